import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import type { Law, LawName, Power } from '../certificate.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { type Checked, demandFact, equation, type Fact, type Rule } from '../scope.js';
import type { Terms } from '../terms.js';

/** What it says of its arguments, and what it needs of them. */
type LawOf = (x: Polynomial, y: Polynomial, z: Polynomial) => readonly [says: Fact, ...needs: Fact[]];

const { ONE } = Polynomial;
const nonnegative = (term: Polynomial): Fact => ({ term, relation: '>=' });
const positive = (term: Polynomial): Fact => ({ term, relation: '>' });
const law = (says: Fact, ...needs: Fact[]) => [says, ...needs] as const;

/** Facts about functions of real numbers. Each is true of the total functions for all real x, y, z that meet its needs. */
export function lawsOf(terms: Terms): Readonly<Record<LawName, LawOf>> {
  const root = (x: Polynomial) => terms.unary('sqrt', x);
  const ln = (x: Polynomial) => terms.unary('ln', x);
  const exp = (x: Polynomial) => terms.unary('exp', x);
  const abs = (x: Polynomial) => terms.unary('abs', x);
  const inverse = (x: Polynomial) => terms.inverse(x);
  const max = (x: Polynomial, y: Polynomial) => terms.extreme('max', x, y);
  const min = (x: Polynomial, y: Polynomial) => terms.extreme('min', x, y);
  const same =
    (f: (x: Polynomial) => Polynomial): LawOf =>
    (x, y) =>
      law(equation(f(x).minus(f(y))), equation(x.minus(y)));
  return {
    'root-square': (x) => law(equation(root(x).times(root(x)).minus(x)), nonnegative(x)),
    'root-sign': (x) => law(nonnegative(root(x))),
    'root-positive': (x) => law(positive(root(x)), positive(x)),
    'root-monotone': (x, y) => law(nonnegative(root(y).minus(root(x))), nonnegative(y.minus(x))),
    'root-value': (x, y) => law(equation(root(x).minus(y)), nonnegative(y), equation(y.times(y).minus(x))),
    'inverse-positive': (x) => law(positive(inverse(x)), positive(x)),
    'ln-below': (x) => law(nonnegative(x.minus(ONE).minus(ln(x))), positive(x)),
    'ln-product': (x, y) => law(equation(ln(x.times(y)).minus(ln(x)).minus(ln(y))), positive(x), positive(y)),
    'ln-inverse': (x) => law(equation(ln(inverse(x)).plus(ln(x))), positive(x)),
    'ln-root': (x) => law(equation(ln(root(x)).scale(Rational.of(2)).minus(ln(x))), positive(x)),
    'ln-monotone': (x, y) => law(nonnegative(ln(y).minus(ln(x))), positive(x), nonnegative(y.minus(x))),
    'ln-strict': (x, y) => law(positive(ln(y).minus(ln(x))), positive(x), positive(y.minus(x))),
    'ln-exp': (x) => law(equation(ln(exp(x)).minus(x))),
    'exp-ln': (x) => law(equation(exp(ln(x)).minus(x)), positive(x)),
    'exp-positive': (x) => law(positive(exp(x))),
    'exp-above': (x) => law(nonnegative(exp(x).minus(ONE).minus(x))),
    'exp-sum': (x, y) => law(equation(exp(x.plus(y)).minus(exp(x).times(exp(y))))),
    'exp-monotone': (x, y) => law(nonnegative(exp(y).minus(exp(x))), nonnegative(y.minus(x))),
    'max-value': (x, y) => law(equation(max(x, y).minus(x)), nonnegative(x.minus(y))),
    'min-value': (x, y) => law(equation(min(x, y).minus(x)), nonnegative(y.minus(x))),
    'max-above': (x, y) => law(nonnegative(max(x, y).minus(x))),
    'min-below': (x, y) => law(nonnegative(x.minus(min(x, y)))),
    'abs-value': (x) => law(equation(abs(x).minus(x)), nonnegative(x)),
    'abs-even': (x) => law(equation(abs(x).minus(abs(x.negate())))),
    'same-root': same(root),
    'same-ln': same(ln),
    'same-exp': same(exp),
    'same-abs': same(abs),
    'same-inverse': same(inverse),
    'same-max': (x, y, z) => law(equation(max(x, z).minus(max(y, z))), equation(x.minus(y))),
    'same-min': (x, y, z) => law(equation(min(x, z).minus(min(y, z))), equation(x.minus(y))),
  };
}

/** Sound: the law is true, and the facts it needs are here. */
export const lawAt: Rule<Law<Checked>> = ({ law: name, arguments: values, premises }, { terms, held }) => {
  const table = lawsOf(terms);
  if (!Object.hasOwn(table, name)) reject('malformed', 'no such law');
  const at = table[name];
  if (values.length !== at.length) reject('malformed', `${at.length} arguments for ${name}`);
  const [x = ONE, y = ONE, z = ONE] = values;
  const [says, ...needs] = at(x, y, z);
  if (premises.length !== needs.length) reject('malformed', `${needs.length} premises for ${name}`);
  needs.forEach((need, i) => {
    demandFact(held(premises[i]!), need, `premise ${i} of ${name}`);
  });
  return says;
};

/** Sound: x^(n+1) = x^n * x for n >= 0, where x^0 = 1 for every x. */
export const power: Rule<Power<Checked>> = ({ law: name, base, exponent }, { terms, context }) => {
  context.demandOrdered(Affine.constant(0), exponent, 'an exponent');
  const at = terms.power(base, exponent);
  if (name === 'step') return equation(terms.power(base, exponent.add(1)).minus(at.times(base)));
  context.demandOrdered(exponent, Affine.constant(0), 'an exponent');
  return equation(at.minus(ONE));
};
