import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
