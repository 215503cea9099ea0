import { describe, expect, it } from 'vitest';
import { printClaim, resolveDocuments } from '../../src/language/index.js';
import { checkClaim } from '../../src/proof/index.js';
import { claimOf } from '../support/certificate.js';

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

const combineFact = (fact: string) =>
  `{"rule":"combine","says":["given","x"],"relation":">=","summands":[{"coefficient":"1","factors":[${fact}]}],"equations":[],"nonzero":[]}`;
const LEMMA =
  '{"rule":"lemma","document":null,"claim":"test","statement":0,"horizon":"T","givens":[],"at":[],"requirements":[]}';
const TERM_BY_TERM = (variable: string) =>
  `{"rule":"term by term","variable":"${variable}","from":1,"to":"T","block":[]}`;

/** Texts of certificates as they may come from anywhere: what is said of each. The right one is `{"rule":"domain",…}` for `G[1] > 0`. */
const RIGHT = '{"rule":"domain","given":"G","at":[1],"end":"lower"}';
const says = (term: string) =>
  `{"rule":"combine","says":${term},"relation":">=","summands":[],"equations":[],"nonzero":[]}`;
const TEXTS: readonly [what: string, step: string, failure: string | null][] = [
  ['what is right', RIGHT, null],
  ['an exponent of 10^9', says('["^",["given","x"],1000000000]'), 'too-large'],
  ['an exponent of -10^9', says('["^",["given","x"],-1000000000]'), 'too-large'],
  ['a power tower in a number', says('"1e999999999"'), 'malformed'],
  ['a number of a million digits', says(`"${digits(1_000_000)}"`), 'too-large'],
  ['a fraction of a million digits', says(`"1/${digits(1_000_000)}"`), 'too-large'],
  ['a number that is no text', says('1e400'), 'malformed'],
  ['an index beyond all numbers', '{"rule":"integers","index":1e400,"relation":">="}', 'malformed'],
  ['a sum over 2^51 indices', says('["sum","t",-1125899906842624,1125899906842624,"1"]'), 'too-large'],
  ['the rule __proto__', '{"rule":"__proto__"}', 'malformed'],
  ['the rule constructor', '{"rule":"constructor"}', 'malformed'],
  ['the law toString', '{"rule":"law","law":"toString","arguments":[],"premises":[]}', 'malformed'],
  ['the law __proto__', '{"rule":"law","law":"__proto__","arguments":[],"premises":[]}', 'malformed'],
  ['what is right as a prototype', `{"__proto__":${RIGHT}}`, 'malformed'],
  ['the last of two equal keys', RIGHT.replace('"end"', '"end":"upper","end"'), null],
  ['a wrong one as the last', RIGHT.replace('}', ',"end":"upper"}'), 'wrong-fact'],
  ['a fact by the name of a property', combineFact('"length"'), 'malformed'],
  ['a fact before the first', combineFact('-1'), 'unknown-fact'],
  ['a fact that is no place', combineFact('1e300'), 'malformed'],
  ['itself as a lemma', LEMMA, 'unknown-lemma'],
  ['the name of a bound variable', TERM_BY_TERM('$1'), 'malformed'],
  ['a name of a million letters', TERM_BY_TERM('v'.repeat(1_000_000)), 'malformed'],
  ['half a letter', TERM_BY_TERM('\\ud800'), 'malformed'],
];

describe('a certificate of unknown origin', () => {
  const claim = claimOf(['given x > 0', 'given G[t] > 0', 'show G[1] > 0']);
  const failuresOfText = (statements: string, terms = '[]') =>
    checkClaim(
      claim,
      JSON.parse(
        `{"text":${JSON.stringify(printClaim(claim))},"terms":${terms},"statements":[${statements}]}`,
      ),
    );
  const statement = (step: string) => `{"statement":0,"exists":[],"proof":[${step}]}`;

  it.each(TEXTS)('%s', (_, step, failure) => {
    const started = performance.now();
    const { proved, failures } = failuresOfText(statement(step));
    expect(failures.map(({ name }) => name)).toEqual(failure === null ? [] : [failure]);
    expect(proved[0] === null).toBe(failure !== null);
    // What a message repeats of a certificate is short, and without signs that a terminal obeys.
    for (const { detail } of failures) expect(detail).toMatch(/^[^\p{Cc}]{1,400}$/u);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('with signs for a terminal in its names', () => {
    const red = JSON.stringify('\u001b[31m');
    for (const step of [RIGHT.replace('"G"', red), `{"rule":${red}}`, says(`["given",${red}]`), says(red)])
      for (const { detail } of failuresOfText(statement(step)).failures)
        expect(detail).not.toMatch(/\p{Cc}/u);
  });

  it('with more proofs than statements, or a table without end', () => {
    const many = Array.from({ length: 100_000 }, () => statement('{}')).join();
    expect(failuresOfText(many).failures).toMatchObject([{ name: 'malformed' }]);
    const table = `[${'["given","x"],'.repeat(100_001)}"1"]`;
    expect(failuresOfText(statement(RIGHT), table).failures).toMatchObject([{ name: 'too-large' }]);
  });

  it('with a claim that is not this one', () => {
    const other = checkClaim(claim, { claim: 'other', text: 'show 0 > 1', terms: [], statements: [] });
    expect(other.proved).toEqual([null]);
  });

  it('that is no JSON: with cycles, with getters', () => {
    const circle: unknown[] = ['sqrt'];
    circle.push(circle);
    expect(failuresOf([circle])).toEqual(['too-large']);
    let asked = 0;
    const changing = {
      rule: 'domain',
      given: 'G',
      at: [1],
      get end() {
        asked += 1;
        return asked === 1 ? 'lower' : 'upper';
      },
    };
    // The checker is asked for one fact, whichever it is.
    const [name = 'proved'] = failuresOf([], [changing]);
    expect(name).not.toBe('proved');
  });
});

describe('an index is an integer', () => {
  it.each([[0.5], [['*', 0.5, 'T']], [['+', 'T', 1e-9]], [Number.MAX_VALUE]])('%j is none', (index) => {
    expect(failuresOf([['given', 'G', index]])).toEqual(['malformed']);
    expect(failuresOf([['sum', 't', 1, index, ['given', 'G', 't']]])).toEqual(['malformed']);
  });
});
