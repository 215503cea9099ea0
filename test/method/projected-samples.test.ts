import { describe, expect, it } from 'vitest';
import { checkClaim, explain } from '../../src/campaign/index.js';
import type { PointJson } from '../../src/evaluation/index.js';
import { type Claim, printStatement } from '../../src/language/index.js';
import { recheck } from '../../src/recheck/index.js';
import { methodBlocks } from '../support/methods.js';
import { sampled } from '../support/sampled.js';
import { AVERAGE, boundBlock, claimsAbout, judged, pointOf } from './support.js';

function rechecked(claim: Claim, json: PointJson) {
  const { inner } = claim.method!;
  const statement = inner.statements[0]!;
  const indices = new Array<number>(inner.slots).fill(0).with(0, Number(json.T));
  return recheck(claim, pointOf(claim, json), { statement, indices, outcome: 'violated' });
}

const MULTIPLIERS = `multiply convex(star, t) by eta[t] / sum(k in 1..T, eta[k])
multiply distance(1) by 1 / (2 * sum(k in 1..T, eta[k]))
multiply norm(t) by eta[t]^2 / (2 * sum(k in 1..T, eta[k]))
multiply square(theta[T+1] - theta_star) by 1 / (2 * sum(k in 1..T, eta[k]))`;

const DRAWN = `\`\`\`method drawn(R, G, eta)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = project(theta[t] - eta[t] * g[t])
\`\`\`

\`\`\`method drawn_long(R, G)
convex f
samples 1/2, 1/2
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G
step theta[t+1] = project(theta[t] - 3 * R / G * g[t])
\`\`\`

\`\`\`method drawn_free(R, G)
convex f
samples 1/2, 1/2
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= G
step theta[t+1] = theta[t] - 3 * R / G * g[t]
\`\`\`

\`\`\`method drawn_unit(R, c)
convex f
samples 1/3, 2/3
assume norm(theta[s] - theta[t]) <= R
assume norm(g[t]) <= 1
step theta[t+1] = project(theta[t] - c[t] / norm(g[t]) * g[t])
\`\`\`
`;
const drawnClaim = claimsAbout(DRAWN);

const UP = [['1'], ['2'], ['1'], ['2'], ['1'], ['2']];

