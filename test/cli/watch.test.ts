import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WatchedReports } from '../../src/cli/watched-reports.js';
import { claimOf } from '../support/claim-of.js';
import { claimBlock } from '../support/command.js';
import { Running, withRunningFolder } from '../support/running.js';

const TRUE = claimBlock('holds', 'given x > 0\nshow x < x + 1');
const FALSE = claimBlock('fails', 'given x > 0\nshow x <= 2');

it('lakatos watch checks again what is saved, however an editor does that, until Ctrl-C', async () => {
  await withRunningFolder({ 'a.md': TRUE }, async (folder) => {
    const document = join(folder, 'a.md');
    const running = new Running(['watch', 'a.md', '--cases', '50'], folder);
    let at = await running.says('Ctrl-C ends');
    expect(running.stdout).toContain('✓ holds  corroborated');

    writeFileSync(document, TRUE + FALSE);
    at = await running.says('2 claims: 1 as expected, 1 not', at);
    at = await running.says('Ctrl-C ends', at);

    writeFileSync(document, TRUE + FALSE.replace('show', 'shwo'));
    at = await running.says('a.md:7:1: error[unknown-line]', at);
    at = await running.says('Ctrl-C ends', at);

    writeFileSync(join(folder, 'a.md.new'), TRUE);
    renameSync(join(folder, 'a.md.new'), document);
    at = await running.says('1 claim: 1 as expected', at);
    await running.says('Ctrl-C ends', at);

    running.kill('SIGINT');
    expect(await running.ended).toBe(130);
    expect(running.stderr).toBe('');
  });
});

it('lakatos watch says what a first look finds, then what the whole hunt does', async () => {
  await withRunningFolder({ 'a.md': TRUE + FALSE }, async (folder) => {
    const running = new Running(['watch', 'a.md', '--cases', '400'], folder);
    const first = await running.says('still looking');
    expect(running.stdout.slice(0, first)).toMatch(/✓ holds {2}corroborated +\d\d /);
    expect(running.stdout.slice(0, first)).toContain(
      '2 claims: 1 as expected, 1 not (seed 1, 50 cases a claim',
    );
    const end = await running.says('Ctrl-C ends', first);
    expect(running.stdout.slice(first, end)).toMatch(/✓ holds {2}corroborated +\d{3} /);
    expect(running.stdout.slice(first, end)).toContain('(seed 1, 400 cases a claim');
    running.kill('SIGINT');
    await running.ended;
  });
});

it('lakatos watch clears the window of a terminal, and a file name does not', async () => {
  const name = '\x1b[2Jb\n  ✓ holds  proved.md';
  const terminal = 'process.stdout.isTTY = true;';
  await withRunningFolder({ 'tty.mjs': terminal, [name]: TRUE }, async (folder) => {
    const running = new Running(['watch', name, '--cases', '20'], folder, ['--import', './tty.mjs']);
    await running.says('Ctrl-C ends');
    running.kill('SIGINT');
    await running.ended;
    const shown = running.stdout.split('\x1b[2J\x1b[3J\x1b[H');
    expect(shown.length).toBeGreaterThan(1);
    expect(shown[0]).toBe('');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is about control characters
    expect(shown.join('').replace(/\x1b\[[0-9;]*m/g, '')).not.toMatch(/[^\P{Cc}\n]/u);
    expect(shown.join('')).not.toMatch(/^ {2}✓ holds {2}proved\.md/m);
    expect(running.stdout).toContain('watching \ufffd[2Jb\ufffd  ✓ holds  proved.md');
  });
});

describe('reports of watched claims', () => {
  const watched = (lines: string) => ({ path: 'a.md', claim: claimOf(lines) });
  const one = watched('given x > 0\nshow x < x + 1');
  const two = watched('given x > 0\nshow x <= 2 * x');
  const options = { seed: 1, cases: 300, maxHorizon: 10 };

  it('are made in two looks where something has changed, in one where nothing has', async () => {
    const reports = new WatchedReports(options, () => false);
    expect(reports.looksAt([one, two])).toEqual([50, 300]);
    for (const claim of [one, two]) await reports.hunt(claim, 300);
    expect(reports.looksAt([one, two])).toEqual([300]);
    expect(reports.looksAt([one, watched('given x > 0\nshow x <= 3 * x')])).toEqual([50, 300]);
  });

  it('share a first look that does not grow with the document', () => {
    const many = Array.from({ length: 30 }, (_, i) => watched(`given x > 0\nshow x < x + ${i + 1}`));
    const [first] = new WatchedReports(options, () => false).looksAt(many);
    expect(first! * many.length).toBeLessThanOrEqual(200);
    expect(new WatchedReports({ ...options, cases: 20 }, () => false).looksAt([one])).toEqual([20]);
  });

  it('are not made again for a claim that stays as it is, and stop when the documents change', async () => {
    const reports = new WatchedReports(options, () => false);
    const before = await reports.hunt(one, 300);
    expect(await reports.hunt(watched('given x > 0\nshow x < x + 1'), 300)).toEqual(before);
    reports.keepOnly([two]);
    expect(reports.known(one, 300)).toBeUndefined();
    expect(await new WatchedReports(options, () => true).hunt(one, 300)).toEqual({ kind: 'stale' });
  });
});
