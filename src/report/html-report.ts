import type { Report } from '../campaign/index.js';
import type { ClaimArgument } from '../campaign/proofs/index.js';
import type { Claim, ResolvedDocument } from '../language/index.js';
import type { ReportAssets } from './html/assets.js';
import type { ScheduleDrawing } from './html/schedule-page.js';

/** A report as one HTML file (`html/page.ts`). What it takes to typeset one is loaded when it is asked for. */
export async function htmlReport(
  report: Report,
  documents: readonly ResolvedDocument[],
  assets: ReportAssets,
  argumentOf: (claim: Claim) => ClaimArgument | null = () => null,
): Promise<string> {
  const { htmlPage } = await import('./html/page.js');
  return htmlPage(report, documents, assets, argumentOf);
}

/** A comparison of schedules as one HTML file (`html/schedule-page.ts`). */
export async function htmlSchedules(drawing: ScheduleDrawing, assets: ReportAssets): Promise<string> {
  const { schedulePage } = await import('./html/schedule-page.js');
  return schedulePage(drawing, assets);
}
