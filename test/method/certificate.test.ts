import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { type Arithmetic, decimalArithmetic, exact, Rational } from '../../src/arithmetic/index.js';
import { isDominant, isSemidefinite } from '../../src/method/check/semidefinite.js';
import { attained, certify, type Multipliers, runMethod, worstCase } from '../../src/method/index.js';
import { constant, instanceOf, q } from './support.js';

const instance = instanceOf(constant(0.5, 4), constant(1, 4));
const found = worstCase(instance)!;
const { multipliers } = found.upper;
const { witness } = found.lower;
const tiny = q(2 ** -80);

const replaced = <Item>(list: readonly Item[], at: number, item: Item) =>
  list.map((old, i) => (i === at ? item : old));

describe('multipliers', () => {
  it('are accepted as they are', () => {
    expect(certify(instance, multipliers)).toEqual({ kind: 'bound', value: found.upper.value });
  });

  const wrong: [string, Multipliers, string][] = [
    ['one is negative', { ...multipliers, distance: tiny.neg() }, 'negative-multiplier'],
    [
      'that of a minimum is negative, which the others make up for',
      {
        ...multipliers,
        minimum: replaced(multipliers.minimum, 1, tiny.neg()),
        star: replaced(multipliers.star, 1, multipliers.star[1]!.sub(tiny).sub(multipliers.minimum[1]!)),
      },
      'negative-multiplier',
    ],
    [
      'the losses do not balance, by 2^-80',
      { ...multipliers, star: replaced(multipliers.star, 1, multipliers.star[1]!.add(tiny)) },
      'losses-do-not-balance',
    ],
    ['one is missing', { ...multipliers, norms: multipliers.norms.slice(1) }, 'wrong-size'],
    [
      'a step is no step',
      { ...multipliers, convex: [...multipliers.convex, { from: 4, at: 1, value: tiny }] },
      'wrong-size',
    ],
    [
      'the distance is bought too cheaply',
      { ...multipliers, distance: multipliers.distance.mul(q(0.999)) },
      'matrix-not-semidefinite',
    ],
    [
      'a norm is bought too cheaply',
      { ...multipliers, norms: replaced(multipliers.norms, 2, multipliers.norms[2]!.mul(q(0.999))) },
      'matrix-not-semidefinite',
    ],
  ];
  it.each(wrong)('are rejected when %s', (_, faulty, why) => {
    expect(certify(instance, faulty)).toEqual({ kind: 'failure', why });
  });

  it('of the best loss have weights that are an average', () => {
    const best = instanceOf(constant(0.5, 2), constant(1, 2), { metric: { kind: 'best' } });
    const { multipliers } = worstCase(best)!.upper;
    expect(certify(best, multipliers).kind).toBe('bound');
    for (const weights of [['1/2', '1/4'], ['2', '-1'], ['1']])
      expect(certify(best, { ...multipliers, weights: weights.map(q) })).toEqual({
        kind: 'failure',
        why: 'weights-do-not-add-up',
      });
  });

  it('need a method that moves at each step by the gradients before it', () => {
    for (const moves of [instance.moves.slice(1), instance.moves.map((row) => [...row, q(0)])])
      expect(certify({ ...instance, moves }, multipliers)).toEqual({ kind: 'failure', why: 'wrong-size' });
  });

  it('of one instance say nothing about another', () => {
    const other = instanceOf(constant(0.6, 4), constant(1, 4));
    expect(certify(other, multipliers).kind).toBe('failure');
    expect(certify({ ...instance, moves: other.moves }, multipliers).kind).toBe('failure');
  });
});

