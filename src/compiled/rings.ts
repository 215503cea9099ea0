import { CLOSED, combine, type IndexForm, indexVariable } from './index-form.js';
import type { KernelFunction } from './node.js';
import type { FunctionUnit, Ring, Unit } from './unit.js';
import { Unsupported } from './unsupported.js';

/** c for an index of the form x0 + c. */
export function offsetOf(index: IndexForm): number | null {
  const rest = combine(index, indexVariable(0), -1);
  return rest.terms.size === 0 && index.depth !== CLOSED ? rest.constant : null;
}

/** The functions of a ring that a unit reads, and at which offsets. */
function readsWithin(unit: Unit, members: ReadonlyMap<KernelFunction, FunctionUnit>) {
  return unit.references.flatMap((reference) => {
    if (reference.kind !== 'function') return [];
    const read = members.get(reference.of);
    if (!read) return [];
    // Inside of a loop of its own it may read many values: only those of one offset are followed.
    const offset = reference.inner.length === 0 ? offsetOf(reference.index) : null;
    return [{ unit: read, offset }];
  });
}

/** The rings among units, found from the recursions: what a recursion reads, and what reads it in turn. */
export function ringsOf(units: readonly Unit[]): ReadonlyMap<Unit, Ring> {
  const functions = new Map<KernelFunction, FunctionUnit>();
  for (const unit of units) if (unit.kind === 'function') functions.set(unit.of, unit);
  const rings = new Map<Unit, Ring>();
  for (const unit of units) {
    if (unit.kind !== 'function' || unit.of.kind !== 'recursion' || rings.has(unit)) continue;
    const below = reachable(unit, (each) => successors(each, units, functions));
    const members = units.filter(
      (each) => below.has(each) && reachable(each, (one) => successors(one, units, functions)).has(unit),
    );
    const all = members.length === 0 ? [unit] : members;
    const ring = ringOf(all);
    for (const member of ring.members) rings.set(member, ring);
  }
  return rings;
}

/** The units that a unit reads. */
function successors(
  unit: Unit,
  units: readonly Unit[],
  functions: ReadonlyMap<KernelFunction, FunctionUnit>,
): Unit[] {
  return unit.references.flatMap((reference): Unit[] => {
    if (reference.kind === 'function') return [functions.get(reference.of)!];
    const found = units.find((each) =>
      reference.kind === 'rows'
        ? each.kind === 'rows' && each.of === reference.of
        : each.kind === 'total' && each.total === reference.total,
    );
    return found ? [found] : [];
  });
}

/** What is reached from a unit in one step or more. */
function reachable(from: Unit, next: (unit: Unit) => readonly Unit[]): ReadonlySet<Unit> {
  const reached = new Set<Unit>();
  const pending = [...next(from)];
  for (let unit = pending.pop(); unit; unit = pending.pop()) {
    if (reached.has(unit)) continue;
    reached.add(unit);
    pending.push(...next(unit));
  }
  return reached;
}

function ringOf(units: readonly Unit[]): Ring {
  const members = units.filter((unit): unit is FunctionUnit => unit.kind === 'function');
  if (members.length < units.length) throw new Unsupported('a recursion through a sum that is no scan');
  const byFunction = new Map(members.map((unit) => [unit.of, unit]));
  const directions = new Set(members.flatMap(({ of }) => ('direction' in of ? [of.direction] : [])));
  const [direction] = directions;
  if (!direction || directions.size > 1) throw new Unsupported('a recursion in both directions');
  const order: FunctionUnit[] = [];
  const state = new Map<FunctionUnit, 'open' | 'done'>();
  const place = (unit: FunctionUnit): void => {
    if (state.get(unit) === 'done') return;
    if (state.get(unit) === 'open') throw new Unsupported('a recursion that needs values of its own index');
    state.set(unit, 'open');
    for (const read of readsWithin(unit, byFunction)) {
      if (read.offset === null || (direction === 'up' ? read.offset > 0 : read.offset < 0))
        throw new Unsupported('a recursion that reads itself at other indices than those before');
      if (read.offset === 0) place(read.unit);
    }
    state.set(unit, 'done');
    order.push(unit);
  };
  for (const member of members) place(member);
  const starts = members.flatMap(({ of }) => (of.kind === 'recursion' ? [of.start] : []));
  return { members: order, direction, starts };
}
