import { Decimal } from 'decimal.js';
import { afterAll, describe, expect, test } from 'vitest';
import {
  Absent,
  type Arithmetic,
  type Bounds,
  binary64,
  type DecimalInterval,
  decimalArithmetic,
  exact,
  nextUp,
  Rational,
  type Result,
} from '../../src/arithmetic/index.js';
import { bound, rows, ulpsOutside } from './vectors.js';

interface Row {
  x: string;
  y?: string;
  lo: string;
  hi: string;
  exact: boolean;
  b64: [string, string];
}

const NAMES = ['cos', 'sin', 'log2', 'floor', 'ceil', 'mod'] as const;
type Name = (typeof NAMES)[number];

const file = (name: Name) => rows<Row>(`functions/${name}.jsonl`);

function evaluate<N>(arithmetic: Arithmetic<N>, name: Name, x: N, y: N): Result<N> {
  return name === 'mod' ? arithmetic.mod(x, y) : arithmetic[name](x);
}

const exactly = (text: string) => Rational.fromNumber(Number(text));
const table: string[] = [];
afterAll(() => console.log(['Functions: name, rows, max distance', ...table].join('\n')));

/** Binary64 numbers outside the tightest bounds. */
const ALLOWED: Record<Name, number> = { cos: 2, sin: 2, log2: 3, floor: 0, ceil: 0, mod: 0 };

/** 0 if the tightest bounds are contained, -1 if not. */
function distance(found: Bounds, tightest: Bounds): number {
  return found.lower <= tightest.lower && found.upper >= tightest.upper ? 0 : -1;
}

describe('binary64 contains the value', () => {
  for (const name of NAMES)
    test(name, () => {
      let widest = 0;
      const all = file(name);
      for (const row of all) {
        const found = evaluate(
          binary64,
          name,
          binary64.rational(exactly(row.x)),
          binary64.rational(exactly(row.y ?? '1')),
        );
        expect(found).not.toBeInstanceOf(Absent);
        const tightest = { lower: bound(row.b64[0]), upper: bound(row.b64[1]) };
        // A remainder of a long quotient, or next to a jump, is wide; the others never are.
        const outside =
          name === 'mod' ? distance(found as Bounds, tightest) : ulpsOutside(found as Bounds, tightest);
        expect(outside, JSON.stringify([row, found])).toBeGreaterThanOrEqual(0);
        widest = Math.max(widest, outside);
      }
      expect(all.length).toBeGreaterThanOrEqual(1000);
      expect(widest).toBeLessThanOrEqual(ALLOWED[name]);
      table.push(`binary64 ${name} ${all.length} ${widest} ulps`);
    });

  test('wide arguments contain the values at all rows between', () => {
    for (const name of ['cos', 'sin', 'log2', 'floor', 'ceil'] as const) {
      const sorted = file(name).sort((a, b) => Number(a.x) - Number(b.x));
      for (const length of [1, 2, 5, 20])
        for (let i = 0; i + length < sorted.length; i += 1) {
          const between = sorted.slice(i, i + length + 1);
          const wide = { lower: Number(between[0]!.x), upper: Number(between[length]!.x) };
          const found = evaluate(binary64, name, wide, wide) as Bounds;
          for (const row of between)
            if (!(found.lower <= bound(row.b64[0]) && found.upper >= bound(row.b64[1])))
              throw new Error(JSON.stringify([name, wide, row]));
        }
    }
  });

  test('unbounded and very wide arguments of waves', () => {
    for (const upper of [Infinity, 1e300, 7]) {
      expect(binary64.cos({ lower: 0, upper })).toEqual({ lower: -1, upper: 1 });
      expect(binary64.sin({ lower: -1, upper })).toEqual({ lower: -1, upper: 1 });
    }
    expect((binary64.cos({ lower: 3, upper: 3.2 }) as Bounds).lower).toBe(-1);
    expect((binary64.cos({ lower: 3, upper: 3.2 }) as Bounds).upper).toBeLessThan(-0.98);
    expect((binary64.sin({ lower: 1, upper: 2 }) as Bounds).upper).toBe(1);
  });
});

const Wide = Decimal.clone({ defaults: true, precision: 1200, maxE: 9e15, minE: -9e15 });

function decimalOf(text: string): DecimalInterval {
  const q = exactly(text);
  const x = new Wide(q.numerator.toString()).div(q.denominator.toString());
  return { lower: x, upper: x };
}

function excludes({ lower, upper }: DecimalInterval, row: Row): boolean {
  const [lo, hi] = [new Wide(row.lo), new Wide(row.hi)];
  return row.exact ? lower.gt(lo) || upper.lt(hi) : lower.gte(hi) || upper.lte(lo);
}

