import {
  type Claim,
  type Expression,
  HORIZON_SLOT,
  type IndexRange,
  type Statement,
} from '../language/index.js';
import { Affine } from './affine.js';
import type { FactRelation } from './certificate.js';
import type { Context } from './context.js';
import { reject } from './failure.js';
import type { Polynomial } from './polynomial.js';
import type { Terms } from './terms.js';

/** The values of index variables by slot. */
export type Slots = ReadonlyMap<number, Affine>;

/** `term relation 0`, for every value of the open variables that satisfies the hypotheses. It holds only where a place keeps it. */
export interface Fact {
  readonly term: Polynomial;
  readonly relation: FactRelation;
}

/** What a given stands for: itself, or in a lemma what is put in for it. */
export interface Givens {
  integer(given: number): Affine;
  real(given: number, indices: readonly Affine[]): Polynomial;
  /** The value of a recursion, which is never put in: that would not end. Without it, recursions are not supported. */
  recursion?(definition: number, indices: readonly Affine[]): Polynomial;
}

/** The reductions of expressions by their names in terms. */
export const REDUCTIONS = { sum: 'sum', prod: 'prod', max: 'maximum', min: 'minimum' } as const;

/** Where an expression stands whose existence is asked for, and what is told of that. */
export interface Asked {
  readonly context: Context;
  readonly existence: {
    require(term: Polynomial, sign: 'nonzero' | 'nonnegative' | 'positive', context: Context): void;
    /** The value of a recursion at the indices of its parameters. */
    recursion(definition: number, slots: Slots, context: Context): void;
  };
}

