import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeptFailure, Report } from '../../src/campaign/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const FALSE = claimBlock('fails', 'given x > 0\nshow x <= 2');
const STORE = join('.lakatos', 'failures');

/** The only failure file of a folder. */
function failureIn(folder: string): string {
  const names = readdirSync(join(folder, STORE));
  expect(names).toHaveLength(1);
  return join(STORE, names[0]!);
}

function contentOf(folder: string, file: string): KeptFailure {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as KeptFailure;
}

interface Found {
  readonly file: string;
  readonly text: string;
}

/** What `check` has kept of documents, each of which it hunts once. */
const FOUND = new Map<string, Found>();

function found(document: string): Found {
  const known = FOUND.get(document);
  if (known) return known;
  const kept = withFolder({ 'a.md': document }, (folder) => {
    expect(lakatos(['check', 'a.md', '--cases', '50'], folder).status).toBe(1);
    const file = failureIn(folder);
    return { file, text: readFileSync(join(folder, file), 'utf8') };
  });
  FOUND.set(document, kept);
  return kept;
}

/** A folder as `check` leaves it when it has refuted `document`. */
function withFailure<R>(document: string, use: (folder: string, file: string) => R): R {
  const { file, text } = found(document);
  return withFolder({ 'a.md': document }, (folder) => {
    mkdirSync(join(folder, STORE), { recursive: true });
    writeFileSync(join(folder, file), text);
    return use(folder, file);
  });
}

describe('lakatos check keeps failures', () => {
  it('in a small file that says everything, and says where', () => {
    withFolder({ 'a.md': FALSE }, (folder) => {
      const { stdout } = lakatos(['check', 'a.md'], folder);
      const file = failureIn(folder);
      expect(stdout).toContain(`replay: npx lakatos replay ${file}`);
      expect(contentOf(folder, file)).toEqual({
        schema: 'lakatos-failure/1',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        claim: 'fails',
        document: 'a.md',
        verdict: 'refuted',
        at: { T: 1, x: '3' },
        fails: [
          {
            kind: 'link',
            text: 'x <= 2',
            source: null,
            verdict: 'refuted',
            indices: {},
            lhs: { lower: '3', upper: '3' },
            rhs: { lower: '2', upper: '2' },
            digits: 40,
            missing: null,
          },
        ],
        found: { seed: 1, cases: 1000, maxHorizon: 100 },
        hash: expect.stringMatching(/^[0-9a-f]{16}$/),
        says: ['given x > 0', 'show x <= 2'],
        block: ['given x > 0', 'show x <= 2'],
      });
    });
  });

  it('once, however often it is found', () => {
    withFailure(FALSE, (folder, file) => {
      const before = readFileSync(join(folder, file), 'utf8');
      lakatos(['check', 'a.md', '--cases', '50'], folder);
      expect(readFileSync(join(folder, failureIn(folder)), 'utf8')).toBe(before);
    });
  });

  it('also sides that do not exist, but not what a claim expects, nor with --no-failures', () => {
    const document = claimBlock('gap', 'given x\nshow 1 / x <= 2 + 1 / x');
    withFailure(document, (folder, file) => {
      const { verdict, at, fails } = contentOf(folder, file);
      expect(verdict).toBe('ill-defined');
      expect(at).toEqual({ T: 1, x: '0' });
      expect(fails[0]!.missing).toMatchObject({ side: 'left', subexpression: '1 / x' });
    });
    withFolder({ 'a.md': FALSE.replace('<= 2', '<= 2\nexpect refuted') }, (folder) => {
      expect(lakatos(['check', 'a.md'], folder).status).toBe(0);
      expect(existsSync(join(folder, STORE))).toBe(false);
    });
    withFolder({ 'a.md': FALSE }, (folder) => {
      expect(lakatos(['check', 'a.md', '--no-failures'], folder).status).toBe(1);
      expect(existsSync(join(folder, STORE))).toBe(false);
    });
  });

  it('tries them first: what a hunt of one case misses is refuted', () => {
    // Fails at multiples of a prime, which no slope leads to.
    const rare = claimBlock('rare', 'given n in 1..10^12\nshow mod(n*n, 1000003) >= 1');
    withFailure(FALSE, (folder, file) => {
      const args = ['check', 'b.md', '--cases', '1', '--json', '-'];
      writeFileSync(join(folder, 'b.md'), rare);
      expect(lakatos(args, folder).status).toBe(0);
      const known = {
        ...contentOf(folder, file),
        claim: 'rare',
        document: './b.md',
        at: { T: 1, n: '1000003' },
      };
      writeFileSync(join(folder, STORE, 'rare.json'), JSON.stringify(known));
      const { status, stdout } = lakatos(args, folder);
      const [claim] = (JSON.parse(stdout) as Report).documents[0]!.claims;
      expect(claim).toMatchObject({ verdict: 'refuted', asExpected: false });
      expect(claim!.links[0]!.counterexample).toMatchObject({ at: { T: 1, n: '1000003' } });
      expect(status).toBe(1);
      expect(lakatos([...args, '--no-failures'], folder).status).toBe(0);
    });
  });

  it('passes over files that are no failures, and says so', () => {
    withFailure(FALSE, (folder) => {
      writeFileSync(join(folder, STORE, 'zzz.json'), '{"schema": "something else"}');
      const { status, stderr } = lakatos(['check', 'a.md', '--cases', '50'], folder);
      expect(stderr).toContain('zzz.json is no failure file at schema');
      expect(stderr).toContain('it is passed over');
      expect(status).toBe(1);
    });
  });
});

