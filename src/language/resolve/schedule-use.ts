import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { Place } from '../term/place.js';
import { subtrees } from '../term/subtrees.js';
import type { Block } from '../term/syntax.js';
import type { BoundUse, SyntaxTree } from '../term/tree.js';
import { bindArgument } from './arguments.js';
import type { ClaimBuilder } from './claim-builder.js';
import { letEntries } from './let-entries.js';
import { type LetEntry, Scope } from './scope.js';

/** A schedule that a claim uses: its definitions, in a scope where its parameters are bound. */
export interface ScheduleUse {
  readonly schedule: Block;
  readonly place: Place;
  readonly scope: Scope;
  readonly entries: readonly LetEntry[];
}

/**
 * Brings the definitions of a schedule into the claim's scope, under their own names. Without arguments its
 * parameters are the names of the claim that are called the same. Throws a `ProblemError`.
 */
export function bringSchedule(
  schedule: Block,
  given: readonly SyntaxTree[] | null,
  place: Place,
  scope: Scope,
  builder: ClaimBuilder,
): ScheduleUse {
  const { parameters, name } = schedule;
  const imports = builder.open(schedule, place);
  if (given && given.length !== parameters.length) {
    const names = parameters.map((parameter) => parameter.name);
    throw new ProblemError(mistake.wrongParameterCount(place, name.name, given.length, names));
  }
  const inner = Scope.root(imports);
  parameters.forEach((parameter, i) => {
    if (!given && !scope.lookup(parameter.name))
      throw new ProblemError(mistake.missingParameter(place, name.name, parameter.name));
    const tree = given?.[i] ?? { kind: 'name', name: parameter.name, indices: [], place };
    const bound = boundIn(tree);
    if (bound) throw new ProblemError(mistake.boundInScheduleArgument(bound.place, bound.name));
    inner.define(parameter.name, bindArgument(schedule, parameter, tree, scope, builder, 0).binding);
  });
  const entries = letEntries(
    schedule.lines.filter((line) => line.kind === 'let'),
    inner,
  );
  for (const entry of entries) inner.define(entry.name, { kind: 'let', entry });
  for (const entry of entries) {
    if (scope.lookup(entry.name)) throw new ProblemError(mistake.scheduleClash(place, name.name, entry.name));
    scope.define(entry.name, { kind: 'let', entry });
  }
  return { schedule, place, scope: inner, entries };
}

/** The first bound that a tree uses. Schedules come before definitions, and a bound may need those. */
function boundIn(tree: SyntaxTree): BoundUse | null {
  if (tree.kind === 'bound use') return tree;
  for (const part of subtrees(tree)) {
    const found = boundIn(part);
    if (found) return found;
  }
  return null;
}
