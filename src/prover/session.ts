import type { Rational } from '../arithmetic/index.js';
import type { Claim } from '../language/index.js';
import type { Step } from '../proof/index.js';
import {
  type Algebra,
  type Atom,
  Blowup,
  type Ctx,
  ctxRange,
  type Mono,
  makeCtx,
  minv,
  mmul,
  OutOfWork,
  P0,
  PONE,
  type Poly,
  padd,
  pconst,
  pkey,
  pneg,
  psub,
  Q1,
  type SumAtom,
  topAtoms,
} from './algebra.js';
import { type Basis, basisOf } from './basis.js';
import { explain, formOf, rawSplitEquation, splitEquation } from './explain.js';
import { type Form, formKey, shift, variable } from './form.js';
import {
  type Equation,
  type Factor,
  type Hypothesis,
  type Knowledge,
  type Rel,
  restated,
  type Sign,
  type Summand,
} from './knowledge.js';
import { Model } from './model.js';
import { Order } from './order.js';
import { commonPowers, signOfPower, signOfProduct, writePowerSign, writeProductSign } from './powers.js';
import { segments } from './segments.js';
import type { Proof, Writer } from './writer.js';

/** Normal forms inside normal forms: a value of a recursion inside a sum of the values before it would have no end. */
const MOST_NESTED = 60;

/** What one search knows: the claim, its atoms, signs and normal forms in contexts. */
export class Session implements Knowledge {
  readonly order: Order;
  readonly model: Model;
  private readonly signs = new Map<string, Sign>();
  private readonly busy = new Set<string>();
  private readonly valueSigns = new Map<string, Hypothesis | null>();
  private readonly equations = new Map<string, Equation | null>();
  private readonly bases = new Map<string, Basis>();
  readonly slackForms = new Map<number, Form>();
  private readonly normals = new Map<string, Poly>();
  /** Proves `p > 0` by a leaf, where signs alone do not; set by the search. */
  deepPositive: (p: Poly, ctx: Ctx) => Proof | null = () => null;
  deepNonnegative: (p: Poly, ctx: Ctx) => Proof | null = () => null;
  /** What is known of the values of a recursion; set by the search. */
  invariants: (A: Atom & { kind: 'rec' }, ctx: Ctx) => readonly Hypothesis[] = () => [];
  leafNonnegative: (p: Poly, ctx: Ctx) => Proof | null = () => null;
  /** Facts of theorems whose sums, roots and logarithms are all among those of a goal; set for the claim. */
  lemmasAbout: (ids: ReadonlySet<number>, ctx: Ctx) => readonly Hypothesis[] = () => [];
  private depth = 0;
  private nesting = 0;
  private readonly wishes = new Map<string, Form[]>();

  constructor(
    readonly claim: Claim,
    readonly k: Algebra,
    values?: ReadonlyMap<string, (indices: readonly Form[]) => Poly>,
  ) {
    this.order = new Order(k.extremes);
    this.model = new Model(claim, k, values);
  }

  at(id: number): Atom {
    return this.k.at(id);
  }

  /** A form whose sign would help in a context: a case for the whole statement. */
  wish(form: Form, ctx: Ctx): void {
    const list = this.wishes.get(ctx.key) ?? [];
    list.push(form);
    this.wishes.set(ctx.key, list);
  }

  wished(ctx: Ctx): readonly Form[] {
    return this.wishes.get(ctx.key) ?? [];
  }

  // ---- domains

  domain(g: string, idx: readonly Form[], ctx: Ctx): { lower: End | null; upper: End | null } {
    const given = this.claim.givens.find((each) => each.name === g)!;
    if (given.domain.kind !== 'reals') return { lower: null, upper: null };
    const env = new Map(this.model.env);
    given.ranges.forEach((range, i) => {
      env.set(range.slot, idx[i]!);
    });
    for (const [i, range] of given.ranges.entries()) {
      const [lo, hi] = [this.model.index(range.from, env), this.model.index(range.to, env)];
      if (!this.order.le(lo, idx[i]!, ctx) || !this.order.le(idx[i]!, hi, ctx))
        return { lower: null, upper: null };
    }
    const self = this.k.atom(this.k.giv(g, idx));
    const end = (side: 'lower' | 'upper'): End | null => {
      const e = given.domain.kind === 'reals' ? given.domain[side] : null;
      if (!e) return null;
      const raw = this.model.lift(e.value, env);
      const poly = side === 'lower' ? psub(self, raw) : psub(raw, self);
      const open = e.kind === 'open';
      return {
        raw,
        open,
        poly,
        write: (w) =>
          w.once(`domain ${side} ${g} ${idx.map(formKey).join()}`, () =>
            w.remember(
              w.step({ rule: 'domain', given: g, at: idx.map((i) => w.index(i)), end: side }),
              poly,
              open ? '>' : '>=',
            ),
          ),
      };
    };
    return { lower: end('lower'), upper: end('upper') };
  }

