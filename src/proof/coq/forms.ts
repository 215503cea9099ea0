import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import { type Atom, Polynomial } from '../polynomial.js';
import type { Terms } from '../terms.js';
import { unsupported } from './claim-text.js';
import { coqName } from './names.js';

/** A form of a term in Coq, and the script of tactics that proves it equal to the normal form of `poly`. */
export interface Form {
  readonly poly: Polynomial;
  /** `null`: it is in normal form already. */
  readonly script: string | null;
}

/** What stands in place of an index variable: as it is written, and as an affine form. */
export type Substitution = ReadonlyMap<string, Affine>;

const SAME = 'reflexivity.';
const scriptOf = ({ script }: Form): string => script ?? SAME;
const block = (script: string): string => `{ ${script} }`;

/** An integer in Coq, in the scope of Z. */
export function indexText(form: Affine): string {
  const parts = form.parts.map(({ atom, coefficient }) => {
    const value =
      atom.kind === 'variable'
        ? coqName(atom.key)
        : `(Z.${atom.kind} ${bare(atom.left)} ${bare(atom.right)})`;
    return coefficient === 1 ? value : `(${coefficient}) * ${value}`;
  });
  if (form.constant !== 0 || parts.length === 0)
    parts.push(form.constant < 0 ? `(${form.constant})` : `${form.constant}`);
  return `(${parts.join(' + ')})%Z`;
}

const bare = (form: Affine): string => indexText(form).replace(/%Z$/, '');

export function rationalText(value: Rational): string {
  const numerator = value.numerator < 0n ? `(${value.numerator})` : `${value.numerator}`;
  return value.isInteger ? numerator : `(${numerator} / ${value.denominator})`;
}

/** Normal forms as Coq text, and the proofs that other forms equal them. One for each claim: its terms share their atoms. */
export class Forms {
  private readonly texts = new Map<Atom, string>();

  constructor(readonly terms: Terms) {}

