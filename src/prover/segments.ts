import { type Ctx, pkey, topAtoms } from './algebra.js';
import { type Form, formKey, isConstant, shift, sub } from './form.js';
import type { Equation, Session } from './session.js';

/**
 * Sums over one body whose ranges differ, cut at all their ends, where the ends are in order for certain: what they share
 * becomes one sum. One equation for each sum that is cut.
 */
export function segments(s: Session, atoms: Iterable<number>, ctx: Ctx): Equation[] {
  const families = new Map<string, number[]>();
  for (const a of reachable(s, atoms)) {
    const A = s.at(a);
    if (A.kind !== 'sum') continue;
    const key = `${A.v} ${pkey(A.body)}`;
    families.set(key, [...(families.get(key) ?? []), a]);
  }
  return [...families.values()].flatMap((family) => (family.length < 2 ? [] : cutFamily(s, family, ctx)));
}

/** Sums inside roots, too: `sqrt(V[t])` and `V[t-1]` belong together. */
function reachable(s: Session, atoms: Iterable<number>): Set<number> {
  const seen = new Set<number>();
  const pending = [...atoms];
  for (let a = pending.pop(); a !== undefined; a = pending.pop()) {
    if (seen.has(a)) continue;
    seen.add(a);
    const A = s.at(a);
    if (A.kind === 'sqrt' || A.kind === 'ln') pending.push(...topAtoms(A.p));
  }
  return seen;
}

function cutFamily(s: Session, family: readonly number[], ctx: Ctx): Equation[] {
  const points: Form[] = [];
  for (const a of family) {
    const A = s.at(a);
    if (A.kind !== 'sum') return [];
    const end = shift(A.hi, 1);
    if (!s.order.le(A.lo, end, ctx)) return [];
    for (const point of [A.lo, end])
      if (!points.some((p) => formKey(p) === formKey(point))) points.push(point);
  }
  const sorted: Form[] = [];
  for (const point of points) {
    let at = 0;
    while (at < sorted.length && s.order.le(sorted[at]!, point, ctx)) at += 1;
    sorted.splice(at, 0, point);
  }
  for (let i = 0; i + 1 < sorted.length; i += 1) if (!s.order.le(sorted[i]!, sorted[i + 1]!, ctx)) return [];
  return family.flatMap((a) => {
    const A = s.at(a);
    if (A.kind !== 'sum') return [];
    const end = shift(A.hi, 1);
    const from = sorted.findIndex((p) => formKey(p) === formKey(A.lo));
    const to = sorted.findIndex((p) => formKey(p) === formKey(end));
    const cuts = sorted.slice(from + 1, to).filter((cut) => {
      const d = sub(cut, A.lo);
      return !isConstant(d) || d.c !== 0;
    });
    return cuts.length === 0 ? [] : [s.split(A, cuts, ctx)];
  });
}
