import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/campaign/index.js';
import type { ProofsData } from '../../src/campaign/proofs/index.js';
import { proofFileText } from '../../src/proof/index.js';
import { certificate, X_IS_NONNEGATIVE } from '../support/certificates.js';
import { claimBlock, lakatos, withFolder } from '../support/command.js';

const DOUBLE = claimBlock('double', 'given x >= 0\nshow x <= 2*x');
const HALF = claimBlock('half', 'given x >= 0\nshow x <= x/2');
const PROOFS = 'a.md.proofs.json';
const GOOD = proofFileText([certificate('double', X_IS_NONNEGATIVE, 'given x >= 0\nshow x <= 2 * x')]);

function verified(files: Record<string, string>): { status: number | null; claims: unknown[] } {
  return withFolder(files, (folder) => {
    const { status, stdout } = lakatos(['verify', 'a.md', '--json', '-'], folder);
    return { status, claims: (JSON.parse(stdout) as ProofsData).documents[0]!.claims as unknown[] };
  });
}

describe('lakatos verify', () => {
  it('accepts what the checker accepts', () => {
    const { status, claims } = verified({ 'a.md': DOUBLE, [PROOFS]: GOOD });
    expect(claims).toMatchObject([{ claim: 'double', verdict: 'proved', failure: null }]);
    expect(status).toBe(0);
  });

  it('fails where a certificate is missing, stale or rejected, and says at which node', () => {
    expect(verified({ 'a.md': DOUBLE })).toMatchObject({
      status: 1,
      claims: [{ claim: 'double', verdict: 'missing', failure: { node: 'statement 0', name: 'missing' } }],
    });
    const changed = claimBlock('double', 'given x >= 0\nshow x <= 3*x');
    expect(verified({ 'a.md': changed, [PROOFS]: GOOD })).toMatchObject({
      status: 1,
      claims: [{ verdict: 'stale', failure: { node: 'statement 0', name: 'stale' } }],
    });
    const wrong = GOOD.replace('"end":"lower"', '"end":"upper"');
    expect(verified({ 'a.md': DOUBLE, [PROOFS]: wrong })).toMatchObject({
      status: 1,
      claims: [{ verdict: 'rejected', failure: { node: expect.stringContaining('statement 0, proof, 0') } }],
    });
  });

  it('needs no certificate of what is expected to fail, and believes none', () => {
    const expected = HALF.replace('x/2', 'x/2\nexpect refuted');
    expect(verified({ 'a.md': expected })).toEqual({ status: 0, claims: [] });
    const certificates = proofFileText([certificate('half', X_IS_NONNEGATIVE)]);
    expect(verified({ 'a.md': expected, [PROOFS]: certificates })).toMatchObject({ status: 1 });
  });
});

describe('certificates that are no certificates', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each<[string, string, RegExp, number]>([
    ['damaged', '{"format":', /not-json/, 2],
    ['of another kind', '{"schema":"lakatos-report/2"}', /is no file of certificates/, 2],
    [
      'of another version',
      '{"format":"lakatos-proof/2","claims":[]}',
      /has the form lakatos-proof\/2, and this/,
      2,
    ],
    [
      'two of one claim',
      proofFileText([certificate('c', X_IS_NONNEGATIVE), certificate('c', X_IS_NONNEGATIVE)]),
      /two certificates/,
      2,
    ],
    [
      'nested as deep as can be',
      `{"format":"lakatos-proof/1","claims":[{"claim":"double","text":"","terms":[],"statements":[{"statement":0,"exists":[],"proof":${deep}}]}]}`,
      /rejected|stale|too-large|malformed/,
      1,
    ],
    [
      'of terms that grow without end',
      `{"format":"lakatos-proof/1","claims":[{"claim":"double","text":"","terms":[["+",["given","x"],"1"],${Array.from({ length: 60 }, (_, i) => `["*",${i},${i}]`).join()}],"statements":[{"statement":0,"exists":[],"proof":[{"rule":"combine","says":60,"relation":">=","summands":[],"equations":[],"nonzero":[]}]}]}]}`,
      /too-large|stale/,
      1,
    ],
    ['of a claim that is not there', proofFileText([certificate('gone', X_IS_NONNEGATIVE)]), /missing/, 1],
  ])('%s', (_, text, message, status) => {
    withFolder({ 'a.md': DOUBLE, [PROOFS]: text }, (folder) => {
      const started = performance.now();
      const run = lakatos(['verify', 'a.md'], folder);
      expect(run.stdout + run.stderr).toMatch(message);
      expect(run.status).toBe(status);
      // The start of the command included: what a person waits, on a machine that does other things too.
      expect(performance.now() - started).toBeLessThan(10_000);
    });
  });

  it('make nothing true in a check', () => {
    const certificates = proofFileText([certificate('half', X_IS_NONNEGATIVE)]);
    withFolder({ 'a.md': HALF, [PROOFS]: certificates }, (folder) => {
      const { status, stdout, stderr } = lakatos(['check', 'a.md', '--cases', '100'], folder);
      expect(stderr).toContain('the certificate of half is not accepted at statement 0');
      expect(stdout).toMatch(/✗ half {3}refuted/);
      expect(status).toBe(1);
    });
  });
});