  shape(g: string): 'nonincreasing' | 'nondecreasing' | null {
    return this.claim.givens.find((each) => each.name === g)?.shape ?? null;
  }

  // ---- signs

  /** A basis for the variables that occur in `atoms`, and those that their bounds need. */
  basis(ctx: Ctx, atoms: Iterable<number>): Basis {
    const used = new Set<string>();
    for (const a of atoms) {
      const A = this.at(a);
      if (A.kind === 'idx') for (const name of this.k.extremes.names(variable(A.name))) used.add(name);
    }
    const small = ctx.vars.filter((v) => used.has(v));
    const within = (vars: readonly string[]) =>
      makeCtx(
        vars,
        ctx.hyps.filter((h) =>
          [...this.k.extremes.names(h)].every((n) => vars.includes(n) || this.k.extremes.get(n)),
        ),
      );
    const found = this.basisIn(within(small));
    return found.map.size === small.length ? found : this.basisIn(makeCtx(ctx.vars, ctx.hyps));
  }

  private basisIn(ctx: Ctx): Basis {
    let basis = this.bases.get(ctx.key);
    if (!basis) {
      basis = basisOf(this.k, ctx);
      this.bases.set(ctx.key, basis);
      for (const [a, form] of basis.forms) this.slackForms.set(a, form);
    }
    return basis;
  }

  /** Index variables as slacks >= 0. */
  slacked(p: Poly, ctx: Ctx): Poly {
    const atoms = topAtoms(p);
    if (![...atoms].some((a) => this.at(a).kind === 'idx')) return p;
    const { map } = this.basis(ctx, atoms);
    let r = P0;
    for (const [, [c, m]] of p) {
      // An inverse of an index stays as it is: its sign is that of the index.
      let t = this.k.mono(
        c,
        m.filter(([a, e]) => e < 0 || !map.has(a)),
      );
      for (const [a, e] of m) if (e > 0 && map.has(a)) t = this.k.mul(t, this.k.pow(map.get(a)!, e));
      r = padd(r, t);
    }
    return r;
  }

  polySign(p: Poly, ctx: Ctx): Sign | 'zero' {
    if (p.size === 0) return 'zero';
    const form = p.size > 1 ? formOf(this, p) : null;
    if (form && this.order.ge0(form, ctx)) return this.order.ge0(shift(form, -1), ctx) ? 'pos' : 'nonneg';
    const q = this.slacked(p, ctx);
    if (q.size === 0) return 'zero';
    let pos = false;
    for (const [, [c, m]] of q) {
      if (c.sign < 0) return null;
      const s = this.monoSign(m, ctx);
      if (!s) return null;
      if (s === 'pos') pos = true;
    }
    return pos ? 'pos' : 'nonneg';
  }

  monoSign(m: Mono, ctx: Ctx): Sign {
    let pos = true;
    for (const [a, e] of m) {
      const s = this.sign(a, ctx);
      if (s === 'pos') continue;
      pos = false;
      if (e > 0 && (s === 'nonneg' || e % 2 === 0)) continue;
      return null;
    }
    return pos ? 'pos' : 'nonneg';
  }

  isPositive(p: Poly, ctx: Ctx): boolean {
    return this.polySign(p, ctx) === 'pos';
  }

  sign(id: number, ctx: Ctx): Sign {
    const key = `${id}#${ctx.key}`;
    const known = this.signs.get(key);
    if (known !== undefined) return known;
    if (this.busy.has(key)) return null;
    this.busy.add(key);
    const sign = this.sign0(this.at(id), ctx);
    this.busy.delete(key);
    this.signs.set(key, sign);
    return sign;
  }

  private sign0(A: Atom, ctx: Ctx): Sign {
    const { order } = this;
    switch (A.kind) {
      case 'slack':
        return A.name.startsWith('>') ? 'pos' : 'nonneg';
      case 'idx':
        return order.ge0(shift(variable(A.name), -1), ctx)
          ? 'pos'
          : order.ge0(variable(A.name), ctx)
            ? 'nonneg'
            : null;
      case 'giv': {
        const { lower } = this.domain(A.g, A.idx, ctx);
        if (!lower) return null;
        const s = this.polySign(this.norm(lower.raw, ctx), ctx);
        return s === 'pos' ? 'pos' : s ? (lower.open ? 'pos' : 'nonneg') : null;
      }
      case 'rec': {
        const sign = this.signOfValue(A, ctx);
        return sign && (sign.strict ? 'pos' : 'nonneg');
      }
      case 'sqrt':
        return this.polySign(A.p, ctx) === 'pos' || this.deep(A.p, ctx) ? 'pos' : 'nonneg';
      case 'den':
      case 'inv':
        return this.polySign(this.norm(A.p, ctx), ctx) === 'pos' || this.deep(A.p, ctx) ? 'pos' : null;
      case 'ln': {
        const s = this.polySign(psub(this.norm(A.p, ctx), PONE), ctx);
        return s === 'pos' ? 'pos' : s ? 'nonneg' : null;
      }
      case 'exp':
        return 'pos';
      case 'sum': {
        const inside = ctxRange(ctx, A.v, A.lo, A.hi);
        const s = this.polySign(this.norm(A.body, inside), inside);
        const some = order.le(A.lo, A.hi, ctx);
        if (s === 'pos') return some ? 'pos' : 'nonneg';
        if (s) return 'nonneg';
        return this.deep(A.body, inside) ? (some ? 'pos' : 'nonneg') : null;
      }
      case 'power':
        return signOfPower(this, A, ctx);
      case 'prod':
        return signOfProduct(this, A, ctx);
      case 'max': {
        const [s, t] = [this.polySign(A.p, ctx), this.polySign(A.q, ctx)];
        return s === 'pos' || t === 'pos' ? 'pos' : s || t ? 'nonneg' : null;
      }
      default:
        return null;
    }
  }

