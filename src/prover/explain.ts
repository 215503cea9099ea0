import type { Rational } from '../arithmetic/index.js';
import {
  type Atom,
  type Ctx,
  ctxRange,
  type Mono,
  mmul,
  P0,
  PONE,
  type Poly,
  padd,
  pconst,
  pkey,
  pneg,
  pscale,
  psub,
  Q,
  Q1,
  topAtoms,
} from './algebra.js';
import { add, constant, type Form, isConstant, scale, shift, sub, variable } from './form.js';
import { type Equation, type Knowledge, openCase } from './knowledge.js';
import { explainPower, explainProduct, writeLogarithmOfPower } from './powers.js';
import { recursionEquation } from './recursions.js';
import type { Proof, Writer } from './writer.js';

type SumAtom = Atom & { kind: 'sum' };

/** Ranges with at most this number of indices are written out. */
const SHORT = 3;

/** The normal form of an atom in a context, and how to write why; `null` where it is in normal form. */
export function explain(s: Knowledge, id: number, ctx: Ctx): Equation | null {
  const A = s.at(id);
  const resolved = resolveExtreme(s, A, ctx);
  if (resolved) return resolved;
  switch (A.kind) {
    case 'sqrt':
      return explainRoot(s, A, ctx);
    case 'ln':
      return explainLogarithm(s, A, ctx);
    case 'exp':
      return explainExponential(s, A, ctx);
    case 'power':
      return normalisedEquation(s, explainPower(s, A, ctx), ctx);
    case 'prod':
      return normalisedEquation(s, explainProduct(s, A, ctx), ctx);
    case 'rec':
      return normalisedEquation(s, recursionEquation(s, A, ctx), ctx);
    case 'abs':
      return explainUnary(s, A, ctx);
    case 'max':
    case 'min':
      return explainExtreme(s, A, ctx);
    case 'sum':
      return explainSum(s, A, ctx);
    default:
      return null;
  }
}

/** A fact `p = 0`, written once. */
function equal(s: Knowledge, p: Poly, ctx: Ctx, extra: readonly Equation[] = []): Proof {
  return (w) => w.once(`= ${pkey(p)}`, () => s.combine(w, ctx, p, '=', [], extra));
}

/** `atom - value = 0`, from `atom - first = 0` and the normal form of `first`. */
function through(s: Knowledge, atom: number, first: Poly, ctx: Ctx, write: Proof): Equation {
  const value = s.norm(first, ctx);
  if (pkey(value) === pkey(first)) return { atom, value, write };
  const equation: Equation = { atom, value: first, write };
  return { atom, value, write: equal(s, psub(s.k.atom(atom), value), ctx, [equation]) };
}

function normalisedEquation(s: Knowledge, equation: Equation | null, ctx: Ctx): Equation | null {
  return equation && through(s, equation.atom, equation.value, ctx, equation.write);
}

// ---- minima and maxima of indices

function resolveExtreme(s: Knowledge, A: Atom, ctx: Ctx): Equation | null {
  for (const name of A.vars) {
    const extreme = s.k.extremes.get(name);
    if (!extreme) continue;
    const { kind, left, right } = extreme;
    const chosen = s.order.le(left, right, ctx)
      ? kind === 'min'
        ? left
        : right
      : s.order.le(right, left, ctx)
        ? kind === 'min'
          ? right
          : left
        : null;
    if (!chosen) {
      s.wish(sub(left, right), ctx);
      continue;
    }
    const self = s.k.atom(A.id);
    const first = s.k.subst(self, name, chosen);
    const hole = s.k.subst(self, name, variable('hole'));
    const write: Proof = (w) => {
      const zero = w.once('= 0', () => s.combine(w, ctx, P0, '=', []));
      return w.step({
        rule: 'same index',
        variable: 'hole',
        from: w.index(chosen),
        to: w.index(variable(name)),
        says: w.term(psub(hole, first)),
        relation: '=',
        fact: zero,
      });
    };
    return through(s, A.id, first, ctx, write);
  }
  return null;
}

// ---- functions

const SAME = { sqrt: 'same-root', ln: 'same-ln', exp: 'same-exp', abs: 'same-abs' } as const;

/** `f(P) - f(p) = 0` for the normal form p of P. */
function sameUnary(
  s: Knowledge,
  A: Atom & { kind: 'sqrt' | 'ln' | 'exp' | 'abs' },
  p: Poly,
  ctx: Ctx,
  extra: readonly Equation[] = [],
): Equation {
  return {
    atom: A.id,
    value: s.k.atom(s.k.unary(A.kind, p)),
    write: (w) => s.law(w, SAME[A.kind], [A.p, p], [equal(s, psub(A.p, p), ctx, extra)(w)]),
  };
}

