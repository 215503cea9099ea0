import { Absent, type Result } from '../../arithmetic.js';
import { Rational } from '../rational.js';
import { asRational, type Surd, surd, UNREPRESENTABLE } from '../surd.js';
import { divide, mul } from './number.js';
import {
  asForm,
  type ExactNumber,
  isForm,
  isRationalLog,
  type Product,
  plainProduct,
  type Sum,
  written,
} from './product.js';
import { rationalPower } from './roots.js';
import { scaledByLargest, signOf } from './sign.js';
import { add, canonical, collect, multiply, negSum, sub, withLogarithm } from './sum.js';

const ONE: Surd = surd(Rational.ONE);
const ONE_PRODUCT = plainProduct(ONE);
/** Greater powers of sums grow beyond the limits of sums. */
const MAX_POWER = 8n;
const HALF = Rational.of(1n, 2n);

/**
 * ln x for a number that is certainly positive: of q sqrt(n) b^e ... exp(E) it is ln q + ln(n)/2 + e ln b + ... + E. Of a sum of
 * several products it is the largest exponent and the logarithm of what is left, which is kept as it is.
 */
export function ln(x: ExactNumber): Result<ExactNumber> {
  const { sum, divisor } = asForm(x);
  if (divisor === null) return lnOfSum(sum);
  const [above, below] =
    signOf({ sum, divisor: null }) === 1 ? [sum, divisor] : [negSum(sum), negSum(divisor)];
  const difference = lnOfSum(above);
  const subtrahend = lnOfSum(below);
  if (difference instanceof Absent) return difference;
  return subtrahend instanceof Absent ? subtrahend : sub(difference, subtrahend);
}

function lnOfSum(sum: Sum): Result<ExactNumber> {
  const [product, ...others] = asOneProduct(sum);
  if (others.length === 0 && product!.coefficient.length === 1 && product!.logs.length === 0)
    return lnOfProduct(product!);
  const scaled = scaledByLargest(sum);
  if (scaled instanceof Absent) return scaled;
  // Too close to 0 to be sure of the sign: no logarithm is made of it.
  if (signOf({ sum: scaled.sum, divisor: null }) !== 1) return UNREPRESENTABLE;
  const logs = [{ argument: written({ sum: scaled.sum, divisor: null }), power: 1 }];
  const logarithm: ExactNumber = { sum: [{ ...ONE_PRODUCT, logs }], divisor: null };
  return scaled.exponent === null ? logarithm : add(scaled.exponent, logarithm);
}

/** A sum that is one product over a coprime base, as that product: 6^(4/3) + (3/500)^(4/3) is 10001/10000 times 6^(4/3). */
function asOneProduct(sum: Sum): Sum {
  if (sum.length === 1) return sum;
  const over = canonical([sum]);
  return over instanceof Absent || over[0]!.length !== 1 ? sum : over[0]!;
}

function lnOfProduct(product: Product): Result<ExactNumber> {
  let result: Result<ExactNumber> = product.exponent ?? [];
  const { coefficient, radicand } = product.coefficient[0]!;
  // ln(q sqrt n) = ln(q^2 n)/2 keeps one logarithm where two would have to be put together again.
  const logarithms: [Rational, Rational][] =
    radicand === 1n
      ? [[Rational.ONE, coefficient]]
      : [[HALF, coefficient.mul(coefficient).mul(Rational.of(radicand))]];
  for (const { base, exponent } of product.roots) logarithms.push([exponent, Rational.of(base)]);
  for (const [factor, argument] of logarithms) {
    const logarithm = withLogarithm(plainProduct(surd(factor)), argument);
    if (logarithm === null) continue;
    if (logarithm instanceof Absent) return logarithm;
    result = add(result, { sum: [logarithm], divisor: null });
    if (result instanceof Absent) return result;
  }
  return result;
}

/** exp x, where exp(q ln r) = r^q for rational q is a power: what is left has no logarithm of a rational with a rational coefficient. */
export function exp(x: ExactNumber): Result<ExactNumber> {
  if (!isForm(x)) return x.length === 0 ? ONE : exponential(ONE_PRODUCT, x);
  if (x.divisor !== null) return exponential(ONE_PRODUCT, x);
  let powers: Product = ONE_PRODUCT;
  let rest: Sum = [];
  for (const [position, product] of x.sum.entries()) {
    const whole = wholeLogarithm(product);
    if (whole) return whole instanceof Absent ? whole : raised(whole, x.sum.toSpliced(position, 1));
    const { exponent: q, argument, rest: irrational } = rationalLogarithm(product);
    if (q) {
      const power = rationalPower(argument, q);
      if (power instanceof Absent) return power;
      const next = multiply(powers, { ...power, logs: [], exponent: null });
      if (next instanceof Absent) return next;
      powers = next;
    }
    if (irrational) {
      const next = collect(rest, irrational);
      if (next instanceof Absent) return next;
      rest = next;
    }
  }
  return exponential(powers, written({ sum: rest, divisor: null }));
}

/** x^power. */
interface Whole {
  readonly base: ExactNumber;
  readonly power: Rational;
}

/** exp(n ln s) for a sum s is s^n; for a rational n that is no integer it would be a root of a sum, which is not represented. */
function wholeLogarithm({ coefficient, roots, logs, exponent }: Product): Result<Whole> | null {
  const [log, ...others] = logs;
  if (!log || isRationalLog(log) || log.power !== 1 || others.length > 0) return null;
  const power = asRational(coefficient);
  if (!power || roots.length > 0 || exponent !== null) return null;
  const fits = power.isInteger && power.numerator >= -MAX_POWER && power.numerator <= MAX_POWER;
  return fits ? { base: log.argument as ExactNumber, power } : UNREPRESENTABLE;
}

/** base^power exp(rest). */
function raised({ base, power }: Whole, rest: Sum): Result<ExactNumber> {
  let result = exp(written({ sum: rest, divisor: null }));
  const times = power.abs().numerator;
  for (let i = 0n; i < times; i += 1n) {
    if (result instanceof Absent) return result;
    result = power.sign > 0 ? mul(result, base) : divide(result, base);
  }
  return result;
}

function exponential(factor: Product, x: ExactNumber): ExactNumber {
  const isZero = !isForm(x) && x.length === 0;
  return written({ sum: [{ ...factor, exponent: isZero ? null : x }], divisor: null });
}

interface LogarithmParts {
  /** `null` where there is no such part. */
  readonly exponent: Rational | null;
  readonly argument: Rational;
  readonly rest: Product | null;
}

/** A product as q ln r + rest, q rational: (q + c) ln r, c without a rational part, is one. */
function rationalLogarithm(product: Product): LogarithmParts {
  const { coefficient, roots, logs, exponent } = product;
  const [log, ...others] = logs;
  const isOne = roots.length === 0 && exponent === null && others.length === 0;
  if (!isOne || !log || log.power !== 1 || !isRationalLog(log))
    return { exponent: null, argument: Rational.ONE, rest: product };
  const q = asRational(coefficient.filter(({ radicand }) => radicand === 1n))!;
  const rest = coefficient.filter(({ radicand }) => radicand !== 1n);
  return {
    exponent: q.sign === 0 ? null : q,
    argument: log.argument,
    rest: rest.length === 0 ? null : { ...product, coefficient: rest },
  };
}

/** x^y = exp(y ln x) for a number that is certainly positive. */
export function power(x: ExactNumber, y: ExactNumber): Result<ExactNumber> {
  const logarithm = ln(x);
  if (logarithm instanceof Absent) return logarithm;
  const exponent = mul(y, logarithm);
  return exponent instanceof Absent ? exponent : exp(exponent);
}
