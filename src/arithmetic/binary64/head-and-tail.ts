import { mulDown, mulUp } from './product.js';

/**
 * A real number known more closely than one binary64 number can say: it lies in
 * [head + tailLower, head + tailUpper], and the tail is small against the head.
 */
export interface HeadAndTail {
  readonly head: number;
  readonly tailLower: number;
  readonly tailUpper: number;
}

/** The lower bound of c t for t in [lower, upper]. */
export function scaleDown(c: number, lower: number, upper: number): number {
  return mulDown(c, c >= 0 ? lower : upper);
}

/** The upper bound of c t for t in [lower, upper]. */
export function scaleUp(c: number, lower: number, upper: number): number {
  return mulUp(c, c >= 0 ? upper : lower);
}
