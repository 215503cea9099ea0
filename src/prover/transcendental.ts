import type { Rational } from '../arithmetic/index.js';
import {
  type Atom,
  type Ctx,
  type Mono,
  P0,
  PONE,
  type Poly,
  padd,
  pkey,
  pneg,
  psub,
  Q1,
} from './algebra.js';
import type { Factor, Knowledge, Prove, Rel, Summand } from './knowledge.js';
import type { Proof } from './writer.js';

const isKind = (s: Knowledge, a: number, kind: Atom['kind']) => s.at(a).kind === kind;

/**
 * `F rel 0`, where each sum of logarithms with one factor m >= 0 is put together, `m * (ln a - ln b)`, and replaced by
 * `m * (1 - b/a)`, which is at most that. So are proved Jensen's inequality for logarithms, Gibbs' inequality and the log-sum inequality.
 */
export function joinLogarithms(
  s: Knowledge,
  prove: Prove,
  F: Poly,
  rel: Rel,
  ctx: Ctx,
  depth: number,
): Proof | null {
  const { k } = s;
  const groups = new Map<string, { m: Mono; logs: { p: Poly; c: Rational }[] }>();
  for (const [, [c, mono]] of F) {
    const logs = mono.filter(([a, e]) => isKind(s, a, 'ln') && e === 1);
    if (logs.length !== 1) continue;
    const [id] = logs[0]!;
    const m = mono.filter(([a]) => a !== id);
    const key = pkey(k.mono(Q1, m));
    const group = groups.get(key) ?? { m, logs: [] };
    group.logs.push({ p: (s.at(id) as Atom & { kind: 'ln' }).p, c });
    groups.set(key, group);
  }
  if (groups.size === 0 || groups.size > 4) return null;
  const summands: Summand[] = [];
  let next = F;
  for (const { m, logs } of groups.values()) {
    const least = logs.reduce((q, { c }) => (c.abs().compare(q) < 0 ? c.abs() : q), logs[0]!.c.abs());
    const factor = k.mono(least, m);
    if (!s.polySign(factor, ctx)) return null;
    let x = PONE;
    for (const { p, c } of logs) {
      const n = c.div(least);
      if (!n.isInteger || n.abs().numerator > 4n || !s.isPositive(p, ctx)) return null;
      const e = -Number(n.numerator);
      x = k.mul(x, k.pow(e > 0 ? k.faithfulOf(p) : k.faithfulOf(k.inv(p)), Math.abs(e)));
    }
    const below = psub(psub(x, PONE), k.atom(k.unary('ln', x)));
    const law: Proof = (w) => s.law(w, 'ln-below', [x], [s.writePositive(x, ctx)(w)]);
    const factors: Factor[] = [...s.monoFactors(m, ctx), { kind: 'fact', poly: below, write: law }];
    summands.push({ c: least, factors });
    next = psub(next, k.mul(factor, s.norm(below, ctx)));
  }
  const rest = s.norm(next, ctx);
  const proof = prove(rest, rel, ctx, [], depth + 1, 'logarithms');
  if (!proof) return null;
  return (w) =>
    s.combine(w, ctx, F, rel, [
      { c: Q1, factors: [{ kind: 'fact', poly: rest, write: proof }] },
      ...summands,
    ]);
}

/**
 * Jensen's inequality for the logarithm: `W*ln(m) - sum of w*ln(x)`, where W is the sum of the w >= 0, is at least the sum of
 * w*(1 - x/m), as `ln(x/m) <= x/m - 1`.
 */
