import type { Rational } from '../arithmetic/index.js';
import {
  type Atom,
  type Ctx,
  constantOf,
  ctxRange,
  mmul,
  PONE,
  type Poly,
  pconst,
  pkey,
  pneg,
  psub,
  Q,
  Q1,
  topAtoms,
} from './algebra.js';
import { isExtreme, memberFacts } from './extremes.js';
import { formKey, shift } from './form.js';
import { type Hypothesis, openCase, restated } from './knowledge.js';
import { type Session, single } from './session.js';
import type { Proof } from './writer.js';

/** What is known about the atoms of a goal, which was `whole` before factors were taken out: lemmas, domains, shapes, monotone roots and logarithms, ln x <= x - 1, Cauchy and Schwarz. */
export function gather(
  s: Session,
  goal: Poly,
  ctx: Ctx,
  extra: readonly Hypothesis[],
  whole: Poly = goal,
): Hypothesis[] {
  const found: Hypothesis[] = [];
  const seen = new Set<string>();
  const add = (poly: Poly, name: string, write: Proof, strict = false) => {
    const key = pkey(poly);
    if (constantOf(poly) !== null || seen.has(key)) return;
    seen.add(key);
    found.push({ poly, strict, name, write });
  };
  const ids = new Set<number>();
  const collect = (p: Poly, depth: number) => {
    for (const a of topAtoms(p)) {
      ids.add(a);
      const A = s.at(a);
      if (
        depth > 0 &&
        (A.kind === 'sqrt' || A.kind === 'den' || A.kind === 'ln' || A.kind === 'exp' || A.kind === 'power')
      )
        collect(A.p, depth - 1);
    }
  };
  collect(goal, 2);
  for (const r of ctx.real) {
    add(r, 'case', (w) => openCase(r)(w));
    collect(r, 1);
  }
  const all = [...ids].map((a) => s.at(a));
  for (const A of all) {
    if (A.kind !== 'giv') continue;
    const { lower, upper } = s.domain(A.g, A.idx, ctx);
    for (const end of [lower, upper]) {
      if (!end || (end === lower && end.raw.size === 0)) continue;
      const normal = s.norm(end.poly, ctx);
      add(normal, 'domain', normalised(s, end.poly, normal, end.open ? '>' : '>=', end.write, ctx), end.open);
    }
  }
  for (const A of all) {
    const facts = isExtreme(A) ? memberFacts(s, A, ctx) : A.kind === 'rec' ? s.invariants(A, ctx) : [];
    for (const { poly, strict, name, write } of facts) {
      const normal = s.norm(poly, ctx);
      add(normal, name, normalised(s, poly, normal, strict ? '>' : '>=', write, ctx), strict);
    }
  }
  pairs(s, all, ctx, add);
  for (const A of all) numberUnderRoot(s, A, ctx, add);
  logarithms(s, all, ctx, add);
  combinedLogarithms(s, goal, ctx, add);
  exponentials(s, all, ctx, add);
  const sums = all.filter((A) => A.kind === 'sum');
  for (const A of sums) {
    shapeOfSum(s, A, ctx, add);
    for (const B of sums) if (A !== B) cauchySchwarz(s, A, B, ctx, add);
  }
  const lemmas = s.lemmasAbout(new Set([...ids, ...topAtoms(whole)]), ctx);
  for (const h of [...lemmas, ...extra]) if (!seen.has(pkey(h.poly))) found.push(h);
  return found;
}

type Add = (poly: Poly, name: string, write: Proof, strict?: boolean) => void;

/** The same fact about the normal form. */
export function normalised(
  s: Session,
  poly: Poly,
  normal: Poly,
  rel: '>' | '>=',
  write: Proof,
  ctx: Ctx,
): Proof {
  if (pkey(poly) === pkey(normal)) return write;
  return (w) => w.once(`${rel} ${pkey(normal)}`, () => restated(s, ctx, normal, rel, poly, write)(w));
}

function pairs(s: Session, all: readonly Atom[], ctx: Ctx, add: Add): void {
  const { k } = s;
  for (const A of all)
    for (const B of all) {
      if (A === B) continue;
      if (A.kind === 'giv' && B.kind === 'giv' && A.g === B.g && A.idx.length === 1) {
        const shape = s.shape(A.g);
        if (!shape || !s.order.le(A.idx[0]!, B.idx[0]!, ctx) || !inRange(s, A, ctx) || !inRange(s, B, ctx))
          continue;
        const poly =
          shape === 'nonincreasing' ? psub(k.atom(A.id), k.atom(B.id)) : psub(k.atom(B.id), k.atom(A.id));
        add(poly, 'shape', writeShape(A, B));
      }
      if (A.kind === 'sqrt' && B.kind === 'sqrt') {
        const difference = psub(A.p, B.p);
        const expanded = s.expanded(difference, ctx);
        if (!s.polySign(expanded.poly, ctx)) continue;
        add(psub(k.atom(A.id), k.atom(B.id)), 'root', (w) =>
          w.once(`root ${B.id} <= ${A.id}`, () =>
            s.law(
              w,
              'root-monotone',
              [B.p, A.p],
              [s.combine(w, ctx, difference, '>=', s.signSummands(expanded.poly, ctx), expanded.equations)],
            ),
          ),
        );
      }
    }
}

