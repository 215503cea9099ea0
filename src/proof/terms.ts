import { Rational } from '../arithmetic/index.js';
import { Affine } from './affine.js';
import type { ReductionName } from './certificate.js';
import { reject } from './failure.js';
import { type Atom, type FunctionAtom, type Meter, type Owner, Polynomial } from './polynomial.js';

/** Deepest nesting of sums, roots and functions. */
const MAX_LEVELS = 60;

/** One more than the levels of the parts; 0 without parts. */
const levelOver = (parts: readonly Polynomial[]): number =>
  parts
    .flatMap((part) => [...part.atoms])
    .reduce((level, atom) => Math.max(level, atom.level + 1), Math.min(parts.length, 1));

/**
 * The terms of one certificate in normal form, as total functions (1/0 = 0). What is built in holds for all reals: the laws of
 * rings, `1/(x*y) = 1/x * 1/y`, `1/(1/x) = x`, `max(x, y) = max(y, x)`; for reductions the name of the bound variable. Everything
 * else needs a rule.
 */
export class Terms implements Owner {
  private readonly atoms = new Map<string, Atom>();
  private temporaries = 0;

  constructor(readonly meter: Meter) {}

  /** A variable name that no certificate can write. */
  temporary(): string {
    this.temporaries += 1;
    return `#${this.temporaries}`;
  }

  /** The atom of these parts: one object for equal ones. `rebuild` makes the term of the same form with other parts. */
  private intern(
    kind: Atom['kind'],
    parts: readonly Polynomial[],
    indices: readonly Affine[],
    rebuild: Atom['rebuild'],
    name = '',
  ): Polynomial {
    this.meter.spend(1);
    for (const part of parts) part.ownerWith(this);
    // The name comes last: no key of a part or of an index has a `;`.
    const keys = [parts, indices].map((list) => list.map((part) => part.key).join());
    const key = `${kind} ${keys.join(';')};${name}`;
    const known = this.atoms.get(key);
    if (known) return Polynomial.atom(known);
    const variables = new Set([...parts, ...indices].flatMap((part) => [...part.variables]));
    // What has parts and a name is a reduction, and this is its bound variable.
    if (parts.length > 0) variables.delete(name);
    const level = levelOver(parts);
    if (level > MAX_LEVELS) reject('too-large', 'a term of this depth');
    const id = this.atoms.size;
    const atom = { id, owner: this, level, variables, kind, name, indices, parts, rebuild };
    this.atoms.set(key, atom);
    return Polynomial.atom(atom);
  }

  constant(value: Rational): Polynomial {
    return Polynomial.constant(value, this);
  }

  /** An integer as a real number. */
  index({ constant, parts }: Affine): Polynomial {
    const rebuild: Atom['rebuild'] = (_, [index]) => this.index(index!);
    return parts.reduce(
      (sum, { atom, coefficient }) => {
        const part = this.intern('index', [], [Affine.atom(atom)], rebuild);
        return sum.plus(part, Rational.of(coefficient));
      },
      this.constant(Rational.of(constant)),
    );
  }

  given(name: string, indices: readonly Affine[]): Polynomial {
    return this.intern('given', [], indices, (_, others) => this.given(name, others), name);
  }

  recursion(definition: number, indices: readonly Affine[]): Polynomial {
    const rebuild: Atom['rebuild'] = (_, others) => this.recursion(definition, others);
    return this.intern('recursion', [], indices, rebuild, `${definition}`);
  }

  /** The value of a function at its arguments. The order of two is that of their keys. */
  apply(kind: FunctionAtom, ...parts: readonly Polynomial[]): Polynomial {
    if (kind === 'inverse') return this.inverse(parts[0]!);
    const sorted = [...parts].sort((a, b) => (a.key < b.key ? -1 : 1));
    return this.intern(kind, sorted, [], (others) => this.apply(kind, ...others));
  }

  /** `1/argument`; 0 for 0. The inverse of a monomial is the product of inverses; a sum is made monic first. */
  inverse(argument: Polynomial): Polynomial {
    if (argument.isZero) return Polynomial.ZERO;
    const of = (part: Polynomial) => this.intern('inverse', [part], [], ([other]) => this.inverse(other!));
    const [coefficient, factors] = argument.terms.get([...argument.terms.keys()].sort()[0]!)!;
    const scale = Rational.ONE.div(coefficient);
    if (argument.terms.size > 1) return of(argument.scale(scale)).scale(scale);
    return factors.reduce((product, [atom, exponent]) => {
      const inverse = atom.kind === 'inverse' ? atom.parts[0]! : of(Polynomial.atom(atom));
      return product.times(inverse.power(exponent));
    }, this.constant(scale));
  }

  /** `base^n`, for any integer n. */
  integerPower(base: Polynomial, n: number): Polynomial {
    return (n < 0 ? this.inverse(base) : base).power(Math.abs(n));
  }

  power(base: Polynomial, exponent: Affine): Polynomial {
    if (exponent.parts.length === 0) return this.integerPower(base, exponent.constant);
    return this.intern('power', [base], [exponent], ([other], [n]) => this.power(other!, n!));
  }

  /** `sum(variable in from..to, body)`, or another reduction. Its variable becomes `$n`, n = its level: so equal sums look alike. */
  reduction(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Polynomial): Polynomial {
    const name = `$${levelOver([body])}`;
    // A free variable of this name would be caught.
    if ([...(variable === name ? [] : [body]), from, to].some((part) => part.mentions(name)))
      reject('variable-taken', `\`${name}\` is the name of a bound variable`);
    const rebuild: Atom['rebuild'] = ([other], [a, b]) => this.reduction(kind, name, a!, b!, other!);
    return this.intern(
      kind,
      [this.substitute(body, variable, Affine.bound(name))],
      [from, to],
      rebuild,
      name,
    );
  }

  /** `value` in place of the index variable `variable`. */
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

  private substituteAtom(
    { name, parts, indices, rebuild }: Atom,
    variable: string,
    value: Affine,
  ): Polynomial {
    // The bound variable of a reduction in it: its body would catch the value.
    if (parts.length > 0 && value.mentions(name))
      reject('variable-taken', `\`${name}\` is the name of a bound variable`);
    return rebuild(
      parts.map((part) => this.substitute(part, variable, value)),
      indices.map((index) => index.substitute(variable, value)),
    );
  }
}
