import { Rational } from '../../arithmetic/index.js';
import { simplestBetween } from './simplest.js';

/** The smallest constant for which a proof was found, and those for which none was. */
export interface Smallest<P> {
  readonly proved: { readonly constant: Rational; readonly proof: P } | null;
  /** Ascending. */
  readonly open: readonly Rational[];
}

export interface SmallestOptions {
  /** Every constant below is known to be too small. Positive. */
  readonly above: Rational;
  /** Constants that are likely, the likeliest first. */
  readonly likely: readonly Rational[];
  /** Proofs that may be sought. */
  readonly attempts: number;
}

/** The widest constant that is tried, as a multiple of the one that is too small: where that has no proof, nothing has. */
const WIDEST = Rational.of(4);

/** A proof this near to what is refuted is near enough. */
const NEAR = Rational.of(101, 100);

/**
 * Seeks the smallest constant with a proof: the likely ones, then between the largest without and the smallest with one, always the rational of
 * least denominator. What is true for a constant is true for a larger one; that a search finds its proof is only likely.
 */
export function smallestProved<P>(
  prove: (constant: Rational) => P | null,
  { above, likely, attempts }: SmallestOptions,
): Smallest<P> {
  let proved: Smallest<P>['proved'] = null;
  let low = above;
  const open: Rational[] = [];
  let left = attempts;
  const tryAt = (constant: Rational): void => {
    const isBelow = !proved || constant.compare(proved.constant) < 0;
    const isTried = open.some((each) => each.equals(constant));
    const isNear = proved !== null && proved.constant.compare(low.mul(NEAR)) <= 0;
    if (left === 0 || isNear || !isBelow || isTried || constant.compare(low) < 0) return;
    left -= 1;
    const proof = prove(constant);
    if (proof) proved = { constant, proof };
    else {
      open.push(constant);
      low = constant;
    }
  };
  const best = (): Smallest<P>['proved'] => proved;
  for (const constant of likely) tryAt(constant);
  if (!best()) tryAt(simplestBetween(above.mul(Rational.of(3)), above.mul(WIDEST)));
  for (let next = best(); next && left > 0 && next.constant.compare(low.mul(NEAR)) > 0; next = best()) {
    const gap = next.constant.sub(low);
    const third = gap.div(Rational.of(3));
    tryAt(simplestBetween(low.add(third), next.constant.sub(third)));
  }
  return { proved: best(), open: open.sort((a, b) => a.compare(b)) };
}
