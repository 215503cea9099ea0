import { conditionsOf } from '../conditions.js';
import { reject } from '../failure.js';
import type { Rules } from '../scope.js';
import { ProvedStatement } from '../theorem.js';

export const HYPOTHESES = {
  /** Sound: it follows from the ranges and cases that are open, over the integers. */
  integers({ index, relation }, { context, terms }) {
    const least = relation === '>' ? index.add(-1) : index;
    if (!context.nonnegative(least) || (relation === '=' && !context.nonnegative(index.times(-1))))
      reject('range-unknown', 'it does not follow from the ranges that are open');
    return { term: terms.index(index), relation };
  },

  /** Sound: the claim assumes it of every index within the ranges. */
  condition({ number, at }, { claim, context }) {
    const found = conditionsOf(claim)[number] ?? reject('wrong-fact', 'no such condition in the claim');
    return found.fact(claim.instance(found.ranges, at, context));
  },

  /** Sound: that statement was proved before, for every index within its ranges. */
  earlier({ theorem, at }, { claim, context }) {
    if (!ProvedStatement.is(theorem) || theorem.claim !== claim.claim)
      reject('unknown-lemma', 'that statement is not proved yet');
    const statement = claim.claim.statements[theorem.index]!;
    return claim.factOf(statement, claim.instance(statement.ranges, at, context));
  },
} satisfies Partial<Rules>;
