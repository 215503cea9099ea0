import type { Hint } from '../language/index.js';
import {
  type Atom,
  Blowup,
  type Ctx,
  ctxAdd,
  ctxRange,
  ctxReal,
  makeCtx,
  mmul,
  P0,
  PONE,
  type Poly,
  padd,
  pkey,
  pneg,
  pscale,
  psub,
  Q1,
  type SumAtom,
  topAtoms,
} from './algebra.js';
import { exchange } from './exchange.js';
import { formOf } from './explain.js';
import { byExtreme } from './extremes.js';
import { add, constant, type Form, formKey, isConstant, scale, shift, sub, variable } from './form.js';
import { Invariants } from './invariants.js';
import {
  type Equation,
  type Factor,
  type Hypothesis,
  hypothesisKey,
  inBothCases,
  opened,
  type Prove,
  type Rel,
  type Summand,
} from './knowledge.js';
import { clear, Leaf, strip } from './leaf.js';
import { Sampler } from './numeric.js';
import { byOrder } from './order-cases.js';
import type { Session } from './session.js';
import type { Solver } from './solver.js';
import { bySquares } from './squares.js';
import { byJensen, joinLogarithms, takeLogarithms } from './transcendental.js';
import { byWeightedMeans } from './weighted-means.js';
import type { Proof } from './writer.js';

/** A goal that the search could not prove. */
export interface Open {
  readonly E: Poly;
  readonly rel: Rel;
  readonly ctx: Ctx;
  readonly depth: number;
  /** The rules on the way to it: `/terms/induction`. */
  readonly trail: string;
}

/** Nested rules. */
const MAX_DEPTH = 4;

/** Searches for a proof of `E rel 0`, E in normal form. */
export class Search {
  readonly leaf: Leaf;
  readonly sampler: Sampler;
  /** Goals that stayed open and that numbers do not refute. */
  readonly open: Open[] = [];
  private hinted: ReadonlySet<string> = new Set();
  private readonly memo = new Map<string, Proof | null>();
  private readonly recur: Prove = (...goal) => this.prove(...goal);

  constructor(
    readonly s: Session,
    solve: Solver,
  ) {
    this.leaf = new Leaf(s, solve);
    this.sampler = new Sampler(s);
    s.k.guess = (p) => this.sampler.guess(p);
    s.deepPositive = (p, ctx) =>
      this.leaf.prove(p, '>', ctx) ?? this.prove(p, '>', ctx, [], MAX_DEPTH - 1, 'deep');
    s.deepNonnegative = (p, ctx) =>
      this.leaf.prove(p, '>=', ctx) ?? this.prove(p, '>=', ctx, [], MAX_DEPTH - 1, 'deep');
    const invariants = new Invariants(
      s,
      (E, rel, ctx) => this.sampler.plausible(s.norm(E, ctx), rel, ctx),
      (E, rel, ctx, extra) => this.leaf.prove(E, rel, ctx, extra),
    );
    s.invariants = (A, ctx) => invariants.of(A, ctx);
    s.leafNonnegative = (p, ctx) => this.leaf.prove(p, '>=', ctx);
  }

  /** From now on for a statement with these hints: what was open without them may be proved with them. */
  useHints(hints: readonly Hint[]): void {
    this.hinted = new Set(
      hints.flatMap((hint) =>
        hint.kind === 'rule'
          ? // A sum of differences is proved from one index to the next.
            [hint.rule === 'telescoping' ? 'induction' : hint.rule]
          : hint.kind === 'induction'
            ? [hint.direction === 'down' ? 'induction down' : 'induction']
            : [],
      ),
    );
    if (hints.length === 0) return;
    for (const [key, proof] of this.memo) if (!proof) this.memo.delete(key);
    this.leaf.forgetFailures();
  }

