import { describe, expect, it } from 'vitest';
import { settingOf } from '../../src/campaign/fuzz/index.js';
import { type Problem, ProblemError, renderProblem } from '../../src/language/index.js';
import { PLAIN } from '../../src/report/index.js';
import { sheetText } from '../../src/report/other/index.js';
import { asked, askedOfSeries, type Formulas, rowOf, SERIES, SHORT, sheetOf } from '../support/library.js';

const Q = 'Q[t] = sum(k in 1..t, G[k]^-2)';

describe('a guarantee sheet', () => {
  it('finds the optimum of the weighted average, and a premise that fails elsewhere', () => {
    const question = asked({ schedule: 'eta[t] = R * G[t]^-2 / sqrt(Q[T])', lets: [Q] });
    const sheet = sheetOf(question, ['average_weighted', 'average_monotone']);
    expect(sheet.best).toEqual([{ metric: 'weighted average', bounds: ['average_weighted'] }]);
    expect(rowOf(sheet, 'average_weighted').ratio!.growth).toMatchObject({ kind: 'constant', limit: 1 });
    const monotone = rowOf(sheet, 'average_monotone');
    expect(monotone.verdict).toBe('no premise');
    expect(monotone.premises.find(({ verdict }) => verdict === 'fails')!.at).toMatchObject({ T: 2, R: '1' });
  });

  it('solves the true worst case: whether the schedule loses, or the analysis', () => {
    // Linear decay to 0 is optimal for the last loss; a constant rate loses what Zamani and Glineur say.
    const given = ['G > 0'];
    const decay = asked({ schedule: 'eta[t] = alpha * (T + 1 - t)', givens: given });
    const { truth } = rowOf(sheetOf(decay, ['last_general']), 'last_general');
    expect(truth.map(({ horizon }) => horizon)).toEqual(expect.arrayContaining([1, 2, 4]));
    for (const { overReference, ofBound, worst } of truth) {
      expect(Number(worst.lower)).toBeLessThanOrEqual(Number(worst.upper));
      // No rate beats the reference, and the bound holds.
      expect(Number(overReference.upper)).toBeGreaterThan(1 - 1e-6);
      expect(Number(ofBound.upper)).toBeGreaterThan(1 - 1e-6);
    }
    const one = truth.find(({ horizon }) => horizon === 1)!;
    expect(Number(one.overReference.lower)).toBeCloseTo(1, 5);
    expect(rowOf(sheetOf(decay, ['average_bounded']), 'average_bounded').truth).toEqual([]);
  });

  it('finds what not knowing the future costs', () => {
    const sheet = sheetOf(askedOfSeries('causal_inverse_square'), ['average_weighted']);
    expect(rowOf(sheet, 'average_weighted')).toMatchObject({
      verdict: 'grows',
      ratio: { growth: { kind: 'growing', exponent: 1, logarithms: 0 } },
    });
    expect(sheet.best).toEqual([]);
    expect(sheetText(sheet, PLAIN, Number.POSITIVE_INFINITY)).toContain('its factor grows like 0.5 T');
  });

  it('finds the weights of a schedule that ends in 0, and that another bound has no value there', () => {
    const sheet = sheetOf(askedOfSeries('warmup_decay'), ['last_general', 'last_top_down']);
    expect(sheet.best).toEqual([{ metric: 'last', bounds: ['last_top_down'] }]);
    expect(rowOf(sheet, 'last_top_down')).toMatchObject({
      verdict: 'guarantee',
      weights: 'R * G[t]^-2 / sqrt(Q[T])',
      ratio: { largest: { ratio: { upper: '1' } } },
    });
    const general = rowOf(sheet, 'last_general');
    expect(general.value).toMatchObject({ exists: 'nowhere tried', at: { T: 1, R: '1', G: ['1'] } });
    expect(general.premises[0]).toMatchObject({ text: 'eta[t] > 0 for t in 1..T', verdict: 'fails' });
  });

  it('says nothing of a bound where what is assumed has no point, and no target survives there', () => {
    const question = asked({
      schedule: 'eta[t] = R * beta',
      givens: ['beta in [0, 1]'],
      assumptions: ['beta >= 2'],
    });
    const sheet = sheetOf(question, ['average_bounded'], '5');
    expect(rowOf(sheet, 'average_bounded')).toMatchObject({ verdict: 'no point', target: null });
    expect(sheet.target).toEqual({ factor: '5', survives: false });
    const text = sheetText(sheet, PLAIN, Number.POSITIVE_INFINITY);
    expect(text).toContain('the hunt found no point at which what is given and assumed holds');
    expect(text).not.toMatch(/does not always exist|met at 0 points|a finite factor/);
  });

  it('does not blame the value for a reference that does not exist, nor calls an open premise false', () => {
    const without = asked({ schedule: 'eta[t] = R', against: '1 / (T - T)' });
    const textOf = (question: ReturnType<typeof asked>): string =>
      sheetText(sheetOf(question, ['average_bounded']), PLAIN, Number.POSITIVE_INFINITY);
    expect(textOf(without)).toContain('at no point that was tried has it a ratio to the reference');
    const open = asked({ schedule: 'eta[t] = R * exp(floor(sin(1)^2 + cos(1)^2))' });
    expect(textOf(open)).toContain('no precision decides a premise');
  });

  it('says that no factor is enough, with a short witness', () => {
    const row = rowOf(sheetOf(askedOfSeries('warmup_decay_shifted'), ['last_general']), 'last_general');
    expect(row.verdict).toBe('no factor');
    expect(row.ratio!.unbounded!.horizon).toBe(2);
    expect(Number(row.ratio!.unbounded!.example.ratio.lower)).toBeGreaterThan(10);
  });

  it('chooses the scale of a rate best, and takes a constant gradient', () => {
    const question = asked({ schedule: 'eta[t] = alpha', givens: ['G > 0'] });
    const sheet = sheetOf(question, ['average_bounded', 'last_top_down']);
    expect(sheet.tuned).toEqual(['alpha']);
    const { ratio } = rowOf(sheet, 'average_bounded');
    expect(Number(ratio!.largest!.ratio.upper)).toBeCloseTo(1, 6);
    expect(rowOf(sheet, 'last_top_down')).toMatchObject({ verdict: 'not applicable' });
  });

  it('takes the weights and the reference that it is told', () => {
    const question = asked({
      schedule: 'eta[t] = w[t] * sum(k in t+1..T, w[k]) / sum(k in 1..T, w[k])',
      lets: ['w[t] = R / sqrt(sum(k in 1..T, G[k]^2))'],
      against: 'R * sqrt(sum(t in 1..T, G[t]^2)) / T',
    });
    const row = rowOf(sheetOf(question, ['last_top_down']), 'last_top_down');
    expect(row).toMatchObject({ verdict: 'guarantee', weights: 'w', reference: { origin: 'option' } });
    expect(Number(row.ratio!.largest!.ratio.upper)).toBeCloseTo(1, 12);
  });

  it('refutes a factor that is too small, and not the one that is proved', () => {
    const small = sheetOf(askedOfSeries('adagrad_norm'), ['average_bounded'], '1.2');
    expect(small.target).toEqual({ factor: '1.2', survives: false });
    expect(rowOf(small, 'average_bounded').target!.verdict).toBe('refuted');
    const right = sheetOf(askedOfSeries('adagrad_norm'), ['average_bounded'], '3/2');
    expect(right.target).toEqual({ factor: '3/2', survives: true });
  });

  it('does not let the adversary choose what the user tunes', () => {
    const constant = asked({ schedule: 'eta[t] = alpha', givens: ['G > 0'] });
    const sheet = sheetOf(constant, ['average_bounded'], '100');
    expect(sheet.target).toEqual({ factor: '100', survives: true });
    expect(rowOf(sheet, 'average_bounded').target).toMatchObject({ verdict: 'survived', at: null });
    const small = sheetOf(constant, ['average_bounded'], '99/100');
    const { verdict, at } = rowOf(small, 'average_bounded').target!;
    expect(verdict).toBe('refuted');
    // At its best: alpha = R/(G sqrt(T)).
    const best = Number(at!.R) / Number(at!.G) / Math.sqrt(at!.T as number);
    expect(Number(at!.alpha) / best).toBeCloseTo(1, 3);
  });

  it('says that horizons are too few, and not that there is no finite factor', () => {
    const sheet = sheetOf(
      asked({ schedule: 'eta[t] = R', givens: ['G in [1, 2]'] }),
      ['average_bounded'],
      null,
      { ...SHORT, maxHorizon: 2 },
    );
    expect(rowOf(sheet, 'average_bounded').verdict).toBe('no law');
    const text = sheetText(sheet, PLAIN, Number.POSITIVE_INFINITY);
    expect(text).toContain('Too few horizons were tried to say whether average_bounded gives a guarantee');
    expect(text).toMatch(/average_bounded: at most \d\S* times .* up to T = 2\./);
    expect(text).not.toContain('No bound gives this schedule a guarantee with a finite factor');
  });

  it('says where the reference is not positive', () => {
    const question = asked({ schedule: 'eta[t] = R / T', givens: ['G > 0'], against: 'R * (T - 3)' });
    const sheet = sheetOf(question, ['average_bounded'], '5');
    const row = rowOf(sheet, 'average_bounded');
    expect(row.verdict).toBe('no factor');
    expect(row.ratio!.hopeless.map(({ horizon }) => horizon)).toEqual([1, 2, 3]);
    expect(row.target!.verdict).toBe('refuted');
    expect(sheetText(sheet, PLAIN, Number.POSITIVE_INFINITY)).toContain(
      'no factor  value >= 0 >= reference at T = 1,',
    );
  });

  it.each([
    'beta in [0, 1]',
    'beta in [0, 1)',
    'beta in (0, 1]',
    'beta in [1, 2]',
    'beta in [-3, 2]',
    'beta in (-1, 1)',
  ])('takes a parameter in an interval: %s', (given) => {
    const question = asked({ schedule: 'eta[t] = R * (4 + beta) / sqrt(t)', givens: [given] });
    const { ratio } = rowOf(
      sheetOf(question, ['average_bounded'], null, { ...SHORT, maxHorizon: 3 }),
      'average_bounded',
    );
    expect(ratio!.horizons.length).toBeGreaterThan(0);
  });
});

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('no problem was found');
}

