import type { Result } from '../../arithmetic.js';
import { bitLength } from '../integer.js';
import { UNREPRESENTABLE } from '../surd.js';
import { coprimeBase } from './coprime.js';
import { isRationalLog, type Product } from './product.js';
import { primitiveBase } from './roots.js';

/**
 * Bases and arguments of logarithms, in bits altogether: all common divisors together then cost no more than one of two numbers
 * half as long, some tens of milliseconds.
 */
const MAX_BITS = 1 << 15;

/**
 * Pairwise coprime integers of which the bases of all roots and the arguments of all rational logarithms are products of powers; `null`
 * where the products need none.
 */
export function commonBase(products: readonly Product[]): Result<readonly bigint[]> | null {
  const integers = new Set<bigint>();
  for (const { roots, logs } of products) {
    for (const { base } of roots) integers.add(base);
    for (const { argument } of logs.filter(isRationalLog)) {
      integers.add(argument.numerator);
      integers.add(argument.denominator);
    }
  }
  integers.delete(1n);
  if (integers.size === 0 || isOneLogarithm(products)) return null;
  if ([...integers].reduce((bits, n) => bits + bitLength(n), 0) > MAX_BITS) return UNREPRESENTABLE;
  return primitive(coprimeBase(integers), products);
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
