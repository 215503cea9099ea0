import { describe, expect, it } from 'vitest';
import { Affine } from '../../src/proof/affine.js';
import { check, claimOf, combine, index, outcomeOf, times } from '../support/certificate.js';

// A variable that is not open stands for any integer. Where a step brings one under a range, the range must not take it for its own.

/** `-1 >= 0`, from a sum of -1 over two indices of which a hypothesis about `z` says that there are none. */
const absurd = (from: number, to: number) => [
  {
    rule: 'term by term',
    variable: 'z',
    from,
    to,
    block: [{ rule: 'impossible', says: '-1', relation: '>=' }],
  },
  { rule: 'split', operator: 'sum', variable: 'z', from, to, body: '-1', cuts: [to] },
  combine('-1', '>=', [times('1/2', 0)], [{ fact: 1, cofactor: '-1/2' }]),
];

describe('a variable that is not open', () => {
  it('has no cases: a range inside could open it', () => {
    const cases = { rule: 'integer cases', index: 'z', blocks: [absurd(-2, -1), absurd(1, 2)] };
    expect(check(['show 1 <= 0'], [cases])).toMatch(/`z` is not open/);
  });

  it('is no end of a range: one inside could open it', () => {
    const step = (from: unknown, to: unknown) => ({
      rule: 'term by term',
      variable: 'w',
      from,
      to,
      block: [combine('0', '>=')],
    });
    for (const [from, to] of [
      ['z', 'T'],
      [1, 'z'],
    ])
      expect(check(['show 0 <= 1'], [step(from, to), combine('1', '>=', [times('1')])])).toMatch(
        /`z` is not open/,
      );
    const pairs = {
      rule: 'exchange',
      variable: 'v',
      from: 1,
      to: 'z',
      inner: { variable: 'w', from: 1, to: 'z' },
      outer: { from: 1, to: 'z' },
      swapped: { from: 1, to: 'z' },
      body: '0',
    };
    expect(check(['show 0 <= 1'], [pairs, combine('1', '>=', [times('1')])])).toMatch(/`z` is not open/);
  });

  describe('is not put into a lemma', () => {
    const never = claimOf(
      ['given x', 'assume x >= j for j in 1..2', 'assume x <= j for j in 1..2', 'show 1 <= 0'],
      'never',
    );
    const { proved } = outcomeOf(never, [
      { rule: 'premise', premise: 0, at: [2] },
      { rule: 'premise', premise: 1, at: [1] },
      combine('-1', '>=', [times('1', 0), times('1', 1)]),
    ]);
    const lemma = (changes: object) => ({
      rule: 'lemma',
      document: null,
      claim: 'never',
      statement: 0,
      horizon: 'T',
      givens: [{ parameters: [], term: index('j') }],
      at: [],
      requirements: [[combine('0', '>=')], [combine('0', '>=')]],
      ...changes,
    });

    it('as a given: its premises about all j would be about `j - j`', () => {
      expect(check(['show 1 <= 0'], [lemma({})], [], proved as never)).toMatch(/`j` is not open/);
    });

    it('as its horizon', () => {
      const horizon = ['max', 1, 'j'];
      const changes = { horizon, givens: [{ parameters: [], term: '1' }] };
      expect(check(['show 1 <= 0'], [lemma(changes)], [], proved as never)).toMatch(/`j` is not open/);
    });

    it('as an integer given', () => {
      const few = claimOf(['given n in 1..3', 'show 0 <= 1'], 'few');
      const known = outcomeOf(few, [combine('1', '>=', [times('1')])]).proved;
      const step = lemma({
        claim: 'few',
        givens: [{ index: ['min', 3, ['max', 1, 'j']] }],
        requirements: [],
      });
      expect(check(['show 1 <= 0'], [step], [], known as never)).toMatch(/`j` is not open/);
    });
  });

  it('is no index of an equation of a recursion', () => {
    const lines = ['let a[1] = 1', 'let a[n+1] = a[n] + sum(k in 1..3, 1)', 'show a[T] >= 1'];
    const step = { rule: 'recursion', definition: 0, at: [['max', 2, 'k']], first: null };
    expect(check(lines, [step])).toMatch(/`k` is not open/);
  });
});

describe('the name of a variable', () => {
  it('is the key of nothing else', () => {
    for (const name of ['max(1,T)', '2*T+1', '$1', '#1', '', '1', 'a b', 'a,b'])
      expect(() => Affine.variable(name), name).toThrow(/a name of a variable/);
    for (const name of ['t', "t'", 'θ', 'b_1', 'x2']) expect(Affine.variable(name).key).toContain(name);
  });
});
