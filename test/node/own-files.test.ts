import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputProblem, writeWhole } from '../../src/node/index.js';
import { isOwnFolder, writeOwn } from '../../src/node/write.js';

// Paths are absolute here, as tests share one working directory; every folder on the way is a real one.
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lakatos-own-'));
  mkdirSync(join(folder, 'elsewhere'));
  writeFileSync(join(folder, 'precious'), 'mine');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('what the tool names itself', () => {
  it('is written, with its folders', () => {
    const path = join(folder, '.lakatos', 'failures', 'a.json');
    expect(writeOwn(path, 'one')).toBeNull();
    expect(writeOwn(path, 'two')).toBeNull();
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(join(folder, '.lakatos', 'failures'))).toEqual(['a.json']);
  });

  it.each(['a file', 'a file that is not there', 'a folder'])('never goes through a link to %s', (what) => {
    mkdirSync(join(folder, '.lakatos', 'failures'), { recursive: true });
    const path = join(folder, '.lakatos', 'failures', 'a.json');
    const targets = { 'a file': 'precious', 'a folder': 'elsewhere', 'a file that is not there': 'new' };
    symlinkSync(join(folder, targets[what as keyof typeof targets]), path);
    expect(writeOwn(path, 'text')).toMatchObject({ code: 'unwritable' });
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'new'))).toBe(false);
  });

  it.each([['.lakatos'], ['.lakatos', 'failures']])('never goes into a linked folder: %s %s', (...names) => {
    const link = join(folder, ...names.filter(Boolean));
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync(join(folder, 'elsewhere'), link);
    expect(writeOwn(join(folder, '.lakatos', 'failures', 'a.json'), 'text')?.message).toMatch(/a link/);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
    expect(isOwnFolder(join(folder, '.lakatos', 'failures'))).toBe(false);
  });
});

describe('what the user names', () => {
  it('may be a link', () => {
    symlinkSync(join(folder, 'precious'), join(folder, 'link'));
    expect(writeWhole(join(folder, 'link'), 'text')).toBeNull();
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('text');
  });

  it('makes no folders', () => {
    const path = join(folder, 'nowhere', 'x.html');
    expect(outputProblem(path, [])?.message).toMatch(/its folder is not there/);
    expect(writeWhole(path, 'text')).toMatchObject({ code: 'unwritable' });
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });
});

describe('a folder that cannot be read', () => {
  it.skipIf(process.getuid?.() === 0)('is named itself', async () => {
    const { readSources } = await import('../../src/node/read-sources.js');
    const inner = join(folder, 'a', 'locked');
    mkdirSync(inner, { recursive: true });
    chmodSync(inner, 0o000);
    expect(readSources([folder]).problems[0]!.subject).toBe(inner);
    chmodSync(inner, 0o700);
  });
});
