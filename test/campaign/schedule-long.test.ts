import { describe, expect, it } from 'vitest';
import { Rational, twofold } from '../../src/arithmetic/index.js';
import { evaluate, RUN_BOUNDS, readScheduleText, ScheduleClaim } from '../../src/campaign/schedule/index.js';
import { loadDocuments, readSibling } from '../../src/node/index.js';
import { sampled } from '../support/sampled.js';

const { documents } = loadDocuments(['proofs/schedules.md']);
const blocks = documents.flatMap(({ schedules }) => schedules);

function scheduleNamed(text: string): ScheduleClaim {
  const reading = readScheduleText({ label: '--schedule', text }, blocks);
  if (reading.kind === 'problem') throw new Error(reading.problem.message);
  const read = ScheduleClaim.read(
    {
      rates: reading.rates,
      norms: { kind: 'law', formula: { label: '--gradients', text: '1' } },
      distance: { label: '--R', text: '1' },
      lets: [],
      tuned: [],
    },
    { sources: documents.map(({ source }) => source), read: readSibling },
  );
  if ('problems' in read) throw new Error(read.problems[0]!.message);
  return read.schedule;
}

const general = RUN_BOUNDS.filter(({ name }) => name === 'last_general');

function lastGeneral(name: string, T: number): { readonly lower: Rational; readonly upper: Rational } {
  const { report } = evaluate({ name, claim: scheduleNamed(name) }, T, null, general, new Map(), null);
  const [found] = report.bounds;
  if (!found) throw new Error(`${name}: ${report.excluded[0]?.reason}`);
  return { lower: Rational.parse(found.value.lower)!, upper: Rational.parse(found.value.upper)! };
}

const harmonic = (n: number) => {
  let sum = twofold.integer(0);
  for (let k = n; k >= 1; k -= 1) {
    const term = twofold.rational(Rational.of(1, k));
    const next = twofold.add(sum, term);
    if ('reason' in next) throw new Error(next.reason);
    sum = next;
  }
  return sum.high;
};

/**
 * The value 2 sqrt(a q) in closed form. Linear decay (T+1-t)/T: the tail after step t is m(m+1)/(2T) with m = T-t, so that q = (2 (T-1 + H) + 1)/(2T)
 * with H = H_{T-1}, and a = 1/(T+1). Constant: q = (H + 1)/2, a = 1/(2T).
 */
const CLOSED: Readonly<Record<string, (T: number) => number>> = {
  linear: (T) => 2 * Math.sqrt((2 * (T - 1 + harmonic(T - 1)) + 1) / (2 * T * (T + 1))),
  constant: (T) => Math.sqrt((harmonic(T - 1) + 1) / T),
};

/** Whether the enclosure has this many digits for certain. */
function expectDigits({ lower, upper }: ReturnType<typeof lastGeneral>, digits: number): void {
  expect(lower.compare(upper)).toBeLessThanOrEqual(0);
  expect(
    upper
      .sub(lower)
      .div(lower)
      .compare(Rational.parse(`1e-${digits}`)!),
  ).toBeLessThan(0);
}

describe('stages of equal rates', () => {
  // Exact arithmetic for so many pairs of steps is more work than it may take.
  it('are known to be equal however long they are', () => {
    const bounded = RUN_BOUNDS.filter(({ name }) => name === 'average_bounded');
    const step = { name: 'step', claim: scheduleNamed('step') };
    const { report } = evaluate(step, 200_000, null, bounded, new Map(), null);
    expect([report.excluded, report.bounds.length]).toEqual([[], 1]);
  });
});

describe('runs of a million steps', () => {
  // Work that grew like the square of the steps would not end, and a memory for each value of a recursion would not suffice.
  const NAMES = ['constant', 'linear', 'cosine', 'wsd', 'inverse-root', 'exponential(warmup = 1/100)'];
  it.each(sampled(NAMES, 4))('have guarantees of 12 certified digits: %s', (name) => {
    const value = lastGeneral(name, 1_000_000);
    expectDigits(value, 12);
    const expected = CLOSED[name]?.(1_000_000);
    if (expected !== undefined) expect(value.lower.approximate() / expected).toBeCloseTo(1, 13);
  });
});

describe('runs of 50,000 steps', () => {
  const FEWER = ['linear', 'cosine', 'wsd', 'inverse-root', 'constant'];
  it.each(sampled(FEWER, 2))('have guarantees of 12 certified digits: %s', (name) => {
    const value = lastGeneral(name, 50_000);
    expectDigits(value, 12);
    const expected = CLOSED[name]?.(50_000);
    if (expected !== undefined) expect(value.lower.approximate() / expected).toBeCloseTo(1, 13);
  });
});
