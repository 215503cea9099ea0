import { Affine } from '../affine.js';
import { ClaimTerms, type Givens } from '../claim-terms.js';
import { reject } from '../failure.js';
import type { Fields } from '../fields.js';
import type { Polynomial } from '../polynomial.js';
import { demandFact, type Fact, type Rule, type Scope } from '../scope.js';
import { factOf, instance, openRanges } from '../statements.js';

/**
 * Sound: a theorem holds for every horizon and every givens that its claim admits. `requirements` proves that those put in
 * are admitted: the horizon and the integer givens by the ranges that are open; then, for each other given in order, its lower
 * end, its upper end and its shape (step by step), and each premise, for all indices within their ranges.
 */
export const lemma: Rule = (step, scope) => {
  const document = step.raw('document') === null ? null : step.text('document');
  const theorem = scope.lemma(document, step.text('claim'), step.integer('statement'));
  if (!theorem) reject('unknown-lemma', 'no such theorem has been proved before this claim');
  const { claim } = theorem;
  const horizon = step.index('horizon');
  scope.context.demandOrdered(Affine.constant(1), horizon, 'the horizon of a lemma');
  const values = step
    .each('givens')
    .map((value, i) => readValue(value, claim.givens[i]?.ranges.length ?? -1, scope));
  if (values.length !== claim.givens.length) reject('malformed', 'a value for each given of the lemma');
  const givens: Givens = {
    integer(given) {
      const value = values[given]!;
      return value.kind === 'index' ? value.index : reject('malformed', 'an index for an integer given');
    },
    real(given, indices) {
      const value = values[given]!;
      return value.kind === 'term' ? value.at(indices) : reject('malformed', 'a term for a real given');
    },
  };
  const inside = new ClaimTerms(claim, scope.terms, givens, horizon);
  const blocks = step.list('requirements');
  let used = 0;
  const require = (
    ranges: Parameters<typeof openRanges>[0],
    fact: (slots: ReadonlyMap<number, Affine>) => Fact,
  ) => {
    const opened = openRanges(ranges, inside, scope.context);
    if (used >= blocks.length) reject('goal-missed', 'a requirement of the lemma has no block');
    const name = `requirement ${used}`;
    const proved = scope.block(blocks[used], name, opened.context);
    used += 1;
    const wanted = fact(opened.slots);
    demandFact(proved, wanted.term, wanted.relation, name);
  };
  claim.givens.forEach((given, number) => {
    if (given.domain.kind === 'integers') {
      if (given.ranges.length > 0) reject('unsupported', 'a sequence of integers in a lemma');
      const index = givens.integer(number);
      scope.context.demandOrdered(inside.index(given.domain.from, inside.slots), index, given.name);
      scope.context.demandOrdered(index, inside.index(given.domain.to, inside.slots), given.name);
      return;
    }
    const own = (slots: ReadonlyMap<number, Affine>) =>
      givens.real(
        number,
        given.ranges.map((range) => slots.get(range.slot)!),
      );
    for (const side of ['lower', 'upper'] as const) {
      const end = given.domain[side];
      if (!end) continue;
      require(given.ranges, (slots) => {
        const value = inside.real(end.value, slots);
        const term = side === 'lower' ? own(slots).minus(value) : value.minus(own(slots));
        return { term, relation: end.kind === 'open' ? '>' : '>=' };
      });
    }
    const [range] = given.ranges;
    if (given.shape && range) {
      const opened = openRanges([range], inside, scope.context);
      const at = opened.slots.get(range.slot)!;
      const last = inside.index(range.to, inside.slots);
      const steps = opened.context.assume(last.plus(at, -1).add(-1));
      const [now, next] = [givens.real(number, [at]), givens.real(number, [at.add(1)])];
      const name = `requirement ${used}`;
      const proved = scope.block(blocks[used], name, steps);
      used += 1;
      demandFact(proved, given.shape === 'nonincreasing' ? now.minus(next) : next.minus(now), '>=', name);
    }
  });
  for (const premise of claim.premises) require(premise.ranges, (slots) => factOf(premise, inside, slots));
  const statement = claim.statements[theorem.index]!;
  const at = instance(statement.ranges, step.indices('at'), inside, scope.context);
  return factOf(statement, inside, at);
};

type Value =
  | { readonly kind: 'index'; readonly index: Affine }
  | { readonly kind: 'term'; at(indices: readonly Affine[]): Polynomial };

function readValue(value: Fields, ranges: number, scope: Scope): Value {
  if (value.raw('index') !== undefined) return { kind: 'index', index: value.index('index') };
  const { terms } = scope;
  const parameters = value.variables('parameters');
  if (parameters.length !== ranges) reject('malformed', 'a parameter for each index of the given');
  // Names that occur nowhere else: the indices that are put in later may have the names of parameters.
  const places = parameters.map(() => terms.temporary());
  let body = value.term('term');
  parameters.forEach((name, i) => {
    body = terms.substitute(body, name, Affine.variable(places[i]!));
  });
  return {
    kind: 'term',
    at: (indices) => places.reduce((term, place, i) => terms.substitute(term, place, indices[i]!), body),
  };
}