  /** The same when it is written as when it was found: then other invariants were being proved. */
  private signOfValue(A: Atom & { kind: 'rec' }, ctx: Ctx): Hypothesis | null {
    const key = `${A.id}#${ctx.key}`;
    let known = this.valueSigns.get(key);
    if (known === undefined) {
      const self = pkey(this.k.atom(A.id));
      known = this.invariants(A, ctx).find(({ poly }) => pkey(poly) === self) ?? null;
      this.valueSigns.set(key, known);
    }
    return known;
  }

  /** `p > 0` by a small proof of its own, at most one inside another. */
  deep(p: Poly, ctx: Ctx): Proof | null {
    if (this.depth >= 1) return null;
    this.depth += 1;
    try {
      return this.deepPositive(this.norm(p, ctx), ctx);
    } catch (error) {
      if (error instanceof OutOfWork) throw error;
      return null;
    } finally {
      this.depth -= 1;
    }
  }

  /** `p >= 0` by signs or by a small proof. */
  small(p: Poly, ctx: Ctx): Proof | null {
    const normal = this.norm(p, ctx);
    if (this.polySign(normal, ctx))
      return (w) =>
        w.once(`>= ${pkey(p)}`, () => this.combine(w, ctx, p, '>=', this.signSummands(normal, ctx)));
    if (this.depth >= 1) return null;
    this.depth += 1;
    try {
      const proof = this.leafNonnegative(normal, ctx);
      if (!proof || pkey(normal) === pkey(p)) return proof;
      return restated(this, ctx, p, '>=', normal, proof);
    } finally {
      this.depth -= 1;
    }
  }

  /** Sums over one body with different ranges, in pieces that they share. */
  expanded(p: Poly, ctx: Ctx): { poly: Poly; equations: readonly Equation[] } {
    const atoms = topAtoms(p);
    const equations = [...segments(this, atoms, ctx), ...commonPowers(this, atoms, ctx)];
    if (equations.length === 0) return { poly: p, equations };
    return { poly: this.k.translate(p, new Map(equations.map((e) => [e.atom, e.value]))), equations };
  }

  split(A: SumAtom, cuts: readonly Form[], ctx: Ctx): Equation {
    return splitEquation(this, A, cuts, ctx);
  }

  // ---- writing signs

  /** `form >= 0`. */
  formFact(form: Form): Factor {
    return {
      kind: 'fact',
      poly: this.k.index(form),
      write: (w) =>
        w.once(`form ${formKey(form)}`, () =>
          w.remember(
            w.step({ rule: 'integers', index: w.index(form), relation: '>=' }),
            this.k.index(form),
            '>=',
          ),
        ),
    };
  }

  /** Factors whose product is the monomial, each >= 0; > 0 where the sign is. Slacks are the forms they stand for. */
  monoFactors(m: Mono, ctx: Ctx): Factor[] {
    const factors: Factor[] = [];
    for (const [a, e] of m) {
      const A = this.at(a);
      const base = A.kind === 'slack' ? this.slackForms.get(a) : undefined;
      if (base) {
        for (let i = 0; i < e; i += 1) factors.push(this.formFact(base));
        continue;
      }
      const s = this.sign(a, ctx);
      if (s === 'pos' || (s && e > 0)) {
        const factor = e > 0 ? this.signFactor(a, ctx) : this.inverseFactor(a, ctx);
        for (let i = 0; i < Math.abs(e); i += 1) factors.push(factor);
      } else factors.push({ kind: 'square', root: this.k.mono(Q1, [[a, e / 2]]) });
    }
    return factors;
  }

  /** Index variables in place of slacks: denominators of a linear program may have them. */
  private unslacked(p: Poly): Poly {
    const forms = [...topAtoms(p)].flatMap((a) => {
      const form = this.slackForms.get(a);
      return form ? [[a, this.k.index(form)] as const] : [];
    });
    return forms.length === 0 ? p : this.k.translate(p, new Map(forms));
  }

