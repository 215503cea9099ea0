import { Absent, type Result } from '../arithmetic.js';
import { Rational } from '../exact/rational.js';
import { fromRational } from './convert.js';
import { add, div, mul, neg, product, sub, sum } from './operations.js';
import {
  distanceFromZero,
  exactly,
  magnitude,
  OUT_OF_RANGE,
  raised,
  type Twofold,
} from './twofold-number.js';

const NONPOSITIVE = new Absent('does not exist', 'logarithm of a nonpositive number');
const PERHAPS_NONPOSITIVE = new Absent('unknown', 'logarithm of a nonpositive number');

/** 10^48 pi and 10^48 ln 2, rounded down (OEIS A000796, A002162): both constants to 48 decimals, far more than are carried. */
const PI_DIGITS = 3141592653589793238462643383279502884197169399375n;
const LN2_DIGITS = 693147180559945309417232121458176568075500134360n;

const HALF_PI = constant(PI_DIGITS, 2n);
const LN2 = constant(LN2_DIGITS, 1n);

/** Encloses digits / (divisor 10^48): the next digit is less than a unit of 10^-48. */
function constant(digits: bigint, divisor: bigint): Twofold {
  const centre = fromRational(Rational.of(digits, divisor * 10n ** 48n)) as Twofold;
  return { ...centre, radius: raised(centre.radius + 1e-48) };
}

/** 1/n! for n = 0, 1, …: enough for every series below. */
const INVERSE_FACTORIALS: readonly Twofold[] = (() => {
  const all: Twofold[] = [];
  let factorial = 1n;
  for (let n = 0n; n <= 30n; n += 1n) {
    if (n > 0n) factorial *= n;
    all.push(fromRational(Rational.of(1n, factorial)) as Twofold);
  }
  return all;
})();

/** sum over j in 0..count-1 of c_j z^j, innermost first. Operands are of moderate size, where nothing is absent. */
function polynomial(z: Twofold, coefficients: readonly Twofold[]): Twofold {
  let value = coefficients.at(-1)!;
  for (let j = coefficients.length - 2; j >= 0; j -= 1) value = sum(coefficients[j]!, product(z, value));
  return value;
}

function widened(a: Twofold, by: number): Twofold {
  return { ...a, radius: raised(a.radius + by) };
}

const COSINE = INVERSE_FACTORIALS.filter((_, n) => n % 2 === 0)
  .slice(0, 14)
  .map((c, j) => (j % 2 === 0 ? c : neg(c)));
const SINE = INVERSE_FACTORIALS.filter((_, n) => n % 2 === 1)
  .slice(0, 14)
  .map((c, j) => (j % 2 === 0 ? c : neg(c)));

/** Above 1/28!. For |y| <= 1 the terms of both series alternate and fall, and the first one left out bounds the rest. */
const COSINE_REST = 3.3e-30;

/** Quarter turns beyond this many would cost digits of the remainder: other arithmetics know more digits of pi. */
const MOST_QUARTERS = 2 ** 20;

/** A radius of this size makes the answer -1..1 anyway. */
const WIDEST_ANGLE = 0.25;

export function cos(a: Twofold): Result<Twofold> {
  return turned(a, 0);
}

/** sin x = cos(x - pi/2): three quarter turns further. */
export function sin(a: Twofold): Result<Twofold> {
  return turned(a, 3);
}

/** cos(a + ahead pi/2), by the series after taking off quarter turns: |y| <= pi/4 and the radius, below 1.1. */
function turned(a: Twofold, ahead: number): Result<Twofold> {
  const quarters = Math.round(a.high / (Math.PI / 2));
  if (Math.abs(quarters) > MOST_QUARTERS) return OUT_OF_RANGE;
  if (a.radius > WIDEST_ANGLE) return { high: 0, low: 0, radius: 1 };
  const whole = mul(exactly(quarters), HALF_PI);
  const y = whole instanceof Absent ? whole : sub(a, whole);
  if (y instanceof Absent) return y;
  const small = tiny(y);
  const square = small ? exactly(0) : mul(y, y);
  if (square instanceof Absent) return square;
  const quadrant = (((quarters + ahead) % 4) + 4) % 4;
  const even = quadrant % 2 === 0;
  // A tiny y enters with its whole size as radius.
  const argument = small ? { high: 0, low: 0, radius: raised(magnitude(y) ** 2) } : square;
  const series = polynomial(argument, even ? COSINE : SINE);
  const bounded = even ? series : mul(y, series);
  if (bounded instanceof Absent)
    return small ? { high: 0, low: 0, radius: raised(2 * magnitude(y)) } : bounded;
  const value = widened(bounded, restOfCosine(magnitude(y)));
  return quadrant === 1 || quadrant === 2 ? neg(value) : value;
}

/** Below this size the square would leave the range. */
function tiny({ high }: Twofold): boolean {
  return Math.abs(high) < 2 ** -190;
}

/** y^28/28!, at least as large as y^29/29! for |y| <= 29, and so a bound of what both series leave out. */
function restOfCosine(y: number): number {
  return raised(y ** 28 * COSINE_REST);
}

