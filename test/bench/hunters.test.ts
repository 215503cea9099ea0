import { describe, expect, it } from 'vitest';
import { falseClaims } from '../../bench/hunters/hunters.js';
import { Oracle } from '../../bench/hunters/oracle.js';
import { JAVASCRIPT, programOf } from '../../bench/hunters/program.js';
import { type DrawNumber, FloatClaim } from '../../bench/hunters/runtime.js';
import { claimOf } from '../support/claim-of.js';

const CLAIMS = falseClaims();

/** Numbers in their domains, in turn. */
const someNumber = (): DrawNumber => {
  let turn = 0;
  return ({ lower, upper, isInteger }) => {
    turn += 1;
    if (isInteger) return Math.min(upper!, lower! + (turn % 5));
    if (lower !== null && upper !== null) return lower + ((turn % 7) + 0.5) * ((upper - lower) / 8);
    return (lower ?? 0) + 0.25 * ((turn % 9) + 1);
  };
};

describe('false claims of the comparison', () => {
  it('are many, of many kinds, each with a name of its own within its kind', () => {
    expect(CLAIMS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(CLAIMS.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(25);
    expect(CLAIMS.filter(({ kind }) => kind === 'held back').length).toBeGreaterThanOrEqual(25);
    expect(new Set(CLAIMS.map(({ kind, claim }) => `${kind} ${claim.name} ${claim.place.start}`)).size).toBe(
      CLAIMS.length,
    );
  });

  it.each(CLAIMS.map(({ kind, claim }) => [`${kind} ${claim.name}`, claim] as const))(
    '%s has a program that is defined somewhere',
    (_, claim) => {
      const floats = new FloatClaim(programOf(claim, JAVASCRIPT));
      const gaps = [2, 3, 6, 14].map((horizon) =>
        floats.draw(horizon, someNumber()) ? floats.judge().gap : Number.NEGATIVE_INFINITY,
      );
      expect(Math.max(...gaps)).toBeGreaterThan(-1e6);
    },
  );
});

describe('a program', () => {
  it('says of a point what the claim says', () => {
    const claim = claimOf(
      'given x[t] > 0\nlet V[t] = sum(k in 1..t, x[k]^2)\nshow sum(t in 2..T, x[t]^2 / sqrt(V[t-1])) <= 2 * sqrt(V[T])',
    );
    const floats = new FloatClaim(programOf(claim, JAVASCRIPT));
    const values = [3, 4, 12];
    floats.draw(3, () => values.shift()!);
    expect(floats.point()).toEqual({ T: 3, x: [3, 4, 12] });
    const [left, right] = [16 / 3 + 144 / 5, 26];
    expect(floats.judge()).toEqual({
      penalty: 0,
      gap: expect.closeTo(Math.log(left / right), 12),
      isViolated: true,
    });
  });

  it('computes what a premise defines, in its order, and scales to a fixed sum', () => {
    const forwards = claimOf(
      'given g[t] in [-1, 1]\ngiven w[t] for t in 1..T+1\nassume w[1] = 0\nassume w[t+1] = w[t]/2 + g[t]\nshow w[T+1] <= 9',
    );
    const floats = new FloatClaim(programOf(forwards, JAVASCRIPT));
    floats.draw(3, ({ lower }) => (lower === null ? 7 : 1));
    expect(floats.point()).toEqual({ T: 3, g: [1, 1, 1], w: [0, 1, 1.5, 1.75] });
    expect(floats.judge().penalty).toBe(0);

    const backwards = claimOf(
      'given v[t] for t in 1..T+1\nassume v[T+1] = 0\nassume v[t] = v[t+1]/2 + 1\nshow v[1] <= 9',
    );
    const back = new FloatClaim(programOf(backwards, JAVASCRIPT));
    back.draw(3, () => 5);
    expect(back.point()).toEqual({ T: 3, v: [1.75, 1.5, 1, 0] });

    const fixed = claimOf('given p[t] > 0\nassume sum(t in 1..T, p[t]) = 1\nshow p[1] <= 9');
    const weights = new FloatClaim(programOf(fixed, JAVASCRIPT));
    weights.draw(4, () => 3);
    expect(weights.point()).toEqual({ T: 4, p: [0.25, 0.25, 0.25, 0.25] });

    const centred = claimOf(
      'given x[t]\nassume sum(t in 1..T, x[t]) = 0\nassume sum(t in 1..T, x[t]^2) = 8\nshow x[1] <= 9',
    );
    const values = new FloatClaim(programOf(centred, JAVASCRIPT));
    const drawn = [5, 7];
    values.draw(2, () => drawn.shift()!);
    expect(values.point()).toEqual({ T: 2, x: [-2, 2] });
  });
});

describe('the oracle', () => {
  it('says yes where the claim fails for certain, to binary64 with all its digits too', () => {
    const oracle = new Oracle(claimOf('given x > 0\nshow x <= 1'));
    expect(oracle.confirms({ T: 1, x: 0.1 + 0.2 })).toBe(false);
    expect(oracle.confirms({ T: 1, x: 1.1 + 2.2 })).toBe(true);
    expect(oracle.witness).toContain('3.3000000000000003');
  });

  it('moves a point onto the premises first', () => {
    const oracle = new Oracle(
      claimOf('given p[t] > 0\nassume sum(t in 1..T, p[t]) = 1\nshow sum(t in 1..T, p[t]^2) >= 1.1/T'),
    );
    const third = 1 / 3;
    expect(oracle.confirms({ T: 3, p: [third, third, third] })).toBe(true);
  });
});

describe('floating point and the judge', () => {
  it('say the same of points of claims without premises, unless they are nearly ties', () => {
    let compared = 0;
    for (const { claim } of CLAIMS.filter(({ claim: { premises } }) => premises.length === 0)) {
      const floats = new FloatClaim(programOf(claim, JAVASCRIPT));
      const oracle = new Oracle(claim);
      for (const horizon of [1, 2, 3, 6]) {
        if (!floats.draw(horizon, someNumber())) continue;
        const { gap, isViolated } = floats.judge();
        if (gap === -1e6 || Math.abs(gap) < 1e-6) continue;
        expect(oracle.confirms(floats.point()), `${claim.name} at T = ${horizon}`).toBe(isViolated);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