function explainUnary(s: Knowledge, A: Atom & { kind: 'abs' }, ctx: Ctx): Equation | null {
  const p = s.norm(A.p, ctx);
  if (A.kind === 'abs') {
    const nonneg = (q: Poly): Proof | null =>
      s.polySign(q, ctx) ? s.writeNonnegative(q, ctx) : assumed(q, ctx) ? openCase(q) : null;
    const [plus, minus] = [nonneg(p), nonneg(pneg(p))];
    const first = sameUnary(s, A, p, ctx);
    if (plus) {
      const write: Proof = (w) => {
        const inner = s.k.unary('abs', p);
        const value: Equation = {
          atom: inner,
          value: p,
          write: (x) => s.law(x, 'abs-value', [p], [plus(x)]),
        };
        if (inner === A.id) return value.write(w);
        return s.combine(w, ctx, psub(s.k.atom(A.id), p), '=', [], [first, value]);
      };
      return { atom: A.id, value: p, write };
    }
    if (minus) {
      const q = pneg(p);
      const inner = s.k.unary('abs', p);
      const even: Equation = {
        atom: inner,
        value: s.k.atom(s.k.unary('abs', q)),
        write: (w) => s.law(w, 'abs-even', [p], []),
      };
      const value: Equation = {
        atom: s.k.unary('abs', q),
        value: q,
        write: (w) => s.law(w, 'abs-value', [q], [minus(w)]),
      };
      const chain = inner === A.id ? [even, value] : [first, even, value];
      return {
        atom: A.id,
        value: q,
        write: (w) => s.combine(w, ctx, psub(s.k.atom(A.id), q), '=', [], chain),
      };
    }
  }
  return pkey(p) === pkey(A.p) ? null : sameUnary(s, A, p, ctx);
}

function explainExtreme(s: Knowledge, A: Atom & { kind: 'max' | 'min' }, ctx: Ctx): Equation | null {
  const [p, q] = [s.norm(A.p, ctx), s.norm(A.q, ctx)];
  const law = A.kind === 'max' ? 'same-max' : 'same-min';
  const chain: Equation[] = [];
  let current = A.id;
  const replace = (from: Poly, to: Poly, other: Poly) => {
    if (pkey(from) === pkey(to)) return;
    const next = s.k.extreme(A.kind, to, other);
    chain.push({
      atom: current,
      value: s.k.atom(next),
      write: (w) => s.law(w, law, [from, to, other], [equal(s, psub(from, to), ctx)(w)]),
    });
    current = next;
  };
  replace(A.p, p, A.q);
  replace(A.q, q, p);
  const difference = psub(p, q);
  let value: Poly | null = null;
  if (difference.size === 0) value = p;
  else if (s.polySign(difference, ctx) || assumed(difference, ctx)) value = A.kind === 'max' ? p : q;
  else if (s.polySign(pneg(difference), ctx) || assumed(pneg(difference), ctx))
    value = A.kind === 'max' ? q : p;
  if (value) {
    const x = value;
    const y = x === p ? q : p;
    const larger = A.kind === 'max' ? psub(x, y) : psub(y, x);
    chain.push({
      atom: current,
      value: x,
      write: (w) =>
        s.law(
          w,
          A.kind === 'max' ? 'max-value' : 'min-value',
          [x, y],
          [
            larger.size === 0
              ? w.once('>= 0', () => s.combine(w, ctx, P0, '>=', []))
              : assumed(larger, ctx)
                ? openCase(larger)(w)
                : s.writeNonnegative(larger, ctx)(w),
          ],
        ),
    });
  }
  if (chain.length === 0) return null;
  const end = chain.at(-1)!.value;
  const write: Proof = (w) =>
    chain.length === 1 ? chain[0]!.write(w) : s.combine(w, ctx, psub(s.k.atom(A.id), end), '=', [], chain);
  return { atom: A.id, value: end, write };
}

/** Square factors of certain sign leave the root. */
function explainRoot(s: Knowledge, A: Atom & { kind: 'sqrt' }, ctx: Ctx): Equation | null {
  const { k } = s;
  const p = s.norm(A.p, ctx);
  const y = extractRoot(s, p, ctx);
  const self = k.atom(A.id);
  if (!y) return pkey(p) === pkey(A.p) ? null : sameUnary(s, A, p, ctx);
  if (pkey(y) === pkey(self)) return null;
  const value = s.roots(y, ctx);
  const write: Proof = (w) => {
    const sign = s.combine(w, ctx, y, '>=', s.signSummands(y, ctx));
    const square = s.combine(w, ctx, psub(k.mul(y, y), A.p), '=', []);
    return s.law(w, 'root-value', [A.p, y], [sign, square]);
  };
  if (pkey(value) === pkey(y)) return { atom: A.id, value, write };
  return {
    atom: A.id,
    value,
    write: equal(s, psub(self, value), ctx, [{ atom: A.id, value: y, write }]),
  };
}

