import { describe, expect, it } from 'vitest';
import { checkClaim, explain } from '../../src/campaign/index.js';
import type { PointJson } from '../../src/evaluation/index.js';
import { type Claim, printStatement, resolveDocuments } from '../../src/language/index.js';
import { recheck } from '../../src/recheck/index.js';
import { methodBlocks } from '../support/methods.js';
import { AVERAGE, boundBlock, claimsAbout, judged, pointOf } from './support.js';

const METHODS = `${methodBlocks('projected', 'long_steps', 'long_steps_projected')}
\`\`\`method lazy(R, G, eta)
convex f
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step z[t+1] = z[t] - eta[t] * g[t]
step theta[t+1] = project(z[t+1])
\`\`\`
`;

const claimOf = claimsAbout(METHODS);

/** False for this one: half of the bound of the average. */
const halfTheAverage = claimOf(
  'half',
  boundBlock('half', `${AVERAGE} / 2`, 'weighted(loss, eta) of projected(R, G, eta)'),
);

/** f(x) = |x| on [0, 1] from 1: a step of 2 leads to -1, and back to 0. The second step sees the slope 0. */
const CLIPPED: PointJson = {
  T: 2,
  R: '1',
  G: ['1', '1/1000'],
  eta: ['2', '1/1000'],
  d: '1',
  start: ['1'],
  slope: [['1'], ['0']],
  offset: ['0', '0'],
  normal: [['-1']],
};

/** The unit square from (1, 1), along the diagonal out of it and back to its corner 0. */
const CORNER: PointJson = {
  ...CLIPPED,
  R: '3/2',
  d: '2',
  start: ['1', '1'],
  slope: [
    ['3/5', '4/5'],
    ['0', '0'],
  ],
  normal: [['-1/5', '-3/5']],
};

const BEYOND =
  'theta[2] is not certainly a projection: another iterate or theta_star is beyond it, along normal[1]';

function rechecked(claim: Claim, json: PointJson) {
  const { inner } = claim.method!;
  const statement = inner.statements[0]!;
  const indices = new Array<number>(inner.slots).fill(0).with(0, Number(json.T));
  return recheck(claim, pointOf(claim, json), { statement, indices, outcome: 'violated' });
}

describe('a run that projects', () => {
  it('is made on an interval, and at the corner of a square', () => {
    const path = (json: PointJson) => {
      const { definitions } = explain(halfTheAverage, pointOf(halfTheAverage, json));
      return Object.entries(definitions).flatMap(([name, { lower }]) =>
        name.startsWith('theta[2') ? [lower] : [],
      );
    };
    expect(path(CLIPPED)).toEqual(['0']);
    expect(path(CORNER)).toEqual(['0', '0']);
  });

  it('may be on a larger set: the one that its iterates and the minimiser span', () => {
    const longer = { ...CLIPPED, normal: [['-1/2']] };
    expect(judged(halfTheAverage, longer)).toBe('refuted');
    expect(rechecked(halfTheAverage, longer)).toEqual({ kind: 'confirmed' });
  });

  const wrong: [string, PointJson][] = [
    ['is pulled back too far', { ...CLIPPED, G: ['1', '1'], slope: [['1'], ['1']], normal: [['-3/2']] }],
    ['is pushed on', { ...CLIPPED, normal: [['1/2']] }],
    // The point between theta[1] and theta_star is in the set; it is moved on to theta_star.
    ['is moved inside of the set', { ...CLIPPED, eta: ['1/2', '1/1000'], normal: [['1/2']] }],
    ['is pulled along the wrong line', { ...CORNER, normal: [['-1/5', '1/5']] }],
  ];

  it.each(wrong)('is none when it %s, for both evaluators', (_, json) => {
    expect(judged(halfTheAverage, json)).toBe(BEYOND);
    expect(rechecked(halfTheAverage, json)).toEqual({
      kind: 'disagrees',
      about: 'a point that is no projection',
    });
  });

  it('is none where a later iterate is beyond a projection, for both evaluators', () => {
    // To the segment from 0 to (1, 0), and then out of it, to (1/4, 1/4).
    const json: PointJson = {
      T: 3,
      R: '1',
      G: ['2', '2', '2'],
      eta: ['1/2', '1/4', '1'],
      d: '2',
      start: ['1', '0'],
      slope: [
        ['1', '-1'],
        ['1', '-1'],
        ['0', '0'],
      ],
      offset: ['0', '0', '0'],
      normal: [
        ['0', '1/2'],
        ['0', '0'],
      ],
    };
    expect(judged(halfTheAverage, json)).toBe(BEYOND);
    expect(rechecked(halfTheAverage, json).kind).toBe('disagrees');
  });

  it('has a normal for each step but the last', () => {
    expect(() => judged(halfTheAverage, { ...CLIPPED, normal: [] })).toThrow('normal has 0 entries');
  });

  it('refutes, by both evaluators', () => {
    expect(judged(halfTheAverage, CLIPPED)).toBe('refuted');
    expect(rechecked(halfTheAverage, CLIPPED)).toEqual({ kind: 'confirmed' });
  });

  it('may lead from a sequence that is not projected', () => {
    const lazy = claimOf('l', '```claim l\nmethod lazy(R, G, eta)\nshow last(loss) <= R * G[1] / 9\n```');
    // z = 1, -1, 1 and theta = 1, 0, 1: back from the point that was not projected.
    const json: PointJson = {
      ...CLIPPED,
      T: 3,
      G: ['1', '2', '1'],
      eta: ['2', '1', '1'],
      slope: [['1'], ['-2'], ['1']],
      offset: ['0', '0', '0'],
      normal: [['-1'], ['0']],
    };
    expect(judged(lazy, json)).toBe('refuted');
    expect(rechecked(lazy, json)).toEqual({ kind: 'confirmed' });
  });
});

