import { describe, expect, it } from 'vitest';
import { generatePoint } from '../../src/adversary/generate.js';
import { shapeHints } from '../../src/adversary/hints.js';
import { horizonOf } from '../../src/adversary/horizons.js';
import { pursue } from '../../src/adversary/pursue.js';
import { choicesOf } from '../../src/adversary/random.js';
import { repair } from '../../src/adversary/repair.js';
import { isSimpler } from '../../src/adversary/simplicity.js';
import { checkClaim } from '../../src/campaign/index.js';
import { Judge, StatementTally } from '../../src/judgement/index.js';
import type { Claim } from '../../src/language/index.js';
import { claimOf } from '../support/claim-of.js';

const OPTIONS = { seed: 1, cases: 300, maxHorizon: 50 };

const NORMS = 'given R > 0\ngiven G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\n';

/** False claims that random cases do not refute. */
const HARD: readonly (readonly [title: string, lines: string])[] = [
  [
    'hundreds of terms in growth',
    `${NORMS}show sum(t in 1..T, R * G[t]^2 / sqrt(V[t])) <= 1.98 * R * sqrt(V[T])`,
  ],
  ['many spikes on one another', `${NORMS}show sum(t in 1..T, G[t]^2 / V[t]) <= 40`],
  ['a small gap of two numbers', 'given x, y > 0\nshow (x - 2.7182 * y)^2 >= 1e-10 * y^2'],
  [
    'a valley with a narrow floor',
    'given x, y, z in [1, 10]\nshow (y - x^2/3 - 1)^2 + (z - y^2/4)^2 + x/1000 >= 0.0018',
  ],
  ['a long horizon', 'given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= 3000 * sum(t in 1..T, G[t]^2)'],
];

function isRefutedByDice(claim: Claim): boolean {
  const judge = new Judge(claim);
  const hints = shapeHints(claim);
  for (let i = 0; i < OPTIONS.cases; i += 1) {
    const choices = choicesOf(OPTIONS.seed, claim.name, i, 0);
    const point = generatePoint(claim, hints, horizonOf(i, OPTIONS.maxHorizon, choices), choices);
    const examination = point && judge.examine(repair(judge, point));
    if (examination?.findings.some(({ outcome }) => outcome === 'violated')) return true;
  }
  return false;
}

function isRefutedByPursuit(claim: Claim): boolean {
  const judge = new Judge(claim);
  const tallies = claim.statements.map(() => new StatementTally(isSimpler));
  for (const judged of pursue(judge, shapeHints(claim), tallies, OPTIONS))
    if (judged?.examination.finding) tallies[judged.statement]!.add(judged.point, judged.examination.finding);
  return tallies.some(({ violation }) => violation !== null);
}

describe('what dice do not find', () => {
  it.each(HARD)('%s', (_, lines) => {
    const claim = claimOf(lines);
    expect(isRefutedByDice(claim)).toBe(false);
    expect(isRefutedByPursuit(claim)).toBe(true);
  });

  it('is the same at every run', () => {
    const claim = claimOf(HARD[1]![1]);
    const points = () => {
      const judge = new Judge(claim);
      const tallies = claim.statements.map(() => new StatementTally(isSimpler));
      return [...pursue(judge, shapeHints(claim), tallies, OPTIONS)].map((judged) => judged?.point ?? null);
    };
    expect(points()).toEqual(points());
  });
});

describe('how near a hunt came', () => {
  it('is said of every horizon, not of the best one only: the constant of Hardy grows with T', () => {
    const claim = claimOf(
      'given x[t] > 0\nshow sum(t in 1..T, (sum(k in 1..t, x[k]) / t)^2) <= 4 * sum(t in 1..T, x[t]^2)',
    );
    const { links } = checkClaim(claim, { seed: 1, cases: 1000, maxHorizon: 100 });
    const ratios = Object.entries(links[0]!.tightestByHorizon).map(([T, ratio]) => [
      Number(T),
      Number(ratio),
    ]);
    expect(ratios.length).toBeGreaterThan(30);
    for (const [i, [T, ratio]] of ratios.slice(1).entries())
      expect(ratio, `T = ${T}`).toBeGreaterThan(0.99 * ratios[i]![1]!);
  });
});
