import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const HOLDS = claimBlock('holds', 'given x > 0\nshow x <= x + 1');
const FAILS = claimBlock('fails', 'given x > 0\nshow x <= x / 2');

/** The script of the action, as it stands in its file. */
function actionScript(): string {
  const text = readFileSync('action.yml', 'utf8');
  return text.slice(text.indexOf('run: |') + 'run: |\n'.length).replace(/^ {8}/gm, '');
}

/** Runs the action in a folder; `npx` takes the package of this checkout instead of one from the network. */
function action(folder: string, inputs: Readonly<Record<string, string>>) {
  mkdirSync(join(folder, 'bin'));
  const npx = join(folder, 'bin', 'npx');
  writeFileSync(
    npx,
    `#!/bin/sh\nshift 2\nexec '${process.execPath}' '${resolve('dist/command/main.js')}' "$@"\n`,
  );
  chmodSync(npx, 0o755);
  const all = { PATHS: 'proofs', ARGS: '--cases 50', VERSION: 'latest', REPORT: '', BADGE: '', ...inputs };
  return spawnSync('bash', ['-c', actionScript()], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: join(folder, 'bin') + delimiter + process.env.PATH,
      ...Object.fromEntries(Object.entries(all).map(([name, value]) => [`LAKATOS_${name}`, value])),
    },
  });
}

describe('the action', () => {
  it('has a status, annotations, a page and a badge', () => {
    withFolder({ 'a.md': HOLDS + FAILS }, (folder) => {
      const { status, stdout, stderr } = action(folder, {
        PATHS: 'a.md',
        REPORT: 'report.html',
        BADGE: 'lakatos.svg',
      });
      expect(status, stderr).toBe(1);
      expect(stdout).toMatch(/^::error file=a\.md,line=5,title=fails%3A refuted::/m);
      expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('1 not as expected');
      expect(readFileSync(join(folder, 'lakatos.svg'), 'utf8')).toMatch(/^<svg/);
    });
  });

  it('does not run what its inputs say', () => {
    withFolder({ 'a.md': HOLDS }, (folder) => {
      expect(action(folder, { PATHS: '$(touch taken) a.md;touch taken' }).status).toBe(2);
      expect(existsSync(join(folder, 'taken'))).toBe(false);
    });
  });
});

describe('the hook of pre-commit', () => {
  const text = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const field = (name: string): string => new RegExp(`^ +${name}: (.*)$`, 'm').exec(text)![1]!;

  it('is offered the documents, and no README', () => {
    const isOffered = (path: string) =>
      new RegExp(field('files')).test(path) && !new RegExp(field('exclude')).test(path);
    expect(['proofs/a.md', 'proofs/README.md', 'README.md', 'notes/a.md'].map(isOffered)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('passes what holds without a word, and stops what fails', () => {
    withFolder({ 'a.md': HOLDS, 'b.md': FAILS }, (folder) => {
      const [program, ...args] = field('entry').split(' ');
      expect(program).toBe('lakatos');
      expect(lakatos([...args, 'a.md'], folder)).toEqual({ status: 0, stdout: '', stderr: '' });
      expect(lakatos([...args, 'a.md', 'b.md'], folder).status).toBe(1);
    });
  });
});
