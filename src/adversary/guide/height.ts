import type { Evaluator } from '../../compiled/index.js';
import type { Relation } from '../../language/index.js';

/** Both sides of a statement, and how large the numbers are that they add up. */
export interface Sides {
  readonly left: Evaluator;
  readonly right: Evaluator;
  readonly leftMagnitude: Evaluator;
  readonly rightMagnitude: Evaluator;
}

/** Where neither the ratio of the sides nor their scaled difference says anything: the sides are far apart. */
export const LOWEST = -200;

/** Sides of an equality that differ by less than this share are equal as far as floating point can see. */
const EQUAL = 1e-11;

/**
 * How high a statement stands at a point: 0 where its sides are equal, above 0 where it fails, the more the
 * worse; as a ratio, e^height. For sides of one sign the logarithm of the ratio of the lesser (as claimed) to the
 * greater one; otherwise of what their scaled difference d = (lesser - greater) / (sum of magnitudes) stands for,
 * (1 + d) / (1 - d), which is the same number for plain positive sides. NaN where a side has no value.
 */
export function heightOf(relation: Relation, sides: Sides): number {
  const left = sides.left();
  const right = sides.right();
  // A premise alone says `!=`; it fails only where the sides are equal.
  if (relation === '!=') return left === right ? -LOWEST : Number.isNaN(left + right) ? Number.NaN : LOWEST;
  if (relation === '=') return equalityHeight(left, right, sides);
  const ascending = relation === '<=' || relation === '<';
  const lesser = ascending ? left : right;
  const greater = ascending ? right : left;
  if (lesser > 0 && greater > 0) return clamped(Math.log(lesser / greater));
  if (lesser < 0 && greater < 0) return clamped(Math.log(greater / lesser));
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
  const scale = sides.leftMagnitude() + sides.rightMagnitude();
  if (lesser === greater) return 0;
  const d = (lesser - greater) / scale;
  return clamped(Math.log((1 + d) / (1 - d)));
}

function equalityHeight(left: number, right: number, sides: Sides): number {
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.NaN;
  const difference = Math.abs(left - right);
  if (difference === 0) return LOWEST;
  return clamped(Math.log(difference / (sides.leftMagnitude() + sides.rightMagnitude()) / EQUAL));
}

function clamped(height: number): number {
  return Number.isNaN(height) ? height : Math.max(LOWEST, Math.min(-LOWEST, height));
}
