import { bitsOf, Fraction, floorQuotient, floorRoot } from './fraction.js';
import { exactly, type Interval, type Intervals, isExact, type Value } from './interval.js';

// Numbers in fixed point: a `Fixed` is a pair of integers with low/2^scale <= true value <= high/2^scale. Every quotient of
// the lower end is rounded down and every quotient of the upper end up, so that no error has to be counted.
interface Fixed {
  readonly low: bigint;
  readonly high: bigint;
}

const ceilQuotient = (n: bigint, d: bigint): bigint => -floorQuotient(-n, d);

function fixed({ low, high }: Interval, scale: bigint): Fixed {
  return { low: floorQuotient(low.n << scale, low.d), high: ceilQuotient(high.n << scale, high.d) };
}

function unfixed({ low, high }: Fixed, scale: bigint): Interval {
  return { low: Fraction.of(low, 1n << scale), high: Fraction.of(high, 1n << scale) };
}

/** x y for 0 <= x, y. */
function product(x: Fixed, y: Fixed, scale: bigint): Fixed {
  return { low: (x.low * y.low) >> scale, high: ceilQuotient(x.high * y.high, 1n << scale) };
}

/** Bits beyond those asked for: reductions of arguments lose some. */
const GUARD_BITS = 32;

/** Exponentials beyond e^(+-this), and angles beyond it, are not computed. */
const MAX_ARGUMENT = 20_000n;

/** A root that is a rational number is found as one. */
export function sqrt(a: Interval, { bits }: Intervals): Value {
  if (a.high.sign < 0) return 'none';
  if (a.low.sign < 0) return 'unknown';
  const low = rootOf(a.low, bits);
  return { low: low.low, high: isExact(a) ? low.high : rootOf(a.high, bits).high };
}

/** With r = floor(sqrt(q 4^s)): r/2^s <= sqrt(q) < (r + 1)/2^s. */
function rootOf(q: Fraction, bits: number): Interval {
  const [n, d] = [floorRoot(q.n), floorRoot(q.d)];
  if (n * n === q.n && d * d === q.d) return exactly(Fraction.of(n, d));
  const scale = BigInt(Math.max(0, bits + Math.ceil((bitsOf(q.d) - bitsOf(q.n)) / 2)));
  const root = floorRoot((q.n << (2n * scale)) / q.d);
  return unfixed({ low: root, high: root + 1n }, scale);
}

export function ln(a: Interval, intervals: Intervals): Value {
  if (a.high.sign <= 0) return 'none';
  if (a.low.sign <= 0) return 'unknown';
  const low = logarithmOf(a.low, intervals.bits);
  return { low: low.low, high: isExact(a) ? low.high : logarithmOf(a.high, intervals.bits).high };
}

/** ln q = k ln 2 + 2 artanh((m - 1)/(m + 1)) for q = 2^k m with m in [1/2, 2], where the argument is at most 1/3 in magnitude. */
function logarithmOf(q: Fraction, bits: number): Interval {
  if (q.order(Fraction.ONE) === 0) return exactly(Fraction.ZERO);
  const k = bitsOf(q.n) - bitsOf(q.d);
  // Near 1 the logarithm is small: its leading zeros cost bits.
  const lost = k === 0 || k === 1 ? bitsOf(q.d) : 0;
  const scale = BigInt(bits + Math.min(lost, 4 * bits) + GUARD_BITS);
  const m = k >= 0 ? Fraction.of(q.n, q.d << BigInt(k)) : Fraction.of(q.n << BigInt(-k), q.d);
  const argument = m.sub(Fraction.ONE).div(m.add(Fraction.ONE));
  const magnitude = artanh(exactly(argument.sign < 0 ? argument.neg() : argument), scale);
  const part = argument.sign < 0 ? { low: -magnitude.high, high: -magnitude.low } : magnitude;
  const two = lnTwo(scale);
  const turns = BigInt(k);
  const whole =
    k >= 0
      ? { low: turns * two.low, high: turns * two.high }
      : { low: turns * two.high, high: turns * two.low };
  return unfixed({ low: whole.low + 2n * part.low, high: whole.high + 2n * part.high }, scale);
}

/**
 * artanh y = y + y^3/3 + y^5/5 + … for 0 <= y <= 1/3. All terms are >= 0: the lower ends add up to a lower bound, and the terms
 * after the last one, y^n/n, are together at most y^n/n * y^2/(1 - y^2) <= y^n/n.
 */
