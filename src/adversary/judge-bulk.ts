import type { Point } from '../evaluation/index.js';
import { instances, type Judge, type StatementTally } from '../judgement/index.js';
import type { BulkHunt, BulkOutcome, BulkStatement } from './bulk/index.js';
import { type JudgedPoint, judgeIfAffordable } from './climb/index.js';

/**
 * Adds bulk cases to the tallies of a hunt. What a kernel certifies is counted as it is, for inequalities: an
 * equality is decided by the judge alone, and what residues say for it is counted apart. What it nominates goes to the judge, and so do the first cases that
 * it leaves open; the rest of those are set aside, and counted as such. What is nominated and costs the judge too much
 * is an open case: it must not pass. So is what is nominated after the judge has spent `budget`, in steps of binary64.
 */
export function judgeBulk(
  judge: Judge,
  bulk: BulkHunt,
  outcome: BulkOutcome,
  tallies: readonly StatementTally[],
  budget: number,
): void {
  const purse: Purse = { left: budget };
  for (const [s, found] of outcome.statements.entries()) {
    const tally = tallies[s]!;
    const isEquality = judge.claim.statements[s]!.relation === '=';
    if (isEquality) tally.residue += found.residue;
    else addCertified(tally, found, bulk);
    const failing = [...found.violated, ...found.missing].sort((a, b) => a - b);
    for (const index of failing)
      if (!tally.violation && !tally.nonexistence) judgeNominated(judge, s, bulk.point(index), tally, purse);
    if (isEquality) continue;
    const judged = found.openAt.filter((index) => judgeOne(judge, s, bulk.point(index), tally, purse)).length;
    tally.setAside += Math.max(0, found.open - judged);
  }
}

/** A bulk point is long to read: it takes the place of a shorter one only if it is tighter by at least this. */
const WORTH_READING = 1e-6;

function addCertified(tally: StatementTally, found: BulkStatement, bulk: BulkHunt): void {
  const { tightest } = found;
  const known = tally.tightest?.ratio ?? -Infinity;
  tally.addCertified({
    cases: found.holds,
    ties: found.ties,
    tightest:
      tightest && tightest.ratio > known + WORTH_READING
        ? { ratio: tightest.ratio, point: bulk.point(tightest.index) }
        : null,
    tightestByHorizon: found.tightestByHorizon,
  });
}

/** Work that the judge may still do. */
interface Purse {
  left: number;
}

/** `null`: it would take too much work. */
function judged(judge: Judge, statement: number, point: Point, purse: Purse): JudgedPoint | null {
  if (purse.left <= 0) return null;
  const examined = judgeIfAffordable(judge, point, statement);
  purse.left -= examined ? examined.examination.work : GIVEN_UP_WORK;
  return examined;
}

/** What was done until a case is given up is not known; it was much. */
const GIVEN_UP_WORK = 1_000_000;

/** Whether the judge found the point admissible, and could look at it at all: one that costs too much stays aside. */
function judgeOne(
  judge: Judge,
  statement: number,
  point: Point,
  tally: StatementTally,
  purse: Purse,
): boolean {
  const finding = judged(judge, statement, point, purse)?.examination.finding;
  if (finding) tally.add(point, finding);
  return Boolean(finding);
}

function judgeNominated(
  judge: Judge,
  statement: number,
  point: Point,
  tally: StatementTally,
  purse: Purse,
): void {
  const examined = judged(judge, statement, point, purse);
  if (examined?.examination.finding) tally.add(point, examined.examination.finding);
  if (examined) return;
  const [first] = instances(judge.claim, judge.claim.statements[statement]!, point);
  tally.add(point, { outcome: 'open', indices: [...(first ?? [])], agreeingDigits: null });
}
