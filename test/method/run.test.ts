import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { checkClaim, explain } from '../../src/campaign/index.js';
import type { PointJson } from '../../src/evaluation/index.js';
import { complete } from '../../src/method/index.js';
import { recheck } from '../../src/recheck/index.js';
import { methodBlocks } from '../support/methods.js';
import { ABSOLUTE, AVERAGE, BOTH_ABSOLUTE, boundBlock, claimsAbout, judged, pointOf } from './support.js';

const METHODS = `${methodBlocks('subgradient', 'in_domain')}
\`\`\`method in_ball(R)
convex f
assume norm(theta[t] - theta_star) <= R
let eta[t] = R / sqrt(sum(k in 1..t, norm(g[k])^2))
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`method clairvoyant(R)
convex f
assume norm(theta[1] - theta_star) <= R
let eta[t] = R / sqrt(sum(k in 1..T, norm(g[k])^2))
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`method two_phases(R, a, b)
convex f
given b in (0, R]
assume norm(theta[1] - theta_star) <= R
step theta[t+1] = theta[t] - (if t = 1 then a else b) * g[t]
\`\`\`

\`\`\`method momentum(R, eta, beta)
convex f
assume norm(theta[1] - theta_star) <= R
step v[t+1] = theta[t] - eta[t] * g[t]
step theta[t+1] = (1 + beta) * v[t+1] - beta * v[t]
\`\`\`
`;

const claimOf = claimsAbout(METHODS);

const averageForLast = claimOf(
  'average_for_last',
  boundBlock('average_for_last', AVERAGE, 'last(loss) of subgradient(R, G, eta)'),
);

describe('a run on the absolute value', () => {
  it('refutes the bound of an average for the last loss', () => {
    expect(judged(averageForLast, ABSOLUTE)).toBe('refuted');
  });

  it('has the smallest of its losses as the best one', () => {
    const best = claimOf(
      'best_is_zero',
      '```claim best_is_zero\nmethod subgradient(R, G, eta)\nshow best(loss) <= 0\n```',
    );
    expect(judged(best, ABSOLUTE)).toBe('corroborated');
    expect(judged(best, { ...ABSOLUTE, start: ['1/2'], eta: ['2', '1'] })).toBe('refuted');
  });

  const wrong: [string, PointJson, string][] = [
    [
      'begins too far away',
      { ...ABSOLUTE, R: '0.5', start: ['1'] },
      'norm(theta[1] - theta_star) is too large',
    ],
    ['has too long a gradient', { ...ABSOLUTE, slope: [['1'], ['-1.0001']] }, 'norm(g[2]) is too large'],
    [
      'has another subgradient than the function',
      { ...ABSOLUTE, slope: [['1'], ['1']] },
      'slope[2] is not certainly a subgradient: another piece is larger at theta[2]',
    ],
    [
      'has an earlier piece that is larger',
      { ...ABSOLUTE, start: ['1'], eta: ['0.1', '1'], slope: [['1'], ['0.5']] },
      'slope[2] is not certainly a subgradient: another piece is larger at theta[2]',
    ],
    [
      'is below its minimum by 1e-30',
      { ...ABSOLUTE, offset: ['-1e-30', '0'] },
      'slope[1] is not certainly a subgradient: another piece is larger at theta[1]',
    ],
    [
      'has a piece above its minimum',
      { ...ABSOLUTE, offset: ['0', '1e-30'] },
      'offset[2] is above 0, which is no minimum of the function then',
    ],
  ];
  it.each(wrong)('is none when it %s', (_, json, why) => {
    expect(judged(averageForLast, json)).toBe(why);
  });

  it('is explained with its losses and its path', () => {
    const { definitions, links } = explain(averageForLast, pointOf(averageForLast, ABSOLUTE));
    expect(definitions['loss[2]']).toEqual({ lower: '1', upper: '1' });
    expect(definitions['theta[2, 1]']).toEqual({ lower: '-1', upper: '-1' });
    expect(links[0]!.holds).toBe('no');
  });
});