function artanh(y: Interval, scale: bigint): Fixed {
  let power = fixed(y, scale);
  const square = product(power, power, scale);
  let [low, high] = [0n, 0n];
  for (let n = 1n; ; n += 2n) {
    const term: Fixed = { low: power.low / n, high: ceilQuotient(power.high, n) };
    low += term.low;
    high += term.high;
    if (term.high <= 1n) return { low, high: high + term.high };
    power = product(power, square, scale);
  }
}

/** ln 2 = 2 artanh(1/3). */
function lnTwo(scale: bigint): Fixed {
  const { low, high } = artanh(exactly(Fraction.of(1n, 3n)), scale);
  return { low: 2n * low, high: 2n * high };
}

/** ln x/ln 2, exact for the powers of two. */
export function log2(a: Interval, intervals: Intervals): Value {
  const isPower = (n: bigint): boolean => (n & (n - 1n)) === 0n;
  if (isExact(a) && a.low.sign > 0 && isPower(a.low.n) && isPower(a.low.d))
    return exactly(Fraction.of(BigInt(bitsOf(a.low.n) - bitsOf(a.low.d))));
  const natural = ln(a, intervals);
  if (typeof natural === 'string') return natural;
  const scale = BigInt(intervals.bits + GUARD_BITS);
  return intervals.div(natural, unfixed(lnTwo(scale), scale));
}

export function exp(a: Interval, { bits }: Intervals): Value {
  const low = exponentialOf(a.low, bits);
  const high = isExact(a) ? low : exponentialOf(a.high, bits);
  return typeof low === 'string' || typeof high === 'string' ? 'unknown' : { low: low.low, high: high.high };
}

/** e^q = 2^k e^r with r = q - k ln 2 in [0, 1], for q > 0; the inverse for q < 0. */
function exponentialOf(q: Fraction, bits: number): Interval | 'unknown' {
  if (q.sign === 0) return exactly(Fraction.ONE);
  if (q.sign < 0) {
    const inverse = exponentialOf(q.neg(), bits);
    if (typeof inverse === 'string') return inverse;
    return { low: Fraction.ONE.div(inverse.high), high: Fraction.ONE.div(inverse.low) };
  }
  if (q.floor > MAX_ARGUMENT) return 'unknown';
  const scale = BigInt(bits + GUARD_BITS);
  const x = fixed(exactly(q), scale);
  const two = lnTwo(scale);
  const k = x.low / two.high;
  const r: Fixed = { low: x.low - k * two.high, high: x.high - k * two.low };
  const { low, high } = exponentialSeries(r, scale);
  return unfixed({ low: low << k, high: high << k }, scale);
}

/** 1 + r + r^2/2 + … for 0 <= r <= 1: after the term r^n/n! with n >= 2 the others are together at most it. */
function exponentialSeries(r: Fixed, scale: bigint): Fixed {
  let term: Fixed = { low: 1n << scale, high: 1n << scale };
  let [low, high] = [term.low, term.high];
  for (let n = 1n; ; n += 1n) {
    const next = product(term, r, scale);
    term = { low: next.low / n, high: ceilQuotient(next.high, n) };
    low += term.low;
    high += term.high;
    if (n >= 2n && term.high <= 1n) return { low, high: high + term.high };
  }
}

export function cos(a: Interval, intervals: Intervals): Value {
  return waveOf(a, intervals, 0n);
}

export function sin(a: Interval, intervals: Intervals): Value {
  return waveOf(a, intervals, 1n);
}

/**
 * The cosine (`first` 0) or the sine (1) at a point of the interval, and as much to either side as the interval is wide: both functions
 * change by no more than their argument does. The point is taken less a multiple of 2 pi.
 */
