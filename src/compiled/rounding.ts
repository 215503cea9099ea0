/**
 * Outward rounding without bit tricks. For a result p = fl(a op b) of a correctly rounded operation, |p| <
 * Infinity, the true value differs from p by at most half a unit in the last place ulp(p), or, where p is
 * below 2^-1022, by at most 2^-1075 (nothing at all for + and -: their subnormal results are exact).
 *
 * With ulp(p) <= 2^-52 |p| < 2 ulp(p) for |p| >= 2^-1022, all of the following hold, because rounding is
 * monotone and p - ulp(p), p + ulp(p) are themselves binary64 numbers:
 *
 * - nonnegative p >= 2^-1022: p (1 - 2^-52) is at most p - ulp(p), so fl(p DOWN) is at most p - ulp(p); and
 *   fl(p UP) is at least p + ulp(p). One multiplication a bound.
 * - nonnegative p < 2^-1022 from * or /: 0 is below the true value, and fl(p UP) + 2^-1022 above it. So
 *   `p < LEAST_NORMAL ? 0 : p * DOWN` and `p * UP + MARGIN` are bounds for every p and any MARGIN >= 2^-1022.
 *   Bulk cases are full of zeros, and what comes of them is about MARGIN: 2^-900 is so large that its products
 *   with EPSILON and with a few numbers of a case are normal (a subnormal result costs fifty times as much as
 *   another), and so small that no bound of a number above 2^-847 feels it.
 * - p = fl(x 2^-k): exact for |p| >= 2^-1022, and else off by at most 2^-1075. `p < LEAST_NORMAL ? 0 : p` and
 *   `p + MARGIN` are bounds of nonnegative x 2^-k, `p - MARGIN` and `p + MARGIN` of any.
 * - nonnegative sums: `s * DOWN`, `s * UP`; a subnormal s is exact, and fl(s DOWN) <= s <= fl(s UP).
 * - any sign: fl(|p| EPSILON) >= ulp(p) for |p| >= 2^-1022, so that `p - (|p| * EPSILON + MARGIN)` is
 *   at most p - ulp(p), and symmetrically above; the summand covers results below 2^-1022, and sums, which
 *   are exact there, do without it.
 * - square roots are never subnormal; `r * DOWN` and `r * UP` allow for a root that is wrong by a whole unit in
 *   the last place, which is more than any engine errs.
 *
 * A sum of n nonnegative numbers, added up plainly to S, has n - 1 roundings by factors within 1 +- 2^-53, so
 * that the true sum lies within S (1 -+ (n-1) 2^-53 (1 + (n-1) 2^-53)). `S * (1 - (n+1) 2^-52)` and
 * `S * (1 + (n+1) 2^-52)` enclose it for n < 2^40: twice the width leaves room for the rounding of the last
 * product, and a subnormal S is exact. The rounding stands outside of the loop: sums cost one addition a term.
 *
 * Existence. A value that may not exist (a root, a quotient, a call) has NaN for both bounds, and every
 * operation with it has too: each bound of a result is made from a bound of each operand, and NaN passes
 * through +, -, *, /, Math.sqrt, Math.min, Math.max and the choice of a bound by a sign. No comparison with
 * NaN is true, so that nothing holds and nothing is violated.
 *
 * Overflow. A bound that overflows may be wrong (Infinity is no lower bound), but then the same value's
 * other bound is no finite number either. One of the two stays so (infinite or NaN) through sums, products and
 * roots; a divisor, an operand of a minimum, maximum or call that is not finite makes NaN of both; and a
 * comparison counts only if the widths of both sides are finite.
 */
export const DOWN = 1 - 2 ** -52;
export const UP = 1 + 2 ** -52;
export const EPSILON = 2 ** -52;
export const LEAST_NORMAL = 2 ** -1022;
export const MARGIN = 2 ** -900;

const text = {
  down: String(DOWN),
  up: String(UP),
  epsilon: String(EPSILON),
  least: String(LEAST_NORMAL),
  margin: String(MARGIN),
} as const;

/** Text of a lower bound of a nonnegative product or quotient `p`; `p` is a name. */
export const productDown = (p: string): string => `(${p}<${text.least}?0:${p}*${text.down})`;
/** Text of an upper bound of a nonnegative product or quotient. */
export const productUp = (p: string): string => `${p}*${text.up}+${text.margin}`;
/** Text of bounds of `p`, a value times 2^-k; the lower one of a nonnegative value, and of any. */
export const scaledDown = (p: string): string => `${p}<${text.least}?0:${p}`;
export const signedScaledDown = (p: string): string => `${p}-${text.margin}`;
export const scaledUp = (p: string): string => `${p}+${text.margin}`;
/** Text of a lower bound of a nonnegative sum or a root. */
export const sumDown = (s: string): string => `${s}*${text.down}`;
export const sumUp = (s: string): string => `${s}*${text.up}`;
/** Text of a lower bound of a sum of any sign; `s` is a name. */
export const signedSumDown = (s: string): string => `${s}-Math.abs(${s})*${text.epsilon}`;
export const signedSumUp = (s: string): string => `${s}+Math.abs(${s})*${text.epsilon}`;
/** Text of a lower bound of a product or quotient of any sign; `p` is a name. */
export const signedProductDown = (p: string): string =>
  `${p}-(Math.abs(${p})*${text.epsilon}+${text.margin})`;
export const signedProductUp = (p: string): string => `${p}+(Math.abs(${p})*${text.epsilon}+${text.margin})`;
/** Text of bounds of a plain sum `s` of `n` nonnegative numbers. */
export const longSumDown = (s: string, n: string): string => `${s}*(1-(${n}+1)*${text.epsilon})`;
export const longSumUp = (s: string, n: string): string => `${s}*(1+(${n}+1)*${text.epsilon})`;
