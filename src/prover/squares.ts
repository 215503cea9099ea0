import { type Ctx, ctxReal, type Poly, padd, pneg, psub, topAtoms } from './algebra.js';
import { inBothCases, type Knowledge, openCase, type Prove, restated } from './knowledge.js';
import type { Proof } from './writer.js';

/** More terms than this are not squared. */
const MOST_TERMS = 4;

/**
 * `q - p >= 0` from `q^2 - p^2 >= 0`, for q >= 0 and one term p: where p >= 0 roots keep the order, and where p <= 0 there is nothing
 * to prove.
 */
export function bySquares(
  s: Knowledge,
  prove: Prove,
  E: Poly,
  ctx: Ctx,
  depth: number,
  trail: string,
): Proof | null {
  const { k } = s;
  if (E.size > MOST_TERMS) return null;
  for (const [, [c, m]] of E) {
    const p = pneg(k.mono(c, m));
    const q = padd(E, p);
    if (c.sign > 0 || q.size === 0 || !s.polySign(q, ctx)) continue;
    const hasRoot = [...topAtoms(E)].some((a) => s.at(a).kind === 'sqrt');
    if (!hasRoot) continue;
    const [pp, qq] = [k.mul(p, p), k.mul(q, q)];
    const raw = psub(qq, pp);
    const normal = s.norm(raw, ctx);
    const proof = prove(normal, '>=', ctx, [], depth + 1, `${trail}/square`);
    if (!proof) continue;
    const case1 = ctxReal(ctx, p);
    const minus = pneg(p);
    const root = (x: Poly) => k.atom(k.unary('sqrt', x));
    const above: Proof = (w) => {
      const squares = restated(s, case1, raw, '>=', normal, proof)(w);
      const order = s.law(w, 'root-monotone', [pp, qq], [squares]);
      const zero = s.trivial(w, ctx);
      const sign = s.combine(w, ctx, q, '>=', s.signSummands(q, ctx));
      const assumed = openCase(p)(w);
      const [first, second] = [
        s.law(w, 'root-value', [qq, q], [sign, zero]),
        s.law(w, 'root-value', [pp, p], [assumed, zero]),
      ];
      return w.step({
        rule: 'combine',
        says: w.term(E),
        relation: '>=',
        summands: [{ coefficient: '1', factors: [order] }],
        equations: [
          { fact: first, cofactor: '-1' },
          { fact: second, cofactor: '1' },
        ],
        nonzero: s.denominators(w, [root(qq), root(pp)], ctx),
      });
    };
    const below: Proof = (w) => {
      const sign = s.combine(w, ctx, q, '>=', s.signSummands(q, ctx));
      return w.step({
        rule: 'combine',
        says: w.term(E),
        relation: '>=',
        summands: [
          { coefficient: '1', factors: [sign] },
          { coefficient: '1', factors: [openCase(minus)(w)] },
        ],
        equations: [],
        nonzero: [],
      });
    };
    return inBothCases(p, E, '>=', above, below);
  }
  return null;
}
