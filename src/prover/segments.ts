import { type Ctx, padd, pkey, psub, topAtoms } from './algebra.js';
import { type Form, formKey, isConstant, shift, sub } from './form.js';
import type { Equation, Knowledge } from './knowledge.js';

/**
 * Sums over one body whose ranges differ, cut at all their ends, where the ends are in order for certain: what they share
 * becomes one sum. One equation for each sum that is cut.
 */
export function segments(s: Knowledge, atoms: Iterable<number>, ctx: Ctx): Equation[] {
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
function reachable(s: Knowledge, atoms: Iterable<number>): Set<number> {
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

function cutFamily(s: Knowledge, family: readonly number[], ctx: Ctx): Equation[] {
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
  for (let i = 0; i + 1 < sorted.length; i += 1)
    if (!s.order.le(sorted[i]!, sorted[i + 1]!, ctx)) return hull(s, family);
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

/** Ends that differ by at most this are made equal term by term. */
const NEAR = 6;

/** Where the order of the ends is not certain (2..T and 1..T-1 at T = 1): each sum from the smallest that contains them all. */
function hull(s: Knowledge, family: readonly number[]): Equation[] {
  const sums = family.flatMap((a) => {
    const A = s.at(a);
    return A.kind === 'sum' ? [A] : [];
  });
  const [first] = sums;
  if (!first) return [];
  let [lo, hi] = [first.lo, first.hi];
  for (const A of sums) {
    const [before, after] = [sub(A.lo, lo), sub(A.hi, hi)];
    if (!isConstant(before) || !isConstant(after)) return [];
    if (before.c < 0) lo = A.lo;
    if (after.c > 0) hi = A.hi;
  }
  const whole = s.at(s.k.reduction('sum', first.v, lo, hi, first.body));
  if (whole.kind !== 'sum') return [];
  return sums.flatMap((A): Equation[] => {
    const [before, after] = [sub(A.lo, lo).c, sub(hi, A.hi).c];
    if (A.id === whole.id || before + after > NEAR) return [];
    const cuts = [
      ...Array.from({ length: before }, (_, i) => shift(lo, i + 1)),
      ...Array.from({ length: after }, (_, i) => shift(A.hi, i + 1)),
    ];
    const split = s.rawSplit(whole, cuts);
    // whole = points + A, read as A = whole - points.
    const value = padd(s.k.atom(whole.id), psub(s.k.atom(A.id), split.value));
    const write: Equation['write'] = (w) =>
      w.step({
        rule: 'combine',
        says: w.term(psub(s.k.atom(A.id), value)),
        relation: '=',
        summands: [],
        equations: [{ fact: split.write(w), cofactor: '-1' }],
        nonzero: [],
      });
    return [{ atom: A.id, value, write }];
  });
}
