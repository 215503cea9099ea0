import { type Point, pointFromJson } from '../evaluation/index.js';
import { Judge } from '../judgement/index.js';
import { type Claim, lineAndColumn, ProblemError, printStatement } from '../language/index.js';
import { huntVerdict, withLinks } from './join.js';
import { judgeAt } from './judge-at.js';
import type { ClaimReport, LinkReport } from './report-data.js';
import { claimSays } from './same-claim.js';

// A file is not believed: what can be derived is derived and compared, every stored witness is judged again. That cases were
// really tried cannot be checked; docs/guarantee.md says so.

/** In what a claim's report contradicts itself; `null`: in nothing that can be seen without its document. */
export function contradictionIn(report: ClaimReport): string | null {
  if (report.links.length === 0) return `${report.name} has no links`;
  if (report.cases > report.attempts) return `${report.name} has more cases than attempts`;
  const links = report.links.flatMap((link) => contradictionInLink(link, report) ?? []);
  if (links[0]) return `${report.name}: ${links[0]}`;
  const { verdict, asExpected, proof } = withLinks(report);
  const isSame =
    verdict === report.verdict &&
    asExpected === report.asExpected &&
    (proof === null) === (report.proof === null);
  return isSame ? null : `${report.name} has not the verdict of its links`;
}

function contradictionInLink(link: LinkReport, report: ClaimReport): string | null {
  const { binary64, decimal, rational } = link.decided;
  if (binary64 + decimal + rational + link.open + link.missing !== link.cases) return 'cases do not add up';
  if (link.cases > report.cases) return 'a link has more cases than the claim';
  if (link.ties > link.cases) return 'more ties than cases';
  const hunt = huntVerdict(link);
  const found = !link.counterexample ? null : link.counterexample.missing ? 'ill-defined' : 'refuted';
  if (found !== (hunt === 'refuted' || hunt === 'ill-defined' ? hunt : null))
    return `${hunt} does not go with its counterexample`;
  if (hunt === 'vacuous' && link.cases > 0) return 'vacuous, with cases';
  if (hunt === 'corroborated' && (link.open > 0 || link.cases === 0))
    return 'corroborated, without cases or with open ones';
  const ratios = Object.values(link.tightestByHorizon).map(Number);
  const greatest = ratios.length > 0 ? Math.max(...ratios) : null;
  if (greatest !== (link.tightest && Number(link.tightest.ratio)))
    return 'its tightest ratio is not that of its horizons';
  return null;
}

/** In what a report is not one of this claim as it stands in its document; `null`: in nothing. */
export function differenceFrom(claim: Claim, report: ClaimReport): string | null {
  if (report.name !== claim.name || report.line !== lineAndColumn(claim.place).line)
    return `${report.name} does not stand at line ${report.line}`;
  if (report.expected !== claim.expectation) return `${claim.name} expects something else`;
  const fits =
    report.links.length === claim.statements.length &&
    report.links.every((link, i) => {
      const statement = claim.statements[i]!;
      return (
        link.kind === statement.kind &&
        link.text === printStatement(statement) &&
        link.relation === statement.relation &&
        link.source === statement.source
      );
    });
  if (!fits || !claimSays(claim, report.says)) return `${claim.name} says something else`;
  const judge = new Judge(claim.method ? claim.method.inner : claim);
  const isJudged = !claim.method;
  const wrong = isJudged && report.links.some((link, i) => !standsAtItsPoints(judge, link, i));
  return wrong ? `${claim.name} has a point at which the judge says something else` : null;
}

/** Ratios in binary64 are lower bounds, those of the bulk not always the same as the judge's; they are written with ten decimal places. */
const RATIO_TOLERANCE = 1e-6;

/** Whether the judge says of a link's stored points what the report says of them, to the last digit of a counterexample. */
function standsAtItsPoints(judge: Judge, link: LinkReport, index: number): boolean {
  const { counterexample, tightest, worst } = link;
  const finding = (point: Point) => judge.examineStatement(point, index).finding;
  if (counterexample) {
    const isThat = isSaid(judge, counterexample.at, (point) => {
      const judgement = judgeAt(judge.claim, point);
      if (judgement.kind === 'outside') return false;
      return JSON.stringify(judgement.report.links[index]!.counterexample) === JSON.stringify(counterexample);
    });
    if (!isThat) return false;
  }
  if (worst && !isSaid(judge, worst.at, (point) => finding(point)?.outcome === 'open')) return false;
  if (!tightest) return true;
  return isSaid(judge, tightest.at, (point) => {
    const found = finding(point);
    if (found === null || (found.outcome !== 'holds' && found.outcome !== 'violated')) return false;
    if (found.outcome === 'violated' && huntVerdict(link) !== 'refuted') return false;
    const ratio = Number(tightest.ratio);
    return (
      found.tightness !== null && Math.abs(found.tightness - ratio) <= RATIO_TOLERANCE * Math.max(1, ratio)
    );
  });
}

function isSaid(judge: Judge, at: unknown, says: (point: Point) => boolean): boolean {
  const reading = pointFromJson(judge.claim, at);
  if (reading.kind !== 'point') return false;
  try {
    return says(reading.point);
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
