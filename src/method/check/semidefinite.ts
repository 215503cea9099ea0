import type { Rational } from '../../arithmetic/index.js';

/** Entries are scaled to be at most about 1 and held in units of 2^-UNIT. */
const UNIT = 120n;
/** Entries of a factor are in units of 2^-60: their products are in units of 2^-120. */
const TO_FACTOR = 2 ** 60;

/**
 * Whether a symmetric matrix is certainly positive semidefinite; `false` says only that this has not been shown.
 *
 * With a diagonal scaling D by powers of two, M = D S D is written as L L^T + E, for any L at all. If E is diagonally
 * dominant with a diagonal >= 0, it is positive semidefinite (Gershgorin), hence so are M and S. L is guessed in binary64,
 * and needs no trust: L L^T and E are computed in integers. An entry of M is rounded to units of 2^-120, by less than one unit:
 * the diagonal of E has to exceed the sum of its row by one unit for each entry.
 */
export function isSemidefinite(s: readonly (readonly Rational[])[]): boolean {
  const n = s.length;
  const exponents = s.map((row, i) => halfExponent(row[i]!));
  if (exponents.some((e) => e === null)) return n <= EXACT_SIZE && isSemidefiniteExactly(s);
  const units = s.map((row, i) =>
    row.slice(0, i + 1).map((entry, j) => inUnits(entry, exponents[i]! + exponents[j]!)),
  );
  const approximate = units.map((row) => row.map((entry) => Number(entry >> (UNIT - 62n)) * 2 ** -62));
  for (let lowered = 1e-15; lowered < 1e-6; lowered *= 8) {
    const factor = guessFactor(approximate, lowered);
    if (factor && isDominant(units, factor, n)) return true;
  }
  return n <= EXACT_SIZE && isSemidefiniteExactly(s);
}

/** Elimination in fractions takes a second for a matrix of this size. */
const EXACT_SIZE = 24;

/**
 * Symmetric elimination in exact fractions, which decides singular matrices too: S is positive semidefinite exactly if every
 * pivot is >= 0, a pivot 0 has nothing but zeros in its row, and the rest (the Schur complement) is positive semidefinite.
 */
function isSemidefiniteExactly(s: readonly (readonly Rational[])[]): boolean {
  const rest = s.map((row) => [...row]);
  for (let k = 0; k < rest.length; k += 1) {
    const row = rest[k]!;
    const pivot = row[k]!;
    if (pivot.sign < 0) return false;
    if (pivot.sign === 0) {
      if (row.slice(k + 1).some((entry) => entry.sign !== 0)) return false;
      continue;
    }
    for (let i = k + 1; i < rest.length; i += 1) {
      const factor = rest[i]![k]!.div(pivot);
      if (factor.sign === 0) continue;
      for (let j = k + 1; j <= i; j += 1) {
        const entry = rest[i]![j]!.sub(factor.mul(row[j]!));
        rest[i]![j] = entry;
        rest[j]![i] = entry;
      }
    }
  }
  return true;
}

/** e with 2^(2 e) s between 1/4 and 2 or so; `null` where s <= 0. */
function halfExponent(s: Rational): number | null {
  if (s.sign <= 0) return null;
  const bits = s.numerator.toString(2).length - s.denominator.toString(2).length;
  return -Math.ceil(bits / 2);
}

/** floor(entry * 2^shift * 2^UNIT). */
function inUnits(entry: Rational, shift: number): bigint {
  const power = BigInt(shift) + UNIT;
  const above = power >= 0n ? entry.numerator << power : entry.numerator;
  const below = power >= 0n ? entry.denominator : entry.denominator << -power;
  const quotient = above / below;
  return above < 0n && quotient * below !== above ? quotient - 1n : quotient;
}

/** A Cholesky factor, in units of 2^-60, of the matrix with its diagonal lowered; `null` when rounding breaks it down. */
function guessFactor(m: readonly (readonly number[])[], lowered: number): bigint[][] | null {
  const l: number[][] = [];
  for (const [i, row] of m.entries()) {
    const current: number[] = [];
    for (let j = 0; j < i; j += 1) {
      let sum = row[j]!;
      for (let k = 0; k < j; k += 1) sum -= current[k]! * l[j]![k]!;
      current.push(sum / l[j]![j]!);
    }
    const pivot = current.reduce((left, entry) => left - entry * entry, row[i]! - lowered);
    if (!(pivot > 0)) return null;
    l.push([...current, Math.sqrt(pivot)]);
  }
  return l.map((row) => row.map((entry) => BigInt(Math.round(entry * TO_FACTOR))));
}

/** Of lower triangles, E = M - L L^T, exactly: each diagonal entry exceeds the sum of |the others in its row| and n units. */
export function isDominant(
  m: readonly (readonly bigint[])[],
  l: readonly (readonly bigint[])[],
  n: number,
): boolean {
  const sums = new Array<bigint>(n).fill(BigInt(n));
  const diagonal: bigint[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let rest = m[i]![j]!;
      for (let k = 0; k <= j; k += 1) rest -= l[i]![k]! * l[j]![k]!;
      if (i === j) diagonal.push(rest);
      else {
        const size = rest < 0n ? -rest : rest;
        sums[i]! += size;
        sums[j]! += size;
      }
    }
  return diagonal.every((entry, i) => entry >= sums[i]!);
}
