import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicesOf, generatePoint, shapeHints } from '../../src/adversary/index.js';
import { Judge } from '../../src/judgement/index.js';
import { resolveDocuments } from '../../src/language/index.js';
import { checkClaim, type ProvedStatement } from '../../src/proof/index.js';
import {
  check,
  claimOf,
  combine,
  domain,
  G,
  index,
  minus,
  outcomeOf,
  real,
  times,
} from '../support/certificate.js';

/** What each rule must accept, and what it must reject: for which reason. A row breaks when its side condition is left out. */
interface Row {
  readonly says: string;
  readonly lines: readonly string[];
  readonly proof: readonly unknown[];
  /** `true`: accepted; else what the rejection says. */
  readonly is: true | RegExp;
}

const g = 'given G[t] > 0';
const falling = 'given G[t] > 0 nonincreasing';
const rising = 'given G[t] > 0 nondecreasing';
const plus = (i: unknown, n: number) => ['+', i, n];
const range = (from: unknown, to: unknown) => ({ variable: 't', from, to });
const repeat = (fact: number, says: unknown, relation: '=' | '>=' | '>' = '>=') =>
  relation === '='
    ? combine(says, '=', [], [{ fact, cofactor: '1' }])
    : combine(says, relation, [times('1', fact)]);
const law = (name: string, args: readonly unknown[], ...premises: number[]) => ({
  rule: 'law',
  law: name,
  arguments: args,
  premises,
});

