import { alteredIn, type Report } from '../campaign/index.js';
import { exitWithProblems, mistake } from './mistakes.js';

/** Ends the command if a report contradicts itself: no run has written it so. */
export function refuseAltered(path: string, report: Report): void {
  const altered = alteredIn(report);
  if (altered)
    exitWithProblems([
      mistake('altered-report', `${path} is not believed: ${altered}`, 'make the report again'),
    ]);
}
