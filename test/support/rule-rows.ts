import { combine, domain, G, index, minus, real, times } from './certificate.js';

/** What each rule must accept, and what it must reject: for which reason. A row breaks when its side condition is left out. */
export interface Row {
  readonly says: string;
  readonly lines: readonly string[];
  readonly proof: readonly unknown[];
  /** `true`: accepted; else what the rejection says. */
  readonly is: true | RegExp;
}

const g = 'given G[t] > 0';
export const falling = 'given G[t] > 0 nonincreasing';
const rising = 'given G[t] > 0 nondecreasing';
export const plus = (i: unknown, n: number) => ['+', i, n];
const range = (from: unknown, to: unknown) => ({ variable: 't', from, to });
const repeat = (fact: number, says: unknown, relation: '=' | '>=' | '>' = '>=') =>
  relation === '='
    ? combine(says, '=', [], [{ fact, cofactor: '1' }])
    : combine(says, relation, [times('1', fact)]);
export const law = (name: string, args: readonly unknown[], ...premises: number[]) => ({
  rule: 'law',
  law: name,
  arguments: args,
  premises,
});

export const integers = (i: unknown, relation: string) => ({ rule: 'integers', index: i, relation });
export const at = (given: string, end: string, ...indices: unknown[]) => ({
  rule: 'domain',
  given,
  at: indices,
  end,
});
export const shape = (from: unknown, to: unknown) => ({ rule: 'shape', given: 'G', from, to });
export const premise = (...indices: unknown[]) => ({ rule: 'premise', premise: 0, at: indices });
const linear = (from: unknown, to: unknown, parts: readonly (readonly [unknown, unknown])[]) => ({
  rule: 'linear',
  ...range(from, to),
  parts: parts.map(([factor, body]) => ({ factor, body })),
});
const reindex = (direction: string, by: unknown, from: unknown = 1, to: unknown = 'T') => ({
  rule: 'reindex',
  ...range(from, to),
  body: G('t'),
  direction,
  by,
});
const split = (operator: string, from: unknown, to: unknown, cuts: unknown[], body: unknown = G('t')) => ({
  rule: 'split',
  operator,
  ...range(from, to),
  body,
  cuts,
});
const exchange = (
  outer: readonly [unknown, unknown],
  swapped: readonly [unknown, unknown],
  to: unknown = 't',
) => ({
  rule: 'exchange',
  ...range(1, 'T'),
  inner: { variable: 's', from: 1, to },
  outer: { from: outer[0], to: outer[1] },
  swapped: { from: swapped[0], to: swapped[1] },
  body: G('s'),
});
const cauchy = (from: unknown, to: unknown) => ({
  rule: 'cauchy-schwarz',
  ...range(from, to),
  u: G('t'),
  w: '1',
});
const induction = (more: object) => ({
  rule: 'induction',
  variable: 'n',
  from: 1,
  to: 'T',
  direction: 'up',
  says: minus(index('n'), '1'),
  relation: '>=',
  base: [combine('0', '>=')],
  step: [combine('1', '>=', [times('1')]), combine(index('n'), '>=', [times('1', 0), times('1', 1)])],
  ...more,
});
export const same = (from: unknown, to: unknown, fact: number) => ({
  rule: 'same index',
  variable: 'n',
  from,
  to,
  says: G('n'),
  relation: '>',
  fact,
});
const integerCases = (i: unknown, yes: unknown[], no: unknown[]) => ({
  rule: 'integer cases',
  index: i,
  blocks: [yes, no],
});
const cases = (term: unknown, yes: unknown[], no: unknown[]) => ({ rule: 'cases', term, blocks: [yes, no] });
const impossible = (says: unknown, relation = '>=') => ({ rule: 'impossible', says, relation });
const power = (lawName: string, exponent: unknown, base: unknown = real('x')) => ({
  rule: 'power',
  law: lawName,
  base,
  exponent,
});
const trial = ['given k in 0..3'];

