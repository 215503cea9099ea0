import { describe, expect, it } from 'vitest';
import { judgeAt } from '../../src/campaign/index.js';
import { type PointJson, pointFromJson } from '../../src/evaluation/index.js';
import { type Claim, ProblemError } from '../../src/language/index.js';
import { methodBlocks } from '../support/methods.js';
import { ABSOLUTE, BOTH_ABSOLUTE, claimsAbout } from './support.js';

// What is wrong with a document is said at its line and column: test/language/fixtures/errors/method-*. Here is what a point can
// have wrong, in a failure file or behind --at: it is named by its entry.

const claimOf = claimsAbout(`${methodBlocks('subgradient')}
\`\`\`method drawn(R, G, eta)
convex f
samples 1/2, 1/2
assume norm(theta[1] - theta_star) <= R
assume norm(g[t]) <= G[t]
step theta[t+1] = theta[t] - eta[t] * g[t]
\`\`\`
`);

const one = claimOf('one', '```claim one\nmethod subgradient(R, G, eta)\nshow last(loss) <= R\n```');
const drawn = claimOf(
  'drawn_last',
  '```claim drawn_last\nmethod drawn(R, G, eta)\nshow E(last(loss)) <= R\n```',
);

/** A run of T steps that stays where it is. */
function still(T: number, pieces = T): PointJson {
  const ones = new Array<string>(T).fill('1');
  return {
    T,
    R: '1',
    G: ones,
    eta: ones,
    d: '1',
    start: ['0'],
    slope: new Array<string[]>(pieces).fill(['0']),
    offset: new Array<string>(pieces).fill('0'),
  };
}

function said(claim: Claim, json: PointJson): string {
  try {
    const reading = pointFromJson(claim, json);
    if (reading.kind === 'problem') return reading.problem.message;
    const judgement = judgeAt(claim, reading.point);
    return judgement.kind === 'judged' ? judgement.report.verdict : judgement.broken;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.message;
    throw error;
  }
}

describe('what a point has wrong is named', () => {
  it.each<[Claim, PointJson, string]>([
    [one, ABSOLUTE, 'corroborated'],
    [one, { ...ABSOLUTE, d: '0', start: [], slope: [[], []] }, 'd >= 1'],
    [
      one,
      { ...ABSOLUTE, d: '4', start: ['0', '0', '0', '0'], slope: ['1', '-1'].map((x) => [x, '0', '0', '0']) },
      'd <= T + 1',
    ],
    [
      one,
      { ...ABSOLUTE, d: '1e9' },
      'at T = 2 the givens of a case up to here have 1000000000 numbers or more; the limit is 300000',
    ],
    [one, { ...ABSOLUTE, d: '3/2' }, 'd is 1.5'],
    [one, { ...ABSOLUTE, T: 0 }, 'T is 0'],
    [
      one,
      { ...ABSOLUTE, T: 1e9 },
      'at T = 1000000000 the givens of a case up to here have 1000000000 numbers or more; the limit is 300000',
    ],
    [one, { ...ABSOLUTE, slope: [['1']] }, 'slope has 1 entries'],
    [one, { ...ABSOLUTE, slope: [['1'], ['x']] }, 'slope[2, 1] is "x"'],
    [one, { ...ABSOLUTE, start: ['0', '0'] }, 'start has 2 entries'],
    [
      one,
      { ...ABSOLUTE, slope: [['1'], ['1']] },
      'slope[2] is not certainly a subgradient: another piece is larger at theta[2]',
    ],
    [
      one,
      { ...ABSOLUTE, offset: ['0', '1e-9'] },
      'offset[2] is above 0, which is no minimum of the function then',
    ],
    [one, { ...ABSOLUTE, G: ['1', '1/2'] }, 'norm(g[2]) is too large'],
    [one, { ...ABSOLUTE, start: ['2'], slope: [['1'], ['1']] }, 'norm(theta[1] - theta_star) is too large'],
    [one, still(1000), 'at T = 1000 and d = 1 a run of the method takes more than 1000000 products'],
    [drawn, BOTH_ABSOLUTE, 'corroborated'],
    [drawn, { ...BOTH_ABSOLUTE, star_slope: [['1'], ['0']] }, 'the expected slope at theta_star is not 0'],
    [
      drawn,
      { ...BOTH_ABSOLUTE, offset: ['0', '0', '0', '0', '0', '1'] },
      'a function is above 0 at theta_star',
    ],
    [
      drawn,
      { ...BOTH_ABSOLUTE, slope: [['1'], ['-1'], ['-1'], ['-1'], ['1'], ['-1']] },
      'the piece of sample 2 is not active at step 2 after samples 2',
    ],
    [drawn, { ...BOTH_ABSOLUTE, slope: [['1']] }, 'slope has 1 entries'],
    [
      drawn,
      { ...still(8, 2 ** 9 - 2), star_slope: [['0'], ['0']] },
      'at T = 8 and d = 1 a run of the method takes more than 1000000 products',
    ],
  ])('%#', (claim, json, message) => {
    expect(said(claim, json)).toBe(message);
  });
});