  prove(E: Poly, rel: Rel, ctx: Ctx, extra: readonly Hypothesis[] = [], depth = 0, trail = ''): Proof | null {
    const key = `${pkey(E)} ${rel} ${ctx.key} # ${extra.length} # ${trail}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    this.memo.set(key, null);
    let proof: Proof | null = null;
    try {
      proof = this.attempt(E, rel, ctx, extra, depth, trail);
    } catch (error) {
      if (!(error instanceof Blowup)) throw error;
    }
    this.memo.set(key, proof);
    return proof;
  }

  private attempt(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const pin = pinned(this.s, E, ctx);
    if (pin) return this.atIndex(E, rel, ctx, extra, depth, trail, pin);
    if (E.size > 0 && !this.sampler.plausible(E, rel, ctx)) return null;
    const tried = (name: string) => trail.split('/').filter((x) => x === name).length;
    const sign = s.polySign(E, ctx);
    if (rel !== '=' && (sign === 'pos' || (sign && rel === '>='))) return s.writePolySign(E, ctx, rel);
    if (tried('max') < 6) {
      const split = this.extremeCases(E, rel, ctx, extra, depth, trail);
      if (split !== undefined) return split;
    }
    const leaf = this.leaf.prove(E, rel, ctx, extra);
    if (leaf) return leaf;
    if (depth >= MAX_DEPTH) {
      this.open.push({ E, rel, ctx, depth, trail });
      return null;
    }
    const cleared = clear(s, E, ctx, rel).p;
    const goals = pkey(cleared) === pkey(E) ? [E] : [E, cleared];
    const stripped = strip(s, E, ctx, rel).p;
    const candidates = pkey(stripped) === pkey(cleared) ? [cleared] : [stripped, cleared];
    const logarithms = (F: Poly): Proof | null => {
      const joined =
        byJensen(s, this.recur, F, rel, ctx, depth) ?? joinLogarithms(s, this.recur, F, rel, ctx, depth);
      return joined && this.uncleared(E, F, rel, ctx, joined);
    };
    const rules: readonly (readonly [string, () => Proof | null])[] = [
      ['', () => (tried('logarithm') < 1 ? takeLogarithms(s, this.recur, E, rel, ctx, depth) : null)],
      ['', () => (tried('means') < 1 ? byWeightedMeans(s, this.recur, E, rel, ctx, depth) : null)],
      ['termwise', () => this.termwise(goals, E, rel, ctx, extra, depth, trail)],
      [
        '',
        () =>
          rel !== '=' && tried('root') < 1 ? this.roots(cleared, E, rel, ctx, extra, depth, trail) : null,
      ],
      ['exchange', () => (tried('exchange') < 1 ? this.exchanged(E, rel, ctx, extra, depth, trail) : null)],
      [
        'induction',
        () =>
          tried('induction') < 2
            ? first(candidates, (F) => this.induction(F, E, rel, ctx, extra, depth, trail))
            : null,
      ],
      [
        'induction down',
        () =>
          tried('down') < 1
            ? first(candidates, (F) => this.downwards(F, E, rel, ctx, extra, depth, trail))
            : null,
      ],
      [
        '',
        () =>
          rel !== '=' && tried('short') < 1
            ? this.shortened(cleared, E, rel, ctx, extra, depth, trail)
            : null,
      ],
      [
        '',
        () =>
          rel !== '=' && tried('extend') < 1
            ? this.extended(cleared, E, rel, ctx, extra, depth, trail)
            : null,
      ],
      [
        '',
        () =>
          rel !== '=' && tried('first') < 1 && ctx.vars.length === 1 && depth < 2
            ? this.firstHorizon(E, rel, ctx, extra, depth, trail)
            : null,
      ],
      ['', () => (rel !== '=' && tried('logarithms') < 1 ? logarithms(cleared) : null)],
      ['', () => (tried('extreme') < 2 ? byExtreme(s, this.recur, E, rel, ctx, extra, depth, trail) : null)],
      [
        '',
        () =>
          rel === '>' && tried('order') < 1 ? byOrder(s, this.recur, E, rel, ctx, extra, depth, trail) : null,
      ],
      // Squares grow: they come last.
      [
        '',
        () => (rel === '>=' && tried('square') < 2 ? bySquares(s, this.recur, E, ctx, depth, trail) : null),
      ],
    ];
    // What the author names comes first.
    const isHinted = ([name]: (typeof rules)[number]) => depth === 0 && this.hinted.has(name);
    const ordered = [...rules.filter(isHinted), ...rules.filter((rule) => !isHinted(rule))];
    const proof = first(ordered, ([, attempt]) => attempt());
    if (!proof) this.open.push({ E, rel, ctx, depth, trail });
    return proof;
  }

  /** `E = F / by`: a proof of F is one of E. */
  private uncleared(E: Poly, F: Poly, rel: Rel, ctx: Ctx, proof: Proof): Proof {
    if (pkey(E) === pkey(F)) return proof;
    const { s } = this;
    const stripped = strip(s, E, ctx, rel);
    const { by } = pkey(stripped.p) === pkey(F) ? stripped : clear(s, E, ctx, rel);
    if (rel === '=') {
      const fact: Equation = { atom: -1, value: P0, write: proof };
      return (w) => {
        const number = fact.write(w);
        return s.scaled(w, ctx, E, F, by, number);
      };
    }
    const factors: Factor[] = [
      { kind: 'fact', poly: F, write: proof },
      ...s.monoFactors(
        by.map(([a, e]) => [a, -e] as const),
        ctx,
      ),
    ];
    return (w) => w.once(`${rel} ${pkey(E)}`, () => s.combine(w, ctx, E, rel, [{ c: Q1, factors }]));
  }

  /** `E rel 0` from facts and equations. */
  private from(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    facts: readonly [Poly, Proof][],
    extra: readonly Equation[],
  ): Proof {
    const { s } = this;
    const summands: Summand[] = facts.map(([poly, write]) => ({
      c: Q1,
      factors: [{ kind: 'fact', poly, write }],
    }));
    return (w) =>
      w.once(`${rel} ${pkey(E)}`, () =>
        rel === '=' ? s.sumOfEquations(w, ctx, E, facts, extra) : s.combine(w, ctx, E, rel, summands, extra),
      );
  }

  // ---- one value of an index

  private atIndex(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
    pin: { name: string; value: number },
  ): Proof | null {
    const { s } = this;
    const raw = s.k.subst(E, pin.name, constant(pin.value));
    const normal = s.norm(raw, ctx);
    const proof = this.prove(normal, rel, ctx, extra, depth, trail);
    if (!proof) return null;
    const hole = s.k.subst(E, pin.name, variable('hole'));
    return (w) => {
      const fact = this.from(raw, rel, ctx, [[normal, proof]], [])(w);
      return w.remember(
        w.step({
          rule: 'same index',
          variable: 'hole',
          from: pin.value,
          to: pin.name,
          says: w.term(hole),
          relation: rel,
          fact,
        }),
        E,
        rel,
      );
    };
  }

  /** Integer cases `form >= 0` and `form <= -1`. */
  integerCases(E: Poly, rel: Rel, ctx: Ctx, form: Form, prove: (ctx: Ctx) => Proof | null): Proof | null {
    const [yes, no] = [ctxAdd(ctx, form), ctxAdd(ctx, shift(scale(form, -1), -1))];
    const a = prove(yes);
    const c = a && prove(no);
    if (!a || !c) return null;
    return (w) =>
      w.remember(
        w.step({ rule: 'integer cases', index: w.index(form), blocks: [w.block(a), w.block(c)] }),
        E,
        rel,
      );
  }

  private firstHorizon(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    return this.integerCases(E, rel, ctx, shift(variable('T'), -2), (c) => {
      const normal = this.s.norm(E, c);
      const proof = this.prove(normal, rel, c, extra, depth + 1, `${trail}/first`);
      return proof && this.from(E, rel, c, [[normal, proof]], []);
    });
  }

  /** A minimum or maximum of reals: both orders. `undefined`: there is none. */
  private extremeCases(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null | undefined {
    const { s } = this;
    const found = innermostExtreme(s, E);
    if (!found) return undefined;
    const A = s.at(found);
    const order = A.kind === 'abs' ? A.p : A.kind === 'max' || A.kind === 'min' ? psub(A.p, A.q) : P0;
    if (order.size === 0) return undefined;
    const form = formOf(s, order);
    if (form)
      return this.integerCases(E, rel, ctx, form, (inside) => {
        const normal = s.norm(E, inside);
        const proof = this.prove(normal, rel, inside, extra, depth, `${trail}/max`);
        return proof && this.from(E, rel, inside, [[normal, proof]], []);
      });
    const side = (condition: Poly): Proof | null => {
      const inside = ctxReal(ctx, condition);
      const normal = s.norm(E, inside);
      const proof = this.prove(normal, rel, inside, extra, depth, `${trail}/max`);
      return proof && this.from(E, rel, inside, [[normal, proof]], []);
    };
    const a = side(order);
    const b = a && side(pneg(order));
    if (!a || !b) return null;
    return inBothCases(order, E, rel, a, b);
  }

  // ---- term by term

  /** E = rest + sum over a common range of B(v). */
  private termwise(
    goals: readonly Poly[],
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    let last = '';
    for (const F of goals)
      for (const mode of MODES) {
        const group = this.group(F, ctx, mode);
        if (!group) continue;
        const key = `${pkey(this.s.k.subst(group.B, group.v, variable('%')))} ${pkey(group.rest)}`;
        if (key === last) continue;
        last = key;
        const counted = this.counted(group);
        const proof =
          this.groupProof(group, F, rel, ctx, extra, depth, `${trail}/terms`) ??
          (counted && this.groupProof(counted, F, rel, ctx, extra, depth, `${trail}/terms`));
        if (proof) return this.uncleared(E, F, rel, ctx, proof);
      }
    return null;
  }

  /** With the terms `n*X` of the rest as `sum(X)`, where the range has n indices. */
  private counted(group: Group): Group | null {
    const { s } = this;
    const length = shift(sub(group.hi, group.lo), 1);
    const [name, ...more] = Object.keys(length.v);
    if (!name || more.length > 0 || length.v[name] !== 1 || length.c !== 0) return null;
    const count = s.k.idx(name);
    let [rest, X] = [P0, P0];
    for (const [, [c, m]] of group.rest) {
      const e = m.find(([a]) => a === count)?.[1] ?? 0;
      if (e < 1) rest = padd(rest, s.k.mono(c, m));
      else X = padd(X, s.k.mono(c, mmul(m, [[count, -1]])));
    }
    if (X.size === 0) return null;
    const factor = s.k.faithfulOf(X);
    return { ...group, rest, B: padd(group.B, factor), parts: [...group.parts, { factor, body: PONE }] };
  }

  groupProof(
    group: Group,
    F: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const { v, lo, hi, inside } = group;
    const normal = s.norm(group.B, inside);
    const rest = s.norm(group.rest, ctx);
    const attempt = (body: Rel, remainder: Rel): Proof | null => {
      const b = this.prove(normal, body, inside, extra, depth + 1, trail);
      const a = b && this.prove(rest, remainder, ctx, extra, depth + 1, trail);
      if (!a || !b) return null;
      const total = s.k.atom(s.k.reduction('sum', v, lo, hi, group.B));
      const sum: Proof = (w) =>
        w.remember(
          w.step({
            rule: 'term by term',
            variable: w.variable(v),
            from: w.index(lo),
            to: w.index(hi),
            block: w.block(this.from(group.B, body, inside, [[normal, b]], [])),
          }),
          total,
          body,
        );
      const linear: Equation = {
        atom: [...topAtoms(total)][0]!,
        value: group.parts.reduce(
          (p, part) => padd(p, s.k.mul(part.factor, s.k.atom(s.k.reduction('sum', v, lo, hi, part.body)))),
          P0,
        ),
        write: (w) =>
          w.step({
            rule: 'linear',
            variable: w.variable(v),
            from: w.index(lo),
            to: w.index(hi),
            parts: group.parts.map((part) => ({ factor: w.term(part.factor), body: w.term(part.body) })),
          }),
      };
      return this.from(
        F,
        rel,
        ctx,
        [
          [total, sum],
          [rest, a],
        ],
        [linear, ...group.equations],
      );
    };
    if (rel === '=') return attempt('=', '=');
    const proof = attempt('>=', rel);
    if (proof || rel !== '>' || !s.order.le(lo, hi, ctx)) return proof;
    return attempt('>', '>=');
  }

  private group(F: Poly, ctx: Ctx, mode: Mode): Group | null {
    const { s } = this;
    const levels = [...topAtoms(F)].map((a) => (s.at(a).kind === 'sum' ? s.at(a).lvl : 0));
    const deepest = Math.max(0, ...levels);
    const signature = (a: number) =>
      [...topAtoms((s.at(a) as SumAtom).body)]
        .map((b) => s.at(b))
        .flatMap((B) => (B.kind === 'giv' ? [B.g] : []))
        .sort()
        .join();
    let wantedSignature: string | null = null;
    if (mode === 'same givens') {
      const candidates = [...topAtoms(F)].filter((a) => s.at(a).kind === 'sum' && signature(a) !== '');
      const first = candidates.sort((x, y) => s.at(y).lvl - s.at(x).lvl)[0];
      if (first === undefined) return null;
      wantedSignature = signature(first);
    }
    const chosen: { factor: Poly; a: number }[] = [];
    let rest = P0;
    for (const [, [c, m]] of F) {
      const sums = m.filter(([a, e]) => s.at(a).kind === 'sum' && e === 1);
      let pick = sums.length === 1 ? sums[0] : undefined;
      if (mode === 'same givens') {
        const fitting = sums.filter(([a]) => signature(a) === wantedSignature);
        pick = fitting.length === 1 ? fitting[0] : undefined;
      } else if (mode === 'deepest' && !sums.some(([a]) => s.at(a).lvl === deepest)) pick = undefined;
      else if (sums.length > 1)
        pick = [...sums].sort((x, y) =>
          mode === 'outer' ? y[0] - x[0] : s.at(y[0]).lvl - s.at(x[0]).lvl || x[0] - y[0],
        )[0];
      if (!pick) {
        rest = padd(rest, s.k.mono(c, m));
        continue;
      }
      const [a] = pick;
      chosen.push({
        factor: s.k.mono(
          c,
          m.filter(([b]) => b !== a),
        ),
        a,
      });
    }
    return chosen.length === 0 ? null : this.assemble(chosen, rest, ctx, mode);
  }

  /** Brings sums to one range: what sticks out is split off. */
  assemble(chosen: readonly { factor: Poly; a: number }[], start: Poly, ctx: Ctx, mode: Mode): Group | null {
    const { s } = this;
    let lo: Form | null = null;
    let hi: Form | null = null;
    for (const { a } of chosen) {
      const A = s.at(a) as SumAtom;
      if (lo === null || hi === null) {
        lo = A.lo;
        hi = A.hi;
        continue;
      }
      if (s.order.le(lo, A.lo, ctx)) lo = A.lo;
      else if (!s.order.le(A.lo, lo, ctx)) return null;
      if (s.order.le(A.hi, hi, ctx)) hi = A.hi;
      else if (!s.order.le(hi, A.hi, ctx)) return null;
    }
    if (!lo || !hi || !s.order.le(lo, shift(hi, 1), ctx)) return null;
    const v = s.k.name('w');
    const inside = ctxRange(ctx, v, lo, hi);
    const parts: { factor: Poly; body: Poly }[] = [];
    const equations: Equation[] = [];
    let rest = start;
    let B = P0;
    for (const { factor, a } of chosen) {
      let A = s.at(a) as SumAtom;
      if (mode === 'reversed' || mode === 'reversed without givens') {
        const pure = ![...topAtoms(A.body)].some((b) => s.at(b).kind === 'giv' || s.at(b).kind === 'sum');
        if (mode === 'reversed' || pure) {
          const reversed = this.reversed(A);
          equations.push(reversed.equation);
          A = reversed.atom;
        }
      }
      const [before, after] = [sub(lo, A.lo), sub(A.hi, hi)];
      if (!isConstant(before) || !isConstant(after) || before.c < 0 || after.c < 0 || before.c + after.c > 8)
        return null;
      const cuts: Form[] = [];
      for (let i = 0; i < before.c; i += 1) {
        cuts.push(shift(A.lo, i + 1));
        rest = padd(rest, s.k.mul(factor, s.k.bodyAt(A, shift(A.lo, i))));
      }
      for (let i = after.c; i > 0; i -= 1) cuts.push(shift(A.hi, 1 - i));
      for (let i = 0; i < after.c; i += 1) rest = padd(rest, s.k.mul(factor, s.k.bodyAt(A, shift(A.hi, -i))));
      if (cuts.length > 0) equations.push(s.rawSplit(A, cuts));
      const part = { factor: s.k.faithfulOf(factor), body: s.k.faithfulOf(s.k.bodyAt(A, variable(v))) };
      parts.push(part);
      B = padd(B, s.k.mul(part.factor, part.body));
      // The atom with its body as it is written in `linear`.
      const plain = s.k.reduction('sum', v, lo, hi, s.k.bodyAt(A, variable(v)));
      const faithful = s.k.reduction('sum', v, lo, hi, part.body);
      if (plain !== faithful)
        equations.push({ atom: plain, value: s.k.atom(faithful), write: (w) => s.trivial(w, ctx) });
    }
    return { v, lo, hi, B, rest, inside, parts, equations };
  }

  private reversed(A: SumAtom): { atom: SumAtom; equation: Equation } {
    const { s } = this;
    const by = add(A.lo, A.hi);
    const name = s.k.name('r');
    const body = s.k.subst(A.body, A.v, sub(by, variable(name)));
    const id = s.k.reduction('sum', name, A.lo, A.hi, body);
    return {
      atom: s.at(id) as SumAtom,
      equation: {
        atom: A.id,
        value: s.k.atom(id),
        write: (w) =>
          w.step({
            rule: 'reindex',
            variable: w.variable(A.v),
            from: w.index(A.lo),
            to: w.index(A.hi),
            body: w.term(A.body),
            direction: 'reverse',
            by: w.index(by),
          }),
      },
    };
  }

  /** `f(P) - f(Q) rel 0` for a monotone function f, from `P - Q rel 0`, before normal forms take its arguments apart. */
  monotone(raw: Poly, rel: Rel, ctx: Ctx): Proof | null {
    const { s } = this;
    const [[x], [y]] = [1, -1].map((c) =>
      [...raw.values()].flatMap(([d, m]) =>
        m.length === 1 && m[0]![1] === 1 && d.numerator === BigInt(c) && d.denominator === 1n
          ? [s.at(m[0]![0])]
          : [],
      ),
    ) as [Atom[], Atom[]];
    if (raw.size !== 2 || !x || !y || x.kind !== y.kind) return null;
    if (x.kind !== 'ln' && x.kind !== 'exp' && x.kind !== 'sqrt') return null;
    const [P, Q] = [x.p, (y as typeof x).p];
    const strict = rel === '>';
    if (rel === '=' || (strict && x.kind !== 'ln')) return null;
    const order = psub(P, Q);
    const normal = s.norm(order, ctx);
    const proof = this.prove(normal, rel, ctx, [], 0, 'monotone');
    if (!proof) return null;
    if (x.kind === 'ln' && !s.isPositive(s.norm(Q, ctx), ctx) && !s.deep(Q, ctx)) return null;
    const law = {
      ln: strict ? 'ln-strict' : 'ln-monotone',
      exp: 'exp-monotone',
      sqrt: 'root-monotone',
    } as const;
    return (w) => {
      const above = this.from(order, rel, ctx, [[normal, proof]], [])(w);
      const first = x.kind === 'ln' ? [s.writePositive(Q, ctx)(w)] : [];
      return w.remember(s.law(w, law[x.kind], [Q, P], [...first, above]), raw, rel);
    };
  }

  /** Term by term on the sums as the claim has them, before normal forms take them apart. */
  asWritten(raw: Poly, rel: Rel, ctx: Ctx, extra: readonly Hypothesis[]): Proof | null {
    const { s } = this;
    const chosen: { factor: Poly; a: number }[] = [];
    let rest = P0;
    for (const [, [c, m]] of raw) {
      const sums = m.filter(([a]) => s.at(a).kind === 'sum');
      if (sums.length === 1 && sums[0]![1] === 1) {
        const [a] = sums[0]!;
        const factor = s.k.mono(
          c,
          m.filter(([b]) => b !== a),
        );
        chosen.push({ factor, a });
      } else rest = padd(rest, s.k.mono(c, m));
    }
    if (chosen.length < 2) return null;
    const group = this.assemble(chosen, rest, ctx, 'as written');
    return group && this.groupProof(group, raw, rel, ctx, extra, 2, 'written');
  }

  // ---- monotone roots

  private roots(
    F: Poly,
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const roots = [...topAtoms(F)].filter((a) => s.at(a).kind === 'sqrt');
    if (roots.length < 2 || roots.length > 4) return null;
    const found: Hypothesis[] = [];
    for (const a of roots)
      for (const b of roots) {
        if (a === b) continue;
        const [p, q] = [(s.at(a) as { p: Poly }).p, (s.at(b) as { p: Poly }).p];
        const difference = s.norm(psub(p, q), ctx);
        if (s.polySign(s.expanded(difference, ctx).poly, ctx)) continue;
        const proof = this.prove(difference, '>=', ctx, [], depth + 2, `${trail}/root`);
        if (!proof) continue;
        found.push({
          poly: psub(s.k.atom(a), s.k.atom(b)),
          strict: false,
          name: 'monotone root',
          write: (w) =>
            w.once(`root ${b} <= ${a}`, () =>
              s.law(
                w,
                'root-monotone',
                [q, p],
                [this.from(psub(p, q), '>=', ctx, [[difference, proof]], [])(w)],
              ),
            ),
        });
      }
    if (found.length === 0) return null;
    const proof = this.leaf.prove(F, rel, ctx, [...extra, ...found]);
    return proof && this.uncleared(E, F, rel, ctx, proof);
  }

  // ---- double sums

  private exchanged(
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const equations = exchange(s, E, ctx);
    if (!equations) return null;
    const next = s.norm(s.k.translate(E, new Map(equations.map((e) => [e.atom, e.value]))), ctx);
    if (pkey(next) === pkey(E)) return null;
    const proof = this.prove(next, rel, ctx, extra, depth + 1, `${trail}/exchange`);
    return proof && this.from(E, rel, ctx, [[next, proof]], equations);
  }

  // ---- induction

  private induction(
    F: Poly,
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    for (const v of [...ctx.vars].reverse()) {
      if (!s.k.uses(F, v)) continue;
      const lows = ctx.hyps.flatMap((h) =>
        h.v[v] === 1 ? [scale(s.k.extremes.substitute(h, v, constant(0)), -1)] : [],
      );
      // Other variables whose ranges end at v would lose their ends.
      const bound = [...s.k.vars(F)].some((x) => x !== v && ctx.hyps.some((h) => h.v[x] && h.v[v]));
      const froms = distinctForms(lows).filter((l) => s.order.le(l, variable(v), ctx));
      const largest = froms.find((l) => froms.every((x) => s.order.le(x, l, withoutVariable(ctx, v))));
      if (!bound)
        for (const from of largest ? [largest] : froms) {
          const proof = this.inductionOn(v, 'up', from, F, rel, ctx, extra, depth, `${trail}/induction`);
          if (proof) return this.uncleared(E, F, rel, ctx, proof);
        }
      if (v === 'T') continue;
      const highs = ctx.hyps.flatMap((h) =>
        h.v[v] === -1 ? [s.k.extremes.substitute(h, v, constant(0))] : [],
      );
      for (const to of distinctForms(highs)) {
        if (!s.order.le(variable(v), to, ctx)) continue;
        const proof = this.inductionOn(v, 'down', to, F, rel, ctx, extra, depth, `${trail}/induction`);
        if (proof) return this.uncleared(E, F, rel, ctx, proof);
      }
    }
    return null;
  }

  /** From one end of its range up to v, or down to v. */
  private inductionOn(
    v: string,
    direction: 'up' | 'down',
    end: Form,
    F: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const isUp = direction === 'up';
    const baseRaw = s.k.subst(F, v, end);
    const base = s.norm(baseRaw, ctx);
    const a = this.prove(base, rel, ctx, extra, depth + 1, trail);
    if (!a) return null;
    const n = s.k.name('n');
    const [lower, upper] = isUp ? [end, variable(v)] : [variable(v), end];
    const inside = ctxRange(ctx, n, lower, shift(upper, -1));
    const after = shift(variable(n), 1);
    const hypothesis = s.k.subst(F, v, isUp ? variable(n) : after);
    const next = s.k.subst(F, v, isUp ? after : variable(n));
    const step = this.inductionStep(hypothesis, next, rel, inside, extra, depth, trail);
    if (!step) return null;
    return (w) =>
      w.remember(
        w.step({
          rule: 'induction',
          variable: w.variable(n),
          from: isUp ? w.index(end) : w.variable(v),
          to: isUp ? w.variable(v) : w.index(end),
          direction,
          says: w.term(isUp ? hypothesis : next),
          relation: rel,
          base: w.block(this.from(baseRaw, rel, ctx, [[base, a]], [])),
          step: w.block(step, [{ key: hypothesisKey(hypothesis), poly: hypothesis, relation: rel }]),
        }),
        F,
        rel,
      );
  }

  /** `next rel 0` from `hypothesis rel 0`: their difference, or a leaf that uses the hypothesis. */
  private inductionStep(
    hypothesis: Poly,
    next: Poly,
    rel: Rel,
    inside: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const assumed = opened(hypothesisKey(hypothesis));
    const before = s.norm(hypothesis, inside);
    const difference = psub(s.norm(next, inside), before);
    const { poly, equations } = s.expanded(difference, inside);
    const normal = s.norm(poly, inside);
    const proof = this.prove(normal, rel === '=' ? '=' : '>=', inside, extra, depth + 1, trail);
    if (proof)
      return this.from(
        next,
        rel,
        inside,
        [
          [hypothesis, assumed],
          [normal, proof],
        ],
        equations,
      );
    if (rel === '=') return this.solvedStep(hypothesis, next, inside, extra, depth, trail, assumed);
    const known: Hypothesis = {
      poly: before,
      strict: rel === '>',
      name: 'induction',
      write: this.from(before, rel, inside, [[hypothesis, assumed]], []),
    };
    const after = s.norm(next, inside);
    const leaf = this.leaf.prove(after, rel, inside, [...extra, known]);
    return leaf && this.from(next, rel, inside, [[after, leaf]], []);
  }

  /** `next = 0` from `hypothesis = 0`, which gives the value of a recursion: it is put in. */
  private solvedStep(
    hypothesis: Poly,
    next: Poly,
    inside: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
    assumed: Proof,
  ): Proof | null {
    const { s } = this;
    const before = s.norm(hypothesis, inside);
    const after = s.norm(next, inside);
    const atom = [...topAtoms(before)].find((a) => s.at(a).kind === 'rec' && topAtoms(after).has(a));
    const c = atom === undefined ? undefined : before.get(`${atom}^1`)?.[0];
    if (atom === undefined || !c) return null;
    const rest = psub(before, s.k.mono(c, [[atom, 1]]));
    if (topAtoms(rest).has(atom)) return null;
    const value = pscale(rest, Q1.div(c).neg());
    const solved: Equation = {
      atom,
      value,
      write: (w) =>
        s.combine(
          w,
          inside,
          psub(s.k.atom(atom), value),
          '=',
          [],
          [],
          [[hypothesis, assumed]],
          [],
          Q1.div(c),
        ),
    };
    const put = s.k.translate(after, new Map([[atom, value]]));
    const { poly, equations } = s.expanded(put, inside);
    const normal = s.norm(poly, inside);
    const proof = this.prove(normal, '=', inside, extra, depth + 1, trail);
    return proof && this.from(next, '=', inside, [[normal, proof]], [solved, ...equations]);
  }

  /** The constants 1 become m: from m = T down to m = 1. */
  private downwards(
    F: Poly,
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    if (!s.k.uses(F, 'T') || !ctx.vars.includes('T')) return null;
    const m = s.k.name('m');
    const G = generalised(s, F, m);
    if (!G || pkey(s.k.subst(G, m, constant(1))) !== pkey(F)) return null;
    const T = variable('T');
    const tag = `${trail}/down/induction/induction`;
    const baseRaw = s.k.subst(G, m, T);
    const base = s.norm(baseRaw, ctx);
    const a = this.prove(base, rel, ctx, extra, depth + 1, tag);
    if (!a) return null;
    const inside = ctxRange(ctx, m, constant(1), shift(T, -1));
    const hypothesis = s.k.subst(G, m, shift(variable(m), 1));
    const step = this.inductionStep(hypothesis, G, rel, inside, extra, depth, tag);
    if (!step) return null;
    const proof: Proof = (w) =>
      w.remember(
        w.step({
          rule: 'induction',
          variable: w.variable(m),
          from: 1,
          to: 'T',
          direction: 'down',
          says: w.term(G),
          relation: rel,
          base: w.block(this.from(baseRaw, rel, ctx, [[base, a]], [])),
          step: w.block(step, [{ key: hypothesisKey(hypothesis), poly: hypothesis, relation: rel }]),
        }),
        F,
        rel,
      );
    return this.uncleared(E, F, rel, ctx, proof);
  }

  // ---- one term of a sum

  /** A sum of terms >= 0 with a factor >= 0 is at least its first, or its last term. */
  private shortened(
    F: Poly,
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    for (const [, [c, m]] of F) {
      const sums = m.filter(([a, e]) => s.at(a).kind === 'sum' && e === 1);
      const A = sums.length === 1 ? (s.at(sums[0]![0]) as SumAtom) : null;
      if (!A || !s.order.le(A.lo, A.hi, ctx) || !s.sign(A.id, ctx)) continue;
      const factor = s.k.mono(
        c,
        m.filter(([a]) => a !== A.id),
      );
      if (!s.polySign(factor, ctx)) continue;
      for (const [end, cut] of [
        [A.lo, shift(A.lo, 1)],
        [A.hi, A.hi],
      ] as const) {
        const split = s.rawSplit(A, [cut]);
        const term = s.k.bodyAt(A, end);
        const others = psub(split.value, term);
        if (others.size === 0 || !s.polySign(others, ctx)) continue;
        const next = padd(psub(F, s.k.mono(c, m)), s.k.mul(factor, term));
        const normal = s.norm(next, ctx);
        const proof = this.prove(normal, rel, ctx, extra, depth + 1, `${trail}/short`);
        if (!proof) continue;
        const gain = s.k.mul(factor, others);
        const facts: [Poly, Proof][] = [
          [next, this.from(next, rel, ctx, [[normal, proof]], [])],
          [gain, s.writePolySign(gain, ctx, '>=')],
        ];
        return this.uncleared(E, F, rel, ctx, this.from(F, rel, ctx, facts, [split]));
      }
    }
    return null;
  }

  // ---- one more term

  /** `-f * sum(lo..T-1)` with f and the body >= 0 is at least `-f * sum(lo..T)`. */
  private extended(
    F: Poly,
    E: Poly,
    rel: Rel,
    ctx: Ctx,
    extra: readonly Hypothesis[],
    depth: number,
    trail: string,
  ): Proof | null {
    const { s } = this;
    const T = variable('T');
    const equations: Equation[] = [];
    const gains: [Poly, Proof][] = [];
    let next = P0;
    for (const [, [c, m]] of F) {
      const sums = m.filter(
        ([a, e]) =>
          s.at(a).kind === 'sum' && e === 1 && formKey((s.at(a) as SumAtom).hi) === formKey(shift(T, -1)),
      );
      const A = sums.length === 1 ? (s.at(sums[0]![0]) as SumAtom) : null;
      const factor =
        A &&
        s.k.mono(
          c.neg(),
          m.filter(([a]) => a !== A.id),
        );
      if (!A || !factor || !s.polySign(factor, ctx) || !s.order.le(A.lo, T, ctx)) {
        next = padd(next, s.k.mono(c, m));
        continue;
      }
      const gain = s.norm(s.k.mul(factor, s.k.bodyAt(A, T)), ctx);
      if (!s.polySign(gain, ctx)) {
        next = padd(next, s.k.mono(c, m));
        continue;
      }
      const longer = s.at(s.k.reduction('sum', A.v, A.lo, T, A.body)) as SumAtom;
      equations.push(s.rawSplit(longer, [T]));
      gains.push([gain, s.writePolySign(gain, ctx, '>=')]);
      next = psub(next, s.k.mul(factor, s.k.atom(longer.id)));
    }
    if (gains.length === 0) return null;
    const normal = s.norm(next, ctx);
    const proof = this.prove(normal, rel, ctx, extra, depth + 1, `${trail}/extend`);
    if (!proof) return null;
    const written = this.from(next, rel, ctx, [[normal, proof]], []);
    return this.uncleared(E, F, rel, ctx, this.from(F, rel, ctx, [[next, written], ...gains], equations));
  }
}

export type Mode = (typeof MODES)[number] | 'as written';
const MODES = ['deepest', 'same givens', 'inner', 'outer', 'reversed without givens', 'reversed'] as const;

export interface Group {
  readonly v: string;
  readonly lo: Form;
  readonly hi: Form;
  readonly B: Poly;
  readonly rest: Poly;
  readonly inside: Ctx;
  readonly parts: readonly { readonly factor: Poly; readonly body: Poly }[];
  readonly equations: readonly Equation[];
}

function first<T>(goals: readonly T[], attempt: (F: T) => Proof | null): Proof | null {
  for (const F of goals) {
    const proof = attempt(F);
    if (proof) return proof;
  }
  return null;
}

function distinctForms(forms: readonly Form[]): Form[] {
  return [...new Map(forms.map((form) => [formKey(form), form])).values()];
}

function withoutVariable(ctx: Ctx, v: string): Ctx {
  return makeCtx(
    ctx.vars.filter((x) => x !== v),
    ctx.hyps.filter((h) => !h.v[v]),
    ctx.real,
  );
}

/** A variable of E that has only one value in the context. */
function pinned(s: Session, E: Poly, ctx: Ctx): { name: string; value: number } | null {
  for (const name of ctx.vars) {
    if (!s.k.uses(E, name)) continue;
    const values = ctx.hyps.flatMap((h) => (Object.keys(h.v).length === 1 && h.v[name] === 1 ? [-h.c] : []));
    for (const value of values) if (s.order.le(variable(name), constant(value), ctx)) return { name, value };
  }
  return null;
}

function innermostExtreme(s: Session, p: Poly): number | null {
  for (const a of topAtoms(p)) {
    const A = s.at(a);
    if (A.kind === 'max' || A.kind === 'min')
      return innermostExtreme(s, A.p) ?? innermostExtreme(s, A.q) ?? a;
    if (A.kind === 'abs') return innermostExtreme(s, A.p) ?? a;
    if (A.kind === 'sqrt' || A.kind === 'den' || A.kind === 'ln' || A.kind === 'exp') {
      const inner = innermostExtreme(s, A.p);
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** Constants 1 in the ends of sums and in indices as m. */
function generalised(s: Session, p: Poly, m: string): Poly | null {
  const { k } = s;
  const M = variable(m);
  const one = (a: Form) => (isConstant(a) && a.c === 1 ? M : a);
  let touched = false;
  const visit = (q: Poly): Poly => {
    let r = P0;
    for (const [, [c, mono]] of q) {
      let t = k.mono(c, []);
      for (const [a, e] of mono) {
        const x = atom(a);
        t = k.mul(t, e >= 0 ? k.pow(x, e) : k.pow(k.inv(x), -e));
      }
      r = padd(r, t);
    }
    return r;
  };
  const atom = (a: number): Poly => {
    const A = s.at(a);
    switch (A.kind) {
      case 'giv':
        if (!A.idx.some((i) => isConstant(i) && i.c === 1)) return k.mono(Q1, [[a, 1]]);
        touched = true;
        return k.atom(k.giv(A.g, A.idx.map(one)));
      case 'sum':
        if (one(A.lo) !== A.lo) touched = true;
        return k.atom(k.reduction('sum', A.v, one(A.lo), A.hi, visit(A.body)));
      case 'den':
        return visit(A.p);
      case 'sqrt':
        return k.atom(k.unary('sqrt', visit(A.p)));
      default:
        return k.mono(Q1, [[a, 1]]);
    }
  };
  const result = visit(p);
  return touched ? result : null;
}
