import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { checkClaim, explain } from '../../src/campaign/index.js';
import type { PointJson } from '../../src/evaluation/index.js';
import { type Claim, printClaim } from '../../src/language/index.js';
import { pieceOn } from '../../src/method/check/histories.js';
import { chanceOf, complete, piecesOf, samplesOn } from '../../src/method/index.js';
import { recheck } from '../../src/recheck/index.js';
import { methodBlocks } from '../support/methods.js';
import { AVERAGE, BOTH_ABSOLUTE, boundBlock, claimsAbout, judged, pointOf } from './support.js';

const METHODS = `${methodBlocks('sampled', 'sampled_normalised')}
\`\`\`method surely(R, G, eta)
convex f
samples 1/3, 2/3
assume norm(theta[t] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`method in_domain(R, G, eta)
convex f
samples 1/2, 1/2
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`method clairvoyant(R)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
let eta[t] = R / sqrt(sum(k in 1..T, norm(g[k])^2))
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`;

const claimOf = claimsAbout(METHODS);

const bound = (name: string, value: string, guarantees: string) =>
  claimOf(name, boundBlock(name, value, guarantees));

const forTheLast = bound('for_the_last', AVERAGE, 'E(last(loss)) of sampled(R, G, eta)');
const forTheAverage = bound('for_the_average', AVERAGE, 'E(weighted(loss, eta)) of sampled(R, G, eta)');
const inTheDomain = bound('in_the_domain', 'R * G[1]', 'E(best(loss)) of in_domain(R, G, eta)');
const inTheBall = bound('in_the_ball', 'R * G[1]', 'E(best(loss)) of surely(R, G, eta)');

const hunt = (claim: Claim) => checkClaim(claim, { seed: 1, cases: 300, maxHorizon: 2 });

describe('histories of samples', () => {
  it('number the pieces of a point: shorter ones first, in the order of numbers', () => {
    expect(piecesOf(2, 3)).toBe(14);
    expect(samplesOn(6, 2, 3)).toEqual([1, 0, 1]);
    // Path 6 is 2, 1, 2: piece 2 of two, piece 3 of four, piece 6 of eight.
    expect([1, 2, 3].map((t) => pieceOn(6, t, 2, 3))).toEqual([1, 4, 11]);
    const chances = [1, 2, 3, 4].map((path) =>
      chanceOf(path, [Rational.of(1, 3), Rational.of(2, 3)], 2).toString(),
    );
    expect(chances).toEqual(['1/9', '2/9', '2/9', '4/9']);
  });
});

/** Slopes at 0 of mean 0 that are no subgradients: -2 x is above |x| on the left. */
const TILTED: PointJson = {
  ...BOTH_ABSOLUTE,
  G: ['3', '3'],
  star_slope: [['-2'], ['2']],
};

/** f_1 = max(-3x, 8x) and f_2 = max(-3x, -x, 3x - 4), from 1: a step of 1 to the left or to the right. */
const NORMALISED: PointJson = {
  T: 2,
  R: '1',
  c: ['1', '1'],
  d: '1',
  start: ['1'],
  star_slope: [['3'], ['-3']],
  slope: [['8'], ['-1'], ['-3'], ['-1'], ['8'], ['3']],
  offset: ['0', '0', '0', '0', '0', '-4'],
};

/** |x| twice, seen from 1/2, and from -3/2 after a step. */
const RIGHT = [['1'], ['1'], ['-1'], ['-1'], ['-1'], ['-1']];

