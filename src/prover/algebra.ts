import { Rational } from '../arithmetic/index.js';
import type { ReductionName } from '../proof/index.js';
import { add, Extremes, type Form, formKey, variable } from './form.js';

export type Mono = readonly (readonly [number, number])[];
/** A Laurent polynomial in atoms: monomials by key. Exponents may be negative; a negative power of a `den` atom is the inverse of its polynomial. */
export type Poly = ReadonlyMap<string, readonly [Rational, Mono]>;

export type AtomShape =
  | { readonly kind: 'idx'; readonly name: string }
  | { readonly kind: 'giv'; readonly g: string; readonly idx: readonly Form[] }
  /** The value of a recursion: the place of its definition. */
  | { readonly kind: 'rec'; readonly d: number; readonly idx: readonly Form[] }
  /** A faithful inverse, as the claim has it: `x * inv(x)` stays. */
  | { readonly kind: 'inv'; readonly p: Poly }
  /** Only with negative exponents: the inverse of a polynomial that does not vanish. */
  | { readonly kind: 'den'; readonly p: Poly }
  | { readonly kind: 'sqrt'; readonly p: Poly }
  | { readonly kind: 'ln'; readonly p: Poly }
  | { readonly kind: 'exp'; readonly p: Poly }
  | { readonly kind: 'abs'; readonly p: Poly }
  | { readonly kind: 'max'; readonly p: Poly; readonly q: Poly }
  | { readonly kind: 'min'; readonly p: Poly; readonly q: Poly }
  | { readonly kind: 'power'; readonly p: Poly; readonly e: Form }
  | { readonly kind: 'sum'; readonly v: string; readonly lo: Form; readonly hi: Form; readonly body: Poly }
  | { readonly kind: 'prod'; readonly v: string; readonly lo: Form; readonly hi: Form; readonly body: Poly }
  | {
      readonly kind: 'maximum' | 'minimum';
      readonly v: string;
      readonly lo: Form;
      readonly hi: Form;
      readonly body: Poly;
    }
  /** Stands for a value >= 0 in a linear program. */
  | { readonly kind: 'slack'; readonly name: string };

export type Atom = AtomShape & {
  readonly id: number;
  readonly key: string;
  readonly vars: ReadonlySet<string>;
  readonly lvl: number;
};
export type SumAtom = Atom & { kind: 'sum' };

export class Blowup extends Error {}
/** The budget is used up. */
export class OutOfWork extends Error {}

export const Q0 = Rational.ZERO;
export const Q1 = Rational.ONE;
export const Q = (a: number | bigint, b: number | bigint = 1n): Rational => Rational.of(a, b);
export const P0: Poly = new Map();

const monoKey = (m: Mono): string => m.map(([a, e]) => `${a}^${e}`).join('*');

export function mmul(m: Mono, n: Mono): Mono {
  const r: (readonly [number, number])[] = [];
  let i = 0;
  let j = 0;
  while (i < m.length || j < n.length) {
    const x = m[i];
    const y = n[j];
    if (!y || (x && x[0] < y[0])) {
      r.push(x!);
      i += 1;
    } else if (!x || y[0] < x[0]) {
      r.push(y);
      j += 1;
    } else {
      const e = x[1] + y[1];
      if (e !== 0) r.push([x[0], e]);
      i += 1;
      j += 1;
    }
  }
  return r;
}

export const minv = (m: Mono): Mono => m.map(([a, e]) => [a, -e] as const);

export function padd(p: Poly, q: Poly, k: Rational = Q1): Poly {
  const r = new Map(p);
  for (const [key, [c, m]] of q) {
    const old = r.get(key);
    const x = k === Q1 ? c : c.mul(k);
    const s = old ? old[0].add(x) : x;
    if (s.sign !== 0) r.set(key, [s, m]);
    else r.delete(key);
  }
  return r;
}
const MINUS = Q(-1);
export const psub = (p: Poly, q: Poly): Poly => padd(p, q, MINUS);
export const pscale = (p: Poly, k: Rational): Poly => padd(P0, p, k);
export const pneg = (p: Poly): Poly => pscale(p, MINUS);
export const pconst = (c: Rational | number): Poly => {
  const r = typeof c === 'number' ? Q(c) : c;
  return r.sign === 0 ? P0 : new Map([['', [r, []]]]);
};
export const PONE: Poly = pconst(1);

