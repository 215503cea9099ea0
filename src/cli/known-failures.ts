import type { KnownFailures } from '../campaign/index.js';
import { pointFromJson } from '../evaluation/index.js';
import { renderProblem } from '../language/index.js';
import { readKeptFailures } from '../node/index.js';
import { isFailureOf } from './failed-claims.js';

/** Points tried for one claim: more would make its check wait. */
const MAX_POINTS = 50;

/**
 * The kept failures of this folder, as points to try first. A failure belongs to the claim of its document that
 * has its name, or says what it said; points that no longer fit the claim are passed over. Files that are no
 * failure files are named on standard error.
 */
export async function knownFailures(): Promise<KnownFailures> {
  const { failures, problems } = await readKeptFailures();
  for (const problem of problems) process.stderr.write(`${renderProblem(problem)}\n(it is passed over)\n\n`);
  return (document, claim) => {
    const ofThisClaim = failures.filter((failure) => isFailureOf(failure, document, claim));
    const points = ofThisClaim.flatMap((failure) => {
      const reading = pointFromJson(claim, failure.at);
      return reading.kind === 'point' ? [reading.point] : [];
    });
    return points.slice(0, MAX_POINTS);
  };
}