describe('a run in a domain', () => {
  const show = (name: string, lines: string) =>
    claimOf(name, `\`\`\`claim ${name}\n${lines}\nshow last(loss) <= R * R\n\`\`\``);
  const inDomain = show('near', 'method in_domain(R, G, eta)');

  it.each([
    [
      'its first point',
      { ...ABSOLUTE, start: ['2'], slope: [['1'], ['1']] },
      'norm(theta[1] - theta_star) is too large',
    ],
    ['its second point', { ...ABSOLUTE, eta: ['2', '1'] }, 'norm(theta[2] - theta_star) is too large'],
    [
      'the two of them',
      { ...ABSOLUTE, start: ['0.6'], eta: ['1.2', '1'] },
      'norm(theta[1] - theta[2]) is too large',
    ],
  ])('is none when %s are too far apart', (_, json, why) => {
    expect(judged(inDomain, json)).toBe(why);
    expect(judged(inDomain, { ...json, R: '3' })).not.toContain('is too large');
  });

  it('is none when a point is outside of the ball', () => {
    const inBall = claimOf('all_near', '```claim all_near\nmethod in_ball(R)\nshow last(loss) <= R\n```');
    const json = { T: 2, R: '1', d: '1', start: ['0'], slope: [['1'], ['-1']], offset: ['0', '0'] };
    expect(judged(inBall, json)).toBe('corroborated');
    expect(judged(inBall, { ...json, start: ['2'], slope: [['1'], ['1']] })).toBe(
      'norm(theta[1] - theta_star) is too large',
    );
  });

  it('has no limit that is negative', () => {
    const any = show('any_sign', 'given R\nmethod subgradient(R, G, eta)');
    expect(judged(any, { ...ABSOLUTE, R: '-1' })).toBe('norm(theta[1] - theta_star) is too large');
  });
});

describe('rates that see the norms', () => {
  const inBall = claimOf(
    'in_ball_claim',
    '```claim in_ball_claim\nmethod in_ball(R)\nshow average(loss) <= R * norm(g[1])\n```',
  );

  it('are enclosed where they are irrational', () => {
    // Two orthogonal gradients: eta_1 = R, and theta_2 = 0 in the first coordinate.
    const json = {
      T: 2,
      R: '1',
      d: '2',
      start: ['1', '0'],
      slope: [
        ['0.5', '0.1'],
        ['0', '0.1'],
      ],
      offset: ['0', '0'],
    };
    const completed = complete(inBall, pointOf(inBall, json));
    expect(completed.kind).toBe('outside');
    const interval = { T: 2, R: '1', d: '1', start: ['0.5'], slope: [['0.3'], ['-0.7']], offset: ['0', '0'] };
    const run = complete(inBall, pointOf(inBall, interval));
    expect(run.kind).toBe('run');
    if (run.kind !== 'run') return;
    // theta_2 = 0.5 - 0.3/0.3 = -0.5, and the loss there is 0.35.
    expect(Number(run.arithmetic.text(run.trajectory.losses[1]).lower)).toBeCloseTo(0.35, 12);
  });

  it('give losses that are rounded down', () => {
    // |g_1| is the root of 0.05: theta_2 is irrational.
    const json = {
      T: 2,
      R: '1',
      d: '2',
      start: ['0.5', '0'],
      slope: [
        ['0.1', '0.2'],
        ['0', '-0.5'],
      ],
      offset: ['0', '0'],
    };
    const run = complete(inBall, pointOf(inBall, json));
    if (run.kind !== 'run') throw new Error(run.kind);
    const { lower, upper } = run.arithmetic.text(run.trajectory.losses[1]);
    expect(lower).not.toBe(upper);
    const losses = run.point.values[inBall.method!.layout.loss] as readonly Rational[];
    expect(losses[1]!.equals(Rational.parse(lower)!)).toBe(true);
  });

  it('must not see gradients that come later', () => {
    const claim = claimOf(
      'looks_ahead',
      '```claim looks_ahead\nmethod clairvoyant(R)\nshow average(loss) <= R * norm(g[1])\n```',
    );
    const { problem } = checkClaim(claim, { seed: 1, cases: 10, maxHorizon: 10 });
    expect(problem?.code).toBe('looks-ahead');
  });
});

