import { Absent, type Result } from '../arithmetic.js';
import { gcd, perfectRoot } from './integer.js';
import { Rational } from './rational.js';

/** coefficient * sqrt(radicand), coefficient not 0, radicand > 0 and 1 if it is a perfect square. */
export interface Term {
  readonly coefficient: Rational;
  readonly radicand: bigint;
}

/**
 * An exact real number: the sum of its terms, whose radicands are in different classes modulo squares (no
 * product of two of them is a perfect square).
 *
 * Square roots of integers in different classes are linearly independent over the rationals (Besicovitch, "On the
 * linear independence of fractional powers of integers", J. London Math. Soc. 15, 1940), so that the
 * number is 0 exactly if it has no terms, and rational exactly if its only term has radicand 1. Two integers are in
 * one class exactly if their product is a square, which a root decides: nothing is factored.
 */
export type Surd = readonly Term[];

/** Sums of square roots up to this many terms keep comparisons (a root for each) in the milliseconds. */
const MAX_TERMS = 256;
/** A product of sums looks up a class for each pair of terms: up to 256 lookups, each of microseconds for short radicands. */
const MAX_PRODUCTS = 256;
/** 2^15 bits, about 10,000 digits: a gcd is quadratic in the size and takes tens of milliseconds here. */
const MAX_MAGNITUDE = 1n << 32768n;
/** As for magnitudes: a radicand is numerator times denominator of what a root is taken of. */
const MAX_RADICAND = 1n << 32768n;

export const UNREPRESENTABLE = new Absent('unknown', 'not representable');

export function isSmall(n: bigint): boolean {
  return n <= MAX_MAGNITUDE && n >= -MAX_MAGNITUDE;
}

export function surd(q: Rational): Surd {
  return q.sign === 0 ? [] : [{ coefficient: q, radicand: 1n }];
}

/** The number as a rational, or `null` if it is irrational (which the independence theorem decides). */
export function asRational(a: Surd): Rational | null {
  return a.length === 0 ? Rational.ZERO : plain(a);
}

/** A rational result, within the limits of `checked`. */
function checkedRational(q: Rational): Result<Surd> {
  if (!isSmall(q.numerator) || !isSmall(q.denominator)) return UNREPRESENTABLE;
  return surd(q);
}

/** The only coefficient of a rational that is not 0: most numbers are such, and take no search for a class. */
function plain(a: Surd): Rational | null {
  return a.length === 1 && a[0]!.radicand === 1n ? a[0]!.coefficient : null;
}

function checked(terms: Term[]): Result<Surd> {
  const fits =
    terms.length <= MAX_TERMS &&
    terms.every(
      ({ coefficient: c, radicand }) =>
        isSmall(c.numerator) && isSmall(c.denominator) && radicand <= MAX_RADICAND,
    );
  return fits ? terms : UNREPRESENTABLE;
}

/** Adds c sqrt(n) in place: to the term of its class (the smaller radicand represents it), or as a new one. */
function accumulate(terms: Term[], term: Term): void {
  for (const [i, { coefficient, radicand }] of terms.entries()) {
    if (radicand === term.radicand) {
      replace(terms, i, coefficient.add(term.coefficient), radicand);
      return;
    }
    if (radicand === 1n || term.radicand === 1n) continue;
    const root = perfectRoot(radicand * term.radicand);
    if (root === null) continue;
    // sqrt(m) = root/n sqrt(n) for m n = root^2.
    if (radicand <= term.radicand) {
      const same = term.coefficient.mul(Rational.of(root, radicand));
      replace(terms, i, coefficient.add(same), radicand);
    } else {
      const same = coefficient.mul(Rational.of(root, term.radicand));
      replace(terms, i, same.add(term.coefficient), term.radicand);
    }
    return;
  }
  terms.push(term);
}

function replace(terms: Term[], i: number, coefficient: Rational, radicand: bigint): void {
  if (coefficient.sign === 0) terms.splice(i, 1);
  else terms[i] = { coefficient, radicand };
}

export function add(a: Surd, b: Surd): Result<Surd> {
  const x = plain(a);
  const y = x && plain(b);
  if (y) return checkedRational(x!.add(y));
  const terms = [...a];
  for (const term of b) accumulate(terms, term);
  return checked(terms);
}

export function neg(a: Surd): Surd {
  return a.map(({ coefficient, radicand }) => ({ coefficient: coefficient.neg(), radicand }));
}

export function sub(a: Surd, b: Surd): Result<Surd> {
  return add(a, neg(b));
}

export function mul(a: Surd, b: Surd): Result<Surd> {
  const x = plain(a);
  const y = x && plain(b);
  if (y) return checkedRational(x!.mul(y));
  if (a.length * b.length > MAX_PRODUCTS) return UNREPRESENTABLE;
  const terms: Term[] = [];
  for (const x of a) for (const y of b) accumulate(terms, product(x, y));
  return checked(terms);
}

/** a/b for a b that is rational and not 0; `null` if one of them is not rational. */
export function rationalQuotient(a: Surd, b: Surd): Result<Surd> | null {
  const x = plain(a);
  const y = x && plain(b);
  return y ? checkedRational(x!.div(y)) : null;
}

/** With g = gcd(m, n): sqrt(m) sqrt(n) = g sqrt(m/g n/g), and m/g n/g is a perfect square only if m n is. */
function product(x: Term, y: Term): Term {
  const coefficient = x.coefficient.mul(y.coefficient);
  if (x.radicand === 1n) return { coefficient, radicand: y.radicand };
  if (y.radicand === 1n) return { coefficient, radicand: x.radicand };
  const g = gcd(x.radicand, y.radicand);
  return rootTerm(coefficient.mul(Rational.of(g)), (x.radicand / g) * (y.radicand / g));
}

function rootTerm(coefficient: Rational, radicand: bigint): Term {
  const root = perfectRoot(radicand);
  return root === null
    ? { coefficient, radicand }
    : { coefficient: coefficient.mul(Rational.of(root)), radicand: 1n };
}

/** sqrt(n/d) = sqrt(n d)/d, for a rational >= 0. */
export function rootOfRational(q: Rational): Result<Surd> {
  if (q.sign === 0) return [];
  return checked([rootTerm(Rational.of(1n, q.denominator), q.numerator * q.denominator)]);
}
