import { Rational } from '../../src/arithmetic/index.js';
import {
  type Claim,
  type Definition,
  type Domain,
  type Expression,
  HORIZON_SLOT,
  type IndexRange,
  type Recursion,
  type Statement,
  subtrees,
} from '../../src/language/index.js';

/** One thing changed, and of what kind the change is. */
export interface Change<T> {
  readonly kind: string;
  readonly to: T;
}

const of = <T>(kind: string, to: T): Change<T> => ({ kind, to });
const n = (text: string): Rational => Rational.parse(text)!;

/** The expression with other parts: `parts` as `subtrees` gives them. */
function withParts(e: Expression, parts: readonly Expression[]): Expression {
  const [a, b, c, d] = parts as [Expression, Expression, Expression, Expression];
  switch (e.kind) {
    case 'number':
    case 'index':
      return e;
    case 'negation':
      return { ...e, operand: a };
    case 'binary':
      return { ...e, left: a, right: b };
    case 'power':
      return { ...e, base: a, exponent: b };
    case 'call':
      return { ...e, arguments: parts };
    case 'conditional':
      return { ...e, left: a, right: b, whenTrue: c, whenFalse: d };
    case 'reduction':
      return { ...e, range: { ...e.range, from: a, to: b }, body: c };
    default:
      return { ...e, indices: parts };
  }
}

/** Which parts are indices, where only integers may stand. */
function isIndexPart(e: Expression, part: number): boolean {
  switch (e.kind) {
    case 'given':
    case 'definition':
      return true;
    case 'power':
      return part === 1 && e.exponentSort === 'integer';
    case 'reduction':
      return part < 2;
    default:
      return false;
  }
}

const OTHER: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*' };
const FUNCTION: Readonly<Record<string, string>> = {
  min: 'max',
  max: 'min',
  sqrt: 'ln',
  ln: 'sqrt',
  exp: 'abs',
  abs: 'exp',
};
const REDUCTION = { sum: 'prod', prod: 'sum', min: 'max', max: 'min' } as const;

function shifted(e: Expression, by: 1 | -1): Expression {
  const one: Expression = { kind: 'number', value: Rational.ONE, place: e.place };
  return { kind: 'binary', operator: by === 1 ? '+' : '-', left: e, right: one, place: e.place };
}

/** The changes of an expression at its root. */
function* here(e: Expression, isIndex: boolean, inSum: boolean): Generator<Change<Expression>> {
  switch (e.kind) {
    case 'number': {
      const { value } = e;
      const values = isIndex
        ? [value.add(Rational.ONE), value.sub(Rational.ONE)]
        : [
            value.add(Rational.ONE),
            value.sub(Rational.ONE),
            value.mul(n('99/100')),
            value.mul(n('101/100')),
            value.mul(n('2')),
            value.mul(n('1/2')),
          ];
      for (const each of values)
        if (!each.equals(value)) yield of(isIndex ? 'index' : 'constant', { ...e, value: each });
      return;
    }
    case 'index':
      for (const by of [1, -1] as const)
        yield of(e.slot === HORIZON_SLOT && !inSum ? 'horizon' : 'index', shifted(e, by));
      return;
    case 'negation':
      yield of('sign', e.operand);
      return;
    case 'binary':
      yield of(e.operator === '+' || e.operator === '-' ? 'sign' : 'operator', {
        ...e,
        operator: OTHER[e.operator] as '+',
      });
      if (e.operator === '+') {
        yield of('dropped', e.left);
        yield of('dropped', e.right);
      }
      return;
    case 'power':
      if (e.exponent.kind === 'number')
        for (const by of [Rational.ONE, Rational.ONE.neg()])
          yield of('exponent', { ...e, exponent: { ...e.exponent, value: e.exponent.value.add(by) } });
      yield of('exponent', e.base);
      return;
    case 'call': {
      const name = FUNCTION[e.function];
      if (name) yield of('function', { ...e, function: name as 'min' });
      if (e.function === 'sqrt' || e.function === 'ln') yield of('exponent', e.arguments[0]!);
      return;
    }
    case 'reduction':
      yield of('function', { ...e, operator: REDUCTION[e.operator] });
      return;
    default:
      return;
  }
}

/** Every expression that differs from `e` in one place. */
export function* changes(e: Expression, isIndex = false, inSum = false): Generator<Change<Expression>> {
  for (const change of here(e, isIndex, inSum)) {
    // An index is an affine form: no quotients, no functions but min and max.
    if (isIndex && (change.kind === 'operator' || change.kind === 'exponent')) continue;
    yield change;
  }
  const parts = subtrees(e);
  for (const [i, part] of parts.entries()) {
    const index = isIndex || isIndexPart(e, i);
    for (const { kind, to } of changes(part, index, inSum || index || e.kind === 'reduction')) {
      const named = e.kind === 'reduction' && i < 2 ? 'range' : kind;
      yield of(
        named,
        withParts(
          e,
          parts.map((other, j) => (j === i ? to : other)),
        ),
      );
    }
  }
}

