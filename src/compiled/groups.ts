import { rangeKey } from './index-bounds.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';
import type { Reference } from './references.js';
import { offsetOf } from './rings.js';
import { isOwnIndex, type Ring, type Unit } from './unit.js';

/** Units that share one loop. */
export interface Group {
  readonly members: readonly Unit[];
  readonly direction: 'up' | 'down';
}

type Done = Set<KernelFunction | KernelRows | KernelNode>;

/**
 * Units in loops, each loop with as many as it can take, so that a value is used where it is made. A unit
 * joins a loop over its own range if all that it refers to is done, or is made in that loop at the same index,
 * or at an earlier one of its direction.
 */
export function groupsOf(units: readonly Unit[]): readonly Group[] {
  const waiting = new Set(units);
  const done: Done = new Set();
  const groups: Group[] = [];
  while (waiting.size > 0) {
    const group = nextGroup(waiting, done);
    for (const unit of group.members) {
      waiting.delete(unit);
      if (unit.kind === 'function' || unit.kind === 'rows') done.add(unit.of);
      else if (unit.kind === 'total') done.add(unit.total);
    }
    groups.push(group);
  }
  return groups;
}

function nextGroup(waiting: ReadonlySet<Unit>, done: Done): Group {
  const members: Unit[] = [];
  const inside = new Set<KernelFunction>();
  let direction: Group['direction'] | null = null;
  for (const unit of waiting) {
    const first = members[0];
    if (first && rangeKey(first.main) !== rangeKey(unit.main)) continue;
    if (unit.ring) {
      if (unit.ring.members.some(({ of }) => inside.has(of))) continue;
      const wanted = directionOfRing(unit.ring, done, inside);
      if (wanted === 'none' || (direction !== null && wanted !== direction)) continue;
      members.push(...unit.ring.members);
      for (const member of unit.ring.members) inside.add(member.of);
      direction = wanted;
      continue;
    }
    const wanted = directionOf(unit, done, inside);
    if (wanted === 'none' || (wanted !== null && direction !== null && wanted !== direction)) continue;
    direction ??= wanted;
    members.push(unit);
    if (unit.kind === 'function') inside.add(unit.of);
  }
  if (members.length === 0) throw new Error('the units of a kernel refer to each other in a ring');
  return { members, direction: direction ?? 'up' };
}

/** The direction of a ring, if a loop that makes `inside` could take it in: what it reads beside itself is done, or made there in time. */
function directionOfRing(
  { members, direction }: Ring,
  done: Done,
  inside: ReadonlySet<KernelFunction>,
): Group['direction'] | 'none' {
  const own = new Set<KernelFunction>(members.map(({ of }) => of));
  const isInTime = (reference: Reference): boolean => {
    if (reference.kind === 'function' && own.has(reference.of)) return true;
    const needs = directionFor(reference, done, inside);
    return needs === null || needs === direction;
  };
  return members.every(({ references }) => references.every(isInTime)) ? direction : 'none';
}

/** In which direction a loop that makes `inside` could take a unit in: `null` in any, `none` in none. */
function directionOf(
  unit: Unit,
  done: Done,
  inside: ReadonlySet<KernelFunction>,
): Group['direction'] | null | 'none' {
  let direction = ownDirection(unit);
  for (const reference of unit.references) {
    const needs = directionFor(reference, done, inside);
    if (needs === null) continue;
    if (needs === 'none' || (direction !== null && direction !== needs)) return 'none';
    direction = needs;
  }
  return direction;
}

/** A scan goes its own way; bounds are written down in the order of their indices. */
function ownDirection(unit: Unit): Group['direction'] | null {
  if (unit.kind === 'function' && unit.of.kind === 'scan') return unit.of.direction;
  return unit.kind === 'target' && unit.target.kind === 'bounds' ? 'up' : null;
}

function directionFor(
  reference: Reference,
  done: Done,
  inside: ReadonlySet<KernelFunction>,
): Group['direction'] | null | 'none' {
  if (reference.kind === 'total') return done.has(reference.total) ? null : 'none';
  if (done.has(reference.of)) return null;
  if (reference.kind === 'rows') return 'none';
  if (!inside.has(reference.of)) return 'none';
  if (isOwnIndex(reference)) return null;
  const offset = offsetOf(reference.index);
  if (offset === null) return 'none';
  return offset < 0 ? 'up' : 'down';
}