function extractRoot(s: Knowledge, p: Poly, ctx: Ctx): Poly | null {
  if (p.size === 0) return P0;
  const { k } = s;
  const { c, mono, prim } = k.content(p);
  if (c.sign < 0) return null;
  if (!mono.every(([a, e]) => s.sign(a, ctx) === 'pos' || (e > 0 && s.sign(a, ctx) !== null))) return null;
  if (!(prim.size === 1 && prim.has('')) && !s.polySign(prim, ctx)) return null;
  let y = rootOfRational(s, c);
  for (const [a, e] of mono) {
    const A = s.at(a);
    const f = Math.floor(e / 2);
    if (f !== 0) y = k.mul(y, k.mono(Q1, [[a, f]]));
    if (e - 2 * f) y = k.mul(y, k.atom(k.unary('sqrt', A.kind === 'den' ? A.p : k.atom(a))));
  }
  if (!(prim.size === 1 && prim.has(''))) y = k.mul(y, k.atom(k.unary('sqrt', prim)));
  return y;
}

function rootOfRational(s: Knowledge, c: Rational): Poly {
  let n = c.numerator * c.denominator;
  let root = 1n;
  for (let f = 2n; f * f <= n && f < 1000n; f += 1n)
    while (n % (f * f) === 0n) {
      n /= f * f;
      root *= f;
    }
  const factor = Q(root, c.denominator);
  return n === 1n ? pconst(factor) : pscale(s.k.atom(s.k.unary('sqrt', pconst(Q(n)))), factor);
}

/** `exp(sum)` is a product, `exp(-x) = 1/exp(x)`, `exp(n*x) = exp(x)^n`, `exp(ln x) = x`. */
function explainExponential(s: Knowledge, A: Atom & { kind: 'exp' }, ctx: Ctx): Equation | null {
  const { k } = s;
  const longest = s.norm(A.p, ctx);
  // sum(1..n+1) is sum(1..n) and its last term.
  const cuts = [...topAtoms(longest)].flatMap((a): Equation[] => {
    const S = s.at(a);
    return S.kind === 'sum' && S.hi.c > 0 && s.order.le(S.lo, S.hi, ctx) ? [s.rawSplit(S, [S.hi])] : [];
  });
  const p = s.norm(k.translate(longest, new Map(cuts.map((cut) => [cut.atom, cut.value]))), ctx);
  const exp = (q: Poly) => k.atom(k.unary('exp', q));
  const changed = pkey(p) !== pkey(A.p);
  // Each part: exp(c * m) as the power of exp of a positive multiple of m that is as small as the integers allow.
  const parts = [...p.values()].map(([c, m]) => {
    const negative = c.sign < 0;
    const size = negative ? c.neg() : c;
    const times = size.isInteger && size.numerator <= 6n ? Number(size.numerator) : 1;
    const unit = pscale(k.mono(size, m), Q(1, times));
    const logarithm =
      m.length === 1 && m[0]![1] === 1 && times > 0 && pkey(unit) === pkey(k.mono(Q1, m))
        ? s.at(m[0]![0])
        : null;
    const base = logarithm?.kind === 'ln' && s.isPositive(logarithm.p, ctx) ? logarithm.p : null;
    return { negative, times, unit, base };
  });
  const [only] = parts;
  if (!changed && parts.length === 1 && only && !only.negative && only.times === 1 && !only.base) return null;
  if (parts.length > 6) return changed ? sameUnary(s, A, p, ctx, cuts) : null;
  let value = PONE;
  for (const { negative, times, unit, base } of parts)
    value = k.mul(value, k.pow(negative ? k.inv(base ?? exp(unit)) : (base ?? exp(unit)), times));
  const one: Equation = {
    atom: k.unary('exp', P0),
    value: PONE,
    write: (w) =>
      w.once('exp 0', () => {
        const e = exp(P0);
        const positive = s.law(w, 'exp-positive', [P0], []);
        const law = s.law(w, 'exp-sum', [P0, P0], []);
        // e - 1 = (e - e^2) * (-1/e)
        return w.step({
          rule: 'combine',
          says: w.term(psub(e, PONE)),
          relation: '=',
          summands: [],
          equations: [{ fact: law, cofactor: w.term(pneg(k.faithfulInv(e))) }],
          nonzero: [positive],
        });
      }),
  };
  const write: Proof = (w) => {
    const equations: Equation[] = [];
    if (changed) equations.push(sameUnary(s, A, p, ctx, cuts));
    const signed = parts.flatMap(({ negative, times, unit }) =>
      Array.from({ length: times }, () => (negative ? pneg(unit) : unit)),
    );
    // exp(a + rest) = exp(a) * exp(rest)
    const tails = signed.map((_, i) => signed.slice(i).reduce((q, part) => padd(q, part), P0));
    signed.forEach((part, i) => {
      const rest = tails[i + 1];
      if (!rest) return;
      equations.push({
        atom: k.unary('exp', tails[i]!),
        value: k.mul(exp(part), exp(rest)),
        write: (x) => s.law(x, 'exp-sum', [part, rest], []),
      });
    });
    if (signed.length === 0) equations.push(one);
    for (const { negative, unit, base } of parts) {
      if (base)
        equations.push({
          atom: k.unary('exp', unit),
          value: base,
          write: (x) => s.law(x, 'exp-ln', [base], [s.writePositive(base, ctx)(x)]),
        });
      if (!negative) continue;
      // exp(-x) * exp(x) = exp(0) = 1
      const [e, f] = [exp(unit), exp(pneg(unit))];
      equations.push({
        atom: k.unary('exp', pneg(unit)),
        value: k.faithfulInv(e),
        write: (x) => {
          const sum = s.law(x, 'exp-sum', [unit, pneg(unit)], []);
          const zero = one.write(x);
          const positive = s.law(x, 'exp-positive', [unit], []);
          // f - 1/e = (e*f - 1)/e
          return x.step({
            rule: 'combine',
            says: x.term(psub(f, k.faithfulInv(e))),
            relation: '=',
            summands: [],
            equations: [
              { fact: sum, cofactor: x.term(pneg(k.faithfulInv(e))) },
              { fact: zero, cofactor: x.term(k.faithfulInv(e)) },
            ],
            nonzero: [positive],
          });
        },
      });
    }
    return s.combine(w, ctx, psub(k.atom(A.id), value), '=', [], equations);
  };
  return through(s, A.id, value, ctx, write);
}

