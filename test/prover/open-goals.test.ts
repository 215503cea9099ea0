import { describe, expect, it } from 'vitest';
import { resolveDocuments } from '../../src/language/index.js';
import { loadSolver, proveClaim } from '../../src/prover/index.js';

const solver = await loadSolver();

const documentOf = (lines: readonly string[]) =>
  resolveDocuments([{ path: 'open.md', text: `\`\`\`claim open\n${lines.join('\n')}\n\`\`\`\n` }]);

/** What is left to prove of a claim, where it came up and why. */
function left(givens: readonly string[], show: string) {
  const { documents, problems } = documentOf([...givens, show]);
  expect(problems).toEqual([]);
  return proveClaim(documents[0]!.claims[0]!, { solver, work: 300_000 }).open;
}

describe('goals that stay open', () => {
  const DOUBLING = ['given V[t] >= 0', 'assume V[t+1] <= 2*V[t] for t in 1..T-1'];

  it('say where they came up, and what the hint was', () => {
    const open = left(DOUBLING, 'show V[T] <= 3^(T-2) * V[1] by rule induction on T');
    expect(open.slice(0, 5)).toMatchObject([
      { node: '', goal: '3^(T-2) * V[1] - V[T] >= 0' },
      { reason: 'the hint `rule induction` was tried first, and leaves this goal open' },
      { node: 'T = 1 or T >= 2, downwards, induction' },
      { node: 'T = 1 or T >= 2, induction', goal: 'V[1] - V[2] >= 0' },
      { node: 'induction', goal: 'V[1] * 3^(-1) - V[1] >= 0' },
    ]);
  });

  it.each([
    [DOUBLING, 'show V[T] <= 3^(T-2) * V[1]'],
    [['given x, y > 0'], 'show x / (2*y) <= y - x^2 / (x + y) - 3'],
    [['given G[t] > 0', 'given k in 1..3'], 'show sum(t in k..min(T, k+2), sqrt(G[t])) <= max(G[1], 1/2)'],
    [
      ['given G[t] > 0'],
      'show sum(t in 1..T, prod(s in t..T, G[s]) * exp(-G[t])) <= max(t in 1..T, abs(G[t] - 1))',
    ],
    [['given x > 0', 'let a[1] = x', 'let a[n+1] = a[n]^2 + ln(x)'], 'show a[T] >= 2*x'],
  ])('are in the language: %j, %s', (givens, show) => {
    const goals = left(givens, show).flatMap(({ goal }) => (goal === '' ? [] : [goal]));
    expect(goals.length).toBeGreaterThan(0);
    // A goal of the whole claim has no other names than the claim.
    expect(documentOf([...givens, `show ${goals[0]}`]).problems).toEqual([]);
  });
});