describe('a run on every path of samples', () => {
  it('refutes the bound of an average for the last loss', () => {
    expect(judged(forTheLast, BOTH_ABSOLUTE)).toBe('refuted');
  });

  const wrong: [string, PointJson, string][] = [
    [
      'begins too far away',
      { ...BOTH_ABSOLUTE, start: ['2'], R: '1' },
      'piece of sample 2 is not active at step 1',
    ],
    [
      'has another subgradient than the function of its sample',
      { ...BOTH_ABSOLUTE, slope: [['1'], ['-1'], ['1'], ['-1'], ['1'], ['1']] },
      'the piece of sample 1 is not active at step 2 after samples 1',
    ],
    [
      'is no minimum',
      { ...BOTH_ABSOLUTE, star_slope: [['0'], ['0.1']] },
      'the expected slope at theta_star is not 0',
    ],
    [
      'is above 0 at the minimiser',
      { ...BOTH_ABSOLUTE, offset: ['1e-30', '0', '0', '0', '0', '0'] },
      'above 0',
    ],
    ['has slopes at the minimiser that are no subgradients', TILTED, 'is not active'],
    [
      'has gradients that are too long in expectation',
      { ...BOTH_ABSOLUTE, G: ['1', '0.9999'] },
      'E(squared_norm[t]) <= G[t]^2 for t in 1..T',
    ],
  ];
  it.each(wrong)('is none when it %s', (_, json, why) => {
    expect(judged(forTheLast, json)).toContain(why);
    // The second evaluator objects too, or sees that no guarantee is broken.
    const claim = forTheLast;
    const { statements } = claim.method!.inner;
    const said = recheck(claim, pointOf(claim, json), {
      statement: statements[0]!,
      indices: new Array(claim.method!.inner.slots).fill(0).map((_, slot) => (slot === 0 ? 2 : 0)),
      outcome: 'violated',
    });
    expect(said.kind).toBe('disagrees');
  });

  const ones = new Array<string[]>(6).fill(['1']);
  it.each([
    [
      'a start',
      forTheLast,
      { ...BOTH_ABSOLUTE, start: ['2'], slope: ones },
      'norm(theta[1] - theta_star) is too large',
    ],
    [
      'a start',
      inTheBall,
      { ...BOTH_ABSOLUTE, start: ['2'], slope: ones },
      'norm(theta[1] - theta_star) is too large',
    ],
    [
      'an iterate',
      inTheBall,
      { ...BOTH_ABSOLUTE, eta: ['2', '1'] },
      'norm(theta[2] - theta_star) is too large',
    ],
    [
      'an iterate',
      inTheDomain,
      { ...BOTH_ABSOLUTE, eta: ['2', '1'] },
      'norm(theta[2] - theta_star) is too large',
    ],
    ['a gradient', inTheBall, { ...BOTH_ABSOLUTE, G: ['1', '0.9999'] }, 'norm(g[2]) is too large'],
    // Of two paths: -0.6 after the first sample, 0.6 after the second.
    [
      'two iterates',
      inTheDomain,
      { ...BOTH_ABSOLUTE, eta: ['0.6', '1'] },
      'norm(theta[s] - theta[t]) is too large',
    ],
  ])('is none when %s is too far or too long, for both evaluators', (_, claim, json, why) => {
    expect(judged(claim, json)).toBe(why);
    const { inner } = claim.method!;
    const indices = new Array<number>(inner.slots).fill(0).with(0, 2);
    const failure = { statement: inner.statements[0]!, indices, outcome: 'violated' as const };
    expect(recheck(claim, pointOf(claim, json), failure).kind).toBe('disagrees');
    expect(
      judged(claim, { ...json, R: '5', G: ['1', '1'], slope: BOTH_ABSOLUTE.slope!, start: ['0'] }),
    ).not.toContain('is too large');
  });

  it('weighs the functions by their probabilities', () => {
    const json = {
      ...BOTH_ABSOLUTE,
      T: 1,
      G: ['1'],
      eta: ['1'],
      start: ['1'],
      slope: [['1'], ['0.5']],
      offset: ['0', '0'],
    };
    expect(explain(inTheBall, pointOf(inTheBall, json)).definitions['loss[1]']!.lower).toBe('2/3');
  });

  it('has losses of at least 0, whatever is rounded', () => {
    const claim = claimOf(
      'nothing',
      '```claim nothing\nmethod sampled_normalised(R, c)\nshow E(last(loss)) <= R\n```',
    );
    // h.x and -h.x: the loss is 0, and the rate 1/|h| is irrational.
    const [up, down] = [
      ['1', '1'],
      ['-1', '-1'],
    ];
    const json = {
      T: 2,
      R: '1',
      c: ['1', '1'],
      d: '2',
      start: ['0', '0'],
      star_slope: [up, down],
      slope: [up, down, up, down, up, down],
      offset: ['0', '0', '0', '0', '0', '0'],
    };
    expect(judged(claim, json)).toBe('corroborated');
  });

  it('has losses that are rounded down', () => {
    const claim = claimOf(
      'rounded',
      '```claim rounded\nmethod sampled_normalised(R, c)\nshow E(last(loss)) <= R\n```',
    );
    // The first step is one of length 1 along (1, 1): irrational.
    const json = {
      T: 2,
      R: '1',
      c: ['1', '1'],
      d: '2',
      start: ['0', '0'],
      star_slope: new Array<string[]>(2).fill(['0', '0']),
      slope: [['1', '1'], ['1', '1'], ...new Array<string[]>(4).fill(['-1', '-1'])],
      offset: new Array<string>(6).fill('0'),
    };
    const run = complete(claim, pointOf(claim, json));
    if (run.kind !== 'runs') throw new Error(run.kind);
    const losses = run.point.values[claim.method!.layout.loss] as readonly (readonly Rational[])[];
    for (const [p, { losses: enclosed }] of run.runs.entries()) {
      const { lower, upper } = run.arithmetic.text(enclosed[1]);
      expect(lower).not.toBe(upper);
      expect(losses[p]![1]!.equals(Rational.parse(lower)!)).toBe(true);
    }
  });

  it('has the least of its losses as the best one', () => {
    const claim = claimOf(
      'best_is_zero',
      '```claim best_is_zero\nmethod sampled(R, G, eta)\nshow E(best(loss)) <= 0\n```',
    );
    expect(judged(claim, BOTH_ABSOLUTE)).toBe('corroborated');
    expect(judged(claim, { ...BOTH_ABSOLUTE, start: ['1/2'], eta: ['2', '1'], slope: RIGHT })).toBe(
      'refuted',
    );
  });

  it('has no subgradient of a piece below one of the same slope', () => {
    // 1 + x of the second step is above x everywhere.
    const json = { ...BOTH_ABSOLUTE, start: ['1'], slope: new Array<string[]>(6).fill(['1']) };
    expect(judged(inTheBall, { ...json, R: '2' })).not.toContain('not active');
    expect(judged(inTheBall, { ...json, R: '2', offset: ['-1', '0', '0', '0', '0', '0'] })).toBe(
      'the piece of sample 1 is not active at step 1',
    );
    expect(judged(inTheBall, { ...json, R: '2', offset: ['0', '0', '-1', '0', '0', '0'] })).toBe(
      'the piece of sample 1 is not active at step 2 after samples 1',
    );
  });

  it('has no limit that is negative', () => {
    const any = claimOf(
      'any_sign',
      '```claim any_sign\ngiven R\nmethod in_domain(R, G, eta)\nshow E(best(loss)) <= 1\n```',
    );
    expect(judged(any, { ...BOTH_ABSOLUTE, R: '-3' })).toContain('is too large');
    expect(judged(any, { ...BOTH_ABSOLUTE, R: '3' })).not.toContain('is too large');
  });

  it('limits norms in expectation, not on each path', () => {
    // Squares 1 and 0.02 of the second step have a mean of 0.51.
    const json = {
      ...BOTH_ABSOLUTE,
      G: ['1', '0.75'],
      slope: [['1'], ['-1'], ['-1'], ['-0.1'], ['1'], ['0.1']],
    };
    expect(judged(forTheLast, json)).not.toContain('squared_norm');
  });

  it('is explained path by path', () => {
    const { definitions, links } = explain(forTheLast, pointOf(forTheLast, BOTH_ABSOLUTE));
    expect(definitions['loss[2] after samples 1']).toEqual({ lower: '1', upper: '1' });
    expect(definitions['theta[2, 1] after samples 2']).toEqual({ lower: '1', upper: '1' });
    expect(links[0]!.text).toContain('E(loss[T]) <=');
    expect(links[0]!.holds).toBe('no');
  });
});