export function pkey(p: Poly): string {
  return [...p]
    .map(([key, [c]]) => `${c.numerator}/${c.denominator}|${key}`)
    .sort()
    .join(' + ');
}
export const constantOf = (p: Poly): Rational | null =>
  p.size === 0 ? Q0 : p.size === 1 ? (p.get('')?.[0] ?? null) : null;

export function topAtoms(p: Poly): Set<number> {
  const s = new Set<number>();
  for (const [, [, m]] of p) for (const [a] of m) s.add(a);
  return s;
}

/** Atoms and polynomials of one search. */
export class Algebra {
  readonly atoms: Atom[] = [];
  readonly extremes = new Extremes();
  private readonly byKey = new Map<string, number>();
  private readonly orientations = new Map<string, boolean>();
  private fresh = 0;
  /** A value that a polynomial may have, 0 if it has none; set by the search. */
  guess: (p: Poly) => number = () => 0;
  work = 0;
  limit = Number.POSITIVE_INFINITY;

  name(prefix: string): string {
    this.fresh += 1;
    return `${prefix}${this.fresh}`;
  }

  spend(n: number): void {
    this.work += n;
    if (this.work > this.limit) throw new OutOfWork('budget');
  }

  private intern(
    key: string,
    shape: AtomShape,
    polys: readonly Poly[],
    forms: readonly Form[],
    own?: string,
  ): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const vars = new Set<string>();
    for (const form of forms) this.extremes.names(form, vars);
    let lvl = 0;
    for (const p of polys)
      for (const a of topAtoms(p)) {
        for (const v of this.atoms[a]!.vars) vars.add(v);
        lvl = Math.max(lvl, this.atoms[a]!.lvl);
      }
    if (own) {
      vars.delete(own);
      lvl += 1;
    }
    const id = this.atoms.length;
    this.atoms.push({ ...shape, id, key, vars, lvl } as Atom);
    this.byKey.set(key, id);
    return id;
  }

  at(id: number): Atom {
    return this.atoms[id]!;
  }
  atom(id: number, e = 1): Poly {
    return this.fix(Q1, [[id, e]]);
  }
  /** One monomial as a polynomial; even powers of roots become their arguments, positive powers of `den` their polynomials. */
  fix(c: Rational, m: Mono): Poly {
    for (const [i, [a, e]] of m.entries()) {
      const A = this.at(a);
      if (A.kind === 'den' && e > 0) {
        const rest = m.filter((_, j) => j !== i);
        return this.mul(this.fix(c, rest), this.pow(A.p, e));
      }
    }
    return new Map([[monoKey(m), [c, m]]]);
  }
  mono(c: Rational, m: Mono): Poly {
    return c.sign === 0 ? P0 : new Map([[monoKey(m), [c, m]]]);
  }

  mul(p: Poly, q: Poly): Poly {
    this.spend(p.size * q.size);
    let r = new Map<string, readonly [Rational, Mono]>();
    for (const [, [c, m]] of p)
      for (const [, [d, n]] of q) {
        const x = mmul(m, n);
        const cc = c.mul(d);
        if (x.every(([a, e]) => e < 0 || this.at(a).kind !== 'den')) {
          const key = monoKey(x);
          const old = r.get(key);
          const s = old ? old[0].add(cc) : cc;
          if (s.sign !== 0) r.set(key, [s, x]);
          else r.delete(key);
        } else r = padd(r, this.fix(cc, x)) as Map<string, readonly [Rational, Mono]>;
      }
    if (r.size > 3000) throw new Blowup('a polynomial of this size');
    return r;
  }
  pow(p: Poly, n: number): Poly {
    if (n < 0) return this.pow(this.inv(p), -n);
    let r = PONE;
    for (let i = 0; i < n; i += 1) r = this.mul(r, p);
    return r;
  }

  /** c * common monomial * primitive part. */
  content(p: Poly): { c: Rational; mono: Mono; prim: Poly } {
    let mins: Map<number, number> | null = null;
    for (const [, [, m]] of p) {
      const e = new Map(m);
      if (!mins) {
        mins = e;
        continue;
      }
      for (const [a, x] of mins) {
        const y = Math.min(x, e.get(a) ?? 0);
        if (y !== 0) mins.set(a, y);
        else mins.delete(a);
      }
      for (const [a, x] of e) if (!mins.has(a) && x < 0) mins.set(a, x);
    }
    const mono: Mono = [...(mins ?? [])].sort((a, b) => a[0] - b[0]);
    const rest = this.divMono(p, mono);
    const c = rationalContent(rest);
    return { c, mono, prim: pscale(rest, Q1.div(c)) };
  }
  divMono(p: Poly, mono: Mono): Poly {
    if (mono.length === 0) return p;
    let r = P0;
    for (const [, [c, m]] of p) r = padd(r, this.fix(c, mmul(m, minv(mono))));
    return r;
  }

  /** Cancelling inverse (for values that do not vanish). */
  inv(p: Poly): Poly {
    if (p.size === 0) throw new Blowup('1/0');
    if (p.size === 1) {
      const [[, [c, m]]] = [...p] as [[string, readonly [Rational, Mono]]];
      let r = pconst(Q1.div(c));
      for (const [a, e] of m)
        r = this.mul(
          r,
          this.at(a).kind === 'den'
            ? this.pow((this.at(a) as Atom & { kind: 'den' }).p, -e)
            : this.fix(Q1, [[a, -e]]),
        );
      return r;
    }
    const { c, mono, prim } = this.content(p);
    if (prim.size === 1 || mono.length > 0) return this.mul(this.inv(this.mono(c, mono)), this.inv(prim));
    let s = Q1;
    let pr = prim;
    if (this.isNegative(prim)) {
      s = MINUS;
      pr = pneg(prim);
    }
    return this.mul(pconst(s.div(c)), this.mono(Q1, [[this.den(pr), -1]]));
  }
  /** Which of p and -p is the denominator: the positive one where a guess of its value tells. One answer for both. */
  private isNegative(p: Poly): boolean {
    const lead = [...p.keys()].sort((a, b) => this.rank(b) - this.rank(a) || (a < b ? 1 : -1))[0]!;
    if (this.rank(lead) > 0) return p.get(lead)![0].sign < 0;
    const [key, mirrored] = [pkey(p), pkey(pneg(p))];
    const known = this.orientations.get(key);
    if (known !== undefined) return known;
    const value = this.guess(p);
    const negative = value === 0 || Number.isNaN(value) ? p.get(lead)![0].sign < 0 : value < 0;
    this.orientations.set(key, negative);
    this.orientations.set(mirrored, !negative);
    return negative;
  }
  private rank(key: string): number {
    const m = /^(\d+)\^1$/.exec(key);
    if (!m) return 0;
    const A = this.at(Number(m[1]));
    if (A.kind !== 'idx') return 0;
    return A.name === 'T' ? 10 : A.name.startsWith('$') ? 1 : 5;
  }
  den(p: Poly): number {
    return this.intern(`den ${pkey(p)}`, { kind: 'den', p }, [p], []);
  }

  idx(name: string): number {
    return this.intern(`idx ${name}`, { kind: 'idx', name }, [], [variable(name)]);
  }
  index(a: Form): Poly {
    let r = pconst(a.c);
    for (const name of Object.keys(a.v)) r = padd(r, this.atom(this.idx(name)), Q(a.v[name]!));
    return r;
  }
  giv(g: string, idx: readonly Form[]): number {
    return this.intern(`giv ${g}[${idx.map(formKey).join()}]`, { kind: 'giv', g, idx }, [], idx);
  }
  recursion(d: number, idx: readonly Form[]): number {
    return this.intern(`rec ${d}[${idx.map(formKey).join()}]`, { kind: 'rec', d, idx }, [], idx);
  }
  unary(kind: 'inv' | 'sqrt' | 'ln' | 'exp' | 'abs', p: Poly): number {
    return this.intern(`${kind} ${pkey(p)}`, { kind, p }, [p], []);
  }
  extreme(kind: 'max' | 'min', a: Poly, b: Poly): number {
    const [p, q] = pkey(a) < pkey(b) ? [a, b] : [b, a];
    return this.intern(`${kind} ${pkey(p)} , ${pkey(q)}`, { kind, p, q }, [p, q], []);
  }
  power(p: Poly, e: Form): number {
    return this.intern(`power ${pkey(p)} , ${formKey(e)}`, { kind: 'power', p, e }, [p], [e]);
  }
  slack(name: string): number {
    return this.intern(`slack ${name}`, { kind: 'slack', name }, [], []);
  }
  /** A faithful inverse: of a monomial, the product of inverses. */
  faithfulInv(p: Poly): Poly {
    if (p.size === 0) return P0;
    if (p.size === 1) {
      const [[, [c, m]]] = [...p] as [[string, readonly [Rational, Mono]]];
      let r = pconst(Q1.div(c));
      for (const [a, e] of m) {
        const A = this.at(a);
        const x = A.kind === 'inv' ? A.p : this.atom(this.unary('inv', this.atom(a)));
        r = this.mul(r, this.pow(x, e));
      }
      return r;
    }
    return this.atom(this.unary('inv', p));
  }
  /** Negative powers as faithful inverses. */
  faithfulOf(p: Poly): Poly {
    let r = P0;
    for (const [, [c, m]] of p) {
      let t = pconst(c);
      for (const [a, e] of m) {
        const A = this.at(a);
        const x =
          e > 0 ? this.atom(a) : A.kind === 'den' ? this.faithfulInv(A.p) : this.faithfulInv(this.atom(a));
        t = this.mul(t, this.pow(x, Math.abs(e)));
      }
      r = padd(r, t);
    }
    return r;
  }
  /** `sum(v in lo..hi, body)` as one atom; the bound variable is renamed by depth. */
  reduction(kind: ReductionName, v: string, lo: Form, hi: Form, body: Poly): number {
    let lvl = 0;
    for (const a of topAtoms(body)) lvl = Math.max(lvl, this.at(a).lvl);
    const nv = `$${lvl + 1}`;
    const b = this.subst(body, v, variable(nv));
    return this.intern(
      `${kind} ${formKey(lo)}..${formKey(hi)} ${nv} ${pkey(b)}`,
      { kind, v: nv, lo, hi, body: b },
      [b],
      [lo, hi],
      nv,
    );
  }
  vars(p: Poly): Set<string> {
    const s = new Set<string>();
    for (const a of topAtoms(p)) for (const v of this.at(a).vars) s.add(v);
    return s;
  }
  uses(p: Poly, v: string): boolean {
    for (const [, [, m]] of p) for (const [a] of m) if (this.at(a).vars.has(v)) return true;
    return false;
  }

  /** A form in place of an index variable, structure kept. */
  subst(p: Poly, v: string, by: Form): Poly {
    if (!this.uses(p, v)) return p;
    let r = P0;
    for (const [, [c, m]] of p) {
      let t = pconst(c);
      for (const [a, e] of m) {
        const A = this.at(a);
        if (!A.vars.has(v)) {
          t = this.mul(t, this.fix(Q1, [[a, e]]));
          continue;
        }
        const x = this.substAtom(A, v, by);
        t = this.mul(
          t,
          A.kind === 'den' ? this.pow(x, e) : e >= 0 ? this.pow(x, e) : this.pow(this.inv(x), -e),
        );
      }
      r = padd(r, t);
    }
    return r;
  }
  private substAtom(A: Atom, v: string, by: Form): Poly {
    const inside = (p: Poly) => this.subst(p, v, by);
    const at = (a: Form) => this.extremes.substitute(a, v, by);
    switch (A.kind) {
      case 'idx':
        return this.index(at(variable(A.name)));
      case 'giv':
        return this.atom(this.giv(A.g, A.idx.map(at)));
      case 'rec':
        return this.atom(this.recursion(A.d, A.idx.map(at)));
      case 'den':
        return inside(A.p);
      case 'inv':
        return this.faithfulInv(inside(A.p));
      case 'max':
      case 'min':
        return this.atom(this.extreme(A.kind, inside(A.p), inside(A.q)));
      case 'power': {
        const e = at(A.e);
        return Object.keys(e.v).length === 0 && e.c >= 0
          ? this.pow(inside(A.p), e.c)
          : this.atom(this.power(inside(A.p), e));
      }
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const n = this.name('#');
        const body = this.subst(this.subst(A.body, A.v, variable(n)), v, by);
        return this.atom(this.reduction(A.kind, n, at(A.lo), at(A.hi), body));
      }
      case 'slack':
        return this.atom(A.id);
      default:
        return this.atom(this.unary(A.kind, inside(A.p)));
    }
  }

  /** Polynomials in place of atoms, at the top only. */
  translate(p: Poly, map: ReadonlyMap<number, Poly>): Poly {
    let r = P0;
    for (const [, [c, m]] of p) {
      if (!m.some(([a]) => map.has(a))) {
        r = padd(r, this.mono(c, m));
        continue;
      }
      let t = pconst(c);
      const keep: (readonly [number, number])[] = [];
      for (const [a, e] of m) {
        const x = map.get(a);
        if (!x) keep.push([a, e]);
        else t = this.mul(t, e >= 0 ? this.pow(x, e) : this.pow(this.inv(x), -e));
      }
      r = padd(r, this.mul(t, this.mono(Q1, keep)));
    }
    return r;
  }
  bodyAt(A: Atom & { kind: ReductionName }, by: Form): Poly {
    return this.subst(A.body, A.v, by);
  }
}