describe('a mistake in a formula is shown in the formula', () => {
  const BAD: readonly (readonly [formulas: Formulas, message: string])[] = [
    [
      { schedule: 'eta[t] = R / sqrt(V[t]' },
      '--schedule:1:18: error[unclosed-bracket]: this `(` is never closed\n  eta[t] = R / sqrt(V[t]\n                   ^',
    ],
    [
      { schedule: 'eta[t] = R / sqrt(W[t])', lets: ['V[t] = G[t]'] },
      '--schedule:1:19: error[unknown-name]: nothing is called `W` here\n  eta[t] = R / sqrt(W[t])\n                    ^~~~',
    ],
    [{ schedule: 'eta[t] = gamma * R' }, 'help: say what it is with --let'],
    [
      { schedule: 'eta[t] = R', lets: ['eta[t] = 2'] },
      'error[duplicate-name]: `eta` already has a meaning\n',
    ],
    [{ schedule: 'rate[t] = R' }, '--schedule:1:1: error[missing-eta]'],
    [{ schedule: 'eta[t] = R', lets: ['V[t] = sum(k in 1..t G[k])'] }, '--let:1:22: error[syntax]'],
    [{ schedule: 'eta[t] = R', against: 'R / Q[T]' }, '--against:1:5: error[unknown-name]'],
    [{ schedule: 'eta[t] = R', assumptions: ['G[t] <'] }, '--assume:1:7: error[syntax]'],
    [{ schedule: 'eta[t] = R', givens: ['beta in [0, 1'] }, '--given:1:9: error[unclosed-bracket]'],
    [{ schedule: 'eta[t] = R\nshow 1 <= 2' }, '--schedule:'],
  ];

  it('also one that shows only at some horizon', () => {
    const question = asked({ schedule: 'eta[t] = R * G[t+1]' });
    const problem = problemOf(() => sheetOf(question, ['average_weighted']));
    expect(renderProblem(problem)).toContain(
      '--schedule:1:14: error[index-out-of-range]: G is read at index 2, but at T = 1 it runs over 1..1\n  eta[t] = R * G[t+1]',
    );
  });

  it.each(BAD)('%j', (formulas, message) => {
    const reading = settingOf(asked(formulas), SERIES);
    const problems = 'problems' in reading ? reading.problems : [];
    expect(problems.map(renderProblem).join('\n')).toContain(message);
  });
});
