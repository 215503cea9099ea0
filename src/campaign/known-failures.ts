import type { Point } from '../evaluation/index.js';
import type { Verdict } from '../judgement/index.js';
import { type Claim, ProblemError } from '../language/index.js';
import { conflictOf } from './conflict.js';
import { huntVerdict, joinedLink, withLinks } from './join.js';
import { judgeAt } from './judge-at.js';
import type { ClaimReport, LinkReport } from './report-data.js';
import { isSimplerJson } from './simpler-point.js';

/** Points at which a claim of a document has failed before, and which fit it now. */
export type KnownFailures = (document: string, claim: Claim) => readonly Point[];

/** What the judge says of the points at which the claim has failed before: the reports of those that still fail. */
export function tryKnownFailures(claim: Claim, points: readonly Point[]): readonly ClaimReport[] {
  return points.flatMap((point) => {
    const report = reportAt(claim, point);
    return report?.links.some(({ counterexample }) => counterexample !== null) ? [report] : [];
  });
}

/** A point that only an older text of the claim could be evaluated at is no failure of this one. */
function reportAt(claim: Claim, point: Point): ClaimReport | null {
  try {
    const judgement = judgeAt(claim, point);
    return judgement.kind === 'judged' ? judgement.report : null;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

/**
 * A hunt's report with a failure known before. If the hunt has found no failure, or none as simple, the report shows the known
 * one. The counts are those of the hunt.
 */
export function withKnownFailure(report: ClaimReport, known: ClaimReport): ClaimReport {
  const links = report.links.map((link, i) => withKnownLink(link, known.links[i]!));
  return withLinks({ ...report, links });
}

/** Which of two failures a report shows: a violation before a side that does not exist, then the simpler point. */
const RANK: Partial<Record<Verdict, number>> = { refuted: 2, 'ill-defined': 1 };

function withKnownLink(link: LinkReport, known: LinkReport): LinkReport {
  if (!known.counterexample) return link;
  const [hunted, judged] = [huntVerdict(link), huntVerdict(known)];
  const [found, before] = [RANK[hunted] ?? 0, RANK[judged] ?? 0];
  const better =
    before > found || (before === found && isSimplerJson(known.counterexample.at, link.counterexample!.at));
  const conflict = conflictOf(link, known);
  return better
    ? joinedLink({ ...link, counterexample: known.counterexample, conflict, worst: null }, judged, link.proof)
    : joinedLink({ ...link, conflict }, hunted, link.proof);
}
