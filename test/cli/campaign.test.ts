import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/campaign/index.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';
import { Running, withRunningFolder } from '../support/running.js';
import { IS_WHOLE } from '../support/sampled.js';

const TELESCOPE = `given R > 0
given G[t] > 0
let V[t] = sum(k in 1..t, G[k]^2)
let eta[t] = R / sqrt(V[t])
show sum(t in 1..T, eta[t] * G[t]^2) <= 2 * R * sqrt(V[T])`;

const DOCUMENTS = {
  'a.md':
    claimBlock('telescope', TELESCOPE) +
    claimBlock('fails', 'given G[t] >= 0\nshow sum(t in 1..T, G[t]) <= 2 * G[1]\nexpect refuted'),
  'b.md':
    claimBlock('ties', 'given x, y > 0\nshow x / y + y / x >= 2') +
    claimBlock('gap', 'given x in [0, 1]\nshow 1 / x <= 2 / x'),
};

// Three rounds of each claim.
const ARGS = [
  'check',
  'a.md',
  'b.md',
  '--cases',
  '50',
  '--round-cases',
  '20',
  '--max-horizon',
  '6',
  '--no-failures',
  '-q',
];

function reportOf(folder: string, name: string): Report {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report;
}

/** The checkpoints of a folder. */
function checkpointsIn(folder: string): string[] {
  const campaigns = join(folder, '.lakatos', 'campaigns');
  return existsSync(campaigns) ? readdirSync(campaigns).filter((name) => name.endsWith('.json')) : [];
}

function roundsIn(report: Report): number {
  const claims = report.documents.flatMap((document) => document.claims);
  return claims.reduce((sum, { rounds }) => sum + rounds, 0);
}

describe('the shards of a campaign', () => {
  it('together are the undivided one, to the byte, in any order', () => {
    withFolder(DOCUMENTS, (folder) => {
      lakatos([...ARGS, '--json', 'whole.json'], folder);
      for (const i of [1, 2, 3]) lakatos([...ARGS, '--shard', `${i}/3`, '--json', `${i}.json`], folder);
      const whole = reportOf(folder, 'whole.json');
      const claims = whole.documents.flatMap((document) => document.claims);
      // Some claims are hunted in several rounds, so that one claim is divided.
      expect(Math.max(...claims.map(({ rounds }) => rounds))).toBeGreaterThan(1);
      expect(claims.map(({ verdict }) => verdict)).toEqual(['proved', 'refuted', 'proved', 'ill-defined']);
      for (const order of [
        ['1.json', '2.json', '3.json'],
        ['3.json', '1.json', '2.json'],
      ]) {
        const { status } = lakatos(['merge', ...order, '--json', 'merged.json'], folder);
        expect(readFileSync(join(folder, 'merged.json'), 'utf8')).toBe(
          readFileSync(join(folder, 'whole.json'), 'utf8'),
        );
        expect(status).toBe(1);
      }
    });
  });

  it('make the page of the undivided one, from documents that are still the same', () => {
    withFolder({ 'a.md': claimBlock('holds', 'given x > 0\nshow x < x + 1') }, (folder) => {
      const args = [
        'check',
        'a.md',
        '--cases',
        '6',
        '--round-cases',
        '3',
        '--no-prove',
        '--no-failures',
        '-q',
      ];
      lakatos([...args, '--html', 'whole.html'], folder);
      for (const i of [1, 2]) lakatos([...args, '--shard', `${i}/2`, '--json', `${i}.json`], folder);
      const page = ['merge', '1.json', '2.json', '-q', '--html', 'merged.html'];
      expect(lakatos([...page, '--documents', 'a.md'], folder)).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(join(folder, 'merged.html'), 'utf8')).toBe(
        readFileSync(join(folder, 'whole.html'), 'utf8'),
      );
      expect(lakatos(page, folder).stderr).toContain('error[no-documents]: a page shows the documents');
      writeFileSync(join(folder, 'b.md'), claimBlock('other', 'given x > 0\nshow x < x + 1'));
      expect(lakatos([...page, '--documents', 'b.md'], folder).stderr).toContain(
        'the reports are about a.md, which is not among the documents',
      );
      for (const body of ['given x > 0\nshow x < x + 2', '\ngiven x > 0\nshow x < x + 1']) {
        const text = claimBlock('holds', body.trimStart());
        writeFileSync(join(folder, 'a.md'), body.startsWith('\n') ? `\n${text}` : text);
        const { status, stderr } = lakatos([...page, '--documents', 'a.md'], folder);
        expect(stderr).toContain('error[other-documents]: a.md is no longer what the reports are about');
        expect(status).toBe(2);
      }
    });
  });

  it('are put together only if they are all there, and reports', () => {
    withFolder({ 'a.md': claimBlock('holds', 'given x > 0\nshow x < x + 1') }, (folder) => {
      const shard = ['check', 'a.md', '--cases', '5', '--shard', '1/2', '--json', '1.json'];
      expect(lakatos(shard, folder).status).toBe(0);
      const missing = lakatos(['merge', '1.json'], folder);
      expect(missing.stderr).toContain('error[cannot-merge]: shard 2/2 is missing');
      expect(missing.status).toBe(2);
      const foreign = lakatos(['merge', '1.json', 'a.md'], folder);
      expect(foreign.stderr).toContain('a.md is not JSON');
      expect(foreign.status).toBe(2);
      const impossible = { ...reportOf(folder, '1.json'), shard: { index: 3, of: 2 } };
      writeFileSync(join(folder, '3.json'), JSON.stringify(impossible));
      const beyond = lakatos(['merge', '1.json', '3.json'], folder);
      expect(beyond.stderr).toContain('3.json is no report at shard: there is no such shard');
      expect(beyond.status).toBe(2);
    });
  });

  it.each(['0/2', '3/2', '1', 'a/b'])('are no %s', (shard) => {
    expect(lakatos([...ARGS, '--shard', shard]).stderr).toContain('It takes I/N');
  });
});

