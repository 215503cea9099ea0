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
  /** A tactic that proves it equal to `ring`; `null`: it is `ring`, letter by letter but for the names of bound variables. */
  readonly script: string | null;
}

/** What stands in place of an index variable: as it is written, and as an affine form. */
export type Substitution = ReadonlyMap<string, Affine>;

/** Whether the indices in a goal are those of the substitution as `indexText` writes them, or equal to them. */
type Written = 'as written' | 'in some form';

const SAME = 'reflexivity';

/** One sentence for a tactic and what solves its goals: each sentence takes Coq some time, whatever it says. */
export const solved = (tactic: string, ...solutions: readonly string[]): string =>
  `${tactic}; [ ${solutions.join(' | ')} ]`;

/** An integer in Coq, in the scope of Z. */
export function indexText(form: Affine): string {
  return indexWith(coqName, form);
}

/** The same with other texts for the variables. */
function indexWith(name: (key: string) => string, form: Affine): string {
  const parts = form.parts.map(({ atom, coefficient }) => {
    const value =
      atom.kind === 'variable'
        ? name(atom.key)
        : `(Z.${atom.kind} ${bare(name, atom.left)} ${bare(name, atom.right)})`;
    return coefficient === 1 ? value : `(${coefficient}) * ${value}`;
  });
  if (form.constant !== 0 || parts.length === 0)
    parts.push(form.constant < 0 ? `(${form.constant})` : `${form.constant}`);
  return `(${parts.join(' + ')})%Z`;
}

const bare = (name: (key: string) => string, form: Affine): string =>
  indexWith(name, form).replace(/%Z$/, '');

export function rationalText(value: Rational): string {
  const numerator = value.numerator < 0n ? `(${value.numerator})` : `${value.numerator}`;
  return value.isInteger ? numerator : `(${numerator} / ${value.denominator})`;
}

/** `0 < value` as a term; a number that is not above 0 is left to `lra`, which refuses it. */
export function positive(value: Rational): string {
  if (value.sign <= 0) return `(ltac:(lra) : 0 < ${rationalText(value)})`;
  const { numerator, denominator } = value;
  return value.isInteger ? `(whole_positive ${numerator})` : `(ratio_positive ${numerator} ${denominator})`;
}