export const RULE_ROWS: Readonly<Record<string, readonly Row[]>> = {
  integers: [
    { says: 'T >= 1', lines: ['show T >= 1'], proof: [integers(plus('T', -1), '>=')], is: true },
    {
      says: 'no T >= 2 at T = 1',
      lines: ['show T >= 2'],
      proof: [integers(plus('T', -2), '>=')],
      is: /does not follow/,
    },
    { says: 'T > 0', lines: ['show T > 0'], proof: [integers('T', '>')], is: true },
    {
      says: 'no T > 1 at T = 1',
      lines: ['show T > 1'],
      proof: [integers(plus('T', -1), '>')],
      is: /does not follow/,
    },
    {
      says: 'the only k of 2..2',
      lines: ['given k in 2..2', 'show k = 2'],
      proof: [integers(plus('k', -2), '=')],
      is: true,
    },
    {
      says: 'an equation needs both directions',
      lines: ['given k in 2..3', 'show k = 2'],
      proof: [integers(plus('k', -2), '=')],
      is: /does not follow/,
    },
    {
      says: 'min of indices',
      lines: ['show min(T, 2) >= 1'],
      proof: [combine(minus(['min', index('T'), '2'], '1'), '>='), integers(plus(['min', 'T', 2], -1), '>=')],
      is: /two sides/,
    },
  ],
  domain: [
    { says: 'an open end is strict', lines: [g, 'show G[T] > 0'], proof: [at('G', 'lower', 'T')], is: true },
    {
      says: 'a closed end is not',
      lines: ['given G[t] >= 0', 'show G[T] > 0'],
      proof: [at('G', 'lower', 'T')],
      is: /something else/,
    },
    {
      says: 'an upper end',
      lines: ['given G[t] in [0, 1]', 'show G[1] <= 1'],
      proof: [at('G', 'upper', 1)],
      is: true,
    },
    {
      says: 'an end that is not there',
      lines: [g, 'show G[1] <= 1'],
      proof: [at('G', 'upper', 1)],
      is: /no such condition/,
    },
    {
      says: 'the second value at T = 1',
      lines: [g, 'show G[T] > 0'],
      proof: [at('G', 'lower', 2), repeat(0, G('T'), '>')],
      is: /not certain/,
    },
    { says: 'below the range', lines: [g, 'show G[T] > 0'], proof: [at('G', 'lower', 0)], is: /not certain/ },
    {
      says: 'as many indices as ranges',
      lines: [g, 'show G[T] > 0'],
      proof: [at('G', 'lower')],
      is: /indices/,
    },
  ],
  shape: [
    { says: 'falls from 1 to T', lines: [falling, 'show G[1] >= G[T]'], proof: [shape(1, 'T')], is: true },
    { says: 'rises from 1 to T', lines: [rising, 'show G[1] <= G[T]'], proof: [shape(1, 'T')], is: true },
    {
      says: 'not the other way',
      lines: [falling, 'show G[1] <= G[T]'],
      proof: [shape(1, 'T')],
      is: /something else/,
    },
    {
      says: 'not backwards',
      lines: [falling, 'show G[T] >= G[1]'],
      proof: [shape('T', 1)],
      is: /not certain/,
    },
    {
      says: 'not beyond T: 2 at T = 1',
      lines: [falling, 'show G[1] >= G[T]'],
      proof: [shape(1, 2)],
      is: /not certain/,
    },
    {
      says: 'not before 1',
      lines: [falling, 'show G[1] >= G[T]'],
      proof: [shape(0, 'T')],
      is: /not certain/,
    },
    {
      says: 'only where there is one',
      lines: [g, 'show G[1] >= G[T]'],
      proof: [shape(1, 'T')],
      is: /no shape|no such/,
    },
  ],
  premise: [
    {
      says: 'at an index of its range',
      lines: [g, 'assume G[t] >= 1 for t in 1..T', 'show G[T] >= 1'],
      proof: [premise('T')],
      is: true,
    },
    {
      says: 'not at one outside',
      lines: [g, 'assume G[t] >= 1 for t in 2..T', 'show G[T] >= 1'],
      proof: [premise('T')],
      is: /not certain/,
    },
    {
      says: 'not without its indices',
      lines: [g, 'assume G[t] >= 1 for t in 1..T', 'show G[T] >= 1'],
      proof: [premise()],
      is: /indices/,
    },
    {
      says: 'only those of the claim',
      lines: [g, 'show G[T] >= 1'],
      proof: [premise('T')],
      is: /no such condition/,
    },
  ],
  linear: [
    {
      says: 'a constant out of a range that may be empty',
      lines: [g, 'show sum(t in 2..T, 2 * G[t]) = 2 * sum(t in 2..T, G[t])'],
      proof: [linear(2, 'T', [['2', G('t')]])],
      is: true,
    },
    {
      says: 'no factor that depends on the variable',
      lines: [g, 'show sum(t in 2..T, t * G[t]) = T * sum(t in 2..T, G[t])'],
      proof: [linear(2, 'T', [[index('t'), G('t')]])],
      is: /must not/,
    },
    {
      says: 'no end that does',
      lines: [g, 'show T = T'],
      proof: [linear(1, 't', [['2', G('t')]])],
      is: /must not/,
    },
  ],
  split: [
    {
      says: 'the last term where there is one',
      lines: [g, 'show sum(t in 1..T, G[t]) = sum(t in 1..T-1, G[t]) + G[T]'],
      proof: [split('sum', 1, 'T', ['T'])],
      is: true,
    },
    {
      says: 'the last factor',
      lines: [g, 'show prod(t in 1..T, G[t]) = prod(t in 1..T-1, G[t]) * G[T]'],
      proof: [split('prod', 1, 'T', ['T'])],
      is: true,
    },
    {
      says: 'a range of one index',
      lines: [g, 'show sum(t in T..T, G[t]) = G[T]'],
      proof: [split('sum', 'T', 'T', [])],
      is: true,
    },
    {
      says: 'an empty sum is 0',
      lines: [g, 'show sum(t in T+1..T, G[t]) = 0'],
      proof: [split('sum', plus('T', 1), 'T', [])],
      is: true,
    },
    {
      says: 'a sum that is empty for certain',
      lines: [...trial, g, 'show sum(t in T+1..T-k, G[t]) = 0'],
      proof: [split('sum', plus('T', 1), ['+', 'T', ['*', -1, 'k']], [])],
      is: true,
    },
    {
      says: 'an empty product is 1',
      lines: [g, 'show prod(t in T+1..T, G[t]) = 1'],
      proof: [split('prod', plus('T', 1), 'T', [])],
      is: true,
    },
    {
      says: 'cuts in order',
      lines: [g, 'show sum(t in 1..T, G[t]) = G[1] + sum(t in 2..T-1, G[t]) + G[T]'],
      proof: [split('sum', 1, 'T', [2, 'T'])],
      is: /not certain/,
    },
    {
      says: 'cuts within the range: 3 at T = 1',
      lines: [g, 'show sum(t in 1..T, G[t]) = sum(t in 1..2, G[t]) + sum(t in 3..T, G[t])'],
      proof: [split('sum', 1, 'T', [3])],
      is: /not certain/,
    },
  ],
  reindex: [
    {
      says: 'a shift, of an empty range too',
      lines: [g, 'show sum(t in 2..T, G[t]) = sum(t in 1..T-1, G[t+1])'],
      proof: [reindex('shift', -1, 2)],
      is: true,
    },
    {
      says: 'a reversal',
      lines: [g, 'show sum(t in 1..T, G[t]) = sum(t in 1..T, G[T+1-t])'],
      proof: [reindex('reverse', plus('T', 1))],
      is: true,
    },
    {
      says: 'by something that is constant',
      lines: [g, 'show T = T'],
      proof: [reindex('shift', 't')],
      is: /must not/,
    },
    {
      says: 'with both ends moved',
      lines: [g, 'show sum(t in 1..T, G[t]) = sum(t in 1..T, G[T-t])'],
      proof: [reindex('reverse', 'T')],
      is: /something else|not certain/,
    },
  ],
  exchange: [
    {
      says: 'a triangle',
      lines: [g, 'show sum(t in 1..T, sum(s in 1..t, G[s])) = sum(s in 1..T, sum(t in s..T, G[s]))'],
      proof: [exchange([1, 'T'], ['s', 'T'])],
      is: true,
    },
    {
      says: 'a triangle that is empty at T = 1',
      lines: [g, 'show sum(t in 1..T, sum(s in 1..t-1, G[s])) = sum(s in 1..T-1, sum(t in s+1..T, G[s]))'],
      proof: [exchange([1, plus('T', -1)], [plus('s', 1), 'T'], plus('t', -1))],
      is: true,
    },
    {
      says: 'no pair too many',
      lines: [g, 'show sum(t in 1..T, sum(s in 1..t, G[s])) = sum(s in 1..T, sum(t in 1..T, G[s]))'],
      proof: [exchange([1, 'T'], [1, 'T'])],
      is: /different pairs/,
    },
    {
      says: 'no pair too few',
      lines: [g, 'show sum(t in 1..T, sum(s in 1..t, G[s])) = sum(s in 1..T, sum(t in s+1..T, G[s]))'],
      proof: [exchange([1, 'T'], [plus('s', 1), 'T'])],
      is: /different pairs/,
    },
    {
      says: 'nor does the first range',
      lines: [g, 'show T = T'],
      proof: [{ ...exchange([1, 'T'], ['s', 'T']), to: 's' }],
      is: /must not/,
    },
    {
      says: 'the outer range knows no inner variable',
      lines: [g, 'show T = T'],
      proof: [exchange([1, 't'], ['s', 'T'])],
      is: /must not/,
    },
  ],
  'cauchy-schwarz': [
    {
      says: 'over a range that may be empty',
      lines: [g, 'show sum(t in 2..T, G[t])^2 <= sum(t in 2..T, G[t]^2) * sum(t in 2..T, 1)'],
      proof: [cauchy(2, 'T')],
      is: true,
    },
    {
      says: 'in its own direction',
      lines: [g, 'show sum(t in 2..T, G[t])^2 >= sum(t in 2..T, G[t]^2) * sum(t in 2..T, 1)'],
      proof: [cauchy(2, 'T')],
      is: /something else/,
    },
    {
      says: 'over one range',
      lines: [g, 'show sum(t in 1..T, G[t])^2 <= sum(t in 2..T, G[t]^2) * sum(t in 2..T, 1)'],
      proof: [cauchy(2, 'T')],
      is: /something else/,
    },
    { says: 'with free ends', lines: [g, 'show T = T'], proof: [cauchy(1, 't')], is: /must not/ },
  ],
  induction: [
    {
      says: 'downwards',
      lines: ['show T >= 1'],
      proof: [
        induction({
          direction: 'down',
          says: minus(index('T'), index('n')),
          base: [combine('0', '>=')],
          step: [
            combine('1', '>=', [times('1')]),
            combine(minus(index('T'), index('n')), '>=', [times('1', 0), times('1', 1)]),
          ],
        }),
      ],
      is: true,
    },
    {
      says: 'from a base that is proved',
      lines: ['show T >= 2'],
      proof: [induction({ says: minus(index('n'), '2') })],
      is: /something else/,
    },
    {
      says: 'by a step that is proved',
      lines: ['show 1 >= T'],
      proof: [induction({ says: minus('1', index('n')), step: [combine('0', '>=')] })],
      is: /something else/,
    },
    {
      says: 'the hypothesis is of n alone, not of n + 1',
      lines: ['show 1 >= T'],
      proof: [
        induction({
          says: minus('1', index('n')),
          step: [combine(['*', '-1', index('n')], '>=', [times('1', 0)])],
        }),
      ],
      is: /two sides/,
    },
    {
      says: 'with ends that are constant',
      lines: ['show T >= 1'],
      proof: [induction({ to: 'n' })],
      is: /must not/,
    },
    {
      says: 'over a range that is not empty',
      lines: ['show T >= 1'],
      proof: [induction({ from: 2 })],
      is: /not certain/,
    },
    {
      says: 'by a hypothesis that holds in the step alone',
      lines: ['show T >= 1'],
      proof: [induction({}), repeat(1, minus(index('T'), '1'))],
      is: /no fact 1/,
    },
  ],
  'same index': [
    {
      says: 'equal for certain',
      lines: [g, 'given k in 1..1', 'show G[k] > 0'],
      proof: [domain('G', 1), same(1, 'k', 0)],
      is: true,
    },
    {
      says: 'not one above',
      lines: [g, 'given k in 1..T', 'show G[k] > 0'],
      proof: [domain('G', 1), same(1, 'k', 0)],
      is: /not certain/,
    },
    {
      says: 'not one below',
      lines: [g, 'given k in 1..T', 'show G[k] > 0'],
      proof: [domain('G', 'T'), same('T', 'k', 0)],
      is: /not certain/,
    },
    {
      says: 'from a fact that says so',
      lines: [g, 'given k in 1..1', 'show G[k] > 0'],
      proof: [domain('G', 'T'), same(1, 'k', 0)],
      is: /something else/,
    },
  ],
  'integer cases': [
    {
      says: 'both sides',
      lines: ['show T >= 1'],
      proof: [integerCases(plus('T', -2), [integers(plus('T', -1), '>=')], [integers(plus('T', -1), '>=')])],
      is: true,
    },
    {
      says: 'each side has its own hypothesis',
      lines: ['show T >= 2'],
      proof: [integerCases(plus('T', -2), [integers(plus('T', -2), '>=')], [integers(plus('T', -2), '>=')])],
      is: /does not follow/,
    },
    {
      says: 'the same fact',
      lines: ['show T >= 2'],
      proof: [integerCases(plus('T', -2), [integers(plus('T', -2), '>=')], [integers(plus('T', -1), '>=')])],
      is: /different facts/,
    },
    {
      says: 'no third one',
      lines: ['show T >= 1'],
      proof: [
        {
          ...integerCases('T', [integers(plus('T', -1), '>=')], [integers(plus('T', -1), '>=')]),
          blocks: [[], [], []],
        },
      ],
      is: /two blocks|empty/,
    },
  ],
  cases: [
    {
      says: 'x^2 >= 0 by the sign of x',
      lines: ['given x', 'show x^2 >= 0'],
      proof: [
        cases(
          real('x'),
          [combine(['^', real('x'), 2], '>=', [times('1', 0, 0)])],
          [combine(['^', real('x'), 2], '>=', [times('1', 0, 0)])],
        ),
      ],
      is: true,
    },
    {
      says: 'neither side is strict',
      lines: ['given x', 'show x^2 > 0'],
      proof: [
        cases(
          real('x'),
          [combine(['^', real('x'), 2], '>', [times('1', 0, 0)])],
          [combine(['^', real('x'), 2], '>', [times('1', 0, 0)])],
        ),
      ],
      is: /positive for certain/,
    },
    {
      says: 'the second side is -x >= 0',
      lines: ['given x', 'show x >= 0'],
      proof: [
        cases(
          real('x'),
          [combine(real('x'), '>=', [times('1', 0)])],
          [combine(real('x'), '>=', [times('1', 0)])],
        ),
      ],
      is: /two sides/,
    },
    {
      says: 'its hypothesis ends with its block',
      lines: ['given x', 'show x >= 0'],
      proof: [cases(real('x'), [combine('0', '>=')], [combine('0', '>=')]), repeat(1, real('x'))],
      is: /no fact 1/,
    },
  ],
  impossible: [
    {
      says: 'under ranges that nothing satisfies',
      lines: ['given x', 'show x >= 0'],
      proof: [integerCases('T', [combine('0', '>=')], [impossible('0')]), combine('0', '>=')],
      is: /something else/,
    },
    {
      says: 'an empty range proves its body',
      lines: ['given x', 'show sum(t in 1..0, x) >= 0'],
      proof: [{ rule: 'term by term', ...range(1, 0), block: [impossible(real('x'))] }],
      is: true,
    },
    {
      says: 'but not one that has an index',
      lines: ['given x', 'show sum(t in 1..T, x) >= 0'],
      proof: [{ rule: 'term by term', ...range(1, 'T'), block: [impossible(real('x'))] }],
      is: /may have values/,
    },
    {
      says: 'nor one that has one for some T',
      lines: ['given x', 'show sum(t in 2..T, x) >= 0'],
      proof: [{ rule: 'term by term', ...range(2, 'T'), block: [impossible(real('x'))] }],
      is: /may have values/,
    },
  ],
  power: [
    {
      says: 'a step',
      lines: ['given x > 0', ...trial, 'show x^(k+1) = x^k * x'],
      proof: [power('step', 'k')],
      is: true,
    },
    {
      says: 'a step from -1 is none, whatever the claim',
      lines: ['given x', 'given k in -1..3', 'show 1 >= 0'],
      proof: [power('step', 'k'), combine('1', '>=', [times('1')])],
      is: /not certain/,
    },
    {
      says: 'not from below 0: 0^0 is not 0^-1 * 0',
      lines: ['given x > 0', 'given k in -1..3', 'show x^(k+1) = x^k * x'],
      proof: [power('step', 'k')],
      is: /not certain|exist/,
    },
    {
      says: 'x^0',
      lines: ['given x', 'given k in 0..0', 'show x^k = 1'],
      proof: [power('zero', 'k')],
      is: true,
    },
    {
      says: 'no other power',
      lines: ['given x', ...trial, 'show x^k = 1'],
      proof: [power('zero', 'k')],
      is: /not certain/,
    },
  ],
  combine: [
    {
      says: 'an identity of empty sums',
      lines: [g, 'show sum(t in 2..T, G[t]) - sum(t in 2..T, G[t]) = 0'],
      proof: [combine('0', '=')],
      is: true,
    },
    {
      says: 'sums over 1..T and 2..T differ, at T = 1 too',
      lines: [g, 'show sum(t in 1..T, G[t]) = sum(t in 2..T, G[t])'],
      proof: [combine('0', '=')],
      is: /something else/,
    },
  ],
  'term by term': [
    {
      says: 'of a sum that is empty at T = 1',
      lines: [g, 'show sum(t in 2..T, G[t]) >= 0'],
      proof: [{ rule: 'term by term', ...range(2, 'T'), block: [at('G', 'lower', 't')] }],
      is: true,
    },
    {
      says: 'strict where there is an index at T = 1',
      lines: [g, 'show sum(t in 1..T, G[t]) > 0'],
      proof: [{ rule: 'term by term', ...range(1, 'T'), block: [at('G', 'lower', 't')] }],
      is: true,
    },
    {
      says: 'not strict at T = 2 alone',
      lines: [g, 'show sum(t in 2..T, G[t]) > 0'],
      proof: [{ rule: 'term by term', ...range(2, 'T'), block: [at('G', 'lower', 't')] }],
      is: /something else/,
    },
    {
      says: 'not beyond the range of the given: 2 at T = 1',
      lines: [g, 'show sum(t in 1..2, 1) >= 0'],
      proof: [{ rule: 'term by term', ...range(1, 2), block: [at('G', 'lower', 't')] }],
      is: /not certain/,
    },
  ],
  telescope: [
    {
      says: '2..T, empty at T = 1',
      lines: ['show sum(t in 2..T, 1) = T - 1'],
      proof: [{ rule: 'telescope', ...range(2, 'T'), primitive: index('t') }],
      is: true,
    },
    {
      says: 'not 3..T, whose length at T = 1 would be -1',
      lines: ['show sum(t in 3..T, 1) = T - 2'],
      proof: [{ rule: 'telescope', ...range(3, 'T'), primitive: index('t') }],
      is: /not certain/,
    },
    {
      says: 'not 2..T-1, whose length at T = 1 would be -1',
      lines: ['show sum(t in 2..T-1, 1) = T - 2'],
      proof: [{ rule: 'telescope', ...range(2, plus('T', -1)), primitive: index('t') }],
      is: /not certain/,
    },
  ],
  earlier: [
    {
      says: 'only statements that are proved',
      lines: ['given x > 0', 'show 1 >= 0', '>= -1'],
      proof: [{ rule: 'earlier', statement: 1, at: [] }],
      is: /not proved yet/,
    },
    {
      says: 'not the statement itself',
      lines: ['show 0 >= 1'],
      proof: [{ rule: 'earlier', statement: 0, at: [] }],
      is: /not proved yet/,
    },
  ],
  law: [
    {
      says: 'one without premises',
      lines: ['given x', 'show exp(x) > 0'],
      proof: [law('exp-positive', [real('x')])],
      is: true,
    },
    {
      says: 'no variable that is not open',
      lines: ['show T >= 1'],
      proof: [law('root-sign', [index('q')]), integers(plus('T', -1), '>=')],
      is: /not open/,
    },
    {
      says: 'a name that is one',
      lines: ['show 1 >= 0'],
      proof: [law('root-negative', ['1'])],
      is: /no such law/,
    },
    {
      says: 'all its premises',
      lines: ['show sqrt(4) = 2'],
      proof: [law('root-value', ['4', '2'])],
      is: /premises/,
    },
    {
      says: 'all its arguments',
      lines: ['show sqrt(4) = 2'],
      proof: [law('root-value', ['4'])],
      is: /arguments/,
    },
  ],
};