describe('lakatos replay', () => {
  it('ends with 1 when the claim still fails, without hunting', () => {
    withFailure(FALSE, (folder, file) => {
      const { status, stdout } = lakatos(['replay', file], folder);
      expect(stdout).toBe(`fails  a.md:1
  the claim says what it said when it failed
  still refuted

  refuted link: x <= 2
    at T = 1, x = 3
    left   3
    right  2
    certified with directed rounding at 40 digits
    see it: npx lakatos explain fails --in a.md --at '{"T":1,"x":"3"}'
`);
      expect(status).toBe(1);
    });
  });

  it('says what has changed, and whether that helped', () => {
    withFailure(FALSE, (folder, file) => {
      writeFileSync(join(folder, 'a.md'), FALSE.replace('<= 2', '<= 3'));
      const mended = lakatos(['replay', file], folder);
      expect(mended.stdout).toContain('the claim has changed since:\n  - show x <= 2\n  + show x <= 3');
      expect(mended.stdout).toContain('fails no more: every link holds there');
      expect(mended.status).toBe(0);
      writeFileSync(join(folder, 'a.md'), FALSE.replace('<= 2', '<= 2.5'));
      expect(lakatos(['replay', file], folder).status).toBe(1);
      writeFileSync(join(folder, 'narrow.md'), FALSE.replace('> 0', 'in (0, 1]'));
      const outside = lakatos(['replay', file, '--in', 'narrow.md'], folder);
      expect(outside.stdout).toContain('the claim says nothing there');
      expect(outside.status).toBe(0);
      writeFileSync(join(folder, 'a.md'), FALSE.replaceAll('x', 'y'));
      expect(lakatos(['replay', file], folder).stdout).toContain('the claim does not take this point');
    });
  });

  it.each([
    ['holds', { T: 1, x: '1' }, 'every link holds there'],
    ['is outside', { T: 1, x: '-1' }, 'the claim says nothing there'],
    ['does not fit', { T: 1, y: '3' }, 'the claim does not take this point'],
  ])('does not believe a file of an unchanged claim that %s', (_, at, why) => {
    withFailure(FALSE, (folder, file) => {
      const path = join(folder, file);
      writeFileSync(path, JSON.stringify({ ...contentOf(folder, file), at }));
      const { status, stdout, stderr } = lakatos(['replay', file], folder);
      expect(stderr).toContain('is no failure of fails, which has not changed since');
      expect(stderr).toContain(why);
      expect(stdout.trim()).toBe('');
      expect(status).toBe(2);
    });
  });

  it('passes over a point that is too large, and says so when it is asked for it', () => {
    withFailure(claimBlock('long', 'given G[t] > 0\nshow G[1] <= 2'), (folder, file) => {
      const altered = { ...contentOf(folder, file), at: { T: 1_000_000_000, G: ['3'] } };
      writeFileSync(join(folder, file), JSON.stringify(altered));
      expect(lakatos(['check', 'a.md', '--cases', '20', '-q'], folder).status).toBe(1);
      writeFileSync(join(folder, file), JSON.stringify(altered));
      writeFileSync(join(folder, 'a.md'), claimBlock('long', 'given G[t] > 0\nshow G[1] <= 3'));
      const { status, stderr } = lakatos(['replay', file], folder);
      expect(stderr).toContain(`${file} cannot be replayed`);
      expect(status).toBe(2);
    });
  });

  it('prints nothing that steers a terminal', () => {
    withFailure(FALSE, (folder, file) => {
      const altered = { ...contentOf(folder, file), claim: 'fa\u001b[31mils' };
      writeFileSync(join(folder, file), JSON.stringify(altered));
      const { status, stderr } = lakatos(['replay', file], folder);
      expect(stderr).toContain('it has control characters');
      expect(stderr).not.toContain('\u001b');
      expect(status).toBe(2);
    });
  });

  it('is content with a claim that expects to fail, and finds one that was renamed or has moved', () => {
    withFailure(FALSE, (folder, file) => {
      writeFileSync(join(folder, 'a.md'), FALSE.replace('<= 2', '<= 2\nexpect refuted'));
      const expected = lakatos(['replay', file], folder);
      expect(expected.stdout).toContain('still refuted, as the claim expects');
      expect(expected.status).toBe(0);
      writeFileSync(join(folder, 'a.md'), FALSE.replace('claim fails', 'claim other'));
      expect(lakatos(['replay', file], folder).stdout).toContain('it was called fails when it failed');
      mkdirSync(join(folder, 'moved'));
      writeFileSync(join(folder, 'moved', 'b.md'), FALSE);
      expect(lakatos(['replay', file, '--in', 'moved'], folder).stdout).toContain('moved/b.md:1');
    });
  });

  it('replays in a row, with the status of the worst', () => {
    withFailure(FALSE, (folder, file) => {
      writeFileSync(join(folder, 'bad.json'), '[');
      const { status, stdout, stderr } = lakatos(['replay', 'bad.json', file], folder);
      expect(stderr).toContain('bad.json is not JSON');
      expect(stdout).toContain('still refuted');
      expect(status).toBe(2);
    });
  });

  // Files that released versions have written, never to be changed: every later version replays them.
  it('replays what version 0.1.0 has kept', () => {
    const lines =
      'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow sum(t in 1..T, G[t]^2 / V[t]) <= 1 + ln(T)';
    withFolder({ 'mine.md': claimBlock('log_sum', lines) }, (folder) => {
      const { status, stdout, stderr } = lakatos(
        ['replay', resolve('test/cli/kept/refuted-0.1.0.json')],
        folder,
      );
      expect(stderr).toBe('');
      expect(stdout).toContain('the claim says what it said when it failed\n  still refuted');
      expect(stdout).toContain('at T = 2, G = (1, 2)\n    left   1.8\n    right  1.6931471…');
      expect(status).toBe(1);
    });
  });

  const foreign: readonly (readonly [string, (failure: KeptFailure) => unknown, RegExp])[] = [
    ['no file', () => undefined, /cannot be read: there is no such file/],
    ['another kind of file', () => ({ schema: 'lakatos-report/2' }), /is no failure file at schema/],
    ['a list', () => [], /is no failure file/],
    ['a number in a point', (f) => ({ ...f, at: { T: 1, x: 3 } }), /is no failure file at at/],
    ['a number that is none', (f) => ({ ...f, at: { T: 1, x: '1/0' } }), /at at/],
    ['more than there is to say', (f) => ({ ...f, script: 'x' }), /Unrecognized key: "script"/],
    ['a claim that was tampered with', (f) => ({ ...f, says: ['show 1 <= 2'] }), /the file was changed/],
    ['a document above this folder', (f) => ({ ...f, document: '../a.md' }), /no document of this folder/],
    ['an absolute path', (f) => ({ ...f, document: '/etc/hosts.md' }), /no document of this folder/],
    ['a file that is no document', (f) => ({ ...f, document: 'secret.txt' }), /no document of this folder/],
    ['a link', (f) => ({ ...f, document: 'linked.md' }), /no document of this folder/],
    ['a hidden folder', (f) => ({ ...f, document: '.lakatos/a.md' }), /no document of this folder/],
    ['an unknown document', (f) => ({ ...f, document: 'b.md' }), /no document of this folder/],
    [
      'a claim that is gone',
      (f) => ({ ...f, claim: 'gone', says: [], hash: 'cbf29ce484222325' }),
      /has no claim gone any more/,
    ],
  ];

  it('ends with 2 on what is no failure of a claim here, and says why', () => {
    withFailure(FALSE, (folder, file) => {
      writeFileSync(join(folder, 'secret.txt'), FALSE);
      symlinkSync(join(folder, 'a.md'), join(folder, 'linked.md'));
      const known = contentOf(folder, file);
      for (const [i, [, change]] of foreign.entries()) {
        const content = change(known);
        if (content !== undefined) writeFileSync(join(folder, `${i}.json`), JSON.stringify(content));
      }
      const names = foreign.map((_, i) => `${i}.json`);
      const { status, stderr, stdout } = lakatos(['replay', ...names], folder);
      const messages = stderr.trimEnd().split(/\n(?!help:)/);
      expect(messages).toHaveLength(foreign.length);
      for (const [i, [what, , message]] of foreign.entries()) expect(messages[i], what).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
      expect(stdout.trim()).toBe('');
      expect(status).toBe(2);
    });
  });
});

