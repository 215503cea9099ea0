import { Affine } from '../affine.js';
import { ClaimTerms, type Givens } from '../claim-terms.js';
import { conditionsOf } from '../conditions.js';
import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import { demandFact, type Rules } from '../scope.js';
import { ProvedStatement } from '../theorem.js';

export const LEMMA = {
  /**
   * Sound: a theorem holds for every horizon and every givens that its claim admits. Those put in are admitted: the horizon and
   * the integer givens by the ranges that are open, and each condition of the others by a block (`requirements`). What is put in
   * goes under the ranges of the lemma: a variable that is not open could be taken for one of theirs.
   */
  lemma({ theorem, horizon, givens, requirements, at }, { terms, context, block }) {
    if (!ProvedStatement.is(theorem))
      reject('unknown-lemma', 'no such theorem has been proved before this claim');
    const { claim } = theorem;
    context.demandOrdered(Affine.constant(1), horizon, 'the horizon of a lemma');
    context.demandOpen(horizon, ...at);
    if (givens.length !== claim.givens.length) reject('malformed', 'a value for each given of the lemma');
    const put = (term: Polynomial, names: readonly string[], indices: readonly Affine[]) =>
      names.reduce((part, name, i) => terms.substitute(part, name, indices[i]!), term);
    const values = givens.map(({ index, term, ...value }) => {
      // Names that occur nowhere else: the indices that are put in may have the names of parameters.
      const parameters = [...value.parameters];
      const places = parameters.map(() => terms.temporary());
      const body = put(term, parameters, places.map(Affine.bound));
      context.demandOpen(index, { variables: [...body.variables].filter((name) => !places.includes(name)) });
      return { index, body, places };
    });
    const putIn: Givens = {
      integer: (given) => values[given]!.index,
      real(given, indices) {
        const { body, places } = values[given]!;
        if (places.length !== indices.length) reject('malformed', 'a parameter for each index of the given');
        return put(body, places, indices);
      },
    };
    const inside = new ClaimTerms(claim, terms, putIn, horizon);
    for (const [number, { name, domain, ranges }] of claim.givens.entries()) {
      if (domain.kind !== 'integers') continue;
      if (ranges.length > 0) reject('unsupported', 'a sequence of integers in a lemma');
      const [from, to] = [inside.index(domain.from, inside.slots), inside.index(domain.to, inside.slots)];
      context.demandWithin(putIn.integer(number), from, to, name);
    }
    for (const [i, { ranges, fact }] of conditionsOf(inside).entries()) {
      const opened = inside.openRanges(ranges, context);
      const build = requirements[i] ?? reject('goal-missed', 'a requirement of the lemma has no block');
      demandFact(block(build, opened.context), fact(opened.slots), `requirement ${i}`);
    }
    const statement = claim.statements[theorem.index]!;
    return inside.factOf(statement, inside.instance(statement.ranges, at, context));
  },
} satisfies Partial<Rules>;