/** `0 <= value` as a term. */
export function nonnegative(value: Rational): string {
  return value.sign > 0 ? `(Rlt_le _ _ ${positive(value)})` : `(ltac:(lra) : 0 <= ${rationalText(value)})`;
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

  /** A tactic for the goal `form = normal form`. */
  scriptOf({ poly, ring, script }: Form): string {
    if (ring === this.text(poly)) return script ?? SAME;
    return script === null ? 'ring_close' : solved(`transitivity ${ring}`, script, 'ring_close');
  }

  /** Whether it is its normal form, but for the names of bound variables. */
  isNormal(form: Form): boolean {
    return this.scriptOf(form) === SAME;
  }

  /** A tactic for the goal `form = ring`. */
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
    return this.atom(this.terms.index(form), `real_index ${indexText(form)}`);
  }

  /** `G (t+1)`, whatever form its indices have. */
  given(poly: Polynomial): Form {
    const scalar = [...poly.atoms].every((atom) => atom.kind === 'given' && atom.indices.length === 0);
    return this.atom(poly, scalar ? null : 'first [reflexivity | f_equal; index_close]');
  }

  /** A value of a recursion, whatever form its indices have; in its own equations it is written as the function that makes it. */
  recursion(definition: number, indices: readonly Affine[]): Form {
    const names = indices.map((_, i) => `i_${i}_`);
    const same = indices.map((index) => ` (_ : _ = ${indexText(index)})`).join('');
    const congruence = `f_equal${indices.length > 1 ? indices.length : ''} (fun ${names.join(' ')} : Z => ${this.recursionText(definition, names)})${same}`;
    const script = indices.length === 0 ? SAME : `first [reflexivity | refine (${congruence}); index_close]`;
    return this.atom(this.terms.recursion(definition, indices), script);
  }

  operation(operator: '+' | '-' | '*', a: Form, b: Form): Form {
    const poly =
      operator === '*' ? a.poly.times(b.poly) : operator === '+' ? a.poly.plus(b.poly) : a.poly.minus(b.poly);
    const ring = `(${a.ring} ${operator} ${b.ring})`;
    if (a.script === null && b.script === null) return { poly, ring, script: null };
    const name = { '+': 'Rplus', '-': 'Rminus', '*': 'Rmult' }[operator];
    const script = solved(`apply (f_equal2 ${name})`, this.path(a), this.path(b));
    return { poly, ring, script };
  }

  negation(a: Form): Form {
    const script = a.script === null ? null : `apply (f_equal Ropp); ${a.script}`;
    return { poly: a.poly.negate(), ring: `(- ${a.ring})`, script };
  }

  power(a: Form, n: number): Form {
    const poly = a.poly.power(n);
    const script = a.script === null ? null : `apply (f_equal (fun x => x ^ ${n})); ${a.script}`;
    return { poly, ring: `(${a.ring} ^ ${n})`, script };
  }

  /** `/ (a ^ n)`: its normal form has the inverse of a. */
  inversePower(a: Form, n: number): Form {
    const form = this.power(this.inverse(a), n);
    return { ...form, script: `apply inverse_of_power; ${this.path(form)}` };
  }

  /** `Rpower a b`. */
  realPower(a: Form, b: Form): Form {
    const form = this.unary('exp', this.operation('*', b, this.unary('ln', a)));
    return { ...form, script: `unfold Rpower; ${this.path(form)}` };
  }

  inverse(a: Form): Form {
    const poly = this.terms.inverse(a.poly);
    const inner = this.text(a.poly);
    const written = `(/ ${inner})`;
    const own = this.scriptOf(a);
    const script = own === SAME ? null : `apply (f_equal Rinv); ${own}`;
    if (written === this.text(poly)) return this.atom(poly, script);
    let last = 'inverses; ring_close';
    if (a.poly.terms.size > 1) {
      const [monomial] = poly.terms.values();
      const [factor, [[atom]]] = monomial as unknown as [
        Rational,
        [[Atom & { argument: Polynomial }, number]],
      ];
      const back = rationalText(Rational.ONE.div(factor));
      last = `apply (inv_scaled ${back} ${rationalText(factor)} ${inner} ${this.text(atom.parts[0]!)}); ring_close`;
    }
    return this.atom(poly, solved(`transitivity ${written}`, script ?? SAME, last));
  }

  quotient(a: Form, b: Form): Form {
    const { poly, ring, script } = this.operation('*', a, this.inverse(b));
    return { poly, ring, script: `apply div_as; ${script ?? SAME}` };
  }

  unary(name: 'sqrt' | 'ln' | 'exp' | 'abs', a: Form): Form {
    const own = this.scriptOf(a);
    const script = own === SAME ? null : `apply (f_equal ${name === 'abs' ? 'Rabs' : name}); ${own}`;
    return this.atom(this.terms.apply(name, a.poly), script);
  }

  extreme(kind: 'max' | 'min', a: Form, b: Form): Form {
    const poly = this.terms.apply(kind, a.poly, b.poly);
    const inOrder = this.text(poly) === `(R${kind} ${this.text(a.poly)} ${this.text(b.poly)})`;
    const [first, second] = inOrder ? [a, b] : [b, a];
    const turn = inOrder ? '' : `rewrite R${kind}_comm; `;
    const [one, two] = [this.scriptOf(first), this.scriptOf(second)];
    if (inOrder && one === SAME && two === SAME) return this.atom(poly, null);
    return this.atom(poly, solved(`${turn}apply (f_equal2 R${kind})`, one, two));
  }

  integerPower(base: Form, exponent: Affine): Form {
    const poly = this.terms.power(base.poly, exponent);
    if (exponent.parts.length === 0) {
      const n = exponent.constant;
      const form = n >= 0 ? this.power(base, n) : this.power(this.inverse(base), -n);
      const law = n >= 0 ? 'zpow_as_power' : 'zpow_as_inverse';
      return { ...form, script: solved(`apply (${law} _ ${Math.abs(n)})`, 'index_close', this.path(form)) };
    }
    const script = solved('apply (f_equal2 zpow)', this.scriptOf(base), 'first [reflexivity | index_close]');
    return this.atom(poly, script);
  }

  /** A sum or product over `variable`, which the form of the body mentions; its ends are written in some form. */
  range(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Form): Form {
    const poly = this.terms.reduction(kind, variable, from, to, body.poly);
    const [[, [[atom]]]] = [...poly.terms.values()] as unknown as [
      [Rational, [[Atom & { kind: 'sum' }, number]]],
    ];
    const ends = 'first [reflexivity | index_close]';
    const inside = `intros ${coqName(variable)}; cbv beta; ${this.bodyScript(atom, variable, body)}`;
    return this.atom(poly, solved(`apply ${kind}_congr`, ends, ends, inside));
  }

  /** The same, where the ends are written in normal form. */
  normalRange(kind: ReductionName, variable: string, from: Affine, to: Affine, body: Form): Form {
    const poly = this.terms.reduction(kind, variable, from, to, body.poly);
    const [[, [[atom]]]] = [...poly.terms.values()] as unknown as [
      [Rational, [[Atom & { kind: 'sum' }, number]]],
    ];
    const script = this.bodyScript(atom, variable, body);
    if (script === SAME) return this.atom(poly, null);
    return this.atom(poly, `apply ${kind}_same; intros ${coqName(variable)}; cbv beta; ${script}`);
  }

  /** The body as it is written equals that of the atom. */
  private bodyScript(atom: Atom & { kind: ReductionName }, variable: string, body: Form): string {
    const [bound, inner] = [atom.name, atom.parts[0]!];
    const inside = this.substituted(inner, new Map([[bound, Affine.variable(variable)]]));
    const [own, back] = [this.scriptOf(body), this.scriptOf(inside)];
    const alike = this.text(inner).replaceAll(coqName(bound), coqName(variable)) === this.text(body.poly);
    if (alike) return own;
    if (back === SAME) return own;
    const turned = `symmetry; ${back}`;
    if (own === SAME) return turned;
    return solved(`transitivity ${this.text(body.poly)}`, own, turned);
  }

  /** A normal form with other indices in place of variables, as it is written then. */
  substituted(poly: Polynomial, at: Substitution, written: Written = 'as written'): Form {
    if (![...at.keys()].some((name) => poly.mentions(name))) return this.normal(poly);
    const monomials = [...poly.terms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, monomial]) => monomial);
    const forms = monomials.map(([coefficient, factors]) => {
      const powers = factors.map(([atom, exponent]) => {
        const form = this.substitutedAtom(atom, at, written);
        return exponent === 1 ? form : this.power(form, exponent);
      });
      const number = this.normal(Polynomial.constant(coefficient));
      const all = rationalText(coefficient) === '1' && powers.length > 0 ? powers : [number, ...powers];
      return all.reduce((a, b) => this.operation('*', a, b));
    });
    // It is no normal form, whatever its parts are: the text has the old variable's place.
    return forms.reduce((a, b) => this.operation('+', a, b));
  }

  private substitutedAtom(atom: Atom, at: Substitution, written: Written): Form {
    if (![...at.keys()].some((name) => atom.variables.has(name))) return this.normal(Polynomial.atom(atom));
    const index = (form: Affine): Affine =>
      [...at].reduce((result, [name, value]) => result.substitute(name, value), form);
    const inside = (part: Polynomial): Form => this.substituted(part, at, written);
    const isNormal =
      written === 'as written' && atom.indices.every((each) => isNormalAt(each, at, index(each)));
    /** Nothing is left to prove where the indices are in normal form as they stand there, and `text` is that of the form. */
    const indexed = (form: Form, text = form.ring): Form =>
      isNormal && text === form.ring ? { ...form, script: null } : form;
    switch (atom.kind) {
      case 'index': {
        const value = index(atom.indices[0]!);
        return indexed(this.index(value), `(IZR ${indexText(value)})`);
      }
      case 'given':
        return indexed(this.given(this.terms.given(atom.name, atom.indices.map(index))));
      case 'inverse':
        return this.inverse(inside(atom.parts[0]!));
      case 'max':
      case 'min':
        return this.extreme(atom.kind, inside(atom.parts[0]!), inside(atom.parts[1]!));
      case 'power': {
        const [base, exponent] = [inside(atom.parts[0]!), index(atom.indices[0]!)];
        const form = this.integerPower(base, exponent);
        const text = `(zpow ${this.text(base.poly)} ${indexText(exponent)})`;
        return this.scriptOf(base) === SAME ? indexed(form, text) : form;
      }
      case 'recursion':
        return indexed(this.recursion(Number(atom.name), atom.indices.map(index)));
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const opened = this.fresh();
        const variable = Affine.variable(opened);
        const body = this.substituted(atom.parts[0]!, new Map([...at, [atom.name, variable]]), written);
        const [first, last] = [atom.indices[0]!, atom.indices[1]!];
        const [from, to] = [index(first), index(last)];
        const isUntouched = from.key === first.key && to.key === last.key;
        return isUntouched || isNormal
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

/** Whether an index is in normal form (`value`) as it stands after a substitution. */
function isNormalAt(form: Affine, at: Substitution, value: Affine): boolean {
  const own = variableOf(form);
  if (own !== null) return value.key === (at.get(own) ?? form).key;
  const name = (key: string): string => {
    const there = at.get(key);
    if (there === undefined) return coqName(key);
    const variable = variableOf(there);
    // With brackets it is no normal form.
    return variable === null ? bare(coqName, there) : coqName(variable);
  };
  return indexWith(name, form) === indexText(value);
}

function variableOf({ parts, constant }: Affine): string | null {
  const [part] = parts;
  const isAlone = parts.length === 1 && part!.coefficient === 1 && constant === 0;
  return isAlone && part!.atom.kind === 'variable' ? part!.atom.key : null;
}
