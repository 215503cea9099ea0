import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aimsOf, type Measured } from '../../bench/aims.js';

const VARIANTS = ['pipeline', 'kernel', 'interval-loop', 'float-loop', 'fast-check-decimal'] as const;

/** What would be measured if every variant had these rates, at two horizons, on two claims, the second one slower by `slower`. */
function measured(slower: number): Measured {
  const rate = {
    pipeline: 1e6,
    kernel: 2e6,
    'interval-loop': 1e6,
    'float-loop': 1e6,
    'fast-check-decimal': 500,
  };
  const rows = ['quick', 'slow'].flatMap((claim) =>
    [10, 100].flatMap((T) =>
      VARIANTS.map((variant) => ({
        claim,
        T,
        variant,
        casesPerSecond:
          rate[variant] / (claim === 'slow' && T === 100 && variant === 'pipeline' ? slower : 1),
      })),
    ),
  );
  return {
    rows,
    costs: [{ claim: 'quick', costs: [{ T: 10, nanoseconds: 1 }] }],
    memory: { cases: 1, seconds: 1, early: 1, most: 1 },
    gains: { claim: { oneMs: 2, twoMs: 1 }, document: { oneMs: 2, twoMs: 1 } },
    round: { claim: 'quick', milliseconds: 1 },
    start: { help: { milliseconds: 1 }, check: { milliseconds: 1 } },
  } as unknown as Measured;
}

const met = (slower: number, aim: RegExp): boolean =>
  aimsOf(measured(slower)).find((each) => aim.test(each.aim))!.isMet;

describe('an aim', () => {
  it('is met when its worst row meets it', () => {
    expect(met(1, /1,000 times fast-check/)).toBe(true);
    expect(met(2.1, /1,000 times fast-check/)).toBe(false);
    expect(met(3, /pipeline at least 0.3/)).toBe(true);
    expect(met(4, /pipeline at least 0.3/)).toBe(false);
  });

  it('of docs/performance.md is called met where all its rows are', () => {
    const page = readFileSync('docs/performance.md', 'utf8');
    const ratios = [
      ...page.matchAll(/^\| `\w+` \| \d+ \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/gm),
    ];
    expect(ratios.length).toBeGreaterThan(10);
    const said = /^\| pipeline at least 1,000 times fast-check with decimal\.js \| (\d+) \| (.*) \|$/m.exec(
      page,
    )!;
    const worst = Math.min(...ratios.map((row) => Number(row[3])));
    expect(Number(said[1])).toBe(worst);
    expect(said[2] === 'met').toBe(worst >= 1000);
  });
});
