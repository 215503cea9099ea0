import { Affine } from '../affine.js';
import type { Lemma } from '../certificate.js';
import { ClaimTerms, type Givens } from '../claim-terms.js';
import { conditionsOf } from '../conditions.js';
import type { Context } from '../context.js';
import { reject } from '../failure.js';
import type { Polynomial } from '../polynomial.js';
import { type Checked, demandFact, type Rule } from '../scope.js';
import type { Terms } from '../terms.js';
import { ProvedStatement } from '../theorem.js';

/**
 * Sound: a theorem holds for every horizon and every givens that its claim admits. Those put in are admitted: the horizon and
 * the integer givens by the ranges that are open, and each condition of the others by a block (`requirements`).
 */
export const lemma: Rule<Lemma<Checked>> = ({ theorem, horizon, givens, requirements, at }, scope) => {
  const { terms, context } = scope;
  if (!ProvedStatement.is(theorem))
    reject('unknown-lemma', 'no such theorem has been proved before this claim');
  const { claim } = theorem;
  context.demandOrdered(Affine.constant(1), horizon, 'the horizon of a lemma');
  if (givens.length !== claim.givens.length) reject('malformed', 'a value for each given of the lemma');
  // What is put in goes under the ranges of the lemma: a variable that is not open could be taken for one of theirs.
  for (const index of [horizon, ...at]) context.demandOpen(index.variables());
  const values = givens.map((value) => {
    if (!('index' in value)) return functionOf(value, terms, context);
    context.demandOpen(value.index.variables());
    return value.index;
  });
  const inside = new ClaimTerms(claim, terms, givensOf(values), horizon);
  claim.givens.forEach(({ name, domain, ranges }, number) => {
    if (domain.kind !== 'integers') return;
    if (ranges.length > 0) reject('unsupported', 'a sequence of integers in a lemma');
    const [from, to] = [inside.index(domain.from, inside.slots), inside.index(domain.to, inside.slots)];
    context.demandWithin(inside.givens.integer(number), from, to, name);
  });
  conditionsOf(inside).forEach(({ ranges, fact }, i) => {
    const opened = inside.openRanges(ranges, context);
    const block = requirements[i] ?? reject('goal-missed', 'a requirement of the lemma has no block');
    demandFact(scope.block(block, opened.context), fact(opened.slots), `requirement ${i}`);
  });
  const statement = claim.statements[theorem.index]!;
  return inside.factOf(statement, inside.instance(statement.ranges, at, context));
};

type RealFunction = (indices: readonly Affine[]) => Polynomial;

function givensOf(values: readonly (Affine | RealFunction)[]): Givens {
  return {
    integer: (given) => {
      const value = values[given]!;
      return value instanceof Affine ? value : reject('malformed', 'an index for an integer given');
    },
    real: (given, indices) => {
      const value = values[given]!;
      return value instanceof Affine ? reject('malformed', 'a term for a real given') : value(indices);
    },
  };
}

/** A term as a function of its parameters. */
function functionOf(
  { parameters, term }: { readonly parameters: readonly string[]; readonly term: Polynomial },
  terms: Terms,
  context: Context,
): RealFunction {
  // Names that occur nowhere else: the indices that are put in may have the names of parameters.
  const places = parameters.map(() => terms.temporary());
  const put = (p: Polynomial, names: readonly string[], indices: readonly Affine[]) =>
    names.reduce((part, name, i) => terms.substitute(part, name, indices[i]!), p);
  const body = put(term, parameters, places.map(Affine.bound));
  for (const { variables } of body.atoms)
    context.demandOpen([...variables].filter((name) => !places.includes(name)));
  return (indices) =>
    indices.length === places.length
      ? put(body, places, indices)
      : reject('malformed', 'a parameter for each index of the given');
}