function unitsOutside(found: DecimalInterval, row: Row): number {
  const [lo, hi] = [new Wide(row.lo), new Wide(row.hi)];
  if (lo.isZero()) return 0;
  return Decimal.max(lo.sub(found.lower), found.upper.sub(hi))
    .div(`1e${lo.e - 59}`)
    .toNumber();
}

describe('decimals contain the value', () => {
  for (const digits of [10, 40, 60, 320])
    for (const name of NAMES)
      test(`${digits} digits, ${name}`, () => {
        const arithmetic = decimalArithmetic(digits);
        let widest = 0;
        for (const row of file(name).filter((_, i) => digits === 60 || i % 5 === 0)) {
          const found = evaluate(arithmetic, name, decimalOf(row.x), decimalOf(row.y ?? '1'));
          expect(found).not.toBeInstanceOf(Absent);
          expect(excludes(found as DecimalInterval, row), JSON.stringify(row)).toBe(false);
          if (digits === 60 && name !== 'mod')
            widest = Math.max(widest, unitsOutside(found as DecimalInterval, row));
        }
        if (digits !== 60) return;
        expect(widest).toBeLessThanOrEqual(name === 'log2' ? 3 : 1);
        table.push(`decimal 60 ${name} ${widest} units of the last digit`);
      });

  test('pi', () => {
    // The first 70 digits after the point.
    const digits = '3.1415926535897932384626433832795028841971693993751058209749445923078164';
    for (const n of [10, 40, 60]) {
      const { lower, upper } = decimalArithmetic(n).pi() as DecimalInterval;
      expect(lower.lt(digits) && upper.gt(digits)).toBe(true);
      expect(upper.sub(lower).lte(`1e-${n - 1}`)).toBe(true);
    }
    const { lower, upper } = binary64.pi() as Bounds;
    // The two numbers of binary64 beside pi.
    expect([lower, upper]).toEqual([Math.PI, Math.PI + 2 ** -51]);
    expect(exact.pi()).toBeInstanceOf(Absent);
  });
});

test('exact arithmetic decides floor, ceil and mod of rationals and roots, and log2 of powers of two', () => {
  for (const name of ['floor', 'ceil', 'mod'] as const)
    for (const row of file(name).filter((_, i) => i % 3 === 0)) {
      const [x, y] = [exact.rational(exactly(row.x)), exact.rational(exactly(row.y ?? '1'))];
      const found = evaluate(exact, name, x, y);
      if (found instanceof Absent) throw new Error(JSON.stringify(row));
      const value = Rational.parse(exact.text(found).lower)!;
      expect(
        value.compare(Rational.parse(row.lo)!) >= 0 && value.compare(Rational.parse(row.hi)!) <= 0,
        JSON.stringify(row),
      ).toBe(true);
    }
  const root = exact.sqrt(exact.integer(50));
  if (root instanceof Absent) throw new Error('no root');
  expect(exact.text(exact.floor(root) as never).lower).toBe('7');
  expect(exact.text(exact.ceil(root) as never).lower).toBe('8');
  expect(exact.text(exact.log2(exact.rational(Rational.parse('1/8')!)) as never).lower).toBe('-3');
  const log = exact.log2(exact.integer(3)) as never;
  expect(exact.text(exact.floor(log) as never).lower).toBe('1');
  expect(exact.text(exact.ceil(log) as never).lower).toBe('2');
  const ratio = exact.div(exact.ln(exact.integer(1000)) as never, exact.ln(exact.integer(10)) as never);
  expect(exact.text(exact.floor(ratio as never) as never).lower).toBe('3');
});

test('remainders by an unclear divisor, and by zero', () => {
  const zero = { lower: 0, upper: 0 };
  expect(binary64.mod({ lower: 1, upper: 1 }, zero)).toMatchObject({ certainty: 'does not exist' });
  expect(binary64.mod(zero, { lower: -1, upper: 1 })).toMatchObject({ certainty: 'unknown' });
  expect(binary64.mod({ lower: 2.9, upper: 3.1 }, { lower: 3, upper: 3 })).toEqual({ lower: 0, upper: 3 });
});

test('a broken arithmetic is caught: bounds moved inward by one step exclude values', () => {
  for (const name of ['cos', 'sin', 'log2'] as const) {
    const all = file(name);
    const caught = all.filter((row) => {
      const found = evaluate(
        binary64,
        name,
        binary64.rational(exactly(row.x)),
        binary64.rational(exactly('1')),
      ) as Bounds;
      const broken = { lower: nextUp(nextUp(nextUp(nextUp(found.lower)))), upper: found.upper };
      return ulpsOutside(broken, { lower: bound(row.b64[0]), upper: bound(row.b64[1]) }) < 0;
    });
    expect(caught.length).toBeGreaterThan(900);
  }
});
