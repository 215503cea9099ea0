import { describe, expect, it } from 'vitest';
import { checkClaim, judgeAt } from '../../src/campaign/index.js';
import { pointFromJson } from '../../src/evaluation/index.js';
import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { IS_WHOLE, sampled } from '../../test/support/sampled.js';
import { FALSE_GUARANTEES, type PlantedGuarantee, TRUE_GUARANTEES } from './guarantees.js';

const CASES = 2000;
/** What is true has part of it. */
const CASES_OF_TRUE = IS_WHOLE ? CASES : 500;
const SEED = 1;

function claimOf({ name, document }: PlantedGuarantee): Claim {
  const { documents, problems } = resolveDocuments([{ path: 'planted.md', text: document }]);
  expect(problems).toEqual([]);
  return documents[0]!.claims.find((claim) => claim.name === name)!;
}

const hunt = (claim: Claim, cases: number) => checkClaim(claim, { seed: SEED, cases, maxHorizon: 100 });

describe('false guarantees', () => {
  it('are many', () => {
    expect(FALSE_GUARANTEES.length).toBeGreaterThanOrEqual(40);
    expect(FALSE_GUARANTEES.filter(({ holdsForTwo }) => holdsForTwo).length).toBeGreaterThanOrEqual(10);
    expect(new Set(FALSE_GUARANTEES.map(({ name }) => name)).size).toBe(FALSE_GUARANTEES.length);
  });

  const rows = FALSE_GUARANTEES.map((planted) => [planted.name, planted] as const);
  it.each(sampled(rows, 5))('%s', (_, planted) => {
    const claim = claimOf(planted);
    const report = hunt(claim, CASES);
    expect(report.verdict).toBe('refuted');
    const { at } = report.links[0]!.counterexample!;
    if (planted.holdsForTwo) expect(at.T).toBeGreaterThan(2);
    // The point as it is written is all that a reader has.
    const reading = pointFromJson(claim, JSON.parse(JSON.stringify(at)));
    expect(reading.kind).toBe('point');
    const judged = reading.kind === 'point' ? judgeAt(claim, reading.point) : null;
    expect(judged?.kind === 'judged' && judged.report.verdict).toBe('refuted');
  });
});

describe('true guarantees', () => {
  const rows = TRUE_GUARANTEES.map((planted) => [planted.name, planted] as const);
  it.each(sampled(rows, 5))('%s', (_, planted) => {
    expect(hunt(claimOf(planted), CASES_OF_TRUE).verdict).toBe('corroborated');
  });
});
