import { type Expression, HORIZON_SLOT, subtrees } from '../language/index.js';

/**
 * How the values of a reduction at different indices share work. A `prefix` has a fixed lower end and a body
 * that mentions no outer index, so `sum(k in 1..t, e)` at t + 1 is one term more; a `suffix` likewise with a
 * fixed upper end; a `total` has both ends fixed; anything else is summed `afresh`.
 */
export type ScanKind = 'total' | 'prefix' | 'suffix' | 'afresh';

/** Slots of index variables, the horizon apart, on which the value of `e` depends. */
export function freeSlots(e: Expression): Set<number> {
  const free = new Set<number>();
  collect(e, free);
  return free;
}

function collect(e: Expression, free: Set<number>): void {
  if (e.kind === 'index' && e.slot !== HORIZON_SLOT) free.add(e.slot);
  if (e.kind !== 'reduction') {
    for (const part of subtrees(e)) collect(part, free);
    return;
  }
  collect(e.range.from, free);
  collect(e.range.to, free);
  const body = freeSlots(e.body);
  body.delete(e.range.slot);
  for (const slot of body) free.add(slot);
}

export type Reduction = Extract<Expression, { kind: 'reduction' }>;

export function scanKind(e: Reduction): ScanKind {
  const body = freeSlots(e.body);
  body.delete(e.range.slot);
  if (body.size > 0) return 'afresh';
  const fixedFrom = freeSlots(e.range.from).size === 0;
  const fixedTo = freeSlots(e.range.to).size === 0;
  if (fixedFrom) return fixedTo ? 'total' : 'prefix';
  return fixedTo ? 'suffix' : 'afresh';
}

/** The scan kind of every reduction in the given expressions, found once for a claim. */
export function scansOf(expressions: Iterable<Expression>): ReadonlyMap<Reduction, ScanKind> {
  const scans = new Map<Reduction, ScanKind>();
  for (const e of expressions) collectScans(e, scans);
  return scans;
}

function collectScans(e: Expression, scans: Map<Reduction, ScanKind>): void {
  if (e.kind === 'reduction') scans.set(e, scanKind(e));
  for (const part of subtrees(e)) collectScans(part, scans);
}
