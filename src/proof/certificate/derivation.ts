import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import type { FactRelation } from '../certificate.js';
import type { Polynomial } from '../polynomial.js';
import type { Fact, Place } from '../scope.js';
import type { Terms } from '../terms.js';

/** `sum(variable in from..to, body)`. */
export interface SumOver {
  readonly variable: string;
  readonly from: Affine;
  readonly to: Affine;
  readonly body: Polynomial;
}

/** `says(to)` from `says(from)`, step by step. */
interface InductionUp {
  readonly from: Affine;
  readonly to: Affine;
  readonly relation: FactRelation;
  readonly says: (index: Affine) => Polynomial;
  readonly base: (place: Derivation) => Fact;
  /** `says(n + 1)` from `now`, which is `says(n)`. */
  readonly step: (place: Derivation, n: Affine, now: Fact) => Fact;
}

/** A factor of a summand. */
type Factor = Fact | { readonly square: Polynomial };

/** Steps of the checker at a place, for the rules that are made of them. */
export class Derivation {
  constructor(
    readonly place: Place,
    readonly terms: Terms,
  ) {}

  at(place: Place): Derivation {
    return new Derivation(place, this.terms);
  }

  condition(number: number, at: readonly Affine[]): Fact {
    return this.place.infer({ rule: 'condition', number, at });
  }

  /** `says` as the sum of facts and of multiples of equations. */
  infer(
    says: Polynomial,
    relation: FactRelation,
    facts: readonly Factor[],
    equations: readonly (readonly [Fact, number])[],
    coefficient = Rational.ONE,
  ): Fact {
    return this.place.infer({
      rule: 'combine',
      says,
      relation,
      summands: facts.map((fact) => ({ coefficient, factors: [fact] })),
      equations: equations.map(([fact, factor]) => ({
        fact,
        cofactor: this.terms.constant(Rational.of(factor)),
      })),
      nonzero: [],
    });
  }

  sum(says: Polynomial, relation: FactRelation, ...facts: readonly Factor[]): Fact {
    return this.infer(says, relation, facts, []);
  }

  /** `says = 0` by equations. */
  equal(says: Polynomial, ...equations: readonly (readonly [Fact, number])[]): Fact {
    return this.infer(says, '=', [], equations);
  }

  sumOf({ variable, from, to, body }: SumOver): Polynomial {
    return this.terms.reduction('sum', variable, from, to, body);
  }

  split(over: SumOver, ...cuts: readonly Affine[]): Fact {
    return this.place.infer({ rule: 'split', operator: 'sum', ...over, cuts });
  }

  inductionUp({ says, base, step, ...ends }: InductionUp): Fact {
    const variable = this.place.context.fresh('n');
    const n = Affine.variable(variable);
    return this.place.infer({
      rule: 'induction',
      direction: 'up',
      variable,
      ...ends,
      says: says(n),
      base: (place) => base(this.at(place)),
      step: (place, [now]) => step(this.at(place), n, now!),
    });
  }
}