/** The logarithm of a product of positive factors. */
function explainLogarithm(s: Knowledge, A: Atom & { kind: 'ln' }, ctx: Ctx): Equation | null {
  const { k } = s;
  const p = s.norm(overOneDenominator(s, s.norm(A.p, ctx), ctx), ctx);
  const changed = pkey(p) !== pkey(A.p);
  const { c, mono, prim } = k.content(p);
  const plain = prim.size === 1 && prim.has('');
  const parts: { factor: Poly; ln: Poly; write: Proof | null }[] = [];
  const positive =
    c.sign > 0 && mono.every(([a]) => s.sign(a, ctx) === 'pos') && (plain || s.polySign(prim, ctx) === 'pos');
  if (!positive) return changed ? sameUnary(s, A, p, ctx) : null;
  const lnAtom = (q: Poly) => k.atom(k.unary('ln', q));
  for (const prime of primes(c.numerator))
    parts.push({ factor: pconst(Q(prime)), ln: lnAtom(pconst(Q(prime))), write: null });
  for (const prime of primes(c.denominator)) {
    const base = pconst(Q(prime));
    parts.push({
      factor: pconst(Q(1n, prime)),
      ln: pneg(lnAtom(base)),
      write: (w) => s.law(w, 'ln-inverse', [base], [s.writePositive(base, ctx)(w)]),
    });
  }
  for (const [a, e] of mono) {
    const B = s.at(a);
    const base = B.kind === 'den' ? B.p : k.atom(a);
    // ln(x) itself, or half the logarithm of a root's argument.
    const value = lnValue(s, base, B);
    for (let i = 0; i < Math.abs(e); i += 1) {
      const factor = e > 0 ? base : k.faithfulInv(base);
      const ln = e > 0 ? value : pneg(value);
      const needs = e < 0 || B.kind === 'sqrt' || B.kind === 'exp' || B.kind === 'power';
      parts.push({ factor, ln, write: needs ? (w) => lnOfPower(s, w, ctx, base, B, e < 0) : null });
    }
  }
  if (!plain) parts.push({ factor: prim, ln: lnAtom(prim), write: null });
  let value = parts.reduce((sum, part) => padd(sum, part.ln), P0);
  const only = parts[0];
  if (parts.length === 1 && !changed && only && !only.write) return null;
  if (parts.length === 0) value = P0;
  const write: Proof = (w) => {
    const equations: { fact: number; cofactor: string }[] = [];
    const product = (from: number) => parts.slice(from).reduce((q, part) => k.mul(q, part.factor), PONE);
    const whole = product(0);
    if (pkey(whole) !== pkey(A.p))
      equations.push({
        fact: s.law(w, 'same-ln', [A.p, whole], [equal(s, psub(A.p, whole), ctx)(w)]),
        cofactor: '1',
      });
    if (parts.length === 0) {
      // ln(1) = ln(1) + ln(1)
      const one = s.combine(w, ctx, PONE, '>', [{ c: Q1, factors: [] }]);
      equations.push({ fact: s.law(w, 'ln-product', [PONE, PONE], [one, one]), cofactor: '-1' });
    }
    for (let i = 0; i + 1 < parts.length; i += 1) {
      const [x, rest] = [parts[i]!.factor, product(i + 1)];
      const premises = [x, rest].map((q) => s.writePositive(q, ctx)(w));
      equations.push({ fact: s.law(w, 'ln-product', [x, rest], premises), cofactor: '1' });
    }
    for (const part of parts) if (part.write) equations.push({ fact: part.write(w), cofactor: '1' });
    return w.step({
      rule: 'combine',
      says: w.term(psub(k.atom(A.id), value)),
      relation: '=',
      summands: [],
      equations,
      nonzero: [],
    });
  };
  // The logarithms that come out may have normal forms of their own.
  if (value.size === 1 && pkey(value) === pkey(k.atom(A.id))) return null;
  return through(s, A.id, value, ctx, write);
}

