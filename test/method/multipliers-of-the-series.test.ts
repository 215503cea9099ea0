import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { averageMetric, certify, type Metric, type Multipliers } from '../../src/method/index.js';
import { instanceOf, q } from './support.js';

// The multipliers that the proofs of the series use, at numbers: they certify the values of the bounds to the last digit, without
// a solver. Steps are counted from 0.

const sum = (values: readonly Rational[]) => values.reduce((a, b) => a.add(b), Rational.ZERO);
const HALF = Rational.of(1, 2);
const zeros = (n: number) => new Array<Rational>(n).fill(Rational.ZERO);

/** Rates and norms without a pattern. */
function numbers(T: number, seed: number): { eta: Rational[]; G: Rational[]; R: Rational } {
  let state = seed;
  const next = () => {
    state = (state * 16_807) % 2_147_483_647;
    return Rational.of(1 + (state % 30), 10);
  };
  const R = next();
  return { eta: Array.from({ length: T }, next), G: Array.from({ length: T }, next), R };
}

function certified(
  eta: readonly Rational[],
  G: readonly Rational[],
  R: Rational,
  metric: Metric,
  multipliers: Multipliers,
) {
  const instance = instanceOf(eta.map(String), G.map(String), { distance: R.toString(), metric });
  return certify(instance, multipliers);
}

const cases = [1, 2, 3, 5, 10].flatMap((T) => [1, 2, 3].map((seed) => [T, seed] as const));

describe('part 4: multipliers of last_general', () => {
  it.each(cases)('T = %i, numbers %i', (T, seed) => {
    const { eta, G, R } = numbers(T, seed);
    const tail = Array.from({ length: T }, (_, t) => sum(eta.slice(t)));
    const total = tail[0]!;
    const convex = eta.flatMap((rate, at) =>
      eta.slice(0, at).map((_, from) => ({
        from,
        at,
        value: Rational.ONE.div(tail[from + 1]!)
          .sub(Rational.ONE.div(tail[from]!))
          .mul(rate),
      })),
    );
    const norms = eta.map((rate, t) =>
      HALF.mul(rate)
        .mul(rate)
        .div(tail[Math.min(t + 1, T - 1)]!),
    );
    const metric: Metric = { kind: 'weighted', weights: eta.map((_, t) => q(t === T - 1 ? 1 : 0)) };
    const distance = HALF.div(total);
    const star = eta.map((rate) => rate.div(total));
    const found = certified(eta, G, R, metric, {
      convex,
      star,
      minimum: zeros(T),
      distance,
      norms,
      weights: [],
    });
    const value = distance
      .mul(R)
      .mul(R)
      .add(sum(norms.map((norm, t) => norm.mul(G[t]!).mul(G[t]!))));
    expect(found).toEqual({ kind: 'bound', value });
  });

  it('are no multipliers when one is a little smaller', () => {
    const { eta, G, R } = numbers(3, 1);
    const total = sum(eta);
    const star = eta.map((rate) => rate.div(total));
    const weights = eta;
    const norms = eta.map((rate) => HALF.mul(rate).mul(rate).div(total));
    const good = { convex: [], star, minimum: zeros(3), distance: HALF.div(total), norms, weights: [] };
    const metric: Metric = { kind: 'weighted', weights };
    expect(certified(eta, G, R, metric, good).kind).toBe('bound');
    const less = { ...good, distance: good.distance.mul(q('0.999999999999')) };
    expect(certified(eta, G, R, metric, less)).toEqual({ kind: 'failure', why: 'matrix-not-semidefinite' });
  });
});

describe('part 2: multipliers of average_weighted and average_monotone', () => {
  it.each(cases)('T = %i, numbers %i', (T, seed) => {
    const { eta, G, R } = numbers(T, seed);
    const total = sum(eta);
    const star = eta.map((rate) => rate.div(total));
    const norms = eta.map((rate) => HALF.mul(rate).mul(rate).div(total));
    const distance = HALF.div(total);
    const value = distance
      .mul(R)
      .mul(R)
      .add(sum(norms.map((norm, t) => norm.mul(G[t]!).mul(G[t]!))));
    const weighted: Metric = { kind: 'weighted', weights: eta };
    const plain = { convex: [], star, minimum: zeros(T), distance, norms, weights: [] };
    expect(certified(eta, G, R, weighted, plain)).toEqual({ kind: 'bound', value });

    // The plain average: rates that fall, and the minimum takes what a larger rate has too much.
    const falling = [...eta].sort((a, b) => b.compare(a));
    const scale = Rational.of(T).mul(falling[T - 1]!);
    const shares = falling.map((rate) => rate.div(scale));
    const falls: Multipliers = {
      convex: [],
      star: shares,
      minimum: shares.map((share) => share.sub(Rational.of(1, T))),
      distance: HALF.div(scale),
      norms: falling.map((rate) => HALF.mul(rate).mul(rate).div(scale)),
      weights: [],
    };
    expect(certified(falling, G, R, averageMetric(T), falls)).toEqual({
      kind: 'bound',
      value: falls.distance
        .mul(R)
        .mul(R)
        .add(sum(falls.norms.map((norm, t) => norm.mul(G[t]!).mul(G[t]!)))),
    });
  });
});
