import { Absent } from '../../arithmetic.js';
import { Rational } from '../rational.js';
import { type ExactNumber, isForm, isRationalLog, type Log, type Product, type Sum } from './product.js';
import { canonical, sub } from './sum.js';

/**
 * Whether a theorem says that a number is not 0, given its canonical sum (not empty). `false` says nothing. Products of roots
 * that differ modulo rationals are linearly independent over the rationals (Besicovitch; docs/guarantee.md has
 * the statements and how they are used), so that no coefficient and no sum of products of roots alone is 0. What all products have
 * in common, powers of logarithms and one exponential, is not 0 and is divided out first.
 */
export function isCertainlyNotZero(sum: Sum): boolean {
  if (!sum.every(({ logs }) => logs.every(isRationalLog))) return false;
  if (sum.length === 1) return true;
  const products = withoutCommonFactor(sum);
  if (products === null) return false;
  const exponents = distinctExponents(products);
  if (exponents.length === 0)
    return products.every(({ logs }) => degree(logs) <= 1) || argumentsOf(products).size === 1;
  if (products.some(({ logs }) => logs.length > 0)) return false;
  if (exponents.every(isAlgebraic)) return true;
  return exponents.length === 1 && isIrrationalLinearForm(exponents[0]!);
}

function withoutCommonFactor(sum: Sum): Sum | null {
  const [first, ...others] = sum;
  const common = first!.logs.map(({ argument, power }) => ({
    argument,
    power: others.reduce((least, { logs }) => Math.min(least, powerOf(logs, argument)), power),
  }));
  const products: Product[] = [];
  for (const product of sum) {
    const exponent = first!.exponent === null ? product.exponent : without(product.exponent, first!.exponent);
    if (exponent instanceof Absent) return null;
    const logs = product.logs
      .map(({ argument, power }) => ({
        argument,
        power: power - powerOf(common, argument),
      }))
      .filter(({ power }) => power > 0);
    products.push({ ...product, logs, exponent });
  }
  return products;
}

function powerOf(logs: readonly Log[], argument: Log['argument']): number {
  return logs.find((log) => isSame(log.argument, argument))?.power ?? 0;
}

function isSame(a: Log['argument'], b: Log['argument']): boolean {
  return a instanceof Rational && b instanceof Rational && a.equals(b);
}

function without(exponent: ExactNumber | null, common: ExactNumber): ExactNumber | null | Absent {
  const difference = sub(exponent ?? [], common);
  if (difference instanceof Absent) return difference;
  if (!isForm(difference)) return difference.length === 0 ? null : difference;
  const sums = canonical([difference.sum]);
  if (sums instanceof Absent) return sums;
  return sums[0]!.length === 0 ? null : { sum: sums[0]!, divisor: difference.divisor };
}

function distinctExponents(products: Sum): ExactNumber[] {
  const distinct: ExactNumber[] = [];
  for (const { exponent } of products)
    if (exponent !== null && !distinct.some((other) => areSame(other, exponent))) distinct.push(exponent);
  return distinct;
}

/** Exact for algebraic numbers, for which alone it matters. */
function areSame(a: ExactNumber, b: ExactNumber): boolean {
  const difference = without(a, b);
  return difference === null;
}

function degree(logs: readonly Log[]): number {
  return logs.reduce((sum, { power }) => sum + power, 0);
}

/** The arguments of canonical sums are integers. */
function argumentsOf(products: Sum): Set<bigint> {
  return new Set(
    products.flatMap(({ logs }) => logs.filter(isRationalLog).map(({ argument }) => argument.numerator)),
  );
}

function isAlgebraic(x: ExactNumber): boolean {
  if (!isForm(x)) return true;
  return [...x.sum, ...(x.divisor ?? [])].every(
    ({ logs, exponent }) => logs.length === 0 && exponent === null,
  );
}

/** beta_0 + beta_1 ln b_1 + ... with coprime b and algebraic beta, none of beta_1, ... a rational number other than 0. */
function isIrrationalLinearForm(x: ExactNumber): boolean {
  if (!isForm(x) || x.divisor !== null) return false;
  return x.sum.every(
    ({ coefficient, roots, logs, exponent }) =>
      exponent === null &&
      degree(logs) <= 1 &&
      logs.every(isRationalLog) &&
      (logs.length === 0 || roots.length > 0 || coefficient.every(({ radicand }) => radicand !== 1n)),
  );
}