describe('lakatos guard', () => {
  it('writes nothing about a claim whose name the file has taken', () => {
    const innocent = claimBlock('innocent', 'given x > 0\nshow x <= x + 1');
    withFailure(`${FALSE}\n${innocent}`, (folder, file) => {
      writeFileSync(join(folder, file), JSON.stringify({ ...contentOf(folder, file), claim: 'innocent' }));
      const replayed = lakatos(['replay', file], folder).stdout;
      expect(replayed).toContain('fails  a.md:1\n  it was called innocent when it failed');
      expect(lakatos(['guard', file], folder).stdout).toContain(
        'fails now says that it expects to be refuted',
      );
      const text = readFileSync(join(folder, 'a.md'), 'utf8');
      expect(text).toContain(innocent);
      expect(text).not.toContain('innocent_refuted');
    });
  });

  it('marks a claim that still says what failed', () => {
    withFailure(`# Prose\n\n${FALSE}\nMore prose.\n`, (folder, file) => {
      const { status, stdout } = lakatos(['guard', file], folder);
      expect(stdout).toBe(
        'a.md: fails now says that it expects to be refuted\nlakatos check finds the failure by itself\n',
      );
      expect(status).toBe(0);
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(
        `# Prose\n\n${FALSE.replace('<= 2', '<= 2\nexpect refuted  # at T = 1, x = 3')}\nMore prose.\n`,
      );
      expect(lakatos(['check', 'a.md'], folder).status).toBe(0);
      expect(lakatos(['guard', file], folder).stdout).toContain('expects to be refuted already');
    });
  });

  it('adds what failed below a claim that was changed', () => {
    withFailure(`${FALSE}\nMore prose.\n`, (folder, file) => {
      const mended = FALSE.replace('given x > 0', 'given x in (0, 2]');
      writeFileSync(join(folder, 'a.md'), `${mended}\nMore prose.\n`);
      expect(lakatos(['guard', file], folder).stdout).toContain('a.md: added fails_refuted');
      const known = claimBlock(
        'fails_refuted',
        'given x > 0\nshow x <= 2\nexpect refuted  # at T = 1, x = 3',
      );
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(
        `${mended}\nThis is known to be false: \`fails\` as it once was.\n\n${known}\nMore prose.\n`,
      );
      expect(lakatos(['check', 'a.md'], folder).status).toBe(0);
    });
  });

  it('keeps lists, quotes and line ends as they are', () => {
    const quoted = FALSE.trimEnd()
      .split('\n')
      .map((line) => `> ${line}\r\n`)
      .join('');
    withFailure(quoted, (folder, file) => {
      lakatos(['guard', file], folder);
      const text = readFileSync(join(folder, 'a.md'), 'utf8');
      expect(text).toContain('> show x <= 2\r\n> expect refuted  # at T = 1, x = 3\r\n> ```\r\n');
    });
  });

  it('writes nothing that the file smuggles in', () => {
    withFailure(FALSE, (folder, file) => {
      const changed = FALSE.replace('<= 2', '<= 3');
      writeFileSync(join(folder, 'a.md'), changed);
      for (const block of [
        ['given x > 0', 'show x <= 2', '```', '<script>alert(1)</script>', '```claim other', 'show 1 <= 2'],
        ['given x > 0', 'show x <= 1'],
        ['given x > 0', 'show x <= 2\n```\n\n# Owned\n\n```claim b\nshow 1 <= 2'],
        ['nonsense'],
      ]) {
        writeFileSync(join(folder, 'f.json'), JSON.stringify({ ...contentOf(folder, file), block }));
        const { status, stderr } = lakatos(['guard', 'f.json'], folder);
        expect(stderr).toContain('cannot guard a.md');
        expect(status).toBe(2);
        expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(changed);
      }
    });
  });
});
