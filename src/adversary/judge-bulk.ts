import { type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import type { Judge, StatementTally } from '../judgement/index.js';
import { ProblemError } from '../language/index.js';
import type { BulkHunt, BulkOutcome, BulkStatement } from './bulk/index.js';

/**
 * Adds bulk cases to the tallies of a hunt. What a kernel certifies is counted as it is, for inequalities: an
 * equality is decided by the judge alone. What it nominates goes to the judge, and so do the first cases that
 * it leaves open; the rest of those are set aside, and counted as such.
 */
export function judgeBulk(
  judge: Judge,
  bulk: BulkHunt,
  outcome: BulkOutcome,
  tallies: readonly StatementTally[],
): void {
  for (const [s, found] of outcome.statements.entries()) {
    const tally = tallies[s]!;
    const isEquality = judge.claim.statements[s]!.relation === '=';
    if (!isEquality) addCertified(tally, found, bulk);
    const failing = [...found.violated, ...found.missing].sort((a, b) => a - b);
    for (const index of failing)
      if (!tally.violation && !tally.nonexistence) judgeOne(judge, s, bulk.point(index), tally);
    if (isEquality) continue;
    const judged = found.openAt.filter((index) => judgeOne(judge, s, bulk.point(index), tally)).length;
    tally.setAside += Math.max(0, found.open - judged);
  }
}

/** A bulk point is long to read: it takes the place of a shorter one only if it is tighter by so much. */
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

/** Whether the judge could look at the point at all: one that costs too much stays aside. */
function judgeOne(judge: Judge, index: number, point: Point, tally: StatementTally): boolean {
  try {
    const { admissible, findings } = judge.examine(point);
    if (admissible === 'yes') tally.add(point, findings[index]!);
    return admissible === 'yes';
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return false;
    throw error;
  }
}
