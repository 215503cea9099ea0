import { approximate, type Ctx, type Poly } from './algebra.js';
import type { Form } from './form.js';
import { valueAt } from './recursions.js';
import type { Session } from './session.js';

/** Values of a random point in a goal's context: a goal that fails at one is not tried. Floats: they only save time. */
const POINTS = 7;
const LENGTH = 14;

/** Values of atoms that one look may take, over all its points: a tenth of a second. Then the goal is tried unseen. */
const MOST_VALUES = 300_000;

/** Values of atoms that take as much time as a product of two monomials. */
const VALUES_PER_WORK = 100;

type Environment = Record<string, number>;

export class Sampler {
  private seed = 12345;
  /** Values taken that the budget does not know of yet. */
  private spent = 0;

  constructor(private readonly s: Session) {}

  /** Whether `E rel 0` holds, as far as floats tell, at a few points. */
  plausible(E: Poly, rel: '=' | '>=' | '>', ctx: Ctx, points = POINTS): boolean {
    this.s.k.spend(100);
    // Points at random do not meet premises: they would tell nothing.
    if (this.s.claim.premises.length > 0) return true;
    const purse: Purse = { left: MOST_VALUES };
    try {
      for (let i = 0; i < points; i += 1) {
        const env = this.environment(ctx);
        if (!env) continue;
        const point = new Point(this.s, () => this.random(), ctx, purse);
        if (ctx.real.some((r) => point.value(r, env) < 0)) continue;
        const value = point.value(E, env);
        if (!Number.isFinite(value)) continue;
        const tolerance = 1e-7 * Math.max(point.size, 1e-30);
        if (rel === '=' ? Math.abs(value) > tolerance : value < -tolerance) return false;
      }
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
    } finally {
      this.spent += MOST_VALUES - purse.left;
    }
    // Whole units, so that looks at few values are not dearer than they are.
    const whole = Math.floor(this.spent / VALUES_PER_WORK / 100) * 100;
    this.spent -= whole * VALUES_PER_WORK;
    this.s.k.spend(whole);
    return true;
  }

  /** The value at one point, the same each time, of something whose indices are unknown; 0: it has none. */
  guess(p: Poly): number {
    let seed = 777;
    const random = () => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const env: Environment = {};
    for (const name of this.s.k.vars(p)) env[name] = name === 'T' ? 6 : 3;
    try {
      const value = new Point(this.s, random, this.s.model.ctx, { left: MOST_VALUES }).value(p, env);
      return Number.isFinite(value) ? value : 0;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      return 0;
    }
  }

  private random(): number {
    this.seed = (Math.imul(this.seed, 1103515245) + 12345) & 0x7fffffff;
    return this.seed / 0x7fffffff;
  }

  private environment(ctx: Ctx): Environment | null {
    for (let attempt = 0; attempt < 80; attempt += 1) {
      const env: Environment = {};
      const T = 1 + Math.floor(this.random() * 5);
      for (const v of ctx.vars) env[v] = v === 'T' ? T : Math.floor(this.random() * (T + 2));
      env.T ??= T;
      if (ctx.hyps.every((h) => valueOfForm(this.s, h, env) >= 0)) return env;
    }
    return null;
  }
}

class Unknown extends Error {}

/** Values of atoms that may still be taken. */
interface Purse {
  left: number;
}

function valueOfForm(s: Session, a: Form, env: Environment): number {
  let sum = a.c;
  for (const name of Object.keys(a.v)) {
    const extreme = s.k.extremes.get(name);
    const x = extreme
      ? Math[extreme.kind](valueOfForm(s, extreme.left, env), valueOfForm(s, extreme.right, env))
      : env[name];
    if (x === undefined) throw new Unknown(name);
    sum += a.v[name]! * x;
  }
  return sum;
}

class Point {
  private readonly values = new Map<string, number>();
  private readonly sequences = new Map<string, readonly number[]>();
  size = 0;
  private depth = 0;

  constructor(
    private readonly s: Session,
    private readonly random: () => number,
    private readonly ctx: Ctx,
    private readonly purse: Purse,
  ) {}

  value(p: Poly, env: Environment): number {
    let sum = 0;
    let size = 0;
    for (const [, [c, m]] of p) {
      let t = approximate(c);
      for (const [a, e] of m) t *= this.atom(a, env) ** e;
      sum += t;
      size += Math.abs(t);
    }
    this.size = size;
    return sum;
  }

