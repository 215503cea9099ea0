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

/** With values for more slots: what is missing or too much is refused. */
export function withSlots(
  slots: Slots,
  more: readonly { readonly slot: number }[],
  values: readonly Affine[],
): Map<number, Affine> {
  if (values.length !== more.length) reject('malformed', `${values.length} indices for ${more.length}`);
  return new Map([...slots, ...more.map(({ slot }, i) => [slot, values[i]!] as const)]);
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
      case 'index':
        return slots.get(e.slot) ?? reject('unsupported', `the index ${e.name} here`);
      case 'given':
        if (this.isInteger(e)) return this.givens.integer(e.given);
        break;
      case 'negation':
        return at(e.operand).times(-1);
      case 'binary': {
        const [left, right] = [at(e.left), at(e.right)];
        if (e.operator === '+' || e.operator === '-') return left.plus(right, e.operator === '+' ? 1 : -1);
        if (e.operator === '*' && left.parts.length === 0) return right.times(left.constant);
        if (e.operator === '*' && right.parts.length === 0) return left.times(right.constant);
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
        const { body, parameters, recursion } = this.claim.definitions[e.definition]!;
        const indices = this.indices(e.indices, slots);
        const inside = withSlots(slots, parameters, indices);
        if (!recursion) return this.real(body, inside, asked);
        asked?.existence.recursion(e.definition, inside, asked.context);
        const value = this.givens.recursion?.(e.definition, indices);
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
          return terms.integerPower(terms.apply('sqrt', base), Number(value.numerator));
        return terms.apply('exp', exponent.times(terms.apply('ln', base)));
      }
      case 'call': {
        const parts = e.arguments.map(at);
        const kind = e.function;
        if (kind === 'min' || kind === 'max') return parts.reduce((a, b) => terms.apply(kind, a, b));
        if (kind === 'sqrt') require(parts[0]!, 'nonnegative');
        if (kind === 'ln') require(parts[0]!, 'positive');
        if (kind === 'sqrt' || kind === 'ln' || kind === 'exp' || kind === 'abs')
          return terms.apply(kind, parts[0]!);
        return reject('unsupported', `the function ${kind}`);
      }
      case 'reduction': {
        const { variable, slot, ...ends } = e.range;
        const [from, to] = [this.index(ends.from, slots), this.index(ends.to, slots)];
        const kind = REDUCTIONS[e.operator];
        if (kind === 'maximum' || kind === 'minimum')
          asked?.context.demandOrdered(from, to, `the range of a ${kind}`);
        const name = asked ? asked.context.fresh(variable) : terms.temporary();
        const inside = asked && { ...asked, context: asked.context.openRange(name, from, to) };
        const body = this.real(e.body, new Map(slots).set(slot, Affine.bound(name)), inside);
        return terms.reduction(kind, name, from, to, body);
      }
      default:
        return reject('unsupported', `${(e as Expression).kind}`);
    }
  }

  indices(list: readonly Expression[], slots: Slots): Affine[] {
    return list.map((index) => this.index(index, slots));
  }

  /** The slots for an instance of ranges; every index is within its range for certain. */
  instance(ranges: readonly IndexRange[], at: readonly Affine[], context: Context, what = 'an index'): Slots {
    const slots = withSlots(this.slots, ranges, at);
    for (const [i, { from, to }] of ranges.entries())
      context.demandWithin(at[i]!, this.index(from, slots), this.index(to, slots), what);
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
    if (relation === '!=') return reject('unsupported', 'the relation !=');
    if (relation === '<=' || relation === '<')
      return { term: difference.negate(), relation: relation === '<' ? '>' : '>=' };
    return { term: difference, relation };
  }
}