describe('hunts over functions of samples', () => {
  it('refute a false guarantee, and the second evaluator confirms it', () => {
    const { verdict, links } = hunt(forTheLast);
    expect(verdict).toBe('refuted');
    expect(links[0]!.counterexample!.rechecked).toBe(true);
  });

  it('find nothing against a true one, and come close', () => {
    const { verdict, links } = hunt(forTheAverage);
    expect(verdict).toBe('corroborated');
    expect(Number(links[0]!.tightest!.ratio)).toBeGreaterThan(0.999);
  });

  it('keep iterates in the ball on every path', () => {
    expect(hunt(inTheBall).verdict).not.toBe('refuted');
  });

  it('refute last_general for rates that depend on the samples, at T = 2 with two of them', () => {
    const claim = claimOf(
      'normalised_last',
      '```claim normalised_last\nmethod sampled_normalised(R, c)\nshow E(last(loss)) <= E(R^2 / (2 * sum(t in 1..T, eta[t])) + sum(t in 1..T, eta[t]^2 * norm(g[t])^2 / sum(k in min(t+1, T)..T, eta[k])) / 2)\n```',
    );
    const { verdict, links } = checkClaim(claim, { seed: 1, cases: 1000, maxHorizon: 2 });
    expect(verdict).toBe('refuted');
    // By hand: the loss after the second sample is (16 + 2)/2, and 0 after the first.
    const { links: explained } = explain(claim, pointOf(claim, NORMALISED));
    expect(explained[0]!.lhs).toEqual({ lower: '4.5', upper: '4.5' });
    expect(judged(claim, NORMALISED)).toBe('refuted');
    expect(links[0]!.counterexample!.at.T).toBe(2);
    expect(links[0]!.counterexample!.rechecked).toBe(true);
  });

  it('see that rates look ahead', () => {
    const claim = claimOf(
      'looks_ahead',
      '```claim looks_ahead\nmethod clairvoyant(R)\nshow E(average(loss)) <= R * E(norm(g[1]))\n```',
    );
    const { problem } = checkClaim(claim, { seed: 1, cases: 10, maxHorizon: 10 });
    expect(problem?.code).toBe('looks-ahead');
  });
});

