import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const MAIN = resolve('dist/command/main.js');
const DOCUMENT = claimBlock('holds', 'given x[t] > 0\nshow x[1] < sum(t in 1..T, x[t]) + 1');
const ARGS = ['check', 'a.md', '--no-prove', '--no-failures', '--cases', '20', '--max-horizon', '5'];

const secondsOf = (folder: string): number =>
  JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')).options.seconds;

describe('the time of a campaign', () => {
  it('is not that of a clock which somebody sets', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      // An hour forwards with every look at the clock, or an hour backwards.
      for (const step of [3_600_000, -3_600_000]) {
        const jump = `const now = Date.now; let by = 0; Date.now = () => now() + (by += ${step});`;
        writeFileSync(join(folder, 'jump.mjs'), jump);
        const started = performance.now();
        const { status } = spawnSync(
          process.execPath,
          ['--import', './jump.mjs', MAIN, ...ARGS, '--for', '1s', '--json', 'r.json'],
          { cwd: folder, encoding: 'utf8' },
        );
        expect(status).toBe(0);
        expect(performance.now() - started).toBeGreaterThanOrEqual(1000);
        expect(secondsOf(folder)).toBe(1);
      }
    });
  });
});

describe('a checkpoint that is there', () => {
  // One folder for all: every run takes a second, the shortest time there is.
  it('is not replaced without a word, has the sum of all its runs, and is not believed where it was altered', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const args = [...ARGS, '--for', '1s', '--json', 'r.json'];
      expect(lakatos(args, folder).stderr).toBe('');
      expect(lakatos(args, folder).stderr).toContain('a checkpoint of this campaign is replaced');
      expect(secondsOf(folder)).toBe(1);
      const resumed = lakatos([...args, '--resume'], folder);
      expect(resumed.stderr).toBe('');
      expect(secondsOf(folder)).toBe(2);
      expect(resumed.stdout).toContain('in 2 s');

      const campaigns = join(folder, '.lakatos', 'campaigns');
      const path = join(campaigns, readdirSync(campaigns)[0]!);
      const state = JSON.parse(readFileSync(path, 'utf8'));
      for (const altered of [
        { ...state, done: 10 ** 9, reports: [null] },
        { ...state, reports: [{ ...state.reports[0], links: [] }] },
        { ...state, reports: [{ ...state.reports[0], verdict: 'refuted', asExpected: false }] },
      ]) {
        writeFileSync(path, JSON.stringify(altered));
        const { status, stderr } = lakatos([...args, '--resume'], folder);
        expect(stderr).toContain(
          'error[foreign-checkpoint]: the checkpoint of this campaign is not believed',
        );
        expect(status).toBe(2);
      }
    });
  });
});

describe('a report that was altered', () => {
  it('makes no badge, chooses no claims, and is no shard beside its documents', () => {
    const fails = claimBlock('fails', 'given x > 0\nshow x <= 2');
    withFolder({ 'a.md': fails }, (folder) => {
      lakatos(
        ['check', 'a.md', '--cases', '30', '--no-failures', '--shard', '1/1', '--json', 'r.json', '-q'],
        folder,
      );
      const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'));
      const write = (altered: unknown) =>
        writeFileSync(join(folder, 'altered.json'), JSON.stringify(altered));
      write({ ...report, summary: { claims: 1, asExpected: 1, unexpected: 0 } });
      for (const args of [
        ['badge', 'altered.json', '--svg', '-'],
        ['check', 'a.md', '--failed', 'altered.json'],
      ]) {
        const { status, stderr } = lakatos(args, folder);
        expect(stderr).toContain(
          'error[altered-report]: altered.json is not believed: its sum is not that of its claims',
        );
        expect(status).toBe(2);
      }
      const merge = ['merge', 'altered.json', '-q'];
      expect(lakatos(merge, folder).stderr).toContain('is not believed: its sum');
      // A point that is no counterexample: only the judge sees that, and the judge needs the document.
      const [document] = report.documents;
      const [claim] = document.claims;
      const [link] = claim.links;
      const at = { T: 1, x: '1' };
      const altered = { ...link, counterexample: { ...link.counterexample, at } };
      write({ ...report, documents: [{ ...document, claims: [{ ...claim, links: [altered] }] }] });
      const { status, stderr } = lakatos([...merge, '--documents', 'a.md'], folder);
      expect(stderr).toContain('fails has a point at which the judge says something else');
      expect(status).toBe(2);
      expect(lakatos(['merge', 'r.json', '-q', '--documents', 'a.md'], folder).status).toBe(1);
    });
  });
});

describe('kept failures', () => {
  it('beyond the first 1,000 are not passed over without a word', () => {
    withFolder({ 'a.md': DOCUMENT }, (folder) => {
      const failures = join(folder, '.lakatos', 'failures');
      mkdirSync(failures, { recursive: true });
      for (let i = 0; i <= 1000; i += 1) writeFileSync(join(failures, `${i}.json`), '{}');
      const { stderr } = lakatos(['check', 'a.md', '--cases', '5', '-q'], folder);
      expect(stderr).toContain('has 1001 failures: the first 1000 are tried, the others are not');
    });
  });
});

/** Root reads everything: as root, the command is run by somebody else, who has to be able to read it. */
function asStranger(args: readonly string[], cwd: string) {
  const isRoot = process.getuid?.() === 0;
  return spawnSync(process.execPath, [MAIN, ...args], {
    cwd,
    encoding: 'utf8',
    ...(isRoot ? { uid: 65534, gid: 65534 } : {}),
  });
}

function othersMayRun(): boolean {
  try {
    accessSync(MAIN, constants.R_OK);
    return asStranger(['--version'], '/').status === 0;
  } catch {
    return false;
  }
}

describe('a folder with a folder inside that cannot be read', () => {
  it.skipIf(!othersMayRun())('names the inner one', () => {
    withFolder({}, (folder) => {
      const inner = join(folder, 'outer', 'locked');
      mkdirSync(inner, { recursive: true });
      writeFileSync(join(folder, 'outer', 'a.md'), DOCUMENT);
      chmodSync(folder, 0o755);
      chmodSync(inner, 0o000);
      const { status, stderr } = asStranger(['check', 'outer', '--cases', '5', '--no-failures'], folder);
      chmodSync(inner, 0o700);
      expect(stderr).toContain(join('outer', 'locked'));
      expect(status).toBe(2);
    });
  });
});
