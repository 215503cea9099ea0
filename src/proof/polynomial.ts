import { Rational } from '../arithmetic/index.js';
import type { Affine } from './affine.js';
import type { ReductionName } from './certificate.js';
import { reject } from './failure.js';

/** What a polynomial is made of: values that no identity of rings takes apart. Equal atoms are one object of one `Terms`. */
export interface Atom {
  /** Order of creation. */
  readonly id: number;
  readonly owner: Owner;
  /** Levels of functions, sums and products: one more than those of its parts. */
  readonly level: number;
  /** Index variables that occur freely. */
  readonly variables: ReadonlySet<string>;
  readonly kind: AtomKind;
  /** Of what it is a value: the name of a given, the place of a recursion's definition; the bound variable of a reduction. */
  readonly name: string;
  /** Of a given and a recursion their indices, of `power` the exponent, of a reduction both ends, of `index` itself. */
  readonly indices: readonly Affine[];
  /** Arguments; of `power` the base, of a reduction the body. */
  readonly parts: readonly Polynomial[];
  /** The term of the same form with other parts and indices. */
  readonly rebuild: (parts: readonly Polynomial[], indices: readonly Affine[]) => Polynomial;
}

export type AtomKind = 'index' | 'given' | 'recursion' | 'power' | FunctionAtom | ReductionName;

/** `inverse` to `abs` have one argument, `max` and `min` two. */
export type FunctionAtom = 'inverse' | 'sqrt' | 'ln' | 'exp' | 'abs' | 'max' | 'min';

/** A product of atoms with exponents >= 1, sorted by id. */
export type Monomial = readonly (readonly [Atom, number])[];

/** Monomials of one polynomial. */
const MAX_MONOMIALS = 5_000;
const MAX_EXPONENT = 1_000;

/** Counts work, and may end it with an error. Nothing else depends on it. */
export interface Meter {
  spend(work: number): void;
  /** For a coefficient that was computed. */
  spendNumber(value: Rational): void;
}

/** The `Terms` that a term is from. The atoms of two have the same numbers: they must not meet. */
export interface Owner {
  readonly meter: Meter;
}

type Coefficients = ReadonlyMap<string, readonly [Rational, Monomial]>;

/** A polynomial over the rationals in atoms, in its one normal form: a sum of distinct monomials, no coefficient 0. Immutable. */
export class Polynomial {
  private text: string | null = null;

  private constructor(
    readonly terms: Coefficients,
    /** `null`: a number of the checker's own. */
    private readonly owner: Owner | null,
  ) {}

  static readonly ZERO = new Polynomial(new Map(), null);
  static readonly ONE = Polynomial.monomial(Rational.ONE, [], null);

  static constant(value: Rational, owner: Owner | null = null): Polynomial {
    return Polynomial.monomial(value, [], owner);
  }

  static atom(atom: Atom): Polynomial {
    return Polynomial.monomial(Rational.ONE, [[atom, 1]], atom.owner);
  }

  private static monomial(coefficient: Rational, factors: Monomial, owner: Owner | null): Polynomial {
    const terms = new Map<string, readonly [Rational, Monomial]>();
    addTo(terms, factors, coefficient, owner);
    return new Polynomial(terms, owner);
  }

  ownerWith(other: Owner | null): Owner | null {
    if (this.owner && other && this.owner !== other) reject('malformed', 'terms of two certificates');
    return this.owner ?? other;
  }

  /** One text for each polynomial of one `Terms`. */
  get key(): string {
    this.text ??= [...this.terms]
      .map(([key, [coefficient]]) => `${coefficient.numerator}/${coefficient.denominator}*${key}`)
      .sort()
      .join('+');
    return this.text;
  }

  get isZero(): boolean {
    return this.terms.size === 0;
  }

  /** The value of a polynomial without atoms, else `null`. */
  get constantValue(): Rational | null {
    if (this.isZero) return Rational.ZERO;
    return this.terms.size === 1 ? (this.terms.get('')?.[0] ?? null) : null;
  }