function waveOf(a: Interval, { bits }: Intervals, first: 0n | 1n): Value {
  if (isExact(a) && a.low.sign === 0) return exactly(first === 0n ? Fraction.ONE : Fraction.ZERO);
  const farthest = a.high.sign < 0 ? a.low.neg() : a.high;
  if (farthest.floor > MAX_ARGUMENT || a.low.floor < -MAX_ARGUMENT) return 'unknown';
  const scale = BigInt(bits + 2 * GUARD_BITS);
  const x = fixed(a, scale);
  const turn = circle(scale);
  // Half a turn more, so that what is left is between -pi and pi.
  const turns = floorQuotient(2n * x.low + turn.low, 2n * turn.low);
  const rests = [
    x.low - turns * turn.low,
    x.low - turns * turn.high,
    x.high - turns * turn.low,
    x.high - turns * turn.high,
  ];
  const from = rests.reduce((p, q) => (p < q ? p : q));
  const to = rests.reduce((p, q) => (p > q ? p : q));
  const isNegative = from < 0n;
  const magnitude = isNegative ? -from : from;
  const wave = waveSeries({ low: magnitude, high: magnitude }, scale, first);
  const at = isNegative && first === 1n ? { low: -wave.high, high: -wave.low } : wave;
  const one = 1n << scale;
  const [low, high] = [at.low - (to - from), at.high + (to - from)];
  return unfixed({ low: low < -one ? -one : low, high: high > one ? one : high }, scale);
}

/**
 * The alternating series of cos or sin at 0 <= r <= 4. From the third term on the terms decrease, so that what is left out is at
 * most the first term that is left out, which is at most the last one that is not.
 */
function waveSeries(r: Fixed, scale: bigint, first: 0n | 1n): Fixed {
  const square = product(r, r, scale);
  let term: Fixed = first === 0n ? { low: 1n << scale, high: 1n << scale } : r;
  let [low, high] = [0n, 0n];
  let isAdded = true;
  for (let n: bigint = first; ; n += 2n) {
    low += isAdded ? term.low : -term.high;
    high += isAdded ? term.high : -term.low;
    if (n >= 6n && term.high <= 1n) return { low: low - term.high, high: high + term.high };
    const next = product(term, square, scale);
    const divisor = (n + 1n) * (n + 2n);
    term = { low: next.low / divisor, high: ceilQuotient(next.high, divisor) };
    isAdded = !isAdded;
  }
}

export function pi({ bits }: Intervals): Interval {
  const scale = BigInt(bits + GUARD_BITS);
  const { low, high } = circle(scale);
  return unfixed({ low, high }, scale + 1n);
}

/** 2 pi = 32 arctan(1/5) - 8 arctan(1/239) (Machin). */
function circle(scale: bigint): Fixed {
  const [a, b] = [arctanOfInverse(5n, scale), arctanOfInverse(239n, scale)];
  return { low: 32n * a.low - 8n * b.high, high: 32n * a.high - 8n * b.low };
}

/** arctan(1/m) = 1/m - 1/(3 m^3) + …: alternating and decreasing. */
function arctanOfInverse(m: bigint, scale: bigint): Fixed {
  let power: Fixed = { low: (1n << scale) / m, high: ceilQuotient(1n << scale, m) };
  let [low, high] = [0n, 0n];
  let isAdded = true;
  for (let n = 1n; ; n += 2n) {
    const term: Fixed = { low: power.low / n, high: ceilQuotient(power.high, n) };
    low += isAdded ? term.low : -term.high;
    high += isAdded ? term.high : -term.low;
    if (term.high <= 1n) return { low: low - term.high, high: high + term.high };
    power = { low: power.low / (m * m), high: ceilQuotient(power.high, m * m) };
    isAdded = !isAdded;
  }
}

/** a^y = exp(y ln a) for a > 0; 0^y is 0 for y > 0 and 1 for y = 0; of negative numbers there are no real powers. */
export function realPower(a: Interval, y: Interval, intervals: Intervals): Value {
  if (a.high.sign < 0) return 'none';
  if (a.low.sign < 0) return 'unknown';
  if (a.high.sign === 0) {
    if (y.low.sign > 0) return exactly(Fraction.ZERO);
    if (y.high.sign < 0) return 'none';
    return isExact(y) ? exactly(Fraction.ONE) : 'unknown';
  }
  if (isExact(y)) {
    if (y.low.isInteger) return intervals.power(a, y.low.n);
    if (y.low.d === 2n) {
      const root = sqrt(a, intervals);
      return typeof root === 'string' ? root : intervals.power(root, y.low.n);
    }
  }
  const logarithm = ln(a, intervals);
  if (typeof logarithm === 'string') return 'unknown';
  const exponent = intervals.mul(y, logarithm);
  return typeof exponent === 'string' ? 'unknown' : exp(exponent, intervals);
}
