import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkClaim } from '../src/campaign/index.js';
import { renderProblem, resolveDocuments } from '../src/language/index.js';
import { claimOf } from '../test/support/claim-of.js';
import { sampled } from '../test/support/sampled.js';

/** What `lakatos check` does without options. */
const DEFAULT = { cases: 1000, maxHorizon: 100 };
/** `npm run classics` gives five: they take a minute here, and every claim of the classics some minutes. */
const asked = (process.env.LAKATOS_SEEDS ?? '')
  .split(',')
  .filter((seed) => seed !== '')
  .map(Number);
const SEEDS = asked.length > 0 ? asked : sampled([1, 2], 2);

/** True lemmas whose ties are transcendental: where both sides are equal, no number of digits shows it. */
const LEMMAS: readonly (readonly [string, string])[] = [
  ['exponential of a sum', 'given a, b\nshow exp(a + b) = exp(a) * exp(b)'],
  ['exponentials that cancel', 'given x\nshow exp(x) * exp(-x) <= 1'],
  ['logarithm of a product', 'given x, y > 0\nshow ln(x*y) = ln(x) + ln(y)'],
  [
    'logarithms telescope',
    'given V[t] > 0 for t in 1..T+1\nshow sum(t in 1..T, ln(V[t+1]/V[t])) = ln(V[T+1]/V[1])',
  ],
  [
    'logarithms telescope, as an inequality',
    'given V[t] > 0 for t in 1..T+1\nshow sum(t in 1..T, ln(V[t+1]/V[t])) <= ln(V[T+1]/V[1])',
  ],
  ['weighted means', 'given x, y > 0\ngiven p in [0, 1]\nshow x^p * y^(1-p) <= p*x + (1-p)*y'],
  ['log-sum-exp', 'given x, y, z\nshow ln(exp(x) + exp(y) + exp(z)) <= max(x, y, z) + ln(3)'],
  ['Jensen', 'given x, y > 0\nshow (ln(x) + ln(y))/2 <= ln((x + y)/2)'],
  ['entropy', 'given x, y > 0\nlet p = x/(x + y)\nshow -p*ln(p) - (1 - p)*ln(1 - p) <= ln(2)'],
  ['factorial', 'show prod(k in 1..T, k) <= T*exp(1-T)*T^T'],
  ['factorial, over e', 'show prod(k in 1..T, k) <= exp(1)*T*(T/exp(1))^T'],
  ['factorial, with powers of e', 'show prod(k in 1..T, k) <= T^(T+1)*exp(1)/exp(1)^T'],
  ['factorial, as a logarithm', 'show sum(k in 1..T, ln(k)) <= (T+1)*ln(T) + 1 - T'],
];

describe.each(SEEDS)('ties of logarithms and exponentials, default effort, seed %s', (seed) => {
  it.each(LEMMAS)('%s', (_, lines) => {
    const report = checkClaim(claimOf(lines), { seed, ...DEFAULT });
    expect(report.verdict).toBe('corroborated');
    expect(report.links.map(({ open }) => open)).toEqual(report.links.map(() => 0));
  });
});

describe.skipIf(asked.length === 0)('the classics are as expected, default effort', () => {
  const source = { path: 'proofs/classics.md', text: readFileSync('proofs/classics.md', 'utf8') };
  const { documents, problems } = resolveDocuments([source]);
  expect(problems.map(renderProblem)).toEqual([]);
  const cases = asked.flatMap((seed) =>
    documents[0]!.claims.map((claim) => [claim.name, seed, claim] as const),
  );
  it.each(cases)('%s, seed %s', (_, seed, claim) => {
    expect(checkClaim(claim, { seed, ...DEFAULT }).asExpected).toBe(true);
  });
});
