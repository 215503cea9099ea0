import { isSimpler, type StatementHunt } from '../adversary/index.js';
import type { Point } from '../evaluation/index.js';
import { type Finding, Judge, StatementTally } from '../judgement/index.js';
import { type Claim, printStatement } from '../language/index.js';
import { complete } from '../method/index.js';
import { claimReport } from './claim-report.js';
import type { ClaimReport } from './report-data.js';

/** What the judge alone says about a claim at one point. */
export type PointJudgement =
  /** The report of a campaign of this one case; nothing is shrunk. */
  | { readonly kind: 'judged'; readonly report: ClaimReport }
  /** The claim says nothing about the point: a domain, a shape or a premise does not hold there for certain. */
  | { readonly kind: 'outside'; readonly broken: string };

/** Judges `claim` at `point`. May throw a `ProblemError` (an index out of range, too much work). */
export function judgeAt(claim: Claim, point: Point): PointJudgement {
  const judge = new Judge(claim.method?.inner ?? claim);
  const completed = claim.method ? complete(claim, point) : null;
  if (completed?.kind === 'outside') return { kind: 'outside', broken: completed.why };
  const judged = completed?.point ?? point;
  const { admissible, broken, findings } = judge.examine(judged);
  if (admissible !== 'yes')
    return { kind: 'outside', broken: broken ? printStatement(broken.premise) : 'the form of the point' };
  const statements = findings.map((finding, index) => atOnePoint(judge, index, point, judged, finding));
  const report = claimReport({
    claim,
    attempts: 1,
    cases: 1,
    maxHorizon: point.horizon,
    admissibleHorizon: null,
    problem: null,
    statements,
  });
  return { kind: 'judged', report };
}

/** `judged` is the point with the numbers of a run, where the claim is about one. */
function atOnePoint(
  judge: Judge,
  index: number,
  point: Point,
  judged: Point,
  finding: Finding,
): StatementHunt {
  const tally = new StatementTally(isSimpler);
  tally.add(point, finding);
  if (finding.outcome === 'holds' || finding.outcome === 'empty') return { tally, witness: null };
  const sides =
    finding.outcome === 'violated'
      ? judge.certificate(judge.claim.statements[index]!, judged, finding.indices)
      : null;
  return { tally, witness: { point, finding, sides } };
}