describe('functions', () => {
  it('are accepted as they are', () => {
    expect(attained(instance, witness)!.value).toEqual(found.lower.value);
  });

  it('have to be run from where the method begins, with its norms', () => {
    const longer = witness.start.map((x) => x.mul(q(1.001)));
    expect(attained(instance, { ...witness, start: longer })).toBeNull();
    expect(attained({ ...instance, norms: constant(q(0.99), 4) }, witness)).toBeNull();
  });

  it('have an active piece at each step', () => {
    const choices = replaced(witness.choices, 1, 0);
    expect(attained(instance, { ...witness, choices })).toBeNull();
    const lower = { ...witness.pieces[2]!, offset: witness.pieces[2]!.offset.sub(q(1e-3)) };
    expect(attained(instance, { ...witness, pieces: replaced(witness.pieces, 2, lower) })).toBeNull();
  });

  it('have a minimiser where they say', () => {
    const moved = replaced(witness.minimiser, 0, q(0.1));
    expect(attained(instance, { ...witness, minimiser: moved })).toBeNull();
    // Without the flat piece nothing shows that theta_star is one.
    const minimality = witness.minimality.map((_, j) => (j === 0 ? Rational.ONE : Rational.ZERO));
    expect(attained(instance, { ...witness, minimality })).toBeNull();
    expect(attained(instance, { ...witness, minimality: constant(Rational.ZERO, 5) })).toBeNull();
  });
});

describe('a run', () => {
  const decimal = decimalArithmetic(40);
  const tied = (arithmetic: Arithmetic<unknown>) => {
    const rate = arithmetic.rational(Rational.of(-1, 3));
    const rows = [
      { origin: arithmetic.integer(1), gradients: [], normals: [] },
      { origin: arithmetic.integer(1), gradients: [rate], normals: [] },
    ];
    // The second piece is 0 at -(1, 2)/3, as the flat one is.
    const pieces = [
      ['1', '2'],
      ['2', '-1'],
      ['0', '0'],
    ].map((slope) => ({ offset: q(0), slope: slope.map(q) }));
    const zero = [q(0), q(0)];
    const minimality = [q(0), q(0), q(1)];
    return runMethod({ pieces, start: zero, minimiser: zero, minimality, choices: [0, 1] }, rows, arithmetic);
  };

  it('takes a tie in exact arithmetic, and none in intervals', () => {
    expect(tied(exact as Arithmetic<unknown>)).toHaveProperty('losses');
    expect(tied(decimal as Arithmetic<unknown>)).toMatchObject({ why: 'piece-not-active', step: 1 });
  });

  it.each([
    ['negative', ['2', '-1']],
    ['of another sum', ['0', '0']],
    ['of slopes that do not cancel', ['1', '0']],
  ])('has a minimiser by weights that are not %s', (_, weights) => {
    // The larger of x and 2x has no minimum.
    const pieces = ['1', '2'].map((x) => ({ offset: q(0), slope: [q(x)] }));
    const rows = [{ origin: exact.integer(1), gradients: [], normals: [] }];
    const witness = { pieces, start: [q(0)], minimiser: [q(0)], minimality: weights.map(q), choices: [0] };
    expect(runMethod(witness, rows, exact)).toMatchObject({ why: 'no-minimiser' });
  });
});

describe('a witness', () => {
  const flat = { offset: q(0), slope: [q(0)] };
  const rows = [{ origin: exact.integer(1), gradients: [], normals: [] }];
  const sound = { pieces: [flat], start: [q(0)], minimiser: [q(0)], minimality: [q(1)], choices: [0] };

  it('has vectors of one dimension, pieces that there are, and a normal for each projection', () => {
    expect(runMethod(sound, rows, exact)).toHaveProperty('losses');
    const malformed = { why: 'malformed' };
    expect(runMethod({ ...sound, pieces: [] }, rows, exact)).toMatchObject(malformed);
    const wide = [flat, { offset: q(-1), slope: [q(0), q(1)] }];
    const two = { ...sound, pieces: wide, minimality: [q(1), q(0)] };
    expect(runMethod(two, rows, exact)).toMatchObject(malformed);
    expect(runMethod({ ...sound, choices: [3] }, rows, exact)).toMatchObject(malformed);
    const projecting = [
      ...rows,
      { ...rows[0]!, gradients: [exact.integer(0)], normals: [exact.integer(-1)] },
    ];
    expect(runMethod({ ...sound, choices: [0, 0] }, projecting, exact)).toMatchObject(malformed);
  });
});

