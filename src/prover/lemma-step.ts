import type { Rational } from '../arithmetic/index.js';
import { Blowup, type Ctx, type Mono, minv, mmul, type Poly, psub, Q1 } from './algebra.js';
import type { Factor, Hypothesis, Rel } from './knowledge.js';
import type { Search } from './search.js';
import type { Proof } from './writer.js';

/** More terms than this that a lemma brings in are no help. */
const MAX_GROWTH = 6;

/** `E = E' + m * lemma` for a monomial m >= 0 that takes a sum of E away; then a leaf proves E'. */
export function lemmaStep(
  search: Search,
  E: Poly,
  rel: Rel,
  ctx: Ctx,
  known: readonly Hypothesis[],
  depth = 0,
): Proof | null {
  const { s } = search;
  const { k } = s;
  for (const lemma of known)
    for (const [, [c, m]] of E) {
      const sums = m.filter(([a, e]) => s.at(a).kind === 'sum' && e === 1);
      for (const [, [d, n]] of lemma.poly) {
        if (!n.some(([a, e]) => e === 1 && sums.some(([b]) => a === b))) continue;
        const ratio = c.div(d);
        if (rel === '=' ? !lemma.equation : ratio.sign <= 0) continue;
        try {
          const multiple = s.roots(k.fix(ratio, mmul(m, minv(n))), ctx);
          if (rel === '=' ? multiple.size !== 1 : !s.polySign(multiple, ctx)) continue;
          const rest = s.norm(psub(E, k.mul(multiple, lemma.poly)), ctx);
          if (rest.size > E.size + MAX_GROWTH || !search.sampler.plausible(rest, rel, ctx)) continue;
          const proof =
            search.leaf.prove(
              rest,
              rel,
              ctx,
              known.filter((h) => h.poly.size < 8),
            ) ??
            (depth < 1
              ? lemmaStep(
                  search,
                  rest,
                  rel,
                  ctx,
                  known.filter((h) => h !== lemma),
                  depth + 1,
                )
              : null);
          if (!proof) continue;
          if (rel === '=') {
            const [[, [factor, times]]] = [...multiple] as [[string, readonly [Rational, Mono]]];
            const scaled = k.mul(multiple, lemma.poly);
            const write: Proof = (w) =>
              s.combine(w, ctx, scaled, '=', [], [], [[lemma.poly, lemma.equation!]], times, factor);
            return (w) =>
              s.sumOfEquations(
                w,
                ctx,
                E,
                [
                  [rest, proof],
                  [scaled, write],
                ],
                [],
              );
          }
          const factors: Factor[] = [
            { kind: 'fact', poly: multiple, write: s.writePolySign(multiple, ctx, '>=') },
            { kind: 'fact', poly: lemma.poly, write: lemma.write },
          ];
          return (w) =>
            s.combine(w, ctx, E, rel, [
              { c: Q1, factors: [{ kind: 'fact', poly: rest, write: proof }] },
              { c: Q1, factors },
            ]);
        } catch (error) {
          if (!(error instanceof Blowup)) throw error;
        }
      }
    }
  return null;
}
