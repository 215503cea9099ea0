import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimHash, claimSays, judgeAt } from '../../src/campaign/index.js';
import { pointFromJson } from '../../src/evaluation/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { checkpointFile } from '../../src/node/checkpoint-schema.js';
import { checkpointsOfOtherVersions, readCheckpoint, readFailure } from '../../src/node/index.js';
import { readJson } from '../../src/node/read-json.js';
import { reportFile } from '../../src/node/report-schema.js';

// Files that version 0.1.0 has written, never to be changed: every later version reads them, or refuses them by their version.

const KEPT = join('test', 'kept-by-0.1.0');
const path = (name: string) => join(KEPT, name);

describe('files that version 0.1.0 has written', () => {
  it('a failure is read, and its claim is recognised by what it says', async () => {
    const reading = await readFailure(path('failure.json'));
    if (reading.kind !== 'read') throw new Error(reading.problem.message);
    const failure = reading.value;
    const text = readFileSync(path('doubtful.md'), 'utf8');
    const { documents } = resolveDocuments([{ path: 'doubtful.md', text }], () => null);
    const says = documents[0]!.claims.filter((claim) => claimSays(claim, failure.says));
    expect(says.map(({ name }) => name)).toEqual(['short_sum']);
    expect(claimHash(says[0]!)).toBe(failure.hash);
    const point = pointFromJson(says[0]!, failure.at);
    if (point.kind !== 'point') throw new Error(point.problem.message);
    expect(judgeAt(says[0]!, point.point)).toMatchObject({
      kind: 'judged',
      report: { verdict: 'refuted', links: [{ counterexample: { rechecked: true } }] },
    });
  });

  it('a report is refused by its version', () => {
    expect(readJson(path('report.json'), reportFile)).toMatchObject({
      kind: 'problem',
      problem: {
        code: 'other-version',
        message: expect.stringMatching(
          /has the form lakatos-report\/1, and this version of lakatos reads lakatos-report\/2$/,
        ),
      },
    });
  });

  it('a checkpoint is refused by its version', () => {
    expect(readJson(path('checkpoint.json'), checkpointFile)).toMatchObject({
      kind: 'problem',
      problem: {
        code: 'other-version',
        message: expect.stringMatching(
          /has the form lakatos-checkpoint\/2, and this version of lakatos reads lakatos-checkpoint\/3$/,
        ),
      },
    });
  });
});

describe('a checkpoint in the folder of a campaign', () => {
  const home = process.cwd();
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lakatos-kept-'));
    mkdirSync(join(folder, '.lakatos', 'campaigns'), { recursive: true });
    cpSync(path('checkpoint.json'), join(folder, '.lakatos', 'campaigns', '06529515502be612.json'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it('that version 0.1.0 has left is not gone on from', async () => {
    expect(await readCheckpoint('06529515502be612')).toMatchObject({
      kind: 'problem',
      problem: { code: 'other-version' },
    });
    // A campaign of today looks for its own file: what it does not go on from is told.
    expect(await checkpointsOfOtherVersions()).toMatchObject([{ code: 'other-version' }]);
  });

  it('that is no file of a campaign is passed over', async () => {
    rmSync(join('.lakatos', 'campaigns', '06529515502be612.json'));
    expect(await checkpointsOfOtherVersions()).toEqual([]);
  });
});
