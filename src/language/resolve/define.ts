import { Rational } from '../../arithmetic/index.js';
import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { Definition, Recursion } from '../term/claim.js';
import type { Expression } from '../term/tree.js';
import type { ClaimBuilder } from './claim-builder.js';
import { shifted } from './let-entries.js';
import { bindIndex, resolveExpression, resolveInteger } from './resolve-expression.js';
import type { LetEntry, RecursionLines } from './scope.js';

type Parameters = Definition['parameters'];

/**
 * Gives definitions a place in the claim, even when a body has a mistake, which is thrown as a `ProblemError` at the end. Those
 * that depend on each other's values are given their places together.
 */
export function define(entries: readonly LetEntry[], builder: ClaimBuilder): void {
  // A definition that does not go on from itself comes after all that it brings, values of bounds among them.
  const isRecursive = entries.length > 1 || entries[0]!.recursion !== null;
  if (isRecursive) for (const entry of entries) entry.position = builder.definitions.push(empty(entry)) - 1;
  let first: unknown = null;
  for (const entry of entries) {
    let definition = empty(entry);
    try {
      definition = resolved(entry, builder);
    } catch (error) {
      first ??= error;
    }
    if (isRecursive) builder.definitions[entry.position] = definition;
    else entry.position = builder.definitions.push(definition) - 1;
  }
  if (first !== null) throw first;
}

function empty({ name, line }: LetEntry): Definition {
  const { place } = line.variable;
  return {
    name,
    parameters: [],
    body: { kind: 'number', value: Rational.ZERO, place },
    recursion: null,
    place,
  };
}

function resolved(entry: LetEntry, builder: ClaimBuilder): Definition {
  const { name, line, scope, recursion } = entry;
  const { place, indices } = line.variable;
  // A recursion with a mistake, which is reported.
  if (line.head && !recursion) return empty(entry);
  const inner = scope.inner();
  const seen = new Set<string>();
  const parameters = indices.map((index) => {
    if (seen.has(index.name)) throw new ProblemError(mistake.repeatedIndex(index.place, index.name));
    seen.add(index.name);
    return { variable: index.name, slot: bindIndex(index.name, index.place, inner, builder) };
  });
  if (!recursion)
    return { name, parameters, body: resolveExpression(line.body, inner, builder), recursion: null, place };
  const { position, offset } = recursion;
  const step = resolveExpression(shifted(line.body, parameters[position]!.variable, offset), inner, builder);
  const first = firstValues(entry, recursion, parameters, builder);
  const running: Recursion = { parameter: position, direction: recursion.direction, first, step };
  return { name, parameters, body: bodyOf(running, parameters), recursion: running, place };
}

/** The values at fixed indices; their other indices are those of the step, under names of their own. */
function firstValues(
  { scope }: LetEntry,
  { first, position }: RecursionLines,
  parameters: Parameters,
  builder: ClaimBuilder,
): Recursion['first'] {
  return first.map(({ head, variable, body }) => {
    const index = resolveInteger(head![position]!, scope, builder);
    const inner = scope.inner();
    variable.indices.forEach(({ name, place }, i) => {
      if (i === position) return;
      if (scope.lookup(name)) bindIndex(name, place, inner, builder); // throws: the name has a meaning
      inner.define(name, { kind: 'index', slot: parameters[i]!.slot });
    });
    return { index, value: resolveExpression(body, inner, builder) };
  });
}

/** `if n = 1 then … else if n = 2 then … else` the step. */
function bodyOf({ first, step, parameter }: Recursion, parameters: Parameters): Expression {
  const { variable, slot } = parameters[parameter]!;
  return first.reduceRight<Expression>(
    (rest, { index, value }) => ({
      kind: 'conditional',
      left: { kind: 'index', name: variable, slot, place: value.place },
      relation: '=',
      right: index,
      whenTrue: value,
      whenFalse: rest,
      place: value.place,
    }),
    step,
  );
}
