import type { Ctx } from './algebra.js';
import { add, type Extremes, type Form, formKey, isConstant, shift, sub, variable } from './form.js';

/** More undecided minima and maxima than this are not taken apart. */
const MAX_EXTREMES = 3;

/** Whether forms are >= 0 in a context: a short search for a sum of hypotheses. The checker decides the same question completely. */
export class Order {
  private readonly memo = new Map<string, boolean>();

  constructor(private readonly extremes: Extremes) {}

  ge0(a: Form, ctx: Ctx): boolean {
    if (isConstant(a)) return a.c >= 0;
    const key = `${formKey(a)}#${ctx.key}`;
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const answer = this.decide(a, ctx.hyps, MAX_EXTREMES);
    this.memo.set(key, answer);
    return answer;
  }

  /** A minimum is one of its two sides: both cases. */
  private decide(a: Form, hyps: readonly Form[], left: number): boolean {
    const name = this.extremeIn([a, ...hyps]);
    if (!name || left === 0) return search(a, hyps);
    const { kind, left: l, right: r } = this.extremes.get(name)!;
    const order = kind === 'max' ? sub(l, r) : sub(r, l);
    const put = (value: Form) => (f: Form) =>
      f.v[name] ? add(add(f, variable(name), -f.v[name]!), value, f.v[name]!) : f;
    return (
      this.decide(put(l)(a), [...hyps.map(put(l)), order], left - 1) &&
      this.decide(put(r)(a), [...hyps.map(put(r)), shift(add({ c: 0, v: {} }, order, -1), -1)], left - 1)
    );
  }

  private extremeIn(forms: readonly Form[]): string | undefined {
    for (const form of forms)
      for (const name of Object.keys(form.v)) if (this.extremes.get(name)) return name;
    return undefined;
  }

  le(a: Form, b: Form, ctx: Ctx): boolean {
    return this.ge0(sub(b, a), ctx);
  }
}

function search(a: Form, hyps: readonly Form[]): boolean {
  const seen = new Set<string>();
  const go = (x: Form, depth: number): boolean => {
    if (isConstant(x)) return x.c >= 0;
    if (depth === 0) return false;
    const k = `${formKey(x)}/${depth}`;
    if (seen.has(k)) return false;
    seen.add(k);
    return hyps.some((h) => {
      const useful = Object.keys(h.v).some((n) => x.v[n] && Math.sign(x.v[n]) === Math.sign(h.v[n]!));
      return useful && go(sub(x, h), depth - 1);
    });
  };
  return go(a, 5);
}
