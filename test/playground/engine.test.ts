import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';

import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../playground/src/messages.js';
import { lakatos } from '../support/command.js';
import { sampled } from '../support/sampled.js';

const EFFORT = { seed: 1, cases: 100, maxHorizon: 40 };

interface Library {
  readonly documents: ReadonlyMap<string, string>;
  readonly certificates: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

// The page's own types are those of a browser, which the tests do not have.
const page = resolve('playground/src/engine.ts');
const { Engine } = (await import(page)) as {
  Engine: new (
    library: Library,
    say: (answer: Answer) => void,
    solverCode: () => Promise<ArrayBuffer | SharedArrayBuffer>,
  ) => { ask(question: Question): void };
};

const FOLDER = 'proofs';
const DOCUMENTS = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const SERIES = DOCUMENTS.filter((name) => /^part-[1-7]/.test(name));

const LIBRARY: Library = {
  documents: new Map(DOCUMENTS.map((name) => [name.replace(/\.md$/, ''), textOf(name)])),
  certificates: new Map(
    DOCUMENTS.filter((name) => readdirSync(FOLDER).includes(`${name}.proofs.json`)).map((name) => {
      const { claims } = JSON.parse(textOf(`${name}.proofs.json`)) as { claims: { claim: string }[] };
      return [name.replace(/\.md$/, ''), new Map(claims.map((proof) => [proof.claim, proof]))];
    }),
  ),
};

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}

/** What the playground says of each claim of a document. */
function verdictsInPage(name: string): Promise<Record<string, string>> {
  const verdicts: Record<string, string> = {};
  const solver = fileURLToPath(import.meta.resolve('highs/runtime'));
  return new Promise((done, failed) => {
    const hear = (answer: Answer): void => {
      if (answer.kind === 'claim') verdicts[answer.result.name] = answer.result.verdict;
      if (answer.kind === 'nothing') failed(new Error(answer.reason));
      if (answer.kind === 'checked') done(verdicts);
    };
    const engine = new Engine(LIBRARY, hear, async () => {
      const code = readFileSync(solver);
      return code.buffer.slice(code.byteOffset, code.byteOffset + code.byteLength);
    });
    engine.ask({ kind: 'document', id: 1, path: name, text: textOf(name) });
    engine.ask({ kind: 'check', id: 2, effort: EFFORT, claim: null });
  });
}

/** What the command line says. */
function verdictsOnTerminal(name: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-page-'));
  const file = join(folder, 'report.json');
  const { seed, cases, maxHorizon } = EFFORT;
  const effort = ['--seed', `${seed}`, '--cases', `${cases}`, '--max-horizon', `${maxHorizon}`];
  lakatos(['check', join(FOLDER, name), ...effort, '--no-failures', '--json', file]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    documents: { claims: { name: string; verdict: string }[] }[];
  };
  rmSync(folder, { recursive: true });
  return Object.fromEntries(report.documents[0]!.claims.map((claim) => [claim.name, claim.verdict]));
}

describe('the playground says of each claim of the series what the command line says', () => {
  it.each(sampled(SERIES, 4))('%s', async (name) => {
    const verdicts = await verdictsInPage(name);
    expect(Object.keys(verdicts).length).toBeGreaterThan(0);
    expect(verdicts).toEqual(verdictsOnTerminal(name));
  });
});

describe('the proof of a claim', () => {
  it('is there when somebody asks, and is none where the claim has not been checked', async () => {
    const answers = await new Promise<readonly Answer[]>((done) => {
      const heard: Answer[] = [];
      const engine = new Engine(
        LIBRARY,
        (answer) => {
          heard.push(answer);
          if (answer.kind !== 'checked') return;
          engine.ask({ kind: 'argument', id: 3, claim: 'regret_telescope' });
          engine.ask({ kind: 'argument', id: 4, claim: 'telescoped_rates' });
          done(heard.filter(({ kind }) => kind !== 'progress'));
        },
        () => Promise.reject(new Error('its certificate is there: nothing is searched')),
      );
      const name = 'part-1-average-loss.md';
      engine.ask({ kind: 'document', id: 1, path: name, text: textOf(name) });
      engine.ask({ kind: 'check', id: 2, effort: EFFORT, claim: 'regret_telescope' });
    });
    expect(answers.map(({ kind }) => kind)).toEqual(['document', 'claim', 'checked', 'argument', 'nothing']);
    const [, claim, , proof] = answers;
    expect(claim).toMatchObject({ result: { verdict: 'proved', hasProof: true } });
    expect(proof).toMatchObject({
      markup: expect.stringMatching(/<details class="argument" open[\s\S]*katex/),
    });
  });
});