/** Small prime factors, and what remains. */
function primes(n: bigint): bigint[] {
  const found: bigint[] = [];
  let rest = n;
  for (let p = 2n; p * p <= rest && p < 100n; p += 1n)
    while (rest % p === 0n && found.length < 12) {
      found.push(p);
      rest /= p;
    }
  return rest === 1n ? found : [...found, rest];
}

/** `1 - x/y` as `(y - x) * 1/y`, for a positive y: a product, whose logarithm is a sum. */
function overOneDenominator(s: Knowledge, p: Poly, ctx: Ctx): Poly {
  const { k } = s;
  const dens = [...topAtoms(p)].filter((a) => s.at(a).kind === 'den' && s.sign(a, ctx) === 'pos');
  if (dens.length !== 1 || p.size < 2) return p;
  const [a] = dens as [number];
  const low = Math.min(...[...p.values()].map(([, m]) => m.find(([b]) => b === a)?.[1] ?? 0));
  let above = P0;
  for (const [, [c, m]] of p) above = padd(above, k.fix(c, mmul(m, [[a, -low]])));
  return above.size === 0 ? p : k.mul(above, k.mono(Q1, [[a, low]]));
}

/** `ln(f) - value = 0` for f = x^-1, or a root, or both. */
/** The logarithm of one factor: of a root half of its argument's, of a power a multiple of its base's. */
function lnValue(s: Knowledge, base: Poly, B: Atom): Poly {
  const ln = (p: Poly) => s.k.atom(s.k.unary('ln', p));
  if (B.kind === 'sqrt') return pscale(ln(B.p), Q(1, 2));
  if (B.kind === 'power') return s.k.mul(s.k.index(B.e), ln(B.p));
  return B.kind === 'exp' ? B.p : ln(base);
}

function lnOfPower(s: Knowledge, w: Writer, ctx: Ctx, base: Poly, B: Atom, inverse: boolean): number {
  const { k } = s;
  const lnBase = k.atom(k.unary('ln', base));
  const facts: { fact: number; cofactor: string }[] = [];
  const value = lnValue(s, base, B);
  if (inverse)
    facts.push({ fact: s.law(w, 'ln-inverse', [base], [s.writePositive(base, ctx)(w)]), cofactor: '1' });
  if (B.kind === 'sqrt')
    facts.push({
      fact: s.law(w, 'ln-root', [B.p], [s.writePositive(B.p, ctx)(w)]),
      cofactor: inverse ? '-1/2' : '1/2',
    });
  if (B.kind === 'power')
    facts.push({ fact: writeLogarithmOfPower(s, B, ctx)(w), cofactor: inverse ? '-1' : '1' });
  if (B.kind === 'exp') facts.push({ fact: s.law(w, 'ln-exp', [B.p], []), cofactor: inverse ? '-1' : '1' });
  const says = inverse ? padd(k.atom(k.unary('ln', k.faithfulInv(base))), value) : psub(lnBase, value);
  return w.step({
    rule: 'combine',
    says: w.term(says),
    relation: '=',
    summands: [],
    equations: facts,
    nonzero: [],
  });
}

