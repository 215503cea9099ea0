import { reject } from '../failure.js';
import { nonnegative, type Rules } from '../scope.js';
import { vanishes } from './identity.js';

export const COMBINE = {
  /**
   * `says relation 0`, as `says = sum of c * product of factors + sum of cofactor * equation`.
   *
   * Sound: c >= 0 and factors >= 0 (facts, squares), so each summand is >= 0; equations are 0. With `>`, one summand has c > 0
   * and only factors > 0 (or none). The identity holds where the `nonzero` facts hold, that is, here.
   */
  combine(step, { terms, held }) {
    const { says, relation, summands } = step;
    if (relation === '=' && summands.length > 0) reject('malformed', 'summands in an equation');
    let rest = says;
    let strict = false;
    for (const { coefficient, factors } of summands) {
      if (coefficient.sign < 0) reject('sign-unknown', 'a summand with a negative coefficient');
      let product = terms.constant(coefficient);
      let positive = coefficient.sign > 0;
      for (const factor of factors) {
        const fact = 'relation' in factor ? held(factor) : nonnegative(factor.square.power(2));
        if (fact.relation === '=') reject('sign-unknown', 'an equation as a factor');
        product = product.times(fact.term);
        positive &&= fact.relation === '>';
      }
      strict ||= positive;
      rest = rest.minus(product);
    }
    if (relation === '>' && !strict) reject('strict-unknown', 'no summand is positive for certain');
    for (const { fact, cofactor } of step.equations) {
      if (held(fact).relation !== '=') reject('wrong-fact', 'an inequality where an equation was expected');
      rest = rest.minus(cofactor.times(fact.term));
    }
    const nonzero = step.nonzero.map((fact) =>
      held(fact).relation === '>'
        ? fact.term
        : reject('sign-unknown', 'a denominator whose sign is not known'),
    );
    if (!vanishes(rest, nonzero, terms)) reject('wrong-identity', 'the two sides are not the same');
    return { term: says, relation };
  },
} satisfies Partial<Rules>;
