import type { HuntResult, StatementHunt, Witness } from '../adversary/index.js';
import { Rational } from '../arithmetic/index.js';
import { freeSlots, type Missing, pointToJson, WORK_LIMIT_CODES } from '../evaluation/index.js';
import {
  type Claim,
  type Expression,
  latexStatement,
  lineAndColumn,
  type Problem,
  printExpression,
  printStatement,
  type Statement,
  subtrees,
} from '../language/index.js';
import { recheck } from '../recheck/index.js';
import { claimLines } from './claim-identity.js';
import { joinedLink, withLinks } from './join.js';
import { openReason } from './open-case.js';
import type {
  ClaimReport,
  Counterexample,
  IndexValues,
  LinkReport,
  MissingReport,
  ProblemReport,
} from './report-data.js';

/** A hunt as report data. Nothing is said about proofs (`join.ts`). */
export function claimReport(result: HuntResult): ClaimReport {
  const { claim } = result;
  const hunted = claim.statements.map((statement, i) => linkReport(claim, statement, result.statements[i]!));
  const isCutShort = result.problem !== null && endsHunt(result.problem, result.cases);
  const links = isCutShort ? hunted.map(notJudged) : hunted;
  return withLinks({
    name: claim.name,
    line: lineAndColumn(claim.place).line,
    says: claimLines(claim),
    expected: claim.expectation,
    proofs: 'off',
    rounds: 1,
    attempts: result.attempts,
    cases: result.cases,
    maxHorizon: result.maxHorizon,
    admissibleHorizon: result.admissibleHorizon,
    problem: result.problem && problemReport(result.problem),
    links,
  });
}

/** Whether what went wrong leaves the claim without a judgement: a case that takes too much work is one case of many. */
function endsHunt({ code }: Problem, cases: number): boolean {
  return cases === 0 || !WORK_LIMIT_CODES.has(code);
}

/** A failure that was found stands; that nothing was found says nothing. */
function notJudged(link: LinkReport): LinkReport {
  return link.counterexample ? link : { ...link, verdict: 'not-judged' };
}

function problemReport({ code, message, place }: Problem): ProblemReport {
  return { code, message, ...(place ? lineAndColumn(place) : { line: 1, column: 1 }) };
}

function linkReport(claim: Claim, statement: Statement, { tally, witness }: StatementHunt): LinkReport {
  const failed = witness && witness.finding.outcome !== 'open';
  const shown = failed ? counterexample(claim, statement, witness) : null;
  const link: LinkReport = {
    kind: statement.kind as LinkReport['kind'],
    text: printStatement(statement),
    latex: latexStatement(statement),
    relation: statement.relation,
    source: statement.source,
    verdict: tally.verdict,
    proof: null,
    cases: tally.cases,
    decided: { ...tally.decided, residue: tally.residue },
    ties: tally.ties,
    open: tally.openCases,
    missing: tally.missing,
    agreeingDigits: tally.agreeingDigits,
    tightest: tally.tightest && {
      ratio: ratioText(tally.tightest.ratio),
      at: pointToJson(claim, tally.tightest.point),
    },
    tightestByHorizon: byHorizon(tally.tightestByHorizon.values()),
    counterexample: shown,
    conflict: shown?.notRechecked === 'disagreement' ? { kind: 'recheck', at: shown.at } : null,
    worst:
      witness && !failed
        ? {
            at: pointToJson(claim, witness.point),
            indices: rangeValues(statement, witness.finding.indices),
            why: openReason(claim, statement, witness.point, witness.finding.indices),
          }
        : null,
  };
  return joinedLink(link, tally.verdict, null);
}

function byHorizon(found: Iterable<{ ratio: number; horizon: number }>): Record<string, string> {
  const sorted = [...found].sort((a, b) => a.horizon - b.horizon);
  return Object.fromEntries(sorted.map(({ horizon, ratio }) => [horizon, ratioText(ratio)]));
}

const RATIO_DIGITS = 10;

/** A nonnegative ratio cut (so: rounded down) to ten decimal places. */
function ratioText(ratio: number): string {
  const { numerator, denominator } = Rational.fromNumber(ratio);
  const cut = (numerator * 10n ** BigInt(RATIO_DIGITS)) / denominator;
  const digits = cut.toString().padStart(RATIO_DIGITS + 1, '0');
  const text = `${digits.slice(0, -RATIO_DIGITS)}.${digits.slice(-RATIO_DIGITS)}`;
  return text.replace(/\.?0+$/, '');
}

function counterexample(claim: Claim, statement: Statement, witness: Witness): Counterexample {
  const { finding, sides } = witness;
  return {
    at: pointToJson(claim, witness.point),
    indices: rangeValues(statement, finding.indices),
    lhs: sides?.lhs ?? null,
    rhs: sides?.rhs ?? null,
    digits: sides?.digits ?? null,
    missing: finding.outcome === 'does not exist' ? missingReport(finding.side, finding.missing) : null,
    ...rechecked(claim, statement, witness),
  };
}

/** What the second evaluator says of a witness. A disagreement is an alarm, whoever is right. */
function rechecked(
  claim: Claim,
  statement: Statement,
  { point, finding }: Witness,
): Pick<Counterexample, 'rechecked' | 'notRechecked'> {
  const { indices, outcome } = finding;
  if (outcome === 'open') return { rechecked: false, notRechecked: 'undecided' };
  const said = recheck(claim, point, { statement, indices, outcome });
  if (said.kind === 'confirmed') return { rechecked: true, notRechecked: null };
  return { rechecked: false, notRechecked: said.kind === 'disagrees' ? 'disagreement' : said.why };
}

/** The values of a statement's own variables in an index environment. */
export function rangeValues(statement: Statement, indices: readonly number[]): IndexValues {
  return Object.fromEntries(statement.ranges.map((range) => [range.variable, indices[range.slot]!]));
}

export function missingReport(side: 'left' | 'right', missing: Missing): MissingReport {
  return {
    side,
    reason: missing.reason,
    subexpression: printExpression(missing.expression),
    indices: namedIndices(missing.expression, missing.indices),
    ...lineAndColumn(missing.expression.place),
  };
}

/** The index variables on which an expression depends, by name, with their values. */
function namedIndices(e: Expression, indices: readonly number[]): IndexValues {
  const free = freeSlots(e);
  const names = new Map<string, number>();
  const visit = (node: Expression): void => {
    if (node.kind === 'index' && free.has(node.slot)) names.set(node.name, indices[node.slot]!);
    for (const child of subtrees(node)) visit(child);
  };
  visit(e);
  return Object.fromEntries(names);
}
