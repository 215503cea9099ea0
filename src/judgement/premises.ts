import { Rational } from '../arithmetic/index.js';
import type { Claim, Expression, Given, IndexRange, Relation, Statement } from '../language/index.js';

/** The domains and shapes of a claim's givens as statements, so that the judge can check them like any other. */
export function domainPremises(claim: Claim): Statement[] {
  return claim.givens.flatMap((given, index) => [...ends(given, index), ...shape(given, index)]);
}

function ends(given: Given, index: number): Statement[] {
  const { domain } = given;
  const indices = given.ranges.map((range) => variable(range));
  const self = reference(given, index, indices);
  const statement = (relation: Relation, right: Expression): Statement => ({
    kind: 'premise',
    left: self,
    relation,
    right,
    ranges: given.ranges,
    place: given.place,
    source: null,
    hints: [],
  });
  if (domain.kind === 'integers') return [statement('>=', domain.from), statement('<=', domain.to)];
  const statements: Statement[] = [];
  if (domain.lower) statements.push(statement(domain.lower.kind === 'open' ? '>' : '>=', domain.lower.value));
  if (domain.upper) statements.push(statement(domain.upper.kind === 'open' ? '<' : '<=', domain.upper.value));
  return statements;
}

function shape(given: Given, index: number): Statement[] {
  const [range] = given.ranges;
  if (!given.shape || !range) return [];
  const next: Expression = offset(variable(range), '+', given);
  return [
    {
      kind: 'premise',
      left: reference(given, index, [next]),
      relation: given.shape === 'nonincreasing' ? '<=' : '>=',
      right: reference(given, index, [variable(range)]),
      ranges: [{ ...range, to: offset(range.to, '-', given) }],
      place: given.place,
      source: null,
      hints: [],
    },
  ];
}

function offset(e: Expression, operator: '+' | '-', given: Given): Expression {
  const one: Expression = { kind: 'number', value: Rational.ONE, place: given.place };
  return { kind: 'binary', operator, left: e, right: one, place: given.place };
}

function variable(range: IndexRange): Expression {
  return { kind: 'index', name: range.variable, slot: range.slot, place: range.place };
}

function reference(given: Given, index: number, indices: Expression[]): Expression {
  return { kind: 'given', name: given.name, given: index, indices, place: given.place };
}
