import { type Ctx, type Mono, P0, PONE, type Poly, padd, pkey, pneg, psub, Q1 } from './algebra.js';
import type { Factor, Knowledge, Prove, Rel, Summand } from './knowledge.js';
import type { Proof } from './writer.js';

/** More terms than this are no such sum. */
const MOST_TERMS = 5;

/**
 * The inequality of weighted means: `sum of w*t - B >= 0` for weights w >= 0 and positive t and B, from
 * `t >= B*(1 + ln(t) - ln(B))`, if the sum of `w*(1 + ln(t) - ln(B))` is at least 1. So is proved Young's inequality.
 */
export function byWeightedMeans(
  s: Knowledge,
  prove: Prove,
  E: Poly,
  rel: Rel,
  ctx: Ctx,
  depth: number,
): Proof | null {
  if (rel !== '>=' || E.size < 3 || E.size > MOST_TERMS) return null;
  const { k } = s;
  const isPower = (a: number) => s.at(a).kind === 'exp' || s.at(a).kind === 'power';
  const isNumber = (a: number) => isPower(a) || s.at(a).kind === 'giv';
  // One weight for each t.
  const groups = new Map<string, { t: Mono; w: Poly }>();
  for (const [, [c, m]] of E) {
    const t = m.filter(([a]) => isNumber(a) && s.sign(a, ctx) === 'pos');
    const w = k.mono(
      c,
      m.filter((factor) => !t.includes(factor)),
    );
    const key = pkey(k.mono(Q1, t));
    groups.set(key, { t, w: padd(groups.get(key)?.w ?? P0, w) });
  }
  if (![...groups.values()].some(({ t }) => t.some(([a]) => isPower(a)))) return null;
  const ln = (p: Poly) => k.atom(k.unary('ln', p));
  const terms: { w: Poly; sign: Proof; t: Poly }[] = [];
  let B: Poly | null = null;
  for (const { t, w } of groups.values()) {
    const weight = k.faithfulOf(w);
    const sign = s.small(weight, ctx);
    if (sign && t.length > 0) {
      terms.push({ w: weight, sign, t: k.faithfulOf(k.mono(Q1, t)) });
      continue;
    }
    const [only] = [...w.values()];
    if (B || !only || w.size > 1 || only[0].sign > 0 || !only[1].every(([a]) => s.sign(a, ctx) === 'pos'))
      return null;
    B = k.faithfulOf(k.mul(k.mono(only[0].neg(), only[1]), k.mono(Q1, t)));
  }
  if (!B || terms.length === 0) return null;
  const bound = B;
  const inverse = k.faithfulInv(bound);
  let gain: Poly = pneg(PONE);
  const summands: Summand[] = [];
  for (const { w, sign, t } of terms) {
    const ratio = k.mul(t, inverse);
    const below = psub(psub(ratio, PONE), ln(ratio));
    gain = padd(gain, k.mul(w, padd(PONE, ln(ratio))));
    const factors: Factor[] = [
      { kind: 'fact', poly: bound, write: s.writePositive(bound, ctx) },
      { kind: 'fact', poly: w, write: sign },
      {
        kind: 'fact',
        poly: below,
        write: (v) => s.law(v, 'ln-below', [ratio], [s.writePositive(ratio, ctx)(v)]),
      },
    ];
    summands.push({ c: Q1, factors });
  }
  const normal = s.norm(gain, ctx);
  const proof = normal.size === 0 ? null : prove(normal, '>=', ctx, [], depth + 1, 'means');
  if (normal.size > 0 && !proof) return null;
  const rest: Summand[] = proof
    ? [
        {
          c: Q1,
          factors: [
            { kind: 'fact', poly: bound, write: s.writePositive(bound, ctx) },
            { kind: 'fact', poly: normal, write: proof },
          ],
        },
      ]
    : [];
  return (v) => s.combine(v, ctx, E, rel, [...summands, ...rest]);
}
