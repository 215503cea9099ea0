import { Absent, type Result } from '../../arithmetic.js';
import { Rational } from '../rational.js';
import { add as addSurds, asRational, neg as negSurd, surd, UNREPRESENTABLE } from '../surd.js';
import { commonBase } from './common-base.js';
import { exponentsOver } from './coprime.js';
import {
  asForm,
  type ExactNumber,
  isForm,
  isRationalLog,
  type Log,
  type Product,
  type Root,
  type Sum,
  written,
} from './product.js';
import { integerPower, multiplyRoots } from './roots.js';

// Sums of products, and the sums and the canonical form of exact numbers: one file, because the exponent of a product is an exact number
// itself, so that to add two products is to compare two numbers.

/** As many products keep a comparison (a logarithm or an exponential for each) below a tenth of a second. */
const MAX_PRODUCTS = 128;
/** Multiplying out looks up a product for each pair. */
const MAX_PAIRS = 1024;
/** Longer arguments of logarithms are not kept: 2^13 bits are the factorial of 900. */
const MAX_ARGUMENT = 1n << 8192n;

/** Logarithms of products are multiplied out up to this many products of logarithms. */
const MAX_EXPANSION = 64;

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

export function form(sum: Result<Sum>, divisor: Result<Sum> | null): Result<ExactNumber> {
  if (sum instanceof Absent) return sum;
  if (divisor instanceof Absent) return divisor;
  return written({ sum, divisor });
}

export function add(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  if (!isForm(a) && !isForm(b)) return addSurds(a, b);
  const [x, y] = [asForm(a), asForm(b)];
  if (x.divisor === y.divisor) return form(addSums(x.sum, y.sum), x.divisor);
  const left = times(x.sum, y.divisor);
  if (left instanceof Absent) return left;
  const right = times(y.sum, x.divisor);
  if (right instanceof Absent) return right;
  return form(addSums(left, right), productOf(x.divisor, y.divisor));
}

export function neg(a: ExactNumber): ExactNumber {
  return isForm(a) ? { sum: negSum(a.sum), divisor: a.divisor } : negSurd(a);
}

export function sub(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  return add(a, neg(b));
}

export function times(sum: Sum, divisor: Sum | null): Result<Sum> {
  return divisor === null ? sum : mulSums(sum, divisor);
}

export function productOf(a: Sum | null, b: Sum | null): Result<Sum> | null {
  if (a === null || b === null) return a ?? b;
  return mulSums(a, b);
}

/**
 * The sums over one coprime base: the bases of all roots and the arguments of all logarithms are products of powers of pairwise
 * coprime integers, ln of a product is written as the sum of logarithms, and a base is no perfect power of a degree that
 * divides the denominators of its exponents. Two products then differ in a root exponent modulo 1/2, in the powers of their
 * logarithms, or in exponents that are not known to be the same. A sum without products is 0 for certain; of which others it is
 * certain that they are not 0 says `nonzero.ts`.
 */
export function canonical(sums: readonly Sum[]): Result<readonly Sum[]> {
  const base = commonBase(sums.flat());
  if (base === null) return sums;
  if (base instanceof Absent) return base;
  const rewritten: Sum[] = [];
  for (const sum of sums) {
    const next = rewrite(sum, base);
    if (next instanceof Absent) return next;
    rewritten.push(next);
  }
  return rewritten;
}

function rewrite(sum: Sum, base: readonly bigint[]): Result<Sum> {
  let result: Sum = [];
  for (const product of sum) {
    const terms = rewriteProduct(product, base);
    if (terms instanceof Absent) return terms;
    for (const term of terms) {
      const next = collect(result, term);
      if (next instanceof Absent) return next;
      result = next;
    }
  }
  return result;
}

function rewriteProduct(product: Product, base: readonly bigint[]): Result<Sum> {
  let roots: ReturnType<typeof multiplyRoots> = { coefficient: product.coefficient, roots: [] };
  for (const { base: n, exponent } of product.roots)
    for (const [b, e] of exponentsOver(n, base)) {
      const power = integerPower(b, exponent.mul(Rational.of(e)));
      if (power instanceof Absent) return power;
      roots = multiplyRoots(roots, power);
      if (roots instanceof Absent) return roots;
    }
  const expanded = expandLogs(product.logs, base);
  if (expanded instanceof Absent) return expanded;
  const factor: Product = { ...roots, logs: [], exponent: product.exponent };
  const terms: Product[] = [];
  for (const { coefficient, logs } of expanded) {
    const term = multiply(factor, { coefficient: surd(coefficient), roots: [], logs, exponent: null });
    if (term instanceof Absent) return term;
    terms.push(term);
  }
  return terms;
}

interface LogProduct {
  readonly coefficient: Rational;
  readonly logs: readonly Log[];
}

/** A product of powers of logarithms, multiplied out over the base. */
function expandLogs(logs: readonly Log[], base: readonly bigint[]): Result<readonly LogProduct[]> {
  let result: readonly LogProduct[] = [{ coefficient: Rational.ONE, logs: [] }];
  for (const log of logs) {
    const factor: LogProduct[] = isRationalLog(log)
      ? [
          ...exponentsOver(log.argument.numerator, base).map(([b, e]) => logarithm(b, e)),
          ...exponentsOver(log.argument.denominator, base).map(([b, e]) => logarithm(b, -e)),
        ]
      : [{ coefficient: Rational.ONE, logs: [{ argument: log.argument, power: 1 }] }];
    for (let i = 0; i < log.power; i += 1) {
      if (result.length * factor.length > MAX_EXPANSION) return UNREPRESENTABLE;
      result = result.flatMap((x) =>
        factor.map((y) => ({
          coefficient: x.coefficient.mul(y.coefficient),
          logs: multiplyLogs(x.logs, y.logs),
        })),
      );
    }
  }
  return result;
}

function logarithm(base: bigint, coefficient: number): LogProduct {
  return { coefficient: Rational.of(coefficient), logs: [{ argument: Rational.of(base), power: 1 }] };
}

/** Whether the number is 0 by its form: `true` is certain; `false` says only that its canonical form has products. */
export function isZero(x: ExactNumber): Result<boolean> {
  if (!isForm(x)) return x.length === 0;
  const sums = canonical([x.sum]);
  return sums instanceof Absent ? sums : sums[0]!.length === 0;
}
