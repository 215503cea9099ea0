import {
  type Claim,
  constantOf,
  type Expression,
  type Given,
  type IndexRange,
  type Statement,
} from '../../language/index.js';
import { coqName } from './names.js';

/** A claim has a form that has no counterpart in the export; the message says which. */
export class Unsupported extends Error {}

export function unsupported(what: string): never {
  throw new Unsupported(what);
}

/** Names of index variables by slot. */
export type IndexNames = ReadonlyMap<number, string>;

/** How a sum or another reduction is written in propositions. */
const NOTATIONS = { sum: 'Sum', prod: 'Prod', max: 'Max', min: 'Min' } as const;

/** An expression of a claim as Coq text, from the tree alone: definitions stay folded. */
export class ClaimText {
  /** `(T : Z) (R_ : R) (G : Z -> R)`. */
  readonly binders: string;
  /** `T R_ G`. */
  readonly arguments: string;

  constructor(
    readonly claim: Claim,
    /** Where its definitions stand: empty within the module of the claim itself. */
    readonly prefix: string = '',
    /** The recursion whose values are being defined: `V` is a name of those before. */
    private readonly recursion: number | null = null,
  ) {
    this.binders = [
      '(T : Z)',
      ...claim.givens.map((given) => `(${coqName(given.name)} : ${typeOf(given)})`),
    ].join(' ');
    this.arguments = ['T', ...claim.givens.map(({ name }) => coqName(name))].join(' ');
  }

  /** A real number. */
  real(e: Expression, names: IndexNames): string {
    const at = (part: Expression) => this.real(part, names);
    switch (e.kind) {
      case 'number':
        return e.value.isInteger
          ? integerText(e.value.numerator)
          : `(${integerText(e.value.numerator)} / ${e.value.denominator})`;
      case 'index':
        return `(IZR ${this.index(e, names)})`;
      case 'given': {
        if (this.isInteger(e)) return `(IZR ${this.index(e, names)})`;
        if (e.indices.length === 0) return coqName(e.name);
        return `(${[coqName(e.name), ...e.indices.map((index) => this.index(index, names))].join(' ')})`;
      }
      case 'definition':
        return e.definition === this.recursion
          ? `(${this.definitionName(e.definition)} ${this.index(this.earlierIndex(e), names)})`
          : `(${this.reference(this.definitionName(e.definition), e, names)})`;
      case 'negation':
        return `(- ${at(e.operand)})`;
      case 'binary':
        return `(${at(e.left)} ${e.operator} ${at(e.right)})`;
      case 'power': {
        const power = (base: string, n: number) => (n >= 0 ? `(${base} ^ ${n})` : `(/ (${base} ^ ${-n}))`);
        const exponent = exponentOf(e);
        switch (exponent.kind) {
          case 'whole':
            return power(at(e.base), exponent.n);
          case 'index':
            return `(zpow ${at(e.base)} ${this.index(e.exponent, names)})`;
          case 'halves':
            return power(`(sqrt ${at(e.base)})`, exponent.n);
          default:
            return `(Rpower ${at(e.base)} ${at(e.exponent)})`;
        }
      }
      case 'call': {
        const parts = e.arguments.map(at);
        switch (e.function) {
          case 'sqrt':
          case 'ln':
          case 'exp':
            return `(${e.function} ${parts[0]})`;
          case 'abs':
            return `(Rabs ${parts[0]})`;
          case 'min':
          case 'max':
            return parts.reduce((a, b) => `(R${e.function} ${a} ${b})`);
          default:
            return unsupported(`the function ${e.function}`);
        }
      }
      case 'reduction': {
        const { range } = e;
        const [from, to] = [this.index(range.from, names), this.index(range.to, names)];
        const variable = coqName(range.variable);
        const body = this.real(e.body, new Map(names).set(range.slot, variable));
        return `${NOTATIONS[e.operator]}(${variable} in ${from} upto ${to}, ${body})`;
      }
      default:
        return unsupported((e as Expression).kind);
    }
  }

  /** An integer, in the scope of Z. */
  index(e: Expression, names: IndexNames): string {
    return `(${this.integer(e, names)})%Z`;
  }

