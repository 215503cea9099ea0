import type { Rational } from '../arithmetic/index.js';
import {
  type Ctx,
  type Mono,
  minv,
  mmul,
  OutOfWork,
  P0,
  type Poly,
  padd,
  pkey,
  pscale,
  psub,
  Q,
  Q1,
  topAtoms,
} from './algebra.js';
import { gather } from './hypotheses.js';
import type { Equation, Factor, Hypothesis, Rel, Summand } from './knowledge.js';
import { type Column, solveExactly } from './linear-program.js';
import type { Session } from './session.js';
import type { Solver } from './solver.js';
import type { Proof } from './writer.js';

/** A summand before its factors are written: c * monomial * hypotheses * squares / denominators. */
interface Product {
  readonly c: Rational;
  readonly mono: Mono;
  readonly hyps: readonly Hyp[];
  readonly squares: readonly Poly[];
  readonly under: readonly Poly[];
}

/** A hypothesis as the linear program sees it: times `by`, in other atoms. */
interface Hyp {
  readonly p: Poly;
  readonly by: Mono;
  readonly h: Hypothesis;
}

/** Proves `E rel 0` in one step: signs, an identity, squares, or a linear combination of products of hypotheses. */
export class Leaf {
  private readonly memo = new Map<string, Proof | null>();

  constructor(
    private readonly s: Session,
    private readonly solve: Solver,
  ) {}

  forgetFailures(): void {
    for (const [key, proof] of this.memo) if (!proof) this.memo.delete(key);
  }

