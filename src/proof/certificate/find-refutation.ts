import { Affine, type IndexAtom, MAX_COEFFICIENT } from '../affine.js';
import { reject } from '../failure.js';
import type { Combination, Extreme, Refutation } from '../integers.js';

/** More inequalities than this in one elimination are no question about the ranges of a claim. */
const MAX_INEQUALITIES = 600;

/** More undecided `min` and `max` than this in one question are refused: each doubles the cases. */
const MAX_EXTREMES = 6;

type Multiples = Combination['of'];

/** An inequality without the `min` and `max` that have been decided, and the sum of forms that it is. */
interface View {
  readonly form: Affine;
  readonly of: Multiples;
}

/** `constant + sum of coefficients * variable >= 0`, and which rows it is made of, or which forms. */
interface Row {
  readonly constant: number;
  readonly coefficients: ReadonlyMap<string, number>;
  readonly divisor: number;
  readonly of: Multiples | readonly (readonly [factor: number, row: Row])[];
}

/**
 * Why no integers satisfy all of `forms >= 0`; `null` says only that nothing was found. One variable after the other is eliminated
 * (Fourier and Motzkin): each inequality that arises is a sum of multiples of earlier ones with factors >= 0, divided by the greatest
 * common divisor of its coefficients with the constant rounded down, which integers allow. The checker adds up the sums itself.
 */
export function findRefutation(forms: readonly Affine[]): Refutation | null {
  const views = forms.map((form, i): View => ({ form, of: [[1, i]] }));
  return refutationOf(views, forms.length, 0);
}

/** `forms` is the number of the forms that the checker has there. */
function refutationOf(views: readonly View[], forms: number, depth: number): Refutation | null {
  const extreme = views.flatMap(({ form }) => form.parts).find(({ atom }) => atom.kind !== 'variable')?.atom;
  if (!extreme || extreme.kind === 'variable') {
    const contradiction = eliminate(views);
    return contradiction && { sums: sumsFor(contradiction, forms) };
  }
  if (depth >= MAX_EXTREMES) reject('too-large', 'undecided minima and maxima');
  const { kind, left, right } = extreme;
  const order = kind === 'max' ? left.plus(right, -1) : right.plus(left, -1);
  const inCase = (value: Affine, condition: Affine): Refutation | null =>
    refutationOf(
      // The checker has the condition there, `extreme - value >= 0`, and `value - extreme >= 0`.
      [
        ...views.map((view) => replaced(view, extreme, value, forms + 1)),
        { form: condition, of: [[1, forms]] },
      ],
      forms + 3,
      depth + 1,
    );
  const first = inCase(left, order);
  const second = first && inCase(right, order.times(-1).add(-1));
  return first && second && { extreme: { kind, left, right } satisfies Extreme, cases: [first, second] };
}

function replaced({ form, of }: View, atom: IndexAtom, value: Affine, above: number): View {
  const part = form.parts.find((each) => each.atom.key === atom.key);
  if (!part) return { form, of };
  const { coefficient } = part;
  return {
    form: form.plus(Affine.atom(atom), -coefficient).plus(value, coefficient),
    of: [...of, [Math.abs(coefficient), coefficient < 0 ? above : above + 1]],
  };
}

/** A row that is a number < 0, or `null`. */
function eliminate(views: readonly View[]): Row | null {
  const given = views.map(({ form: { constant, parts }, of }) =>
    reduced(constant, new Map(parts.map(({ atom, coefficient }) => [atom.key, coefficient])), of),
  );
  let rows = given.filter((row) => row !== null);
  for (;;) {
    const contradiction = rows.find(isContradiction);
    if (contradiction || rows.length === 0) return contradiction ?? null;
    const variable = cheapest(rows);
    const next = new Map<string, Row>();
    const add = (row: Row) => {
      const key = [...row.coefficients].sort().join();
      const known = next.get(key);
      if (!known || known.constant > row.constant) next.set(key, row);
    };
    for (const row of rows) if (!row.coefficients.has(variable)) add(row);
    for (const p of rows) {
      const above = p.coefficients.get(variable) ?? 0;
      if (above <= 0) continue;
      for (const n of rows) {
        const below = n.coefficients.get(variable) ?? 0;
        if (below >= 0) continue;
        const row = combined(p, -below, n, above);
        if (row) add(row);
        if (row && isContradiction(row)) return row;
        if (next.size > MAX_INEQUALITIES) reject('too-large', 'a question about ranges');
      }
    }
    rows = [...next.values()];
  }
}

const isContradiction = (row: Row): boolean => row.coefficients.size === 0;

/** The variable whose elimination makes the fewest inequalities. */
function cheapest(rows: readonly Row[]): string {
  const counts = new Map<string, [number, number]>();
  for (const row of rows)
    for (const [name, coefficient] of row.coefficients) {
      const count = counts.get(name) ?? [0, 0];
      count[coefficient > 0 ? 0 : 1] += 1;
      counts.set(name, count);
    }
  const cost = ([above, below]: [number, number]) => above * below - above - below;
  return [...counts].reduce((best, each) => (cost(each[1]) < cost(best[1]) ? each : best))[0];
}

/** `factorA * a + factorB * b` in lowest terms; `null` where it says nothing, or has numbers that the checker would refuse. */
function combined(a: Row, factorA: number, b: Row, factorB: number): Row | null {
  const coefficients = new Map<string, number>();
  for (const [row, factor] of [
    [a, factorA],
    [b, factorB],
  ] as const)
    for (const [name, coefficient] of row.coefficients) {
      const product = factor * coefficient;
      const sum = (coefficients.get(name) ?? 0) + product;
      if (!fits(product) || !fits(sum)) return null;
      if (sum === 0) coefficients.delete(name);
      else coefficients.set(name, sum);
    }
  const [first, second] = [factorA * a.constant, factorB * b.constant];
  if (!fits(first) || !fits(second) || !fits(first + second)) return null;
  const of = [[factorA, a] as const, [factorB, b] as const];
  return reduced(first + second, coefficients, of);
}

const fits = (n: number): boolean => Math.abs(n) <= MAX_COEFFICIENT;

/** The row in lowest terms; `null` where it says nothing. A number < 0 stays. */
function reduced(constant: number, coefficients: ReadonlyMap<string, number>, of: Row['of']): Row | null {
  if (coefficients.size === 0) return constant < 0 ? { constant, coefficients, divisor: 1, of } : null;
  const divisor = [...coefficients.values()].reduce(greatestCommonDivisor, 0);
  if (divisor === 1) return { constant, coefficients, divisor, of };
  const divided = new Map([...coefficients].map(([name, n]) => [name, n / divisor]));
  return { constant: Math.floor(constant / divisor), coefficients: divided, divisor, of };
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** The sums that lead to a row, those that it is made of before it. */
function sumsFor(last: Row, forms: number): Combination[] {
  const sums: Combination[] = [];
  const numbers = new Map<Row, number>();
  const numberOf = (row: Row): number => {
    const known = numbers.get(row);
    if (known !== undefined) return known;
    const of = row.of.map(
      ([factor, part]) => [factor, typeof part === 'number' ? part : numberOf(part)] as const,
    );
    sums.push({ divisor: row.divisor, of });
    const number = forms + sums.length - 1;
    numbers.set(row, number);
    return number;
  };
  numberOf(last);
  return sums;
}
