import { type Claim, type Expression, HORIZON_SLOT } from '../language/index.js';
import { Affine } from './affine.js';
import { reject } from './failure.js';
import type { Polynomial } from './polynomial.js';
import type { Terms } from './terms.js';

/** The values of index variables by slot. */
export type Slots = ReadonlyMap<number, Affine>;

/** What a given stands for: itself, or in a lemma what is put in for it. */
export interface Givens {
  integer(given: number): Affine;
  real(given: number, indices: readonly Affine[]): Polynomial;
  /** The value of a recursion, which is never put in: that would not end. Without it, recursions are not supported. */
  recursion?(definition: number, indices: readonly Affine[]): Polynomial;
}

/** The reductions of expressions by their names in terms. */
export const REDUCTIONS = { sum: 'sum', prod: 'prod', max: 'maximum', min: 'minimum' } as const;

/** Steps of unfolding; definitions that use definitions can grow exponentially. */
const MAX_UNFOLDING = 200_000;

/** Expressions of a claim as terms: definitions put in, bound variables renamed. */
export class ClaimTerms {
  private left = MAX_UNFOLDING;

  constructor(
    readonly claim: Claim,
    readonly terms: Terms,
    readonly givens: Givens,
    readonly horizon: Affine,
  ) {}

  get slots(): Slots {
    return new Map([[HORIZON_SLOT, this.horizon]]);
  }

  index(e: Expression, slots: Slots): Affine {
    const form = this.affine(e, slots);
    if (!form) reject('unsupported', `an index with ${e.kind}`);
    return form;
  }

  /** `null` where the expression is no affine form with `min` and `max`. */
  private affine(e: Expression, slots: Slots): Affine | null {
    switch (e.kind) {
      case 'number':
        return e.value.isInteger ? Affine.constant(Number(e.value.numerator)) : null;
      case 'index': {
        const value = slots.get(e.slot);
        if (!value) throw new TypeError(`no value for the index ${e.name}`);
        return value;
      }
      case 'given':
        return e.indices.length === 0 && this.claim.givens[e.given]!.domain.kind === 'integers'
          ? this.givens.integer(e.given)
          : null;
      case 'negation':
        return this.affine(e.operand, slots)?.times(-1) ?? null;
      case 'binary': {
        const left = this.affine(e.left, slots);
        const right = this.affine(e.right, slots);
        if (!left || !right) return null;
        if (e.operator === '+') return left.plus(right);
        if (e.operator === '-') return left.plus(right, -1);
        if (e.operator !== '*') return null;
        if (left.parts.length === 0) return right.times(left.constant);
        return right.parts.length === 0 ? left.times(right.constant) : null;
      }
      case 'call': {
        if (e.function !== 'min' && e.function !== 'max') return null;
        const forms = e.arguments.map((argument) => this.affine(argument, slots));
        const kind = e.function;
        return forms.reduce((a, b) => (a && b ? Affine.extreme(kind, a, b) : null));
      }
      default:
        return null;
    }
  }

  real(e: Expression, slots: Slots): Polynomial {
    this.left -= 1;
    if (this.left < 0) reject('too-large', 'the claim with its definitions put in');
    const { terms } = this;
    switch (e.kind) {
      case 'number':
        return terms.constant(e.value);
      case 'index':
        return terms.index(this.index(e, slots));
      case 'given': {
        if (this.claim.givens[e.given]!.domain.kind !== 'integers' || e.indices.length > 0)
          return this.givens.real(e.given, this.indices(e.indices, slots));
        return terms.index(this.givens.integer(e.given));
      }
      case 'definition': {
        const { body, recursion } = this.claim.definitions[e.definition]!;
        if (!recursion) return this.real(body, this.parameters(e, slots));
        const value = this.givens.recursion?.(e.definition, this.indices(e.indices, slots));
        return value ?? reject('unsupported', 'a recursion in a lemma');
      }
      case 'negation':
        return this.real(e.operand, slots).negate();
      case 'binary': {
        const left = this.real(e.left, slots);
        const right = this.real(e.right, slots);
        if (e.operator === '+') return left.plus(right);
        if (e.operator === '-') return left.minus(right);
        return left.times(e.operator === '*' ? right : terms.inverse(right));
      }
      case 'power': {
        const base = this.real(e.base, slots);
        if (e.exponentSort === 'integer') return terms.power(base, this.index(e.exponent, slots));
        const exponent = this.real(e.exponent, slots);
        const value = exponent.constantValue;
        if (value?.isInteger) return terms.integerPower(base, Number(value.numerator));
        // For a base > 0, which existence asks for: b^(n/2) = sqrt(b)^n, and b^e = exp(e * ln(b)).
        if (value?.denominator === 2n)
          return terms.integerPower(terms.unary('sqrt', base), Number(value.numerator));
        return terms.unary('exp', exponent.times(terms.unary('ln', base)));
      }
      case 'call': {
        const parts = e.arguments.map((argument) => this.real(argument, slots));
        const kind = e.function;
        switch (kind) {
          case 'min':
          case 'max':
            return parts.reduce((a, b) => terms.extreme(kind, a, b));
          case 'sqrt':
          case 'ln':
          case 'exp':
          case 'abs':
            return terms.unary(kind, parts[0]!);
          default:
            return reject('unsupported', `the function ${kind}`);
        }
      }
      case 'reduction': {
        const from = this.index(e.range.from, slots);
        const to = this.index(e.range.to, slots);
        const variable = terms.temporary();
        const body = this.real(e.body, new Map(slots).set(e.range.slot, Affine.bound(variable)));
        return terms.reduction(REDUCTIONS[e.operator], variable, from, to, body);
      }
      default:
        return reject('unsupported', `${(e as Expression).kind}`);
    }
  }

  indices(list: readonly Expression[], slots: Slots): Affine[] {
    return list.map((index) => this.index(index, slots));
  }

  /** The slots for the body of a definition at the indices of a reference to it. */
  parameters(e: Extract<Expression, { kind: 'definition' }>, slots: Slots): Slots {
    const definition = this.claim.definitions[e.definition]!;
    const inside = new Map(slots);
    definition.parameters.forEach((parameter, i) => {
      inside.set(parameter.slot, this.index(e.indices[i]!, slots));
    });
    return inside;
  }
}