function* rangeChanges(ranges: readonly IndexRange[]): Generator<Change<readonly IndexRange[]>> {
  for (const [i, range] of ranges.entries())
    for (const end of ['from', 'to'] as const)
      for (const by of [1, -1] as const)
        yield of(
          'range',
          ranges.map((other, j) => (j === i ? { ...range, [end]: shifted(range[end], by) } : other)),
        );
}

const RELATIONS = {
  '<=': ['<', '>=', '='],
  '<': ['>', '='],
  '>=': ['>', '<=', '='],
  '>': ['<', '='],
  '=': ['<', '>', '<=', '>='],
  '!=': ['='],
} as const;

/** Every statement that differs in one place. */
function* statementChanges(s: Statement): Generator<Change<Statement>> {
  for (const side of ['left', 'right'] as const)
    for (const { kind, to } of changes(s[side])) yield of(kind, { ...s, [side]: to });
  for (const relation of RELATIONS[s.relation])
    yield of(relation === '<' || relation === '>' ? 'strictness' : 'relation', { ...s, relation });
  yield of('swapped', { ...s, left: s.right, right: s.left });
  for (const { kind, to } of rangeChanges(s.ranges)) yield of(kind, { ...s, ranges: to });
}

function* domainChanges(domain: Domain): Generator<Change<Domain>> {
  if (domain.kind === 'integers') {
    for (const end of ['from', 'to'] as const)
      for (const by of [1, -1] as const) yield of('domain', { ...domain, [end]: shifted(domain[end], by) });
    return;
  }
  for (const side of ['lower', 'upper'] as const) {
    const end = domain[side];
    if (!end) continue;
    yield of('domain', { ...domain, [side]: null });
    yield of('domain', { ...domain, [side]: { ...end, kind: end.kind === 'open' ? 'closed' : 'open' } });
    for (const { to } of changes(end.value)) yield of('domain', { ...domain, [side]: { ...end, value: to } });
  }
}

const replaced = <T>(list: readonly T[], i: number, to: T): T[] =>
  list.map((each, j) => (j === i ? to : each));

/** The two forms of a recursion say the same after a change of an equation. */
function* recursionChanges(definition: Definition, recursion: Recursion): Generator<Change<Definition>> {
  const withEquations = (first: Recursion['first'], step: Expression): Definition => {
    // The body is `if n = 1 then (first value) else (step)`: its conditions stay.
    const bodyOf = (e: Expression, i: number): Expression =>
      e.kind === 'conditional' && i < first.length
        ? { ...e, whenTrue: first[i]!.value, whenFalse: bodyOf(e.whenFalse, i + 1) }
        : step;
    return { ...definition, body: bodyOf(definition.body, 0), recursion: { ...recursion, first, step } };
  };
  const { first, step } = recursion;
  for (const { kind, to } of changes(step)) yield of(kind, withEquations(first, to));
  for (const [i, each] of first.entries())
    for (const { kind, to } of changes(each.value))
      yield of(kind, withEquations(replaced(first, i, { ...each, value: to }), step));
}

/** Every claim that differs from `claim` in one place which statement number `index` may depend on. */
export function* claimChanges(claim: Claim, index: number): Generator<Change<Claim>> {
  const { statements, premises, givens, definitions } = claim;
  for (const { kind, to } of statementChanges(statements[index]!))
    yield of(kind, { ...claim, statements: replaced(statements, index, to) });
  for (const [i, premise] of premises.entries()) {
    yield of('premise', { ...claim, premises: premises.filter((_, j) => j !== i) });
    for (const { kind, to } of statementChanges(premise))
      yield of(`premise, ${kind}`, { ...claim, premises: replaced(premises, i, to) });
  }
  for (const [i, given] of givens.entries()) {
    if (given.shape) yield of('shape', { ...claim, givens: replaced(givens, i, { ...given, shape: null }) });
    for (const { kind, to } of domainChanges(given.domain))
      yield of(kind, { ...claim, givens: replaced(givens, i, { ...given, domain: to }) });
  }
  for (const [i, definition] of definitions.entries()) {
    if (definition.recursion) {
      for (const { kind, to } of recursionChanges(definition, definition.recursion))
        yield of(`recursion, ${kind}`, { ...claim, definitions: replaced(definitions, i, to) });
      continue;
    }
    for (const { kind, to } of changes(definition.body))
      yield of(`definition, ${kind}`, {
        ...claim,
        definitions: replaced(definitions, i, { ...definition, body: to }),
      });
  }
}
