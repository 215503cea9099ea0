import { Absent, type Result } from '../../arithmetic.js';
import { bitLength, perfectPowerRoot } from '../integer.js';
import { Rational } from '../rational.js';
import { mul, rootOfRational, type Surd, surd, UNREPRESENTABLE } from '../surd.js';
import type { Root } from './product.js';

/** Longer bases are not tried for perfect powers, and so not represented. */
const MAX_BASE_BITS = 8192;

const ONE = surd(Rational.ONE);
const HALF = Rational.of(1n, 2n);

/** coefficient * product of roots. */
export interface RootProduct {
  readonly coefficient: Surd;
  readonly roots: readonly Root[];
}

export const NO_ROOTS: RootProduct = { coefficient: ONE, roots: [] };

/** q^y for q > 0, as q = n/d: n^y d^-y. */
export function rationalPower(q: Rational, y: Rational): Result<RootProduct> {
  const above = integerPower(q.numerator, y);
  if (above instanceof Absent) return above;
  const below = integerPower(q.denominator, y.neg());
  if (below instanceof Absent) return below;
  return multiplyRoots(above, below);
}

/**
 * n^y for an integer n > 0. The base of the root is no perfect power of a degree that divides the denominator of its exponent:
 * m^k to the p/(k r) is m to the p/r.
 */
export function integerPower(n: bigint, y: Rational): Result<RootProduct> {
  if (n === 1n || y.sign === 0) return NO_ROOTS;
  if (y.isInteger) return whole(n, y.numerator);
  const reduced = withoutPerfectPower(n, y);
  return reduced instanceof Absent ? reduced : split(reduced.base, reduced.exponent);
}

function withoutPerfectPower(n: bigint, y: Rational): Result<Root> {
  if (bitLength(n) > MAX_BASE_BITS) return UNREPRESENTABLE;
  let base = n;
  let exponent = y;
  for (let k = 2; k <= bitLength(base); k += 1)
    while (exponent.denominator % BigInt(k) === 0n) {
      const root = perfectPowerRoot(base, BigInt(k));
      if (root === null) break;
      base = root;
      exponent = exponent.mul(Rational.of(k));
    }
  return { base, exponent };
}

/** n without its being a perfect power of a degree that is a prime divisor of `denominator`; `null` if it is too long to tell. */
export function primitiveBase(n: bigint, denominator: bigint): bigint | null {
  let base = n;
  if (bitLength(n) > MAX_BASE_BITS) return null;
  for (let k = 2; k <= bitLength(base); k += 1)
    while (denominator % BigInt(k) === 0n) {
      const root = perfectPowerRoot(base, BigInt(k));
      if (root === null) break;
      base = root;
    }
  return base;
}

function whole(n: bigint, exponent: bigint): Result<RootProduct> {
  const e = Number(exponent);
  const power = Number.isSafeInteger(e) ? Rational.of(n).pow(e) : null;
  return power ? { coefficient: surd(power), roots: [] } : UNREPRESENTABLE;
}

/** base^exponent as base^floor * (sqrt(base) or 1) * base^rest, 0 <= rest < 1/2. */
function split(base: bigint, exponent: Rational): Result<RootProduct> {
  const { numerator, denominator } = exponent;
  const floor = numerator >= 0n ? numerator / denominator : -((-numerator + denominator - 1n) / denominator);
  const integral = whole(base, floor);
  if (integral instanceof Absent) return integral;
  return multiplyRoots(integral, fractional(base, exponent.sub(Rational.of(floor))));
}

/** base^exponent for 0 <= exponent < 1: without the half, which is a square root and multiplied by whoever asked. */
function fractional(base: bigint, exponent: Rational): RootProduct {
  if (exponent.sign === 0) return NO_ROOTS;
  return { coefficient: ONE, roots: [{ base, exponent }] };
}

/** The product of two products of roots; exponents of one base are added, and what reaches a half becomes a square root. */
export function multiplyRoots(a: RootProduct, b: RootProduct): Result<RootProduct> {
  let coefficient = mul(a.coefficient, b.coefficient);
  const exponents = new Map<bigint, Rational>();
  for (const { base, exponent } of [...a.roots, ...b.roots])
    exponents.set(base, exponent.add(exponents.get(base) ?? Rational.ZERO));
  const roots: Root[] = [];
  for (const [base, sum] of [...exponents].sort(([x], [y]) => (x < y ? -1 : 1))) {
    const halves = (2n * sum.numerator) / sum.denominator;
    const rest = sum.sub(HALF.mul(Rational.of(halves)));
    if (rest.sign > 0) roots.push({ base, exponent: rest });
    if (coefficient instanceof Absent) return coefficient;
    if (halves > 0n) coefficient = mul(coefficient, halfPower(base, halves));
  }
  return coefficient instanceof Absent ? coefficient : { coefficient, roots };
}

/** base^(halves/2) for halves from 1 to 3. */
function halfPower(base: bigint, halves: bigint): Surd {
  const integral = surd(Rational.of(halves >= 2n ? base : 1n));
  if (halves % 2n === 0n) return integral;
  const root = rootOfRational(Rational.of(base));
  if (root instanceof Absent) throw new Error('a base is short enough for its root');
  return root.map((term) => ({ ...term, coefficient: term.coefficient.mul(integral[0]!.coefficient) }));
}