describe('expectations', () => {
  it('are printed as they are written', () => {
    const claim = claimOf(
      'printed',
      '```claim printed\nmethod sampled_normalised(R, c)\nshow E(last(loss)) <= E(R * norm(g[T]) / eta[1])\n```',
    );
    expect(printClaim(claim)).toContain('show E(loss[T]) <= E(R * sqrt(squared_norm[T]) / eta[1])');
    expect(printClaim(claim)).toContain('let eta[t] = c[t] / sqrt(squared_norm[t])');
  });

  it('leave a bound of the document that is called E alone', () => {
    const claim = claimOf(
      'own',
      '```bound E(x)\ngiven x > 0\nvalue x^2 + 1\n```\n\n```claim own\ngiven R > 0\nmethod clairvoyant(R)\nshow E(last(loss)) <= E(R) * E(norm(g[1]))\n```',
    );
    expect(printClaim(claim)).toContain('<= (R^2 + 1) * E(sqrt(squared_norm[1]))');
  });

  it('of a guarantee with multipliers, whose rates are known before anything is drawn, are a claim about numbers', () => {
    const claim = claimOf(
      'proved_average',
      `\`\`\`bound proved_average(R, G, eta)
given R > 0
given G[t] > 0
given eta[t] > 0
let total = sum(t in 1..T, eta[t])
value ${AVERAGE}
guarantees E(weighted(loss, eta)) of sampled(R, G, eta)
multiply convex(star, t) by eta[t] / total
multiply distance(1) by 1 / (2 * total)
multiply norm(t) by eta[t]^2 / (2 * total)
multiply square(theta[T+1] - theta_star) by 1 / (2 * total)
\`\`\``,
    );
    expect(printClaim(claim.method!.multipliers!)).toContain(
      'sum(k in 1..T, eta[k]^2 / (2 * total) * G[k]^2)',
    );
    expect(printClaim(claim.method!.multipliers!)).not.toContain('chance');
  });
});