/** Whether the condition of a case says `p >= 0`. */
function assumed(p: Poly, ctx: Ctx): boolean {
  const key = pkey(p);
  return ctx.real.some((r) => pkey(r) === key);
}

// ---- sums

function explainSum(s: Knowledge, A: SumAtom, ctx: Ctx): Equation | null {
  const { k } = s;
  const d = sub(A.hi, A.lo);
  const short = shortRange(s, A, ctx);
  if (short) return short;
  const inside = ctxRange(ctx, A.v, A.lo, A.hi);
  let body = s.norm(A.body, inside);
  const cut = cutAtTie(s, A, body, inside, ctx);
  if (cut) return cut;
  const fractions = partialFractions(s, body, A.v, inside);
  if (fractions) body = fractions;
  const split = [...body.values()].map(([c, m]) => ({
    factor: k.mono(
      c,
      m.filter(([a]) => !s.at(a).vars.has(A.v)),
    ),
    part: m.filter(([a]) => s.at(a).vars.has(A.v)),
  }));
  const changed = pkey(body) !== pkey(A.body);
  const [first] = split;
  if (!changed && split.length === 1 && first && pkey(first.factor) === pkey(PONE))
    return closedForm(s, A, first.part, d, ctx);
  let value = P0;
  const parts = split.map(({ factor, part }) => {
    const inner = k.mono(Q1, part);
    value = padd(value, k.mul(factor, k.atom(k.reduction('sum', A.v, A.lo, A.hi, inner))));
    return { factor, body: inner };
  });
  const write: Proof = (w) => {
    const range = { variable: w.variable(A.v), from: w.index(A.lo), to: w.index(A.hi) };
    const equations: { fact: number; cofactor: string }[] = [];
    if (changed) {
      const block = w.block((x) => s.combine(x, inside, psub(A.body, body), '=', []));
      equations.push({ fact: w.step({ rule: 'term by term', ...range, block }), cofactor: '1' });
      const lines = [
        { factor: '1', body: w.term(A.body) },
        ...parts.map((part) => ({ factor: w.term(pneg(part.factor)), body: w.term(part.body) })),
      ];
      equations.push({ fact: w.step({ rule: 'linear', ...range, parts: lines }), cofactor: '-1' });
    } else {
      const lines = parts.map((part) => ({ factor: w.term(part.factor), body: w.term(part.body) }));
      equations.push({ fact: w.step({ rule: 'linear', ...range, parts: lines }), cofactor: '1' });
    }
    // Factors may cancel against the sums.
    const nonzero = s.denominators(
      w,
      parts.map((part) => part.factor),
      ctx,
    );
    return w.step({
      rule: 'combine',
      says: w.term(psub(k.atom(A.id), value)),
      relation: '=',
      summands: [],
      equations,
      nonzero,
    });
  };
  return through(s, A.id, value, ctx, write);
}

function writeSplit(s: Knowledge, A: SumAtom, cuts: readonly Form[]): Proof {
  return (w) => {
    void s;
    return w.step({
      rule: 'split',
      operator: 'sum',
      variable: w.variable(A.v),
      from: w.index(A.lo),
      to: w.index(A.hi),
      body: w.term(A.body),
      cuts: cuts.map((cut) => w.index(cut)),
    });
  };
}

/** The value of the pieces as the checker makes them: one index is the body there, none is 0. */
export function pieces(s: Knowledge, A: SumAtom, cuts: readonly Form[]): Poly {
  const starts = [A.lo, ...cuts];
  const ends = [...cuts.map((cut) => shift(cut, -1)), A.hi];
  return starts.reduce((sum, lo, i) => {
    const hi = ends[i]!;
    const length = sub(hi, lo);
    if (isConstant(length) && length.c === -1) return sum;
    const piece =
      isConstant(length) && length.c === 0
        ? s.k.bodyAt(A, lo)
        : s.k.atom(s.k.reduction('sum', A.v, lo, hi, A.body));
    return padd(sum, piece);
  }, P0);
}

/** A sum cut into pieces, as they are. */
export function rawSplitEquation(s: Knowledge, A: SumAtom, cuts: readonly Form[]): Equation {
  return { atom: A.id, value: pieces(s, A, cuts), write: writeSplit(s, A, cuts) };
}

/** A sum cut into pieces; the cuts are in order for certain. */
export function splitEquation(s: Knowledge, A: SumAtom, cuts: readonly Form[], ctx: Ctx): Equation {
  return through(s, A.id, pieces(s, A, cuts), ctx, writeSplit(s, A, cuts));
}

