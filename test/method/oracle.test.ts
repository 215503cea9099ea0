import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { averageMetric, formulate, type Instance, lastMetric, worstCase } from '../../src/method/index.js';
import { roundInstance } from '../../src/method/search/formulate.js';
import type { Program } from '../../src/method/search/program.js';
import { triangle } from '../../src/method/search/program.js';
import { instanceOf } from './support.js';

/** The instances with what CSDP has found: data/README.md. */
const FILE = 'test/method/data/csdp.json';
const LONGEST = 8;
/** CSDP stops at about 1e-8. */
const ACCURACY = 1e-6;

interface Solved {
  readonly T: number;
  readonly eta: readonly string[];
  readonly G: readonly string[];
  readonly metric: 'last' | 'average';
  readonly csdp: number;
}

/** A generator of its own, so that the list is the same on every machine (Park and Miller). */
function* listed(): Generator<Omit<Solved, 'csdp'>> {
  let state = 20_240_607;
  const random = () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const number = (scale: number) => (scale * 4 ** (random() - 0.5)).toPrecision(3);
  for (let T = 1; T <= LONGEST; T += 1)
    for (let i = 0; i < 19; i += 1) {
      const eta = Array.from({ length: T }, () => number(1 / Math.sqrt(T)));
      const G = Array.from({ length: T }, () => (i % 3 === 0 ? '1' : number(1)));
      yield { T, eta, G, metric: i % 2 === 0 ? 'last' : 'average' };
    }
}

function posed({ T, eta, G, metric }: Omit<Solved, 'csdp'>): Instance {
  return instanceOf(eta, G, { metric: metric === 'last' ? lastMetric(T) : averageMetric(T) });
}

/** The program in the SDPA format: minimise -c.y subject to P(y) >= 0 and r - a.y >= 0. */
function sdpa({ size, values, rows, objective }: Program): string {
  const unknowns = triangle(size) + values;
  const c = Array.from({ length: unknowns }, (_, i) => -(objective[i - triangle(size)] ?? 0));
  const entries: string[] = [];
  let at = 0;
  for (let a = 1; a <= size; a += 1)
    for (let b = a; b <= size; b += 1) {
      at += 1;
      entries.push(`${at} 1 ${a} ${b} 1`);
    }
  rows.forEach(({ at: places, coefficients, right }, l) => {
    if (right !== 0) entries.push(`0 2 ${l + 1} ${l + 1} ${-right}`);
    places.forEach((place, k) => {
      entries.push(`${place + 1} 2 ${l + 1} ${l + 1} ${-coefficients[k]!}`);
    });
  });
  return `${unknowns}\n2\n${size} -${rows.length}\n${c.join(' ')}\n${entries.join('\n')}\n`;
}

function csdp(instance: Instance): number {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-csdp-'));
  try {
    const rounded = roundInstance(instance);
    writeFileSync(join(folder, 'p.dat-s'), sdpa(formulate(rounded).program));
    const { stdout } = spawnSync('csdp', ['p.dat-s', 'p.sol'], { cwd: folder, encoding: 'utf8' });
    const found = /Dual objective value:\s*(\S+)/.exec(stdout);
    if (!found) throw new Error(stdout);
    return Math.abs(Number(found[1])) * rounded.unit;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isInstalled = spawnSync('csdp', [], { encoding: 'utf8' }).error === undefined;

const oracle = isInstalled
  ? 'CSDP, which is installed here'
  : 'CSDP: skipped, as there is no command `csdp` here (Debian: coinor-csdp)';

describe.skipIf(!isInstalled)(oracle, () => {
  it('finds what the list says', () => {
    const solved = [...listed()].map((entry) => ({ ...entry, csdp: csdp(posed(entry)) }));
    if (process.env.LAKATOS_WRITE_ORACLE)
      writeFileSync(FILE, `[\n${solved.map((s) => JSON.stringify(s)).join(',\n')}\n]\n`);
    const kept: Solved[] = JSON.parse(readFileSync(FILE, 'utf8'));
    for (const [i, { csdp: value }] of solved.entries())
      expect(Math.abs(value / kept[i]!.csdp - 1)).toBeLessThan(ACCURACY);
  });
});

describe.skipIf(!existsSync(FILE))('152 instances that CSDP has solved', () => {
  const kept: Solved[] = existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];

  it('are the ones that are listed', () => {
    expect(kept.length).toBe(152);
    const fromList = [...listed()];
    expect(kept.map(({ csdp: _, ...entry }) => entry)).toEqual(fromList);
  });

  it('have the brackets that it has found, 1e-7 wide or less', () => {
    for (const entry of kept) {
      const { lower, upper } = worstCase(posed(entry))!;
      expect(lower.value.compare(upper.value)).toBeLessThanOrEqual(0);
      expect(upper.value.sub(lower.value).div(upper.value).approximate()).toBeLessThan(1e-7);
      expect(Math.abs(upper.value.approximate() / entry.csdp - 1)).toBeLessThan(ACCURACY);
    }
  });
});
