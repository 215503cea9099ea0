import { Affine } from '../affine.js';
import { reject } from '../failure.js';
import type { Fields } from '../fields.js';
import { demandFact, demandFree, type Fact, type Rule, type Scope, sameFact } from '../scope.js';

/** `says` as a statement about `variable`. */
function family(step: Fields, { terms }: Scope) {
  const variable = step.variable('variable');
  const says = step.term('says');
  const relation = step.choice('relation', ['=', '>=', '>']);
  const at = (index: Affine): Fact => ({ term: terms.substitute(says, variable, index), relation });
  return { variable, says, relation, at };
}

/**
 * Sound: induction over the integers from..to. `from <= to` makes sure that both ends belong to it, and the step only ever goes
 * from one of them to the next: the statement is never extended beyond `to`.
 */
export const induction: Rule = (step, scope) => {
  const { variable, relation, at } = family(step, scope);
  const [from, to] = [step.index('from'), step.index('to')];
  const up = step.choice('direction', ['up', 'down']) === 'up';
  demandFree(variable, from, to);
  scope.context.demandOrdered(from, to, 'the range of an induction');
  const first = at(up ? from : to);
  demandFact(scope.block(step.raw('base'), 'base', scope.context), first.term, relation, 'the base');
  const n = Affine.variable(variable);
  const inside = scope.context.open(variable).assume(n.plus(from, -1), to.plus(n, -1).add(-1));
  const [assumed, next] = up ? [at(n), at(n.add(1))] : [at(n.add(1)), at(n)];
  demandFact(scope.block(step.raw('step'), 'step', inside, assumed), next.term, relation, 'the step');
  return at(up ? to : from);
};

/** Sound: equal indices can be put in for each other. */
export const sameIndex: Rule = (step, scope) => {
  const { relation, at } = family(step, scope);
  const [from, to] = [step.index('from'), step.index('to')];
  scope.context.demandOrdered(from, to, 'equal indices');
  scope.context.demandOrdered(to, from, 'equal indices');
  demandFact(scope.fact(step.raw('fact')), at(from).term, relation, 'the fact');
  return at(to);
};

function both(step: Fields, check: (block: unknown, name: string, side: 0 | 1) => Fact): Fact {
  const [first, second, more] = step.list('blocks');
  if (first === undefined || second === undefined || more !== undefined) reject('malformed', 'two blocks');
  const fact = check(first, 'case 0', 0);
  if (!sameFact(fact, check(second, 'case 1', 1))) reject('goal-missed', 'the cases prove different facts');
  return fact;
}

/** Sound: an integer is >= 0 or <= -1. */
export const integerCases: Rule = (step, scope) => {
  const index = step.index('index');
  const sides = [index, index.times(-1).add(-1)] as const;
  return both(step, (block, name, side) => scope.block(block, name, scope.context.assume(sides[side])));
};

/** Sound: a real number is >= 0 or <= 0. */
export const cases: Rule = (step, scope) => {
  const term = step.term('term');
  const sides: readonly Fact[] = [
    { term, relation: '>=' },
    { term: term.negate(), relation: '>=' },
  ];
  return both(step, (block, name, side) => scope.block(block, name, scope.context, sides[side]!));
};

/** Sound: there is nothing of which it would have to hold. */
export const impossible: Rule = (step, { context }) => {
  if (!context.impossible) reject('range-unknown', 'the ranges that are open may have values');
  return { term: step.term('says'), relation: step.choice('relation', ['=', '>=', '>']) };
};