  private integer(e: Expression, names: IndexNames): string {
    const at = (part: Expression) => this.integer(part, names);
    switch (e.kind) {
      case 'number':
        return integerText(e.value.numerator);
      case 'index':
        return e.name === 'T' && e.slot === 0
          ? 'T'
          : (names.get(e.slot) ?? unsupported('an index without a name'));
      case 'given':
        return coqName(e.name);
      case 'negation':
        return `(- ${at(e.operand)})`;
      case 'binary':
        if (e.operator === '/') return unsupported('a quotient in an index');
        return `(${at(e.left)} ${e.operator} ${at(e.right)})`;
      case 'call':
        if (e.function !== 'min' && e.function !== 'max') return unsupported(`${e.function} in an index`);
        return e.arguments.map(at).reduce((a, b) => `(Z.${e.function} ${a} ${b})`);
      default:
        return unsupported(`an index with ${e.kind}`);
    }
  }

  /** Within the equations of a recursion: the index at which they read its values. The others stay as they are. */
  private earlierIndex({ definition, indices }: Extract<Expression, { kind: 'definition' }>): Expression {
    const { recursion, parameters } = this.claim.definitions[definition]!;
    indices.forEach((index, i) => {
      const same = index.kind === 'index' && index.slot === parameters[i]!.slot;
      if (i !== recursion!.parameter && !same)
        unsupported('a recursion that goes on from values with other indices');
    });
    return indices[recursion!.parameter]!;
  }

  isInteger(e: Expression): boolean {
    return e.kind === 'given' && this.claim.givens[e.given]!.domain.kind === 'integers';
  }

  definitionName(number: number): string {
    return `${this.prefix}${coqName(this.claim.definitions[number]!.name)}`;
  }

  /** `V T R_ G (t)%Z`. */
  reference(name: string, e: Extract<Expression, { kind: 'definition' }>, names: IndexNames): string {
    return [name, this.arguments, ...e.indices.map((index) => this.index(index, names))].join(' ');
  }

  /** `A <= B`, with `>` turned round. */
  relation(
    { left, relation, right }: Pick<Statement, 'left' | 'relation' | 'right'>,
    names: IndexNames,
  ): string {
    const [a, b] = [this.real(left, names), this.real(right, names)];
    switch (relation) {
      case '>':
        return `${b} < ${a}`;
      case '>=':
        return `${b} <= ${a}`;
      default:
        return `${a} ${relation} ${b}`;
    }
  }

  /** `forall t, (1 <= t)%Z -> (t <= T)%Z -> `, and the names within. */
  quantified(
    ranges: readonly IndexRange[],
    names: IndexNames,
  ): { readonly text: string; readonly names: IndexNames } {
    let inside = names;
    let text = '';
    for (const range of ranges) {
      const variable = coqName(range.variable);
      text += `forall ${variable} : Z, (${this.integer(range.from, inside)} <= ${variable})%Z -> (${variable} <= ${this.integer(range.to, inside)})%Z -> `;
      inside = new Map(inside).set(range.slot, variable);
    }
    return { text, names: inside };
  }
}

function typeOf({ domain, ranges }: Given): string {
  if (domain.kind === 'integers') return ranges.length > 0 ? unsupported('a sequence of integers') : 'Z';
  return `${'Z -> '.repeat(ranges.length)}R`;
}

function integerText(n: bigint): string {
  return n < 0n ? `(${n})` : `${n}`;
}

/**
 * How a power is written: `x ^ n` or its inverse; `zpow x n` for an index n; `sqrt x ^ n` for n/2; `Rpower x y` for any other
 * real y. With an exponent that is no integer it exists where x > 0, and there these are the same number.
 */
export type Exponent =
  | { readonly kind: 'whole' | 'halves'; readonly n: number }
  | { readonly kind: 'index' | 'real' };

export function exponentOf({ exponent, exponentSort }: Extract<Expression, { kind: 'power' }>): Exponent {
  const value = constantOf(exponent);
  if (value?.isInteger) return { kind: 'whole', n: Number(value.numerator) };
  if (exponentSort === 'integer') return { kind: 'index' };
  return value?.denominator === 2n ? { kind: 'halves', n: Number(value.numerator) } : { kind: 'real' };
}
