import { Absent, type Result } from '../../arithmetic.js';
import { Rational } from '../rational.js';
import { add as addSurds, asRational, neg as negSurd, UNREPRESENTABLE } from '../surd.js';
import { isZero } from './canonical.js';
import { add, sub } from './number.js';
import {
  type ExactNumber,
  isForm,
  isRationalLog,
  type Log,
  type Product,
  type Root,
  type Sum,
} from './product.js';
import { multiplyRoots } from './roots.js';

/** As many products keep a comparison (a logarithm or an exponential for each) below a tenth of a second. */
const MAX_PRODUCTS = 128;
/** Multiplying out looks up a product for each pair. */
const MAX_PAIRS = 1024;
/** Longer arguments of logarithms are not kept: 2^13 bits are the factorial of 900. */
const MAX_ARGUMENT = 1n << 8192n;

const NO_SUM: Sum = [];

function sameRoots(a: readonly Root[], b: readonly Root[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ base, exponent }, i) => base === b[i]!.base && exponent.equals(b[i]!.exponent))
  );
}

function sameLogs(a: readonly Log[], b: readonly Log[]): boolean {
  return (
    a.length === b.length &&
    a.every((log) => b.some((other) => log.power === other.power && sameArgument(log, other)))
  );
}

/** Whether two logarithms are one by their arguments; that others differ is not certain. */
function sameArgument(a: Log, b: Log): boolean {
  if (isRationalLog(a) && isRationalLog(b)) return a.argument.equals(b.argument);
  if (isRationalLog(a) || isRationalLog(b)) return false;
  return (
    a.argument === b.argument || sameExponent(a.argument as ExactNumber, b.argument as ExactNumber) === true
  );
}

/** Whether two exponents are the same number, as far as `isZero` can see: two that are told apart may still be equal. */
function sameExponent(a: ExactNumber | null, b: ExactNumber | null): Result<boolean> {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const p = isForm(a) ? null : asRational(a);
  const q = isForm(b) ? null : asRational(b);
  if (p && q) return p.equals(q);
  const difference = sub(a, b);
  return difference instanceof Absent ? difference : isZero(difference);
}

/** Adds a product to the one with the same roots, logarithms and exponent, or as a new one. */
export function collect(sum: Sum, product: Product): Result<Sum> {
  for (const [i, other] of sum.entries()) {
    if (!sameRoots(other.roots, product.roots) || !sameLogs(other.logs, product.logs)) continue;
    const same = sameExponent(other.exponent, product.exponent);
    if (same instanceof Absent) return same;
    if (!same) continue;
    const coefficient = addSurds(other.coefficient, product.coefficient);
    if (coefficient instanceof Absent) return coefficient;
    return coefficient.length === 0 ? sum.toSpliced(i, 1) : sum.with(i, { ...other, coefficient });
  }
  return sum.length < MAX_PRODUCTS ? [...sum, product] : UNREPRESENTABLE;
}

/**
 * Adds a product, and puts c ln p + c ln q together as c ln(p q): a telescoping sum of logarithms stays one logarithm. Which
 * logarithms meet depends on the order, but only how the number is written does; `canonical` forgets it.
 */
function accumulate(sum: Sum, product: Product): Result<Sum> {
  const joined = logarithmWith(sum, product);
  if (joined === null || joined instanceof Absent) return joined ?? collect(sum, product);
  const rest = sum.toSpliced(joined.position, 1);
  return joined.product === null ? rest : accumulate(rest, joined.product);
}

interface Joined {
  readonly position: number;
  /** `null` if both cancel. */
  readonly product: Product | null;
}

function logarithmWith(sum: Sum, product: Product): Result<Joined> | null {
  const added = rationalLogarithm(product);
  if (added === null) return null;
  const [c, q] = added;
  for (const [position, other] of sum.entries()) {
    const known = rationalLogarithm(other);
    if (known === null) continue;
    const [d, p] = known;
    if (!d.abs().equals(c.abs()) || !sameRoots(other.roots, product.roots)) continue;
    const same = sameExponent(other.exponent, product.exponent);
    if (same instanceof Absent) return same;
    if (!same) continue;
    if (p.equals(q)) return null;
    const argument = c.equals(d) ? p.mul(q) : p.div(q);
    const joined = withLogarithm(other, argument);
    return joined instanceof Absent ? joined : { position, product: joined };
  }
  return null;
}

/** Coefficient and argument of a product with one logarithm, if both are rational. */
function rationalLogarithm({ coefficient, logs }: Product): readonly [Rational, Rational] | null {
  const [log, ...others] = logs;
  if (!log || others.length > 0 || log.power !== 1 || !isRationalLog(log)) return null;
  const c = asRational(coefficient);
  return c && [c, log.argument];
}

/** The product with ln(argument) as its logarithm: for an argument below 1, minus ln(1/argument). */
export function withLogarithm(product: Product, argument: Rational): Result<Product> | null {
  if (argument.numerator > MAX_ARGUMENT || argument.denominator > MAX_ARGUMENT) return UNREPRESENTABLE;
  const order = argument.compare(Rational.ONE);
  if (order === 0) return null;
  if (order > 0) return { ...product, logs: [{ argument, power: 1 }] };
  const logs = [{ argument: Rational.ONE.div(argument), power: 1 }];
  return { ...product, coefficient: negSurd(product.coefficient), logs };
}

export function addSums(a: Sum, b: Sum): Result<Sum> {
  let sum: Result<Sum> = a;
  for (const product of b) {
    sum = accumulate(sum, product);
    if (sum instanceof Absent) return sum;
  }
  return sum;
}

export function negSum(a: Sum): Sum {
  return a.map((product) => ({ ...product, coefficient: negSurd(product.coefficient) }));
}

export function mulSums(a: Sum, b: Sum): Result<Sum> {
  if (a.length * b.length > MAX_PAIRS) return UNREPRESENTABLE;
  let sum: Result<Sum> = NO_SUM;
  for (const x of a)
    for (const y of b) {
      const product = multiply(x, y);
      if (product instanceof Absent) return product;
      sum = accumulate(sum, product);
      if (sum instanceof Absent) return sum;
    }
  return sum;
}

export function multiply(x: Product, y: Product): Result<Product> {
  const roots = multiplyRoots(x, y);
  if (roots instanceof Absent) return roots;
  const exponent = addExponents(x.exponent, y.exponent);
  if (exponent instanceof Absent) return exponent;
  return { ...roots, logs: multiplyLogs(x.logs, y.logs), exponent };
}

function addExponents(a: ExactNumber | null, b: ExactNumber | null): Result<ExactNumber> | null {
  if (a === null || b === null) return a ?? b;
  const sum = add(a, b);
  if (sum instanceof Absent) return sum;
  const zero = isZero(sum);
  if (zero instanceof Absent) return zero;
  return zero ? null : sum;
}

/** Powers of one argument are added. */
export function multiplyLogs(a: readonly Log[], b: readonly Log[]): readonly Log[] {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const logs = [...a];
  for (const log of b) {
    const i = logs.findIndex((other) => sameArgument(other, log));
    if (i === -1) logs.push(log);
    else logs[i] = { argument: log.argument, power: logs[i]!.power + log.power };
  }
  return logs;
}