describe('semidefinite matrices', () => {
  const matrix = (rows: (number | string)[][]) => rows.map((row) => row.map(q));

  it('are recognised', () => {
    expect(isSemidefinite(matrix([[1]]))).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          [2, 1],
          [1, 2],
        ]),
      ),
    ).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          ['1e-30', 0],
          [0, '1e30'],
        ]),
      ),
    ).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          [1, '0.9999'],
          ['0.9999', 1],
        ]),
      ),
    ).toBe(true);
  });

  it('may be singular', () => {
    expect(isSemidefinite(matrix([[0]]))).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          [1, 1],
          [1, 1],
        ]),
      ),
    ).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          ['1/3', '1/3', 0],
          ['1/3', '1/3', 0],
          [0, 0, 0],
        ]),
      ),
    ).toBe(true);
    expect(
      isSemidefinite(
        matrix([
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toBe(false);
    expect(
      isSemidefinite(
        matrix([
          [1, 1, 1],
          [1, 1, 2],
          [1, 2, 5],
        ]),
      ),
    ).toBe(false);
  });

  it('are not taken for others', () => {
    expect(isSemidefinite(matrix([[-1]]))).toBe(false);
    expect(
      isSemidefinite(
        matrix([
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toBe(false);
    expect(
      isSemidefinite(
        matrix([
          [1, '1.000000001'],
          ['1.000000001', 1],
        ]),
      ),
    ).toBe(false);
    expect(
      isSemidefinite(
        matrix([
          ['1e-30', '1e-14'],
          ['1e-14', 1e-30],
        ]),
      ),
    ).toBe(false);
  });

  it.each([30, 45, 60])('of size %i are not taken for others because binary64 rounds', (n) => {
    const generator = xoroshiro128plus(n);
    for (let round = 0; round < 10; round += 1) {
      // Squares of n - 1 forms in n unknowns: singular; less by 1e-20, it is negative at a point where all of them are 0.
      const forms = Array.from({ length: n }, () =>
        Array.from({ length: n - 1 }, () => BigInt(uniformInt(generator, -2, 2))),
      );
      const entry = (i: number, j: number) => forms[i]!.reduce((sum, x, k) => sum + x * forms[j]![k]!, 0n);
      const less = forms.map((_, i) =>
        forms.map((_, j) => Rational.of(entry(i, j), 1n).sub(i === j ? q('1e-20') : q(0))),
      );
      expect(isSemidefinite(less)).toBe(false);
    }
  });

  // What is left of a matrix has to be dominant by a unit for each entry of a row. Binary64 hardly ever proposes a factor that leaves less.
  it.each<[string, bigint[][], bigint[][], boolean]>([
    ['just enough', [[7n], [5n, 7n]], [[0n], [0n, 0n]], true],
    ['a unit too little', [[7n], [5n, 6n]], [[0n], [0n, 0n]], false],
    ['a unit too little in the first row', [[6n], [5n, 9n]], [[0n], [0n, 0n]], false],
    ['too little beside a negative entry', [[6n], [-5n, 9n]], [[0n], [0n, 0n]], false],
    ['too little, and not negative', [[1n], [5n, 1n]], [[0n], [0n, 0n]], false],
    ['more beside a factor', [[27n], [10n, 37n]], [[5n], [2n, 5n]], true],
    ['enough beside a factor', [[27n], [10n, 31n]], [[5n], [2n, 5n]], true],
    ['too little beside a factor', [[26n], [10n, 31n]], [[5n], [2n, 5n]], false],
    ['too little in its last row', [[27n], [10n, 30n]], [[5n], [2n, 5n]], false],
    ['too little beside an entry of the factor', [[27n], [11n, 31n]], [[5n], [2n, 5n]], false],
  ])('leave %s', (_, m, l, expected) => {
    expect(isDominant(m, l, 2)).toBe(expected);
  });
});
