import { Rational } from '../arithmetic/index.js';
import type { Expression, IndexRange } from '../language/index.js';
import type { ClaimTerms, Fact, Slots } from './claim-terms.js';
import type { Polynomial } from './polynomial.js';

/** Something that a claim asks of its real givens, at all indices within the ranges. */
export interface Condition {
  readonly ranges: readonly IndexRange[];
  readonly fact: (slots: Slots) => Fact;
}

/** All of them: for each real given in order its lower end, its upper end and its shape, step by step; then each premise. */
export function conditionsOf(claim: ClaimTerms): Condition[] {
  const ofGivens = claim.claim.givens.flatMap(({ domain, ranges, shape }, number): Condition[] => {
    if (domain.kind !== 'reals') return [];
    const value = (slots: Slots, next = 0) => {
      const indices = ranges.map(({ slot }) => slots.get(slot)!.add(next));
      return claim.givens.real(number, indices);
    };
    const ends = (['lower', 'upper'] as const).flatMap((side): Condition[] => {
      const end = domain[side];
      if (!end) return [];
      const above = (slots: Slots) => value(slots).minus(claim.real(end.value, slots));
      return [{ ranges, fact: signed(above, side === 'lower', end.kind === 'open' ? '>' : '>=') }];
    });
    if (shape === null) return ends;
    const fall = (slots: Slots) => value(slots).minus(value(slots, 1));
    const fact = signed(fall, shape === 'nonincreasing', '>=');
    return [...ends, { ranges: ranges.map(withoutLast), fact }];
  });
  const ofPremises = claim.claim.premises.map((premise): Condition => {
    return { ranges: premise.ranges, fact: (slots) => claim.factOf(premise, slots) };
  });
  return [...ofGivens, ...ofPremises];
}

const signed =
  (value: (slots: Slots) => Polynomial, asItIs: boolean, relation: Fact['relation']) =>
  (slots: Slots): Fact => ({ term: asItIs ? value(slots) : value(slots).negate(), relation });

function withoutLast(range: IndexRange): IndexRange {
  const { place } = range;
  const one: Expression = { kind: 'number', value: Rational.ONE, place };
  return { ...range, to: { kind: 'binary', operator: '-', left: range.to, right: one, place } };
}