/** Expressions of a claim as terms: definitions put in, bound variables renamed. */
export class ClaimTerms {
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
    const at = (part: Expression) => this.index(part, slots);
    switch (e.kind) {
      case 'number':
        if (e.value.isInteger) return Affine.constant(Number(e.value.numerator));
        break;
      case 'index': {
        const value = slots.get(e.slot);
        if (!value) throw new TypeError(`no value for the index ${e.name}`);
        return value;
      }
      case 'given':
        if (this.isInteger(e)) return this.givens.integer(e.given);
        break;
      case 'negation':
        return at(e.operand).times(-1);
      case 'binary': {
        if (e.operator === '/') break;
        const [left, right] = [at(e.left), at(e.right)];
        if (e.operator === '+') return left.plus(right);
        if (e.operator === '-') return left.plus(right, -1);
        if (left.parts.length === 0) return right.times(left.constant);
        if (right.parts.length === 0) return left.times(right.constant);
        break;
      }
      case 'call': {
        const kind = e.function;
        if (kind === 'min' || kind === 'max')
          return e.arguments.map(at).reduce((a, b) => Affine.extreme(kind, a, b));
      }
    }
    return reject('unsupported', `an index with ${e.kind}`);
  }

  private isInteger(e: Extract<Expression, { kind: 'given' }>): boolean {
    return e.indices.length === 0 && this.claim.givens[e.given]!.domain.kind === 'integers';
  }

  /** The value as a term; `asked` is told what has to hold for it to exist: parts before the whole, the left one first. */
  real(e: Expression, slots: Slots, asked: Asked | null = null): Polynomial {
    const { terms } = this;
    terms.meter.spend(1);
    const at = (part: Expression) => this.real(part, slots, asked);
    const require = (term: Polynomial, sign: 'nonzero' | 'nonnegative' | 'positive'): Polynomial => {
      asked?.existence.require(term, sign, asked.context);
      return term;
    };
    switch (e.kind) {
      case 'number':
        return terms.constant(e.value);
      case 'index':
        return terms.index(this.index(e, slots));
      case 'given': {
        if (this.isInteger(e)) return terms.index(this.givens.integer(e.given));
        const indices = this.indices(e.indices, slots);
        if (asked)
          this.instance(this.claim.givens[e.given]!.ranges, indices, asked.context, `an index of ${e.name}`);
        return this.givens.real(e.given, indices);
      }
      case 'definition': {
        const { body, recursion } = this.claim.definitions[e.definition]!;
        const inside = this.parameters(e, slots);
        if (!recursion) return this.real(body, inside, asked);
        asked?.existence.recursion(e.definition, inside, asked.context);
        const value = this.givens.recursion?.(e.definition, this.indices(e.indices, slots));
        return value ?? reject('unsupported', 'a recursion in a lemma');
      }
      case 'negation':
        return at(e.operand).negate();
      case 'binary': {
        const [left, right] = [at(e.left), at(e.right)];
        if (e.operator === '+') return left.plus(right);
        if (e.operator === '-') return left.minus(right);
        return left.times(e.operator === '*' ? right : terms.inverse(require(right, 'nonzero')));
      }
      case 'power': {
        const base = at(e.base);
        if (e.exponentSort === 'integer') {
          const n = this.index(e.exponent, slots);
          if (!asked?.context.nonnegative(n)) require(base, 'nonzero');
          return terms.power(base, n);
        }
        const exponent = at(e.exponent);
        require(base, 'positive');
        const value = exponent.constantValue;
        if (value?.isInteger) return terms.integerPower(base, Number(value.numerator));
        // For a base > 0: b^(n/2) = sqrt(b)^n, and b^e = exp(e * ln(b)).
        if (value?.denominator === 2n)
          return terms.integerPower(terms.unary('sqrt', base), Number(value.numerator));
        return terms.unary('exp', exponent.times(terms.unary('ln', base)));
      }
      case 'call': {
        const parts = e.arguments.map(at);
        const kind = e.function;
        switch (kind) {
          case 'min':
          case 'max':
            return parts.reduce((a, b) => terms.extreme(kind, a, b));
          case 'sqrt':
            return terms.unary(kind, require(parts[0]!, 'nonnegative'));
          case 'ln':
            return terms.unary(kind, require(parts[0]!, 'positive'));
          case 'exp':
          case 'abs':
            return terms.unary(kind, parts[0]!);
          default:
            return reject('unsupported', `the function ${kind}`);
        }
      }
      case 'reduction': {
        const [from, to] = [this.index(e.range.from, slots), this.index(e.range.to, slots)];
        const kind = REDUCTIONS[e.operator];
        if (kind === 'maximum' || kind === 'minimum')
          asked?.context.demandOrdered(from, to, `the range of a ${kind}`);
        const name = asked ? asked.context.fresh(e.range.variable) : terms.temporary();
        const inside = asked && { ...asked, context: asked.context.openRange(name, from, to) };
        const body = this.real(e.body, new Map(slots).set(e.range.slot, Affine.bound(name)), inside);
        return terms.reduction(kind, name, from, to, body);
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
    const inside = new Map(slots);
    this.claim.definitions[e.definition]!.parameters.forEach(({ slot }, i) => {
      inside.set(slot, this.index(e.indices[i]!, slots));
    });
    return inside;
  }

  /** The slots for an instance of ranges; every index is within its range for certain. */
  instance(ranges: readonly IndexRange[], at: readonly Affine[], context: Context, what = 'an index'): Slots {
    if (at.length !== ranges.length) reject('malformed', `${at.length} indices for ${ranges.length} ranges`);
    const slots = new Map(this.slots);
    ranges.forEach(({ slot, from, to }, i) => {
      context.demandWithin(at[i]!, this.index(from, slots), this.index(to, slots), what);
      slots.set(slot, at[i]!);
    });
    return slots;
  }

  /** Opens the variables of ranges, the first outermost: their slots, and the context under them. */
  openRanges(ranges: readonly IndexRange[], context: Context): { slots: Slots; context: Context } {
    const slots = new Map(this.slots);
    let inside = context;
    for (const { variable, slot, from, to } of ranges) {
      const name = inside.fresh(variable);
      inside = inside.openRange(name, this.index(from, slots), this.index(to, slots));
      slots.set(slot, Affine.variable(name));
    }
    return { slots, context: inside };
  }

  /** What a statement says about its two sides. */
  factOf({ left, right, relation }: Statement, slots: Slots, asked: Asked | null = null): Fact {
    const difference = this.real(left, slots, asked).minus(this.real(right, slots, asked));
    switch (relation) {
      case '=':
        return { term: difference, relation };
      case '<=':
      case '<':
        return { term: difference.negate(), relation: relation === '<' ? '>' : '>=' };
      case '>=':
      case '>':
        return { term: difference, relation };
      case '!=':
        return reject('unsupported', 'the relation !=');
    }
  }
}
