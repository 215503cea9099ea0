import { type Ctx, ctxReal, type Poly, padd, pneg, psub, Q1, topAtoms } from './algebra.js';
import { caseKey, type Knowledge, type Prove } from './knowledge.js';
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
      const squares = s.combine(w, case1, raw, '>=', [
        { c: Q1, factors: [{ kind: 'fact', poly: normal, write: proof }] },
      ]);
      const order = s.law(w, 'root-monotone', [pp, qq], [squares]);
      const zero = s.trivial(w, ctx);
      const sign = s.combine(w, ctx, q, '>=', s.signSummands(q, ctx));
      const assumed = w.once(caseKey(p), closed);
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
          { coefficient: '1', factors: [w.once(caseKey(minus), closed)] },
        ],
        equations: [],
        nonzero: [],
      });
    };
    const block = (poly: Poly) => [{ key: caseKey(poly), poly, relation: '>=' as const }];
    return (w) =>
      w.remember(
        w.step({
          rule: 'cases',
          term: w.term(p),
          blocks: [w.block(above, block(p)), w.block(below, block(minus))],
        }),
        E,
        '>=',
      );
  }
  return null;
}

function closed(): never {
  throw new Error('a case that is not open');
}