  equals(other: Polynomial): boolean {
    this.ownerWith(other.owner);
    return this.terms.size === other.terms.size && this.key === other.key;
  }

  /** `this + factor * other`. */
  plus(other: Polynomial, factor: Rational = Rational.ONE): Polynomial {
    const owner = this.ownerWith(other.owner);
    // It is copied: a limit of memory too.
    owner?.meter.spend(this.terms.size);
    const terms = new Map(this.terms);
    for (const [key, [coefficient, factors]] of other.terms)
      addTo(terms, factors, coefficient.mul(factor), owner, key);
    return new Polynomial(terms, owner);
  }

  minus(other: Polynomial): Polynomial {
    return this.plus(other, MINUS_ONE);
  }

  scale(factor: Rational): Polynomial {
    return Polynomial.ZERO.plus(this, factor);
  }

  negate(): Polynomial {
    return this.scale(MINUS_ONE);
  }

  times(other: Polynomial): Polynomial {
    const owner = this.ownerWith(other.owner);
    owner?.meter.spend(this.terms.size * other.terms.size);
    const terms = new Map<string, readonly [Rational, Monomial]>();
    for (const [a, left] of this.terms.values())
      for (const [b, right] of other.terms.values()) addTo(terms, multiply(left, right), a.mul(b), owner);
    if (terms.size > MAX_MONOMIALS) reject('too-large', 'a polynomial with so many terms');
    return new Polynomial(terms, owner);
  }

  /** For n >= 0; the power 0 is 1. */
  power(n: number): Polynomial {
    if (n > MAX_EXPONENT) reject('too-large', `the power ${n}`);
    let result = Polynomial.ONE;
    for (let i = 0; i < n; i += 1) result = result.times(this);
    return result;
  }

  /** Distinct atoms of its monomials. */
  get atoms(): Set<Atom> {
    const atoms = new Set<Atom>();
    for (const [, factors] of this.terms.values()) for (const [atom] of factors) atoms.add(atom);
    return atoms;
  }

  /** As a polynomial in one atom: the coefficients of its powers. */
  coefficientsOf(atom: Atom): Map<number, Polynomial> {
    const parts = new Map<number, Map<string, readonly [Rational, Monomial]>>();
    for (const [coefficient, factors] of this.terms.values()) {
      const exponent = factors.find(([each]) => each === atom)?.[1] ?? 0;
      const rest = exponent === 0 ? factors : factors.filter(([each]) => each !== atom);
      const part = parts.get(exponent) ?? new Map();
      part.set(monomialKey(rest), [coefficient, rest]);
      parts.set(exponent, part);
    }
    return new Map([...parts].map(([exponent, terms]) => [exponent, new Polynomial(terms, this.owner)]));
  }

  /** Index variables that occur freely. */
  get variables(): Set<string> {
    return new Set([...this.atoms].flatMap((atom) => [...atom.variables]));
  }

  mentions(variable: string): boolean {
    return [...this.atoms].some((atom) => atom.variables.has(variable));
  }
}

const MINUS_ONE = Rational.of(-1);

function addTo(
  terms: Map<string, readonly [Rational, Monomial]>,
  factors: Monomial,
  coefficient: Rational,
  owner: Owner | null,
  key = monomialKey(factors),
): void {
  const sum = terms.get(key)?.[0].add(coefficient) ?? coefficient;
  owner?.meter.spendNumber(sum);
  if (sum.sign === 0) terms.delete(key);
  else terms.set(key, [sum, factors]);
}

function monomialKey(factors: Monomial): string {
  return factors.map(([atom, exponent]) => `${atom.id}^${exponent}`).join('*');
}

function multiply(left: Monomial, right: Monomial): Monomial {
  if (left.length === 0) return right;
  const exponents = new Map(left);
  for (const [atom, exponent] of right) {
    const sum = (exponents.get(atom) ?? 0) + exponent;
    if (sum > MAX_EXPONENT) reject('too-large', 'an exponent of this size');
    exponents.set(atom, sum);
  }
  return [...exponents].sort(([a], [b]) => a.id - b.id);
}