describe('lakatos check', () => {
  const checked = (folder: string, ...args: string[]): Report => {
    lakatos(['check', 'a.md', '--cases', '200', '--json', 'r.json', '--no-failures', ...args], folder);
    return JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as Report;
  };

  it('says proved where a certificate is accepted, hunts less there, and leaves the file alone', () => {
    withFolder({ 'a.md': DOUBLE, [PROOFS]: GOOD }, (folder) => {
      const report = checked(folder);
      expect(report.documents[0]!.claims[0]).toMatchObject({
        verdict: 'proved',
        proof: { rules: ['domain'], nodes: 1, source: 'certificate' },
        links: [{ verdict: 'proved' }],
      });
      expect(report.documents[0]!.claims[0]!.cases).toBeLessThanOrEqual(100);
      expect(readFileSync(join(folder, PROOFS), 'utf8')).toBe(GOOD);
    });
  });

  it('finds another proof where a certificate is not accepted, and says why it is not', () => {
    const text = JSON.stringify('given x >= 0\nshow x <= 2 * x');
    const wrong = GOOD.replace('"end":"lower"', '"end":"upper"');
    expect(wrong).toContain(text);
    withFolder({ 'a.md': DOUBLE, [PROOFS]: wrong }, (folder) => {
      const { stderr } = lakatos(['check', 'a.md', '--cases', '10', '--no-failures'], folder);
      expect(stderr).toMatch(
        /double is not accepted at statement 0, proof, 0: wrong-fact .*; another proof was found/,
      );
      expect(checked(folder).documents[0]!.claims[0]).toMatchObject({
        verdict: 'proved',
        proof: { source: 'found' },
      });
    });
  });

  it('reports the same with any number of workers where certificates are checked beside the hunts', () => {
    const [triple, half] = [
      DOUBLE.replace('double', 'triple').replace('2*x', '3*x'),
      claimBlock('no', 'given x > 0\nshow x < x/2'),
    ];
    const wrong = certificate('triple', X_IS_NONNEGATIVE, 'given x >= 0\nshow x <= 3 * x');
    const right = certificate('double', X_IS_NONNEGATIVE, 'given x >= 0\nshow x <= 2 * x');
    const documents = { 'a.md': `${DOUBLE}\n${half}\n${triple}`, [PROOFS]: proofFileText([right, wrong]) };
    withFolder(documents, (folder) => {
      const [one, two] = ['1', '2'].map((workers) => checked(folder, '--workers', workers));
      expect(one).toEqual(two);
      expect(one!.documents[0]!.claims).toMatchObject([
        { verdict: 'proved', proof: { source: 'certificate' } },
        { verdict: 'refuted' },
        { verdict: 'proved', proof: { source: 'found' } },
      ]);
      // It has the right text: only the checker sees that it is wrong, after the first hunt has begun.
      expect(lakatos(['verify', 'a.md'], folder).stdout).toContain('rejected');
    });
  });

  it('writes no certificates', () => {
    withFolder({ 'a.md': DOUBLE }, (folder) => {
      checked(folder);
      expect(existsSync(join(folder, PROOFS))).toBe(false);
    });
  });

  it('leaves proofs out with --no-prove, where `expect proved` passes as corroborated and says so', () => {
    const text = DOUBLE.replace('2*x', '2*x\nexpect proved');
    withFolder({ 'a.md': text, [PROOFS]: 'no file of certificates' }, (folder) => {
      expect(checked(folder, '--no-prove')).toMatchObject({
        options: { proofs: 'off' },
        documents: [{ claims: [{ verdict: 'corroborated', asExpected: true, proofs: 'off' }] }],
      });
      const { stdout } = lakatos(['check', 'a.md', '--cases', '10', '--no-prove'], folder);
      expect(stdout).toContain('expects to be proved: passes as corroborated, because proofs are off');
      expect(lakatos(['check', 'a.md'], folder)).toMatchObject({ status: 2 });
    });
  });
});

