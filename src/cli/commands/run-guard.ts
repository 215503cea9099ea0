import { checkClaim, claimSays, judgeAt, type KeptFailure } from '../../campaign/index.js';
import { pointFromJson } from '../../evaluation/index.js';
import { type Claim, type Problem, resolveDocuments, type Source } from '../../language/index.js';
import { readFailure, readSibling, writeWhole } from '../../node/index.js';
import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';
import { findFailedClaim } from '../failed-claim.js';
import { markedExpected, withFailedBlock } from '../guarded-text.js';
import { exitWithProblems, mistake, reportingProblems } from '../mistakes.js';
import type { ReplayOptions } from './run-replay.js';

/** `lakatos guard`. */
export function guard(file: string, options: ReplayOptions): Promise<void> {
  return reportingProblems(() => guardFailure(file, options));
}

async function guardFailure(file: string, options: ReplayOptions): Promise<void> {
  const reading = await readFailure(file);
  if (reading.kind === 'problem') exitWithProblems([reading.problem]);
  const failure = reading.value;
  const found = findFailedClaim(failure, options.in);
  if (!('failure' in found)) exitWithProblems([found]);
  const { source, claims } = found.document;
  const guarded = claims.find((claim) => claim.expectation !== null && claimSays(claim, failure.says));
  if (guarded) {
    process.stdout.write(`${source.path}: ${guarded.name} expects to be ${guarded.expectation} already\n`);
    return;
  }
  const edit = editOf(failure, source, found.claim, claims);
  const claim = claimAfter(edit, source, failure, file);
  const problem = writeWhole(source.path, edit.text);
  if (problem) exitWithProblems([problem]);
  process.stdout.write(`${source.path}: ${edit.done}\n${huntNote(claim)}`);
}

interface Edit {
  readonly text: string;
  /** The claim that guards. */
  readonly name: string;
  readonly done: string;
}

function editOf(failure: KeptFailure, source: Source, claim: Claim | null, claims: readonly Claim[]): Edit {
  if (claim && claimSays(claim, failure.says))
    return {
      text: markedExpected(claim, failure),
      name: claim.name,
      done: `${claim.name} now says that it expects to be ${failure.verdict}`,
    };
  const name = freeName(`${failure.claim}_refuted`, claims);
  return {
    text: withFailedBlock(source.text, claim, name, failure),
    name,
    done: `added ${name}, which is what ${failure.claim} said when it failed`,
  };
}

function freeName(wanted: string, claims: readonly Claim[]): string {
  const taken = new Set(claims.map(({ name }) => name));
  for (let i = 1; ; i += 1) {
    const name = i === 1 ? wanted : `${wanted}_${i}`;
    if (!taken.has(name)) return name;
  }
}

/**
 * The claim as the edited document has it. The text of a failure file comes from outside: the document is
 * written only if it then has exactly the claim that failed, which the judge finds to fail at the point.
 */
function claimAfter(edit: Edit, source: Source, failure: KeptFailure, file: string): Claim {
  const refuse = (why: string): never =>
    exitWithProblems([
      mistake('cannot-guard', `${file} cannot guard ${source.path}: ${why}`, 'lakatos replay says more'),
    ]);
  const edited = { ...source, text: edit.text };
  const { documents, problems } = resolveDocuments([edited], readSibling);
  const wrong: Problem | undefined = problems[0];
  if (wrong) refuse(`the document would have a mistake (${wrong.message})`);
  const before = resolveDocuments([source], readSibling).documents[0]!.claims;
  const after = documents[0]!.claims;
  const claim = after.find(({ name }) => name === edit.name);
  const others = after.filter(({ name }) => name !== edit.name).map(({ name, text }) => name + text);
  const kept = before.filter(({ name }) => name !== edit.name).map(({ name, text }) => name + text);
  if (!claim || !claimSays(claim, failure.says) || others.join('\n') !== kept.join('\n'))
    return refuse('its block is not what the file says that failed');
  const reading = pointFromJson(claim, failure.at);
  if (reading.kind === 'problem') return refuse(reading.problem.message);
  const judgement = judgeAt(claim, reading.point);
  if (judgement.kind === 'outside' || !judgement.report.asExpected)
    return refuse('the claim does not fail at the point any more');
  return claim;
}

/** Whether `check` will find the failure again without this file. */
function huntNote(claim: Claim): string {
  const { asExpected } = checkClaim(claim, {
    seed: DEFAULT_SEED,
    cases: DEFAULT_CASES,
    maxHorizon: DEFAULT_MAX_HORIZON,
  });
  return asExpected
    ? 'lakatos check finds the failure by itself\n'
    : 'lakatos check does not find the failure by itself: keep the file, it is tried first\n';
}
