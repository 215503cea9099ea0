import { reject } from './failure.js';

/** A variable, or a `min` or `max` of two affine forms that is not decided. */
export type IndexAtom =
  | { readonly kind: 'variable'; readonly key: string }
  | { readonly kind: 'min' | 'max'; readonly key: string; readonly left: Affine; readonly right: Affine };

/** Coefficients beyond this are no indices of a claim, and sums of a few of them stay exact. */
export const MAX_COEFFICIENT = 2 ** 40;

/** Letters and digits, and the primes of `Context.fresh`. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_']*$/u;

/** `constant + sum of coefficient * atom`: an integer. Immutable, with one key for each form. */
export class Affine {
  readonly key: string;

  private constructor(
    readonly constant: number,
    /** Sorted by key; no coefficient is 0. */
    readonly parts: readonly { readonly atom: IndexAtom; readonly coefficient: number }[],
  ) {
    this.key = parts.map(({ atom, coefficient }) => `${coefficient}*${atom.key}+`).join('') + constant;
    for (const n of [constant, ...parts.map((part) => part.coefficient)])
      if (!Number.isSafeInteger(n) || Math.abs(n) > MAX_COEFFICIENT)
        reject('too-large', 'an index with such coefficients');
    if (this.key.length > 2000) reject('too-large', 'an index of this length');
  }

  static constant(n: number): Affine {
    return new Affine(n, []);
  }

  /** A name with other signs could be the key of another atom, or one of the checker's own: `$1` and `#1` are bound variables. */
  static variable(name: string): Affine {
    return NAME.test(name) ? Affine.bound(name) : reject('malformed', 'a name of a variable');
  }

  /** For the checker alone: a variable that no claim and no certificate can name. */
  static bound(name: string): Affine {
    return Affine.atom({ kind: 'variable', key: name });
  }

  static atom(atom: IndexAtom): Affine {
    return new Affine(0, [{ atom, coefficient: 1 }]);
  }

  /** The smaller or larger of two; decided where the difference is a number. */
  static extreme(kind: 'min' | 'max', left: Affine, right: Affine): Affine {
    const difference = left.plus(right, -1);
    if (difference.parts.length === 0) return difference.constant <= 0 === (kind === 'min') ? left : right;
    const [a, b] = left.key < right.key ? [left, right] : [right, left];
    return Affine.atom({ kind, key: `${kind}(${a.key},${b.key})`, left: a, right: b });
  }

  /** `this + factor * other`. */
  plus(other: Affine, factor = 1): Affine {
    const sums = new Map(this.parts.map((part) => [part.atom.key, part]));
    for (const { atom, coefficient } of other.parts) {
      const sum = (sums.get(atom.key)?.coefficient ?? 0) + factor * coefficient;
      if (sum === 0) sums.delete(atom.key);
      else sums.set(atom.key, { atom, coefficient: sum });
    }
    const parts = [...sums.values()].sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1));
    return new Affine(this.constant + factor * other.constant, parts);
  }

  add(n: number): Affine {
    return new Affine(this.constant + n, this.parts);
  }

  times(factor: number): Affine {
    return Affine.constant(0).plus(this, factor);
  }

  /**
   * `this / divisor` with the constant rounded down: >= 0 for integers where this is. A coefficient that the divisor does not divide is
   * refused. No quotient is rounded to an integer: numbers below 2^40 are too small for that.
   */
  divided(divisor: number): Affine {
    if (!Number.isSafeInteger(divisor) || divisor < 1) reject('malformed', 'a divisor');
    const parts = this.parts.map(({ atom, coefficient }) => ({ atom, coefficient: coefficient / divisor }));
    return new Affine(Math.floor(this.constant / divisor), parts);
  }

  /** The form with `value` in place of the variable `name`, inside `min` and `max` too. */
  substitute(name: string, value: Affine): Affine {
    if (!this.mentions(name)) return this;
    const image = (atom: IndexAtom): Affine => {
      if (atom.kind === 'variable') return atom.key === name ? value : Affine.atom(atom);
      const { kind, left, right } = atom;
      return Affine.extreme(kind, left.substitute(name, value), right.substitute(name, value));
    };
    const constant = Affine.constant(this.constant);
    return this.parts.reduce((sum, { atom, coefficient }) => sum.plus(image(atom), coefficient), constant);
  }

  mentions(name: string): boolean {
    return this.variables.includes(name);
  }

  /** Names of variables, inside `min` and `max` too. */
  get variables(): readonly string[] {
    return this.parts.flatMap(({ atom }) =>
      atom.kind === 'variable' ? [atom.key] : [...atom.left.variables, ...atom.right.variables],
    );
  }
}