describe('a contradiction of hunt and proof', () => {
  it('has a status of its own, also when shards are merged', () => {
    withFolder({ 'a.md': HALF }, (folder) => {
      for (const shard of ['1/2', '2/2']) {
        const file = `${shard[0]}.json`;
        const args = [
          '--cases',
          '60',
          '--round-cases',
          '20',
          '--shard',
          shard,
          '--json',
          file,
          '--no-failures',
        ];
        lakatos(['check', 'a.md', ...args], folder);
      }
      const path = join(folder, '1.json');
      const report = JSON.parse(readFileSync(path, 'utf8'));
      report.documents[0].claims[0].links[0].proof = { rules: ['combine'], nodes: 2, source: 'certificate' };
      writeFileSync(path, JSON.stringify(report));
      const { status, stdout } = lakatos(['merge', '1.json', '2.json'], folder);
      expect(stdout).toContain('contradiction');
      expect(stdout).toContain('proved by the certificate beside the document, in 2 steps: combine');
      expect(stdout).toMatch(/at T = 1, x = /);
      expect(status).toBe(3);
    });
  });
});

describe('lakatos prove', () => {
  it('never writes through a link', () => {
    withFolder({ 'a.md': DOUBLE, 'target.json': GOOD }, (folder) => {
      symlinkSync(join(folder, 'target.json'), join(folder, PROOFS));
      const { status, stderr } = lakatos(['prove', 'a.md'], folder);
      expect(stderr).toContain('is a symbolic link: certificates are written beside their document');
      expect(status).toBe(2);
      expect(lstatSync(join(folder, PROOFS)).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, 'target.json'), 'utf8')).toBe(GOOD);
    });
  });

  it('keeps a certificate that is accepted, to the byte', () => {
    withFolder({ 'a.md': DOUBLE, [PROOFS]: GOOD }, (folder) => {
      expect(lakatos(['prove', 'a.md'], folder)).toMatchObject({ status: 0 });
      expect(readFileSync(join(folder, PROOFS), 'utf8')).toBe(GOOD);
    });
  });

  it('has status 1 where a claim stays open', () => {
    withFolder({ 'a.md': HALF }, (folder) => {
      const { status, stdout } = lakatos(['prove', 'a.md', '--json', '-'], folder);
      expect(JSON.parse(stdout)).toMatchObject({
        documents: [{ claims: [{ claim: 'half', verdict: 'open' }] }],
      });
      expect(status).toBe(1);
      // What was searched and not found is noted; `check` believes it, `prove` searches again and writes the same.
      const text = readFileSync(join(folder, PROOFS), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ claims: [], searched: [{ claim: 'half', open: [0] }] });
      const report = join(folder, 'noted.json');
      lakatos(['check', 'a.md', '--cases', '10', '--no-failures', '--json', report], folder);
      const { claims } = (JSON.parse(readFileSync(report, 'utf8')) as Report).documents[0]!;
      expect(claims).toMatchObject([{ proofs: 'noted', verdict: 'refuted', proof: null }]);
      lakatos(['prove', 'a.md'], folder);
      expect(readFileSync(join(folder, PROOFS), 'utf8')).toBe(text);
    });
  });
});
