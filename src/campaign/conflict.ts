import type { EnclosureText } from '../arithmetic/index.js';
import { Rational } from '../arithmetic/index.js';
import type { PointJson } from '../evaluation/index.js';
import { huntVerdict } from './join.js';
import type { Conflict, Counterexample, LinkReport } from './report-data.js';
import { isSimplerJson } from './simpler-point.js';

/**
 * In what the certain findings of two reports of one statement contradict each other; `null`: in nothing that the reports show. Of several
 * contradictions the one at the simplest point. A proof and a counterexample are told from each other in `joinedVerdict`.
 */
export function conflictOf(a: LinkReport, b: LinkReport): Conflict | null {
  const found = [
    a.conflict,
    b.conflict,
    failsWhereItHolds(a, b),
    failsWhereItHolds(b, a),
    failsInTwoWays(a.counterexample, b.counterexample),
  ];
  return found.reduce((best, next) => (next && (!best || isBefore(next, best)) ? next : best), null);
}

/** A total order, so that it does not matter which report comes first. */
function isBefore(a: Conflict, b: Conflict): boolean {
  if (isSamePoint(a.at, b.at)) return a.kind === 'recheck' && b.kind === 'findings';
  return isSimplerJson(a.at, b.at);
}

/** Where no case of a statement was violated, it holds at its tightest case for certain. */
function failsWhereItHolds(failing: LinkReport, holding: LinkReport): Conflict | null {
  const at = failing.counterexample?.at;
  if (!at || !holding.tightest || huntVerdict(holding) === 'refuted') return null;
  return isSamePoint(at, holding.tightest.at) ? { kind: 'findings', at } : null;
}

/** At one point and one choice of indices: a side that exists and does not, or a side with two values. */
function failsInTwoWays(a: Counterexample | null, b: Counterexample | null): Conflict | null {
  if (!a || !b || !isSamePoint(a.at, b.at)) return null;
  if (JSON.stringify(a.indices) !== JSON.stringify(b.indices)) return null;
  const isOne = (a.missing === null) === (b.missing === null);
  return isOne && canBeOne(a.lhs, b.lhs) && canBeOne(a.rhs, b.rhs) ? null : { kind: 'findings', at: a.at };
}

function canBeOne(a: EnclosureText | null, b: EnclosureText | null): boolean {
  return !a || !b || !(isBelow(a.upper, b.lower) || isBelow(b.upper, a.lower));
}

/** Bounds that are no rational number (`Infinity`, sums of roots) say nothing here. */
function isBelow(a: string, b: string): boolean {
  const [x, y] = [Rational.parse(a), Rational.parse(b)];
  return x !== null && y !== null && x.compare(y) < 0;
}

function isSamePoint(a: PointJson, b: PointJson): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