  prove(E: Poly, rel: Rel, ctx: Ctx, extra: readonly Hypothesis[] = []): Proof | null {
    const key = `${pkey(E)} ${rel} ${ctx.key} # ${extra.map((h) => pkey(h.poly)).join()}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    this.memo.set(key, null);
    const proof = this.attempt(E, rel, ctx, extra);
    this.memo.set(key, proof);
    return proof;
  }

  private attempt(E: Poly, rel: Rel, ctx: Ctx, extra: readonly Hypothesis[]): Proof | null {
    const { s } = this;
    s.k.spend(200);
    if (rel === '=') {
      const { equations } = s.expanded(E, ctx);
      if (!s.vanishes(E, ctx, equations)) return null;
      return (w) => w.once(`= ${pkey(E)}`, () => s.combine(w, ctx, E, '=', [], equations));
    }
    if (E.size === 0) return rel === '>' ? null : (w) => w.once('>= 0', () => s.combine(w, ctx, E, '>=', []));
    const sign = s.polySign(E, ctx);
    if (sign === 'pos' || (sign && rel === '>=')) return s.writePolySign(E, ctx, rel);
    const cleared = clear(s, E, ctx, rel);
    const hypotheses = gather(s, cleared.p, ctx, extra, E);
    for (const strategy of [0, 1] as const) {
      let view: View;
      try {
        view = new View(s, cleared.p, hypotheses, ctx, strategy);
      } catch (error) {
        if (error instanceof OutOfWork) throw error;
        continue;
      }
      const products = this.products(view, cleared.p, rel, ctx, hypotheses);
      if (products) {
        const summands = products.map((product) =>
          summandOf(s, view, { ...product, mono: mmul(product.mono, minv(cleared.by)) }, ctx),
        );
        return (w) => w.once(`${rel} ${pkey(E)}`, () => s.combine(w, ctx, E, rel, summands, view.equations));
      }
      if (![...topAtoms(cleared.p)].some((a) => s.at(a).kind === 'sqrt')) break;
    }
    return null;
  }

  private products(
    view: View,
    goal: Poly,
    rel: Rel,
    ctx: Ctx,
    hypotheses: readonly Hypothesis[],
  ): Product[] | null {
    const { s } = this;
    let p: Poly;
    let by: Mono = [];
    try {
      p = view.translate(goal);
      for (let i = 0; i < 3; i += 1) {
        const again = clear(s, p, ctx, rel);
        by = mmul(by, again.by);
        p = view.translate(again.p);
      }
    } catch (error) {
      if (error instanceof OutOfWork) throw error;
      return null;
    }
    const back = minv(by);
    const under = (list: readonly Product[]) => list.map((x) => ({ ...x, mono: mmul(x.mono, back) }));
    if (p.size === 0) return rel === '>' ? null : [];
    const sign = s.polySign(p, ctx);
    if (sign === 'pos' || (sign && rel === '>=')) return under(signProducts(s, p, ctx));
    const hyps: Hyp[] = [];
    const seen = new Set<string>();
    for (const h of [...hypotheses, ...view.indices]) {
      try {
        let q = view.translate(h.poly);
        let own: Mono = [];
        for (let i = 0; i < 2; i += 1) {
          const again = clear(s, q, ctx, '>');
          own = mmul(own, again.by);
          q = view.translate(again.p);
        }
        const key = pkey(q);
        if (q.size === 0 || q.size >= 40 || s.polySign(q, ctx) || seen.has(key)) continue;
        seen.add(key);
        hyps.push({ p: q, by: own, h });
      } catch (error) {
        if (error instanceof OutOfWork) throw error;
      }
    }
    hyps.sort((a, b) => a.p.size - b.p.size);
    const reduce = (x: Poly) => view.reduce(x);
    const squares = completeSquare(s, p, ctx, rel, 0, reduce);
    if (squares) return under(squares);
    // Lemmas alone are a small program.
    const lemmas = hyps.filter(({ h }) => h.isLemma);
    const program =
      (lemmas.length > 0 && lemmas.length < hyps.length ? this.program(p, lemmas, ctx, rel, reduce) : null) ??
      this.program(p, hyps, ctx, rel, reduce) ??
      // The inequality of cubes and its like: more columns, where the goal is short.
      (isCubic(p) ? this.program(p, hyps, ctx, rel, reduce, true) : null);
    return program && under(program);
  }

  /** `P = sum of c * monomial * h * h' + squares`, c >= 0: floats choose the columns, exact elimination the numbers. */
  private program(
    P: Poly,
    hyps: readonly Hyp[],
    ctx: Ctx,
    rel: Rel,
    reduce: (p: Poly) => Poly,
    differences = false,
  ): Product[] | null {
    const { s } = this;
    const { k } = s;
    const columns: (Column & { product: Product })[] = [];
    const keys = new Set<string>();
    const add = (p: Poly, product: Product, strict: boolean, cost: number) => {
      const q = reduce(p);
      if (q.size === 0 || columns.length >= MAX_COLUMNS) return;
      const key = pkey(q);
      if (keys.has(key)) return;
      keys.add(key);
      columns.push({ p: q, product, strict, cost });
    };
    const mono = (m: Mono) => (m.some(([, e]) => e < 0) ? null : s.monoSign(m, ctx));
    const plain = (c: Rational, m: Mono, list: readonly Hyp[] = []): Product => ({
      c,
      mono: m,
      hyps: list,
      squares: [],
      under: [],
    });
    const support = new Map<string, Mono>();
    for (const [key, [, m]] of P) support.set(key, m);
    const bases: { p: Poly; list: readonly Hyp[] }[] = hyps.map((h) => ({ p: h.p, list: [h] }));
    const some = bases.slice(0, 14);
    for (let i = 0; i < some.length; i += 1)
      for (let j = i; j < some.length; j += 1) {
        const p = reduce(k.mul(some[i]!.p, some[j]!.p));
        if (p.size <= 24) bases.push({ p, list: [...some[i]!.list, ...some[j]!.list] });
      }
    const quotient = (m: Mono, n: Mono): Mono | null => {
      const r = mmul(m, minv(n));
      return r.every(([, e]) => e > 0) ? r : null;
    };
    for (let round = 0; round < 2; round += 1) {
      const monos = [...support.values()];
      for (const m of monos) {
        const sign = mono(m);
        if (sign) add(k.mono(Q1, m), plain(Q1, m), sign === 'pos', 1);
      }
      for (const b of bases)
        for (const [, [, t]] of b.p)
          for (const m of monos) {
            const mu = quotient(m, t);
            if (!mu || !mono(mu)) continue;
            const p = k.mul(k.mono(Q1, mu), b.p);
            let hits = 0;
            for (const key of p.keys()) if (support.has(key)) hits += 1;
            if (hits === p.size || hits >= 2 || (hits === 1 && p.size === 2)) {
              const strict = b.list.every(({ h }) => h.strict) && mono(mu) === 'pos';
              add(p, plain(Q1, mu, b.list), strict, 3);
            }
          }
      if (round === 0) {
        arithmeticGeometric(s, P, mono, add);
        weightedSquares(s, P, bases, ctx, add, plain);
        if (differences) squaredDifferences(s, P, mono, add);
        // (t - s)^3 >= 0 for roots t >= s.
        for (const { p, list } of bases.slice(0, hyps.length))
          if (list[0]!.h.name === 'root')
            add(k.pow(p, 3), plain(Q1, [], [...list, ...list, ...list]), false, 3);
      }
      for (const column of columns)
        for (const [key, [, m]] of column.p) if (!support.has(key)) support.set(key, m);
      if (support.size > 600) break;
    }
    k.spend(columns.length * 20);
    const numbers = solveExactly(columns, P, rel === '>', this.solve);
    if (!numbers) return null;
    return columns.flatMap((column, i) => {
      const c = numbers[i]!;
      return c.sign === 0 ? [] : [{ ...column.product, c: column.product.c.mul(c) }];
    });
  }
}

/** A goal with no more terms and atoms is tried once more, with squares of differences. */
const MOST_TERMS = 6;
const MOST_ATOMS = 3;

/** Short, and of degree 3 or more with a square in it. */
function isCubic(p: Poly): boolean {
  if (p.size > MOST_TERMS || topAtoms(p).size > MOST_ATOMS) return false;
  return [...p.values()].some(([, m]) => {
    const degrees = m.map(([, e]) => e);
    return degrees.some((e) => e >= 2) && degrees.reduce((a, b) => a + b, 0) >= 3;
  });
}

/** More columns than this are no small program. */
const MAX_COLUMNS = 900;

function arithmeticGeometric(
  s: Session,
  P: Poly,
  mono: (m: Mono) => unknown,
  add: (p: Poly, product: Product, strict: boolean, cost: number) => void,
): void {
  const { k } = s;
  const positive = [...P.values()].filter(([c, m]) => c.sign > 0 && mono(m));
  for (let i = 0; i < positive.length; i += 1)
    for (let j = i + 1; j < positive.length; j += 1) {
      const [[ci, ti], [cj, tj]] = [positive[i]!, positive[j]!];
      const both = mmul(ti, tj);
      if (both.some(([, e]) => e % 2)) continue;
      const m: Mono = both.map(([a, e]) => [a, e / 2] as const);
      // ti = g*a^2 and tj = g*b^2: alpha*ti + beta*m + gamma*tj = alpha*g*(a + beta/(2 alpha)*b)^2 where beta^2 = 4 alpha gamma.
      const g = ti.filter(([, e]) => e % 2 !== 0).map(([a]) => [a, 1] as const);
      const half = (t: Mono): Mono => mmul(t, minv(g)).map(([a, e]) => [a, e / 2] as const);
      const column = (alpha: Rational, beta: Rational, gamma: Rational) => {
        const p = padd(padd(k.mono(alpha, ti), k.mono(beta, m)), k.mono(gamma, tj));
        const root = padd(k.mono(Q1, half(ti)), k.mono(beta.div(alpha.mul(Q(2))), half(tj)));
        add(p, { c: alpha, mono: g, hyps: [], squares: [root], under: [] }, false, 2);
      };
      const [key] = k.mono(Q1, m).keys();
      const x = P.get(key!)?.[0];
      if (x) {
        column(ci, x, x.mul(x).div(ci.mul(Q(4))));
        column(x.mul(x).div(cj.mul(Q(4))), x, cj);
      }
      column(Q1, Q(-2), Q1);
      column(Q1, Q(2), Q1);
    }
}

/** `g * (x - y)^2` for the terms `g * x^2` of the goal: 2 x^3 + y^3 >= 3 x^2 y is (2 x + y) (x - y)^2 >= 0. */
function squaredDifferences(
  s: Session,
  P: Poly,
  mono: (m: Mono) => unknown,
  add: (p: Poly, product: Product, strict: boolean, cost: number) => void,
): void {
  const { k } = s;
  const atoms = [...topAtoms(P)];
  for (const [, m] of P.values())
    for (const [x, e] of m)
      for (const y of atoms) {
        if (e < 2 || y === x) continue;
        const g = mmul(m, [[x, -2]]);
        if (!mono(g)) continue;
        const root = psub(k.atom(x), k.atom(y));
        const p = k.mul(k.mono(Q1, g), k.mul(root, root));
        add(p, { c: Q1, mono: g, hyps: [], squares: [root], under: [] }, false, 2);
      }
}

/** `h * (x - y)^2` and `h * (x + y)^2` for hypotheses h, and numbers x, y whose sign is open. */
function weightedSquares(
  s: Session,
  P: Poly,
  bases: readonly { p: Poly; list: readonly Hyp[] }[],
  ctx: Ctx,
  add: (p: Poly, product: Product, strict: boolean, cost: number) => void,
  plain: (c: Rational, m: Mono, list?: readonly Hyp[]) => Product,
): void {
  const { k } = s;
  const open = [...topAtoms(P)].filter((a) => s.at(a).kind === 'giv' && !s.sign(a, ctx));
  if (open.length < 2 || open.length > 4) return;
  for (const [i, a] of open.entries())
    for (const b of open.slice(i + 1))
      for (const sign of [-1, 1]) {
        const root = padd(k.mono(Q1, [[a, 1]]), k.mono(Q(sign), [[b, 1]]));
        const square = k.mul(root, root);
        for (const { p, list } of bases)
          if (p.size <= 6) add(k.mul(p, square), { ...plain(Q1, [], list), squares: [root] }, false, 3);
      }
}

function signProducts(s: Session, p: Poly, ctx: Ctx): Product[] {
  return [...s.slacked(p, ctx).values()].map(([c, m]) => ({ c, mono: m, hyps: [], squares: [], under: [] }));
}

/** P = c x^2 + b x + r with c > 0: 4cP = (2cx + b)^2 + (4cr - b^2). */
function completeSquare(
  s: Session,
  start: Poly,
  ctx: Ctx,
  rel: Rel,
  depth: number,
  reduce: (p: Poly) => Poly,
): Product[] | null {
  const { k } = s;
  const P = reduce(start);
  if (P.size === 0) return rel === '>=' ? [] : null;
  const sign = s.polySign(P, ctx);
  if (sign === 'pos' || (sign && rel === '>=')) return signProducts(s, P, ctx);
  if (depth > 5 || P.size > 40) return null;
  for (const x of topAtoms(P)) {
    const parts = [P0, P0, P0];
    let quadratic = true;
    for (const [, [c, m]] of P) {
      const e = m.find(([a]) => a === x)?.[1] ?? 0;
      if (e < 0 || e > 2) {
        quadratic = false;
        break;
      }
      const rest = k.mono(
        c,
        m.filter(([a]) => a !== x),
      );
      parts[e] = padd(parts[e]!, rest);
    }
    const [r, b, c] = parts as [Poly, Poly, Poly];
    if (!quadratic || c.size === 0 || b.size === 0 || s.polySign(c, ctx) !== 'pos') continue;
    const four = pscale(c, Q(4));
    const cleared = clear(s, reduce(psub(k.mul(four, r), k.mul(b, b))), ctx, rel);
    const below = completeSquare(s, cleared.p, ctx, rel, depth + 1, reduce);
    if (!below) continue;
    const root = padd(k.mul(pscale(c, Q(2)), k.atom(x)), b);
    const products: Product[] = [{ c: Q1, mono: [], hyps: [], squares: [root], under: [] }];
    for (const product of below) products.push({ ...product, mono: mmul(product.mono, minv(cleared.by)) });
    const [only] = four.size === 1 ? [...four.values()] : [];
    return products.map((product) =>
      only
        ? { ...product, c: product.c.div(only[0]), mono: mmul(product.mono, minv(only[1])) }
        : { ...product, under: [...product.under, four] },
    );
  }
  return null;
}

function summandOf(s: Session, view: View, product: Product, ctx: Ctx): Summand {
  let mono = product.mono;
  const factors: Factor[] = [];
  for (const { h, by } of product.hyps) {
    factors.push({ kind: 'fact', poly: h.poly, write: h.write });
    mono = mmul(mono, by);
  }
  for (const square of product.squares) factors.push({ kind: 'square', root: view.back(square) });
  for (const p of product.under) {
    const base = view.back(p);
    const inverse = s.k.faithfulOf(s.k.inv(base));
    factors.push({
      kind: 'fact',
      poly: inverse,
      write: (w) => s.law(w, 'inverse-positive', [base], [s.writePositive(base, ctx)(w)]),
    });
  }
  return { c: product.c, factors: [...s.monoFactors(mono, ctx), ...factors] };
}

/**
 * `p = result / by`: common factors are taken out and denominators multiplied away, as far as signs allow. A goal may lose a factor
 * >= 0; with `>` only one > 0. An even power may always be multiplied.
 */
export function clear(s: Session, start: Poly, ctx: Ctx, rel: Rel): { p: Poly; by: Mono } {
  const { k } = s;
  let p = start;
  let by: Mono = [];
  for (let round = 0; round < 4; round += 1) {
    let changed = false;
    for (const a of topAtoms(p)) {
      let low = Number.POSITIVE_INFINITY;
      for (const [, [, m]] of p) low = Math.min(low, m.find(([b]) => b === a)?.[1] ?? 0);
      if (low === 0) continue;
      const sign = rel === '=' ? null : s.sign(a, ctx);
      let e = -low;
      if (low < 0) {
        if (rel !== '=' && sign !== 'pos' && low % 2 !== 0) e += 1;
      } else if (!(sign === 'pos' || (rel === '>=' && sign === 'nonneg') || rel === '=')) {
        if (rel !== '>=' || low < 2) continue;
        e = -(low - (low % 2));
      }
      if (e === 0) continue;
      changed = true;
      let next = P0;
      for (const [, [c, m]] of p) next = padd(next, k.fix(c, mmul(m, [[a, e]])));
      p = next;
      by = mmul(by, [[a, e]]);
    }
    if (!changed) break;
  }
  return { p, by };
}

/** `p = result / by` for the common factors of p, which must be > 0 (or >= 0 for a goal `>=`). */
export function strip(s: Session, start: Poly, ctx: Ctx, rel: Rel): { p: Poly; by: Mono } {
  const { k } = s;
  let by: Mono = [];
  for (const a of topAtoms(start)) {
    const exponents = [...start.values()].map(([, m]) => m.find(([b]) => b === a)?.[1] ?? 0);
    const [low, high] = [Math.min(...exponents), Math.max(...exponents)];
    const e = low > 0 ? low : high < 0 ? high : 0;
    if (e === 0) continue;
    const sign = s.sign(a, ctx);
    if (rel !== '=' && sign !== 'pos' && !(rel === '>=' && sign === 'nonneg' && e > 0)) continue;
    by = mmul(by, [[a, -e]]);
  }
  if (by.length === 0) return { p: start, by };
  let p = P0;
  for (const [, [c, m]] of start) p = padd(p, k.fix(c, mmul(m, by)));
  return { p, by };
}

/** A goal in other atoms: x = sqrt(x)^2, sums in shared pieces, indices in slacks. */
class View {
  readonly equations: readonly Equation[];
  readonly indices: readonly Hypothesis[];
  private readonly map = new Map<number, Poly>();
  private readonly squares: { root: number; value: Poly }[] = [];
  private readonly slacks = new Map<number, Poly>();