  private signFactor(a: number, ctx: Ctx): Factor {
    const A = this.at(a);
    if (A.kind === 'den') {
      const p = this.unslacked(A.p);
      return { kind: 'fact', poly: p, write: this.writePositive(p, ctx) };
    }
    return { kind: 'fact', poly: this.k.atom(a), write: this.writeSign(a, ctx) };
  }

  private inverseFactor(a: number, ctx: Ctx): Factor {
    const A = this.at(a);
    const base = A.kind === 'den' ? this.unslacked(A.p) : this.k.atom(a);
    return {
      kind: 'fact',
      poly: A.kind === 'den' ? this.k.inv(base) : this.k.mono(Q1, [[a, -1]]),
      write: (w) =>
        w.once(`1/${A.key}`, () =>
          w.step({
            rule: 'law',
            law: 'inverse-positive',
            arguments: [w.term(base)],
            premises: [this.writePositive(base, ctx)(w)],
          }),
        ),
    };
  }

  signSummands(p: Poly, ctx: Ctx): Summand[] {
    const form = p.size > 1 ? formOf(this, p) : null;
    if (form && this.order.ge0(form, ctx)) {
      if (!this.order.ge0(shift(form, -1), ctx)) return [{ c: Q1, factors: [this.formFact(form)] }];
      return [
        { c: Q1, factors: [] },
        { c: Q1, factors: [this.formFact(shift(form, -1))] },
      ];
    }
    return [...this.slacked(p, ctx).values()].map(([c, m]) => ({ c, factors: this.monoFactors(m, ctx) }));
  }

  /** A polynomial whose sign is known: `p > 0` where it is positive for certain, else `p >= 0`. */
  writePolySign(p: Poly, ctx: Ctx, rel: Rel): Proof {
    return (w) => w.once(`${rel} ${pkey(p)}`, () => this.combine(w, ctx, p, rel, this.signSummands(p, ctx)));
  }

  /** `p > 0`, by signs or by a small proof. */
  writePositive(p: Poly, ctx: Ctx): Proof {
    return (w) =>
      w.once(`> ${pkey(p)}`, () => {
        const atom = single(p);
        if (atom !== null && this.at(atom).kind !== 'den' && this.sign(atom, ctx) === 'pos')
          return this.writeSign(atom, ctx)(w);
        const normal = this.norm(p, ctx);
        if (this.polySign(normal, ctx) === 'pos')
          return this.combine(w, ctx, p, '>', this.signSummands(normal, ctx));
        const proof = this.deepPositive(normal, ctx);
        if (!proof) throw new Error(`no sign for ${pkey(p)}`);
        if (pkey(normal) === pkey(p)) return proof(w);
        return restated(this, ctx, p, '>', normal, proof)(w);
      });
  }

  /** `atom > 0` or `atom >= 0`, as `sign` has it. */
  writeSign(a: number, ctx: Ctx): Proof {
    const A = this.at(a);
    const rel = this.sign(a, ctx) === 'pos' ? '>' : '>=';
    const self = this.k.atom(a);
    const write = (w: Writer): number => {
      switch (A.kind) {
        case 'idx':
          return w.step({ rule: 'integers', index: w.index(variable(A.name)), relation: rel });
        case 'rec':
          return this.signOfValue(A, ctx)!.write(w);
        case 'giv': {
          const lower = this.domain(A.g, A.idx, ctx).lower!;
          if (lower.raw.size === 0) return lower.write(w);
          const value = this.norm(lower.raw, ctx);
          const factors: Factor[] = [{ kind: 'fact', poly: lower.poly, write: lower.write }];
          return this.combine(w, ctx, self, rel, [{ c: Q1, factors }, ...this.signSummands(value, ctx)]);
        }
        case 'sqrt':
          if (rel === '>=')
            return w.step({ rule: 'law', law: 'root-sign', arguments: [w.term(A.p)], premises: [] });
          return this.law(w, 'root-positive', [A.p], [this.writePositive(A.p, ctx)(w)]);
        case 'inv':
          return this.law(w, 'inverse-positive', [A.p], [this.writePositive(A.p, ctx)(w)]);
        case 'ln': {
          const difference = psub(A.p, PONE);
          const one = this.law(w, 'ln-product', [PONE, PONE], [this.one(w, ctx), this.one(w, ctx)]);
          const step = this.law(
            w,
            rel === '>' ? 'ln-strict' : 'ln-monotone',
            [PONE, A.p],
            [
              this.one(w, ctx),
              this.combine(w, ctx, difference, rel, this.signSummands(this.norm(difference, ctx), ctx)),
            ],
          );
          return w.step({
            rule: 'combine',
            says: w.term(self),
            relation: rel,
            summands: [{ coefficient: '1', factors: [step] }],
            equations: [{ fact: one, cofactor: '-1' }],
            nonzero: [],
          });
        }
        case 'exp':
          return this.law(w, 'exp-positive', [A.p], []);
        case 'sum': {
          const inside = ctxRange(ctx, A.v, A.lo, A.hi);
          const s = this.polySign(this.norm(A.body, inside), inside);
          return w.step({
            rule: 'term by term',
            variable: w.variable(A.v),
            from: w.index(A.lo),
            to: w.index(A.hi),
            block: w.block(
              s && s !== 'pos'
                ? (x) =>
                    this.combine(
                      x,
                      inside,
                      A.body,
                      '>=',
                      this.signSummands(this.norm(A.body, inside), inside),
                    )
                : this.writePositive(A.body, inside),
            ),
          });
        }
        case 'power':
          return writePowerSign(this, A, ctx, rel)(w);
        case 'prod':
          return writeProductSign(this, A, ctx, rel)(w);
        case 'max': {
          const first = this.polySign(A.p, ctx);
          const second = this.polySign(A.q, ctx);
          const x = first === 'pos' || (first && second !== 'pos') ? A.p : A.q;
          const y = x === A.p ? A.q : A.p;
          const above = this.law(w, 'max-above', [x, y], []);
          const fact: Factor = { kind: 'fact', poly: psub(self, x), write: () => above };
          return this.combine(w, ctx, self, rel, [{ c: Q1, factors: [fact] }, ...this.signSummands(x, ctx)]);
        }
        default:
          throw new Error(`no sign for ${A.kind}`);
      }
    };
    return (w) => w.once(`${rel} ${pkey(self)}`, () => w.remember(write(w), self, rel));
  }

