import type { Program, Sides } from './program.js';

/** Draws one number of a domain; open ends are excluded by the caller's choice of numbers. */
export type DrawNumber = (domain: {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly isLowerOpen: boolean;
  readonly isUpperOpen: boolean;
  readonly isInteger: boolean;
}) => number;

/** What plain floating point says of a point. */
export interface FloatJudgement {
  /** 0 if all premises hold, nearly; else how far they are from it. */
  readonly penalty: number;
  /** Of the nearest statement: the logarithm of the quotient of its sides, or their difference, relative; above 0 where it fails. */
  readonly gap: number;
  readonly isViolated: boolean;
}

/** Sides of an equality or a premise may differ so much, relative to their size. */
const TOLERANCE = 1e-9;

type Row = { readonly from: number; readonly entries: (number | Row)[] };
type Fn = (...values: number[]) => unknown;

/** A program of `program.ts` in JavaScript, with the point that it speaks of. */
export class FloatClaim {
  private horizon = 1;
  private values: (number | Row)[] = [];
  private readonly memos: Map<string, number>[] = [];
  private readonly run: (text: string) => Fn;
  private readonly givens;
  private readonly premises;
  private readonly statements;
  private readonly repairs;

  constructor(private readonly program: Program) {
    const runtime = this.runtime();
    const definitions = program.definitions.map((text, k) => `const D${k} = memo${text};`).join('\n');
    const all: Fn[] = [];
    const texts: string[] = [];
    this.run = (text) => {
      const at = texts.push(text) - 1;
      return (...values) => all[at]!(...values);
    };
    const sides = ({ relation, pairs }: Sides) => ({
      relation,
      pairs: this.run(pairs) as () => [number, number][],
    });
    this.givens = program.givens.map((given) => ({
      ...given,
      ranges: given.ranges.map((text) => this.run(text) as (...i: number[]) => [number, number]),
      lower: given.lower === null ? null : (this.run(given.lower) as (...i: number[]) => number),
      upper: given.upper === null ? null : (this.run(given.upper) as (...i: number[]) => number),
    }));
    this.premises = program.premises.map(sides);
    this.statements = program.statements.map(sides);
    this.repairs = program.repairs.map(this.run);
    const names = Object.keys(runtime);
    const made = new Function(...names, `${definitions}\nreturn [${texts.join(',\n')}];`);
    all.push(...(made(...Object.values(runtime)) as Fn[]));
  }

