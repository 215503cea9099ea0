import { type Explanation, explain } from '../../campaign/index.js';
import { type Point, type PointJson, pointFromJson } from '../../evaluation/index.js';
import { type Claim, ProblemError } from '../../language/index.js';

/** A claim at a point: everything that can be seen there. */
export interface Observation {
  readonly claim: Claim;
  readonly point: Point;
  readonly explanation: Explanation;
}

/** A page evaluates every definition and every instance at 40 digits; beyond this horizon that takes too long for a picture. */
const MAX_HORIZON = 300;

/** Evaluates a claim at a point of its report; `null` where that costs too much, or the report is of another text. */
export function observe(claim: Claim, at: PointJson): Observation | null {
  try {
    const reading = pointFromJson(claim, at);
    if (reading.kind === 'problem' || reading.point.horizon > MAX_HORIZON) return null;
    return { claim, point: reading.point, explanation: explain(claim, reading.point) };
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
