/**
 * The integers lower <= upper bound a real number x by lower <= 2^bits x <= upper, for a number of bits that
 * goes with it.
 */
export interface FixedPoint {
  readonly lower: bigint;
  readonly upper: bigint;
}

/**
 * 2^bits ln(p/q) for integers p, q > 0 with 1/2 <= p/q <= 2.
 *
 * ln(p/q) = 2 artanh(s), s = (p - q)/(p + q), |s| <= 1/3; artanh(s) = s + s^3/3 + s^5/5 + ... All terms have
 * one sign, so take |s|. In units of 2^-bits every step rounds down: S is at most 1 below |s|, Z = S^2 at most
 * 2 |s| + 1 < 1.7 below s^2, and a power P = |s|^(2i+1) at most d_i below, with d_0 = 1 and
 * d_(i+1) <= d_i/9 + 1.7/3 + 1 < 1.8. Division by 2i + 1 loses less than 1 more. So each of the N terms is less than
 * 2.8 low; where P has become 0 the rest of the series is below 1.8 (1 + 1/9 + ...) < 2.1. In all, artanh |s| is in
 * [sum, sum + 3 N + 3].
 */
export function fixedLogarithm(p: bigint, q: bigint, bits: number): FixedPoint {
  const scale = BigInt(bits);
  const difference = p > q ? p - q : q - p;
  const s = (difference << scale) / (p + q);
  const z = (s * s) >> scale;
  let sum = 0n;
  let divisor = 1n;
  for (let power = s; power > 0n; power = (power * z) >> scale) {
    sum += power / divisor;
    divisor += 2n;
  }
  const lower = difference === 0n ? 0n : 2n * sum;
  const upper = difference === 0n ? 0n : 2n * sum + 3n * divisor + 6n; // N = (divisor - 1)/2
  return p >= q ? { lower, upper } : { lower: -upper, upper: -lower };
}

/**
 * 2^bits exp(x/2^bits) for an integer x with 0 <= x/2^bits <= 3.
 *
 * exp(x) = exp(t)^(2^h), t = x/2^h < 1/8, evaluated with w = bits + 2h + 16 bits, where t is exact. In units of 2^-w,
 * term n of the series of exp(t), computed from the one before as floor(floor(term t)/n), is low by d_n with
 * d_0 = 0, d_n <= d_(n-1)/8 + 2 < 2.3. Where a term has become 0, the true one is below 2.3 + ... and the rest below 2.3 (1 + 1/8 + ...)
 * < 3. So exp(t) is in [sum, sum + 3 N + 3] for N terms. The squarings round the lower bound down and
 * the upper bound up, as does the return to `bits`.
 */
export function fixedExponential(x: bigint, bits: number): FixedPoint {
  const halvings = 5 + Math.floor(Math.sqrt(bits) / 2);
  const working = BigInt(bits + 2 * halvings + 16);
  const t = x << BigInt(halvings + 16);
  let sum = 0n;
  let n = 0n;
  for (let term = 1n << working; term > 0n; term = ((term * t) >> working) / n) {
    sum += term;
    n += 1n;
  }
  let lower = sum;
  let upper = sum + 3n * n + 3n;
  for (let i = 0; i < halvings; i += 1) {
    lower = (lower * lower) >> working;
    upper = ((upper * upper) >> working) + 1n;
  }
  const excess = BigInt(2 * halvings + 16);
  return { lower: lower >> excess, upper: (upper >> excess) + 1n };
}

/**
 * 2^bits sin(x/2^bits) and 2^bits cos(x/2^bits) for an integer x with |x| < 2^bits: x - x^3/3! + ..., 1 - x^2/2! + ...
 *
 * For |x|: the square Z = x^2 is low by less than 1 unit. Term n + 1 is floor(floor(term n * Z)/d), d >= 2: low by
 * d_(n+1) <= (d_n + 1 + 1)/2 + 1, so by less than 4 units throughout. The terms alternate and decrease; where one has become 0
 * the true one, and with it all that follows, is below 4 units. In all N terms are within 4 N + 4 of the sum.
 */
function alternatingSeries(first: bigint, square: bigint, bits: number, divisor: bigint): FixedPoint {
  const scale = BigInt(bits);
  let sum = 0n;
  let n = 0n;
  let d = divisor;
  for (let term = first; term > 0n; n += 1n) {
    sum += n % 2n === 0n ? term : -term;
    term = ((term * square) >> scale) / (d * (d + 1n));
    d += 2n;
  }
  const error = 4n * n + 4n;
  return { lower: sum - error, upper: sum + error };
}

export function fixedSine(x: bigint, bits: number): FixedPoint {
  const size = x < 0n ? -x : x;
  const sine = alternatingSeries(size, (size * size) >> BigInt(bits), bits, 2n);
  return x < 0n ? { lower: -sine.upper, upper: -sine.lower } : sine;
}

export function fixedCosine(x: bigint, bits: number): FixedPoint {
  return alternatingSeries(1n << BigInt(bits), (x * x) >> BigInt(bits), bits, 1n);
}
