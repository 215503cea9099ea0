import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import type { LawName } from '../certificate.js';
import { reject } from '../failure.js';
import { type FunctionAtom, Polynomial } from '../polynomial.js';
import { demandFact, equation, type Fact, nonnegative, type Rules } from '../scope.js';
import type { Terms } from '../terms.js';

/** What it says of its arguments, and what it needs of them. */
type LawOf = (x: Polynomial, y: Polynomial, z: Polynomial) => readonly [says: Fact, ...needs: Fact[]];

const { ONE } = Polynomial;
const positive = (term: Polynomial): Fact => ({ term, relation: '>' });

/** Facts about functions of real numbers. Each is true of the total functions for all real x, y, z that meet its needs. */
export function lawsOf(terms: Terms): Readonly<Record<LawName, LawOf>> {
  const root = (x: Polynomial) => terms.apply('sqrt', x);
  const ln = (x: Polynomial) => terms.apply('ln', x);
  const exp = (x: Polynomial) => terms.apply('exp', x);
  const abs = (x: Polynomial) => terms.apply('abs', x);
  const inverse = (x: Polynomial) => terms.inverse(x);
  const max = (x: Polynomial, y: Polynomial) => terms.apply('max', x, y);
  const min = (x: Polynomial, y: Polynomial) => terms.apply('min', x, y);
  const same =
    (kind: FunctionAtom): LawOf =>
    (x, y) => [equation(terms.apply(kind, x).minus(terms.apply(kind, y))), equation(x.minus(y))];
  return {
    'root-square': (x) => [equation(root(x).times(root(x)).minus(x)), nonnegative(x)],
    'root-sign': (x) => [nonnegative(root(x))],
    'root-positive': (x) => [positive(root(x)), positive(x)],
    'root-monotone': (x, y) => [nonnegative(root(y).minus(root(x))), nonnegative(y.minus(x))],
    'root-value': (x, y) => [equation(root(x).minus(y)), nonnegative(y), equation(y.times(y).minus(x))],
    'inverse-positive': (x) => [positive(inverse(x)), positive(x)],
    'ln-below': (x) => [nonnegative(x.minus(ONE).minus(ln(x))), positive(x)],
    'ln-product': (x, y) => [equation(ln(x.times(y)).minus(ln(x)).minus(ln(y))), positive(x), positive(y)],
    'ln-inverse': (x) => [equation(ln(inverse(x)).plus(ln(x))), positive(x)],
    'ln-root': (x) => [equation(ln(root(x)).scale(Rational.of(2)).minus(ln(x))), positive(x)],
    'ln-monotone': (x, y) => [nonnegative(ln(y).minus(ln(x))), positive(x), nonnegative(y.minus(x))],
    'ln-strict': (x, y) => [positive(ln(y).minus(ln(x))), positive(x), positive(y.minus(x))],
    'ln-exp': (x) => [equation(ln(exp(x)).minus(x))],
    'exp-ln': (x) => [equation(exp(ln(x)).minus(x)), positive(x)],
    'exp-positive': (x) => [positive(exp(x))],
    'exp-above': (x) => [nonnegative(exp(x).minus(ONE).minus(x))],
    'exp-sum': (x, y) => [equation(exp(x.plus(y)).minus(exp(x).times(exp(y))))],
    'exp-monotone': (x, y) => [nonnegative(exp(y).minus(exp(x))), nonnegative(y.minus(x))],
    'max-value': (x, y) => [equation(max(x, y).minus(x)), nonnegative(x.minus(y))],
    'min-value': (x, y) => [equation(min(x, y).minus(x)), nonnegative(y.minus(x))],
    'max-above': (x, y) => [nonnegative(max(x, y).minus(x))],
    'min-below': (x, y) => [nonnegative(x.minus(min(x, y)))],
    'abs-value': (x) => [equation(abs(x).minus(x)), nonnegative(x)],
    'abs-even': (x) => [equation(abs(x).minus(abs(x.negate())))],
    'same-root': same('sqrt'),
    'same-ln': same('ln'),
    'same-exp': same('exp'),
    'same-abs': same('abs'),
    'same-inverse': same('inverse'),
    'same-max': (x, y, z) => [equation(max(x, z).minus(max(y, z))), equation(x.minus(y))],
    'same-min': (x, y, z) => [equation(min(x, z).minus(min(y, z))), equation(x.minus(y))],
  };
}

export const LAWS = {
  /** Sound: the law is true, and the facts it needs are here. */
  law({ law: name, arguments: values, premises }, { terms, held }) {
    const table = lawsOf(terms);
    if (!Object.hasOwn(table, name)) reject('malformed', 'no such law');
    const at = table[name];
    if (values.length !== at.length) reject('malformed', `${at.length} arguments for ${name}`);
    const [x = ONE, y = ONE, z = ONE] = values;
    const [says, ...needs] = at(x, y, z);
    if (premises.length !== needs.length) reject('malformed', `${needs.length} premises for ${name}`);
    for (const [i, need] of needs.entries()) demandFact(held(premises[i]!), need, `premise ${i} of ${name}`);
    return says;
  },

  /** Sound: x^(n+1) = x^n * x for n >= 0, where x^0 = 1 for every x. */
  power({ law: name, base, exponent }, { terms, context }) {
    context.demandOrdered(Affine.constant(0), exponent, 'an exponent');
    const at = terms.power(base, exponent);
    if (name === 'step') return equation(terms.power(base, exponent.add(1)).minus(at.times(base)));
    context.demandOrdered(exponent, Affine.constant(0), 'an exponent');
    return equation(at.minus(ONE));
  },
} satisfies Partial<Rules>;
