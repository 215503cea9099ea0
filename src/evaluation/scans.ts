import type { Expression, IndexRange } from '../language/index.js';

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

function collectRange(range: IndexRange, free: Set<number>): void {
  collect(range.from, free);
  collect(range.to, free);
}

function collect(e: Expression, free: Set<number>): void {
  switch (e.kind) {
    case 'number':
      return;
    case 'index':
      if (e.slot !== 0) free.add(e.slot);
      return;
    case 'given':
    case 'definition':
      for (const index of e.indices) collect(index, free);
      return;
    case 'negation':
      collect(e.operand, free);
      return;
    case 'binary':
      collect(e.left, free);
      collect(e.right, free);
      return;
    case 'power':
      collect(e.base, free);
      collect(e.exponent, free);
      return;
    case 'call':
      for (const argument of e.arguments) collect(argument, free);
      return;
    case 'reduction': {
      collectRange(e.range, free);
      const body = freeSlots(e.body);
      body.delete(e.range.slot);
      for (const slot of body) free.add(slot);
    }
  }
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
  switch (e.kind) {
    case 'negation':
      collectScans(e.operand, scans);
      return;
    case 'binary':
      collectScans(e.left, scans);
      collectScans(e.right, scans);
      return;
    case 'power':
      collectScans(e.base, scans);
      collectScans(e.exponent, scans);
      return;
    case 'call':
      for (const argument of e.arguments) collectScans(argument, scans);
      return;
    case 'reduction':
      scans.set(e, scanKind(e));
      collectScans(e.body, scans);
  }
}