function rationalContent(p: Poly): Rational {
  let g = 0n;
  let l = 1n;
  for (const [, [c]] of p) {
    g = gcd(g, c.numerator);
    l = (l * c.denominator) / gcd(l, c.denominator);
  }
  return Q(g === 0n ? 1n : g, l);
}
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export const approximate = (r: Rational): number => {
  const x = Number(r.numerator) / Number(r.denominator);
  return Number.isFinite(x) ? x : r.approximate();
};

/** Index variables that a context knows, and what it assumes. */
export interface Ctx {
  readonly vars: readonly string[];
  /** Each >= 0. */
  readonly hyps: readonly Form[];
  /** Each a polynomial >= 0 that a block assumes. */
  readonly real: readonly Poly[];
  readonly key: string;
}

export function makeCtx(vars: readonly string[], hyps: readonly Form[], real: readonly Poly[] = []): Ctx {
  return {
    vars,
    hyps,
    real,
    key: `${vars.join()}|${hyps.map(formKey).join(';')}|${real.map(pkey).join(';')}`,
  };
}
export const ctxRange = (ctx: Ctx, n: string, lo: Form, hi: Form): Ctx =>
  makeCtx([...ctx.vars, n], [...ctx.hyps, add(variable(n), lo, -1), add(hi, variable(n), -1)], ctx.real);
export const ctxAdd = (ctx: Ctx, ...hyps: readonly Form[]): Ctx =>
  makeCtx(ctx.vars, [...ctx.hyps, ...hyps], ctx.real);
export const ctxReal = (ctx: Ctx, ...real: readonly Poly[]): Ctx =>
  makeCtx(ctx.vars, ctx.hyps, [...ctx.real, ...real]);