const integers = (i: unknown, relation: string) => ({ rule: 'integers', index: i, relation });
const at = (given: string, end: string, ...indices: unknown[]) => ({
  rule: 'domain',
  given,
  at: indices,
  end,
});
const shape = (from: unknown, to: unknown) => ({ rule: 'shape', given: 'G', from, to });
const premise = (...indices: unknown[]) => ({ rule: 'premise', premise: 0, at: indices });
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
const same = (from: unknown, to: unknown, fact: number) => ({
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

const ROWS: Readonly<Record<string, readonly Row[]>> = {
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
      is: /no upper end/,
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
      is: /no shape/,
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
      is: /no such premise/,
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
      is: /not certain|within/,
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
      is: /something else|within/,
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

describe.each(Object.entries(ROWS))('%s', (_, rows) => {
  it.each(rows)('$says', ({ lines, proof, is }) => {
    const answer = check(lines, proof);
    if (is === true) expect(answer).toBe('proved');
    else expect(answer).toMatch(is);
  });
});

// What each rule accepts, once more: where a side does not exist, and at the shortest horizons.
const SOME_ACCEPTED = Object.entries(ROWS).filter(([, rows]) => rows.some(({ is }) => is === true));
describe.each(SOME_ACCEPTED)('%s, at the edges', (_, rows) => {
  const accepted = rows.filter(({ is }) => is === true);

  it.each(accepted)('$says: not where a side does not exist', ({ lines, proof }) => {
    // 0 * (1/z) is 0 in every term: only its existence is left to prove.
    const show = `${lines.at(-1)} + 0 * (1/z)`;
    const positive = { rule: 'domain', given: 'z', at: [], end: 'lower' };
    expect(check([...lines.slice(0, -1), 'given z >= 0', show], proof)).toMatch(/exists/);
    expect(check([...lines.slice(0, -1), 'given z >= 0', show], proof, [[positive]])).toMatch(
      /something else/,
    );
    expect(check([...lines.slice(0, -1), 'given z > 0', show], proof, [[positive]])).toBe('proved');
  });

  it.each(accepted)('$says: it holds at T = 1, T = 2 and T = 3', ({ lines }) => {
    const claim = claimOf(lines);
    const judge = new Judge(claim);
    let judged = 0;
    for (let seed = 1; seed <= 12; seed += 1) {
      const point = generatePoint(claim, shapeHints(claim), 1 + (seed % 3), choicesOf(seed));
      const finding = point && judge.examineStatement(point, 0).finding;
      if (!finding) continue;
      judged += 1;
      expect(finding.outcome).toMatch(/holds|empty|open/);
    }
    expect(judged).toBeGreaterThan(0);
  });
});

/** Each law with premises: what they must say of x, y; without that the law is false somewhere. */
const LAWS: readonly (readonly [string, readonly unknown[], readonly (readonly [string, unknown])[]])[] = [
  ['root-square', [real('x')], [['>=', real('x')]]],
  ['root-positive', [real('x')], [['>', real('x')]]],
  ['root-monotone', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  [
    'root-value',
    [real('x'), real('y')],
    [
      ['>=', real('y')],
      ['=', minus(['^', real('y'), 2], real('x'))],
    ],
  ],
  ['inverse-positive', [real('x')], [['>', real('x')]]],
  ['ln-below', [real('x')], [['>', real('x')]]],
  [
    'ln-product',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>', real('y')],
    ],
  ],
  ['ln-inverse', [real('x')], [['>', real('x')]]],
  ['ln-root', [real('x')], [['>', real('x')]]],
  [
    'ln-monotone',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>=', minus(real('y'), real('x'))],
    ],
  ],
  [
    'ln-strict',
    [real('x'), real('y')],
    [
      ['>', real('x')],
      ['>', minus(real('y'), real('x'))],
    ],
  ],
  ['exp-ln', [real('x')], [['>', real('x')]]],
  ['exp-monotone', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  ['max-value', [real('x'), real('y')], [['>=', minus(real('x'), real('y'))]]],
  ['min-value', [real('x'), real('y')], [['>=', minus(real('y'), real('x'))]]],
  ['abs-value', [real('x')], [['>=', real('x')]]],
  ['same-root', [real('x'), real('y')], [['=', minus(real('x'), real('y'))]]],
  ['same-inverse', [real('x'), real('y')], [['=', minus(real('x'), real('y'))]]],
  ['same-max', [real('x'), real('y'), '1'], [['=', minus(real('x'), real('y'))]]],
  ['same-min', [real('x'), real('y'), '1'], [['=', minus(real('x'), real('y'))]]],
];

describe('laws', () => {
  const lines = (relations: readonly string[]) => [
    'given x',
    'given y',
    ...relations.map((r) => `assume ${r}`),
    'show T >= 1',
  ];
  const text = { '>=': '>= 0', '>': '> 0', '=': '= 0' } as Record<string, string>;
  const written = (relation: string, term: unknown): string => {
    const x = JSON.stringify(term);
    const side =
      x === JSON.stringify(real('x'))
        ? 'x'
        : x === JSON.stringify(real('y'))
          ? 'y'
          : x.includes('"^"')
            ? 'y^2 - x'
            : x.startsWith(JSON.stringify(['+', real('x')]).slice(0, -1))
              ? 'x - y'
              : 'y - x';
    return `${side} ${text[relation]}`;
  };
  const end = integers(plus('T', -1), '>=');

  it.each(LAWS)('%s needs exactly what it says', (name, args, needs) => {
    const premises = needs.map((_, i) => ({ rule: 'premise', premise: i, at: [] }));
    const step = law(name, args, ...needs.map((_, i) => i));
    expect(check(lines(needs.map(([r, term]) => written(r, term))), [...premises, step, end])).toBe('proved');
    needs.forEach(([relation, term], i) => {
      // A weaker premise in this place, or one of something else.
      for (const weaker of relation === '>=' ? ['-1 * (x + 1) >= 0'] : [written('>=', term)]) {
        const given = needs.map(([r, each], j) => (j === i ? weaker : written(r, each)));
        expect(check(lines(given), [...premises, step, end])).toMatch(/says something else/);
      }
    });
  });
});

describe('lemma', () => {
  const line = ['given a >= 0', 'given H[s] > 0 nonincreasing', 'assume a <= 1', 'show a * H[1] >= a * H[T]'];
  const theorem = (() => {
    const claim = claimOf(line, 'first', 'other.md');
    const proof = [
      domain('a'),
      { rule: 'shape', given: 'H', from: 1, to: 'T' },
      combine(['*', real('a'), minus(['given', 'H', 1], ['given', 'H', 'T'])], '>=', [times('1', 0, 1)]),
    ];
    const outcome = outcomeOf(claim, proof);
    expect(outcome.failures).toEqual([]);
    return outcome.proved[0]!;
  })();
  const values = [
    { parameters: [], term: real('x') },
    { parameters: ['i'], term: G('i') },
  ];
  const falls = { rule: 'shape', given: 'G', from: 's', to: plus('s', 1) };
  const below = { rule: 'premise', premise: 0, at: [] };
  const lemma = (more: object = {}) => ({
    rule: 'lemma',
    document: 'other',
    claim: 'first',
    statement: 0,
    horizon: 'T',
    givens: values,
    at: [],
    requirements: [[domain('x')], [domain('G', 's')], [falls], [below]],
    ...more,
  });
  const own = ['given x >= 0', falling, 'assume x <= 1', 'show x * G[1] >= x * G[T]'];
  const use = (step: unknown, lines: readonly string[] = own, lemmas = [theorem]) =>
    check(lines, [step], [], lemmas);

  it('holds for what is put in', () => {
    expect(use(lemma())).toBe('proved');
  });

  it('needs a theorem that is made already', () => {
    expect(use(lemma(), own, [])).toMatch(/no such theorem/);
    expect(use(lemma({ statement: 1 }))).toMatch(/no such theorem/);
    expect(use(lemma({ document: null }))).toMatch(/no such theorem/);
    expect(use(lemma(), own, [{ claim: theorem.claim, index: 0 } as never])).toMatch(/no such theorem/);
  });

  it('needs its domains, shapes and premises', () => {
    expect(use(lemma(), ['given x', ...own.slice(1)])).toMatch(/no lower end/);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [falls]] }))).toMatch(/no block/);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [domain('x')], [below]] }))).toMatch(
      /something else/,
    );
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 1)], [falls], [below]] }))).toMatch(
      /something else/,
    );
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's')], [falls], [domain('x')]] }))).toMatch(
      /something else/,
    );
    // H is > 0: >= 0 is not enough.
    const weak = combine(G('s'), '>=', [times('1', 0)]);
    expect(use(lemma({ requirements: [[domain('x')], [domain('G', 's'), weak], [falls], [below]] }))).toMatch(
      /something else/,
    );
  });

  it('needs a horizon of at least 1, and its givens up to there', () => {
    expect(use(lemma({ horizon: plus('T', -1) }))).toMatch(/not certain/);
    expect(use(lemma({ horizon: plus('T', 1) }))).toMatch(/not certain/);
    expect(
      use(lemma({ horizon: 1, requirements: [[domain('x')], [domain('G', 's')], [falls], [below]] }), [
        ...own.slice(0, 3),
        'show x * G[1] >= x * G[1]',
      ]),
    ).toBe('proved');
  });

  it('captures no index: a parameter may have the name of an index that is put in', () => {
    const named = (parameter: string) =>
      lemma({ givens: [values[0], { parameters: [parameter], term: G(parameter) }] });
    for (const parameter of ['s', 'T', 'i', 't']) expect(use(named(parameter))).toBe('proved');
    // A sequence that does not depend on its index is not G.
    expect(use(lemma({ givens: [values[0], { parameters: ['i'], term: G('T') }] }))).not.toBe('proved');
    // Nor may it depend on a variable that is not open.
    expect(use(lemma({ givens: [values[0], { parameters: ['i'], term: G('j') }] }))).not.toBe('proved');
  });

  it('is of that claim as it was: a claim that has changed has no theorem', () => {
    const other = claimOf(
      ['given a >= 0', 'given H[s] > 0', 'show a * H[1] >= a * H[T]'],
      'first',
      'other.md',
    );
    const outcome = outcomeOf(other, [lemma({ document: null })], [], [theorem]);
    // Found by its name, it is the theorem of the old text: with its own shape, which H does not have.
    expect(outcome.proved).toEqual([null]);
  });

  it('is no claim that comes later: of two that cite each other neither is a theorem', () => {
    const two = ['first', 'second'].map((name) => claimOf(['given x', 'show x >= 0'], name));
    const cites = (name: string) => ({
      ...lemma({ document: null, claim: name, givens: [values[0]], requirements: [] }),
    });
    const made: ProvedStatement[] = [];
    for (const [i, claim] of two.entries()) {
      const outcome = outcomeOf(claim, [cites(two[1 - i]!.name)], [], made);
      made.push(...outcome.proved.filter((theorem) => theorem !== null));
      expect(outcome.failures).toMatchObject([{ detail: expect.stringMatching(/no such theorem/) }]);
    }
    expect(made).toEqual([]);
  });

  it('does not divide by 0: what is put in for a number > 0 is > 0', () => {
    const quotient = claimOf(['given a > 0', 'show a * (1/a) = 1'], 'quotient', 'other.md');
    const inverse = (x: unknown) => ['^', x, -1];
    const one = combine(minus(['*', real('a'), inverse(real('a'))], '1'), '=', [], [], [0]);
    const outcome = outcomeOf(quotient, [domain('a'), one], [[domain('a')]]);
    expect(outcome.failures).toEqual([]);
    const put = (term: unknown, ...block: unknown[]) =>
      lemma({ claim: 'quotient', givens: [{ parameters: [], term }], requirements: [block] });
    const theorems = [outcome.proved[0]!];
    const used = (sign: string, step: unknown) =>
      check([`given x ${sign} 0`, 'show x * (1/x) = 1'], [step], [[domain('x')]], theorems);
    expect(used('>', put(real('x'), domain('x')))).toBe('proved');
    expect(used('>=', put(real('x'), domain('x')))).toMatch(/something else/);
    // Nor where the value is 0 by the convention 1/0 = 0.
    expect(used('>=', put(inverse(real('x')), domain('x'), law('inverse-positive', [real('x')], 0)))).toMatch(
      /something else/,
    );
  });

  it('proves no claim by itself', () => {
    const outcome = outcomeOf(theorem.claim, [lemma({ document: null, claim: 'first' })], [], [theorem]);
    expect(outcome.failures[0]!.detail).toMatch(/no such theorem/);
  });
});

describe('statements', () => {
  it('are proved in the order of the certificate: no circle of two', () => {
    const claim = claimOf(['show T', '>= 2', '>= 1']);
    const uses = (statement: number) => ({
      statement,
      exists: [],
      proof: [{ rule: 'earlier', statement: 1 - statement, at: [] }],
    });
    const { proved, failures } = checkClaim(claim, {
      text: '',
      terms: [],
      statements: [uses(0), uses(1), uses(0)],
    });
    expect(proved.every((theorem) => theorem === null)).toBe(true);
    expect(failures).toHaveLength(3);
  });

  it('are none of a claim about the runs of a method: that is said, and is no exception', () => {
    const path = 'proofs/part-1-average-loss.md';
    const { documents } = resolveDocuments([{ path, text: readFileSync(path, 'utf8') }]);
    const claim = documents[0]!.claims.find(({ method }) => method)!;
    const { proved, failures } = outcomeOf(claim, [combine('0', '>=')]);
    expect(proved.every((theorem) => theorem === null)).toBe(true);
    expect(failures).toMatchObject([{ detail: 'a claim about the runs of a method' }]);
  });
});
