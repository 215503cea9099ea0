import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import type { FactRelation, Law, LawName, Power } from '../certificate.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { type Checked, demandFact, equation, type Rule } from '../scope.js';
import type { Terms } from '../terms.js';

type Says = readonly [Polynomial, FactRelation];

/** What a law needs of its arguments, and what it says of them. */
interface LawOf {
  readonly needs: readonly Says[];
  readonly says: Says;
}

const { ONE } = Polynomial;

/** Facts about functions of real numbers. Each is true of the total functions for all real x, y, z that meet its needs. */
export function lawsOf(
  terms: Terms,
): Record<LawName, readonly [number, (x: Polynomial, y: Polynomial, z: Polynomial) => LawOf]> {
  const f = (name: 'sqrt' | 'ln' | 'exp' | 'abs', x: Polynomial) => terms.unary(name, x);
  const law = (says: Says, ...needs: Says[]): LawOf => ({ needs, says });
  const root = (x: Polynomial) => f('sqrt', x);
  const ln = (x: Polynomial) => f('ln', x);
  const exp = (x: Polynomial) => f('exp', x);
  const same = (name: 'sqrt' | 'ln' | 'exp' | 'abs') =>
    [
      2,
      (x: Polynomial, y: Polynomial) => law([f(name, x).minus(f(name, y)), '='], [x.minus(y), '=']),
    ] as const;
  const sameExtreme = (kind: 'max' | 'min') =>
    [
      3,
      (x: Polynomial, y: Polynomial, z: Polynomial) =>
        law([terms.extreme(kind, x, z).minus(terms.extreme(kind, y, z)), '='], [x.minus(y), '=']),
    ] as const;
  return {
    'root-square': [1, (x) => law([root(x).times(root(x)).minus(x), '='], [x, '>='])],
    'root-sign': [1, (x) => law([root(x), '>='])],
    'root-positive': [1, (x) => law([root(x), '>'], [x, '>'])],
    'root-monotone': [2, (x, y) => law([root(y).minus(root(x)), '>='], [y.minus(x), '>='])],
    'root-value': [2, (x, y) => law([root(x).minus(y), '='], [y, '>='], [y.times(y).minus(x), '='])],
    'inverse-positive': [1, (x) => law([terms.inverse(x), '>'], [x, '>'])],
    'ln-below': [1, (x) => law([x.minus(ONE).minus(ln(x)), '>='], [x, '>'])],
    'ln-product': [2, (x, y) => law([ln(x.times(y)).minus(ln(x)).minus(ln(y)), '='], [x, '>'], [y, '>'])],
    'ln-inverse': [1, (x) => law([ln(terms.inverse(x)).plus(ln(x)), '='], [x, '>'])],
    'ln-root': [1, (x) => law([ln(root(x)).scale(Rational.of(2)).minus(ln(x)), '='], [x, '>'])],
    'ln-monotone': [2, (x, y) => law([ln(y).minus(ln(x)), '>='], [x, '>'], [y.minus(x), '>='])],
    'ln-strict': [2, (x, y) => law([ln(y).minus(ln(x)), '>'], [x, '>'], [y.minus(x), '>'])],
    'ln-exp': [1, (x) => law([ln(exp(x)).minus(x), '='])],
    'exp-ln': [1, (x) => law([exp(ln(x)).minus(x), '='], [x, '>'])],
    'exp-positive': [1, (x) => law([exp(x), '>'])],
    'exp-above': [1, (x) => law([exp(x).minus(ONE).minus(x), '>='])],
    'exp-sum': [2, (x, y) => law([exp(x.plus(y)).minus(exp(x).times(exp(y))), '='])],
    'exp-monotone': [2, (x, y) => law([exp(y).minus(exp(x)), '>='], [y.minus(x), '>='])],
    'max-value': [2, (x, y) => law([terms.extreme('max', x, y).minus(x), '='], [x.minus(y), '>='])],
    'min-value': [2, (x, y) => law([terms.extreme('min', x, y).minus(x), '='], [y.minus(x), '>='])],
    'max-above': [2, (x, y) => law([terms.extreme('max', x, y).minus(x), '>='])],
    'min-below': [2, (x, y) => law([x.minus(terms.extreme('min', x, y)), '>='])],
    'abs-value': [1, (x) => law([f('abs', x).minus(x), '='], [x, '>='])],
    'abs-even': [1, (x) => law([f('abs', x).minus(f('abs', x.negate())), '='])],
    'same-root': same('sqrt'),
    'same-ln': same('ln'),
    'same-exp': same('exp'),
    'same-abs': same('abs'),
    'same-inverse': [2, (x, y) => law([terms.inverse(x).minus(terms.inverse(y)), '='], [x.minus(y), '='])],
    'same-max': sameExtreme('max'),
    'same-min': sameExtreme('min'),
  };
}

/** Sound: the law is true, and the facts it needs are here. */
export const law: Rule<Law<Checked>> = ({ law: name, arguments: values, premises }, { terms, held }) => {
  const table = lawsOf(terms);
  if (!Object.hasOwn(table, name)) reject('malformed', 'no such law');
  const [arity, at] = table[name];
  if (values.length !== arity) reject('malformed', `${arity} arguments for ${name}`);
  const [x = ONE, y = ONE, z = ONE] = values;
  const { needs, says } = at(x, y, z);
  if (premises.length !== needs.length) reject('malformed', `${needs.length} premises for ${name}`);
  needs.forEach(([term, relation], i) => {
    demandFact(held(premises[i]!), { term, relation }, `premise ${i} of ${name}`);
  });
  return { term: says[0], relation: says[1] };
};

/** Sound: x^(n+1) = x^n * x for n >= 0, where x^0 = 1 for every x. */
export const power: Rule<Power<Checked>> = ({ law: name, base, exponent }, { terms, context }) => {
  context.demandOrdered(Affine.constant(0), exponent, 'an exponent');
  const at = terms.power(base, exponent);
  if (name === 'step') return equation(terms.power(base, exponent.add(1)).minus(at.times(base)));
  context.demandOrdered(exponent, Affine.constant(0), 'an exponent');
  return equation(at.minus(ONE));
};
