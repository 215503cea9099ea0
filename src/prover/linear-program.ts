import type { Rational } from '../arithmetic/index.js';
import { approximate, P0, type Poly, padd, pscale, psub, Q0, Q1 } from './algebra.js';
import type { Solver } from './solver.js';

export interface Column {
  readonly p: Poly;
  /** Positive for certain, not only >= 0. */
  readonly strict: boolean;
  readonly cost: number;
}

/** Numbers >= 0, one for each column, with `sum of number * column = target`; `strict`: some strict column has one > 0. */
export function solveExactly(
  columns: readonly Column[],
  target: Poly,
  strict: boolean,
  solve: Solver,
): Rational[] | null {
  if (columns.length === 0) return null;
  const rows = new Map<string, string[]>();
  for (const key of target.keys()) rows.set(key, []);
  columns.forEach((column, j) => {
    for (const [key, [x]] of column.p) {
      const row = rows.get(key) ?? [];
      row.push(signed(approximate(x), j));
      rows.set(key, row);
    }
  });
  const positive = columns.flatMap((column, j) => (column.strict ? [`+ 1 c${j}`] : []));
  if (strict && positive.length === 0) return null;
  const objective = strict ? positive : columns.map((column, j) => `+ ${column.cost} c${j}`);
  let program = `${strict ? 'Maximize' : 'Minimize'}\n obj: ${objective.join('\n ')}\nSubject To\n`;
  let i = 0;
  for (const [key, row] of rows) {
    const value = target.get(key)?.[0];
    if (row.length === 0) {
      if (value) return null;
      continue;
    }
    program += ` r${i}: ${row.join('\n ')} = ${value ? approximate(value) : 0}\n`;
    i += 1;
  }
  if (strict) program += ` bnd: ${positive.join('\n ')} <= 1000000\n`;
  program += `Bounds\n${columns.map((_, j) => ` c${j} >= 0`).join('\n')}\nEnd`;
  const solution = solve(program);
  if (!solution) return null;
  const support = columns.flatMap((_, j) => ((solution.get(`c${j}`) ?? 0) > 1e-9 ? [j] : []));
  const exact = eliminate(
    support.map((j) => columns[j]!.p),
    target,
  );
  if (!exact) return null;
  if (strict && !exact.some((x, n) => x.sign > 0 && columns[support[n]!]!.strict)) return null;
  let sum = P0;
  support.forEach((j, n) => {
    sum = padd(sum, pscale(columns[j]!.p, exact[n]!));
  });
  if (psub(sum, target).size > 0) return null;
  const result = columns.map(() => Q0);
  support.forEach((j, n) => {
    result[j] = exact[n]!;
  });
  return result;
}

const signed = (x: number, j: number): string => `${x < 0 ? '-' : '+'} ${Math.abs(x)} c${j}`;

/** A solution with numbers >= 0, free ones 0; `null` if there is none. */
function eliminate(columns: readonly Poly[], target: Poly): Rational[] | null {
  const rows = new Map<string, number>();
  for (const p of [target, ...columns])
    for (const key of p.keys()) if (!rows.has(key)) rows.set(key, rows.size);
  const n = columns.length;
  const m = Array.from({ length: rows.size }, () => Array<Rational>(n + 1).fill(Q0));
  columns.forEach((p, j) => {
    for (const [key, [x]] of p) m[rows.get(key)!]![j] = x;
  });
  for (const [key, [x]] of target) m[rows.get(key)!]![n] = x;
  const pivots: number[] = [];
  let r = 0;
  for (let c = 0; c < n && r < m.length; c += 1) {
    const pivot = m.findIndex((row, i) => i >= r && row[c]!.sign !== 0);
    if (pivot < 0) continue;
    [m[r], m[pivot]] = [m[pivot]!, m[r]!];
    const scale = Q1.div(m[r]![c]!);
    m[r] = m[r]!.map((x) => (x.sign ? x.mul(scale) : x));
    for (let i = 0; i < m.length; i += 1) {
      const factor = m[i]![c]!;
      if (i === r || factor.sign === 0) continue;
      m[i] = m[i]!.map((x, j) => (m[r]![j]!.sign ? x.sub(factor.mul(m[r]![j]!)) : x));
    }
    pivots.push(c);
    r += 1;
  }
  for (let i = r; i < m.length; i += 1) if (m[i]![n]!.sign !== 0) return null;
  const solution = Array<Rational>(n).fill(Q0);
  pivots.forEach((c, i) => {
    solution[c] = m[i]![n]!;
  });
  return solution.some((x) => x.sign < 0) ? null : solution;
}
