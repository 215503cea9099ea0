import { Rational } from '../arithmetic/index.js';
import type { Expression, IndexRange } from '../language/index.js';
import type { ClaimTerms, Fact, Slots } from './claim-terms.js';

/** Something that a claim asks of its real givens, at all indices within the ranges. */
export interface Condition {
  readonly of: `${'lower' | 'upper' | 'shape'} ${string}` | `premise ${number}`;
  readonly ranges: readonly IndexRange[];
  readonly fact: (slots: Slots) => Fact;
}

/** All of them: for each real given in order its lower end, its upper end and its shape, step by step; then each premise. */
export function conditionsOf(claim: ClaimTerms): Condition[] {
  const { givens, premises } = claim.claim;
  const ofGivens = givens.flatMap(({ name, domain, ranges, shape }, number): Condition[] => {
    if (domain.kind !== 'reals') return [];
    const value = (slots: Slots, next: number) =>
      claim.givens.real(
        number,
        ranges.map(({ slot }) => slots.get(slot)!.add(next)),
      );
    const ends = (['lower', 'upper'] as const).flatMap((side): Condition[] => {
      const end = domain[side];
      const fact = (slots: Slots): Fact => {
        const above = value(slots, 0).minus(claim.real(end!.value, slots));
        return {
          term: side === 'lower' ? above : above.negate(),
          relation: end!.kind === 'open' ? '>' : '>=',
        };
      };
      return end ? [{ of: `${side} ${name}`, ranges, fact }] : [];
    });
    if (shape === null) return ends;
    const fact = (slots: Slots): Fact => {
      const fall = value(slots, 0).minus(value(slots, 1));
      return { term: shape === 'nonincreasing' ? fall : fall.negate(), relation: '>=' };
    };
    return [...ends, { of: `shape ${name}`, ranges: ranges.map(withoutLast), fact }];
  });
  const ofPremises = premises.map(
    (premise, i): Condition => ({
      of: `premise ${i}`,
      ranges: premise.ranges,
      fact: (slots) => claim.factOf(premise, slots),
    }),
  );
  return [...ofGivens, ...ofPremises];
}

function withoutLast(range: IndexRange): IndexRange {
  const { place } = range;
  const one: Expression = { kind: 'number', value: Rational.ONE, place };
  return { ...range, to: { kind: 'binary', operator: '-', left: range.to, right: one, place } };
}
