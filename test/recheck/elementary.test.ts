import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { cos, exp, ln, log2, pi, realPower, sin, sqrt } from '../../src/recheck/elementary.js';
import { Fraction } from '../../src/recheck/fraction.js';
import { exactly, type Interval, Intervals, type Value } from '../../src/recheck/interval.js';

interface Row {
  readonly x: string;
  readonly y?: string;
  readonly lo: string;
  readonly hi: string;
}

const rows = (file: string): Row[] =>
  readFileSync(new URL(`../conformance/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ lo, hi }) => Rational.parse(lo) !== null && Rational.parse(hi) !== null);

const intervals = new Intervals(128, () => undefined);
const number = (text: string): Interval => {
  const { numerator, denominator } = Rational.fromNumber(Number(text));
  return exactly(Fraction.of(numerator, denominator));
};
const decimal = (text: string): Fraction => {
  const { numerator, denominator } = Rational.parse(text)!;
  return Fraction.of(numerator, denominator);
};

/** The value is between two decimals of 60 digits: an enclosure of 38 digits contains both, or lies between them. */
function compare(found: Value, { lo, hi }: Row): 'enclosed' | 'unknown' {
  if (found === 'unknown') return 'unknown';
  if (found === 'none') throw new Error('a value that exists');
  expect(found.low.order(decimal(hi))).toBeLessThanOrEqual(0);
  expect(found.high.order(decimal(lo))).toBeGreaterThanOrEqual(0);
  const width = found.high.sub(found.low);
  const one = decimal(lo).sign < 0 ? decimal(lo).neg() : decimal(hi);
  // Far from 1 the enclosure is about as wide as its precision allows; large exponents cost bits.
  const scale = one.order(Fraction.ONE) > 0 ? one : Fraction.ONE;
  expect(width.order(scale.mul(Fraction.of(1n, 1n << 64n)))).toBeLessThanOrEqual(0);
  return 'enclosed';
}

const FUNCTIONS = [
  ['high-precision/exp', (x: Interval) => exp(x, intervals)],
  ['high-precision/log', (x: Interval) => ln(x, intervals)],
  ['high-precision/sqrt', (x: Interval) => sqrt(x, intervals)],
  ['high-precision/pow', (x: Interval, y: Interval) => realPower(x, y, intervals)],
  ['functions/log2', (x: Interval) => log2(x, intervals)],
  ['functions/cos', (x: Interval) => cos(x, intervals)],
  ['functions/sin', (x: Interval) => sin(x, intervals)],
] as const;

describe('enclosures of the second evaluator contain what 60 digits say', () => {
  it.each(FUNCTIONS)('%s', (file, of) => {
    const counts = { enclosed: 0, unknown: 0 };
    for (const row of rows(file)) counts[compare(of(number(row.x), number(row.y ?? '1')), row)] += 1;
    expect(counts.enclosed).toBeGreaterThan(150);
  });

  it('pi', () => {
    const { low, high } = pi(intervals);
    expect(low.order(decimal('3.14159265358979323846264338327950288419716939937511'))).toBeLessThan(0);
    expect(high.order(decimal('3.14159265358979323846264338327950288419716939937510'))).toBeGreaterThan(0);
  });

  it('encloses a function over an interval', () => {
    const wide: Interval = { low: decimal('0.5'), high: decimal('2') };
    for (const of of [exp, ln, sqrt, log2, cos, sin])
      for (const text of ['0.5', '0.75', '1.5', '2']) {
        const [whole, part] = [of(wide, intervals) as Interval, of(number(text), intervals) as Interval];
        expect(whole.low.order(part.high)).toBeLessThanOrEqual(0);
        expect(whole.high.order(part.low)).toBeGreaterThanOrEqual(0);
      }
  });
});
