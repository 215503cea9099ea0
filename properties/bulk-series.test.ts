import { describe, expect, it } from 'vitest';
import { bulkHunt } from '../src/adversary/bulk/index.js';
import { loadDocuments } from '../src/files/index.js';
import { type Claim, resolveDocuments } from '../src/language/index.js';

const SEED = 1;
/** Short horizons: the same certified cases cost a tenth. Long ones are the hunts' (series.test.ts). */
const MAX_HORIZON = 6;
const CASES = 1_000_000;

/** Where the premises leave only some of the points that are made, so many more are made in vain. */
const MOST_ATTEMPTS = 3 * CASES;
const CHUNK = 50_000;

const { documents } = loadDocuments(['proofs']);
const CLAIMS = documents.flatMap(({ claims }) => claims).filter(({ expectation }) => expectation === null);

/** Of an inequality at least this part is certain; the rest are ties, mostly at T = 1, which the judge decides exactly. */
const LEAST_CERTAIN = 0.25;

/** Statements that are ties at every point, as one of their indices always is: no interval separates the sides. */
const ALWAYS_TIES: ReadonlySet<string> = new Set([
  'linear_decay_ratio 1', // t = T - 1
  'linear_decay_ratio 2',
  'inverse_sqrt_last 2', // sum of 1/t and of 1/(T - t) are one number
]);

const FALSE =
  '```claim false_sum\ngiven G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= 5 * sum(t in 1..T, G[t]^2)\n```\n';

interface Sum {
  cases: number;
  readonly holds: number[];
  readonly violated: number[];
}

function millionCases(claim: Claim): Sum {
  const made = bulkHunt(claim, { seed: SEED, maxHorizon: MAX_HORIZON });
  if (made.kind === 'unsupported') throw new Error(`no kernel: ${made.reason}`);
  const sum: Sum = {
    cases: 0,
    holds: claim.statements.map(() => 0),
    violated: claim.statements.map(() => 0),
  };
  for (let at = 0; at < MOST_ATTEMPTS && sum.cases < CASES; at += CHUNK) {
    const outcome = made.bulk.run(at, at + CHUNK);
    sum.cases += outcome.cases;
    for (const [s, { holds, violated }] of outcome.statements.entries()) {
      sum.holds[s]! += holds;
      sum.violated[s]! += violated.length;
    }
  }
  return sum;
}

// An equality counts as not contradicted: the enclosures of its sides overlap. Only the judge decides it, in other suites.
describe(`a million cases of every claim (seed ${SEED}, T up to ${MAX_HORIZON})`, () => {
  it.each(CLAIMS.map((claim) => [claim.name, claim] as const))('%s', (name, claim) => {
    const sum = millionCases(claim);
    expect(sum.cases).toBeGreaterThanOrEqual(CASES);
    for (const [s, { relation }] of claim.statements.entries()) {
      expect(sum.violated[s]).toBe(0);
      const isTie = ALWAYS_TIES.has(`${name} ${s}`);
      if (relation !== '=' && !isTie) expect(sum.holds[s]).toBeGreaterThan(LEAST_CERTAIN * sum.cases);
    }
  });

  it('would show a false one', () => {
    const source = { path: 'a.md', text: FALSE };
    const {
      documents: [document],
    } = resolveDocuments([source]);
    expect(millionCases(document!.claims[0]!).violated[0]).toBeGreaterThan(0);
  });
});