describe('a projection after each sequence of samples', () => {
  const claim = drawnClaim('drawn_half', boundBlock('drawn_half', 'R', 'E(last(loss)) of drawn(R, G, eta)'));
  /** |x| and 2 |x| on [-1/2, 1/2], from 1/2: steps of 1 and of 2 both lead to -1/2. */
  const INTERVAL: PointJson = {
    T: 2,
    R: '1/2',
    G: ['2', '2'],
    eta: ['1', '1'],
    d: '1',
    start: ['1/2'],
    star_slope: [['0'], ['0']],
    slope: [['1'], ['2'], ['-1'], ['-2'], ['-1'], ['-2']],
    offset: ['0', '0', '0', '0', '0', '0'],
    normal: [['0'], ['-1']],
  };

  it('ends where the set of all paths has its nearest point', () => {
    expect(judged(claim, INTERVAL)).toBe('refuted');
    expect(rechecked(claim, INTERVAL)).toEqual({ kind: 'confirmed' });
    const { definitions } = explain(claim, pointOf(claim, INTERVAL));
    expect(definitions['theta[2, 1] after samples 2']!.lower).toBe('-0.5');
    expect(definitions['loss[2] after samples 2']!.lower).toBe('0.75');
  });

  it.each<[string, PointJson, string]>([
    [
      'another path',
      // After the first sample at -1/4, and at -3/2 after the second, where nothing is taken away.
      { ...INTERVAL, normal: [['-1/4'], ['0']] },
      'theta[2] after samples 1 is not certainly a projection: another iterate or theta_star is beyond it',
    ],
    [
      'the start alone',
      // From 5 to 4 and to 3, and both back to 2.
      { ...INTERVAL, R: '5', start: ['5'], slope: UP, normal: [['2'], ['1']] },
      'theta[2] after samples 1 is not certainly a projection: another iterate or theta_star is beyond it',
    ],
    [
      'the minimiser alone',
      // From 5 to 4, and to 3 and then away from it to 4.
      { ...INTERVAL, R: '5', start: ['5'], slope: UP, normal: [['0'], ['-1']] },
      'theta[2] after samples 2 is not certainly a projection: another iterate or theta_star is beyond it',
    ],
  ])('is none where %s is beyond it, for both evaluators', (_, json, said) => {
    expect(judged(claim, json)).toBe(said);
    expect(rechecked(claim, json)).toEqual({ kind: 'disagrees', about: 'a point that is no projection' });
  });

  it('is one at every step', () => {
    // From 5 to 4 and to 3, and after the samples 1, 1 away from the minimiser.
    const up = new Array<string[]>(14).fill(['1']);
    const normal = [['0'], ['0'], ['-1/2'], ['0'], ['0'], ['0']];
    const json: PointJson = {
      ...INTERVAL,
      T: 3,
      R: '5',
      G: ['1', '1', '1'],
      eta: ['1', '1', '1'],
      start: ['5'],
      slope: up,
      offset: new Array<string>(14).fill('0'),
      normal,
    };
    expect(judged(claim, json)).toBe(
      'theta[3] after samples 1,1 is not certainly a projection: another iterate or theta_star is beyond it',
    );
    expect(rechecked(claim, json).kind).toBe('disagrees');
    expect(judged(claim, { ...json, normal: normal.map(() => ['0']) })).not.toContain('projection');
  });

  it('is made for T - 1 steps', () => {
    expect(() => judged(claim, { ...INTERVAL, normal: [['0']] })).toThrow('normal has 1 entries');
  });

  const options = { seed: 1, cases: 300, maxHorizon: 2 };
  const show = (method: string, right: string) =>
    drawnClaim('shown', `\`\`\`claim shown\nmethod ${method}\nshow ${right}\n\`\`\``);

  const FALSE = [
    ['drawn(R, G, eta)', 'E(last(loss)) <= R^2 / (2 * eta[T]) + eta[T] * G[T]^2 / 2.002'],
    ['drawn_long(R, G)', 'E(best(loss)) <= R * G * (0.4 + 1 / T^2)'],
    ['drawn_unit(R, c)', 'E(last(loss)) <= R * (0.4 + 1 / T)'],
    ['drawn_long(R, G)', 'E(last(loss)) <= R * G * (0.5 + 1 / T^3)'],
  ] as const;
  it.each(sampled(FALSE, 2))('lets hunts refute what is false: %s, %s', (method, right) => {
    const false_ = show(method, right);
    const report = checkClaim(false_, options);
    expect(report.verdict).toBe('refuted');
    const { at, rechecked: again } = report.links[0]!.counterexample!;
    expect(again).toBe(true);
    expect(judged(false_, at)).toBe('refuted');
  });

  it('lets true guarantees stand', () => {
    const true_ = drawnClaim(
      'true_average',
      boundBlock('true_average', AVERAGE, 'E(weighted(loss, eta)) of drawn(R, G, eta)'),
    );
    const report = checkClaim(true_, options);
    expect(report.verdict).toBe('corroborated');
    expect(report.cases).toBe(2);
    expect(
      checkClaim(show('drawn_free(R, G)', 'E(best(loss)) <= R * G * (0.4 + 1 / T^2)'), options).verdict,
    ).toBe('corroborated');
  });

  it('is proved by the multipliers of a method without samples', () => {
    const block = (method: string) =>
      boundBlock(
        'b',
        AVERAGE,
        `${method === 'drawn' ? 'E(weighted(loss, eta))' : 'weighted(loss, eta)'} of ${method}(R, G, eta)`,
        MULTIPLIERS,
      );
    const asked = (of: Claim) => of.method!.multipliers!.statements.map(printStatement);
    expect(asked(drawnClaim('b', block('drawn')))).toEqual(
      asked(claimsAbout(methodBlocks('projected'))('b', block('projected'))),
    );
  });
});
