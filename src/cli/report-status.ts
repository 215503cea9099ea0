import { FAULT_CODE, hasContradiction, type Report } from '../campaign/index.js';
import { EXIT_AS_EXPECTED, EXIT_CONTRADICTION, EXIT_FAULT, EXIT_MISTAKE, EXIT_UNEXPECTED } from './exit.js';

/** The exit status of a report: of several, a fault of this tool, an alarm, a claim that was not judged, a surprise. */
export function statusOf(report: Report): number {
  const claims = report.documents.flatMap((document) => document.claims);
  if (claims.some(({ problem }) => problem?.code === FAULT_CODE)) return EXIT_FAULT;
  if (hasContradiction(report)) return EXIT_CONTRADICTION;
  if (claims.some(({ verdict }) => verdict === 'not-judged')) return EXIT_MISTAKE;
  return report.summary.unexpected > 0 || report.interrupted ? EXIT_UNEXPECTED : EXIT_AS_EXPECTED;
}
