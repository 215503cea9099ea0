import { Affine, type IndexAtom } from './affine.js';
import { reject } from './failure.js';

/** More inequalities than this in one elimination are no question about the ranges of a claim. */
const MAX_INEQUALITIES = 600;

/** More undecided `min` and `max` than this in one question are refused: each doubles the cases. */
const MAX_EXTREMES = 6;

/**
 * Whether `goal >= 0` follows from `hypotheses` (each `>= 0`) for integers: no integers satisfy the hypotheses and
 * `goal <= -1`. Decided by eliminating one variable after the other (Fourier and Motzkin): each inequality that arises is a
 * sum of multiples of earlier ones with factors >= 0, divided by the greatest common divisor of its coefficients with the
 * constant rounded down, which integers allow. So `true` is certain; `false` says that no contradiction arose.
 */
export function follows(hypotheses: readonly Affine[], goal: Affine): boolean {
  return contradictory([...hypotheses, goal.times(-1).add(-1)]);
}

/** Whether no integers satisfy all of `forms >= 0`, for certain. */
export function contradictory(forms: readonly Affine[], depth = 0): boolean {
  const extreme = forms.flatMap((form) => form.parts).find(({ atom }) => atom.kind !== 'variable')?.atom;
  if (!extreme || extreme.kind === 'variable') return eliminate(forms);
  if (depth >= MAX_EXTREMES) reject('too-large', 'undecided minima and maxima');
  // max(a, b) is a where a - b >= 0, and b where b - a >= 1; min the other way round.
  const { left, right } = extreme;
  const order = extreme.kind === 'max' ? left.plus(right, -1) : right.plus(left, -1);
  return (
    contradictory([...replaced(forms, extreme, left), order], depth + 1) &&
    contradictory([...replaced(forms, extreme, right), order.times(-1).add(-1)], depth + 1)
  );
}

function replaced(forms: readonly Affine[], atom: IndexAtom, value: Affine): Affine[] {
  return forms.map((form) => {
    const part = form.parts.find((each) => each.atom.key === atom.key);
    return part ? form.plus(Affine.atom(atom), -part.coefficient).plus(value, part.coefficient) : form;
  });
}

/** `constant + sum of coefficients * variable >= 0`. */
interface Row {
  readonly constant: number;
  readonly coefficients: ReadonlyMap<string, number>;
}

function eliminate(forms: readonly Affine[]): boolean {
  let rows: Row[] = [];
  for (const form of forms) {
    const row = reduced({
      constant: form.constant,
      coefficients: new Map(form.parts.map(({ atom, coefficient }) => [atom.key, coefficient])),
    });
    if (row === 'contradiction') return true;
    if (row) rows.push(row);
  }
  while (rows.length > 0) {
    const variable = cheapest(rows);
    const above = rows.filter((row) => (row.coefficients.get(variable) ?? 0) > 0);
    const below = rows.filter((row) => (row.coefficients.get(variable) ?? 0) < 0);
    const next = new Map<string, Row>();
    const add = (row: Row) => {
      const key = [...row.coefficients].sort().join();
      const known = next.get(key);
      if (!known || known.constant > row.constant) next.set(key, row);
    };
    for (const row of rows) if (!row.coefficients.has(variable)) add(row);
    for (const p of above)
      for (const n of below) {
        const row = reduced(combined(p, -n.coefficients.get(variable)!, n, p.coefficients.get(variable)!));
        if (row === 'contradiction') return true;
        if (row) add(row);
        if (next.size > MAX_INEQUALITIES) reject('too-large', 'a question about ranges');
      }
    rows = [...next.values()];
  }
  return false;
}

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

function combined(a: Row, factorA: number, b: Row, factorB: number): Row {
  const coefficients = new Map<string, number>();
  for (const [row, factor] of [
    [a, factorA],
    [b, factorB],
  ] as const)
    for (const [name, coefficient] of row.coefficients) {
      const sum = (coefficients.get(name) ?? 0) + product(factor, coefficient);
      if (sum === 0) coefficients.delete(name);
      else coefficients.set(name, sum);
    }
  return { constant: product(factorA, a.constant) + product(factorB, b.constant), coefficients };
}

/** NaN where it is rounded: two rounded products may have a difference that looks exact. */
function product(a: number, b: number): number {
  return Number.isSafeInteger(a * b) ? a * b : Number.NaN;
}

/** The row in lowest terms; `null` where it says nothing; a row that leaves the safe integers says nothing either. */
function reduced(row: Row): Row | 'contradiction' | null {
  const numbers = [...row.coefficients.values()];
  if (![row.constant, ...numbers].every(Number.isSafeInteger)) return null;
  if (numbers.length === 0) return row.constant < 0 ? 'contradiction' : null;
  const divisor = numbers.reduce(greatestCommonDivisor, 0);
  if (divisor === 1) return row;
  const coefficients = new Map([...row.coefficients].map(([name, n]) => [name, n / divisor]));
  return { constant: Math.floor(row.constant / divisor), coefficients };
}

function greatestCommonDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
