import { describe, expect, it } from 'vitest';
import { type BoundsKernel, boundsKernel, compileBounds } from '../../src/compiled/index.js';
import { tableOf } from '../../src/compiled/tables.js';
import type { Claim } from '../../src/language/index.js';
import { claimOf } from '../../test/support/claim-of.js';
import { variedClaims } from './claims.js';
import { randomPoint, units } from './random-points.js';

/** Costly values that no given changes: of the index, of the horizon, of both, of neither, in loops inside of loops. */
const CLAIMS = [
  'given g[t] > 0\nlet eta[t] = (1 + cos(pi * (t - 1) / T)) / 2\nshow sum(t in 1..T, eta[t] * g[t]) >= 0',
  'given g[t] > 0\nshow sum(t in 1..T, cos(pi * t / T) * g[t] + sin(t) * g[t]) >= 0',
  'given g[t] > 0\nshow sum(t in 1..T, sum(k in t..T, exp(-k / T) * g[t])) >= 0',
  'given g[t] > 0\nshow sum(t in 1..T, sum(k in t..T, exp(-k * t / T) * g[t])) >= 0',
  'given g[t] > 0\nlet c[t] = t^(1/3)\nlet b[t] = 0.9^t\nshow sum(t in 1..T, g[t] * c[t] / (1 - b[t]) + c[T-t+1]) >= 0',
  'given g[t] > 0\nshow sum(t in 1..T, g[t] * log2(t - T/2) + mod(t^2, 7/2)) >= 0',
  'given g[t] > 0\nshow exp(1) * g[1] + T^(1/3) - 2^T + cos(T) >= 0',
  'given g[t] > 0\nshow g[t] * cos(2*t + T) + sin(3*t - 2*T) >= 0 for t in 1..T',
  'given n in 1..4\ngiven g[t] > 0\nshow sum(t in 1..T, g[t] * cos(n * t)) >= 0',
];
const HORIZONS = [3, 7, 3, 1, 12, 7, 2, 3, 12, 40, 7];

/** What a kernel says at one case after the other. */
function said(kernel: BoundsKernel, claim: Claim): readonly number[] {
  const unit = units(5);
  return HORIZONS.flatMap((horizon) => {
    const made = randomPoint(claim, horizon, 'moderate', unit);
    const [lower, upper] = [new Float64Array(horizon), new Float64Array(horizon)];
    kernel.run(horizon, made.values, made.offsets, lower, upper);
    return [...lower, ...upper, kernel.work[0]!];
  });
}

function sourceOf(claim: Claim): string {
  const { left, ranges } = claim.statements[0]!;
  const compiled = compileBounds(claim, ranges, left);
  if (compiled.kind === 'unsupported') throw new Error(compiled.reason);
  return compiled.kernel.source;
}

const TABLE = /const (m\d+)=calls\.table\((\d+),(T|0),(1|T\+2)\);/g;

/** A kernel that looks everything up in a table without entries, and so computes it. */
const withoutTables = (source: string) => source.replace(TABLE, 'const $1=new Float64Array(0);');

describe('what a kernel remembers from case to case', () => {
  for (const lines of CLAIMS)
    it(`changes no bit, and no count of work: ${lines.replaceAll('\n', '; ')}`, () => {
      const claim = claimOf(lines);
      const source = sourceOf(claim);
      expect(said(boundsKernel(source), claim)).toEqual(said(boundsKernel(withoutTables(source)), claim));
    });

  it('changes no bit in varied claims', () => {
    for (const claim of variedClaims().filter(({ statements }) => statements[0]!.ranges.length < 2)) {
      const source = sourceOf(claim);
      expect(said(boundsKernel(source), claim)).toEqual(said(boundsKernel(withoutTables(source)), claim));
    }
  });

  it('is what is asked for in loops, and only what no given changes', () => {
    const tables = CLAIMS.map((lines) =>
      [...sourceOf(claimOf(lines)).matchAll(TABLE)].map(([, , , key]) => key),
    );
    expect(tables).toEqual([
      ['T'],
      ['T', '0'],
      ['T'],
      [],
      ['0', '0'],
      ['T', '0'],
      ['0', 'T', 'T', 'T'],
      ['T', 'T'],
      [],
    ]);
  });

  it('is seen to depend on the horizon: one table for all horizons is caught', () => {
    const claim = claimOf(CLAIMS[0]!);
    const source = sourceOf(claim);
    const broken = source.replace(TABLE, 'const $1=calls.table($2,0,$4);');
    expect(said(boundsKernel(broken), claim)).not.toEqual(said(boundsKernel(source), claim));
  });

  it('is forgotten where there is no more room, and computed again', () => {
    const owner = {};
    const length = 2 ** 19;
    tableOf(owner, 0, 1, length)[0] = 1;
    expect(tableOf(owner, 0, 2, length)[0]).toBeNaN();
    expect(tableOf(owner, 0, 1, length)[0]).toBe(1);
    for (const key of [3, 4, 5]) tableOf(owner, 0, key, length);
    expect(tableOf(owner, 0, 1, length)[0]).toBeNaN();
  });

  it('grows and keeps what it has', () => {
    const owner = {};
    tableOf(owner, 3, 0, 4)[7] = 2;
    const longer = tableOf(owner, 3, 0, 9);
    expect(longer).toHaveLength(18);
    expect(longer[7]).toBe(2);
    expect(longer[8]).toBeNaN();
  });
});