describe('lakatos check --for', () => {
  it('goes on for a time, and says how many rounds that were', () => {
    withFolder(DOCUMENTS, (folder) => {
      const args = [
        'check',
        'a.md',
        '--claim',
        'telescope',
        // What is proved is not sampled for so long.
        '--no-prove',
        '--cases',
        '20',
        '--for',
        '1s',
        '--json',
        'r.json',
      ];
      const before = Date.now();
      const { status, stdout } = lakatos(args, folder);
      expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
      const done = roundsIn(reportOf(folder, 'r.json'));
      const rounds = `${done.toLocaleString('en-US')} ${done === 1 ? 'round' : 'rounds'}`;
      expect(stdout).toContain(`${rounds} of up to 20 cases a claim in 1 s, T up to 100, without proofs)`);
      expect(done).toBeGreaterThanOrEqual(1);
      expect(status).toBe(0);
      // What was done in that time is where the same command goes on.
      lakatos([...args, '--resume'], folder);
      expect(roundsIn(reportOf(folder, 'r.json'))).toBeGreaterThan(done);
    });
  });

  it.each(['2', 'soon', '0s', '400h', '2 h'])('takes no %j', (time) => {
    expect(lakatos([...ARGS, '--for', time]).stderr).toContain('It takes a time such as');
  });
});

describe('a campaign that is stopped', () => {
  it('by Ctrl-C says what is known so far, and goes on from there', async () => {
    await withRunningFolder(DOCUMENTS, async (folder) => {
      const args = [
        'check',
        'a.md',
        '--cases',
        '2000000',
        '--round-cases',
        '100',
        '--no-failures',
        '--json',
        'r.json',
      ];
      const running = new Running(args, folder);
      while (checkpointsIn(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      running.kill('SIGINT');
      expect(await running.ended).toBe(130);
      expect(running.stdout).toContain('interrupted');
      expect(running.stderr).toContain('the same command with --resume goes on from here');
      expect(reportOf(folder, 'r.json').interrupted).toBe(true);
    });
  });

  it('before its time is up says how long it ran', async () => {
    await withRunningFolder(DOCUMENTS, async (folder) => {
      const args = ['check', 'a.md', '--for', '2h', '--round-cases', '50', '--no-prove', '--json', 'r.json'];
      const running = new Running(args, folder);
      while (checkpointsIn(folder).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      running.kill('SIGINT');
      expect(await running.ended).toBe(130);
      expect(reportOf(folder, 'r.json').options.seconds).toBeLessThan(3600);
      expect(running.stdout).not.toContain('in 2 h');
    });
  });

  it('and has a checkpoint that is damaged says so', () => {
    withFolder(DOCUMENTS, (folder) => {
      const args = ['check', 'a.md', '--cases', '20', '--for', '1s', '--no-failures'];
      lakatos(args, folder);
      const [name] = checkpointsIn(folder);
      writeFileSync(join(folder, '.lakatos', 'campaigns', name!), '{"schema": "lakatos-checkpoint/1"');
      const { status, stderr } = lakatos([...args, '--resume'], folder);
      expect(stderr).toContain('is not JSON: it is damaged');
      expect(status).toBe(2);
    });
  });

  // LAKATOS_KILLS=200 npx vitest run --mode long test/cli/campaign.test.ts -t kill
  const kills = Number(process.env.LAKATOS_KILLS ?? (IS_WHOLE ? 2 : 1));

  it(`by kill -9 at random moments (${kills} ${kills === 1 ? 'run' : 'runs'}) ends with the report of an undisturbed run`, async () => {
    await withRunningFolder(DOCUMENTS, async (folder) => {
      const args = [
        'check',
        'a.md',
        '--cases',
        '100',
        '--round-cases',
        '20',
        '--max-horizon',
        '6',
        '--no-failures',
        '-q',
        '--resume',
      ];
      const started = Date.now();
      lakatos([...args, '--json', 'whole.json'], folder);
      const duration = Date.now() - started;
      const whole = readFileSync(join(folder, 'whole.json'), 'utf8');
      for (let run = 0; run < kills; run += 1) {
        let end: number | NodeJS.Signals = 'SIGKILL';
        // Random on purpose: the moments are what no test would think of.
        for (let attempt = 0; end === 'SIGKILL'; attempt += 1) {
          const running = new Running([...args, '--json', 'resumed.json'], folder);
          const patience = duration * (0.1 + 0.5 * Math.random() + 0.1 * attempt);
          const timer = setTimeout(() => running.kill('SIGKILL'), patience);
          end = await running.ended;
          clearTimeout(timer);
        }
        expect(end).toBe(0);
        expect(readFileSync(join(folder, 'resumed.json'), 'utf8')).toBe(whole);
        // Nor is anything left behind, not even by runs that were killed in the middle of a checkpoint.
        expect(existsSync(join(folder, '.lakatos'))).toBe(false);
      }
    });
  });
});
