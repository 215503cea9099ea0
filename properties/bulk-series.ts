import { describe, expect, it } from 'vitest';
import { bulkHunt } from '../src/adversary/bulk/index.js';
import { type Claim, resolveDocuments } from '../src/language/index.js';
import { loadDocuments } from '../src/node/index.js';

const SEED = 1;
/** Short horizons: the same certified cases cost a tenth. Long ones are the hunts' (series.test.ts). */
const MAX_HORIZON = 6;

/**
 * A chunk of cases at horizons of every length in turn with one at T = 2 and one at T = 3: at T = 1 most inequalities of
 * the series are equalities, which are ties that no interval decides.
 */
const HORIZONS = [null, 2, 3] as const;
const CHUNK = 50_000;

/** Premises leave only some of the points that are made, and ties only some of the cases: so many attempts for each. */
const MOST_ATTEMPTS = 3;

const loaded = loadDocuments(['proofs']);
/** The parts: few points satisfy the premises of an appendix's lemmas, and at T = 1 and s = T they are ties. */
const documents = loaded.documents.filter(({ source }) => /part-\d-(?!appendix)/.test(source.path));
/** Claims whose points are numbers; the points of a claim about a method are functions, which have a hunt of their own. */
const CLAIMS = documents
  .flatMap(({ claims }) => claims)
  .filter(({ expectation, method }) => (expectation === null || expectation === 'proved') && !method);

/**
 * Statements that are ties at every point, as one of their indices always is: no interval separates the sides, and the
 * judge decides them exactly.
 */
const ALWAYS_TIES: ReadonlySet<string> = new Set([
  'linear_decay_ratio 1', // t = T - 1
  'linear_decay_ratio 2',
  'spread_term 1', // t = T - 1
  'inverse_sqrt_last 2', // sum of 1/t and of 1/(T - t) are one number
  // What the multipliers give is the bound itself.
  'average_bounded_multipliers 0',
  'average_monotone_multipliers 0',
  'average_monotone_multipliers 2', // 0 at k = T
  'average_weighted_multipliers 0',
  'last_monotone_multipliers 0',
  'last_general_multipliers 0',
  'last_top_down_multipliers 0',
  'weighted_average_multipliers 0',
  'last_averaging_multipliers 0',
]);

const FALSE =
  '```claim false_sum\ngiven G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= 5 * sum(t in 1..T, G[t]^2)\n```\n';

interface Sum {
  cases: number;
  readonly holds: number[];
  readonly violated: number[];
}

/** Goes on until so many cases of every inequality are certain. */
function certified(claim: Claim, cases: number): Sum {
  const made = bulkHunt(claim, { seed: SEED, maxHorizon: MAX_HORIZON });
  if (made.kind === 'unsupported') throw new Error(`no kernel: ${made.reason}`);
  const sum: Sum = {
    cases: 0,
    holds: claim.statements.map(() => 0),
    violated: claim.statements.map(() => 0),
  };
  const inequalities = [...claim.statements.keys()].filter((s) => isDecidedInBulk(claim, s));
  const isEnough = (): boolean =>
    sum.cases >= cases && inequalities.every((s) => sum.holds[s]! + sum.violated[s]! >= cases);
  for (let chunk = 0; chunk * CHUNK < MOST_ATTEMPTS * cases && !isEnough(); chunk += 1) {
    const horizon = HORIZONS[chunk % HORIZONS.length]!;
    const outcome = made.bulk.run(chunk * CHUNK, (chunk + 1) * CHUNK, horizon);
    sum.cases += outcome.cases;
    for (const [s, { holds, violated }] of outcome.statements.entries()) {
      sum.holds[s]! += holds;
      sum.violated[s]! += violated.length;
    }
  }
  return sum;
}

function isDecidedInBulk({ name, statements }: Claim, s: number): boolean {
  return statements[s]!.relation !== '=' && !ALWAYS_TIES.has(`${name} ${s}`);
}

// An equality counts as not contradicted: the enclosures of its sides overlap. Only the judge decides it, in other suites.
/** A suite that makes this many certain cases of every claim of the series. */
export function describeBulk(cases: number): void {
  describe(`${cases} certain cases of every claim (seed ${SEED}, T up to ${MAX_HORIZON})`, () => {
    it.each(CLAIMS.map((claim) => [claim.name, claim] as const))('%s', (_, claim) => {
      const sum = certified(claim, cases);
      expect(sum.cases).toBeGreaterThanOrEqual(cases);
      for (const s of claim.statements.keys()) {
        expect(sum.violated[s]).toBe(0);
        if (isDecidedInBulk(claim, s)) expect(sum.holds[s]).toBeGreaterThanOrEqual(cases);
      }
    });

    it('would show a false one', () => {
      const source = { path: 'a.md', text: FALSE };
      const {
        documents: [document],
      } = resolveDocuments([source]);
      expect(certified(document!.claims[0]!, cases).violated[0]).toBeGreaterThan(0);
    });
  });
}
