import type { ClaimReport, LinkReport, ReportOptions } from '../campaign/index.js';
import type { PointJson } from '../evaluation/index.js';
import type { Verdict } from '../judgement/index.js';
import { linkLines } from './link-lines.js';
import { countText, ratioCell } from './numbers.js';
import type { Paint } from './paint.js';
import { indicesText, pointText } from './point-text.js';
import type { Layout } from './presentation.js';
import { residueText } from './residues.js';
import { warnings } from './surprise.js';
import { wrap } from './wrap.js';

const HEADER = ['claim', 'verdict', 'cases', 'tightest', 'equal to'] as const;

/** What stands left of a row: its mark, and two spaces on each side. */
const MARGIN = 4;

/** The longest words for verdicts, and the longest ratios. */
const [VERDICT_WIDTH, RATIO_WIDTH] = ['corroborated'.length, '0.123456'.length];

/**
 * The table of a document's claims. Its columns are as wide as what can be expected, not as what is there: rows are
 * printed as soon as their claims are done. A cell that is wider moves the rest of its row.
 */
export class ClaimTable {
  private readonly widths: readonly number[];
  private readonly fits: boolean;

  constructor(
    names: readonly string[],
    private readonly options: Pick<ReportOptions, 'cases' | 'maxHorizon'>,
    private readonly paint: Paint,
    private readonly presentation: Layout,
  ) {
    const expected = [
      Math.max(...names.map((name) => name.length)),
      VERDICT_WIDTH,
      countText(options.cases).length,
      RATIO_WIDTH + placeText(options.maxHorizon).length,
      'exact'.length,
    ];
    this.widths = HEADER.map((title, i) => Math.max(title.length, expected[i]!));
    const width = this.widths.reduce((sum, column) => sum + column, MARGIN + 2 * (HEADER.length - 1));
    this.fits = width <= presentation.columns;
  }

  head(): string[] {
    return this.fits ? [this.paint.dim(`    ${this.line(HEADER)}`)] : [];
  }

  rows(claim: ClaimReport): string[] {
    const { paint, fits } = this;
    const { columns, detail } = this.presentation;
    const cells = [
      claim.name,
      claim.verdict,
      countText(claim.cases),
      tightestText(claim),
      agreementText(claim),
    ];
    const mark = claim.asExpected ? paint.green('✓') : paint.red('✗');
    const lines = [`  ${mark} ${fits ? this.line(cells) : claim.name}`];
    if (!fits) lines.push(wrap(`      ${cellsInWords(cells)}`, columns, 6));
    if (claim.asExpected && claim.expected !== null)
      lines.push(paint.dim(wrap(`      ${expectedText(claim)}`, columns, 8)));
    for (const warning of warnings(claim, this.options.maxHorizon))
      lines.push(paint.yellow(wrap(`      ${warning}`, columns, 8)));
    if (detail === 'verbose') lines.push(...claim.links.flatMap((link) => linkLines(link, paint, columns)));
    return lines;
  }

  private line(cells: readonly string[]): string {
    return cells
      .map((cell, i) => (i === 2 ? cell.padStart(this.widths[i]!) : cell.padEnd(this.widths[i]!)))
      .join('  ')
      .trimEnd();
  }
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
  return tightest ? `${ratioCell(tightest.ratio)}${placeText(tightest.at.T)}` : '';
}

function placeText(horizon: PointJson[string] | undefined): string {
  return ` at T = ${horizon}`;
}

const HOLDS: ReadonlySet<Verdict> = new Set(['corroborated', 'proved']);

/** How equal the equalities of a claim are, where they hold: exactly, or to N digits in the worst case. */
function agreementText(claim: ClaimReport): string {
  const equalities = claim.links.filter((link) => link.relation === '=' && link.kind !== 'obligation');
  if (equalities.length === 0 || !equalities.every(({ verdict }) => HOLDS.has(verdict))) return '';
  const digits = equalities.flatMap(({ agreeingDigits, proof }) =>
    agreeingDigits === null || proof ? [] : [agreeingDigits],
  );
  const agreement = digits.length === 0 ? 'exact' : `${Math.min(...digits)} digits`;
  return [agreement, residueText(claim)].filter((text) => text !== '').join(', ');
}

function expectedText(claim: ClaimReport): string {
  if (claim.expected === 'proved')
    return claim.verdict === 'proved'
      ? 'as expected'
      : 'expects to be proved: passes as corroborated, because proofs are off';
  const link = claim.links.find(({ verdict }) => verdict === claim.verdict);
  if (!link?.counterexample) return 'as expected';
  const what = link.kind === 'obligation' ? `premise of ${link.source} fails: ` : '';
  const { at, indices } = link.counterexample;
  return `as expected: ${what}${pointText(at)}${indicesText(indices)}`;
}
