import { type Atom, type Ctx, ctxRange, PONE, type Poly, pkey, psub, Q1 } from './algebra.js';
import { constant, type Form, formKey, isConstant, shift, sub, variable } from './form.js';
import { type Equation, hypothesisKey, type Knowledge, opened, writeUpwards } from './knowledge.js';
import type { Proof } from './writer.js';

type PowerAtom = Atom & { kind: 'power' };
type ProdAtom = Atom & { kind: 'prod' };

/** Powers with a constant exponent up to this, and products of at most this number of factors, are written out. */
const MOST = 4;

/** `x^(n+c) = x^n * x^c` for n >= 0 and a constant c > 0. */
export function explainPower(s: Knowledge, A: PowerAtom, ctx: Ctx): Equation | null {
  const { c } = A.e;
  const rest: Form = shift(A.e, -c);
  if (c <= 0 || c > MOST || isConstant(rest) || !s.order.ge0(rest, ctx)) return null;
  return raised(s, A, c);
}

/** `x^n = x^(n-c) * x^c`, where n - c >= 0 is certain. */
function raised(s: Knowledge, A: PowerAtom, c: number): Equation {
  const { k } = s;
  const rest: Form = shift(A.e, -c);
  const steps: Form[] = Array.from({ length: c }, (_, i) => shift(rest, i));
  const value = k.mul(k.atom(k.power(A.p, rest)), k.pow(A.p, c));
  const write: Proof = (w) =>
    w.step({
      rule: 'combine',
      says: w.term(psub(k.atom(A.id), value)),
      relation: '=',
      summands: [],
      equations: steps.map((n, i) => ({
        fact: w.step({ rule: 'power', law: 'step', base: w.term(A.p), exponent: w.index(n) }),
        cofactor: w.term(k.pow(A.p, c - 1 - i)),
      })),
      nonzero: [],
    });
  return { atom: A.id, value, write };
}

/** Powers of one base whose exponents differ by constants: all in terms of the lowest. */
export function commonPowers(s: Knowledge, atoms: Iterable<number>, ctx: Ctx): Equation[] {
  const families = new Map<string, PowerAtom[]>();
  for (const a of atoms) {
    const A = s.at(a);
    if (A.kind !== 'power') continue;
    const key = `${pkey(A.p)} ${formKey(shift(A.e, -A.e.c))}`;
    families.set(key, [...(families.get(key) ?? []), A]);
  }
  return [...families.values()].flatMap((family) => {
    const least = family.reduce((a, b) => (b.e.c < a.e.c ? b : a));
    if (!s.order.ge0(least.e, ctx)) return [];
    return family
      .filter((A) => A.e.c > least.e.c && A.e.c - least.e.c <= MOST)
      .map((A) => raised(s, A, A.e.c - least.e.c));
  });
}

/** Whether the base of a power, or each factor of a product, is >= 0 (`>`: > 0): a proof of it. */
function factorProof(s: Knowledge, p: Poly, rel: '>' | '>=', ctx: Ctx): Proof | null {
  const normal = s.norm(p, ctx);
  const sign = s.polySign(normal, ctx);
  if (rel === '>') return sign === 'pos' || s.deep(p, ctx) ? s.writePositive(p, ctx) : null;
  return sign === 'pos' || sign === 'nonneg' ? s.writeNonnegative(p, ctx) : s.small(p, ctx);
}

const inside = (A: ProdAtom, ctx: Ctx): Ctx => ctxRange(ctx, A.v, A.lo, A.hi);

export function signOfPower(s: Knowledge, A: PowerAtom, ctx: Ctx): 'pos' | 'nonneg' | null {
  if (!s.order.ge0(A.e, ctx)) return null;
  if (factorProof(s, A.p, '>', ctx)) return 'pos';
  return factorProof(s, A.p, '>=', ctx) ? 'nonneg' : null;
}

export function signOfProduct(s: Knowledge, A: ProdAtom, ctx: Ctx): 'pos' | 'nonneg' | null {
  if (!s.order.le(A.lo, shift(A.hi, 1), ctx)) return null;
  if (factorProof(s, A.body, '>', inside(A, ctx))) return 'pos';
  return factorProof(s, A.body, '>=', inside(A, ctx)) ? 'nonneg' : null;
}

/** The sign of a power, by induction on its exponent. */
export function writePowerSign(s: Knowledge, A: PowerAtom, ctx: Ctx, rel: '>' | '>='): Proof {
  const { k } = s;
  return (w) => {
    const n = k.name('e');
    const at = (e: Form) => k.atom(k.power(A.p, e));
    const says = at(variable(n));
    const zero: Proof = (x) => s.combine(x, ctx, PONE, rel, [{ c: Q1, factors: [] }]);
    const step: Proof = (x) => {
      const law = x.step({ rule: 'power', law: 'step', base: x.term(A.p), exponent: n });
      const base = factorProof(s, A.p, rel, ctx)!;
      return x.step({
        rule: 'combine',
        says: x.term(at(shift(variable(n), 1))),
        relation: rel,
        summands: [{ coefficient: '1', factors: [opened(hypothesisKey(says))(x), base(x)] }],
        equations: [{ fact: law, cofactor: '1' }],
        nonzero: [],
      });
    };
    return writeUpwards(w, { n, from: constant(0), to: A.e, says, rel, base: zero, step });
  };
}