  /** A new point: `null` if its form is not defined. */
  draw(horizon: number, number: DrawNumber): boolean {
    this.horizon = horizon;
    this.values = [];
    this.forget();
    try {
      for (const given of this.givens) {
        const entry = (...indices: number[]): number => {
          const [lower, upper] = [given.lower?.(...indices) ?? null, given.upper?.(...indices) ?? null];
          return number({ ...given, lower, upper });
        };
        const row = (depth: number, indices: number[]): number | Row => {
          const range = given.ranges[depth];
          if (!range) return entry(...indices);
          const [from, to] = range(...indices);
          const entries: (number | Row)[] = [];
          for (let i = from; i <= to; i += 1) entries.push(row(depth + 1, [...indices, i]));
          return { from, entries };
        };
        const value = row(0, []);
        if (given.shape && given.ranges.length === 1) {
          const entries = (value as Row).entries as number[];
          entries.sort((a, b) => (given.shape === 'nondecreasing' ? a - b : b - a));
        }
        this.values.push(value);
        this.forget();
      }
      for (const repair of this.repairs) repair();
      this.forget();
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  judge(): FloatJudgement {
    const nothing = { penalty: 1e6, gap: -1e6, isViolated: false };
    try {
      let penalty = this.repairs.length > 0 ? this.outside() : 0;
      for (const { relation, pairs } of this.premises)
        for (const [left, right] of pairs()) penalty += broken(relation, left, right);
      let [gap, isViolated] = [-1e6, false];
      for (const { relation, pairs } of this.statements)
        for (const [left, right] of pairs()) {
          if (!Number.isFinite(left) || !Number.isFinite(right)) return nothing;
          const [own, fails] = gapOf(relation, left, right);
          gap = Math.max(gap, own);
          isViolated ||= fails;
        }
      if (!Number.isFinite(penalty)) return nothing;
      return { penalty, gap, isViolated: isViolated && penalty === 0 };
    } catch (error) {
      if (error instanceof RangeError) return nothing;
      throw error;
    }
  }

  /** The point as people write it: every number is the shortest decimal that reads back. */
  point(): Record<string, unknown> {
    const json = (value: number | Row): unknown =>
      typeof value === 'number' ? value : value.entries.map(json);
    const entries = this.program.givens.map(({ name }, k) => [name, json(this.values[k]!)]);
    return { T: this.horizon, ...Object.fromEntries(entries) };
  }

  /** How far repaired numbers are outside their domains. */
  private outside(): number {
    let most = 0;
    for (const [k, given] of this.givens.entries()) {
      const visit = (value: number | Row, indices: number[]): void => {
        if (typeof value !== 'number') {
          for (const [i, entry] of value.entries.entries()) visit(entry, [...indices, value.from + i]);
          return;
        }
        if (given.lower) most += broken(given.isLowerOpen ? '>' : '>=', value, given.lower(...indices));
        if (given.upper) most += broken(given.isUpperOpen ? '<' : '<=', value, given.upper(...indices));
      };
      visit(this.values[k]!, []);
    }
    return most;
  }

  private forget(): void {
    for (const memo of this.memos) memo.clear();
  }

  private place(k: number, indices: readonly number[]): [Row | null, number] {
    let row: Row | null = null;
    let at = k;
    let value: number | Row | undefined = this.values[k];
    for (const i of indices) {
      row = value as Row;
      at = i - row.from;
      value = row.entries[at];
    }
    // Not a number of the claim: the value does not exist.
    if (value === undefined) throw new RangeError('no such index');
    return [row, at];
  }

  /** The names that programs use, beside those of the language. */
  private runtime() {
    const each = (from: number, to: number, body: (i: number) => unknown[]): unknown[] => {
      const all: unknown[] = [];
      for (let i = from; i <= to; i += 1) all.push(...body(i));
      return all;
    };
    const fold =
      (start: number, join: (a: number, b: number) => number) =>
      (from: number, to: number, body: (i: number) => number): number => {
        let all = start;
        for (let i = from; i <= to; i += 1) all = join(all, body(i));
        return all;
      };
    return {
      horizon: () => this.horizon,
      at: (k: number, ...indices: number[]) => {
        const [row, at] = this.place(k, indices);
        return row ? row.entries[at] : this.values[k];
      },
      each,
      each_down: (from: number, to: number, body: (i: number) => unknown[]): unknown[] =>
        each(-to, -from, (i) => body(-i)),
      memo: (fn: Fn): Fn => {
        const memo = new Map<string, number>();
        this.memos.push(memo);
        return (...values) => {
          const key = values.join();
          let value = memo.get(key);
          if (value === undefined) {
            value = fn(...values) as number;
            memo.set(key, value);
          }
          return value;
        };
      },
      put: (mode: string, source: () => number, k: number, ...indices: number[]): [] => {
        const [row, at] = this.place(k, indices);
        const [target, index] = row ? [row.entries, at] : [this.values, k];
        const value = source();
        // Just inside the bound: the bound itself is rounded.
        const margin = 1e-12 * Math.abs(value);
        const own = target[index] as number;
        if (mode === 'set') target[index] = value;
        else if (mode === 'most') target[index] = Math.min(own, value - margin);
        else target[index] = Math.max(own, value + margin);
        this.forget();
        return [];
      },
      rescale: (mode: string, sum: () => number, total: () => number, k: number, power: number): void => {
        this.forget();
        const { entries } = this.values[k] as Row;
        const goal = total();
        if (goal === 0 && mode === 'set' && power === 1) {
          // No factor makes a sum 0: the mean is taken away.
          const mean = sum() / entries.length;
          for (const [i, value] of entries.entries()) entries[i] = (value as number) - mean;
          this.forget();
          return;
        }
        const factor = (goal / sum()) ** (1 / power);
        if (!Number.isFinite(factor) || (mode === 'most' && factor >= 1)) return;
        for (const [i, value] of entries.entries())
          entries[i] = (value as number) * (mode === 'set' ? factor : factor * (1 - 1e-12));
        this.forget();
      },
      power: (base: number, exponent: number) => base ** exponent,
      r_sum: fold(0, (a, b) => a + b),
      r_prod: fold(1, (a, b) => a * b),
      r_max: fold(Number.NEGATIVE_INFINITY, Math.max),
      r_min: fold(Number.POSITIVE_INFINITY, Math.min),
      abs: Math.abs,
      min: Math.min,
      max: Math.max,
      f_sqrt: Math.sqrt,
      f_ln: Math.log,
      f_exp: Math.exp,
      f_log2: Math.log2,
      f_cos: Math.cos,
      f_sin: Math.sin,
      f_floor: Math.floor,
      f_ceil: Math.ceil,
      f_mod: (x: number, y: number) => x - y * Math.floor(x / y),
      f_pi: () => Math.PI,
    };
  }
}

function sizeOf(left: number, right: number): number {
  return Math.abs(left) + Math.abs(right);
}

function broken(relation: string, left: number, right: number): number {
  if (relation === '>=' || relation === '>') return broken(relation === '>' ? '<' : '<=', right, left);
  if (!Number.isFinite(left) || !Number.isFinite(right)) return Number.NaN;
  const size = sizeOf(left, right) || 1;
  const far = (left - right) / size;
  if (relation === '!=') return far === 0 ? 1 : 0;
  if (relation === '=') return Math.abs(far) <= TOLERANCE ? 0 : Math.abs(far);
  if (relation === '<') return left < right ? 0 : far + TOLERANCE;
  return far <= 0 ? 0 : far;
}

function gapOf(relation: string, left: number, right: number): [number, boolean] {
  if (relation === '>=' || relation === '>') return gapOf(relation === '>' ? '<' : '<=', right, left);
  const far = (left - right) / (sizeOf(left, right) || 1);
  if (relation === '=') return [Math.abs(far), Math.abs(far) > TOLERANCE];
  const gap = left > 0 && right > 0 ? Math.log(left) - Math.log(right) : far;
  return [gap, relation === '<' ? left >= right : left > right];
}