const EXPONENTIAL = INVERSE_FACTORIALS.slice(0, 16);

/** exp(x) beyond these leaves the range of a twofold number. */
const LARGEST_EXPONENT = 270;

/** Halvings of the argument before the series, and squarings after it. */
const HALVINGS = 5;

/**
 * exp(x) = 2^k exp(r/2^5)^(2^5) with x = k ln 2 + r. |r| < 0.35, and its radius is little more than 1 at most: |r/32| < 0.05,
 * and the series from z^16/16! on is below 1.1 z^16/16! < 6e-14 z^16.
 */
export function exp(a: Twofold): Result<Twofold> {
  if (!(Math.abs(a.high) <= LARGEST_EXPONENT) || a.radius > 1) return OUT_OF_RANGE;
  const k = Math.round(a.high / Math.LN2);
  const turned = mul(exactly(k), LN2) as Twofold;
  const r = sub(a, turned) as Twofold;
  const scale = 2 ** -HALVINGS;
  const z = { high: r.high * scale, low: r.low * scale, radius: r.radius * scale };
  if (z.high !== 0 && Math.abs(z.high) < 2 ** -390)
    return k === 0 ? widened(exactly(1), raised(2 * magnitude(a))) : OUT_OF_RANGE;
  let power = widened(polynomial(z, EXPONENTIAL), magnitude(z) ** 16 * 6e-14);
  for (let i = 0; i < HALVINGS; i += 1) power = mul(power, power) as Twofold;
  const two = 2 ** k;
  return { high: power.high * two, low: power.low * two, radius: power.radius * two };
}

/**
 * ln x = y + ln(1 + z) with y = fl(ln x) of the machine, whatever that is worth, and z = x exp(-y) - 1, which is about 10^-15.
 * |ln(1 + z) - z + z^2/2| <= |z|^3 / (3 (1 - |z|)) <= |z|^3 for |z| <= 1/2.
 */
export function ln(a: Twofold): Result<Twofold> {
  const least = distanceFromZero(a);
  if (a.high <= 0 && (a.radius === 0 || (a.high < 0 && least > 0))) return NONPOSITIVE;
  if (!(a.high > 0 && least > 0)) return PERHAPS_NONPOSITIVE;
  const y = exactly(Math.log(a.high));
  const back = exp(neg(y));
  if (back instanceof Absent) return back;
  const product = mul(a, back);
  if (product instanceof Absent) return product;
  const z = sub(product, exactly(1)) as Twofold;
  const size = magnitude(z);
  if (!(size < 0.5)) return OUT_OF_RANGE;
  if (Math.abs(z.high) < 2 ** -190) return widened(y, 2 * size);
  const square = mul(z, z);
  if (square instanceof Absent) return square;
  const half = { high: square.high / 2, low: square.low / 2, radius: square.radius / 2 };
  const series = sub(z, half) as Twofold;
  return add(y, widened(series, size ** 3)) as Twofold;
}

/** x^n by repeated squaring, and 1/x^-n. */
export function integerPower(a: Twofold, exponent: number): Result<Twofold> {
  if (exponent < 0) {
    if (a.high === 0 && a.radius === 0) return new Absent('does not exist', 'zero to a negative power');
    if (!(distanceFromZero(a) > 0)) return new Absent('unknown', 'zero to a negative power');
    const power = integerPower(a, -exponent);
    return power instanceof Absent ? power : div(exactly(1), power);
  }
  let result: Result<Twofold> = exactly(1);
  let square: Result<Twofold> = a;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = mul(result, square);
    if (result instanceof Absent) return result;
    if (rest === 1) break;
    square = mul(square, square);
    if (square instanceof Absent) return square;
  }
  return result;
}

/** exp(y ln a), with the values at 0 that `Arithmetic` states. */
export function realPower(a: Twofold, y: Twofold): Result<Twofold> {
  if (a.high === 0 && a.radius === 0) {
    if (y.high === 0 && y.radius === 0) return exactly(1);
    if (!(distanceFromZero(y) > 0)) return new Absent('unknown', 'zero to a negative power');
    return y.high > 0 ? exactly(0) : new Absent('does not exist', 'zero to a negative power');
  }
  if (a.high < 0 && distanceFromZero(a) > 0)
    return new Absent('does not exist', 'negative number to a real power');
  if (!(a.high > 0 && distanceFromZero(a) > 0))
    return new Absent('unknown', 'negative number to a real power');
  const logarithm = ln(a);
  if (logarithm instanceof Absent) return logarithm;
  const exponent = mul(y, logarithm);
  return exponent instanceof Absent ? exponent : exp(exponent);
}

/** ln x / ln 2; exact for powers of two, where the quotient would only be near an integer. */
export function log2(a: Twofold): Result<Twofold> {
  if (a.low === 0 && a.radius === 0 && a.high > 0) {
    const exponent = Math.round(Math.log2(a.high));
    if (2 ** exponent === a.high) return exactly(exponent);
  }
  const logarithm = ln(a);
  return logarithm instanceof Absent ? logarithm : div(logarithm, LN2);
}

/** Encloses pi. */
export const PI: Twofold = mul(HALF_PI, exactly(2)) as Twofold;