  private one(w: Writer, ctx: Ctx): number {
    return w.once('> one', () => this.combine(w, ctx, PONE, '>', [{ c: Q1, factors: [] }]));
  }

  law(
    w: Writer,
    law: Extract<Step, { rule: 'law' }>['law'],
    values: readonly Poly[],
    premises: number[],
  ): number {
    return w.step({ rule: 'law', law, arguments: values.map((p) => w.term(p)), premises });
  }

  // ---- normal forms

  /** The normal form in a context; `explain` can write why. */
  norm(p: Poly, ctx: Ctx): Poly {
    const key = `${ctx.key}#${pkey(p)}`;
    const known = this.normals.get(key);
    if (known) return known;
    if (this.nesting > MOST_NESTED) throw new Blowup('an equation that leads to itself');
    this.nesting += 1;
    try {
      return this.normal(p, ctx, key);
    } finally {
      this.nesting -= 1;
    }
  }

  private normal(p: Poly, ctx: Ctx, key: string): Poly {
    const map = new Map<number, Poly>();
    for (const a of topAtoms(p)) {
      const A = this.at(a);
      if (A.kind === 'inv') map.set(a, this.k.inv(this.norm(A.p, ctx)));
      else if (A.kind === 'den') {
        const q = this.norm(A.p, ctx);
        if (pkey(q) !== pkey(A.p)) map.set(a, q);
      } else {
        const equation = this.explain(a, ctx);
        if (equation) map.set(a, equation.value);
      }
    }
    const result = this.roots(this.k.translate(p, map), ctx);
    this.normals.set(key, result);
    return result;
  }

  /** Squares of roots become their arguments: exponents of roots are 0 or 1. */
  roots(p: Poly, ctx: Ctx): Poly {
    let result = p;
    for (let again = true; again; ) {
      again = false;
      let next = P0;
      for (const [, [c, m]] of result) {
        const root = m.find(([a, e]) => this.at(a).kind === 'sqrt' && (e < 0 || e > 1));
        if (!root) {
          next = padd(next, this.k.mono(c, m));
          continue;
        }
        again = true;
        const [a, e] = root;
        const f = Math.floor(e / 2);
        const rest = m.filter(([b]) => b !== a);
        const argument = (this.at(a) as Atom & { kind: 'sqrt' }).p;
        const kept = this.k.mono(c, e - 2 * f ? mmul(rest, [[a, 1]]) : rest);
        next = padd(
          next,
          this.k.mul(kept, f >= 0 ? this.k.pow(argument, f) : this.k.pow(this.k.inv(argument), -f)),
        );
      }
      result = next;
    }
    void ctx;
    return result;
  }

  explain(a: number, ctx: Ctx): Equation | null {
    const key = `${a}#${ctx.key}`;
    const known = this.equations.get(key);
    if (known !== undefined) return known;
    this.equations.set(key, null);
    const equation = explain(this, a, ctx);
    this.equations.set(key, equation);
    return equation;
  }

  // ---- identities

