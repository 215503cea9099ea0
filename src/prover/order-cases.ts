import { type Ctx, ctxReal, type Poly, pneg, psub, topAtoms } from './algebra.js';
import { type Hypothesis, inBothCases, type Knowledge, type Prove, restated } from './knowledge.js';
import type { Proof } from './writer.js';

/** More terms, or more numbers that may be compared, are no small goal. */
const MOST_TERMS = 6;
const MOST_NUMBERS = 3;

/** Both orders of two positive numbers of the goal: `p*x + (1-p)*y > 0` is `y + p*(x - y)` in one case. */
export function byOrder(
  s: Knowledge,
  prove: Prove,
  E: Poly,
  rel: '>' | '>=',
  ctx: Ctx,
  extra: readonly Hypothesis[],
  depth: number,
  trail: string,
): Proof | null {
  if (E.size > MOST_TERMS) return null;
  const numbers = [...topAtoms(E)].filter((a) => s.at(a).kind === 'giv' && s.sign(a, ctx) === 'pos');
  if (numbers.length > MOST_NUMBERS) return null;
  for (const [i, a] of numbers.entries())
    for (const b of numbers.slice(i + 1)) {
      const order = psub(s.k.atom(a), s.k.atom(b));
      const side = (condition: Poly): Proof | null => {
        const inside = ctxReal(ctx, condition);
        const normal = s.norm(E, inside);
        const proof = prove(normal, rel, inside, extra, depth + 1, `${trail}/order`);
        return proof && restated(s, inside, E, rel, normal, proof);
      };
      const first = side(order);
      const second = first && side(pneg(order));
      if (!first || !second) continue;
      return inBothCases(order, E, rel, first, second);
    }
  return null;
}
