import { Rational } from '../../arithmetic/index.js';
import type { Relation } from '../term/claim.js';
import type { Place } from '../term/place.js';
import type { GivenLine, SyntaxRange, Variable } from '../term/syntax.js';
import type { Name, SyntaxTree } from '../term/tree.js';

/** A statement before its names have a meaning. */
export interface SyntaxStatement {
  readonly left: SyntaxTree;
  readonly relation: Relation;
  readonly right: SyntaxTree;
  readonly ranges: readonly SyntaxRange[];
}

const one = (place: Place): SyntaxTree => ({ kind: 'number', value: Rational.ONE, place });

/** `1..T`, where no `for` says otherwise. */
export function defaultRange(variable: string, place: Place): SyntaxRange {
  return { variable, slot: -1, from: one(place), to: { kind: 'name', name: 'T', indices: [], place }, place };
}

/** Where each index of a given runs, in the order of the indices. */
export function rangesOfGiven(line: GivenLine, variable: Variable): SyntaxRange[] {
  return variable.indices.map(
    (index) =>
      line.ranges.find((range) => range.variable === index.name) ?? defaultRange(index.name, index.place),
  );
}

/** `e - 1`, and `T` for `T + 1`. */
function before(end: SyntaxTree): SyntaxTree {
  const { place } = end;
  if (end.kind === 'number') return { ...end, value: end.value.sub(Rational.ONE) };
  if (end.kind === 'binary' && end.operator === '+' && end.right.kind === 'number') {
    const rest = end.right.value.sub(Rational.ONE);
    return rest.sign === 0 ? end.left : { ...end, right: { ...end.right, value: rest } };
  }
  return { kind: 'binary', operator: '-', left: end, right: one(place), place };
}

/** What a `given` says of one of its names: the ends of its domain, then its shape. */
export function statementsOfGiven(line: GivenLine, variable: Variable): SyntaxStatement[] {
  const { name, place } = variable;
  const ranges = rangesOfGiven(line, variable);
  const indices = variable.indices.map(
    (index): Name => ({ kind: 'name', name: index.name, indices: [], place: index.place }),
  );
  const left: Name = { kind: 'name', name, indices, place };
  const statements: SyntaxStatement[] = [];
  const { domain } = line;
  const state = (relation: Relation, right: SyntaxTree) => statements.push({ left, relation, right, ranges });
  if (domain?.kind === 'side') state(domain.relation, domain.end);
  if (domain?.kind === 'interval') {
    state(domain.lowerKind === 'open' ? '>' : '>=', domain.lower);
    state(domain.upperKind === 'open' ? '<' : '<=', domain.upper);
  }
  if (domain?.kind === 'integers') {
    state('>=', domain.from);
    state('<=', domain.to);
  }
  const [index] = indices;
  const [range] = ranges;
  if (line.shape && index && range && indices.length === 1) {
    const next: SyntaxTree = { kind: 'binary', operator: '+', left: index, right: one(place), place };
    statements.push({
      left: { ...left, indices: [next] },
      relation: line.shape.word === 'nonincreasing' ? '<=' : '>=',
      right: left,
      ranges: [{ ...range, to: before(range.to) }],
    });
  }
  return statements;
}