  /**
   * `says rel 0` as a sum of summands, modulo equations: those of `extra` first, then normal forms and squares of roots. Finds the
   * cofactors; throws where the identity does not hold (a mistake of the search, never of the certificate).
   */
  combine(
    w: Writer,
    ctx: Ctx,
    says: Poly,
    rel: Rel,
    summands: readonly Summand[],
    extra: readonly Equation[] = [],
    facts: readonly (readonly [Poly, Proof])[] = [],
    times: Mono = [],
    factor: Rational = Q1,
  ): number {
    const { k } = this;
    let rest = says;
    const multiple = k.mono(factor, times);
    for (const [poly] of facts) rest = psub(rest, k.mul(multiple, poly));
    const seen = new Set<number>();
    const see = (p: Poly) => {
      for (const [, [, m]] of p) for (const [a, e] of m) if (e < 0 || this.at(a).kind === 'inv') seen.add(a);
    };
    see(says);
    see(multiple);
    for (const [poly] of facts) see(poly);
    for (const { c, factors } of summands) {
      let product = pconst(c);
      for (const factor of factors) {
        const poly = factor.kind === 'fact' ? factor.poly : k.mul(factor.root, factor.root);
        see(poly);
        product = k.mul(product, poly);
      }
      rest = psub(rest, product);
    }
    const equations = this.cofactors(rest, ctx, extra, see, seen);
    const numbers = new Map<Factor, number>();
    const written = summands.map(({ c, factors }) => ({
      coefficient: fraction(c),
      factors: factors.map((factor) => {
        if (factor.kind === 'square') return { square: w.term(factor.root) };
        let number = numbers.get(factor);
        if (number === undefined) {
          number = factor.write(w);
          numbers.set(factor, number);
        }
        return number;
      }),
    }));
    const lines = equations.map(({ equation, cofactor }) => ({
      fact: equation.write(w),
      cofactor: w.term(cofactor),
    }));
    for (const [, write] of facts) lines.push({ fact: write(w), cofactor: w.term(multiple) });
    const nonzero: number[] = [];
    const done = new Set<string>();
    for (const a of seen) this.nonzero(w, a, ctx, nonzero, done);
    return w.remember(
      w.step({
        rule: 'combine',
        says: w.term(says),
        relation: rel,
        summands: written,
        equations: lines,
        nonzero,
      }),
      says,
      rel,
    );
  }

  /** Facts that the denominators of polynomials do not vanish. */
  denominators(w: Writer, polys: readonly Poly[], ctx: Ctx): number[] {
    const facts: number[] = [];
    const done = new Set<string>();
    for (const p of polys)
      for (const [, [, m]] of p)
        for (const [a, e] of m) if (e < 0 || this.at(a).kind === 'inv') this.nonzero(w, a, ctx, facts, done);
    return facts;
  }

  private nonzero(w: Writer, a: number, ctx: Ctx, into: number[], done: Set<string>): void {
    const A = this.at(a);
    const p = A.kind === 'inv' || A.kind === 'den' ? A.p : this.k.atom(a);
    const key = pkey(p);
    if (done.has(key)) return;
    done.add(key);
    // An inverse inside the denominator has to be cleared too.
    for (const [, [, m]] of p)
      for (const [b, e] of m) if (e < 0 || this.at(b).kind === 'inv') this.nonzero(w, b, ctx, into, done);
    const normal = this.norm(p, ctx);
    const negative = pneg(p);
    if (this.polySign(normal, ctx) === 'pos' || (single(p) !== null && this.sign(single(p)!, ctx) === 'pos'))
      into.push(this.writePositive(p, ctx)(w));
    else if (this.polySign(pneg(normal), ctx) === 'pos') into.push(this.writePositive(negative, ctx)(w));
    else {
      const proof = this.deepPositive(normal, ctx);
      into.push(proof ? this.writePositive(p, ctx)(w) : this.writePositive(negative, ctx)(w));
    }
  }

  /** A sum cut into pieces as the checker makes them, not put into normal form. */
  rawSplit(A: SumAtom, cuts: readonly Form[]): Equation {
    return rawSplitEquation(this, A, cuts);
  }

  /** `0 = 0`, for equations whose two sides are one term of the checker. */
  trivial(w: Writer, ctx: Ctx): number {
    return w.once('= 0', () => this.combine(w, ctx, P0, '=', []));
  }

  /** `E = 0` from equations `p = 0` whose sum it is, modulo others. */
  sumOfEquations(
    w: Writer,
    ctx: Ctx,
    E: Poly,
    facts: readonly (readonly [Poly, Proof])[],
    extra: readonly Equation[],
  ): number {
    return this.combine(w, ctx, E, '=', [], extra, facts);
  }

  /** `E = 0` from `F = 0`, where F = E * by. */
  scaled(w: Writer, ctx: Ctx, E: Poly, F: Poly, by: Mono, fact: number): number {
    return this.combine(w, ctx, E, '=', [], [], [[F, () => fact]], minv(by));
  }

  /** Whether `p = 0` is an identity, modulo equations. */
  vanishes(p: Poly, ctx: Ctx, extra: readonly Equation[] = []): boolean {
    try {
      this.cofactors(p, ctx, extra, () => {}, new Set());
      return true;
    } catch (error) {
      if (error instanceof OutOfWork) throw error;
      return false;
    }
  }

