import { Absent, type Result } from '../../arithmetic.js';
import { bitLength } from '../integer.js';
import { Rational } from '../rational.js';
import { surd, UNREPRESENTABLE } from '../surd.js';
import { coprimeBase, exponentsOver } from './coprime.js';
import { type ExactNumber, isForm, isRationalLog, type Log, type Product, type Sum } from './product.js';
import { integerPower, multiplyRoots, primitiveBase } from './roots.js';
import { collect, multiply, multiplyLogs } from './sum.js';

/**
 * Bases and arguments of logarithms, in bits altogether: all common divisors together then cost no more than one of two numbers
 * half as long, some tens of milliseconds.
 */
const MAX_BITS = 1 << 15;
/** Logarithms of products are multiplied out up to this many products of logarithms. */
const MAX_EXPANSION = 64;

/**
 * The sums over one coprime base: the bases of all roots and the arguments of all logarithms are products of powers of pairwise
 * coprime integers, ln of a product is written as the sum of logarithms, and a base is no perfect power of a degree that
 * divides the denominators of its exponents. Two products then differ in a root exponent modulo 1/2, in the powers of their
 * logarithms, or in exponents that are not known to be the same. A sum without products is 0 for certain; of which others it is
 * certain that they are not 0 says `nonzero.ts`.
 */
export function canonical(sums: readonly Sum[]): Result<readonly Sum[]> {
  const products = sums.flat();
  const integers = new Set<bigint>();
  for (const { roots, logs } of products) {
    for (const { base } of roots) integers.add(base);
    for (const { argument } of logs.filter(isRationalLog)) {
      integers.add(argument.numerator);
      integers.add(argument.denominator);
    }
  }
  integers.delete(1n);
  if (integers.size === 0 || isOneLogarithm(products)) return sums;
  if ([...integers].reduce((bits, n) => bits + bitLength(n), 0) > MAX_BITS) return UNREPRESENTABLE;
  const base = primitive(coprimeBase(integers), products);
  if (base instanceof Absent) return base;
  const rewritten: Sum[] = [];
  for (const sum of sums) {
    const next = rewrite(sum, base);
    if (next instanceof Absent) return next;
    rewritten.push(next);
  }
  return rewritten;
}

/** A single logarithm and nothing else than one product: whatever its argument is made of, it is not 0. */
function isOneLogarithm(products: readonly Product[]): boolean {
  return products.length === 1 && products[0]!.roots.length === 0;
}

/** The base without perfect powers of the degrees that the exponents of roots ask for; still coprime, as the roots divide. */
function primitive(base: readonly bigint[], products: readonly Product[]): Result<readonly bigint[]> {
  let denominator = 1n;
  const roots = new Set<bigint>();
  for (const root of products.flatMap((product) => product.roots)) {
    denominator *= root.exponent.denominator;
    roots.add(root.base);
  }
  if (roots.size === 0) return base;
  const result: bigint[] = [];
  for (const b of base) {
    const inRoot = [...roots].some((root) => root % b === 0n);
    const reduced = inRoot ? primitiveBase(b, denominator) : b;
    if (reduced === null) return UNREPRESENTABLE;
    result.push(reduced);
  }
  return result;
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