describe('methods with several sequences', () => {
  it('are run step by step', () => {
    const claim = claimOf(
      'momentum_claim',
      '```claim momentum_claim\ngiven R, beta > 0\ngiven eta[t] > 0\nmethod momentum(R, eta, beta)\nshow last(loss) <= R\n```',
    );
    const json = {
      T: 3,
      R: '4',
      beta: '0.5',
      eta: ['1', '1', '1'],
      d: '1',
      start: ['4'],
      slope: [['1'], ['1'], ['1']],
      offset: ['0', '0', '0'],
    };
    const run = complete(claim, pointOf(claim, json));
    if (run.kind !== 'run') throw new Error(run.kind);
    // v_2 = 3, theta_2 = 1.5 * 3 - 0.5 * 4 = 2.5; v_3 = 1.5, theta_3 = 1.5 * 1.5 - 0.5 * 3 = 0.75.
    const positions = run.trajectory.points.map(([x]) => run.arithmetic.text(x).lower);
    expect(positions).toEqual(['4', '2.5', '0.75']);
  });
});

describe('numbers that a claim gives to its method', () => {
  const claim = claimOf(
    'phases',
    '```claim phases\ngiven D > 0\ngiven b > 0\nmethod two_phases(D, b, a)\nshow last(loss) <= D\n```',
  );
  const ones = [['1'], ['1'], ['1']];
  const json = { T: 3, D: '4', b: '1', a: '2', d: '1', start: ['4'], slope: ones, offset: ['0', '0', '0'] };

  it('go into conditions too', () => {
    const run = complete(claim, pointOf(claim, json));
    if (run.kind !== 'run') throw new Error(run.kind);
    // The first step is one of b, as b is the first rate here.
    expect(run.trajectory.points.map(([x]) => run.arithmetic.text(x).lower)).toEqual(['4', '3', '1']);
  });

  it('go into the domains that the method has', () => {
    expect(judged(claim, { ...json, T: 1, a: '5', slope: [['1']], offset: ['0'] })).toBe('a <= D');
  });
});

describe('weights of a metric', () => {
  const claim = claimOf(
    'any_weights',
    '```claim any_weights\ngiven w[t]\nmethod subgradient(R, G, eta)\nshow weighted(loss, w) <= 1/3\n```',
  );
  const drawn = claimOf(
    'drawn_weights',
    `\`\`\`method drawn(R, G, eta)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`

\`\`\`claim drawn_weights
given w[t]
method drawn(R, G, eta)
show E(weighted(loss, w)) <= 1/3
\`\`\`
`,
  );
  const failure = (of: typeof claim) => ({
    statement: of.method!.inner.statements[0]!,
    indices: new Array<number>(of.method!.inner.slots).fill(0).with(0, 2),
    outcome: 'violated' as const,
  });

  it.each([
    [claim, ABSOLUTE],
    [drawn, BOTH_ABSOLUTE],
  ])('have to be at least 0, for both evaluators', (of, json) => {
    const half = { ...json, w: ['1', '1'] };
    expect(judged(of, half)).toBe('refuted');
    expect(recheck(of, pointOf(of, half), failure(of))).toEqual({ kind: 'confirmed' });
    // A loss that is rounded down counts less than nothing: the metric would be rounded up.
    const negative = { ...json, w: ['-1', '2'] };
    expect(judged(of, negative)).toBe('the weight of loss[1] is not certainly at least 0');
    expect(recheck(of, pointOf(of, negative), failure(of))).toEqual({
      kind: 'disagrees',
      about: 'a weight of the metric',
    });
  });
});
