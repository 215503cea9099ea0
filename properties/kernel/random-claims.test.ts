import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileBounds, compileKernel } from '../../src/compiled/index.js';
import { domainPremises } from '../../src/judgement/index.js';
import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { IS_WHOLE } from '../../test/support/sampled.js';
import { compareBounds, compareDecisions } from './against-decimal.js';
import { claimText } from './random-claims.js';
import { type Magnitudes, randomPoint, units } from './random-points.js';

const CLAIMS = IS_WHOLE ? 250 : 80;
const SEED = 20;

/** Long horizons in between: what a long case leaves in a kernel's arrays must not be read by a short one. */
const POINTS: readonly { readonly magnitudes: Magnitudes; readonly maxHorizon: number }[] = [
  { magnitudes: 'moderate', maxHorizon: 3 },
  { magnitudes: 'integers', maxHorizon: 9 },
  { magnitudes: 'extreme', maxHorizon: 3 },
  { magnitudes: 'moderate', maxHorizon: 40 },
  { magnitudes: 'integers', maxHorizon: 3 },
  { magnitudes: 'extreme', maxHorizon: 9 },
  { magnitudes: 'moderate', maxHorizon: 9 },
  { magnitudes: 'integers', maxHorizon: 5 },
  { magnitudes: 'moderate', maxHorizon: 2 },
];

function claimOf(lines: string): Claim | null {
  const text = `\`\`\`claim random\n${lines}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path: 'random.md', text }], () => null);
  return problems.length > 0 ? null : documents[0]!.claims[0]!;
}

describe('kernels of random claims', () => {
  it('enclose what 320 digits say, and decide alike', () => {
    let compared = 0;
    let decided = 0;
    fc.assert(
      fc.property(claimText, fc.integer(), (text, seed) => {
        const claim = claimOf(text);
        fc.pre(claim !== null);
        const unit = units(seed);
        const statement = claim.statements[0]!;
        const sides = [statement.left, statement.right].map((e) => ({
          e,
          made: compileBounds(claim, statement.ranges, e),
        }));
        const whole = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
        for (const { magnitudes, maxHorizon } of POINTS) {
          const point = randomPoint(claim, 1 + Math.floor(unit() * maxHorizon), magnitudes, unit);
          for (const { e, made } of sides)
            if (made.kind === 'compiled') compared += compareBounds(made.kernel, claim, statement, e, point);
          if (whole.kind === 'compiled') decided += compareDecisions(whole.kernel, claim, point);
        }
      }),
      { numRuns: CLAIMS, seed: SEED },
    );
    expect(compared).toBeGreaterThan(20 * CLAIMS);
    expect(decided).toBeGreaterThan(2 * CLAIMS);
  });
});