/** Bounds of the root of a number, to a thousandth. */
function numberUnderRoot(s: Session, A: Atom, ctx: Ctx, add: Add): void {
  const value = A.kind === 'sqrt' ? constantOf(A.p) : null;
  if (!value || value.sign <= 0) return;
  const scale = 1000n;
  const floor = integerRoot((value.numerator * scale * scale) / value.denominator);
  const self = s.k.atom(A.id);
  for (const [n, below] of [
    [floor, true],
    [floor + 1n, false],
  ] as const) {
    const y = pconst(Q(n, scale));
    const square = pconst(Q(n * n, scale * scale));
    const [low, high] = below ? [square, pconst(value)] : [pconst(value), square];
    const poly = below ? psub(self, y) : psub(y, self);
    add(poly, 'number', (w) => {
      const number = (p: Poly, rel: '=' | '>=') =>
        s.combine(w, ctx, p, rel, rel === '=' ? [] : s.signSummands(p, ctx));
      const exact = s.law(
        w,
        'root-value',
        [square, y],
        [number(y, '>='), number(psub(s.k.mul(y, y), square), '=')],
      );
      const order = s.law(w, 'root-monotone', [low, high], [number(psub(high, low), '>=')]);
      return w.remember(
        w.step({
          rule: 'combine',
          says: w.term(poly),
          relation: '>=',
          summands: [{ coefficient: '1', factors: [order] }],
          equations: [{ fact: exact, cofactor: below ? '1' : '-1' }],
          nonzero: [],
        }),
        poly,
        '>=',
      );
    });
  }
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (x * x > n) x -= 1n;
  while ((x + 1n) * (x + 1n) <= n) x += 1n;
  return x;
}

function inRange(s: Session, A: Atom & { kind: 'giv' }, ctx: Ctx): boolean {
  const given = s.claim.givens.find((each) => each.name === A.g)!;
  const [range] = given.ranges;
  if (!range) return false;
  const [lo, hi] = [s.model.index(range.from, s.model.env), s.model.index(range.to, s.model.env)];
  return s.order.le(lo, A.idx[0]!, ctx) && s.order.le(A.idx[0]!, hi, ctx);
}

function writeShape(A: Atom & { kind: 'giv' }, B: Atom & { kind: 'giv' }): Proof {
  return (w) =>
    w.once(`shape ${A.g} ${formKey(A.idx[0]!)} ${formKey(B.idx[0]!)}`, () =>
      w.step({ rule: 'shape', given: A.g, from: w.index(A.idx[0]!), to: w.index(B.idx[0]!) }),
    );
}

function logarithms(s: Session, all: readonly Atom[], ctx: Ctx, add: Add): void {
  const { k } = s;
  // x - 1 - ln(x) >= 0 for a positive x; the logarithm of x is put into its normal form.
  const below = (x: Poly) => {
    const raw = psub(psub(x, PONE), k.atom(k.unary('ln', x)));
    const normal = s.norm(raw, ctx);
    add(normal, 'ln', (w) =>
      w.once(`>= ${pkey(normal)}`, () => {
        const write: Proof = (v) => s.law(v, 'ln-below', [x], [s.writePositive(x, ctx)(v)]);
        return s.combine(w, ctx, normal, '>=', [{ c: Q1, factors: [{ kind: 'fact', poly: raw, write }] }]);
      }),
    );
  };
  const positive = all.filter(
    (A) => A.kind === 'ln' && (s.isPositive(A.p, ctx) || s.deep(A.p, ctx) !== null),
  );
  for (const A of positive) {
    if (A.kind !== 'ln') continue;
    below(A.p);
    below(k.faithfulOf(k.inv(A.p)));
    for (const B of positive)
      if (B.kind === 'ln' && A !== B) below(k.mul(k.faithfulOf(A.p), k.faithfulOf(k.inv(B.p))));
    firstTerm(s, A, ctx, add);
  }
}