/** `ln(x^n) = n*ln(x)` for x > 0, by induction on n from 0. */
export function writeLogarithmOfPower(s: Knowledge, A: PowerAtom, ctx: Ctx): Proof {
  const { k } = s;
  const ln = (p: Poly) => k.atom(k.unary('ln', p));
  return (w) => {
    const n = k.name('e');
    const at = (e: Form) => k.atom(k.power(A.p, e));
    const says = (e: Form) => psub(ln(at(e)), k.mul(k.index(e), ln(A.p)));
    const here = says(variable(n));
    // Outside the induction, so that its blocks may use them.
    const base = s.writePositive(A.p, ctx)(w);
    const zero: Proof = (x) => {
      const one = s.combine(x, ctx, PONE, '>', [{ c: Q1, factors: [] }]);
      const law = s.law(x, 'ln-product', [PONE, PONE], [one, one]);
      return x.step({
        rule: 'combine',
        says: x.term(ln(PONE)),
        relation: '=',
        summands: [],
        equations: [{ fact: law, cofactor: '-1' }],
        nonzero: [],
      });
    };
    const step: Proof = (x) => {
      const assumed = opened(hypothesisKey(here))(x);
      const positive = writePowerSign(s, k.at(k.power(A.p, variable(n))) as PowerAtom, ctx, '>')(x);
      const power = x.step({ rule: 'power', law: 'step', base: x.term(A.p), exponent: n });
      const product = k.mul(at(variable(n)), A.p);
      const next = at(shift(variable(n), 1));
      const same = s.law(x, 'same-ln', [next, product], [power]);
      const law = s.law(x, 'ln-product', [at(variable(n)), A.p], [positive, base]);
      return x.step({
        rule: 'combine',
        says: x.term(says(shift(variable(n), 1))),
        relation: '=',
        summands: [],
        equations: [same, law, assumed].map((fact) => ({ fact, cofactor: '1' })),
        nonzero: [],
      });
    };
    return writeUpwards(w, { n, from: constant(0), to: A.e, says: here, rel: '=', base: zero, step });
  };
}

/** The sign of a product, by induction on its end. */
export function writeProductSign(s: Knowledge, A: ProdAtom, ctx: Ctx, rel: '>' | '>='): Proof {
  const { k } = s;
  return (w) => {
    const n = k.name('e');
    const upTo = (hi: Form) => k.atom(k.reduction('prod', A.v, A.lo, hi, A.body));
    const says = upTo(variable(n));
    const range = (hi: Form) => ({
      rule: 'split' as const,
      operator: 'prod' as const,
      variable: w.variable(A.v),
      from: w.index(A.lo),
      to: w.index(hi),
      body: w.term(A.body),
    });
    const empty = shift(A.lo, -1);
    const base: Proof = (x) => {
      const split = x.step({ ...range(empty), cuts: [] });
      return x.step({
        rule: 'combine',
        says: x.term(upTo(empty)),
        relation: rel,
        summands: [{ coefficient: '1', factors: [] }],
        equations: [{ fact: split, cofactor: '1' }],
        nonzero: [],
      });
    };
    const own = ctxRange(ctx, n, empty, shift(A.hi, -1));
    const next = shift(variable(n), 1);
    const step: Proof = (x) => {
      const split = x.step({ ...range(next), cuts: [x.index(next)] });
      const factor = factorProof(s, k.bodyAt(A, next), rel, own)!;
      return x.step({
        rule: 'combine',
        says: x.term(upTo(next)),
        relation: rel,
        summands: [{ coefficient: '1', factors: [opened(hypothesisKey(says))(x), factor(x)] }],
        equations: [{ fact: split, cofactor: '1' }],
        nonzero: [],
      });
    };
    return writeUpwards(w, { n, from: empty, to: A.hi, says, rel, base, step });
  };
}

/** A product whose range is short, or one longer than an end in the variables: its last factor is written out. */
export function explainProduct(s: Knowledge, A: ProdAtom, ctx: Ctx): Equation | null {
  const { k } = s;
  const write =
    (cuts: readonly Form[]): Proof =>
    (w) =>
      w.step({
        rule: 'split',
        operator: 'prod',
        variable: w.variable(A.v),
        from: w.index(A.lo),
        to: w.index(A.hi),
        body: w.term(A.body),
        cuts: cuts.map((cut) => w.index(cut)),
      });
  const length = sub(A.hi, A.lo);
  if (s.order.ge0(sub(shift(A.lo, -1), A.hi), ctx)) return { atom: A.id, value: PONE, write: write([]) };
  if (isConstant(length) && length.c >= 0 && length.c < MOST) {
    const cuts = Array.from({ length: length.c }, (_, i) => shift(A.lo, i + 1));
    const value = [A.lo, ...cuts].reduce((p, at) => k.mul(p, k.bodyAt(A, at)), PONE);
    return { atom: A.id, value, write: write(cuts) };
  }
  // 1..n+1 is 1..n and n+1.
  if (A.hi.c <= 0 || !s.order.le(A.lo, A.hi, ctx)) return null;
  const rest = k.atom(k.reduction('prod', A.v, A.lo, shift(A.hi, -1), A.body));
  return { atom: A.id, value: k.mul(rest, k.bodyAt(A, A.hi)), write: write([A.hi]) };
}