function shortRange(s: Knowledge, A: SumAtom, ctx: Ctx): Equation | null {
  const d = sub(A.hi, A.lo);
  if (isConstant(d) && d.c >= 0 && d.c <= SHORT)
    return splitEquation(
      s,
      A,
      Array.from({ length: d.c }, (_, i) => shift(A.lo, i + 1)),
      ctx,
    );
  if (s.order.ge0(shift(scale(d, -1), -1), ctx))
    return { atom: A.id, value: P0, write: writeSplit(s, A, []) };
  return null;
}

/** Where a minimum or maximum of the body changes, the range is cut. */
function cutAtTie(s: Knowledge, A: SumAtom, body: Poly, inside: Ctx, ctx: Ctx): Equation | null {
  for (const tie of tiesOf(s, body, inside)) {
    const c = tie.v[A.v];
    if (c === undefined) {
      s.wish(tie, ctx);
      continue;
    }
    if (Math.abs(c) !== 1) continue;
    // tie = c*v + rest is >= 0 from the cut on (or up to it).
    const rest = s.k.extremes.substitute(tie, A.v, constant(0));
    const at = c === 1 ? scale(rest, -1) : shift(rest, 1);
    const other = c === 1 ? shift(at, 1) : shift(at, -1);
    const fits = (cut: Form) => s.order.le(A.lo, cut, ctx) && s.order.le(cut, shift(A.hi, 1), ctx);
    const lonely = (cut: Form) => {
      const length = sub(A.hi, cut);
      return isConstant(length) && length.c <= 0;
    };
    const options = [at, other].filter(fits);
    const chosen = options.find(lonely) ?? options[0];
    if (chosen) return splitEquation(s, A, [chosen], ctx);
    for (const cut of [at, other]) {
      s.wish(sub(cut, A.lo), ctx);
      s.wish(sub(shift(A.hi, 1), cut), ctx);
    }
  }
  return null;
}

/** Differences of the two sides of each undecided minimum or maximum of indices. */
function tiesOf(s: Knowledge, body: Poly, ctx: Ctx): Form[] {
  const ties: Form[] = [];
  const visit = (p: Poly) => {
    for (const a of topAtoms(p)) {
      const A = s.at(a);
      for (const name of A.vars) {
        const extreme = s.k.extremes.get(name);
        if (
          extreme &&
          [...s.k.extremes.names(extreme.left), ...s.k.extremes.names(extreme.right)].every((n) =>
            ctx.vars.includes(n),
          )
        )
          ties.push(sub(extreme.left, extreme.right));
      }
      if (A.kind === 'max' || A.kind === 'min') {
        const form = formOf(s, psub(A.p, A.q));
        if (form) ties.push(form);
        visit(A.p);
        visit(A.q);
      }
      if (A.kind === 'den' || A.kind === 'sqrt' || A.kind === 'ln') visit(A.p);
    }
  };
  visit(body);
  return ties;
}

/** A polynomial in indices of degree 1 with whole coefficients. */
export function formOf(s: Knowledge, p: Poly): Form | null {
  let form = constant(0);
  for (const [, [c, m]] of p) {
    if (!c.isInteger) return null;
    const n = Number(c.numerator);
    if (m.length === 0) form = shift(form, n);
    else {
      const [[a, e]] = m as [readonly [number, number]];
      const A = s.at(a);
      if (m.length !== 1 || e !== 1 || A.kind !== 'idx') return null;
      form = add(form, variable(A.name), n);
    }
  }
  return form;
}

/** `1/(x*y)` as a difference of `1/x` and `1/y`, for x and y linear in v. */
function partialFractions(s: Knowledge, body: Poly, v: string, ctx: Ctx): Poly | null {
  const { k } = s;
  let result = P0;
  let hit = false;
  for (const [, [c, m]] of body) {
    const linear = m.flatMap(([a, e]) => {
      const l = e === -1 ? linearIn(s, a, v) : null;
      return l ? [{ a, ...l }] : [];
    });
    const [x, y] = linear;
    if (x && y) {
      const determinant = psub(pscale(y.rest, x.slope), pscale(x.rest, y.slope));
      if (determinant.size > 0 && (s.isPositive(determinant, ctx) || s.isPositive(pneg(determinant), ctx))) {
        const others = m.filter(([a]) => a !== x.a && a !== y.a);
        const inverse = k.inv(determinant);
        const one = k.mul(k.mono(c.mul(x.slope), mmul(others, [[x.a, -1]])), inverse);
        const two = k.mul(k.mono(c.mul(y.slope).neg(), mmul(others, [[y.a, -1]])), inverse);
        result = padd(result, padd(one, two));
        hit = true;
        continue;
      }
    }
    result = padd(result, k.mono(c, m));
  }
  return hit ? s.norm(result, ctx) : null;
}

