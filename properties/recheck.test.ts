import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Judge } from '../src/judgement/index.js';
import { type Claim, ProblemError, resolveDocuments } from '../src/language/index.js';
import { recheck } from '../src/recheck/index.js';
import { IS_WHOLE } from '../test/support/sampled.js';
import { claimText } from './kernel/random-claims.js';
import { randomPoint, units } from './kernel/random-points.js';

const CLAIMS = IS_WHOLE ? 300 : 100;
const POINTS = 4;
const SEED = 11;

function claimOf(lines: string): Claim | null {
  const text = `\`\`\`claim random\n${lines}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path: 'random.md', text }], () => null);
  return problems.length > 0 ? null : documents[0]!.claims[0]!;
}

describe('the second evaluator and the judge', () => {
  it('never contradict each other on random claims, and mostly both are certain', () => {
    const counts = { confirmed: 0, 'not rechecked': 0, disagrees: 0 };
    let opposites = 0;
    fc.assert(
      fc.property(claimText, fc.integer(), (text, seed) => {
        const claim = claimOf(text);
        fc.pre(claim !== null);
        const unit = units(seed);
        const judge = new Judge(claim);
        for (let i = 0; i < POINTS; i += 1) {
          const kind = i % 2 === 0 ? 'integers' : 'moderate';
          const { point } = randomPoint(claim, 1 + Math.floor(unit() * 4), kind, unit);
          try {
            const { findings } = judge.examine(point);
            for (const [s, finding] of findings.entries()) {
              const statement = claim.statements[s]!;
              if (finding.outcome === 'violated' || finding.outcome === 'does not exist') {
                const { outcome, indices } = finding;
                const said = recheck(claim, point, { statement, indices, outcome });
                counts[said.kind] += 1;
                expect(said.kind, JSON.stringify({ said, at: point.horizon, outcome })).not.toBe('disagrees');
              }
              // Of what holds everywhere no failure is ever confirmed.
              if (finding.outcome === 'holds' && statement.ranges.length === 0) {
                const indices = new Array<number>(claim.slots).fill(0);
                indices[0] = point.horizon;
                const said = recheck(claim, point, { statement, indices, outcome: 'violated' });
                expect(said.kind).not.toBe('confirmed');
                if (said.kind === 'disagrees') opposites += 1;
              }
            }
          } catch (error) {
            if (!(error instanceof ProblemError)) throw error;
          }
        }
      }),
      { numRuns: CLAIMS, seed: SEED },
    );
    expect(counts.confirmed).toBeGreaterThan(CLAIMS / 2);
    expect(counts['not rechecked']).toBeLessThan(counts.confirmed / 5);
    expect(opposites).toBeGreaterThan(CLAIMS / 10);
  });
});
