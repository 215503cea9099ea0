import type { Judge } from '../../judgement/index.js';
import type { Claim, MethodUse } from '../../language/index.js';
import { ask, piecesOf, type Question, type Situation, solve } from '../../method/index.js';
import type { Choice } from './choice.js';

/** Enough for a ratio to six digits. */
const EFFORT = { iterations: 40, tolerance: 1e-7, bisections: 7 };

/** The first step in a logarithm, and the one below which a search ends. */
const STEP = { first: 0.7, last: 0.002, factor: 0.4 };

/** A situation with the worst function for it, as far as binary64 sees. */
export interface Found {
  readonly logarithms: readonly number[];
  readonly situation: Situation;
  readonly question: Question;
  readonly gram: Float64Array;
  /** Worst case over bound: above 1 the guarantee seems to be false. */
  readonly ratio: number;
}

/** Work left, in steps of binary64. */
export interface Purse {
  left: number;
}

/** Work of one worst case at a horizon, in steps of binary64 of about 100 ns, measured once. */
export function workAt({ samples, layout }: MethodUse, horizon: number): number {
  const count = samples?.probabilities.length ?? 1;
  // A method that draws samples has a gradient for each history.
  const gradients = samples ? piecesOf(count, horizon) : horizon;
  // A projection takes one more vector away at each step.
  const projections = samples ? piecesOf(count, horizon - 1) : horizon - 1;
  const vectors = gradients + count + (layout.normal === null ? 0 : projections);
  const unknowns = (vectors * (vectors + 1)) / 2 + gradients;
  return 15_000 + 300 * unknowns + 8 * unknowns ** 2 + 0.02 * unknowns ** 3;
}

/** What is asked of one look at a situation. */
export interface Asked {
  /** Digits of its numbers. */
  readonly digits?: number;
  /** A ratio that is not above this is not wanted. */
  readonly above?: number;
}

/** A ratio is known to about this share. */
const BLUR = 1e-6;

/** How bad the worst function of a situation is against the bound. */
export function weigh(
  claim: Claim,
  judge: Judge,
  choice: Choice,
  logarithms: readonly number[],
  { digits, above }: Asked = {},
): Found | null {
  const situation = choice.situation(logarithms, digits);
  const question = ask(claim, judge, situation);
  if (!question) return null;
  const wanted =
    above === undefined ? {} : { atLeast: (above * (1 - BLUR) * question.bound) / question.unit };
  const solution = solve(question.program(), { ...EFFORT, ...wanted });
  if (!solution || !(solution.merit < 1e-3)) return null;
  const ratio = (solution.primal * question.unit) / question.bound;
  return { logarithms, situation, question, gram: solution.gram, ratio };
}

/** Climbs from a start by steps along single numbers, whole sequences and tails, longer steps first. */
export function* climb(
  claim: Claim,
  judge: Judge,
  choice: Choice,
  start: readonly number[],
  purse: Purse,
): Generator<Found> {
  const work = workAt(claim.method!, choice.horizon);
  const spend = (logarithms: readonly number[], asked?: Asked) => {
    purse.left -= work;
    return weigh(claim, judge, choice, logarithms, asked);
  };
  let best = spend(start);
  if (!best) return;
  yield best;
  const directions = choice.directions();
  for (let step = STEP.first; step > STEP.last; step *= STEP.factor) {
    for (let improved = true; improved; ) {
      improved = false;
      const before: number = best.ratio;
      for (const direction of directions)
        for (const signed of [step, -step]) {
          if (purse.left <= 0) return;
          const { logarithms, ratio }: Found = best;
          const moved = spend(
            logarithms.map((x, i) => x + signed * direction[i]!),
            { above: ratio },
          );
          if (!moved || moved.ratio <= best.ratio) continue;
          best = moved;
          yield best;
          break;
        }
      improved = best.ratio > before * (1 + step / 200);
    }
  }
}
