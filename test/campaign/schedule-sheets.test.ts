import { describe, expect, it } from 'vitest';
import { asked, askedOfSeries, type Formulas, rowOf, sheetOf, WHOLE } from '../support/library.js';
import { IS_WHOLE, sampled } from '../support/sampled.js';

/** The growth of a bound's value over its reference, for a rate with a base rate alpha and gradients of one norm. */
function growthOf(bound: string, schedule: string, formulas: Partial<Formulas> = {}) {
  const question = asked({ schedule, givens: ['G > 0'], ...formulas });
  return rowOf(sheetOf(question, [bound], null, WHOLE), bound).ratio!.growth!;
}

describe('the sheet of a schedule that people train with', () => {
  // Limits are those of `lakatos schedule` at T = 10^6, certified there, which differ from the limit in the fourth digit.
  it.each(
    sampled(
      [
        ['linear decay, shifted', 'eta[t] = alpha * (1 - t/(T+1))', 2],
        ['cosine', 'eta[t] = alpha * (1 + cos(pi*(t-1)/T)) / 2', 2.0602],
        ['warm-up, stable, decay', 'eta[t] = alpha * min(1, (T+1-t)/max(1, floor((T+1)/5)))', 2.1596],
        ['warm-up and linear decay', 'eta[t] = alpha * min(t/(floor(T/10)+1), 1) * (1 - (t-1)/T)', 2.0333],
        ['WSD by its name', 'eta[t] = alpha * min(1, (T+1-t)/max(1, floor(1/5*(T+1))))', 2.1596],
      ],
      3,
    ),
  )('has an interval for the limit that contains the truth: %s', (_, schedule, limit) => {
    const growth = growthOf('last_general', schedule);
    expect(growth.kind).toBe('bounded');
    if (growth.kind !== 'bounded') return;
    expect(growth.between[0]).toBeLessThanOrEqual(limit);
    expect(growth.between[1]).toBeGreaterThanOrEqual(limit);
  });

  // sqrt(T * sum 1/(t+1)^2) / sum 1/(t+1), and the root of T/(T+1) * sum 1/(t+1).
  it.each(
    sampled(
      [
        ['average_weighted', 'eta[t] = alpha/(t+1)', { exponent: 0.5, logarithms: -1 }],
        ['average_bounded', 'eta[t] = alpha/(t+1)', { exponent: 0, logarithms: 0.5 }],
        ['average_monotone', 'eta[t] = alpha/sqrt(t)', { exponent: 0, logarithms: 0.5 }],
        // sqrt(3/4 ln T) and more: a = 1/(4 sqrt(T)), q = (3/4 ln T + …)/sqrt(T).
        ['last_general', 'eta[t] = alpha/sqrt(t)', { exponent: 0, logarithms: 0.5 }],
        ['average_weighted', 'eta[t] = alpha/sqrt(t)', { exponent: 0, logarithms: 0.5 }],
      ],
      3,
    ),
  )('finds the law of %s for %s', (bound, schedule, law) => {
    expect(growthOf(bound, schedule)).toMatchObject({ kind: 'growing', ...law });
  });

  /**
   * With f = 1/100 and s = (1-f)/ln(1/f) the sum of rates is nearly s T, and eta[t]^2 over the rates that follow adds up to nearly 1 - f + f ln T: the square of the
   * factor is A + B ln T with B = f/s = 0.0465. Up to T = 16384 the logarithm is a tenth of it, and 2.2 + 0.01 ln T is as near.
   */
  it('finds the root of a small logarithm, and a plain one that fits about as well', () => {
    const growth = growthOf('last_general', 'eta[t] = alpha * 100^(-(t-1)/T)');
    const said = 'rivals' in growth ? [growth, ...growth.rivals] : [];
    const growing = said.flatMap((law) => (law.kind === 'growing' && law.exponent === 0 ? [law] : []));
    const [root, plain] = [0.5, 1].map((power) => growing.find(({ logarithms }) => logarithms === power)!);
    expect(root!.factor ** 2).toBeCloseTo(0.0465, 2);
    expect(root!.factor ** 2 * root!.shift).toBeCloseTo(4.82, 1);
    expect(plain!.factor).toBeCloseTo(0.0103, 3);
    expect(plain!.constant).toBeCloseTo(2.2, 1);
  });

  // 1 in the limit, by 33/sqrt(ln T): 9 at T = 10^6.
  it.each(
    sampled(
      [
        ['average_bounded', 'eta[t] = alpha * 100^(-(t-1)/T)', 4.6366],
        ['average_monotone', 'eta[t] = alpha * 100^(-(t-1)/T)', 32.949],
        ['average_weighted', 'eta[t] = alpha * 100^(-(t-1)/T)', 1.53268],
        ['last_monotone', 'eta[t] = alpha * 100^(-(t-1)/T)', 1],
        ['average_bounded', 'eta[t] = alpha / 10^floor(3*(t-1)/T)', 6.0828],
        ['average_weighted', 'eta[t] = alpha / 10^floor(3*(t-1)/T)', 1.56827],
        ['last_monotone', 'eta[t] = alpha / 10^floor(3*(t-1)/T)', 1],
      ],
      3,
    ),
  )('has an interval for the limit of exponential and step decay: %s, %s', (bound, schedule, limit) => {
    const growth = growthOf(bound, schedule);
    expect(growth.kind).toBe('bounded');
    if (growth.kind !== 'bounded') return;
    expect(growth.between[0]).toBeLessThanOrEqual(limit);
    expect(growth.between[1]).toBeGreaterThanOrEqual(limit);
  });

  it('takes a shape times a base rate, and what is said of a parameter in the place of what the shape says', () => {
    const question = askedOfSeries('wsd');
    const choice = (text: string) => ({ label: '--tune', text });
    const adversary = (text: string) => ({ label: '--given', text });
    const row = rowOf(
      sheetOf(
        {
          ...question,
          tuned: [choice('cooldown in [0.1, 0.5]')],
          givens: [adversary('G > 0'), adversary('warmup in [0, 0.1]')],
        },
        ['last_general'],
        null,
        { ...WHOLE, maxHorizon: 2 },
      ),
      'last_general',
    );
    expect(row.premises[0]).toMatchObject({ text: 'rate[t] > 0 for t in 1..T', verdict: 'met' });
    expect(row.verdict).not.toBe('no factor');
    const [first] = row.ratio!.horizons;
    // At T = 1 the best base rate gives R G, whatever the shape.
    expect(Number(first!.ratio.upper)).toBeCloseTo(1, 5);
  });

  // At T = 1 the best base rate gives R G, whatever the shape.
  it.each(
    sampled(
      [
        ['warm-up and inverse root', 'eta[t] = alpha * min(t/4, 1) / sqrt(max(t, 4))', {}],
        ['step decay', 'eta[t] = alpha / 2^floor((t-1)/10)', {}],
        [
          'the second moment of RMSProp',
          'eta[t] = alpha / sqrt(v[t])',
          {
            givens: ['G > 0', 'beta in [0, 1)'],
            lets: ['v[1] = (1-beta)*G^2', 'v[t+1] = beta*v[t] + (1-beta)*G^2'],
          },
        ],
        [
          'the second moment of Adam',
          'eta[t] = alpha / sqrt(v[t] / (1 - beta^t))',
          {
            givens: ['G > 0', 'beta in [0, 1)'],
            lets: ['v[1] = (1-beta)*G^2', 'v[t+1] = beta*v[t] + (1-beta)*G^2'],
          },
        ],
      ],
      3,
    ),
  )('is exact at T = 1: %s', (_, schedule, formulas: Partial<Formulas>) => {
    const question = asked({ schedule, givens: ['G > 0'], ...formulas });
    const row = rowOf(sheetOf(question, ['last_general'], null, { ...WHOLE, maxHorizon: 2 }), 'last_general');
    expect(row.premises[0]).toMatchObject({ text: 'eta[t] > 0 for t in 1..T', verdict: 'met' });
    const [first] = row.ratio!.horizons;
    expect(first!.horizon).toBe(1);
    expect(Number(first!.ratio.upper)).toBeCloseTo(1, 5);
  });

  it('says that the factor of step decay for the last loss may grow, where it has only begun to', () => {
    const growth = growthOf('last_general', 'eta[t] = alpha / 10^floor(3*(t-1)/T)');
    const said = 'rivals' in growth ? [growth, ...growth.rivals].map(({ kind }) => kind) : [growth.kind];
    expect(said).toContain('growing');
  });

  it.runIf(IS_WHOLE)('finds the exponential of a rate that falls like 0.99^t', () => {
    const growth = growthOf('average_bounded', 'eta[t] = alpha * 0.99^t', { givens: [] });
    expect(growth.kind).toBe('exponential');
    // The adversary makes the first gradient by far the largest: then the factor is sqrt(eta[1]/eta[T]).
    if (growth.kind === 'exponential') expect(growth.rate).toBeCloseTo(-Math.log(0.99) / 2, 4);
  });

  it('knows moving averages of squares, whose rate is constant when the gradients are', () => {
    const growth = growthOf('average_bounded', 'eta[t] = alpha / sqrt(v[t])', {
      givens: ['G > 0', 'beta in [0, 1)'],
      lets: ['v[1] = G^2', 'v[t+1] = beta*v[t] + (1-beta)*G^2'],
    });
    expect(growth).toMatchObject({ kind: 'constant' });
    if (growth.kind === 'constant') expect(growth.limit).toBeCloseTo(1, 6);
  });

  /**
   * RMSProp from v_0 = 0, its decay rate chosen by the adversary. At the best base rate a bound a/c + q c is 2 sqrt(a q), so with w_t = sqrt(v_t) the
   * squares of value/ref are
   *   average_bounded   w_T sum_t G_t^2/w_t / sum_t G_t^2
   *   average_monotone  v_T sum_t G_t^2/v_t / sum_t G_t^2
   *   last_monotone     v_T sum_t c_t G_t^2/v_t / sum_t c_t G_t^2,  c_t = 1/max(1, T-t)
   * From (1-beta) G_t^2 <= v_t and v_T <= (1-beta) sum_t G_t^2 they are at most
   *   sqrt(sum_t G_t^2) sum_t G_t / sum_t G_t^2 <= sqrt(T);   T;   and (1 + H_{T-1}) max_k (v_T's share beta^{T-k}/c_k <= T-1, or 1).
   * From below: beta -> 0 with G = (1, …, 1, 1 + sqrt(T)), the greatest eigenvalue of a quadratic form, gives (1 + sqrt(T))/2; norms that rise fast give T;
   * norms that rise fast up to step T-j, and are small then, with beta -> 1, give j (H_{T-1} - H_{j-1}), and without the fall 1 + H_{T-1}.
   */
  const harmonic = (n: number) => Array.from({ length: n }, (_, k) => 1 / (k + 1)).reduce((a, b) => a + b, 0);
  const fallen = (T: number) =>
    Math.max(
      1 + harmonic(T - 1),
      ...Array.from({ length: T - 1 }, (_, i) => (i + 1) * (harmonic(T - 1) - harmonic(i))),
    );
  it.each(
    sampled(
      [
        ['average_bounded', (T: number) => (1 + Math.sqrt(T)) / 2, (T: number) => Math.sqrt(T), 0.25, 32],
        ['average_monotone', (T: number) => T, (T: number) => T, 0.5, 32],
        [
          'last_monotone',
          (T: number) => (T === 1 ? 1 : fallen(T)),
          (T: number) => (1 + harmonic(T - 1)) * Math.max(1, T - 1),
          0.5,
          // Norms far apart are looked at in decimals, which ends this row sooner.
          16,
        ],
      ],
      3,
    ),
  )(
    'has the rows of RMSProp between what is known from below and above: %s',
    (bound, below, above, power, longest) => {
      const question = asked({
        schedule: 'eta[t] = alpha / sqrt(v[t])',
        givens: ['beta in [0, 1)'],
        lets: ['v[1] = (1-beta)*G[1]^2', 'v[t+1] = beta*v[t] + (1-beta)*G[t+1]^2'],
      });
      const row = rowOf(sheetOf(question, [bound], null, WHOLE), bound);
      expect(row.premises[1]).toMatchObject({ verdict: 'fails' });
      const { horizons } = row.ratio!;
      expect(horizons.at(-1)!.horizon).toBeGreaterThanOrEqual(longest);
      for (const { horizon, ratio } of horizons) {
        // A climb of many numbers ends a little below the supremum.
        expect(Number(ratio.upper)).toBeGreaterThan(0.97 * Math.sqrt(below(horizon)));
        expect(Number(ratio.lower)).toBeLessThanOrEqual(Math.sqrt(above(horizon)) * (1 + 1e-9));
      }
      const [before, last] = horizons.slice(-2);
      const grown = Math.log(Number(last!.ratio.lower) / Number(before!.ratio.lower));
      expect(grown / Math.log(last!.horizon / before!.horizon)).toBeCloseTo(power, 1);
      // The logarithm of short horizons and the root of longer ones are no law together, and horizons of the root alone are too few.
      const law = { kind: 'growing', exponent: power, logarithms: 0 };
      expect(row.ratio!.growth).toMatchObject(bound === 'last_monotone' ? { kind: 'unclear' } : law);
    },
  );

  // sqrt(sum G^2/v * sum G^-2) / sum v^(-1/2) at T = 2, beta = 9/10, G = (n, 1): v_1 = n^2/10, v_2 = 9 n^2/100 + 1/10.
  it('knows that no factor is enough for the weighted average of RMSProp, where the ratio grows like the first norm', () => {
    const question = asked({
      schedule: 'eta[t] = alpha / sqrt(v[t])',
      givens: ['beta in [0, 1)'],
      lets: ['v[1] = (1-beta)*G[1]^2', 'v[t+1] = beta*v[t] + (1-beta)*G[t+1]^2'],
    });
    const row = rowOf(
      sheetOf(question, ['average_weighted'], null, { ...WHOLE, maxHorizon: 2 }),
      'average_weighted',
    );
    expect(row.verdict).toBe('no factor');
    expect(row.ratio!.unbounded).toMatchObject({ horizon: 2 });
    expect(row.ratio!.unbounded!.exponent).toBeCloseTo(1, 1);
    const { at, ratio } = row.ratio!.unbounded!.example;
    const [first, second] = (at.G as string[]).map(Number);
    const beta = Number(at.beta);
    const v = [(1 - beta) * first! ** 2, beta * (1 - beta) * first! ** 2 + (1 - beta) * second! ** 2];
    const squares = first! ** 2 / v[0]! + second! ** 2 / v[1]!;
    const expected = Math.sqrt(squares * (first! ** -2 + second! ** -2)) / (v[0]! ** -0.5 + v[1]! ** -0.5);
    expect(Number(ratio.lower) / expected).toBeCloseTo(1, 4);
  });
});
