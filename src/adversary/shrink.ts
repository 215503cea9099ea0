import type { Point } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { type Candidates, entrywise, rescaled, shorter, smallerIntegers, uniform } from './candidates.js';
import { integerPatterns, laws, roundedInLogarithms } from './pattern-candidates.js';
import { grouped, jointlyRescaled, leveled } from './scale-candidates.js';
import { flatten, simplicityOrder } from './simplicity.js';
import { combined, neighbouring } from './small-candidates.js';

/** Cheapest and most effective first. */
const PASSES: readonly Candidates[] = [
  shorter,
  smallerIntegers,
  uniform,
  combined,
  neighbouring,
  laws,
  rescaled,
  jointlyRescaled,
  roundedInLogarithms,
  integerPatterns,
  leveled,
  grouped,
  entrywise,
];

/** Work of making one candidate and comparing it, for each of its numbers, in steps of binary64. */
const WORK_PER_NUMBER = 4;

/** Whether a point still fails, certified by the judge, and what finding that out cost. */
export type StillFails = (point: Point) => { readonly fails: boolean; readonly work: number };

/**
 * The simplest failing point that single steps reach from `point`, in the order of simplicity.ts: a step is
 * taken only to a point that is simpler and that the judge certifies. Ends when no step is left or the
 * budget of work is used up.
 */
export function shrink(
  claim: Claim,
  point: Point,
  stillFails: StillFails,
  budget: number,
  /** Passes of the claim's own, before the others. */
  own: readonly Candidates[] = [],
): Point {
  const isSimpler = simplicityOrder();
  let current = point;
  let left = budget;
  const size = point.values.reduce<number>((sum, value) => sum + flatten(value).length, 1);
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    for (const pass of [...own, ...PASSES]) {
      const simpler = improve(pass);
      if (simpler) progress = true;
    }
  }
  return current;

  /** Runs one pass, from its start after each success, until it offers nothing. */
  function improve(pass: Candidates): boolean {
    let improved = false;
    for (let again = true; again; ) {
      again = false;
      for (const candidate of pass(claim, current)) {
        if (left <= 0) return improved;
        left -= WORK_PER_NUMBER * size;
        if (!isSimpler(candidate, current)) continue;
        const { fails, work } = stillFails(candidate);
        left -= work;
        if (!fails) continue;
        current = candidate;
        improved = true;
        again = true;
        break;
      }
    }
    return improved;
  }
}