  private given(g: string, idx: readonly number[], env: Environment): number {
    const key = `${g}[${idx.join()}]`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const given = this.s.claim.givens.find((each) => each.name === g)!;
    let value: number;
    const r = this.random();
    const forms = idx.map((c) => ({ c, v: {} }));
    const [lower, upper] = this.ends(g, forms, env);
    if (given.shape && idx.length === 1)
      value = this.sequence(g, given.shape, env)[Math.max(0, Math.min(LENGTH - 1, idx[0]! - 1))]!;
    else if (lower !== null && upper !== null)
      value = lower + (upper - lower) * (r < 0.15 ? 0.01 : r > 0.85 ? 0.99 : this.random());
    else if (lower !== null) value = lower + Math.exp((this.random() - 0.5) * 4);
    else if (upper !== null) value = upper - Math.exp((this.random() - 0.5) * 4);
    else value = (this.random() - 0.5) * 4;
    this.values.set(key, value);
    return value;
  }

  private recursion(d: number, idx: readonly number[], env: Environment): number {
    const key = `#${d}[${idx.join()}]`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    this.depth += 1;
    if (this.depth > 40) throw new Unknown('a long recursion');
    const equation = valueAt(
      this.s,
      d,
      idx.map((c) => ({ c, v: {} })),
      (form) => valueOfForm(this.s, form, env),
    );
    if (!equation) throw new Unknown('a value before the first');
    const value = this.value(equation, env);
    this.depth -= 1;
    this.values.set(key, value);
    return value;
  }

  private ends(g: string, forms: readonly Form[], env: Environment): [number | null, number | null] {
    const given = this.s.claim.givens.find((each) => each.name === g)!;
    if (given.domain.kind !== 'reals') return [null, null];
    const slots = new Map(this.s.model.env);
    given.ranges.forEach((range, i) => {
      slots.set(range.slot, forms[i]!);
    });
    const { lower, upper } = given.domain;
    const at = (end: typeof lower) => (end ? this.value(this.s.model.lift(end.value, slots), env) : null);
    return [at(lower), at(upper)];
  }

  private sequence(g: string, shape: 'nonincreasing' | 'nondecreasing', env: Environment): readonly number[] {
    const known = this.sequences.get(g);
    if (known) return known;
    let xs = Array.from({ length: LENGTH }, () => Math.exp((this.random() - 0.5) * 4));
    xs.sort((a, b) => (shape === 'nonincreasing' ? b - a : a - b));
    if (this.random() < 0.3) xs = xs.map((_, i) => xs[Math.floor(i / 3) * 3]!);
    if (shape === 'nondecreasing') {
      let least = 0;
      xs = xs.map((x, i) => {
        if (i < 8) {
          const [lower] = this.ends(g, [{ c: i + 1, v: {} }], env);
          least = Math.max(least, lower ?? 0);
        }
        return x + least;
      });
    }
    this.sequences.set(g, xs);
    return xs;
  }

  private atom(id: number, env: Environment): number {
    this.purse.left -= 1;
    if (this.purse.left < 0) throw new Unknown('too many values');
    const A = this.s.at(id);
    switch (A.kind) {
      case 'idx':
        return valueOfForm(this.s, { c: 0, v: { [A.name]: 1 } }, env);
      case 'giv':
        return this.given(
          A.g,
          A.idx.map((i) => valueOfForm(this.s, i, env)),
          env,
        );
      case 'sqrt':
        return Math.sqrt(Math.max(0, this.value(A.p, env)));
      case 'ln':
        return Math.log(this.value(A.p, env));
      case 'exp':
        return Math.exp(this.value(A.p, env));
      case 'abs':
        return Math.abs(this.value(A.p, env));
      case 'den':
        return this.value(A.p, env);
      case 'inv':
        return 1 / this.value(A.p, env);
      case 'max':
      case 'min':
        return Math[A.kind](this.value(A.p, env), this.value(A.q, env));
      case 'power':
        return this.value(A.p, env) ** valueOfForm(this.s, A.e, env);
      case 'sum':
      case 'prod': {
        let result = A.kind === 'sum' ? 0 : 1;
        const hi = valueOfForm(this.s, A.hi, env);
        for (let i = valueOfForm(this.s, A.lo, env); i <= hi; i += 1) {
          const x = this.value(A.body, { ...env, [A.v]: i });
          result = A.kind === 'sum' ? result + x : result * x;
        }
        return result;
      }
      case 'maximum':
      case 'minimum': {
        const values: number[] = [];
        const hi = valueOfForm(this.s, A.hi, env);
        for (let i = valueOfForm(this.s, A.lo, env); i <= hi; i += 1)
          values.push(this.value(A.body, { ...env, [A.v]: i }));
        return Math[A.kind === 'maximum' ? 'max' : 'min'](...values);
      }
      case 'rec':
        return this.recursion(
          A.d,
          A.idx.map((i) => valueOfForm(this.s, i, env)),
          env,
        );
      default:
        throw new Unknown(A.kind);
    }
  }

  /** The context in which the point lives. */
  get context(): Ctx {
    return this.ctx;
  }
}
