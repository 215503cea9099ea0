import { type CampaignOptions, campaign, type Report } from '../../src/campaign/index.js';
import {
  type ResolvedDocument,
  renderProblem,
  resolveDocuments,
  type Source,
} from '../../src/language/index.js';
import { readReportAssets, readSibling } from '../../src/node/index.js';
import { htmlReport } from '../../src/report/index.js';

const OPTIONS: CampaignOptions = { seed: 1, cases: 20, maxHorizon: 40, version: '1.2.3' };

export interface HtmlReport {
  readonly report: Report;
  readonly documents: readonly ResolvedDocument[];
  readonly html: string;
}

/** The HTML report of a short hunt on these documents. */
export async function htmlOf(
  sources: readonly Source[],
  options: Partial<CampaignOptions> = {},
): Promise<HtmlReport> {
  const { documents, problems } = resolveDocuments(sources, readSibling);
  if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
  const run = campaign(
    documents.map(({ source, claims }) => ({ path: source.path, claims })),
    { ...OPTIONS, ...options },
  );
  let step = run.next();
  while (!step.done) step = run.next();
  return { report: step.value, documents, html: await htmlReport(step.value, documents, readReportAssets()) };
}

/** What stands in the page besides styles and script. */
export function bodyOf(html: string): string {
  return /<body>([\s\S]*)<script>/.exec(html)![1]!;
}
