import { type FormRange, hull, type IndexFacts, leastValue, outermost } from './index-bounds.js';
import { combine, indexConstant } from './index-form.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';
import { type Reference, referencesOf } from './references.js';
import { ringsOf } from './rings.js';
import { nodesOf, type Target } from './target.js';
import { isOwnIndex, type Ring, type Unit } from './unit.js';

/** Until every user of a unit is placed. */
const NOWHERE: FormRange = { from: indexConstant(0), to: indexConstant(0) };

/** The units that targets need, each after those that it refers to, with the ranges over which they run. */
export function unitsOf(targets: readonly Target[], facts: IndexFacts): readonly Unit[] {
  const units: Unit[] = [];
  const known = new Set<KernelFunction | KernelRows | KernelNode>();
  const need = (references: readonly Reference[]): void => {
    for (const reference of references) {
      const key = reference.kind === 'total' ? reference.total : reference.of;
      if (known.has(key)) continue;
      known.add(key);
      const own = referencesOf([key.body]);
      need(own);
      if (reference.kind === 'total')
        units.push({ kind: 'total', total: reference.total, main: reference.total.range, references: own });
      else if (reference.kind === 'rows')
        units.push({ kind: 'rows', of: reference.of, main: NOWHERE, columns: NOWHERE, references: own });
      else units.push({ kind: 'function', of: reference.of, main: NOWHERE, hull: NOWHERE, references: own });
    }
  };
  const loose: Reference[] = [];
  for (const target of targets) {
    const references = referencesOf(nodesOf(target), target.ranges.slice(1));
    need(references);
    const main = target.ranges[0];
    if (main) units.push({ kind: 'target', target, main, references });
    else loose.push(...references);
  }
  for (const [unit, ring] of ringsOf(units)) unit.ring = ring;
  placeFunctions(units, loose, facts);
  return units;
}

/** The users of a function come after it: from the last unit to the first, every user is placed before. */
function placeFunctions(units: readonly Unit[], loose: readonly Reference[], facts: IndexFacts): void {
  const ranges = units.flatMap((unit) =>
    unit.kind === 'function' || unit.kind === 'rows' ? [] : [unit.main],
  );
  const placed = new Set<Unit>();
  for (let i = units.length - 1; i >= 0; i -= 1) {
    const unit = units[i]!;
    if (unit.kind === 'rows') placeRows(unit, units.slice(i + 1), loose, facts);
    if (unit.kind !== 'function' || placed.has(unit)) continue;
    if (unit.ring) {
      // The last member: whoever uses one of the ring from outside comes after it.
      placeRing(unit.ring, units.slice(i + 1), loose, facts);
      for (const member of unit.ring.members) placed.add(member);
      continue;
    }
    const needed: FormRange[] = [];
    const shared: FormRange[] = [];
    for (const { index } of readsOf(unit.of, loose)) needed.push(hull(index, []));
    for (const user of units.slice(i + 1))
      for (const reference of readsOf(unit.of, user.references)) {
        const own = user.kind === 'function' ? user.hull : user.main;
        needed.push(hull(reference.index, [own, ...reference.inner]));
        if (isOwnIndex(reference)) shared.push(user.main);
        else if (user.kind === 'function') shared.push(user.main);
      }
    unit.hull = hullOf(needed, facts);
    unit.main = mainRange(unit.of, unit.hull, [...shared, ...ranges], facts);
    unit.hull = hullOf([unit.hull, unit.main], facts);
  }
}

/** A ring runs over one range: from where it begins, or from the first index that is read, to the last that is. */
function placeRing(ring: Ring, users: readonly Unit[], loose: readonly Reference[], facts: IndexFacts): void {
  const needed: FormRange[] = ring.starts.map((start) => ({ from: start, to: start }));
  for (const { of } of ring.members) {
    if (of.kind === 'scan') needed.push({ from: of.anchor, to: of.anchor });
    for (const { index } of readsOf(of, loose)) needed.push(hull(index, []));
    for (const user of users)
      for (const reference of readsOf(of, user.references)) {
        const own = user.kind === 'function' ? user.hull : user.main;
        needed.push(hull(reference.index, [own, ...reference.inner]));
      }
  }
  const range = hullOf(needed, facts);
  for (const member of ring.members) {
    member.main = range;
    member.hull = range;
  }
}

/** Rows and columns are what users may read; what a row itself reads is known only then. */
function placeRows(
  unit: Extract<Unit, { kind: 'rows' }>,
  users: readonly Unit[],
  loose: readonly Reference[],
  facts: IndexFacts,
): void {
  const { anchor, body, direction } = unit.of;
  const rows: FormRange[] = [];
  const columns: FormRange[] = [{ from: anchor, to: anchor }];
  const read = (references: readonly Reference[], own: readonly FormRange[]): void => {
    for (const reference of references) {
      if (reference.kind !== 'rows' || reference.of !== unit.of) continue;
      rows.push(hull(reference.row, [...own, ...reference.inner]));
      columns.push(hull(reference.index, [...own, ...reference.inner]));
    }
  };
  read(loose, []);
  for (const user of users) read(user.references, [user.kind === 'function' ? user.hull : user.main]);
  unit.main = hullOf(rows, facts);
  unit.columns = hullOf(columns, facts);
  const { from, to } = unit.columns;
  const scanned = direction === 'up' ? { from: anchor, to } : { from, to: anchor };
  unit.references = referencesOf([body], [scanned]);
}

function hullOf(ranges: readonly FormRange[], facts: IndexFacts): FormRange {
  const ends = (end: 'from' | 'to') => ranges.map((range) => range[end]);
  return { from: outermost('min', ends('from'), facts), to: outermost('max', ends('to'), facts) };
}

function readsOf(of: KernelFunction, references: readonly Reference[]) {
  return references.filter(
    (reference): reference is Extract<Reference, { kind: 'function' }> =>
      reference.kind === 'function' && reference.of === of,
  );
}

/** A range may be longer than what is needed by this number of entries, which costs little. */
const SLACK = 2;

/** Of the ranges of other units the first that fits: then they can share a loop. A scan begins at its anchor. */
function mainRange(
  of: KernelFunction,
  needed: FormRange,
  candidates: readonly FormRange[],
  facts: IndexFacts,
): FormRange {
  const anchored = (range: FormRange): boolean =>
    of.kind !== 'scan' || (of.direction === 'up' ? range.from : range.to).key === of.anchor.key;
  const near = (a: FormRange['from'], b: FormRange['from']): boolean =>
    leastValue(combine(a, b, -1), facts) >= -SLACK && leastValue(combine(b, a, -1), facts) >= -SLACK;
  const from = of.kind === 'scan' && of.direction === 'up' ? of.anchor : needed.from;
  const to = of.kind === 'scan' && of.direction === 'down' ? of.anchor : needed.to;
  for (const range of candidates)
    if (anchored(range) && near(range.from, from) && near(range.to, to)) return range;
  return { from, to };
}
