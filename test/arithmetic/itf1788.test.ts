import { afterAll, describe, expect, test } from 'vitest';
import { Absent, type Bounds, binary64, type Result } from '../../src/arithmetic/index.js';
import { bound, rows, ulpsOutside } from './vectors.js';

type Interval = [string, string] | null;
interface Row {
  args: (Interval | number)[];
  out: Interval | boolean;
  src: string;
}

const POINT_ONE: Bounds = { lower: 1, upper: 1 };

const OPERATIONS: Record<string, (a: Bounds, b: Bounds, n: number) => Result<Bounds>> = {
  add: binary64.add,
  sub: binary64.sub,
  mul: binary64.mul,
  div: binary64.div,
  recip: (a) => binary64.div(POINT_ONE, a),
  neg: binary64.neg,
  abs: binary64.abs,
  min: binary64.min,
  max: binary64.max,
  sqr: (a) => binary64.integerPower(a, 2),
  sqrt: binary64.sqrt,
  exp: binary64.exp,
  log: binary64.ln,
  pown: (a, _, n) => binary64.integerPower(a, n),
};

/** Binary64 numbers that a bound may lie outside the tightest one. */
const ALLOWED: Record<string, number> = { exp: 1, log: 1, pown: 2 };

/** Rows with a value, without an empty argument, and without a value for some or all arguments (division by 0, ...). */
const COUNTS: Record<string, [evaluated: number, empty: number, absent: number]> = {
  add: [26, 5, 0],
  sub: [26, 5, 0],
  mul: [107, 9, 0],
  div: [76, 11, 254],
  recip: [4, 0, 14],
  neg: [10, 1, 0],
  abs: [11, 1, 0],
  min: [11, 4, 0],
  max: [11, 4, 0],
  sqr: [11, 1, 0],
  sqrt: [6, 1, 6],
  exp: [18, 1, 0],
  log: [11, 1, 9],
  pown: [112, 11, 40],
};

const interval = ([lower, upper]: [string, string]): Bounds => ({ lower: bound(lower), upper: bound(upper) });

const isPoint = (a: Bounds, x: number) => a.lower === x && a.upper === x;

/** What an operation outside its domain has to answer: `does not exist` exactly where no argument is in the domain. */
function expectedAbsence(operation: string, a: Bounds, b: Bounds, n: number): string | null {
  const judged = (never: boolean, somewhere: boolean) =>
    never ? 'does not exist' : somewhere ? 'unknown' : null;
  if (operation === 'div') return judged(isPoint(b, 0), b.lower <= 0 && b.upper >= 0);
  if (operation === 'recip') return judged(isPoint(a, 0), a.lower <= 0 && a.upper >= 0);
  if (operation === 'sqrt') return judged(a.upper < 0, a.lower < 0);
  if (operation === 'log') return judged(a.upper <= 0, a.lower <= 0);
  if (operation === 'pown') return judged(n < 0 && isPoint(a, 0), n < 0 && a.lower <= 0 && a.upper >= 0);
  return null;
}

const table: string[] = [];
afterAll(() => console.log(['ITF1788: operation, rows, max ulps outside the tightest', ...table].join('\n')));

describe('ITF1788: each row contains the expected interval, or is absent for a reason', () => {
  for (const [operation, evaluate] of Object.entries(OPERATIONS))
    test(operation, () => {
      let [evaluated, empty, absent, widest] = [0, 0, 0, 0];
      for (const row of rows<Row>(`itf1788/${operation}.jsonl`)) {
        if (row.args.includes(null)) {
          // There is no empty interval here: an enclosure always holds the true value.
          expect(row.out, row.src).toBe(null);
          empty += 1;
          continue;
        }
        const n = typeof row.args[1] === 'number' ? row.args[1] : 0;
        const [a, b] = row.args.map((x) => (Array.isArray(x) ? interval(x) : POINT_ONE)) as [Bounds, Bounds];
        const result = evaluate(a, b ?? POINT_ONE, n);
        const absence = expectedAbsence(operation, a, b, n);
        if (absence !== null) {
          expect(result, row.src).toMatchObject({ certainty: absence });
          absent += 1;
          continue;
        }
        expect(result, row.src).not.toBeInstanceOf(Absent);
        const outside = ulpsOutside(result as Bounds, interval(row.out as [string, string]));
        expect(outside, `${row.src} ${JSON.stringify(result)}`).toBeGreaterThanOrEqual(0);
        widest = Math.max(widest, outside);
        evaluated += 1;
      }
      expect([evaluated, empty, absent]).toEqual(COUNTS[operation]);
      expect(widest).toBeLessThanOrEqual(ALLOWED[operation] ?? 0);
      table.push(`${operation} ${evaluated} ${widest}`);
    });
});

/** The predicates of the standard, from what `orderings` and the bounds say. */
const PREDICATES: Record<string, (a: Bounds, b: Bounds) => boolean> = {
  precedes: (a, b) => !binary64.orderings(a, b).greater,
  strictPrecedes: (a, b) => {
    const { less, equal, greater } = binary64.orderings(a, b);
    return less && !equal && !greater;
  },
  disjoint: (a, b) => !binary64.orderings(a, b).equal,
  equal: (a, b) => a.lower === b.lower && a.upper === b.upper,
  less: (a, b) => {
    const least = binary64.min(a, b) as Bounds;
    return least.lower === a.lower && least.upper === a.upper;
  },
  subset: (a, b) => {
    const hull = binary64.bounds(a);
    return b.lower <= hull.lower && hull.upper <= b.upper;
  },
};

/** `interior` and `strictLess` compare single ends strictly: nothing in this arithmetic asks for that. */
const NOT_OFFERED = { interior: 16, strictLess: 14 };

describe('ITF1788: predicates have their one right answer', () => {
  for (const [predicate, evaluate] of Object.entries(PREDICATES))
    test(predicate, () => {
      const applicable = rows<Row>(`itf1788/${predicate}.jsonl`).filter((row) => !row.args.includes(null));
      expect(applicable.length).toBeGreaterThan(5);
      for (const row of applicable) {
        const [a, b] = row.args.map((x) => interval(x as [string, string])) as [Bounds, Bounds];
        expect(evaluate(a, b), row.src).toBe(row.out);
      }
    });

  for (const [predicate, count] of Object.entries(NOT_OFFERED))
    test(`${predicate} is not offered`, () => {
      expect(rows<Row>(`itf1788/${predicate}.jsonl`)).toHaveLength(count);
      expect(Object.keys(binary64)).not.toContain(predicate);
    });
});
