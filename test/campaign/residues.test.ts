import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bulkHunt, residueWork } from '../../src/adversary/bulk/index.js';
import { contradictionIn } from '../../src/campaign/altered.js';
import { checkClaim } from '../../src/campaign/index.js';
import { mergeClaimReports } from '../../src/campaign/merge-claims.js';
import { claimOf } from '../support/claim-of.js';
import { claimBlock, withFolder } from '../support/command.js';

const OPTIONS = { seed: 1, cases: 1000, maxHorizon: 40 };
const SQUARE =
  'given x[t] for t in 1..T\nshow sum(t in 1..T, x[t])^2 = sum(t in 1..T, sum(s in 1..T, x[s]*x[t]))';

describe('cases of equalities that residues decide', () => {
  it('are counted apart from those of the judge', () => {
    const report = checkClaim(claimOf(SQUARE), OPTIONS);
    const [link] = report.links;
    const { residue, rational, binary64, decimal } = link!.decided;
    expect(residue).toBeGreaterThan(500);
    expect(rational + binary64 + decimal).toBe(link!.cases);
    expect(report.cases).toBe(link!.cases);
    expect(report.cases).toBeLessThan(200);
    expect(report.attempts).toBeLessThan(250);
    expect(contradictionIn(report)).toBeNull();
  });

  it('leave the judge a tenth of the cases that are wanted, at most 1,000', () => {
    const judged = (cases: number) =>
      checkClaim(claimOf(SQUARE), { seed: 1, cases, maxHorizon: 8 }).links[0]!.cases;
    expect(judged(5000)).toBeGreaterThan(300);
    expect(judged(5000)).toBeLessThanOrEqual(500);
    expect(judged(100_000)).toBeLessThanOrEqual(1000);
  });

  it('add up over rounds', () => {
    const claim = claimOf(SQUARE);
    const [first, second] = [1, 2].map((seed) => checkClaim(claim, { ...OPTIONS, seed }));
    const { residue } = mergeClaimReports(first!, second!).links[0]!.decided;
    expect(residue).toBe(first!.links[0]!.decided.residue + second!.links[0]!.decided.residue);
  });

  it('do not make up for cases: none is counted where residues cannot be had, and the judge decides as many as before', () => {
    const report = checkClaim(
      claimOf(
        'given x[t] > 0\nshow sum(t in 1..T, sqrt(x[t]))^2 = sum(t in 1..T, sum(s in 1..T, sqrt(x[s]*x[t])))',
      ),
      {
        ...OPTIONS,
        maxHorizon: 5,
      },
    );
    expect(report.links[0]!.decided.residue).toBe(0);
    expect(report.cases).toBeGreaterThan(600);
  });

  // Wrong from T = 30 on, by less than binary64 has.
  const LATE = claimOf(
    'given x[t] in [1, 2] for t in 1..T\nshow sum(t in 1..T, x[t]) = sum(t in 1..T, x[t]) + (if T < 30 then 0 else 10^(-30))',
  );

  it('nominate what no enclosure shows', () => {
    const made = bulkHunt(LATE, OPTIONS);
    if (made.kind !== 'compiled') throw new Error(made.reason);
    const [without] = made.bulk.run(0, 20, 35).statements;
    expect([without!.violated, without!.residue]).toEqual([[], 0]);
    const [late] = made.bulk.run(0, 20, 35, null, residueWork(1e6, 1e6)).statements;
    expect([late!.violated, late!.residue]).toEqual([[0, 1, 2, 3], 0]);
    const [early] = made.bulk.run(0, 20, 29, null, residueWork(1e6, 1e6)).statements;
    expect([early!.violated, early!.residue]).toEqual([[], 20]);
  });

  it('refute by the judge alone', () => {
    const report = checkClaim(LATE, OPTIONS);
    expect(report.verdict).toBe('refuted');
    expect(report.links[0]!.counterexample!.at.T).toBe(30);
    expect(contradictionIn(report)).toBeNull();
  });

  it('end with their work, and at the first horizon that takes too much', () => {
    const made = bulkHunt(claimOf(SQUARE), OPTIONS);
    if (made.kind !== 'compiled') throw new Error(made.reason);
    const residues = (left: number, most: number) =>
      made.bulk.run(0, 400, null, null, residueWork(left, most)).statements[0]!.residue;
    expect(residues(1e9, 1e9)).toBe(400);
    expect(residues(20_000, 1e9)).toBeLessThan(100);
    const purse = residueWork(1e9, 1000);
    expect(made.bulk.run(0, 400, null, null, purse).statements[0]!.residue).toBeGreaterThan(100);
    expect(purse.tooLong).toBeLessThan(40);
    const { left } = purse;
    expect(made.bulk.run(0, 10, purse.tooLong, null, purse).statements[0]!.residue).toBe(0);
    expect(purse.left).toBe(left);
  });

  it('are none where no code may be generated', () => {
    const run = (...flags: string[]) =>
      withFolder({ 'claims.md': claimBlock('square', SQUARE) }, (cwd) => {
        const args = [
          ...flags,
          resolve('dist/command/main.js'),
          'check',
          'claims.md',
          '--no-prove',
          '--max-horizon',
          '10',
        ];
        return spawnSync(process.execPath, args, {
          cwd,
          encoding: 'utf8',
          env: { ...process.env, NO_COLOR: '1' },
        }).stdout;
      });
    expect(run()).toMatch(/square +corroborated +\d+ +exact, \d+ more by residues/);
    expect(run('--disallow-code-generation-from-strings')).toMatch(/square +corroborated +[\d,]+ +exact\n/);
  });
});
