import { Rational } from '../arithmetic/index.js';
import { Affine } from './affine.js';
import type { ReductionName } from './certificate.js';
import { reject } from './failure.js';
import { type Atom, type AtomKind, type FunctionAtom, Meter, Polynomial } from './polynomial.js';

/** Deepest nesting of sums, roots and functions. */
const MAX_LEVELS = 60;

const REDUCTIONS: ReadonlySet<AtomKind> = new Set<ReductionName>(['sum', 'prod', 'maximum', 'minimum']);

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
    kind: AtomKind,
    parts: readonly Polynomial[],
    indices: readonly Affine[] = [],
    name = '',
  ): Polynomial {
    this.meter.spend(1);
    for (const part of parts) part.meterWith(this.meter);
    // The name comes last: no key of a part or of an index has a `;`.
    const keys = [parts, indices].map((list) => list.map((part) => part.key).join());
    const key = `${kind} ${keys.join(';')};${name}`;
    const known = this.atoms.get(key);
    if (known) return Polynomial.atom(known);
    const variables = new Set(indices.flatMap((index) => index.variables));
    for (const part of parts) for (const variable of part.variables) variables.add(variable);
    if (REDUCTIONS.has(kind)) variables.delete(name);
    const level = levelOver(parts);
    if (level > MAX_LEVELS) reject('too-large', 'a term of this depth');
    const { meter } = this;
    const atom: Atom = { id: this.atoms.size, meter, level, variables, kind, name, indices, parts };
    this.atoms.set(key, atom);
    return Polynomial.atom(atom);
  }

  constant(value: Rational): Polynomial {
    return Polynomial.constant(value, this.meter);
  }

  /** An integer as a real number. */
  index({ constant, parts }: Affine): Polynomial {
    return parts.reduce(
      (sum, { atom, coefficient }) =>
        sum.plus(this.intern('index', [], [Affine.atom(atom)]), Rational.of(coefficient)),
      this.constant(Rational.of(constant)),
    );
  }

  given(name: string, indices: readonly Affine[]): Polynomial {
    return this.intern('given', [], indices, name);
  }

  recursion(definition: number, indices: readonly Affine[]): Polynomial {
    return this.intern('recursion', [], indices, `${definition}`);
  }

  /** The value of a function at its arguments. The order of two is that of their keys. */
  apply(kind: FunctionAtom, ...parts: readonly Polynomial[]): Polynomial {
    if (kind === 'inverse') return this.inverse(parts[0]!);
    return this.intern(
      kind,
      [...parts].sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
  }

  /** `1/argument`; 0 for 0. The inverse of a monomial is the product of inverses; a sum is made monic first. */
  inverse(argument: Polynomial): Polynomial {
    if (argument.isZero) return Polynomial.ZERO;
    const [coefficient, factors] = argument.terms.get([...argument.terms.keys()].sort()[0]!)!;
    const scale = Rational.ONE.div(coefficient);
    if (argument.terms.size > 1) return this.intern('inverse', [argument.scale(scale)]).scale(scale);
    return factors.reduce((product, [atom, exponent]) => {
      const inverse =
        atom.kind === 'inverse' ? atom.parts[0]! : this.intern('inverse', [Polynomial.atom(atom)]);
      return product.times(inverse.power(exponent));
    }, this.constant(scale));
  }

  /** `base^n`, for any integer n. */
  integerPower(base: Polynomial, n: number): Polynomial {
    return (n < 0 ? this.inverse(base) : base).power(Math.abs(n));
  }

  power(base: Polynomial, exponent: Affine): Polynomial {
    if (exponent.parts.length === 0) return this.integerPower(base, exponent.constant);
    return this.intern('power', [base], [exponent]);
  }

  /** `sum(variable in from..to, body)`, or another reduction. Its variable becomes `$n`, n = its level: so equal sums look alike. */
  reduction(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Polynomial): Polynomial {
    const name = `$${levelOver([body])}`;
    // A free variable of this name would be caught.
    if ([...(variable === name ? [] : [body]), from, to].some((part) => part.mentions(name)))
      reject('variable-taken', `\`${name}\` is the name of a bound variable`);
    return this.intern(kind, [this.substitute(body, variable, Affine.bound(name))], [from, to], name);
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

  private substituteAtom({ kind, name, ...atom }: Atom, variable: string, value: Affine): Polynomial {
    const parts = atom.parts.map((part) => this.substitute(part, variable, value));
    const indices = atom.indices.map((index) => index.substitute(variable, value));
    switch (kind) {
      case 'index':
        return this.index(indices[0]!);
      case 'given':
      case 'recursion':
        return this.intern(kind, parts, indices, name);
      case 'power':
        return this.power(parts[0]!, indices[0]!);
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum':
        if (value.mentions(name)) reject('variable-taken', `\`${name}\` is the name of a bound variable`);
        return this.reduction(kind, name, indices[0]!, indices[1]!, parts[0]!);
      default:
        return this.apply(kind, ...parts);
    }
  }
}
