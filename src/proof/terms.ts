import { Rational } from '../arithmetic/index.js';
import { Affine } from './affine.js';
import type { ReductionName } from './certificate.js';
import { reject } from './failure.js';
import { type Atom, Meter, Polynomial, type Shape, type UnaryAtom } from './polynomial.js';

/** Deepest nesting of sums, roots and functions. */
const MAX_LEVELS = 60;

/**
 * The terms of one certificate in normal form, as total functions (1/0 = 0). What is built in holds for all reals: the laws of
 * rings, `1/(x*y) = 1/x * 1/y`, `1/(1/x) = x`; for sums the name of the bound variable. Everything else needs a rule.
 */
export class Terms {
  readonly meter = new Meter();
  private readonly atoms = new Map<string, Atom>();
  private temporaries = 0;

  /** A variable name that no certificate can write. */
  temporary(): string {
    this.temporaries += 1;
    return `#${this.temporaries}`;
  }

  private intern(
    key: string,
    shape: Shape,
    parts: readonly Polynomial[],
    indices: readonly Affine[],
  ): Polynomial {
    this.meter.spend(1);
    for (const part of parts) part.meterWith(this.meter);
    const known = this.atoms.get(key);
    if (known) return Polynomial.atom(known);
    const variables = new Set<string>();
    for (const index of indices) index.variables(variables);
    let level = 0;
    for (const part of parts)
      for (const atom of part.atoms) {
        level = Math.max(level, atom.level);
        for (const name of atom.variables) variables.add(name);
      }
    if (parts.length > 0) level += 1;
    if (level > MAX_LEVELS) reject('too-large', 'a term of this depth');
    if ('body' in shape) variables.delete(`$${level}`);
    const atom: Atom = { ...shape, id: this.atoms.size, meter: this.meter, level, variables };
    this.atoms.set(key, atom);
    return Polynomial.atom(atom);
  }

  constant(value: Rational): Polynomial {
    return Polynomial.constant(value, this.meter);
  }

  /** An integer as a real number. */
  index(index: Affine): Polynomial {
    let result = this.constant(Rational.of(index.constant));
    for (const { atom, coefficient } of index.parts) {
      const part = Affine.atom(atom);
      const value = this.intern(`index ${atom.key}`, { kind: 'index', index: part }, [], [part]);
      result = result.plus(value, Rational.of(coefficient));
    }
    return result;
  }

  given(name: string, indices: readonly Affine[]): Polynomial {
    const key = `given ${name} ${indices.map((index) => index.key).join()}`;
    return this.intern(key, { kind: 'given', name, indices }, [], indices);
  }

  recursion(definition: number, indices: readonly Affine[]): Polynomial {
    const key = `recursion ${definition} ${indices.map((index) => index.key).join()}`;
    return this.intern(key, { kind: 'recursion', definition, indices }, [], indices);
  }

  unary(kind: Exclude<UnaryAtom, 'inverse'>, argument: Polynomial): Polynomial {
    return this.intern(`${kind} ${argument.key}`, { kind, argument }, [argument], []);
  }

  /** `1/argument`; 0 for 0. The inverse of a monomial is the product of inverses; a sum is made monic first. */
  inverse(argument: Polynomial): Polynomial {
    const [first] = argument.terms.values();
    if (!first) return Polynomial.ZERO;
    if (argument.terms.size > 1) {
      const [lead] = argument.terms.get([...argument.terms.keys()].sort()[0]!)!;
      const monic = argument.scale(Rational.ONE.div(lead));
      const shape = { kind: 'inverse', argument: monic } as const;
      return this.intern(`inverse ${monic.key}`, shape, [monic], []).scale(Rational.ONE.div(lead));
    }
    const [coefficient, factors] = first;
    let result = this.constant(Rational.ONE.div(coefficient));
    for (const [atom, exponent] of factors) {
      const one = Polynomial.atom(atom);
      const inverse =
        atom.kind === 'inverse'
          ? atom.argument
          : this.intern(`inverse ${one.key}`, { kind: 'inverse', argument: one }, [one], []);
      result = result.times(inverse.power(exponent));
    }
    return result;
  }

  extreme(kind: 'max' | 'min', a: Polynomial, b: Polynomial): Polynomial {
    const [left, right] = a.key < b.key ? [a, b] : [b, a];
    return this.intern(`${kind} ${left.key} , ${right.key}`, { kind, left, right }, [left, right], []);
  }

  /** `base^n`, for any integer n. */
  integerPower(base: Polynomial, n: number): Polynomial {
    return (n < 0 ? this.inverse(base) : base).power(Math.abs(n));
  }

  power(base: Polynomial, exponent: Affine): Polynomial {
    if (exponent.parts.length === 0) return this.integerPower(base, exponent.constant);
    const key = `power ${base.key} , ${exponent.key}`;
    return this.intern(key, { kind: 'power', base, exponent }, [base], [exponent]);
  }

  /** `sum(variable in from..to, body)`, or another reduction. */
  reduction(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Polynomial): Polynomial {
    let level = 0;
    for (const atom of body.atoms) level = Math.max(level, atom.level);
    const name = `$${level + 1}`;
    if ([body, from, to].some((part) => part.mentions(name)))
      reject('variable-taken', `\`${name}\` is the name of a bound variable`);
    const bound = this.substitute(body, variable, Affine.bound(name));
    const key = `${kind} ${from.key} .. ${to.key} : ${bound.key}`;
    return this.intern(key, { kind, from, to, body: bound }, [bound], [from, to]);
  }

  /** The body of a reduction with `value` for its variable. */
  bodyAt(atom: Atom & { kind: ReductionName }, value: Affine): Polynomial {
    return this.substitute(atom.body, `$${atom.level}`, value);
  }

  /** `value` in place of the index variable `variable`. `value` mentions no bound variable. */
  substitute(polynomial: Polynomial, variable: string, value: Affine): Polynomial {
    if (!polynomial.mentions(variable)) return polynomial;
    let result = Polynomial.ZERO;
    for (const [coefficient, factors] of polynomial.terms.values()) {
      let term = this.constant(coefficient);
      for (const [atom, exponent] of factors) {
        const image = atom.variables.has(variable)
          ? this.substituteAtom(atom, variable, value)
          : Polynomial.atom(atom);
        term = term.times(image.power(exponent));
      }
      result = result.plus(term);
    }
    return result;
  }

  private substituteAtom(atom: Atom, variable: string, value: Affine): Polynomial {
    const inside = (part: Polynomial) => this.substitute(part, variable, value);
    const at = (index: Affine) => index.substitute(variable, value);
    switch (atom.kind) {
      case 'index':
        return this.index(at(atom.index));
      case 'given':
        return this.given(atom.name, atom.indices.map(at));
      case 'recursion':
        return this.recursion(atom.definition, atom.indices.map(at));
      case 'inverse':
        return this.inverse(inside(atom.argument));
      case 'max':
      case 'min':
        return this.extreme(atom.kind, inside(atom.left), inside(atom.right));
      case 'power':
        return this.power(inside(atom.base), at(atom.exponent));
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const opened = this.temporary();
        const body = inside(this.bodyAt(atom, Affine.bound(opened)));
        return this.reduction(atom.kind, opened, at(atom.from), at(atom.to), body);
      }
      default:
        return this.unary(atom.kind, inside(atom.argument));
    }
  }
}
