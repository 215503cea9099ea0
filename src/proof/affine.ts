import { reject } from './failure.js';

/** A variable, or a `min` or `max` of two affine forms that is not decided. */
export type IndexAtom =
  | { readonly kind: 'variable'; readonly key: string }
  | { readonly kind: 'min' | 'max'; readonly key: string; readonly left: Affine; readonly right: Affine };

/** Coefficients beyond this are no indices of a claim, and sums of a few of them stay exact. */
const MAX_COEFFICIENT = 2 ** 40;

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

  /** The form with `value` in place of the variable `name`, inside `min` and `max` too. */
  substitute(name: string, value: Affine): Affine {
    if (!this.mentions(name)) return this;
    let result = Affine.constant(this.constant);
    for (const { atom, coefficient } of this.parts) {
      const image =
        atom.kind === 'variable'
          ? atom.key === name
            ? value
            : Affine.atom(atom)
          : Affine.extreme(atom.kind, atom.left.substitute(name, value), atom.right.substitute(name, value));
      result = result.plus(image, coefficient);
    }
    return result;
  }

  mentions(name: string): boolean {
    return this.parts.some(({ atom }) =>
      atom.kind === 'variable' ? atom.key === name : atom.left.mentions(name) || atom.right.mentions(name),
    );
  }

  variables(into: Set<string> = new Set()): Set<string> {
    for (const { atom } of this.parts)
      if (atom.kind === 'variable') into.add(atom.key);
      else {
        atom.left.variables(into);
        atom.right.variables(into);
      }
    return into;
  }
}
