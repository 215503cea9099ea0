/**
 * ln x for finite x > 0 to within |ln x| 2^-48, by elementary operations alone: `Math.log` promises nothing.
 *
 * x = 2^k m with m in [sqrt(1/2), sqrt(2)] (up to a unit), s = (m - 1)/(m + 1), z = s^2 < 0.0296, and
 * ln x = k ln 2 + 2s (1 + z/3 + z^2/5 + ...). With u = 2^-53: m - 1 is exact, s is off by at most 2.1u
 * relatively, the series after z^9/19 is below z^10/21 < 0.3u, Horner's rule adds less than 2u (its terms
 * shrink by 0.01 at each step), the products 2u: together below 7u |2 artanh s|. k ln 2 is off by at most
 * 2u |k ln 2|, and the last sum by u |ln x|. For k = 0 that is at most 8u |ln x|; otherwise |ln x| >= 0.346,
 * |2 artanh s| <= 0.347 and |k ln 2| <= |ln x| + 0.347, so at most (7 + 4 + 1) 1.01u |ln x|. 32u leaves room.
 */
export const LN_ERROR = 2 ** -48;

const LEAST_NORMAL = 2 ** -1022;
/** Octaves by which a subnormal number is lifted first, exactly. */
const LIFT = 54;

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);
// The word with sign and exponent comes second on nearly every machine; ask nevertheless.
const EXPONENT_OF_ONE = 0x3ff00000;
const FRACTION_MASK = 0x000fffff;
number[0] = 1;
const HIGH = words[1] === EXPONENT_OF_ONE ? 1 : 0;

export function lnNearly(x: number): number {
  const lift = x < LEAST_NORMAL ? LIFT : 0;
  number[0] = lift === 0 ? x : x * 2 ** LIFT;
  const high = words[HIGH]!;
  let k = (high >>> 20) - 1023 - lift;
  words[HIGH] = (high & FRACTION_MASK) | EXPONENT_OF_ONE;
  let m = number[0]!;
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const s = (m - 1) / (m + 1);
  const z = s * s;
  const series =
    z *
    (1 / 3 +
      z *
        (1 / 5 +
          z *
            (1 / 7 +
              z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17 + z * (1 / 19)))))))));
  return k * Math.LN2 + (2 * s + 2 * s * series);
}
