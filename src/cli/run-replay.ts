import { claimHash, claimLines, judgeAt, type KeptFailure } from '../campaign/index.js';
import { pointFromJson } from '../evaluation/index.js';
import { readFailure } from '../files/index.js';
import { type Claim, lineAndColumn, type Problem, ProblemError, renderProblem } from '../language/index.js';
import { type Paint, pointText, refutationText } from '../report/index.js';
import { EXIT_AS_EXPECTED, EXIT_MISTAKE, EXIT_UNEXPECTED } from './exit.js';
import { findFailedClaim } from './failed-claim.js';
import { mistake, reportingProblems } from './mistakes.js';
import type { ReplayOptions } from './replay.js';
import { columnsOf, paintFor } from './screen.js';

/** `lakatos replay`: sets the exit status, that of the worst file. */
export function replay(files: readonly string[], options: ReplayOptions): Promise<void> {
  return reportingProblems(async () => {
    const paint = paintFor(process.stdout);
    for (const [i, file] of files.entries()) {
      const outcome = await replayFile(file, options, paint);
      if (i > 0) process.stdout.write('\n');
      if ('problem' in outcome) process.stderr.write(`${renderProblem(outcome.problem)}\n`);
      else process.stdout.write(`${outcome.text}\n`);
      process.exitCode = Math.max(Number(process.exitCode ?? 0), outcome.status);
    }
  });
}

type Outcome =
  | { readonly status: typeof EXIT_MISTAKE; readonly problem: Problem }
  | { readonly status: number; readonly text: string };

async function replayFile(file: string, options: ReplayOptions, paint: Paint): Promise<Outcome> {
  const reading = await readFailure(file);
  if (reading.kind === 'problem') return { status: EXIT_MISTAKE, problem: reading.problem };
  const failure = reading.value;
  const found = findFailedClaim(failure, options.in);
  if (!('failure' in found)) return { status: EXIT_MISTAKE, problem: found };
  const { document, claim } = found;
  const { path } = document.source;
  if (!claim)
    return {
      status: EXIT_MISTAKE,
      problem: mistake(
        'unknown-claim',
        `${path} has no claim ${failure.claim} any more, nor one that says the same`,
        'delete the failure file, or name another document with --in',
      ),
    };
  const { status, text } = judgement(failure, claim, path, paint);
  const head = `${paint.bold(claim.name)}  ${paint.dim(`${path}:${lineAndColumn(claim.place).line}`)}`;
  return { status, text: [head, ...changes(failure, claim, paint), ...text].join('\n') };
}

/** What the claim says now that it did not say then. */
function changes(failure: KeptFailure, claim: Claim, paint: Paint): string[] {
  const renamed = claim.name === failure.claim ? [] : [`  it was called ${failure.claim} when it failed`];
  if (claimHash(claim) === failure.hash) return [...renamed, '  the claim says what it said when it failed'];
  const [then, now] = [failure.says, claimLines(claim)];
  return [
    ...renamed,
    '  the claim has changed since:',
    ...then.filter((line) => !now.includes(line)).map((line) => paint.red(`  - ${line}`)),
    ...now.filter((line) => !then.includes(line)).map((line) => paint.green(`  + ${line}`)),
  ];
}

function judgement(
  failure: KeptFailure,
  claim: Claim,
  path: string,
  paint: Paint,
): { status: number; text: string[] } {
  const at = `  at ${pointText(failure.at)}`;
  const gone = (why: string) => ({ status: EXIT_AS_EXPECTED, text: [at, `  ${paint.green(why)}`] });
  const reading = pointFromJson(claim, failure.at);
  if (reading.kind === 'problem')
    return gone(`fails no more: the claim does not take this point (${reading.problem.message})`);
  const verdict = judged(claim, reading.point);
  if (verdict.kind === 'problem')
    return gone(`fails no more: the claim cannot be evaluated there (${verdict.message})`);
  if (verdict.kind === 'outside')
    return gone(`fails no more: the claim says nothing there, for ${verdict.broken} does not hold`);
  const { report } = verdict;
  const failing = report.links.some(({ counterexample, worst }) => counterexample !== null || worst !== null);
  if (!failing) return gone('fails no more: every link holds there');
  const details = refutationText(path, report, paint, {
    columns: columnsOf(process.stdout),
    detail: 'normal',
    kept: () => null,
  });
  const text = [`  ${still(report.verdict, report.asExpected, paint)}`, ...details.split('\n').slice(1)];
  return { status: report.asExpected ? EXIT_AS_EXPECTED : EXIT_UNEXPECTED, text };
}

function still(verdict: string, asExpected: boolean, paint: Paint): string {
  if (verdict === 'undecided') return paint.yellow('it is undecided there');
  return asExpected ? paint.green(`still ${verdict}, as the claim expects`) : paint.red(`still ${verdict}`);
}

/** An index that leaves its range at this point is no mistake of who replays it. */
function judged(
  claim: Claim,
  point: Parameters<typeof judgeAt>[1],
): ReturnType<typeof judgeAt> | { readonly kind: 'problem'; readonly message: string } {
  try {
    return judgeAt(claim, point);
  } catch (error) {
    if (error instanceof ProblemError) return { kind: 'problem', message: error.problem.message };
    throw error;
  }
}
