import { Rational } from '../../arithmetic/index.js';
import type { Claim } from '../../language/index.js';
import { Affine } from '../affine.js';
import type { DerivedStep, Step } from '../certificate.js';
import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import { type Checked, demandFree, type Fact, type Place } from '../scope.js';
import type { Terms } from '../terms.js';
import { Derivation } from './derivation.js';

type Derived<Name extends DerivedStep['rule']> = Extract<DerivedStep<Checked>, { rule: Name }>;

/**
 * The fact of a step, by the rules of the checker. Some rules of certificates are none of the checker's own: their facts are made
 * here, by steps that it takes like any others. So nobody has to believe these rules.
 */
export function inferred(step: Step<Checked>, place: Place, claim: Claim, terms: Terms): Fact {
  const here = new Derivation(place, terms);
  switch (step.rule) {
    case 'domain':
      return here.condition(numberOf(`${step.end} ${step.given}`, claim), step.at);
    case 'premise':
      return here.condition(numberOf(`premise ${step.premise}`, claim), step.at);
    case 'shape':
      return shape(step, here, claim);
    case 'same index':
      return sameIndex(step, here);
    case 'impossible':
      return impossible(step, here);
    case 'telescope':
      return telescope(step, here);
    case 'cauchy-schwarz':
      return cauchySchwarz(step, here);
    case 'split': {
      const fact = place.infer(step);
      if (fact.term.isZero && step.cuts.length === 0)
        reject('range-unknown', 'neither one index nor none for certain');
      return fact;
    }
    default:
      return place.infer(step);
  }
}

/** The place of a condition of a claim in the order of `conditionsOf`. */
function numberOf(name: string, { givens, premises }: Claim): number {
  const ofGivens = givens.flatMap(({ name, domain, shape }) => {
    if (domain.kind !== 'reals') return [];
    const { lower, upper } = domain;
    return [lower && `lower ${name}`, upper && `upper ${name}`, shape && `shape ${name}`];
  });
  const names = [...ofGivens, ...premises.map((_, i) => `premise ${i}`)].filter((each) => each !== null);
  return names.indexOf(name);
}

/** `G[from] >= G[to]` by induction: G[n] >= G[n+1] for n from `from` to `to - 1`. */
function shape({ given, from, to }: Derived<'shape'>, here: Derivation, claim: Claim): Fact {
  const found = claim.givens.find(({ name, shape }) => name === given && shape !== null);
  if (!found) return reject('wrong-fact', 'no shape of such a given');
  const number = numberOf(`shape ${given}`, claim);
  const at = (index: Affine) => here.terms.given(given, [index]);
  const says = (index: Affine): Polynomial => {
    const fall = at(from).minus(at(index));
    return found.shape === 'nonincreasing' ? fall : fall.negate();
  };
  return here.inductionUp({
    from,
    to,
    relation: '>=',
    says,
    base: (first) => first.sum(says(from), '>='),
    step: (inside, n, now) => inside.sum(says(n.add(1)), '>=', now, inside.condition(number, [n])),
  });
}

/** Induction over from..to, which is one index: there is no step. */
function sameIndex(step: Derived<'same index'>, here: Derivation): Fact {
  const { from, to, relation, variable, fact } = step;
  here.place.context.demandWithin(to, from, from, 'equal indices');
  const says = (index: Affine) => here.terms.substitute(step.says, variable, index);
  return here.inductionUp({
    from,
    to,
    relation,
    says,
    base: () => fact,
    step: (inside, n) => impossible({ says: says(n.add(1)), relation }, inside),
  });
}

/** Where no integers satisfy what is open, 1 = 0: so every term is 0, or 1 > 0 and no more. */
function impossible(
  { says, relation }: Pick<Derived<'impossible'>, 'says' | 'relation'>,
  { place, terms }: Derivation,
): Fact {
  if (!place.context.nonnegative(Affine.constant(-1)))
    reject('range-unknown', 'the ranges that are open may have values');
  const one = terms.constant(Rational.ONE);
  const absurd = place.infer({ rule: 'integers', index: Affine.constant(1), relation: '=' });
  const strict = relation === '>';
  return place.infer({
    rule: 'combine',
    says,
    relation,
    summands: strict ? [{ coefficient: Rational.ONE, factors: [] }] : [],
    equations: [{ fact: absurd, cofactor: strict ? says.minus(one) : says }],
    nonzero: [],
  });
}

