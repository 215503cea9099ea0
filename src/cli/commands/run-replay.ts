import {
  claimLines,
  claimSays,
  judgeAt,
  type KeptFailure,
  type PointJudgement,
  type ProofReport,
  withProofs,
} from '../../campaign/index.js';
import { pointFromJson, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import {
  type Claim,
  lineAndColumn,
  type Problem,
  ProblemError,
  renderProblem,
} from '../../language/index.js';
import { readFailure } from '../../node/index.js';
import { type Paint, pointText, refutationText } from '../../report/index.js';
import { EXIT_AS_EXPECTED, EXIT_CONTRADICTION, EXIT_MISTAKE, EXIT_UNEXPECTED } from '../exit.js';
import { findFailedClaim } from '../failed-claim.js';
import { mistake, reportingProblems } from '../mistakes.js';
import { columnsOf, paintFor } from '../output/screen.js';
import { proofSession, provable } from '../proofs.js';

/** The options of `replay` and `guard`, as commander reads them. */
export interface ReplayOptions {
  readonly in?: string;
}

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
  const session = await proofSession(await provable(found.around), null);
  const outcome = judgement(failure, claim, session.proofsOf(claim).statements, path, paint);
  if (outcome.kind === 'gone') {
    const problem = doubtful(file, failure, claim, outcome);
    if (problem) return { status: EXIT_MISTAKE, problem };
  }
  const { status, text } =
    outcome.kind === 'gone'
      ? {
          status: EXIT_AS_EXPECTED,
          text: [`  at ${pointText(failure.at)}`, `  ${paint.green(`fails no more: ${outcome.why}`)}`],
        }
      : outcome;
  const head = `${paint.bold(claim.name)}  ${paint.dim(`${path}:${lineAndColumn(claim.place).line}`)}`;
  return { status, text: [head, ...changes(failure, claim, paint), ...text].join('\n') };
}

/** What a claim that has not changed said of a point, it still says; and what cannot be judged is no good news. */
function doubtful(file: string, failure: KeptFailure, claim: Claim, { why, tooMuch }: Gone): Problem | null {
  if (claimSays(claim, failure.says))
    return mistake(
      'foreign-failure',
      `${file} is no failure of ${claim.name}, which has not changed since: ${why}`,
      'the file was altered: delete it, and check the document again',
    );
  if (!tooMuch) return null;
  return mistake(
    'foreign-failure',
    `${file} cannot be replayed: ${why}`,
    'the point is too large: delete the file, and check the document again',
  );
}

/** What the claim says now that it did not say then. */
function changes(failure: KeptFailure, claim: Claim, paint: Paint): string[] {
  const renamed = claim.name === failure.claim ? [] : [`  it was called ${failure.claim} when it failed`];
  if (claimSays(claim, failure.says)) return [...renamed, '  the claim says what it said when it failed'];
  const [then, now] = [failure.says, claimLines(claim)];
  return [
    ...renamed,
    '  the claim has changed since:',
    ...then.filter((line) => !now.includes(line)).map((line) => paint.red(`  - ${line}`)),
    ...now.filter((line) => !then.includes(line)).map((line) => paint.green(`  + ${line}`)),
  ];
}

/** The claim does not fail at the point any more. */
interface Gone {
  readonly kind: 'gone';
  readonly why: string;
  /** Judging takes too much work, so that nothing is known. */
  readonly tooMuch: boolean;
}

function judgement(
  failure: KeptFailure,
  claim: Claim,
  proofs: readonly (ProofReport | null)[],
  path: string,
  paint: Paint,
): Gone | { readonly kind: 'fails'; readonly status: number; readonly text: string[] } {
  const verdict = judged(claim, failure);
  if (verdict.kind === 'gone') return verdict;
  if (verdict.kind === 'outside')
    return gone(`the claim says nothing there, because ${verdict.broken} does not hold`);
  const report = withProofs(verdict.report, proofs);
  const failing = report.links.some(({ counterexample, worst }) => counterexample !== null || worst !== null);
  if (!failing) return gone('every link holds there');
  const details = refutationText(path, report, paint, {
    columns: columnsOf(process.stdout),
    detail: 'normal',
    kept: () => null,
  });
  const text = [`  ${still(report.verdict, report.asExpected, paint)}`, ...details.split('\n').slice(1)];
  const status =
    report.verdict === 'contradiction'
      ? EXIT_CONTRADICTION
      : report.asExpected
        ? EXIT_AS_EXPECTED
        : EXIT_UNEXPECTED;
  return { kind: 'fails', status, text };
}

function still(verdict: string, asExpected: boolean, paint: Paint): string {
  if (verdict === 'contradiction')
    return paint.red('it still fails, and another certain finding contradicts that');
  if (verdict === 'undecided') return paint.yellow('it is undecided there');
  return asExpected ? paint.green(`still ${verdict}, as the claim expects`) : paint.red(`still ${verdict}`);
}

function gone(why: string, tooMuch = false): Gone {
  return { kind: 'gone', why, tooMuch };
}

/** An index that leaves its range at this point is no mistake of who replays it. */
function judged(claim: Claim, failure: KeptFailure): PointJudgement | Gone {
  const reading = pointFromJson(claim, failure.at);
  if (reading.kind === 'problem') {
    const { code, message } = reading.problem;
    return gone(`the claim does not take this point (${message})`, WORK_LIMIT_CODES.has(code));
  }
  try {
    return judgeAt(claim, reading.point);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { code, message } = error.problem;
    return gone(`the claim cannot be evaluated there (${message})`, WORK_LIMIT_CODES.has(code));
  }
}
