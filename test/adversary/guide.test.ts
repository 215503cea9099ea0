import { describe, expect, it } from 'vitest';
import { exactPoint, positionOf } from '../../src/adversary/climb/index.js';
import { generatePoint } from '../../src/adversary/generate.js';
import { shapeHints } from '../../src/adversary/hints.js';
import { Landscape } from '../../src/adversary/landscape/landscape.js';
import { choicesOf } from '../../src/adversary/random.js';
import { Missing } from '../../src/evaluation/index.js';
import { instances, Judge } from '../../src/judgement/index.js';
import type { Claim } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';

// The points of a claim about a method are functions: nothing guides a climb there.
const CLAIMS = loadDocuments(['proofs'])
  .documents.flatMap(({ claims }) => claims)
  .filter(({ method }) => !method);
const HORIZONS = [1, 2, 5, 9];

/** The logarithm of the largest ratio of the sides by the judge's enclosures; `null` where signs differ or a side is missing. */
function certifiedHeight(
  claim: Claim,
  judge: Judge,
  statement: number,
  point: Parameters<Judge['ladder']>[0],
) {
  const { relation, left, right } = claim.statements[statement]!;
  const interpreter = judge.ladder(point).at('binary64');
  let highest = Number.NEGATIVE_INFINITY;
  for (const indices of instances(claim, claim.statements[statement]!, point)) {
    const sides = [interpreter.value(left, indices), interpreter.value(right, indices)];
    if (sides.some((side) => side instanceof Missing)) return null;
    const [a, b] = sides.map((side) => interpreter.arithmetic.bounds(side)) as [
      { lower: number; upper: number },
      { lower: number; upper: number },
    ];
    if (!(a.lower > 0 && b.lower > 0) || a.upper > 1e300 || b.upper > 1e300) return null;
    if (a.upper / a.lower > 1 + 1e-9 || b.upper / b.lower > 1 + 1e-9) return null;
    const ratio = a.lower / b.lower;
    highest = Math.max(highest, Math.log(relation.startsWith('<') ? ratio : 1 / ratio));
  }
  return highest;
}

describe('floating-point guidance', () => {
  it('sees the heights that the judge certifies, on every claim of the series', () => {
    let compared = 0;
    for (const claim of CLAIMS) {
      const hints = shapeHints(claim);
      const judge = new Judge(claim);
      const landscape = new Landscape(claim, hints);
      for (const horizon of HORIZONS) {
        const point = generatePoint(claim, hints, horizon, choicesOf('guide', claim.name, horizon));
        if (!point || judge.admissible(point).truth !== 'yes') continue;
        const position = positionOf(claim, point);
        for (const [index, { relation }] of claim.statements.entries()) {
          const certified = relation === '=' ? null : certifiedHeight(claim, judge, index, point);
          if (certified === null || Math.abs(certified) > 100) continue;
          expect(landscape.height(position, index)).toBeCloseTo(certified, 5);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  it('turns a position into the exact point that it came from', () => {
    for (const claim of CLAIMS) {
      const hints = shapeHints(claim);
      const point = generatePoint(claim, hints, 3, choicesOf('position', claim.name));
      if (!point) continue;
      const back = exactPoint(claim, hints, positionOf(claim, point), 15);
      const numbers = (values: unknown): number[] =>
        [values].flat(3).map((q) => (q as { approximate(): number }).approximate());
      const [was, is] = [numbers(point.values), numbers(back!.values)];
      for (const [i, value] of was.entries())
        expect(Math.abs(is[i]! - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-9);
    }
  });
});