  /** The text of a normal form: the same for equal polynomials. */
  text(poly: Polynomial): string {
    const monomials = [...poly.terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, monomial]) => monomial);
    if (monomials.length === 0) return '0';
    return monomials
      .map(([coefficient, factors]) => this.monomialText(coefficient, factors))
      .reduce((a, b) => `(${a} + ${b})`);
  }

  private monomialText(coefficient: Rational, factors: readonly (readonly [Atom, number])[]): string {
    const powers = factors.map(([atom, exponent]) => {
      const value = this.atomText(atom);
      return exponent === 1 ? value : `(${value} ^ ${exponent})`;
    });
    const number = rationalText(coefficient);
    const all = number === '1' && powers.length > 0 ? powers : [number, ...powers];
    return all.reduce((a, b) => `(${a} * ${b})`);
  }

  private atomText(atom: Atom): string {
    const known = this.texts.get(atom);
    if (known !== undefined) return known;
    const text = this.writeAtom(atom);
    this.texts.set(atom, text);
    return text;
  }

  private writeAtom(atom: Atom): string {
    switch (atom.kind) {
      case 'index':
        return `(IZR ${indexText(atom.index)})`;
      case 'given':
        return atom.indices.length === 0
          ? coqName(atom.name)
          : `(${[coqName(atom.name), ...atom.indices.map(indexText)].join(' ')})`;
      case 'inverse':
        return `(/ ${this.text(atom.argument)})`;
      case 'abs':
        return `(Rabs ${this.text(atom.argument)})`;
      case 'sqrt':
      case 'ln':
      case 'exp':
        return `(${atom.kind} ${this.text(atom.argument)})`;
      case 'max':
      case 'min':
        return `(R${atom.kind} ${this.text(atom.left)} ${this.text(atom.right)})`;
      case 'power':
        return `(zpow ${this.text(atom.base)} ${indexText(atom.exponent)})`;
      case 'sum':
      case 'prod':
        return this.rangeText(atom.kind, `$${atom.level}`, atom.from, atom.to, atom.body);
    }
  }

  /** `(rsum a b (fun v => …))`. */
  rangeText(kind: 'sum' | 'prod', variable: string, from: Affine, to: Affine, body: Polynomial): string {
    return `(r${kind} ${indexText(from)} ${indexText(to)} ${this.functionText([variable], body)})`;
  }

  /** `(fun t : Z => …)`, the body itself for no parameters. */
  functionText(parameters: readonly string[], body: Polynomial): string {
    const binders = parameters.map((name) => `fun ${coqName(name)} : Z => `).join('');
    return binders === '' ? this.text(body) : `(${binders}${this.text(body)})`;
  }

  // Forms, each from forms of its parts.

  normal(poly: Polynomial): Form {
    return { poly, script: null };
  }

  /** A number, or an integer as a real number, however it is written. */
  index(form: Affine): Form {
    return { poly: this.terms.index(form), script: `real_index ${indexText(form)}.` };
  }

  number(poly: Polynomial): Form {
    return { poly, script: 'ring_close.' };
  }

  /** `G (t+1)`, whatever form its indices have. */
  given(poly: Polynomial): Form {
    return { poly, script: 'first [reflexivity | f_equal; lia].' };
  }

  operation(operator: '+' | '-' | '*', a: Form, b: Form): Form {
    const { meter } = this.terms;
    const poly =
      operator === '*'
        ? a.poly.times(b.poly, meter)
        : operator === '+'
          ? a.poly.plus(b.poly)
          : a.poly.minus(b.poly);
    const [left, right] = [this.text(a.poly), this.text(b.poly)];
    const middle = `(${left} ${operator} ${right})`;
    if (a.script === null && b.script === null)
      return { poly, script: middle === this.text(poly) ? null : 'ring_close.' };
    const name = { '+': 'Rplus', '-': 'Rminus', '*': 'Rmult' }[operator];
    const parts = `{ apply (f_equal2 ${name}). ${block(scriptOf(a))} ${block(scriptOf(b))} }`;
    return { poly, script: `transitivity ${middle}. ${parts} ${block('first [reflexivity | ring_close].')}` };
  }

  negation(a: Form): Form {
    const poly = a.poly.negate();
    return {
      poly,
      script: `transitivity (- ${this.text(a.poly)}). { apply (f_equal Ropp). ${scriptOf(a)} } { ring_close. }`,
    };
  }

  power(a: Form, n: number): Form {
    const poly = a.poly.power(n, this.terms.meter);
    return {
      poly,
      script: `transitivity (${this.text(a.poly)} ^ ${n}). { apply (f_equal (fun x => x ^ ${n})). ${scriptOf(a)} } { ring_close. }`,
    };
  }

  inverse(a: Form): Form {
    const poly = this.terms.inverse(a.poly);
    const inner = this.text(a.poly);
    let last = 'inverses. ring_close.';
    if (a.poly.terms.size > 1) {
      const [monomial] = poly.terms.values();
      const [factor, [[atom]]] = monomial as unknown as [
        Rational,
        [[Atom & { argument: Polynomial }, number]],
      ];
      const back = rationalText(Rational.ONE.div(factor));
      last = `rewrite (inv_scaled ${back} ${rationalText(factor)} ${inner} ${this.text(atom.argument)}) by ring_close. ring_close.`;
    }
    return {
      poly,
      script: `transitivity (/ ${inner}). { apply (f_equal Rinv). ${scriptOf(a)} } { ${last} }`,
    };
  }

  quotient(a: Form, b: Form): Form {
    const product = this.operation('*', a, this.inverse(b));
    return { poly: product.poly, script: `apply div_as. ${scriptOf(product)}` };
  }

  unary(name: 'sqrt' | 'ln' | 'exp' | 'abs', a: Form): Form {
    const poly = this.terms.unary(name, a.poly);
    if (a.script === null) return { poly, script: null };
    return { poly, script: `apply (f_equal ${name === 'abs' ? 'Rabs' : name}). ${scriptOf(a)}` };
  }

  extreme(kind: 'max' | 'min', a: Form, b: Form): Form {
    const poly = this.terms.extreme(kind, a.poly, b.poly);
    const inOrder = this.text(poly) === `(R${kind} ${this.text(a.poly)} ${this.text(b.poly)})`;
    const [first, second] = inOrder ? [a, b] : [b, a];
    const turn = inOrder ? '' : `rewrite R${kind}_comm. `;
    return {
      poly,
      script: `${turn}apply (f_equal2 R${kind}). ${block(scriptOf(first))} ${block(scriptOf(second))}`,
    };
  }

  integerPower(base: Form, exponent: Affine): Form {
    const poly = this.terms.power(base.poly, exponent);
    if (exponent.parts.length === 0) return unsupported('a power whose exponent becomes a number');
    return { poly, script: `apply (f_equal2 zpow). ${block(scriptOf(base))} { first [reflexivity | lia]. }` };
  }

  /** A sum or product over `variable`, which the form of the body mentions. */
  range(kind: 'sum' | 'prod', variable: string, from: Affine, to: Affine, body: Form): Form {
    const poly = this.terms.reduction(kind, variable, from, to, body.poly);
    const [[, [[atom]]]] = [...poly.terms.values()] as unknown as [
      [Rational, [[Atom & { kind: 'sum' }, number]]],
    ];
    const inside = this.substituted(atom.body, new Map([[`$${atom.level}`, Affine.variable(variable)]]));
    const ends = 'first [reflexivity | lia].';
    const script = `transitivity ${this.text(body.poly)}. ${block(scriptOf(body))} { symmetry. ${scriptOf(inside)} }`;
    return {
      poly,
      script: `apply ${kind}_congr. ${block(ends)} ${block(ends)} { intros ${coqName(variable)}. cbv beta. ${script} }`,
    };
  }

  /** A normal form with other indices in place of variables, as it is written then. */
  substituted(poly: Polynomial, at: Substitution): Form {
    if (![...at.keys()].some((name) => poly.mentions(name))) return this.normal(poly);
    const monomials = [...poly.terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, monomial]) => monomial);
    const forms = monomials.map(([coefficient, factors]) => {
      const powers = factors.map(([atom, exponent]) => {
        const form = this.substitutedAtom(atom, at);
        return exponent === 1 ? form : this.power(form, exponent);
      });
      const number = this.normal(Polynomial.constant(coefficient));
      const all = rationalText(coefficient) === '1' && powers.length > 0 ? powers : [number, ...powers];
      return all.reduce((a, b) => this.operation('*', a, b));
    });
    // It is no normal form, whatever its parts are: the text has the old variable's place.
    return forms.reduce((a, b) => this.operation('+', a, b));
  }

  private substitutedAtom(atom: Atom, at: Substitution): Form {
    if (![...at.keys()].some((name) => atom.variables.has(name))) return this.normal(Polynomial.atom(atom));
    const index = (form: Affine): Affine =>
      [...at].reduce((result, [name, value]) => result.substitute(name, value), form);
    const inside = (part: Polynomial): Form => this.substituted(part, at);
    switch (atom.kind) {
      case 'index':
        return this.index(index(atom.index));
      case 'given':
        return this.given(this.terms.given(atom.name, atom.indices.map(index)));
      case 'inverse':
        return this.inverse(inside(atom.argument));
      case 'max':
      case 'min':
        return this.extreme(atom.kind, inside(atom.left), inside(atom.right));
      case 'power':
        return this.integerPower(inside(atom.base), index(atom.exponent));
      case 'sum':
      case 'prod': {
        const opened = this.fresh();
        const variable = Affine.variable(opened);
        const body = this.substituted(atom.body, new Map([...at, [`$${atom.level}`, variable]]));
        return this.range(atom.kind, opened, index(atom.from), index(atom.to), body);
      }
      default:
        return this.unary(atom.kind, inside(atom.argument));
    }
  }

  private count = 0;

  /** A bound variable that nothing else is called. */
  fresh(): string {
    this.count += 1;
    return `v_${this.count}_`;
  }
}
