import { describe, expect, it } from 'vitest';
import { type ClaimReport, campaign } from './campaign/index.js';
import { CHECK_PROVE_WORK } from './cli/defaults.js';
import { knownFailures } from './cli/known-failures.js';
import { ClaimProver } from './cli/proofs.js';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from './defaults.js';
import { type Claim, renderProblem } from './language/index.js';
import { type Loading, loadDocuments, readProofs } from './node/index.js';
import { harmless, harmlessLines, PLAIN, refutationText } from './report/index.js';
import { VERSION as version } from './version.js';

export interface DescribeOptions {
  /** Admissible points judged for each claim; as many as `lakatos check` judges if not given. */
  readonly cases?: number;
  /** Another number for some claims, by their names, as `casesOf` of the configuration. */
  readonly casesOf?: Readonly<Record<string, number>>;
  readonly maxHorizon?: number;
  readonly seed?: number;
}

/**
 * Makes every claim of a Markdown document (or of each document in a folder) a vitest test of its own, named
 * by document and claim. A claim that is not as expected fails with the report of its witness; the mistakes in
 * documents are one failing test. What is not said is as in `lakatos check`: cases, horizons and seed, certificates and a short
 * search for proofs, kept failures are tried first. The tests have no time limit: a hunt ends when its cases are done.
 */
export function describeDocument(path: string, options: DescribeOptions = {}): void {
  const budget = {
    seed: options.seed ?? DEFAULT_SEED,
    cases: options.cases ?? DEFAULT_CASES,
    maxHorizon: options.maxHorizon ?? DEFAULT_MAX_HORIZON,
  };
  const loading = loadDocuments([path]);
  const { documents, problems } = loading;
  if (problems.length > 0)
    describe(harmless(path), () => {
      it('is a claim document', () => {
        expect.fail(harmlessLines(problems.map(renderProblem).join('\n\n')));
      });
    });
  let prover: Promise<ClaimProver> | null = null;
  let known: ReturnType<typeof knownFailures> | null = null;
  const reportOf = async (document: string, claim: Claim): Promise<ClaimReport> => {
    prover ??= proverOf(loading);
    known ??= knownFailures();
    const proved = await (await prover).proofsOf(claim);
    const cases = options.casesOf?.[claim.name] ?? budget.cases;
    const all = { ...budget, cases, version, proofs: () => proved, known: await known };
    const steps = campaign([{ path: document, claims: [claim] }], all);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value.documents[0]!.claims[0]!;
  };
  // A document of bounds and schedules alone claims nothing, and has no tests.
  for (const { source, claims } of documents.filter((document) => document.claims.length > 0))
    describe(`${harmless(source.path)} (seed ${budget.seed}, ${budget.cases} cases a claim)`, () => {
      for (const claim of claims)
        it(claim.expectation ? `${claim.name}: ${claim.expectation}` : claim.name, {
          timeout: 0,
        }, async () => {
          const report = await reportOf(source.path, claim);
          if (!report.asExpected)
            expect.fail(`\n${harmlessLines(refutationText(source.path, report, PLAIN))}`);
        });
    });
}

/** What proves the claims of documents. A file of certificates that is none fails the test that asks. */
async function proverOf({ documents, cited }: Loading): Promise<ClaimProver> {
  const provable = await Promise.all(
    [...documents, ...cited].map(async (document) => {
      const reading = await readProofs(document.source.path);
      if (reading.kind === 'problem') return expect.fail(harmlessLines(renderProblem(reading.problem)));
      return { document, ...reading.value };
    }),
  );
  return ClaimProver.of(provable, CHECK_PROVE_WORK);
}