/** `exp(x) >= 1 + x`, also at -x. */
function exponentials(s: Session, all: readonly Atom[], ctx: Ctx, add: Add): void {
  const { k } = s;
  for (const A of all)
    for (const B of all) {
      if (A === B || A.kind !== 'exp' || B.kind !== 'exp') continue;
      const order = psub(A.p, B.p);
      const key = pkey(order);
      const isCase = ctx.real.some((r) => pkey(r) === key);
      if (!isCase && !s.polySign(s.norm(order, ctx), ctx)) continue;
      const proof: Proof = isCase ? openCase(order) : s.writeNonnegative(order, ctx);
      add(psub(k.atom(A.id), k.atom(B.id)), 'exp', (w) =>
        w.once(`exp ${B.id} <= ${A.id}`, () => s.law(w, 'exp-monotone', [B.p, A.p], [proof(w)])),
      );
    }
  for (const A of all) {
    if (A.kind !== 'exp') continue;
    for (const x of [A.p, pneg(A.p)]) {
      const raw = psub(psub(k.atom(k.unary('exp', x)), PONE), x);
      const normal = s.norm(raw, ctx);
      add(
        normal,
        'exp',
        normalised(s, raw, normal, '>=', (w) => s.law(w, 'exp-above', [x], []), ctx),
      );
    }
  }
}

/**
 * Where a goal has logarithms with one factor, `m * (ln a - ln b + ln c)`, their sum is one logarithm: `ln x <= x - 1` at
 * `x = b/(a*c)`. That is Jensen's inequality, the log-sum inequality and the inequality of weighted means.
 */
function combinedLogarithms(s: Session, goal: Poly, ctx: Ctx, add: Add): void {
  const { k } = s;
  const groups = new Map<string, { id: number; c: Rational }[]>();
  for (const [, [c, m]] of goal) {
    const logs = m.filter(([a, e]) => s.at(a).kind === 'ln' && e === 1);
    if (logs.length !== 1) continue;
    const [id] = logs[0]!;
    const key = m.flatMap(([a, e]) => (a === id ? [] : [`${a}^${e}`])).join('*');
    groups.set(key, [...(groups.get(key) ?? []), { id, c }]);
  }
  for (const group of groups.values()) {
    const smallest = group.reduce((q, { c }) => (c.abs().compare(q) < 0 ? c.abs() : q), group[0]!.c.abs());
    const powers = group.map(({ id, c }) => ({
      p: (s.at(id) as Atom & { kind: 'ln' }).p,
      n: c.div(smallest),
    }));
    if (
      powers.length < 2 ||
      powers.some(({ p, n }) => !n.isInteger || n.abs().numerator > 4n || !s.isPositive(p, ctx))
    )
      continue;
    let x = PONE;
    for (const { p, n } of powers) {
      const e = -Number(n.numerator);
      x = k.mul(x, k.pow(e > 0 ? k.faithfulOf(p) : k.faithfulOf(k.inv(p)), Math.abs(e)));
    }
    const raw = psub(psub(x, PONE), k.atom(k.unary('ln', x)));
    const normal = s.norm(raw, ctx);
    const write: Proof = (w) => s.law(w, 'ln-below', [x], [s.writePositive(x, ctx)(w)]);
    add(normal, 'ln', normalised(s, raw, normal, '>=', write, ctx));
  }
}

/** `ln(sum) >= ln(one of its terms)`. */
function firstTerm(s: Session, A: Atom & { kind: 'ln' }, ctx: Ctx, add: Add): void {
  const { k } = s;
  const id = single(A.p);
  const S = id === null ? null : s.at(id);
  if (S?.kind !== 'sum' || !s.order.le(S.lo, S.hi, ctx)) return;
  if (!s.isPositive(S.body, ctxRange(ctx, S.v, S.lo, S.hi))) return;
  for (const end of [S.lo, S.hi]) {
    const t = k.bodyAt(S, end);
    if (!s.isPositive(t, ctx)) continue;
    const raw = psub(k.atom(A.id), k.atom(k.unary('ln', t)));
    const normal = s.norm(raw, ctx);
    add(normal, 'ln', (w) =>
      w.once(`>= ${pkey(normal)}`, () => {
        const cut = end === S.lo ? shift(end, 1) : end;
        const equation = s.split(S, [cut], ctx);
        const rest = psub(equation.value, s.norm(t, ctx));
        const write: Proof = (v) =>
          s.law(
            v,
            'ln-monotone',
            [t, A.p],
            [
              s.writePositive(t, ctx)(v),
              s.combine(v, ctx, psub(A.p, t), '>=', s.signSummands(rest, ctx), [equation]),
            ],
          );
        return s.combine(w, ctx, normal, '>=', [{ c: Q1, factors: [{ kind: 'fact', poly: raw, write }] }]);
      }),
    );
  }
}

