import { type Ctx, type Poly, psub, type SumAtom, topAtoms } from './algebra.js';
import { add, constant, type Form, formKey, scale, sub, variable } from './form.js';
import type { Equation } from './knowledge.js';
import type { Session } from './session.js';

/** Double sums in E in the other order, where Fourier and Motzkin's elimination gives its ends; `null`: there is none. */
export function exchange(s: Session, E: Poly, ctx: Ctx): Equation[] | null {
  const equations: Equation[] = [];
  for (const a of topAtoms(E)) {
    const A = s.at(a);
    if (A.kind !== 'sum') continue;
    const equation = exchangeOne(s, A, ctx);
    if (equation) equations.push(equation);
  }
  return equations.length > 0 ? equations : null;
}

function exchangeOne(s: Session, A: SumAtom, ctx: Ctx): Equation | null {
  const { k } = s;
  if (A.body.size !== 1) return null;
  const [[, [coefficient, mono]]] = [...A.body] as [
    [string, readonly [never, readonly (readonly [number, number])[]]],
  ];
  const inner = mono.filter(([b, e]) => {
    const B = s.at(b);
    return e === 1 && B.kind === 'sum' && (B.lo.v[A.v] || B.hi.v[A.v]);
  });
  if (inner.length !== 1 || mono.some(([b]) => s.at(b).kind === 'giv')) return null;
  const I = s.at(inner[0]![0]) as SumAtom;
  if (![...topAtoms(I.body)].some((b) => s.at(b).kind === 'giv')) return null;
  const [x, t] = [k.name('x'), k.name('y')];
  const put = (f: Form) => k.extremes.substitute(f, A.v, variable(x));
  const [lo, hi] = [put(I.lo), put(I.hi)];
  const conditions = [
    sub(variable(x), A.lo),
    sub(A.hi, variable(x)),
    sub(variable(t), lo),
    sub(hi, variable(t)),
  ];
  const without = (h: Form, v: string) => k.extremes.substitute(h, v, constant(0));
  const low: Form[] = [];
  const high: Form[] = [];
  const other: Form[] = [];
  for (const h of conditions) {
    const q = h.v[x] ?? 0;
    if (q === 1) low.push(scale(without(h, x), -1));
    else if (q === -1) high.push(without(h, x));
    else if (q === 0) other.push(h);
    else return null;
  }
  for (const p of low)
    for (const q of high) {
      const h = sub(q, p);
      if (h.v[t]) other.push(h);
      else if (!s.order.ge0(add(h, constant(1)), ctx)) return null;
    }
  const starts: Form[] = [];
  const ends: Form[] = [];
  for (const h of other) {
    const q = h.v[t] ?? 0;
    if (q === 1) starts.push(scale(without(h, t), -1));
    else if (q === -1) ends.push(without(h, t));
    else return null;
  }
  const from = starts.find((p) => starts.every((q) => s.order.le(q, p, ctx)));
  const to = ends.find((p) => ends.every((q) => s.order.le(p, q, ctx)));
  if (!from || !to) return null;
  const kind = (forms: readonly Form[], extreme: 'min' | 'max') =>
    [...new Map(forms.map((f) => [formKey(f), f])).values()].reduce((p, q) => k.extremes.form(extreme, p, q));
  const [innerFrom, innerTo] = [kind(low, 'max'), kind(high, 'min')];
  const outerBody = k.mono(
    coefficient,
    mono.filter(([b]) => b !== I.id),
  );
  const body = k.mul(
    k.subst(outerBody, A.v, variable(x)),
    k.subst(k.bodyAt(I, variable(t)), A.v, variable(x)),
  );
  const value = k.atom(
    k.reduction('sum', t, from, to, k.atom(k.reduction('sum', x, innerFrom, innerTo, body))),
  );
  // The double sum with the factor inside: what the rule speaks of.
  const together = k.reduction('sum', x, A.lo, A.hi, k.atom(k.reduction('sum', t, lo, hi, body)));
  const rule: Equation = {
    atom: together,
    value,
    write: (w) =>
      w.step({
        rule: 'exchange',
        variable: w.variable(x),
        from: w.index(A.lo),
        to: w.index(A.hi),
        inner: { variable: w.variable(t), from: w.index(lo), to: w.index(hi) },
        outer: { from: w.index(from), to: w.index(to) },
        swapped: { from: w.index(innerFrom), to: w.index(innerTo) },
        body: w.term(body),
      }),
  };
  const normal = s.norm(value, ctx);
  return {
    atom: A.id,
    value: normal,
    write: (w) => {
      // A - normal = (A - together) + (together - value) + (value - normal); normal forms are the same for the first and the last.
      const difference = psub(k.atom(together), value);
      return s.combine(w, ctx, psub(k.atom(A.id), normal), '=', [], [], [[difference, rule.write]]);
    },
  };
}