describe('a hunt', () => {
  const show = (method: string) =>
    claimOf(
      'half_way',
      `\`\`\`claim half_way\nmethod ${method}(R, G)\nshow best(loss) <= R * G * (0.4 + 1 / T^2)\n\`\`\``,
    );
  const options = { seed: 1, cases: 200, maxHorizon: 6 };

  it('finds functions on which only the projection does harm', () => {
    expect(checkClaim(show('long_steps'), options).verdict).toBe('corroborated');
    const claim = show('long_steps_projected');
    const report = checkClaim(claim, options);
    expect(report.verdict).toBe('refuted');
    const { at, rechecked: again } = report.links[0]!.counterexample!;
    expect(again).toBe(true);
    expect(judged(claim, at)).toBe('refuted');
    expect((at.normal as unknown as string[][]).flat().some((x) => x !== '0')).toBe(true);
  });
});

const MULTIPLIERS = `multiply convex(star, t) by eta[t] / sum(k in 1..T, eta[k])
multiply distance(1) by 1 / (2 * sum(k in 1..T, eta[k]))
multiply norm(t) by eta[t]^2 / (2 * sum(k in 1..T, eta[k]))
`;
const STAR = 'multiply square(theta[T+1] - theta_star) by 1 / (2 * sum(k in 1..T, eta[k]))';

describe('multipliers of a method that projects', () => {
  it('ask for every step alone', () => {
    const block = boundBlock(
      'b',
      AVERAGE,
      'weighted(loss, eta) of projected(R, G, eta)',
      `${MULTIPLIERS}${STAR}\nmultiply square(theta[T+1] - theta[k]) by 1 / 3 for k in 1..T-1\nmultiply convex(k, t) by eta[t] / 5 for k < t`,
    );
    const { multipliers } = claimOf('b', block).method!;
    const asked = multipliers!.statements.filter(({ source }) => source === 'projection').map(printStatement);
    expect(asked).toEqual(['eta[j] / 5 = 2 * eta[j] * (1 / 3) for j in 2..T, s in 1..j-1']);
  });

  it('have squares of what is projected', () => {
    const block = boundBlock(
      'b',
      AVERAGE,
      'weighted(loss, eta) of lazy(R, G, eta)',
      `${MULTIPLIERS}${STAR.replace('theta[T+1]', 'z[T+1]')}`,
    );
    const { problems } = resolveDocuments([{ path: 'm.md', text: METHODS + block }]);
    expect(problems.map(({ message }) => message)).toEqual(['`z` is not what the method projects']);
  });

  it('need the point that is projected to move by gradients from the one before', () => {
    const block = boundBlock('b', AVERAGE, 'weighted(loss, eta) of lazy(R, G, eta)', `${MULTIPLIERS}${STAR}`);
    const { problems } = resolveDocuments([{ path: 'm.md', text: METHODS + block }]);
    expect(problems.map(({ message }) => message)).toEqual(['`theta` does not move by gradients alone']);
  });
});