  /** Equations with cofactors whose sum is `p`. */
  private cofactors(
    p: Poly,
    ctx: Ctx,
    extra: readonly Equation[],
    see: (p: Poly) => void,
    seen: Set<number>,
  ): { equation: Equation; cofactor: Poly }[] {
    const { k } = this;
    const given = new Map(extra.map((equation) => [equation.atom, equation]));
    const used = new Map<string, { equation: Equation; cofactor: Poly }>();
    let rest = p;
    let scale: Mono = [];
    const use = (key: string, equation: Equation, cofactor: Poly) => {
      const value = k.mul(cofactor, k.mono(Q1, minv(scale)));
      see(value);
      see(equation.value);
      const old = used.get(key);
      used.set(key, { equation, cofactor: old ? padd(old.cofactor, value) : value });
    };
    for (let round = 0; round < 400; round += 1) {
      // Faithful inverses are inverses.
      const inverses = new Map<number, Poly>();
      for (const a of topAtoms(rest)) {
        const A = this.at(a);
        if (A.kind === 'inv') {
          seen.add(a);
          inverses.set(a, A.p.size === 1 ? k.inv(A.p) : k.mono(Q1, [[k.den(A.p), -1]]));
        }
      }
      if (inverses.size > 0) {
        rest = k.translate(rest, inverses);
        see(rest);
        continue;
      }
      if (rest.size === 0) return [...used.values()].filter((each) => each.cofactor.size > 0);
      const step = this.next(rest, ctx, given);
      if (!step) break;
      if (step.kind === 'clear') {
        for (const [a] of step.by) seen.add(a);
        rest = k.mul(rest, k.mono(Q1, []));
        let cleared = P0;
        for (const [, [c, m]] of rest) cleared = padd(cleared, k.fix(c, mmul(m, step.by)));
        rest = cleared;
        scale = mmul(scale, step.by);
        continue;
      }
      // x^e = value^f * rest, by (x^n - value) times a sum of powers.
      const { equation, power } = step;
      let quotient = P0;
      for (const [, [c, m]] of rest) {
        const e = m.find(([a]) => a === equation.atom)?.[1] ?? 0;
        if (e < power) continue;
        const others = k.mono(
          c,
          m.filter(([a]) => a !== equation.atom),
        );
        const f = Math.floor(e / power);
        const left = e - f * power;
        for (let i = 0; i < f; i += 1) {
          const x = k.mono(Q1, left + i * power ? [[equation.atom, left + i * power]] : []);
          quotient = padd(quotient, k.mul(k.mul(others, x), k.pow(equation.value, f - 1 - i)));
        }
      }
      use(step.key, equation, quotient);
      const difference = psub(k.mono(Q1, [[equation.atom, power]]), equation.value);
      rest = psub(rest, k.mul(quotient, difference));
      see(rest);
    }
    throw new Error(`the identity does not hold: ${this.show(rest).slice(0, 300)}`);
  }

  private next(
    p: Poly,
    ctx: Ctx,
    given: ReadonlyMap<number, Equation>,
  ): { kind: 'use'; equation: Equation; power: number; key: string } | { kind: 'clear'; by: Mono } | null {
    let clear: Mono | null = null;
    let best: { kind: 'use'; equation: Equation; power: number; key: string } | null = null;
    let bestLevel = -1;
    for (const a of topAtoms(p)) {
      const A = this.at(a);
      let [low, high] = [0, 0];
      for (const [, [, m]] of p) {
        const e = m.find(([b]) => b === a)?.[1] ?? 0;
        low = Math.min(low, e);
        high = Math.max(high, e);
      }
      if (A.kind === 'den') {
        if (!clear || this.weight(a) > this.weight(clear[0]![0])) clear = [[a, -low]];
        continue;
      }
      const equation = given.get(a) ?? this.explain(a, ctx);
      if (equation) {
        if (low < 0) {
          if (!clear || this.weight(a) > this.weight(clear[0]![0])) clear = [[a, -low]];
        } else if (this.weight(a) + (given.has(a) ? 1e6 : 0) > bestLevel) {
          best = { kind: 'use', equation, power: 1, key: `${a}` };
          bestLevel = this.weight(a) + (given.has(a) ? 1e6 : 0);
        }
        continue;
      }
      if (A.kind === 'sqrt') {
        if (low < 0) {
          if (!clear || this.weight(a) > this.weight(clear[0]![0])) clear = [[a, -low + (-low % 2)]];
        } else if (high >= 2 && bestLevel < 0)
          best = { kind: 'use', equation: this.rootSquare(a, ctx), power: 2, key: `square ${a}` };
      }
    }
    return best ?? (clear ? { kind: 'clear', by: clear } : null);
  }

  private weight(a: number): number {
    const A = this.at(a);
    return A.lvl * 1000 + A.vars.size + (A.kind === 'den' ? 0.5 : 0);
  }

