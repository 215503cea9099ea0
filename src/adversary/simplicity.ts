import type { Rational } from '../arithmetic/index.js';
import type { Point, PointValue } from '../evaluation/index.js';

/**
 * The simplicity order, in which every witness is shrunk and ties are broken. A point is simpler when, in
 * this order of importance,
 *
 * 1. its horizon is smaller;
 * 2. it has fewer numbers (integer givens set dimensions);
 * 3. it has fewer numbers that are no integers;
 * 4. the sum of the costs of its numbers is smaller (`cost`: 1 is free; integers before decimals before
 *    fractions, small before large, round before crooked, positive before negative);
 * 5. it has fewer distinct numbers;
 * 6. its numbers, read in order, are cheaper at the first difference;
 * 7. its numbers, read in order, are smaller in magnitude at the first difference.
 */
export function isSimpler(a: Point, b: Point): boolean {
  return simplicityOrder()(a, b);
}

/** The same order for one that compares many points: it remembers what the next comparison may ask for again. */
export function simplicityOrder(): (a: Point, b: Point) => boolean {
  const costs = new Costs();
  // One point stays while others are compared with it.
  let first: Key | null = null;
  let second: Key | null = null;
  const keyOf = (point: Point): Key =>
    first?.point === point ? first : second?.point === point ? second : makeKey(point, costs);
  return (a, b) => {
    // Most pairs differ in the horizon already; their numbers need not be looked at.
    if (a.horizon !== b.horizon) return a.horizon < b.horizon;
    const x = keyOf(a);
    const y = keyOf(b);
    first = x;
    second = y;
    return comesBefore(x, y, costs);
  };
}

function comesBefore(x: Key, y: Key, costs: Costs): boolean {
  if (x.numbers.length !== y.numbers.length) return x.numbers.length < y.numbers.length;
  if (x.fractions !== y.fractions) return x.fractions < y.fractions;
  if (x.cost !== y.cost) return x.cost < y.cost;
  const fewer = distinct(x.numbers) - distinct(y.numbers);
  if (fewer !== 0) return fewer < 0;
  return (
    firstDifference(x.numbers, y.numbers, (p, q) => costs.of(p) - costs.of(q)) ??
    firstDifference(x.numbers, y.numbers, (p, q) => p.abs().compare(q.abs())) ??
    false
  );
}

/** Whether the first is smaller where two lists of one length first differ; `null`: nowhere. */
function firstDifference(
  a: readonly Rational[],
  b: readonly Rational[],
  compared: (p: Rational, q: Rational) => number,
): boolean | null {
  for (let i = 0; i < a.length; i += 1) {
    const order = compared(a[i]!, b[i]!);
    if (order !== 0) return order < 0;
  }
  return null;
}

const DECIMAL_COST = 20;
const FRACTION_COST = 30;
const DIGIT_COST = 6;
const ZERO_COST = 4;

/** More costs than this are not remembered: they would keep alive the numbers of all points ever compared. */
const MOST_COSTS = 20_000;

/**
 * Points that differ in one number share all others: their costs are remembered. Not in a `WeakMap`: one that loses as many keys as it
 * gets becomes hundreds of times slower in long processes.
 */
class Costs {
  private readonly known = new Map<Rational, number>();

  of(q: Rational): number {
    const { known } = this;
    let found = known.get(q);
    if (found === undefined) {
      found = cost(q);
      if (known.size >= MOST_COSTS) known.clear();
      known.set(q, found);
    }
    return found;
  }
}

/** What a person pays to read a number: 1 costs 0, 0 and 2 cost 1, 3 costs 2, 10 costs 4. */
export function cost(q: Rational): number {
  const sign = q.sign < 0 ? 1 : 0;
  if (q.sign === 0) return 1;
  if (q.isInteger) return sign + integerCost(q.abs().toString());
  const text = q.abs().toString();
  if (!text.includes('/')) {
    const digits = text.replace('.', '').replace(/^0+/, '');
    const places = text.length - 1 - text.indexOf('.');
    return sign + DECIMAL_COST + places + Number(digits[0]) - 1 + DIGIT_COST * (digits.length - 1);
  }
  const [p, r] = text.split('/');
  return sign + FRACTION_COST + integerCost(p!) + integerCost(r!);
}

/** Leading digit - 1, four for each power of ten, and six for each further significant digit. */
function integerCost(text: string): number {
  const significant = text.replace(/0+$/, '');
  const zeros = text.length - significant.length;
  return Number(significant[0]) - 1 + ZERO_COST * zeros + DIGIT_COST * (significant.length - 1);
}

/** What most comparisons end with, made in one pass over the numbers. */
interface Key {
  readonly point: Point;
  readonly numbers: readonly Rational[];
  /** How many of them are no integers. */
  readonly fractions: number;
  /** The sum of their costs. */
  readonly cost: number;
}

function makeKey(point: Point, costs: Costs): Key {
  const numbers: Rational[] = [];
  for (const value of point.values) append(numbers, value);
  let fractions = 0;
  let sum = 0;
  for (const q of numbers) {
    if (!q.isInteger) fractions += 1;
    sum += costs.of(q);
  }
  return { point, numbers, fractions, cost: sum };
}

function distinct(numbers: readonly Rational[]): number {
  const byIdentity = new Set(numbers);
  return new Set([...byIdentity].map((q) => q.toString())).size;
}

/** The numbers of a value in reading order. */
export function flatten(value: PointValue): Rational[] {
  const numbers: Rational[] = [];
  append(numbers, value);
  return numbers;
}

function append(numbers: Rational[], value: PointValue): void {
  if (!Array.isArray(value)) numbers.push(value as Rational);
  else for (const entry of value as readonly PointValue[]) append(numbers, entry);
}
