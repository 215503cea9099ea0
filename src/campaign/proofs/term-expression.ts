import { Rational } from '../../arithmetic/index.js';
import type { Expression, Place } from '../../language/index.js';
import type { FactAsData, Index, Term } from '../../proof/index.js';

const REDUCTIONS = { sum: 'sum', prod: 'prod', maximum: 'max', minimum: 'min' } as const;

/** Letters of bound indices, by depth. */
const LETTERS = ['k', 'j', 'i', 'l', 'm', 'n'];

/** Terms of certificates in the tree of the language, so that its printers can show them. Nothing is proved from them. */
export class TermExpressions {
  constructor(
    private readonly place: Place,
    /** Names of the claim's definitions, by their places. */
    private readonly definitions: readonly string[],
  ) {}

  /** A fact with what is subtracted on its left side: `A <= B`. */
  statement({ term, relation }: FactAsData) {
    const monomials = Array.isArray(term) && term[0] === '+' ? (term.slice(1) as Term[]) : [term];
    const [negative, positive] = [[] as Expression[], [] as Expression[]];
    for (const monomial of monomials) {
      const [sign, value] = this.signed(monomial);
      (sign < 0 ? negative : positive).push(value);
    }
    const [left, right] = [this.sum(negative), this.sum(positive)];
    const sign = relation === '=' ? ('=' as const) : relation === '>' ? ('<' as const) : ('<=' as const);
    return { left, relation: sign, right, ranges: [] };
  }

  private number(value: Rational): Expression {
    return { kind: 'number', value, place: this.place };
  }

  private sum(parts: readonly Expression[]): Expression {
    const [first, ...rest] = parts;
    return rest.reduce((a, b) => this.binary('+', a, b), first ?? this.number(Rational.ZERO));
  }

  private binary(operator: '+' | '-' | '*' | '/', left: Expression, right: Expression): Expression {
    return { kind: 'binary', operator, left, right, place: this.place };
  }

  /** A monomial without its sign; inverses stand below the line. */
  private signed(term: Term): readonly [number, Expression] {
    const factors = Array.isArray(term) && term[0] === '*' ? (term.slice(1) as Term[]) : [term];
    let coefficient = Rational.ONE;
    const [above, below] = [[] as Expression[], [] as Expression[]];
    for (const factor of factors) {
      if (typeof factor === 'string') coefficient = coefficient.mul(rational(factor));
      else if (isInverse(factor)) below.push(this.power(factor[1] as Term, -(factor[2] as number)));
      else above.push(this.real(factor));
    }
    const size = coefficient.abs();
    const one = Rational.ONE;
    if (size.numerator !== 1n || above.length === 0) above.unshift(this.number(Rational.of(size.numerator)));
    if (size.denominator !== 1n) below.unshift(this.number(Rational.of(size.denominator)));
    const product = (parts: readonly Expression[]) =>
      parts.length === 0 ? this.number(one) : parts.reduce((a, b) => this.binary('*', a, b));
    return [
      coefficient.sign,
      below.length === 0 ? product(above) : this.binary('/', product(above), product(below)),
    ];
  }

  private power(base: Term, exponent: number): Expression {
    const value = this.real(base);
    if (exponent === 1) return value;
    return {
      kind: 'power',
      base: value,
      exponent: this.number(Rational.of(exponent)),
      exponentSort: 'integer',
      place: this.place,
    };
  }

  private real(term: Term): Expression {
    const { place } = this;
    if (typeof term === 'string') return this.number(rational(term));
    if (typeof term === 'number') return this.number(Rational.of(term));
    const [operator, ...parts] = term as readonly [string, ...unknown[]];
    switch (operator) {
      case '+':
        return (parts as Term[]).slice(1).reduce<Expression>(
          (sum, part) => {
            const [sign, value] = this.signed(part);
            return this.binary(sign < 0 ? '-' : '+', sum, value);
          },
          this.whole(parts[0] as Term),
        );
      case '*':
        return this.whole(term);
      case '^':
        return isInverse(term) ? this.whole(term) : this.power(parts[0] as Term, parts[1] as number);
      case 'power':
        return {
          kind: 'power',
          base: this.real(parts[0] as Term),
          exponent: this.index(parts[1] as Index),
          exponentSort: 'integer',
          place,
        };
      case 'index':
        return this.index(parts[0] as Index);
      case 'given': {
        const [name, ...indices] = parts as [string, ...Index[]];
        return { kind: 'given', name, given: -1, indices: indices.map((index) => this.index(index)), place };
      }
      case 'recursion': {
        const [definition, ...indices] = parts as [number, ...Index[]];
        const name = this.definitions[definition] ?? '';
        return {
          kind: 'definition',
          name,
          definition,
          indices: indices.map((index) => this.index(index)),
          place,
        };
      }
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const [variable, from, to, body] = parts as [string, Index, Index, Term];
        const range = {
          variable: letter(variable),
          slot: -1,
          from: this.index(from),
          to: this.index(to),
          place,
        };
        return { kind: 'reduction', operator: REDUCTIONS[operator], range, body: this.real(body), place };
      }
      default:
        return {
          kind: 'call',
          function: operator as 'sqrt',
          arguments: (parts as Term[]).map((part) => this.real(part)),
          place,
        };
    }
  }

  private whole(term: Term): Expression {
    const [sign, value] = this.signed(term);
    return sign < 0 ? { kind: 'negation', operand: value, place: this.place } : value;
  }

  private index(index: Index): Expression {
    const { place } = this;
    if (typeof index === 'number') return this.number(Rational.of(index));
    if (typeof index === 'string') return { kind: 'index', name: letter(index), slot: -1, place };
    const [operator, ...parts] = index;
    if (operator === '*') {
      const [factor, value] = parts as [number, Index];
      if (factor === -1) return { kind: 'negation', operand: this.index(value), place };
      return this.binary('*', this.number(Rational.of(factor)), this.index(value));
    }
    const values = (parts as Index[]).map((part) => this.index(part));
    if (operator === '+') return values.slice(1).reduce((a, b) => this.added(a, b), values[0]!);
    return { kind: 'call', function: operator as 'min', arguments: values, place };
  }

  private added(a: Expression, b: Expression): Expression {
    if (b.kind === 'number' && b.value.sign < 0) return this.binary('-', a, this.number(b.value.neg()));
    return b.kind === 'negation' ? this.binary('-', a, b.operand) : this.binary('+', a, b);
  }
}

/** `$1` as a letter; names of certificates stay what they are. */
function letter(name: string): string {
  const depth = /^[$#](\d+)$/.exec(name);
  return depth ? (LETTERS[Number(depth[1]) - 1] ?? `k${depth[1]}`) : name.replace(/'/g, '');
}

function isInverse(term: Term): term is readonly ['^', Term, number] {
  return Array.isArray(term) && term[0] === '^' && typeof term[2] === 'number' && term[2] < 0;
}

function rational(text: string): Rational {
  return Rational.parse(text) ?? Rational.ZERO;
}