/** By induction on `to` from the empty range on. */
function telescope(step: Derived<'telescope'>, here: Derivation): Fact {
  const { variable, from, to } = step;
  demandFree(variable, from, to);
  here.place.context.demandOrdered(from, to.add(1), 'the range of a telescoping sum');
  const at = (index: Affine) => here.terms.substitute(step.primitive, variable, index);
  const body = at(Affine.variable(variable).add(1)).minus(step.primitive);
  const over = (end: Affine) => ({ variable, from, to: end, body });
  const says = (end: Affine) => here.sumOf(over(end)).minus(at(end.add(1)).minus(at(from)));
  const start = from.add(-1);
  return here.inductionUp({
    from: start,
    to,
    relation: '=',
    says,
    base: (first) => first.equal(says(start), [first.split(over(start)), 1]),
    step: (inside, n, now) => {
      const end = n.add(1);
      return inside.equal(says(end), [now, 1], [inside.split(over(end), end), 1]);
    },
  });
}

/** The double sum of (u[v] w[n] - u[n] w[v])^2 >= 0 is twice the difference (Lagrange). */
function cauchySchwarz({ variable, from, to, u, w }: Derived<'cauchy-schwarz'>, here: Derivation): Fact {
  const { terms, place } = here;
  demandFree(variable, from, to);
  const [v, n] = [place.context.fresh('n'), place.context.fresh("n'")];
  const inV = (p: Polynomial) => terms.substitute(p, variable, Affine.variable(v));
  const inN = (p: Polynomial) => terms.substitute(p, variable, Affine.variable(n));
  const over = (body: Polynomial) => here.sumOf({ variable, from, to, body });
  const [squaresU, squaresW, mixed] = [over(u.power(2)), over(w.power(2)), over(u.times(w))];
  const minusTwo = Rational.of(-2);
  /** `sum(name, factors * bodies) = factors * sums`. */
  const linear = (inside: Derivation, name: string, parts: readonly (readonly [Polynomial, Polynomial])[]) =>
    inside.place.infer({
      rule: 'linear',
      variable: name,
      from,
      to,
      parts: parts.map(([factor, body]) => ({ factor, body })),
    });
  const bodies = (put: typeof inV) => [put(w.power(2)), put(u.times(w)), put(u.power(2))] as const;
  const [ownW, own, ownU] = bodies(inV);
  const [otherW, other, otherU] = bodies(inN);
  const inner = (outside: Derivation): Fact => {
    const squares = outside.place.infer({
      rule: 'term by term',
      variable: n,
      from,
      to,
      block: (place) => {
        const square = inV(u)
          .times(inN(w))
          .minus(inN(u).times(inV(w)));
        return outside.at(place).sum(square.power(2), '>=', { square });
      },
    });
    const apart = linear(outside, n, [
      [ownU, otherW],
      [own.scale(minusTwo), other],
      [ownW, otherU],
    ]);
    const says = ownU.times(squaresW).plus(own.times(mixed), minusTwo).plus(ownW.times(squaresU));
    return outside.infer(says, '>=', [squares], [[apart, -1]]);
  };
  const whole = place.infer({
    rule: 'term by term',
    variable: v,
    from,
    to,
    block: (inside) => inner(here.at(inside)),
  });
  const apart = linear(here, v, [
    [squaresW, ownU],
    [mixed.scale(minusTwo), own],
    [squaresU, ownW],
  ]);
  const twice = squaresU.times(squaresW).minus(mixed.power(2)).scale(Rational.of(2));
  const double = here.infer(twice, '>=', [whole], [[apart, -1]]);
  return here.infer(twice.scale(Rational.of(1, 2)), '>=', [double], [], Rational.of(1, 2));
}
