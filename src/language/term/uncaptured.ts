import type { Claim, Definition, IndexRange, Statement } from './claim.js';
import { subtrees } from './subtrees.js';
import type { Expression } from './tree.js';

/** Letters that an index is given where its own means something else inside. */
const LETTERS = ['k', 'j', 'i', 'n', 'm', 'l', 'r', 'p', 'q', 'u', 'v'] as const;

/** An index by its slot, and what it is to be called. */
type Names = ReadonlyMap<number, string>;

/**
 * The same claim, in which no index has the name of something else: where the claim has a `k`, or a sum over `k` stands around it, a bound's own
 * `sum(k in …)` is given another letter. Trees know indices by their slots; this is for those who read them, and for the language, which
 * accepts no such index when a printed claim is read again.
 */
export function uncaptured(claim: Claim): Claim {
  const taken = new Set([...claim.givens, ...claim.definitions].map(({ name }) => name));
  return {
    ...claim,
    definitions: claim.definitions.map((definition) => ofDefinition(definition, taken)),
    premises: claim.premises.map((premise) => ofStatement(premise, taken)),
    statements: claim.statements.map((statement) => ofStatement(statement, taken)),
  };
}

type Taken = ReadonlySet<string>;

function ofDefinition(definition: Definition, taken: Taken): Definition {
  const { parameters, body, recursion } = definition;
  // A recursion is written by its author alone: nothing is put into it.
  if (recursion) return definition;
  const names = new Map<number, string>();
  const renamed = parameters.map((parameter) => {
    const variable = nameFor(parameter.variable, parameter.slot, [body], names, taken);
    names.set(parameter.slot, variable);
    return variable === parameter.variable ? parameter : { ...parameter, variable };
  });
  return { ...definition, parameters: renamed, body: rename(body, names, taken) };
}

function ofStatement(statement: Statement, taken: Taken): Statement {
  const { left, right, ranges } = statement;
  const names = new Map<number, string>();
  const renamed: IndexRange[] = [];
  for (const [i, range] of ranges.entries()) {
    const under = [left, right, ...ranges.slice(i + 1).flatMap(({ from, to }) => [from, to])];
    const variable = nameFor(range.variable, range.slot, under, names, taken);
    const ends = { from: rename(range.from, names, taken), to: rename(range.to, names, taken) };
    names.set(range.slot, variable);
    renamed.push({ ...range, ...ends, variable });
  }
  return {
    ...statement,
    left: rename(left, names, taken),
    right: rename(right, names, taken),
    ranges: renamed,
  };
}

/** The index's own name, or the first letter that nothing in the claim, around it and under it is called by. */
function nameFor(
  name: string,
  slot: number,
  under: readonly Expression[],
  names: Names,
  taken: Taken,
): string {
  const others = new Set([...taken, ...names.values()]);
  for (const e of under) freeNames(e, names, new Set([slot]), others);
  if (!others.has(name)) return name;
  return LETTERS.find((letter) => !others.has(letter)) ?? `${name}_${slot}`;
}

/** Adds the names of what stands in a tree and is not bound there, with indices called as in `names`. */
function freeNames(e: Expression, names: Names, bound: ReadonlySet<number>, into: Set<string>): void {
  if (e.kind === 'index') {
    if (!bound.has(e.slot)) into.add(names.get(e.slot) ?? e.name);
    return;
  }
  if (e.kind === 'given' || e.kind === 'definition') into.add(e.name);
  const inner = e.kind === 'reduction' ? new Set([...bound, e.range.slot]) : bound;
  for (const part of subtrees(e)) freeNames(part, names, inner, into);
}

/** The tree with its indices called by these names, and its own sums named apart. Unchanged trees are returned as they are. */
function rename(e: Expression, names: Names, taken: Taken): Expression {
  const all = (parts: readonly Expression[]): readonly Expression[] => {
    const renamed = parts.map((part) => rename(part, names, taken));
    return renamed.every((part, i) => part === parts[i]) ? parts : renamed;
  };
  switch (e.kind) {
    case 'number':
      return e;
    case 'index': {
      const name = names.get(e.slot) ?? e.name;
      return name === e.name ? e : { ...e, name };
    }
    case 'negation': {
      const operand = rename(e.operand, names, taken);
      return operand === e.operand ? e : { ...e, operand };
    }
    case 'binary': {
      const [left, right] = all([e.left, e.right]);
      return left === e.left && right === e.right ? e : { ...e, left: left!, right: right! };
    }
    case 'power': {
      const [base, exponent] = all([e.base, e.exponent]);
      return base === e.base && exponent === e.exponent ? e : { ...e, base: base!, exponent: exponent! };
    }
    case 'call': {
      const parts = all(e.arguments);
      return parts === e.arguments ? e : { ...e, arguments: parts };
    }
    case 'conditional': {
      const before = [e.left, e.right, e.whenTrue, e.whenFalse];
      const [left, right, whenTrue, whenFalse] = all(before);
      const after = { left: left!, right: right!, whenTrue: whenTrue!, whenFalse: whenFalse! };
      return Object.values(after).every((part, i) => part === before[i]) ? e : { ...e, ...after };
    }
    case 'reduction': {
      const [from, to] = all([e.range.from, e.range.to]);
      const variable = nameFor(e.range.variable, e.range.slot, [e.body], names, taken);
      const body = rename(e.body, new Map([...names, [e.range.slot, variable]]), taken);
      const isSame = body === e.body && from === e.range.from && to === e.range.to;
      if (isSame && variable === e.range.variable) return e;
      return { ...e, body, range: { ...e.range, from: from!, to: to!, variable } };
    }
    default: {
      const indices = all(e.indices);
      return indices === e.indices ? e : { ...e, indices };
    }
  }
}
