import { type Point, pointFromJson } from '../../src/evaluation/index.js';
import type { Claim } from '../../src/language/index.js';

/** The point of `claim` that this JSON-like object says. */
export function pointOf(claim: Claim, json: Record<string, unknown>): Point {
  const reading = pointFromJson(claim, json);
  if (reading.kind === 'problem')
    throw new Error(`${reading.problem.message}; ${reading.problem.advice ?? ''}`);
  return reading.point;
}
