import type { ClaimReport, Report } from '../../campaign/index.js';
import { type Claim, documentName, isTex, type ResolvedDocument, type Source } from '../../language/index.js';
import { harmless } from '../harmless.js';
import { Slugs } from './anchors.js';
import { withDashes } from './dashes.js';

/** A document of the report, with the addresses of its parts. */
export interface ReportDocument {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  readonly claims: readonly ReportedClaim[];
  /** Hands out the addresses of headings anew. */
  readonly slugs: () => Slugs;
}

export interface ReportedClaim {
  readonly id: string;
  readonly claim: Claim;
  readonly report: ClaimReport;
}

/** The documents of a report that have claims in it, with what was read and what was found side by side. */
export function contentsOf(report: Report, documents: readonly ResolvedDocument[]): ReportDocument[] {
  const ids = new Slugs();
  const sources = new Map(documents.map((document) => [document.source.path, document]));
  const merged = new Map<string, ClaimReport[]>();
  for (const { path, claims } of report.documents) merged.set(path, [...(merged.get(path) ?? []), ...claims]);
  return [...merged].flatMap(([path, reports]) => {
    const document = sources.get(path);
    if (!document || reports.length === 0) return [];
    const id = ids.take(documentName(path));
    const claims = reports.flatMap((of) => {
      const claim = document.claims.find(({ name }) => name === of.name);
      return claim ? [{ id: `${id}.${of.name}`, claim, report: of }] : [];
    });
    const { source } = document;
    return [{ id, title: titleOf(source), source, claims, slugs: () => new Slugs() }];
  });
}

/** The first heading of a document without its marks, else its file name. */
export function titleOf({ path, text }: Source): string {
  const title = isTex({ path, text }) ? /\\title\{([^{}]*)\}/.exec(text)?.[1] : undefined;
  if (title) return withDashes(harmless(title.replace(/\s+/g, ' ')));
  const heading = /^#{1,2}[ \t]+(.+?)[ \t]*#*$/m.exec(text.replace(/^(```|~~~)[\s\S]*?^\1/gm, ''));
  return heading ? withDashes(harmless(heading[1]!.replace(/[*_`$]/g, ''))) : harmless(documentName(path));
}
