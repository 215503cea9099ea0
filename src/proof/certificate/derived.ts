import { Rational } from '../../arithmetic/index.js';
import type { Claim } from '../../language/index.js';
import { Affine } from '../affine.js';
import type { Step } from '../certificate.js';
import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import type { Checked, DerivedRule, Fact, Inference, Place } from '../scope.js';
import type { Terms } from '../terms.js';

type Derived = Extract<Step<Checked>, { rule: DerivedRule }>;

export interface Surroundings {
  readonly claim: Claim;
  readonly terms: Terms;
}

/**
 * The fact of a step, by the rules of the checker. Some rules of certificates are none of the checker's own: their facts are made
 * here, by steps that it takes like any others. So nobody has to believe these rules.
 */
export function inferred(step: Step<Checked>, place: Place, around: Surroundings): Fact {
  switch (step.rule) {
    case 'domain':
      return place.infer({ rule: 'condition', of: `${step.end} ${step.given}`, at: step.at });
    case 'premise':
      return place.infer({ rule: 'condition', of: `premise ${step.premise}`, at: step.at });
    case 'shape':
      return shape(step, place, around);
    case 'same index':
      return sameIndex(step, place, around);
    default:
      return place.infer(step);
  }
}

/** `says` as the sum of some facts. */
const sumOf = (says: Polynomial, ...facts: readonly Fact[]): Inference => ({
  rule: 'combine',
  says,
  relation: '>=',
  summands: facts.map((fact) => ({ coefficient: Rational.ONE, factors: [fact] })),
  equations: [],
  nonzero: [],
});

/** `G[from] >= G[to]` by induction: G[n] >= G[n+1] for n from `from` to `to - 1`. */
function shape(
  { given, from, to }: Extract<Derived, { rule: 'shape' }>,
  place: Place,
  { claim, terms }: Surroundings,
): Fact {
  const found = claim.givens.find(({ name, shape }) => name === given && shape !== null);
  if (!found) return reject('wrong-fact', 'no shape of such a given');
  const variable = place.context.fresh('n');
  const n = Affine.variable(variable);
  const saysAt = (index: Affine): Polynomial => {
    const fall = terms.given(given, [from]).minus(terms.given(given, [index]));
    return found.shape === 'nonincreasing' ? fall : fall.negate();
  };
  return place.infer({
    rule: 'induction',
    variable,
    from,
    to,
    direction: 'up',
    says: saysAt(n),
    relation: '>=',
    base: (inside) => inside.infer(sumOf(saysAt(from))),
    step: (inside, [now]) => {
      const next = inside.infer({ rule: 'condition', of: `shape ${given}`, at: [n] });
      return inside.infer(sumOf(saysAt(n.add(1)), now!, next));
    },
  });
}

/** Induction over from..to, which is one index: there is no step. */
function sameIndex(
  step: Extract<Derived, { rule: 'same index' }>,
  place: Place,
  { terms }: Surroundings,
): Fact {
  const { from, to, relation, fact } = step;
  place.context.demandWithin(to, from, from, 'equal indices');
  const variable = place.context.fresh(step.variable);
  const n = Affine.variable(variable);
  const says = terms.substitute(step.says, step.variable, n);
  const next = terms.substitute(says, variable, n.add(1));
  return place.infer({
    rule: 'induction',
    variable,
    from,
    to,
    direction: 'up',
    says,
    relation,
    base: () => fact,
    step: (inside) => inside.infer({ rule: 'impossible', says: next, relation }),
  });
}
