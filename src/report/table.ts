import { type ClaimReport, type LinkReport, type Report, ROUND_CASES } from '../campaign/index.js';
import { durationText } from './duration.js';
import { linkLines } from './link-lines.js';
import { countText } from './numbers.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import { PLAIN_PRESENTATION, type Presentation } from './presentation.js';
import { refutationText } from './refutation.js';
import { warnings } from './surprise.js';
import { wrap } from './wrap.js';

/**
 * The report of a campaign for a terminal: a table for each document, then every surprise in full, then a sum.
 * Quiet, it is the surprises alone: nothing when there are none.
 */
export function reportText(
  report: Report,
  paint: Paint,
  presentation: Presentation = PLAIN_PRESENTATION,
): string {
  const quiet = presentation.detail === 'quiet';
  if (quiet && report.summary.unexpected === 0 && !report.interrupted) return '';
  const parts: string[] = [];
  for (const document of quiet ? [] : report.documents)
    if (document.claims.length > 0)
      parts.push(
        [paint.bold(document.path), ...tableLines(document.claims, report, paint, presentation)].join('\n'),
      );
  for (const document of report.documents)
    for (const claim of document.claims)
      if (!claim.asExpected) parts.push(refutationText(document.path, claim, paint, presentation));
  parts.push(wrap(summaryText(report, paint), presentation.columns, 2));
  return `${parts.join('\n\n')}\n`;
}

const HEADER = ['claim', 'verdict', 'cases', 'tightest', 'equal to'] as const;

/** What stands left of a row: its mark, and two spaces on each side. */
const MARGIN = 4;

function tableLines(
  claims: readonly ClaimReport[],
  { options }: Report,
  paint: Paint,
  presentation: Presentation,
): string[] {
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
  const { columns, detail } = presentation;
  const fits = MARGIN + Math.max(...[HEADER, ...rows].map((row) => line(row).length)) <= columns;
  const lines = fits ? [paint.dim(`    ${line(HEADER)}`)] : [];
  for (const [i, claim] of claims.entries()) {
    const mark = claim.asExpected ? paint.green('✓') : paint.red('✗');
    lines.push(`  ${mark} ${fits ? line(rows[i]!) : claim.name}`);
    if (!fits) lines.push(wrap(`      ${cellsInWords(rows[i]!)}`, columns, 6));
    if (claim.asExpected && claim.expected !== null)
      lines.push(paint.dim(wrap(`      ${expectedText(claim)}`, columns, 8)));
    for (const warning of warnings(claim, options.maxHorizon))
      lines.push(paint.yellow(wrap(`      ${warning}`, columns, 8)));
    if (detail === 'verbose') lines.push(...claim.links.flatMap((link) => linkLines(link, paint, columns)));
  }
  return lines;
}

/** A row without the table's header above it. */
function cellsInWords([, verdict, cases, tightest, agreement]: readonly string[]): string {
  const words = [verdict!, `${cases} cases`];
  if (tightest) words.push(`tightest ${tightest}`);
  if (agreement) words.push(`equal: ${agreement}`);
  return words.join(', ');
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

/** `3 claims: 2 as expected, 1 not (…)`. */
export function summaryText(report: Report, paint: Paint): string {
  const { claims, asExpected, unexpected } = report.summary;
  const failed = unexpected === 0 ? '' : `, ${paint.red(`${unexpected} not`)}`;
  const noun = claims === 1 ? 'claim' : 'claims';
  const stopped = report.interrupted ? `, ${paint.yellow('interrupted')}` : '';
  const effort = paint.dim(`(${effortWords(report).join(', ')})`);
  return `${claims} ${noun}: ${asExpected} as expected${failed}${stopped} ${effort}`;
}

/** What was tried: seed, cases or time, horizons. */
export function effortWords({ seed, options, shard, documents }: Report): string[] {
  const { cases, maxHorizon, seconds, roundCases = ROUND_CASES } = options;
  const words = [`seed ${seed}`];
  if (seconds === undefined) words.push(`${countText(cases)} cases a claim`);
  else {
    const rounds = documents.flatMap((document) => document.claims.map((claim) => claim.rounds));
    // A campaign that was stopped in its first round has none.
    const most = Math.max(0, ...rounds);
    const [fewest, greatest] = [Math.min(most, ...rounds), most].map(countText);
    const range = fewest === greatest ? fewest : `${fewest} to ${greatest}`;
    words.push(
      `${range} rounds of up to ${countText(Math.min(cases, roundCases))} cases a claim in ${durationText(1000 * seconds)}`,
    );
  }
  words.push(`T up to ${countText(maxHorizon)}`);
  if (shard) words.push(`shard ${shard.index}/${shard.of}`);
  return words;
}
