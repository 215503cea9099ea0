import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import type { ReductionName } from '../certificate.js';
import { type Atom, Polynomial } from '../polynomial.js';
import type { Terms } from '../terms.js';
import { coqName } from './names.js';

/** A form of a term in Coq, as it stands in a goal, and how it becomes the normal form of `poly`. */
export interface Form {
  readonly poly: Polynomial;
  /** The form with its atoms in normal form: what is left is an identity of rings. */
  readonly ring: string;
  /** Tactics that prove it equal to `ring`; `null`: it is `ring`, letter by letter but for the names of bound variables. */
  readonly script: string | null;
}

/** What stands in place of an index variable: as it is written, and as an affine form. */
export type Substitution = ReadonlyMap<string, Affine>;

const SAME = 'reflexivity.';
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

  constructor(
    readonly terms: Terms,
    /** `V T R_ G`: a recursion, before its indices. */
    private readonly recursionName: (definition: number) => string,
  ) {}

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
        return `(IZR ${indexText(atom.indices[0]!)})`;
      case 'given':
        return atom.indices.length === 0
          ? coqName(atom.name)
          : `(${[coqName(atom.name), ...atom.indices.map(indexText)].join(' ')})`;
      case 'inverse':
        return `(/ ${this.text(atom.parts[0]!)})`;
      case 'abs':
        return `(Rabs ${this.text(atom.parts[0]!)})`;
      case 'sqrt':
      case 'ln':
      case 'exp':
        return `(${atom.kind} ${this.text(atom.parts[0]!)})`;
      case 'max':
      case 'min':
        return `(R${atom.kind} ${this.text(atom.parts[0]!)} ${this.text(atom.parts[1]!)})`;
      case 'power':
        return `(zpow ${this.text(atom.parts[0]!)} ${indexText(atom.indices[0]!)})`;
      case 'recursion':
        return this.recursionText(Number(atom.name), atom.indices.map(indexText));
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum':
        return this.rangeText(atom.kind, atom.name, atom.indices[0]!, atom.indices[1]!, atom.parts[0]!);
    }
  }

  private recursionText(definition: number, indices: readonly string[]): string {
    return `(${[this.recursionName(definition), ...indices].join(' ')})`;
  }

  /** `(rsum a b (fun v => …))`. */
  rangeText(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Polynomial): string {
    return `(r${kind} ${indexText(from)} ${indexText(to)} ${this.functionText([variable], body)})`;
  }

  /** `(fun t : Z => …)`, the body itself for no parameters. */
  functionText(parameters: readonly string[], body: Polynomial): string {
    const binders = parameters.map((name) => `fun ${coqName(name)} : Z => `).join('');
    return binders === '' ? this.text(body) : `(${binders}${this.text(body)})`;
  }

  /** Tactics for the goal `form = normal form`. */
  scriptOf({ poly, ring, script }: Form): string {
    if (ring === this.text(poly)) return script ?? SAME;
    return script === null ? 'ring_close.' : `transitivity ${ring}. ${block(script)} { ring_close. }`;
  }

  /** Tactics for the goal `form = ring`. */
  path({ script }: Form): string {
    return script ?? SAME;
  }

  // Forms, each from forms of its parts. Ring operations pile up: one identity closes them all.

  normal(poly: Polynomial): Form {
    return { poly, ring: this.text(poly), script: null };
  }

  private atom(poly: Polynomial, script: string | null): Form {
    return { poly, ring: this.text(poly), script };
  }

  /** An integer as a real number, however it is written. */
  index(form: Affine): Form {
    return this.atom(this.terms.index(form), `real_index ${indexText(form)}.`);
  }

  /** `G (t+1)`, whatever form its indices have. */
  given(poly: Polynomial): Form {
    const scalar = [...poly.atoms].every((atom) => atom.kind === 'given' && atom.indices.length === 0);
    return this.atom(poly, scalar ? null : 'first [reflexivity | f_equal; lia].');
  }

  /** A value of a recursion, whatever form its indices have; in its own equations it is written as the function that makes it. */
  recursion(definition: number, indices: readonly Affine[]): Form {
    const names = indices.map((_, i) => `i_${i}_`);
    const same = indices.map((index) => ` (_ : _ = ${indexText(index)})`).join('');
    const congruence = `f_equal${indices.length > 1 ? indices.length : ''} (fun ${names.join(' ')} : Z => ${this.recursionText(definition, names)})${same}`;
    const script = indices.length === 0 ? SAME : `first [reflexivity | refine (${congruence}); lia].`;
    return this.atom(this.terms.recursion(definition, indices), script);
  }

  operation(operator: '+' | '-' | '*', a: Form, b: Form): Form {
    const poly =
      operator === '*' ? a.poly.times(b.poly) : operator === '+' ? a.poly.plus(b.poly) : a.poly.minus(b.poly);
    const ring = `(${a.ring} ${operator} ${b.ring})`;
    if (a.script === null && b.script === null) return { poly, ring, script: null };
    const name = { '+': 'Rplus', '-': 'Rminus', '*': 'Rmult' }[operator];
    const script = `apply (f_equal2 ${name}). ${block(this.path(a))} ${block(this.path(b))}`;
    return { poly, ring, script };
  }

  negation(a: Form): Form {
    const script = a.script === null ? null : `apply (f_equal Ropp). ${a.script}`;
    return { poly: a.poly.negate(), ring: `(- ${a.ring})`, script };
  }

  power(a: Form, n: number): Form {
    const poly = a.poly.power(n);
    const script = a.script === null ? null : `apply (f_equal (fun x => x ^ ${n})). ${a.script}`;
    return { poly, ring: `(${a.ring} ^ ${n})`, script };
  }

  /** `/ (a ^ n)`: its normal form has the inverse of a. */
  inversePower(a: Form, n: number): Form {
    const form = this.power(this.inverse(a), n);
    return { ...form, script: `apply inverse_of_power. ${this.path(form)}` };
  }

  /** `Rpower a b`. */
  realPower(a: Form, b: Form): Form {
    const form = this.unary('exp', this.operation('*', b, this.unary('ln', a)));
    return { ...form, script: `unfold Rpower. ${this.path(form)}` };
  }

  inverse(a: Form): Form {
    const poly = this.terms.inverse(a.poly);
    const inner = this.text(a.poly);
    const written = `(/ ${inner})`;
    const own = this.scriptOf(a);
    const script = own === SAME ? null : `apply (f_equal Rinv). ${own}`;
    if (written === this.text(poly)) return this.atom(poly, script);
    let last = 'inverses. ring_close.';
    if (a.poly.terms.size > 1) {
      const [monomial] = poly.terms.values();
      const [factor, [[atom]]] = monomial as unknown as [
        Rational,
        [[Atom & { argument: Polynomial }, number]],
      ];
      const back = rationalText(Rational.ONE.div(factor));
      last = `apply (inv_scaled ${back} ${rationalText(factor)} ${inner} ${this.text(atom.parts[0]!)}); ring_close.`;
    }
    return this.atom(poly, `transitivity ${written}. ${block(script ?? SAME)} { ${last} }`);
  }

  quotient(a: Form, b: Form): Form {
    const { poly, ring, script } = this.operation('*', a, this.inverse(b));
    return { poly, ring, script: `apply div_as. ${script ?? SAME}` };
  }

  unary(name: 'sqrt' | 'ln' | 'exp' | 'abs', a: Form): Form {
    const own = this.scriptOf(a);
    const script = own === SAME ? null : `apply (f_equal ${name === 'abs' ? 'Rabs' : name}). ${own}`;
    return this.atom(this.terms.apply(name, a.poly), script);
  }

  extreme(kind: 'max' | 'min', a: Form, b: Form): Form {
    const poly = this.terms.apply(kind, a.poly, b.poly);
    const inOrder = this.text(poly) === `(R${kind} ${this.text(a.poly)} ${this.text(b.poly)})`;
    const [first, second] = inOrder ? [a, b] : [b, a];
    const turn = inOrder ? '' : `rewrite R${kind}_comm. `;
    const [one, two] = [this.scriptOf(first), this.scriptOf(second)];
    return this.atom(poly, `${turn}apply (f_equal2 R${kind}). ${block(one)} ${block(two)}`);
  }

  integerPower(base: Form, exponent: Affine): Form {
    const poly = this.terms.power(base.poly, exponent);
    if (exponent.parts.length === 0) {
      const n = exponent.constant;
      const form = n >= 0 ? this.power(base, n) : this.power(this.inverse(base), -n);
      const law = n >= 0 ? 'zpow_as_power' : 'zpow_as_inverse';
      return { ...form, script: `apply (${law} _ ${Math.abs(n)}). { lia. } ${this.path(form)}` };
    }
    const script = `apply (f_equal2 zpow). ${block(this.scriptOf(base))} { first [reflexivity | lia]. }`;
    return this.atom(poly, script);
  }

  /** A sum or product over `variable`, which the form of the body mentions; its ends are written in some form. */
  range(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Form): Form {
    const poly = this.terms.reduction(kind, variable, from, to, body.poly);
    const [[, [[atom]]]] = [...poly.terms.values()] as unknown as [
      [Rational, [[Atom & { kind: 'sum' }, number]]],
    ];
    const ends = 'first [reflexivity | lia].';
    const script = this.bodyScript(atom, variable, body);
    return this.atom(
      poly,
      `apply ${kind}_congr. ${block(ends)} ${block(ends)} { intros ${coqName(variable)}. cbv beta. ${script} }`,
    );
  }

  /** The same, where the ends are written in normal form. */
  normalRange(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Form): Form {
    const poly = this.terms.reduction(kind, variable, from, to, body.poly);
    const [[, [[atom]]]] = [...poly.terms.values()] as unknown as [
      [Rational, [[Atom & { kind: 'sum' }, number]]],
    ];
    const script = this.bodyScript(atom, variable, body);
    if (script === SAME) return this.atom(poly, null);
    return this.atom(poly, `apply ${kind}_same. intros ${coqName(variable)}. cbv beta. ${script}`);
  }

  /** The body as it is written equals that of the atom. */
  private bodyScript(atom: Atom & { kind: ReductionName }, variable: string, body: Form): string {
    const [bound, inner] = [atom.name, atom.parts[0]!];
    const inside = this.substituted(inner, new Map([[bound, Affine.variable(variable)]]));
    const [own, back] = [this.scriptOf(body), this.scriptOf(inside)];
    const alike = this.text(inner).replaceAll(coqName(bound), coqName(variable)) === this.text(body.poly);
    if (alike) return own;
    const turned = `symmetry. ${back}`;
    if (own === SAME) return turned;
    return `transitivity ${this.text(body.poly)}. ${block(own)} ${block(turned)}`;
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
        return this.index(index(atom.indices[0]!));
      case 'given':
        return this.given(this.terms.given(atom.name, atom.indices.map(index)));
      case 'inverse':
        return this.inverse(inside(atom.parts[0]!));
      case 'max':
      case 'min':
        return this.extreme(atom.kind, inside(atom.parts[0]!), inside(atom.parts[1]!));
      case 'power':
        return this.integerPower(inside(atom.parts[0]!), index(atom.indices[0]!));
      case 'recursion':
        return this.recursion(Number(atom.name), atom.indices.map(index));
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const opened = this.fresh();
        const variable = Affine.variable(opened);
        const body = this.substituted(atom.parts[0]!, new Map([...at, [atom.name, variable]]));
        const [from, to] = [index(atom.indices[0]!), index(atom.indices[1]!)];
        return from.key === atom.indices[0]!.key && to.key === atom.indices[1]!.key
          ? this.normalRange(atom.kind, opened, from, to, body)
          : this.range(atom.kind, opened, from, to, body);
      }
      default:
        return this.unary(atom.kind, inside(atom.parts[0]!));
    }
  }

  private count = 0;

  /** A bound variable that nothing else is called. */
  fresh(): string {
    this.count += 1;
    return `v_${this.count}_`;
  }
}
