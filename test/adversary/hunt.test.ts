import { describe, expect, it } from 'vitest';
import { affordableHorizon } from '../../src/adversary/affordable-horizon.js';
import { bulkHunt } from '../../src/adversary/bulk/index.js';
import { roundedPoint } from '../../src/adversary/climb/index.js';
import { generate } from '../../src/adversary/generate.js';
import { shapeHints } from '../../src/adversary/hints.js';
import { horizonOf } from '../../src/adversary/horizons.js';
import { hunt } from '../../src/adversary/hunt.js';
import { positionOf } from '../../src/adversary/landscape/exact-point.js';
import { choicesOf } from '../../src/adversary/random.js';
import { repair } from '../../src/adversary/repair.js';
import { checkClaim } from '../../src/campaign/index.js';
import { Judge } from '../../src/judgement/index.js';
import { claimOf } from '../support/claim-of.js';

const HORIZON = 32;

const FREE = claimOf('given G[t] > 0\ngiven M[t] > 0\nshow G[1] <= G[1] + M[1]');
const BOUNDED = claimOf(`given G[t] > 0
given M[t] >= sum(k in 1..T, G[k] / (1 + abs(t - k)))
show G[1] <= G[1] + M[1]`);
const ASSUMED = claimOf(`given G[t] > 0
given M[t] > 0
assume M[t] = sum(k in 1..T, G[k] / (1 + abs(t - k))) for t in 1..T
show G[1] <= G[1] + M[1]`);

const generated = (claim: typeof FREE) => generate(claim, shapeHints(claim), HORIZON, choicesOf('work'));

describe('the work of a hunt', () => {
  it('counts the ends of domains', () => {
    expect(generated(BOUNDED).work - generated(FREE).work).toBeGreaterThan(HORIZON ** 2);
  });

  it('counts them in bulk', () => {
    const [free, bounded] = [FREE, BOUNDED].map((claim) => {
      const made = bulkHunt(claim, { seed: 1, maxHorizon: HORIZON });
      if (made.kind !== 'compiled') throw new Error(made.reason);
      return made.bulk.run(0, 100, HORIZON).work / 100;
    });
    // The premise that M lies in its domain costs the kernel as much again.
    expect(bounded! - free!).toBeGreaterThan(4 * HORIZON ** 2);
  });

  it('counts in bulk what functions take, and looks where a table has their values', () => {
    const workOf = (term: string): number => {
      const made = bulkHunt(claimOf(`given x[t] in [1, 2]\nshow sum(t in 1..T, ${term}) >= 0`), {
        seed: 1,
        maxHorizon: HORIZON,
      });
      if (made.kind !== 'compiled') throw new Error(made.reason);
      return made.bulk.run(0, 100, HORIZON).work / 100 / HORIZON;
    };
    expect(workOf('x[t]^(1/3)') - workOf('x[t]^2')).toBeGreaterThan(200);
    expect(workOf('exp(x[t])') - workOf('x[t]')).toBeGreaterThan(100);
    expect(workOf('x[t] * (1 + cos(pi * t / T))') - workOf('x[t]')).toBeLessThan(50);
  });

  it('counts moving points onto premises', () => {
    const judge = new Judge(ASSUMED);
    let work = 0;
    const { point } = generated(ASSUMED);
    const moved = repair(judge, point!, (more) => {
      work += more;
    });
    expect(judge.examine(moved).admissible).toBe('yes');
    expect(work).toBeGreaterThan(HORIZON ** 2);
  });

  it('counts moving what a climb has found onto premises', () => {
    const claim = claimOf(`given x[t] in [0, 1]
given p[t] in [0, 1] for t in 1..T+1
assume p[1] = 1
assume p[t+1] = p[t] * (1 - x[t])
show p[T+1] <= 1`);
    const judge = new Judge(claim);
    const hints = shapeHints(claim);
    const position = positionOf(claim, generate(claim, hints, HORIZON, choicesOf('climb')).point!);
    let work = 0;
    roundedPoint(judge, hints, position, 4, (more) => {
      work += more;
    });
    expect(work).toBeGreaterThan(HORIZON);
  });

  it('judges once the case by which the longest horizon was found to be affordable', () => {
    const claim = claimOf('given G[t] > 0\nshow sum(t in 1..T, G[t])^2 <= T * sum(t in 1..T, G[t]^2)');
    for (const maxHorizon of [1, 20, 50]) {
      const options = { seed: 3, cases: 100, maxHorizon };
      const judge = new Judge(claim);
      const { horizon, probed } = affordableHorizon(judge, options, () => {});
      expect(horizon).toBe(maxHorizon);
      const choices = choicesOf(options.seed, claim.name, probed!.index, 0);
      expect(horizonOf(probed!.index, maxHorizon, choices)).toBe(maxHorizon);
      const { point } = generate(claim, shapeHints(claim), maxHorizon, choices);
      expect(probed!.point).toEqual(point);
      expect(probed!.examination).toEqual(judge.examine(point!));
    }
  });

  it('is bounded: a claim whose points are dear has fewer of them', () => {
    const dear = claimOf(`given G[t] > 0
given M[t] >= sum(k in 1..T, sum(j in 1..T, G[k] / (1 + abs(t - k) + j)))
show G[1] <= G[1] + M[1]`);
    const run = hunt(dear, { seed: 1, cases: 100, maxHorizon: HORIZON });
    let step = run.next();
    while (!step.done) step = run.next();
    expect(step.value.maxHorizon < HORIZON || step.value.cases < 100).toBe(true);
  });
});

describe('sweeps', () => {
  it('are made once for all rounds of a claim', () => {
    const claim = claimOf('given R > 0\nshow R * sum(t in 1..T, 1 / t) <= 10 * R');
    const options = { seed: 1, cases: 200, maxHorizon: 100 };
    expect(checkClaim(claim, options).links[0]!.counterexample?.at.T).toBe(12367);
    expect(checkClaim(claim, { ...options, again: true }).verdict).toBe('corroborated');
  });
});

describe('premises that are equalities', () => {
  it.each([
    [
      'a recursion',
      'given c in [1, 2]\ngiven d[n] >= 0\nassume d[1] = c\nassume d[n+1] = d[n]/2 for n in 1..T-1\nshow sum(n in 1..T, d[n]) <= 2*c',
    ],
    ['a fixed sum', 'given p[t] >= 0\nassume sum(t in 1..T, p[t]) = 1\nshow sum(t in 1..T, p[t]^2) >= 1/T'],
  ])('%s: nearly all points that are tried meet it', (_, lines) => {
    const { verdict, cases, attempts } = checkClaim(claimOf(lines), { seed: 1, cases: 500, maxHorizon: 20 });
    expect(verdict).toBe('corroborated');
    expect(cases).toBeGreaterThan(0.9 * attempts);
    expect(cases).toBeGreaterThan(250);
  });
});