  constructor(
    private readonly s: Session,
    goal: Poly,
    hypotheses: readonly Hypothesis[],
    ctx: Ctx,
    strategy: 0 | 1,
  ) {
    const { k } = s;
    const atoms = new Set(topAtoms(goal));
    for (const h of hypotheses) for (const a of topAtoms(h.poly)) atoms.add(a);
    const pending = [...atoms];
    const roots: number[] = [];
    for (let a = pending.pop(); a !== undefined; a = pending.pop()) {
      const A = s.at(a);
      if (A.kind !== 'sqrt' && A.kind !== 'ln') continue;
      if (A.kind === 'sqrt') roots.push(a);
      for (const b of topAtoms(A.p))
        if (!atoms.has(b)) {
          atoms.add(b);
          pending.push(b);
        }
    }
    this.equations = s.expanded(k.translate(sumOf(s, atoms), new Map()), ctx).equations;
    for (const equation of this.equations) this.map.set(equation.atom, equation.value);
    const size = (a: number) => (s.at(a) as { p: Poly }).p.size;
    roots.sort((a, b) => size(a) - size(b) || a - b);
    let indexGone = false;
    for (const root of roots) {
      const A = s.at(root) as { p: Poly };
      const p = this.reduce(k.translate(A.p, this.map));
      const square = k.mono(Q1, [[root, 2]]);
      if (p.size === 1) {
        const [[, [c, m]]] = [...p] as [[string, readonly [Rational, Mono]]];
        const [first] = m;
        if (m.length === 1 && first![1] === 1 && first![0] !== root && s.at(first![0]).kind !== 'slack') {
          this.compose(first![0], pscale(square, Q1.div(c)));
          if (s.at(first![0]).kind === 'idx') indexGone = true;
          continue;
        }
      }
      if (strategy === 1 && p.size > 1 && this.solveFor(p, square)) continue;
      this.squares.push({ root, value: p });
    }
    const basis = s.basis(ctx, atoms);
    for (const [a, form] of s.slackForms) this.slacks.set(a, k.index(form));
    const indexFact = (h: (typeof ctx.hyps)[number]): Hypothesis => {
      const factor = s.formFact(h);
      return {
        poly: k.index(h),
        strict: false,
        name: 'index',
        write: factor.kind === 'fact' ? factor.write : never,
      };
    };
    if (indexGone) this.indices = ctx.hyps.map(indexFact);
    else {
      for (const [a, p] of basis.map) this.compose(a, p);
      this.indices = basis.left.map(indexFact);
    }
    for (const each of this.squares) each.value = k.translate(each.value, this.map);
  }

