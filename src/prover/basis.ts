import type { Rational } from '../arithmetic/index.js';
import { type Algebra, type Ctx, P0, type Poly, padd, pconst, pscale, psub, Q, Q0, Q1 } from './algebra.js';
import { add, type Form, formKey, isConstant, variable } from './form.js';

/** Index variables written in forms that are >= 0: `t = 1 + u`, `T = 1 + u + w`. */
export interface Basis {
  readonly map: ReadonlyMap<number, Poly>;
  /** What each slack stands for. */
  readonly forms: ReadonlyMap<number, Form>;
  /** Hypotheses that the basis does not make obvious. */
  readonly left: readonly Form[];
}

/** More hypotheses than this are not tried in all selections. */
const MAX_HYPOTHESES = 12;

/** The selection of hypotheses in which the most others have coefficients >= 0. */
export function basisOf(k: Algebra, ctx: Ctx): Basis {
  const n = ctx.vars.length;
  const known = (h: Form) => !isConstant(h) && Object.keys(h.v).every((v) => ctx.vars.includes(v));
  const hyps = distinct(ctx.hyps.flatMap((h) => sides(k, h)).filter(known));
  let best: (Basis & { score: number }) | null = null;
  const forms = new Map<number, Form>();
  const slacks = hyps.map((h) => {
    const id = k.slack(`u ${formKey(h)}`);
    forms.set(id, h);
    return k.atom(id);
  });
  const consider = (chosen: readonly number[]) => {
    const inverse = invert(chosen.map((j) => ctx.vars.map((v) => Q(hyps[j]!.v[v] ?? 0))));
    if (!inverse) return;
    const values = ctx.vars.map((_, i) => {
      let p = P0;
      chosen.forEach((j, c) => {
        p = padd(p, pscale(psub(slacks[j]!, pconst(hyps[j]!.c)), inverse[i]![c]!));
      });
      return p;
    });
    let covered = 0;
    const left: Form[] = [];
    hyps.forEach((h, j) => {
      if (chosen.includes(j)) return;
      let p = pconst(h.c);
      ctx.vars.forEach((v, i) => {
        if (h.v[v]) p = padd(p, pscale(values[i]!, Q(h.v[v]!)));
      });
      if ([...p.values()].every(([c]) => c.sign >= 0)) covered += 1;
      else left.push(h);
    });
    let negative = 0;
    for (const p of values) for (const [c] of p.values()) if (c.sign < 0) negative += 1;
    const whole = inverse.every((row) => row.every((x) => x.isInteger)) ? 1 : 0;
    const score = covered * 100 - negative * 10 + whole;
    if (!best || score > best.score)
      best = { score, map: new Map(ctx.vars.map((v, i) => [k.idx(v), values[i]!])), forms, left };
  };
  const pick = (i: number, chosen: readonly number[]) => {
    if (chosen.length === n) {
      consider(chosen);
      return;
    }
    if (i >= hyps.length) return;
    pick(i + 1, [...chosen, i]);
    pick(i + 1, chosen);
  };
  if (n > 0 && hyps.length >= n && hyps.length <= MAX_HYPOTHESES) pick(0, []);
  return best ?? { map: new Map(), forms, left: hyps };
}

/** `k - max(a, b) >= 0` says it of both sides, and so does `min(a, b) - k >= 0`. */
function sides(k: Algebra, h: Form): Form[] {
  for (const name of Object.keys(h.v)) {
    const extreme = k.extremes.get(name);
    const c = h.v[name]!;
    if (!extreme || (extreme.kind === 'max') !== c < 0) continue;
    const rest = add(h, variable(name), -c);
    return [extreme.left, extreme.right].flatMap((side) => sides(k, add(rest, side, c)));
  }
  return [h];
}

function distinct(forms: readonly Form[]): Form[] {
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = formKey(form);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function invert(rows: readonly (readonly Rational[])[]): Rational[][] | null {
  const n = rows.length;
  const m = rows.map((row, i) => [...row, ...rows.map((_, j) => (i === j ? Q1 : Q0))]);
  for (let c = 0; c < n; c += 1) {
    const pivot = m.findIndex((row, i) => i >= c && row[c]!.sign !== 0);
    if (pivot < 0) return null;
    [m[c], m[pivot]] = [m[pivot]!, m[c]!];
    const scale = Q1.div(m[c]![c]!);
    m[c] = m[c]!.map((x) => x.mul(scale));
    for (let r = 0; r < n; r += 1) {
      if (r === c || m[r]![c]!.sign === 0) continue;
      const factor = m[r]![c]!;
      m[r] = m[r]!.map((x, j) => x.sub(factor.mul(m[c]![j]!)));
    }
  }
  return m.map((row) => row.slice(n));
}
