import type { Judge } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import { formulate } from './formulate.js';
import { nominatePoints, simplerPoints } from './nominate-point.js';
import type { Question } from './question.js';
import { askOfSamples } from './sample-question.js';
import { pose } from './situation.js';
import type { Situation } from './situation-data.js';

/** `null` where a premise fails, a number does not exist, or the value of the bound is not positive. */
export function ask(claim: Claim, judge: Judge, situation: Situation): Question | null {
  if (claim.method!.samples) return askOfSamples(claim, judge, situation);
  const posed = pose(claim, judge, situation);
  return (
    posed && {
      bound: posed.bound,
      unit: posed.rounded.unit,
      program: () => formulate(posed.rounded).program,
      points: (gram) => nominatePoints(claim, situation, posed, gram),
      simplerPoints: (gram) => simplerPoints(claim, judge, situation, posed, gram),
    }
  );
}