function linearIn(s: Knowledge, a: number, v: string): { slope: Rational; rest: Poly } | null {
  const A = s.at(a);
  if (A.kind === 'idx') return A.name === v ? { slope: Q1, rest: P0 } : null;
  if (A.kind !== 'den') return null;
  let slope: Rational | null = null;
  let rest = P0;
  for (const [, [c, m]] of A.p) {
    const x = m.find(([b]) => s.at(b).vars.has(v));
    if (!x) {
      rest = padd(rest, s.k.mono(c, m));
      continue;
    }
    if (m.length !== 1 || x[1] !== 1 || s.at(x[0]).kind !== 'idx') return null;
    slope = c;
  }
  return slope ? { slope, rest } : null;
}

/** A sum over one monomial that is known, shifted, or read backwards. */
function closedForm(s: Knowledge, A: SumAtom, part: Mono, d: Form, ctx: Ctx): Equation | null {
  const { k } = s;
  const [only] = part;
  const B = only ? s.at(only[0]) : null;
  const power = part.length === 0 ? 0 : part.length === 1 && B?.kind === 'idx' ? only![1] : null;
  if (power !== null && power >= 0 && power <= 3 && s.order.ge0(shift(d, 1), ctx))
    return powerSum(s, A, power, ctx);
  const reverse = (): Equation | null => {
    const by = add(A.lo, A.hi);
    const name = k.name('#');
    const moved = k.subst(A.body, A.v, sub(by, variable(name)));
    const first = k.atom(k.reduction('sum', name, A.lo, A.hi, moved));
    return through(s, A.id, first, ctx, (w) => writeReindex(w, A, 'reverse', by));
  };
  if (part.length === 1 && B?.kind === 'den' && only![1] === -1) {
    const linear = linearIn(s, only![0], A.v);
    if (linear) {
      const rest = formOf(s, linear.rest);
      if (linear.slope.equals(Q1) && rest && isConstant(rest)) {
        const name = k.name('#');
        const moved = k.subst(A.body, A.v, shift(variable(name), -rest.c));
        const first = k.atom(k.reduction('sum', name, shift(A.lo, rest.c), shift(A.hi, rest.c), moved));
        return through(s, A.id, first, ctx, (w) => writeReindex(w, A, 'shift', rest));
      }
      const name = k.name('#');
      const moved = s.norm(
        k.subst(A.body, A.v, sub(add(A.lo, A.hi), variable(name))),
        ctxRange(ctx, name, A.lo, A.hi),
      );
      const others = [...k.vars(moved)].some((x) => x !== name);
      if (!others) return reverse();
    }
  }
  let [forwards, backwards] = [0, 0];
  for (const [a] of part) {
    const G = s.at(a);
    if (G.kind !== 'giv') continue;
    for (const i of G.idx) {
      if ((i.v[A.v] ?? 0) < 0) backwards += 1;
      if ((i.v[A.v] ?? 0) > 0) forwards += 1;
    }
  }
  return backwards > 0 && forwards === 0 ? reverse() : null;
}

function writeReindex(w: Writer, A: SumAtom, direction: 'shift' | 'reverse', by: Form): number {
  return w.step({
    rule: 'reindex',
    variable: w.variable(A.v),
    from: w.index(A.lo),
    to: w.index(A.hi),
    body: w.term(A.body),
    direction,
    by: w.index(by),
  });
}

/** Sums of 1, v, v^2, v^3, by a polynomial F with F(v+1) - F(v) = v^power. */
function powerSum(s: Knowledge, A: SumAtom, power: number, ctx: Ctx): Equation {
  const { k } = s;
  const v = k.index(variable(A.v));
  const before = psub(v, PONE);
  const times = (...factors: Poly[]) => factors.reduce((a, b) => k.mul(a, b), PONE);
  const triangular = pscale(times(v, before), Q(1, 2));
  const F = [
    v,
    triangular,
    pscale(times(v, before, psub(pscale(v, Q(2)), PONE)), Q(1, 6)),
    times(triangular, triangular),
  ][power]!;
  const at = (i: Form) => k.subst(F, A.v, i);
  const value = psub(at(shift(A.hi, 1)), at(A.lo));
  const write: Proof = (w) =>
    w.step({
      rule: 'telescope',
      variable: w.variable(A.v),
      from: w.index(A.lo),
      to: w.index(A.hi),
      primitive: w.term(F),
    });
  return { atom: A.id, value: s.norm(value, ctx), write };
}
