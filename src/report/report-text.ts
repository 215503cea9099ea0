import type { ClaimReport, Report, ReportOptions } from '../campaign/index.js';
import { ClaimTable } from './claim-table.js';
import { harmless } from './harmless.js';
import type { Paint } from './paint.js';
import { type Layout, PLAIN_PRESENTATION, type Presentation } from './presentation.js';
import { refutationText } from './refutation.js';
import { summaryText } from './summary-text.js';
import { wrap } from './wrap.js';

/** A document whose claims a table has, by name, in order. */
export interface TabledDocument {
  readonly path: string;
  readonly claims: readonly string[];
}

/**
 * The report of a campaign for a terminal: a table for each document, then every surprise in full, then a sum.
 * Quiet, it is the surprises alone: nothing when there are none.
 */
export function reportText(
  report: Report,
  paint: Paint,
  presentation: Presentation = PLAIN_PRESENTATION,
): string {
  const documents = report.documents.map(({ path, claims }) => ({
    path,
    claims: claims.map(({ name }) => name),
  }));
  return new ReportText(documents, report.options, paint, presentation).rest(report, presentation.kept);
}

/** The same text in pieces: rows of the tables as soon as their claims are done, what remains at the end. */
export class ReportText {
  private readonly done = new Map<number, ClaimReport>();
  /** Claims whose rows are written, of all documents together. */
  private written = 0;
  private isEmpty = true;
  private table: ClaimTable | null = null;

  constructor(
    /** May grow while rows of the first are written. */
    private readonly documents: readonly TabledDocument[],
    private readonly options: Pick<ReportOptions, 'cases' | 'maxHorizon'>,
    private readonly paint: Paint,
    private readonly layout: Layout,
  ) {}

  /** What can be written now that a claim is done: nothing while one before it is not. */
  claim(index: number, report: ClaimReport): string {
    if (this.layout.detail === 'quiet') return '';
    this.done.set(index, report);
    let text = '';
    for (let next = this.done.get(this.written); next; next = this.done.get(this.written))
      text += this.row(this.written, next);
    return text;
  }

  /** What has not been written of the whole. Claims that are not in the report have no row. */
  rest(report: Report, kept: Presentation['kept']): string {
    const quiet = this.layout.detail === 'quiet';
    if (quiet && report.summary.unexpected === 0 && !report.interrupted) return '';
    let text = '';
    if (!quiet) for (const [index, claim] of this.claimsOf(report)) text += this.row(index, claim);
    const presentation = { ...this.layout, kept };
    for (const { path, claims } of report.documents)
      for (const claim of claims)
        if (!claim.asExpected)
          text += `${this.gap()}${refutationText(path, claim, this.paint, presentation)}\n`;
    return `${text}${this.gap()}${wrap(summaryText(report, this.paint), presentation.columns, 2)}\n`;
  }

  /** The claims of a report that have no row yet, by number. */
  private *claimsOf(report: Report): Generator<[number, ClaimReport]> {
    let index = 0;
    for (const [i, { claims }] of this.documents.entries())
      for (const name of claims) {
        const found = report.documents[i]?.claims.find((claim) => claim.name === name);
        if (found && index >= this.written) yield [index, found];
        index += 1;
      }
  }

  private row(index: number, claim: ClaimReport): string {
    let first = 0;
    for (const { path, claims } of this.documents) {
      const isHere = index < first + claims.length;
      // A document's table begins with the first of its claims that has a row.
      if (isHere && (this.table === null || this.written <= first)) {
        this.table = new ClaimTable(claims, this.options, this.paint, this.layout);
        const head = [this.paint.bold(harmless(path)), ...this.table.head()];
        return this.gap() + this.lines(index, [...head, ...this.table.rows(claim)]);
      }
      if (isHere) break;
      first += claims.length;
    }
    return this.lines(index, this.table!.rows(claim));
  }

  private lines(index: number, lines: readonly string[]): string {
    this.written = index + 1;
    this.isEmpty = false;
    return `${lines.join('\n')}\n`;
  }

  /** The empty line between two parts. */
  private gap(): string {
    const gap = this.isEmpty ? '' : '\n';
    this.isEmpty = false;
    return gap;
  }
}
