import { reject } from '../failure.js';
import { Fields } from '../fields.js';
import { Polynomial } from '../polynomial.js';
import { type Fact, isNonnegative, type Rule, type Scope } from '../scope.js';
import { vanishes } from './identity.js';

/**
 * `says relation 0`, as `says = sum of c * product of factors + sum of cofactor * equation`.
 *
 * Sound: c >= 0 and factors >= 0 (facts, squares), so each summand is >= 0; equations are 0. With `>`, one summand has c > 0
 * and only factors > 0 (or none). The identity holds where the `nonzero` facts hold, that is, here.
 */
export const combine: Rule = (step, scope) => {
  const says = step.term('says');
  const relation = step.choice('relation', ['=', '>=', '>']);
  const nonzero = step.list('nonzero').map((number) => {
    const fact = scope.fact(number);
    if (fact.relation !== '>') reject('sign-unknown', 'a denominator whose sign is not known');
    return fact.term;
  });
  let rest = says;
  let strict = false;
  for (const summand of step.each('summands')) {
    if (relation === '=') reject('malformed', 'summands in an equation');
    const coefficient = summand.rational('coefficient');
    if (coefficient.sign < 0) reject('sign-unknown', 'a summand with a negative coefficient');
    const factors = summand.list('factors').map((factor) => factorOf(factor, scope));
    if (coefficient.sign > 0 && factors.every((factor) => factor.relation === '>')) strict = true;
    const product = factors.reduce(
      (product, factor) => product.times(factor.term, scope.terms.meter),
      Polynomial.constant(coefficient),
    );
    scope.terms.meter.spendCopy(rest);
    rest = rest.minus(product);
  }
  if (relation === '>' && !strict) reject('strict-unknown', 'no summand is positive for certain');
  for (const equation of step.each('equations')) {
    const fact = scope.fact(equation.raw('fact'));
    if (fact.relation !== '=') reject('wrong-fact', 'an inequality where an equation was expected');
    scope.terms.meter.spendCopy(rest);
    rest = rest.minus(equation.term('cofactor').times(fact.term, scope.terms.meter));
  }
  if (!vanishes(rest, nonzero, scope.terms)) reject('wrong-identity', 'the two sides are not the same');
  return { term: says, relation };
};

function factorOf(json: unknown, scope: Scope): Fact {
  if (typeof json === 'number') {
    const fact = scope.fact(json);
    if (!isNonnegative(fact)) reject('sign-unknown', 'an equation as a factor');
    return fact;
  }
  const root = Fields.of(json, scope.reader).term('square');
  return { term: root.times(root, scope.terms.meter), relation: '>=' };
}
