import { Rational } from '../../arithmetic/index.js';
import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { ClaimBuilder } from './claim-builder.js';
import { bindIndex, resolveExpression } from './resolve-expression.js';
import type { LetEntry } from './scope.js';

/** Gives a definition a place in the claim, even when its body has a mistake, which it throws as a `ProblemError`. */
export function define(entry: LetEntry, builder: ClaimBuilder): void {
  const { name, line, scope } = entry;
  const { place, indices } = line.variable;
  const finish = (
    parameters: { variable: string; slot: number }[],
    body: ReturnType<typeof resolveExpression>,
  ) => {
    entry.position = builder.definitions.length;
    builder.definitions.push({ name, parameters, body, place });
  };
  try {
    const inner = scope.inner();
    const seen = new Set<string>();
    const parameters = indices.map((index) => {
      if (seen.has(index.name)) throw new ProblemError(mistake.repeatedIndex(index.place, index.name));
      seen.add(index.name);
      return { variable: index.name, slot: bindIndex(index.name, index.place, inner, builder) };
    });
    finish(parameters, resolveExpression(line.body, inner, builder));
  } catch (error) {
    if (error instanceof ProblemError) finish([], { kind: 'number', value: Rational.ZERO, place });
    throw error;
  }
}
