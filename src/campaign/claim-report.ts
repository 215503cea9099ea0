import type { HuntResult, StatementHunt, Witness } from '../adversary/index.js';
import { freeSlots, type Missing, pointToJson } from '../evaluation/index.js';
import {
  type Claim,
  type Expression,
  latexStatement,
  lineAndColumn,
  printExpression,
  printStatement,
  type Statement,
  subtrees,
} from '../language/index.js';
import { withLinks } from './join.js';
import type { ClaimReport, Counterexample, IndexValues, LinkReport, MissingReport } from './report-data.js';

/** A hunt as report data. Nothing is said about proofs (`join.ts`). */
export function claimReport(result: HuntResult): ClaimReport {
  const { claim } = result;
  const links = claim.statements.map((statement, i) => linkReport(claim, statement, result.statements[i]!));
  return withLinks({
    name: claim.name,
    line: lineAndColumn(claim.place).line,
    expected: claim.expectation,
    proofs: 'off',
    rounds: 1,
    attempts: result.attempts,
    cases: result.cases,
    maxHorizon: result.maxHorizon,
    links,
  });
}

function linkReport(claim: Claim, statement: Statement, { tally, witness }: StatementHunt): LinkReport {
  const failed = witness && witness.finding.outcome !== 'open';
  return {
    kind: statement.kind as LinkReport['kind'],
    text: printStatement(statement),
    latex: latexStatement(statement),
    relation: statement.relation,
    source: statement.source,
    verdict: tally.verdict,
    proof: null,
    cases: tally.cases,
    decided: { ...tally.decided },
    ties: tally.ties,
    open: tally.openCases,
    agreeingDigits: tally.agreeingDigits,
    tightest: tally.tightest && {
      ratio: ratioText(tally.tightest.ratio),
      at: pointToJson(claim, tally.tightest.point),
    },
    tightestByHorizon: byHorizon(tally.tightestByHorizon.values()),
    counterexample: failed ? counterexample(claim, statement, witness) : null,
    worst:
      witness && !failed
        ? {
            at: pointToJson(claim, witness.point),
            indices: rangeValues(statement, witness.finding.indices),
          }
        : null,
  };
}

function byHorizon(found: Iterable<{ ratio: number; horizon: number }>): Record<string, string> {
  const sorted = [...found].sort((a, b) => a.horizon - b.horizon);
  return Object.fromEntries(sorted.map(({ horizon, ratio }) => [horizon, ratioText(ratio)]));
}

const RATIO_DIGITS = 10;

/** A ratio in [0, 1] cut (so: rounded down) to ten decimal places. */
function ratioText(ratio: number): string {
  const scale = 10 ** RATIO_DIGITS;
  const text = (Math.floor(ratio * scale * (1 - Number.EPSILON)) / scale).toFixed(RATIO_DIGITS);
  return ratio === 1 ? '1' : text.replace(/\.?0+$/, '');
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
  };
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
