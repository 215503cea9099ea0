import { describe, expect, it } from 'vitest';
import { checkClaim } from './campaign/index.js';
import { DEFAULT_MAX_HORIZON, DEFAULT_SEED } from './defaults.js';
import { renderProblem } from './language/index.js';
import { loadDocuments } from './node/index.js';
import { PLAIN, refutationText } from './report/index.js';

export interface DescribeOptions {
  /** Admissible points judged for each claim; 300 if not given, so that a suite stays quick. */
  readonly cases?: number;
  readonly maxHorizon?: number;
  readonly seed?: number;
}

const DEFAULT_TEST_CASES = 300;

/**
 * Makes every claim of a Markdown document (or of each document in a folder) a vitest test of its own, named
 * by document and claim. A claim that is not as expected fails with the report of its witness; a mistake in
 * a document fails a test of that name. The tests have no time limit: a hunt ends when its cases are done.
 */
export function describeDocument(path: string, options: DescribeOptions = {}): void {
  const seed = options.seed ?? DEFAULT_SEED;
  const budget = {
    seed,
    cases: options.cases ?? DEFAULT_TEST_CASES,
    maxHorizon: options.maxHorizon ?? DEFAULT_MAX_HORIZON,
  };
  const { documents, problems } = loadDocuments([path]);
  if (problems.length > 0)
    describe(path, () => {
      it('is a claim document', () => {
        expect.fail(problems.map(renderProblem).join('\n\n'));
      });
    });
  // A document of bounds and schedules alone claims nothing, and has no tests.
  for (const document of documents.filter(({ claims }) => claims.length > 0))
    describe(`${document.source.path} (seed ${seed}, ${budget.cases} cases a claim)`, () => {
      for (const claim of document.claims)
        it(claim.expectation ? `${claim.name}: ${claim.expectation}` : claim.name, { timeout: 0 }, () => {
          const report = checkClaim(claim, { ...budget, claims: document.claims.length });
          if (!report.asExpected) expect.fail(`\n${refutationText(document.source.path, report, PLAIN)}`);
        });
    });
}