  private compose(a: number, p: Poly): void {
    const one = new Map([[a, p]]);
    for (const [b, q] of this.map) this.map.set(b, this.s.k.translate(q, one));
    for (const each of this.squares) each.value = this.s.k.translate(each.value, one);
    this.map.set(a, p);
  }

  /** `s^2 = … + c*x + …`, solved for an x that occurs once. */
  private solveFor(p: Poly, square: Poly): boolean {
    const { k } = this.s;
    for (const [key, [c, m]] of p) {
      const [first] = m;
      if (m.length !== 1 || first![1] !== 1 || !['ln', 'sum', 'giv'].includes(this.s.at(first![0]).kind))
        continue;
      const once = [...p].every(([other, [, n]]) => other === key || n.every(([b]) => b !== first![0]));
      if (!once) continue;
      this.compose(first![0], pscale(psub(square, psub(p, k.mono(c, m))), Q1.div(c)));
      return true;
    }
    return false;
  }

  translate(p: Poly): Poly {
    const { k } = this.s;
    return this.reduce(k.translate(k.translate(p, this.map), this.map));
  }

  reduce(start: Poly): Poly {
    const { k } = this.s;
    let p = start;
    if (this.squares.length === 0) return p;
    for (let round = 0; round < 20; round += 1) {
      let again = false;
      let next = P0;
      for (const [, [c, m]] of p) {
        const hit = this.squares
          .map(({ root, value }) => ({ root, value, e: m.find(([a]) => a === root)?.[1] ?? 0 }))
          .find(({ e, value }) => e >= 2 || (e < 0 && value.size === 1));
        if (!hit) {
          next = padd(next, k.mono(c, m));
          continue;
        }
        again = true;
        const f = Math.floor(hit.e / 2);
        const rest = m.filter(([a]) => a !== hit.root);
        const kept = k.mono(c, hit.e - 2 * f ? mmul(rest, [[hit.root, 1]]) : rest);
        next = padd(next, k.mul(kept, f >= 0 ? k.pow(hit.value, f) : k.pow(k.inv(hit.value), -f)));
      }
      p = next;
      if (!again) break;
    }
    return p;
  }

  /** Slacks as the indices that they stand for. */
  back(p: Poly): Poly {
    return this.s.k.translate(p, this.slacks);
  }
}

function never(): never {
  throw new Error('a form is a fact');
}

function sumOf(s: Session, atoms: Iterable<number>): Poly {
  let p = P0;
  for (const a of atoms) p = padd(p, s.k.mono(Q1, [[a, s.at(a).kind === 'den' ? -1 : 1]]));
  return p;
}
