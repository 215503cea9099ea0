import { Decimal } from 'decimal.js';
import { afterAll, describe, expect, test } from 'vitest';
import {
  Absent,
  type Arithmetic,
  type Bounds,
  binary64,
  type DecimalInterval,
  decimalArithmetic,
  nextUp,
  Rational,
  type Result,
} from '../../src/arithmetic/index.js';
import { bound, rows, ulpsOutside } from './vectors.js';

interface Row {
  x: string;
  y?: string;
  digits: number;
  lo: string;
  hi: string;
  exact: boolean;
  range: string;
  b64: [string, string];
}

const FUNCTIONS = ['exp', 'log', 'sqrt', 'pow'] as const;
type Name = (typeof FUNCTIONS)[number];

function evaluate<N>(arithmetic: Arithmetic<N>, name: Name, x: N, y: N): Result<N> {
  if (name === 'exp') return arithmetic.exp(x);
  if (name === 'log') return arithmetic.ln(x);
  return name === 'sqrt' ? arithmetic.sqrt(x) : arithmetic.realPower(x, y);
}

const exactly = (text: string) => Rational.fromNumber(Number(text));
const table: string[] = [];
afterAll(() => console.log(['High precision: function, rows, max distance', ...table].join('\n')));

/** Binary64 numbers outside the tightest bounds; x^y for |y ln x| up to 700 shows the error of ln x. */
const ALLOWED: Record<Name, number> = { sqrt: 0, exp: 1, log: 1, pow: 8 };

describe('binary64 contains the value', () => {
  for (const name of FUNCTIONS)
    test(name, () => {
      let widest = 0;
      const all = rows<Row>(`high-precision/${name}.jsonl`);
      for (const row of all) {
        const x = binary64.rational(exactly(row.x));
        const result = evaluate(binary64, name, x, binary64.rational(exactly(row.y ?? '1')));
        expect(result).not.toBeInstanceOf(Absent);
        const tightest = { lower: bound(row.b64[0]), upper: bound(row.b64[1]) };
        const outside = ulpsOutside(result as Bounds, tightest);
        expect(outside, JSON.stringify([row, result])).toBeGreaterThanOrEqual(0);
        widest = Math.max(widest, outside);
      }
      expect(all).toHaveLength(250);
      expect(widest).toBeLessThanOrEqual(ALLOWED[name]);
      table.push(`binary64 ${name} 250 ${widest} ulps`);
    });

  test('wide arguments of increasing functions contain the values at both ends', () => {
    for (const name of ['exp', 'log', 'sqrt'] as const) {
      const sorted = rows<Row>(`high-precision/${name}.jsonl`).sort((a, b) => Number(a.x) - Number(b.x));
      for (let i = 0; i + 20 < sorted.length; i += 7) {
        const [low, high] = [sorted[i]!, sorted[i + 20]!];
        const wide = { lower: Number(low.x), upper: Number(high.x) };
        const result = evaluate(binary64, name, wide, wide) as Bounds;
        expect(result.lower).toBeLessThanOrEqual(bound(low.b64[0]));
        expect(result.upper).toBeGreaterThanOrEqual(bound(high.b64[1]));
      }
    }
  });
});

const Wide = Decimal.clone({ defaults: true, precision: 1200, maxE: 9e15, minE: -9e15 });

/** The binary64 number as a decimal: exact (at most 767 digits). */
function decimalOf(text: string): DecimalInterval {
  const q = exactly(text);
  const x = new Wide(q.numerator.toString()).div(q.denominator.toString());
  return { lower: x, upper: x };
}

/** Bounds that exclude the value: beyond `lo` and `hi`, which are consecutive, or equal if `exact`. */
function excludes({ lower, upper }: DecimalInterval, row: Row): boolean {
  const lo = new Wide(row.lo === 'inf' ? Infinity : row.lo);
  const hi = new Wide(row.hi === 'inf' ? Infinity : row.hi);
  if (row.exact) return lower.gt(lo) || upper.lt(hi);
  // Exponents beyond those of decimal.js: only an unbounded, or a zero, bound contains the value.
  if (!lo.isFinite()) return upper.isFinite();
  if (hi.isZero()) return !(lower.lte(0) && upper.gt(0));
  return lower.gte(hi) || upper.lte(lo);
}

/** Units of the last of 60 digits outside [lo, hi]. */
function unitsOutside(result: DecimalInterval, row: Row): number {
  if (row.digits === 0) return 0;
  const [lo, hi] = [new Wide(row.lo), new Wide(row.hi)];
  if (!lo.isFinite() || !hi.isFinite() || lo.isZero() || hi.isZero()) return 0;
  const unit = new Wide(`1e${lo.e - 59}`);
  return Decimal.max(lo.sub(result.lower), result.upper.sub(hi)).div(unit).toNumber();
}

describe('decimals contain the value', () => {
  for (const digits of [10, 40, 60, 160, 320])
    for (const name of FUNCTIONS)
      test(`${digits} digits, ${name}`, () => {
        const arithmetic = decimalArithmetic(digits);
        let widest = 0;
        for (const row of rows<Row>(`high-precision/${name}.jsonl`)) {
          const result = evaluate(arithmetic, name, decimalOf(row.x), decimalOf(row.y ?? '1'));
          expect(result).not.toBeInstanceOf(Absent);
          const found = result as DecimalInterval;
          expect(excludes(found, row), JSON.stringify(row)).toBe(false);
          const { lower, upper } = arithmetic.bounds(found);
          expect(lower).toBeLessThanOrEqual(bound(row.b64[0]));
          expect(upper).toBeGreaterThanOrEqual(bound(row.b64[1]));
          if (digits === 60) widest = Math.max(widest, unitsOutside(found, row));
        }
        if (digits !== 60) return;
        expect(widest).toBeLessThanOrEqual(1);
        table.push(`decimal 60 ${name} 250 ${widest} units of the last digit`);
      });
});

test('a broken arithmetic is caught: bounds moved inward by one step exclude values', () => {
  for (const name of FUNCTIONS) {
    const caught = rows<Row>(`high-precision/${name}.jsonl`).filter((row) => {
      const y = binary64.rational(exactly(row.y ?? '1'));
      const result = evaluate(binary64, name, binary64.rational(exactly(row.x)), y) as Bounds;
      const broken = { lower: nextUp(result.lower), upper: result.upper };
      return ulpsOutside(broken, { lower: bound(row.b64[0]), upper: bound(row.b64[1]) }) < 0;
    });
    expect(caught.length).toBeGreaterThan(200);
  }
});
