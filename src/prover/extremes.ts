import { type Atom, type Ctx, ctxRange, type Poly, pkey, pscale, psub, Q1, topAtoms } from './algebra.js';
import { constant, type Form, formKey, variable } from './form.js';
import { type Hypothesis, type Knowledge, type Prove, type Rel, restated } from './knowledge.js';
import type { Proof } from './writer.js';

type Extreme = Atom & { kind: 'maximum' | 'minimum' };

export const isExtreme = (A: Atom): A is Extreme => A.kind === 'maximum' || A.kind === 'minimum';

/** `maximum - body(i) >= 0`, `body(i) - minimum >= 0` at the indices that are open, and the ends of the range. */
export function memberFacts(s: Knowledge, A: Extreme, ctx: Ctx): Hypothesis[] {
  const { k } = s;
  const places = new Map<string, Form>();
  for (const form of [A.lo, A.hi, constant(1), ...ctx.vars.map(variable)])
    if (s.order.le(A.lo, form, ctx) && s.order.le(form, A.hi, ctx)) places.set(formKey(form), form);
  return [...places.values()].map((at) => {
    const [whole, value] = [k.atom(A.id), k.subst(A.body, A.v, at)];
    const poly = A.kind === 'maximum' ? psub(whole, value) : psub(value, whole);
    return {
      poly,
      strict: false,
      name: 'member',
      write: (w) =>
        w.once(`member ${A.key} ${formKey(at)}`, () =>
          w.remember(
            w.step({
              rule: 'member',
              operator: A.kind,
              variable: w.variable(A.v),
              from: w.index(A.lo),
              to: w.index(A.hi),
              body: w.term(A.body),
              at: w.index(at),
            }),
            poly,
            '>=',
          ),
        ),
    };
  });
}

/** `rest - c * maximum rel 0` for a number c > 0 (or `rest + c * minimum`), from `rest/c - body(v) rel 0` for each v in the range. */
export function byExtreme(
  s: Knowledge,
  prove: Prove,
  E: Poly,
  rel: Rel,
  ctx: Ctx,
  extra: readonly Hypothesis[],
  depth: number,
  trail: string,
): Proof | null {
  if (rel === '=') return null;
  const { k } = s;
  for (const id of topAtoms(E)) {
    const A = s.at(id);
    if (!isExtreme(A) || !s.order.le(A.lo, A.hi, ctx)) continue;
    const c = E.get(`${id}^1`)?.[0];
    if (!c || c.sign !== (A.kind === 'maximum' ? -1 : 1)) continue;
    const rest = psub(E, k.mono(c, [[id, 1]]));
    if (topAtoms(rest).has(id)) continue;
    // The bound of a maximum is rest/|c|, that of a minimum -rest/c.
    const bound = pscale(rest, Q1.div(c).neg());
    const v = k.name('w');
    const inside = ctxRange(ctx, v, A.lo, A.hi);
    const value = k.subst(A.body, A.v, variable(v));
    const raw = A.kind === 'maximum' ? psub(bound, value) : psub(value, bound);
    const normal = s.norm(raw, inside);
    const proof = prove(normal, rel, inside, extra, depth + 1, `${trail}/extreme`);
    if (!proof) continue;
    const self = k.atom(id);
    const says = A.kind === 'maximum' ? psub(bound, self) : psub(self, bound);
    const fact: Proof = (w) =>
      w.remember(
        w.step({
          rule: 'extreme',
          operator: A.kind,
          variable: w.variable(v),
          from: w.index(A.lo),
          to: w.index(A.hi),
          body: w.term(value),
          bound: w.term(bound),
          relation: rel,
          block: w.block(restated(s, inside, raw, rel, normal, proof)),
        }),
        says,
        rel,
      );
    return (w) =>
      w.once(`${rel} ${pkey(E)}`, () =>
        s.combine(w, ctx, E, rel, [{ c: c.abs(), factors: [{ kind: 'fact', poly: says, write: fact }] }]),
      );
  }
  return null;
}
