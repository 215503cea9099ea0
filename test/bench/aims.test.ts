import { describe, expect, it } from 'vitest';
import { aimsOf } from '../../bench/aims.js';
import type { Measured } from '../../bench/measured.js';
import { performanceDocument } from '../../bench/table.js';

const VARIANTS = [
  'pipeline',
  'kernel-same-cases',
  'kernel',
  'interval-loop',
  'float-loop',
  'fast-check-decimal',
] as const;

/** What would be measured if every variant had these rates, at two horizons, on two claims; the pipeline of one row is slower by `slower`. */
function measured(slower: number): Measured {
  const rate = {
    pipeline: 1e6,
    'kernel-same-cases': 1.1e6,
    kernel: 1.2e6,
    'interval-loop': 1e6,
    'float-loop': 1e6,
    'fast-check-decimal': 2500,
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
    rates: { day: '2026-01-01', machine: 'a machine', load: 0, effort: 'quick', seconds: 1, data: rows },
  };
}

const met = (slower: number, aim: RegExp): boolean =>
  aimsOf(measured(slower)).find((each) => aim.test(each.aim))!.isMet;

describe('an aim', () => {
  it('is met when its worst row meets it', () => {
    expect(met(1, /200 times fast-check/)).toBe(true);
    expect(met(2.1, /200 times fast-check/)).toBe(false);
    expect(met(1.3, /pipeline at least 0.6/)).toBe(true);
    expect(met(1.5, /pipeline at least 0.6/)).toBe(false);
    expect(met(1.5, /pipeline at least 0.6 .* that it makes/)).toBe(true);
    expect(met(1.6, /pipeline at least 0.6 .* that it makes/)).toBe(false);
    expect(met(9, /kernel at least 1.1/)).toBe(true);
  });

  it('is neither met nor missed where its part was never measured', () => {
    const page = performanceDocument(measured(2.1), []);
    expect(page).toContain(
      '| pipeline at least 200 times fast-check with decimal.js | 190 | **falls short** |',
    );
    expect(page).toContain('| `check proofs` in at most 12 s |  | not measured yet |');
    expect(page).toContain('Not measured yet: `npm run bench -- --only main-job`.');
    expect(page).toMatch(
      /^\| cases per second, ratios \| `rates` \| 2026-01-01 \| few \| 1 s \| 0\.0 \| a machine \|$/m,
    );
  });
});