export function byJensen(
  s: Knowledge,
  prove: Prove,
  F: Poly,
  rel: Rel,
  ctx: Ctx,
  depth: number,
): Proof | null {
  const { k } = s;
  const weights = new Map<number, Poly>();
  let rest = F;
  for (const [, [c, mono]] of F) {
    const logs = mono.filter(([a]) => isKind(s, a, 'ln'));
    if (logs.length === 0) continue;
    const [id, e] = logs[0]!;
    if (logs.length > 1 || e !== 1) return null;
    const term = k.mono(
      c,
      mono.filter(([a]) => a !== id),
    );
    weights.set(id, padd(weights.get(id) ?? P0, term));
    rest = psub(rest, k.mono(c, mono));
  }
  if (weights.size < 3 || weights.size > 5) return null;
  const argument = (id: number) => (s.at(id) as Atom & { kind: 'ln' }).p;
  for (const [mean, whole] of weights) {
    const others = [...weights].filter(([id]) => id !== mean);
    const sum = others.reduce((p, [, w]) => psub(p, w), P0);
    if (pkey(sum) !== pkey(whole)) continue;
    const m = argument(mean);
    const parts = others.map(([id, w]) => ({ x: argument(id), sign: s.small(pneg(w), ctx), w: pneg(w) }));
    const positive = (p: Poly) => s.isPositive(p, ctx) || s.deep(p, ctx) !== null;
    if (![m, ...parts.map(({ x }) => x)].every(positive) || parts.some(({ sign }) => !sign)) continue;
    let next = rest;
    const summands: Summand[] = [];
    for (const { x, sign, w } of parts) {
      const ratio = k.mul(k.faithfulOf(x), k.faithfulInv(m));
      const below = psub(psub(ratio, PONE), k.atom(k.unary('ln', ratio)));
      const law: Proof = (v) => s.law(v, 'ln-below', [ratio], [s.writePositive(ratio, ctx)(v)]);
      summands.push({
        c: Q1,
        factors: [
          { kind: 'fact', poly: w, write: sign! },
          { kind: 'fact', poly: below, write: law },
        ],
      });
      next = padd(next, k.mul(w, psub(PONE, s.norm(ratio, ctx))));
    }
    const normal = s.norm(next, ctx);
    const proof = prove(normal, rel, ctx, [], depth + 1, 'logarithms');
    if (!proof) continue;
    return (v) =>
      s.combine(v, ctx, F, rel, [
        { c: Q1, factors: [{ kind: 'fact', poly: normal, write: proof }] },
        ...summands,
      ]);
  }
  return null;
}

/** `A >= B` for positive A and B, where B has an exponential, from `ln A >= ln B`. */
export function takeLogarithms(
  s: Knowledge,
  prove: Prove,
  E: Poly,
  rel: Rel,
  ctx: Ctx,
  depth: number,
): Proof | null {
  const { k } = s;
  if (rel !== '>=') return null;
  const negative = [...E.values()].filter(
    ([c, m]) => c.sign < 0 && m.some(([a]) => isKind(s, a, 'exp') || isKind(s, a, 'prod')),
  );
  const [only] = negative;
  if (negative.length !== 1 || !only) return null;
  const B = k.faithfulOf(k.mono(only[0].neg(), only[1]));
  const A = k.faithfulOf(padd(E, k.mono(only[0].neg(), only[1])));
  const positive = (p: Poly) => s.isPositive(s.norm(p, ctx), ctx) || s.deep(p, ctx) !== null;
  if (A.size === 0 || !positive(B) || !positive(A)) return null;
  const ln = (p: Poly) => k.atom(k.unary('ln', p));
  const raw = psub(ln(A), ln(B));
  const difference = s.norm(raw, ctx);
  const proof = prove(difference, '>=', ctx, [], depth + 1, 'logarithm');
  if (!proof) return null;
  return (w) => {
    const above = s.combine(w, ctx, raw, '>=', [
      { c: Q1, factors: [{ kind: 'fact', poly: difference, write: proof }] },
    ]);
    const monotone = s.law(w, 'exp-monotone', [ln(B), ln(A)], [above]);
    const back = (p: Poly) => s.law(w, 'exp-ln', [p], [s.writePositive(p, ctx)(w)]);
    const [a, b] = [back(A), back(B)];
    const whole = psub(A, B);
    const fact = w.step({
      rule: 'combine',
      says: w.term(whole),
      relation: '>=',
      summands: [{ coefficient: '1', factors: [monotone] }],
      equations: [
        { fact: a, cofactor: '-1' },
        { fact: b, cofactor: '1' },
      ],
      nonzero: [],
    });
    return s.combine(w, ctx, E, rel, [
      { c: Q1, factors: [{ kind: 'fact', poly: whole, write: () => fact }] },
    ]);
  };
}