  /** `sqrt(P)^2 - P = 0`, from P >= 0. */
  rootSquare(a: number, ctx: Ctx): Equation {
    const { p } = this.at(a) as Atom & { kind: 'sqrt' };
    return {
      atom: a,
      value: p,
      write: (w) =>
        w.once(`square ${a}`, () => this.law(w, 'root-square', [p], [this.writeNonnegative(p, ctx)(w)])),
    };
  }

  /** `p >= 0` (or more), by signs or by a small proof. */
  writeNonnegative(p: Poly, ctx: Ctx): Proof {
    const normal = this.norm(p, ctx);
    const s = this.polySign(normal, ctx);
    if (s === 'pos') return this.writePositive(p, ctx);
    if (s === null) {
      const proof = this.deepNonnegative(normal, ctx);
      if (!proof) return this.writePositive(p, ctx);
      return (w) => w.once(`>= ${pkey(p)}`, () => restated(this, ctx, p, '>=', normal, proof)(w));
    }
    return (w) =>
      w.once(`>= ${pkey(p)}`, () => this.combine(w, ctx, p, '>=', this.signSummands(normal, ctx)));
  }

  /** In the language, for people. Bound indices are called k1, k2, …; definitions are put in. */
  show(p: Poly): string {
    const signed = [...p.values()].map(([c, m], i) => {
      const [above, below] = [[] as string[], [] as string[]];
      for (const [a, e] of m) {
        const base = this.showAtom(this.at(a));
        (e > 0 ? above : below).push(Math.abs(e) === 1 ? base : `${base}^${Math.abs(e)}`);
      }
      const size = c.abs();
      if (size.numerator !== 1n || above.length === 0) above.unshift(`${size.numerator}`);
      if (size.denominator !== 1n) below.unshift(`${size.denominator}`);
      const quotient =
        below.length === 0 ? '' : ` / ${below.length === 1 ? below[0] : `(${below.join(' * ')})`}`;
      const sign = i === 0 ? (c.sign < 0 ? '-' : '') : c.sign < 0 ? ' - ' : ' + ';
      return `${sign}${above.join(' * ')}${quotient}`;
    });
    return signed.join('') || '0';
  }

  private showAtom(A: Atom): string {
    const indices = (forms: readonly Form[]) => forms.map((form) => this.showForm(form)).join(', ');
    switch (A.kind) {
      case 'idx':
        return this.showForm(variable(A.name));
      case 'giv':
        return A.idx.length ? `${A.g}[${indices(A.idx)}]` : A.g;
      case 'sum':
      case 'prod':
      case 'maximum':
      case 'minimum': {
        const range = `${A.v.replace('$', 'k')} in ${this.showForm(A.lo)}..${this.showForm(A.hi)}`;
        return `${A.kind.replace('imum', '')}(${range}, ${this.show(A.body)})`;
      }
      case 'max':
      case 'min':
        return `${A.kind}(${this.show(A.p)}, ${this.show(A.q)})`;
      case 'rec': {
        const { name } = this.claim.definitions[A.d]!;
        return A.idx.length ? `${name}[${indices(A.idx)}]` : name;
      }
      case 'slack':
        return `<${A.name}>`;
      case 'power': {
        const base = this.show(A.p);
        return `${/^[\w'.]+(\[[^\]]*\])?$/.test(base) ? base : `(${base})`}^(${this.showForm(A.e)})`;
      }
      case 'den':
        return `(${this.show(A.p)})`;
      case 'inv':
        return `(1 / (${this.show(A.p)}))`;
      default:
        return `${A.kind}(${this.show(A.p)})`;
    }
  }

  private showForm({ c, v }: Form): string {
    const parts = Object.entries(v).map(([name, n]) => {
      const extreme = this.k.extremes.get(name);
      const text = extreme
        ? `${extreme.kind}(${this.showForm(extreme.left)}, ${this.showForm(extreme.right)})`
        : name.replace('$', 'k');
      return `${n < 0 ? '-' : '+'}${Math.abs(n) === 1 ? '' : `${Math.abs(n)}*`}${text}`;
    });
    if (c !== 0 || parts.length === 0) parts.push(c < 0 ? `${c}` : `+${c}`);
    return parts.join('').replace(/^\+/, '');
  }
}

export interface End {
  /** The end's value, as the claim has it. */
  readonly raw: Poly;
  readonly open: boolean;
  /** The distance from the end: >= 0, or > 0 where the end is open. */
  readonly poly: Poly;
  readonly write: Proof;
}

/** The atom that a polynomial is, if it is one. */
export function single(p: Poly): number | null {
  if (p.size !== 1) return null;
  const [[, [c, m]]] = [...p] as [[string, readonly [Rational, Mono]]];
  return c.numerator === 1n && c.denominator === 1n && m.length === 1 && m[0]![1] === 1 ? m[0]![0] : null;
}

export const fraction = (c: Rational): string =>
  c.denominator === 1n ? `${c.numerator}` : `${c.numerator}/${c.denominator}`;
