import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { CampaignOptions, DocumentClaims } from '../../campaign/index.js';
import type { ResolvedDocument } from '../../language/index.js';
import { loadingDocuments } from '../../node/index.js';
import { runCampaign } from '../campaign-run.js';
import type { CheckOptions } from '../check-options.js';
import { claimsNamed } from '../claims.js';
import { demandClaims } from '../configured.js';
import { CHECK_PROVE_WORK, DEFAULT_CASES, DEFAULT_TIMED_CASES } from '../defaults.js';
import { EXIT_INTERRUPTED } from '../exit.js';
import { failedClaims } from '../failed-claims.js';
import { beginsWithRow, type FirstRow, firstRow } from '../first-row.js';
import { keepFailures } from '../keep-failures.js';
import { knownFailures } from '../known-failures.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import { CheckOutput, exitWithMistakes, refuseOutputs } from '../output/check-output.js';
import { ClaimProver, provable, sayCutShort } from '../proofs.js';
import { ProofsAhead } from '../proofs-ahead.js';
import { statusOf } from '../report-status.js';
import { version } from '../version.js';

/** `lakatos check`: sets the exit status. `isWhole`: the paths are all documents of the project's settings. */
export function check(paths: readonly string[], options: CheckOptions, isWhole: boolean): Promise<void> {
  return reportingProblems(() => checkDocuments(paths, options, isWhole));
}

async function checkDocuments(
  paths: readonly string[],
  options: CheckOptions,
  isWhole: boolean,
): Promise<void> {
  const { seed, maxHorizon, roundCases, casesOf, for: seconds, shard } = options;
  const cases = options.cases ?? (seconds === undefined ? DEFAULT_CASES : DEFAULT_TIMED_CASES);
  const campaign: CampaignOptions = {
    seed,
    cases,
    maxHorizon,
    version,
    ...(roundCases === undefined ? {} : { roundCases }),
    ...(casesOf === undefined ? {} : { casesOf }),
    ...(shard ? { shard } : {}),
  };
  const outputOf = (of: readonly DocumentClaims[]) => new CheckOutput(of, { cases, maxHorizon }, options);

  // Threads load what they run while documents are read; for a few cases of one document they would come too late.
  const workers = options.workers ?? availableParallelism();
  const isLong = seconds !== undefined || cases > MANY_CASES;
  const atOnce = isLong ? await readyThreads(workers) : [];
  // Reading all documents takes longer than hunting the first claim: its row is shown before.
  const reading = loadingDocuments(paths);
  let step = reading.next();
  let known: CampaignOptions['known'];
  let begun: { readonly output: CheckOutput; readonly first: FirstRow } | null = null;
  if (!step.done && !step.value.isLast && beginsWithRow(options) && step.value.isSound()) {
    const { document } = step.value;
    known = options.failures ? await knownFailures() : undefined;
    const first = await firstRow(document, { ...campaign, ...(known ? { known } : {}) }, options.prove);
    if (first) {
      begun = { output: outputOf([claimsOf(document)]), first };
      begun.output.claimDone(0, first.shown);
    }
  }
  const areMany = !step.done && !step.value.isLast;
  const ready = atOnce.length > 0 || !areMany ? atOnce : await readyThreads(workers);
  while (!step.done) step = reading.next();
  const { documents, cited, problems } = step.value;

  if (problems.length > 0) exitWithMistakes(problems, options);
  if (isWhole && options.casesOf) demandClaims(options.casesOf, documents);
  const named = documentClaims(documents, options.claim);
  const chosen = options.failed
    ? await failedClaims(named, options.failed === true ? null : options.failed)
    : named;
  if (options.failed && chosen.length === 0) {
    process.stderr.write('none of these claims has failed: nothing to check\n');
    return;
  }
  if (chosen.every(({ claims }) => claims.length === 0))
    exitWithProblems([
      mistake(
        'no-claims',
        `there is no claim in ${paths.join(', ')}`,
        'a claim is a fenced block: ```claim my_bound',
      ),
    ]);
  refuseOutputs(
    options,
    documents.map(({ source }) => source.path),
  );
  const stopped = stopSignals();
  // A clock that nobody sets: the time of day may jump.
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  begun?.output.add(chosen.slice(1));
  const output = begun?.output ?? outputOf(chosen);
  const prover = options.prove
    ? await ClaimProver.of(await provable([...documents, ...cited]), CHECK_PROVE_WORK)
    : null;
  const proofs = prover && new ProofsAhead(chosen, prover);
  // How many rounds are done of those of a checkpoint depends on what is proved of each claim.
  if (options.resume) while (proofs?.isBehind()) await proofs.advance();
  const report = await runCampaign(
    chosen,
    {
      ...campaign,
      cancelled: stopped,
      ...(seconds === undefined ? {} : { seconds, timeIsUp: () => elapsed() >= seconds, elapsed }),
      ...(options.failures ? { known: known ?? (await knownFailures()) } : {}),
      claimDone: (claimIndex, claim) => output.claimDone(claimIndex, claim),
      ...(begun ? { firstRound: begun.first.hunted } : {}),
      ...(prover && proofs ? { ...proofs.source(), proofsFrom: prover.known.certificatesHash() } : {}),
    },
    options.resume ? 'from the checkpoint' : 'from the start',
    workers,
    { ready, ...(proofs ? { between: () => proofs.advance() } : {}) },
  );
  if (prover) sayCutShort(prover.known, 'lakatos prove looks longer');
  const kept = options.failures ? keepFailures(report, chosen) : () => null;
  await output.finish(
    report,
    documents,
    kept,
    prover ? (claim) => prover.known.argumentOf(claim) : undefined,
  );
  if (report.interrupted)
    process.stderr.write(
      `${stopped() ? 'interrupted' : 'the time was up before every claim had a round'}: the same command with --resume goes on from here\n`,
    );
  process.exitCode = stopped() ? EXIT_INTERRUPTED : statusOf(report);
}

/** Cases of each claim that take longer than starting a thread. */
const MANY_CASES = 10 * DEFAULT_CASES;

/** Threads for all workers but this thread. */
async function readyThreads(workers: number): Promise<Worker[]> {
  if (workers === 1) return [];
  return (await import('../../node/workers/index.js')).readyThreads(workers - 1);
}

/** Ctrl-C, and what a scheduler sends before it kills: the campaign ends with what is known. A second one kills. */
function stopSignals(): () => boolean {
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopped = true;
    });
  return () => stopped;
}

/** Every claim of the documents, or those of the given names, in the order of the documents. */
function documentClaims(
  documents: readonly ResolvedDocument[],
  names: readonly string[] | undefined,
): DocumentClaims[] {
  if (!names) return documents.map(claimsOf);
  const chosen = new Set(names.flatMap((name) => claimsNamed(documents, name).map(({ claim }) => claim)));
  return documents
    .map(({ source, claims }) => ({ path: source.path, claims: claims.filter((claim) => chosen.has(claim)) }))
    .filter(({ claims }) => claims.length > 0);
}

function claimsOf({ source, claims }: ResolvedDocument): DocumentClaims {
  return { path: source.path, claims };
}