/** A monotone factor under a sum is at most its value at one end, and at least that at the other. */
function shapeOfSum(s: Session, X: Atom & { kind: 'sum' }, ctx: Ctx, add: Add): void {
  const { k } = s;
  if (!s.order.le(X.lo, X.hi, ctx)) return;
  const inside = ctxRange(ctx, X.v, X.lo, X.hi);
  const [[, [, m]]] = [...X.body] as [[string, readonly [unknown, readonly (readonly [number, number])[]]]];
  if (X.body.size !== 1) return;
  for (const [g, e] of m) {
    const G = s.at(g);
    if (G.kind !== 'giv' || G.idx.length !== 1 || !s.shape(G.g) || G.idx[0]!.v[X.v] !== 1) continue;
    if (s.polySign(X.body, inside) === null) continue;
    for (const end of [X.lo, X.hi]) {
      const at = k.giv(G.g, [k.extremes.substitute(G.idx[0]!, X.v, end)]);
      const bound = k.mono(
        Q1,
        mmul(
          m.filter(([a]) => a !== g),
          [[at, e]],
        ),
      );
      let up = (end === X.lo) === (s.shape(G.g) === 'nonincreasing');
      if (e < 0) up = !up;
      const difference = up ? psub(bound, X.body) : psub(X.body, bound);
      const proof = s.small(difference, inside);
      if (!proof) continue;
      const raw = k.atom(k.reduction('sum', X.v, X.lo, X.hi, difference));
      const normal = s.norm(raw, ctx);
      if (normal.size === 0) continue;
      add(normal, 'shape of a sum', (w) =>
        w.once(`>= ${pkey(normal)}`, () => {
          const write: Proof = (v) =>
            v.step({
              rule: 'term by term',
              variable: v.variable(X.v),
              from: v.index(X.lo),
              to: v.index(X.hi),
              block: v.block(proof),
            });
          return s.combine(w, ctx, normal, '>=', [{ c: Q1, factors: [{ kind: 'fact', poly: raw, write }] }]);
        }),
      );
    }
  }
}

/** `sum(a) * sum(x^2/a) >= sum(x)^2` for a > 0, all over one range; a may be a square that has no sign. */
function cauchySchwarz(
  s: Session,
  X: Atom & { kind: 'sum' },
  A: Atom & { kind: 'sum' },
  ctx: Ctx,
  add: Add,
): void {
  const { k } = s;
  if (formKey(X.lo) !== formKey(A.lo) || formKey(X.hi) !== formKey(A.hi)) return;
  const v = '$cs';
  const inside = ctxRange(ctx, v, X.lo, X.hi);
  const x = k.bodyAt(X, { c: 0, v: { [v]: 1 } });
  const a = k.bodyAt(A, { c: 0, v: { [v]: 1 } });
  if (a.size !== 1 || x.size !== 1) return;
  let u: Poly | null = null;
  if (s.isPositive(a, inside)) u = s.norm(k.atom(k.unary('sqrt', a)), inside);
  else {
    // A square: its root may have any sign.
    const [[, [c, m]]] = [...a] as [[string, readonly [typeof Q1, readonly (readonly [number, number])[]]]];
    if (c.equals(Q1) && m.every(([, e]) => e % 2 === 0))
      u = k.mono(
        Q1,
        m.map(([b, e]) => [b, e / 2] as const),
      );
  }
  if (!u) return;
  let y: Poly;
  try {
    y = s.norm(k.mul(x, k.inv(u)), inside);
  } catch {
    return;
  }
  const b = s.norm(k.mul(y, y), inside);
  for (const [, [, m]] of y) for (const [g, e] of m) if (e < 0 && s.sign(g, inside) !== 'pos') return;
  const [fu, fy] = [k.faithfulOf(u), k.faithfulOf(y)];
  const [uu, yy, uy] = [k.mul(fu, fu), k.mul(fy, fy), k.mul(fu, fy)];
  const over = (p: Poly) => k.atom(k.reduction('sum', v, X.lo, X.hi, p));
  const mixed = over(uy);
  const raw = psub(k.mul(over(uu), over(yy)), k.mul(mixed, mixed));
  const normal = s.norm(raw, ctx);
  void b;
  add(normal, 'cauchy-schwarz', (w) =>
    w.once(`>= ${pkey(normal)}`, () => {
      const write: Proof = (z) =>
        z.step({
          rule: 'cauchy-schwarz',
          variable: z.variable(v),
          from: z.index(X.lo),
          to: z.index(X.hi),
          u: z.term(fu),
          w: z.term(fy),
        });
      return s.combine(w, ctx, normal, '>=', [{ c: Q1, factors: [{ kind: 'fact', poly: raw, write }] }]);
    }),
  );
}
