import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closureOf, importGraph } from './support/import-graph.js';

const PAGE = resolve('docs/architecture.md');

/** How a document becomes a claim: every promise begins there. */
const READING = 'language/resolve/resolve-documents.ts';

/** Each promise, the files in which it is made, and where else it begins: those files are in the list of another promise. */
const PROMISES = [
  { title: '`refuted` and `ill-defined`', from: [READING, 'judgement/judge.ts'], elsewhere: [] },
  {
    title: 'In addition for `refuted`, of a claim about a method',
    from: ['method/check/complete.ts'],
    elsewhere: [READING, 'judgement/judge.ts'],
  },
  {
    title: 'In addition for `corroborated`, by a case in bulk',
    from: ['adversary/bulk/index.ts'],
    elsewhere: [READING, 'judgement/judge.ts'],
  },
  { title: '`proved`', from: [READING, 'proof/check.ts'], elsewhere: [] },
  {
    title: 'In addition for `proved`, of a claim about a method',
    from: ['proof/guarantee.ts'],
    elsewhere: [READING, 'proof/check.ts'],
  },
  {
    title: 'Not trusted: what reads certificates to the checker',
    from: ['proof/certificate/check-claim.ts'],
    elsewhere: [READING, 'proof/check.ts'],
  },
  {
    title: 'The second evaluator, which checks witnesses once more',
    from: ['recheck/index.ts'],
    elsewhere: [],
  },
] as const;

const graph = importGraph().used;

function filesOf({ from, elsewhere }: (typeof PROMISES)[number]): string[] {
  const others = closureOf(elsewhere, graph);
  return [...closureOf(from, graph)].filter((file) => !others.has(file)).sort();
}

const linesOf = (file: string): number => readFileSync(`src/${file}`, 'utf8').split('\n').length - 1;
const sum = (files: readonly string[]): number => files.reduce((lines, file) => lines + linesOf(file), 0);

function tableOf(promise: (typeof PROMISES)[number]): string {
  const files = filesOf(promise);
  const folders = [...new Set(files.map(dirname))].sort();
  const rows = folders.map((folder) => {
    const own = files.filter((file) => dirname(file) === folder);
    return `| \`${folder}/\` | ${own.map((file) => basename(file, '.ts')).join(', ')} | ${sum(own)} |`;
  });
  const head = `**${promise.title}**: ${files.length} files, ${sum(files)} lines.`;
  return [head, '', '| room | files | lines |', '| --- | --- | ---: |', ...rows].join('\n');
}

const START = '<!-- trusted base: written by vitest run test/trusted-base.test.ts -u -->';
const END = '<!-- end of the trusted base -->';

describe('the trusted base', () => {
  const text = PROMISES.map(tableOf).join('\n\n');
  it('is listed in docs/architecture.md as the imports are', async () => {
    const page = readFileSync(PAGE, 'utf8');
    const [before, rest] = page.split(START) as [string, string];
    const after = rest.split(END)[1]!;
    await expect(`${before}${START}\n\n${text}\n\n${END}${after}`).toMatchFileSnapshot(PAGE);
  });

  it('of a witness has no search in it', () => {
    for (const file of [...filesOf(PROMISES[0]), ...filesOf(PROMISES[1])])
      expect(file).not.toMatch(/^(adversary|prover|compiled|campaign|method\/search|node|cli)\b/);
  });

  it('of a proof has neither search nor floating point in it', () => {
    for (const file of filesOf(PROMISES[3]))
      expect(file).not.toMatch(
        /^(adversary|prover|compiled|campaign|evaluation|judgement|node|cli|arithmetic\/(binary64|decimal))\b/,
      );
  });
});
