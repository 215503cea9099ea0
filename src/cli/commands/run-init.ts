import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeNew } from '../../node/index.js';
import { shellWord } from '../../report/index.js';
import {
  FIRST_DOCUMENT,
  FIRST_DOCUMENT_NAME,
  FIRST_TEST_NAME,
  firstTest,
  WORKFLOW,
  workflowFor,
} from '../first-document.js';
import { exitWithProblems, mistake } from '../mistakes.js';
import { version } from '../version.js';

/** The options of `init`, as commander reads them. */
export interface InitOptions {
  readonly ci?: 'github';
}

/** `lakatos init`: all files or none. */
export function init(folder: string, { ci }: InitOptions): void {
  const document = join(folder, FIRST_DOCUMENT_NAME);
  const test = join(folder, FIRST_TEST_NAME);
  const workflow = ci ? [[WORKFLOW, workflowFor(folder, version)] as const] : [];
  for (const path of [document, test, ...workflow.map(([file]) => file)])
    if (existsSync(path))
      exitWithProblems([
        mistake('exists', `${path} is there already`, 'name another folder: lakatos init FOLDER'),
      ]);
  for (const [path, text] of [
    [document, FIRST_DOCUMENT],
    [test, firstTest(document)],
    ...workflow,
  ] as const) {
    const problem = writeNew(path, text);
    if (problem) exitWithProblems([problem]);
  }
  process.stdout.write(`${nextSteps(document, test, ci ? WORKFLOW : null)}\n`);
}

function nextSteps(document: string, test: string, workflow: string | null): string {
  const path = shellWord(document);
  const made: Row[] = [
    [document, 'two claims, to be changed'],
    [test, 'a test for each of them'],
    ...(workflow === null ? [] : [[workflow, 'checks them at every push'] as const]),
  ];
  const next: Row[] = [
    [`  npx lakatos check ${path}`, 'hunt counterexamples'],
    [`  npx lakatos watch ${path}`, 'again whenever you save it'],
    ['  npx vitest run', 'as tests, after npm install --save-dev vitest'],
  ];
  return [...aligned(made), '', 'next:', ...aligned(next)].join('\n');
}

type Row = readonly [string, string];

function aligned(rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}
