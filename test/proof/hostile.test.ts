import { describe, expect, it } from 'vitest';
import { printClaim, resolveDocuments } from '../../src/language/index.js';
import { checkClaim } from '../../src/proof/index.js';

const TEXT = '```claim test\ngiven x > 0\ngiven G[t] > 0\nshow x * sum(t in 1..T, G[t]) > 0\n```\n';
const CLAIM = resolveDocuments([{ path: 'test.md', text: TEXT }], () => null).documents[0]!.claims[0]!;

/** What the checker says of a certificate with this table of terms and these steps. */
function failuresOf(terms: readonly unknown[], steps: readonly unknown[] = []) {
  const statements = [{ statement: 0, exists: [], proof: steps }];
  const outcome = checkClaim(CLAIM, { text: printClaim(CLAIM), terms, statements });
  expect(outcome.proved).toEqual([null]);
  return outcome.failures.map(({ name }) => name);
}

const many = <T>(n: number, of: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => of(i));
const atom = (i: number) => ['given', 'G', i + 1];
const digits = (n: number) => '7'.repeat(n);
/** A polynomial of thousands of monomials, which a step names by its place in the table. */
const LONG = ['+', ...many(4_000, atom)];

/** Small texts that ask for much work: each ends with the limit that it meets, in a second or two. */
const HOSTILE: readonly [what: string, terms: unknown[], steps?: unknown[]][] = [
  ['a sum of a hundred thousand parts', [['+', ...many(100_000, atom)]]],
  ['long sums added again and again', [LONG, ...many(100_000, (i) => ['+', 0, ['given', 'G', i + 1]])]],
  ['products of long numbers', [['*', ...many(2_000, () => ['+', ['given', 'x'], digits(1_900)])]]],
  [
    'a product of sums with long numbers',
    [
      ['+', ...many(2_000, (i) => ['*', digits(600), atom(i)])],
      ['*', 0, 0],
    ],
  ],
  ['a power of a power', [['^', ['^', ['+', ['given', 'x'], '1'], 900], 900]]],
  ['a power with a huge exponent', [['^', ['given', 'x'], 2 ** 50]]],
  ['a tower of terms', [many(3_000, () => 0).reduce<unknown>((inner) => ['sqrt', inner], ['given', 'x'])]],
  [
    'summands that each copy a long rest',
    [LONG],
    [
      {
        rule: 'combine',
        says: 0,
        relation: '>=',
        nonzero: [],
        summands: many(200_000, () => ({ coefficient: '1', factors: [{ square: 0 }] })),
        equations: [],
      },
    ],
  ],
];

describe('a hostile certificate meets a named limit', () => {
  it.each(HOSTILE)('%s', (_, terms, steps = []) => {
    const [name] = failuresOf(terms, steps);
    expect(name).toBe('too-large');
  });
});

describe('an index is an integer', () => {
  it.each([[0.5], [['*', 0.5, 'T']], [['+', 'T', 1e-9]], [Number.MAX_VALUE]])('%j is none', (index) => {
    expect(failuresOf([['given', 'G', index]])).toEqual(['malformed']);
    expect(failuresOf([['sum', 't', 1, index, ['given', 'G', 't']]])).toEqual(['malformed']);
  });
});
