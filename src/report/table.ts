import type { ClaimReport, LinkReport, Report } from '../campaign/index.js';
import { countText } from './numbers.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { refutationText } from './refutation.js';

/** The report of a campaign for a terminal: a table for each document, then every surprise in full, then a sum. */
export function reportText(report: Report, paint: Paint): string {
  const parts: string[] = [];
  for (const document of report.documents)
    if (document.claims.length > 0)
      parts.push([paint.bold(document.path), ...tableLines(document.claims, paint)].join('\n'));
  for (const document of report.documents)
    for (const claim of document.claims)
      if (!claim.asExpected) parts.push(refutationText(document.path, claim, paint));
  parts.push(summaryText(report, paint));
  return `${parts.join('\n\n')}\n`;
}

const HEADER = ['claim', 'verdict', 'cases', 'tightest', 'equal to'] as const;

function tableLines(claims: readonly ClaimReport[], paint: Paint): string[] {
  const rows = claims.map((claim) => [
    claim.name,
    claim.verdict,
    countText(claim.cases),
    tightestText(claim),
    agreementText(claim),
  ]);
  const widths = HEADER.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)))
      .join('  ')
      .trimEnd();
  const lines = [paint.dim(`    ${line(HEADER)}`)];
  for (const [i, claim] of claims.entries()) {
    const mark = claim.asExpected ? paint.green('✓') : paint.red('✗');
    lines.push(`  ${mark} ${line(rows[i]!)}`);
    if (claim.asExpected && claim.expected !== null) lines.push(paint.dim(`      ${expectedText(claim)}`));
  }
  return lines;
}

/** What the chain says from end to end, else its only link. */
function whole(claim: ClaimReport): LinkReport | undefined {
  return claim.links.find(({ kind }) => kind === 'conclusion') ?? claim.links[0];
}

function tightestText(claim: ClaimReport): string {
  const tightest = whole(claim)?.tightest;
  return tightest ? `${cut(tightest.ratio)} at T = ${tightest.at.T}` : '';
}

/** The leading characters of a decimal that was rounded down: cutting it rounds down again. */
function cut(ratio: string): string {
  return ratio.slice(0, 8);
}

/** How equal the equalities of a claim are, where they hold: exactly, or to so many digits in the worst case. */
function agreementText(claim: ClaimReport): string {
  const equalities = claim.links.filter((link) => link.relation === '=' && link.kind !== 'obligation');
  if (equalities.length === 0 || equalities.some((link) => link.verdict !== 'corroborated')) return '';
  const digits = equalities.flatMap(({ agreeingDigits }) =>
    agreeingDigits === null ? [] : [agreeingDigits],
  );
  return digits.length === 0 ? 'exact' : `${Math.min(...digits)} digits`;
}

function expectedText(claim: ClaimReport): string {
  const link = claim.links.find(({ verdict }) => verdict === claim.verdict);
  if (!link?.counterexample) return 'as expected';
  const what = link.kind === 'obligation' ? `premise of ${link.source} fails: ` : '';
  const { at, indices } = link.counterexample;
  return `as expected: ${what}${pointText(at)}${indicesText(indices)}`;
}

function summaryText({ summary, seed, options }: Report, paint: Paint): string {
  const { claims, asExpected, unexpected } = summary;
  const tried = paint.dim(
    `(seed ${seed}, ${countText(options.cases)} cases a claim, T up to ${options.maxHorizon})`,
  );
  const failed = unexpected === 0 ? '' : `, ${paint.red(`${unexpected} not`)}`;
  const noun = claims === 1 ? 'claim' : 'claims';
  return `${claims} ${noun}: ${asExpected} as expected${failed} ${tried}`;
}
