import { describe, expect, it } from 'vitest';
import { latexClaim, latexExpression, latexStatement, parseDocument } from '../../src/language/index.js';
import { fixture, resolveClaim } from './fixtures.js';

function latexOf(expression: string): string {
  const { blocks } = parseDocument({ path: 'x.md', text: `\`\`\`claim c\nlet x = ${expression}\n\`\`\`\n` });
  const [line] = blocks[0]!.lines;
  return line?.kind === 'let' ? latexExpression(line.body) : '';
}

const cases = fixture('latex.txt')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(' => ') as [string, string]);

describe('LaTeX reads as the article does', () => {
  it.each(cases)('%s', (expression, expected) => {
    expect(latexOf(expression)).toBe(expected);
  });

  it('in statements, with their ranges', () => {
    const { documents } = resolveClaim(
      'given eta[t] > 0\nshow eta[t+1] <= eta[t] for t in 1..T-1, i in 1..t',
    );
    expect(latexStatement(documents[0]!.claims[0]!.statements[0]!)).toBe(
      '\\eta_{t+1} \\le \\eta_t \\quad (t = 1, \\dots, T-1;\\; i = 1, \\dots, t)',
    );
  });

  it('in claims, with what stands after `by`', () => {
    const { documents } = resolveClaim(
      'given x >= 0\nshow x <= x by known_fact\n <= 2*x by rule termwise',
      '```claim known_fact\nshow T >= 1\n```\n',
    );
    expect(latexClaim(documents[0]!.claims[1]!)).toBe(
      String.raw`\begin{aligned}
  &x \ge 0 \\
  x &\le x \quad \text{(by known\_fact)} \\
  &\le 2 x \quad \text{(by rule termwise)}
\end{aligned}`,
    );
  });

  it('in claims', () => {
    const { documents } = resolveClaim(
      'given d in 1..4\ngiven R > 0\ngiven q[t]\ngiven eta[t] in (0, 1] nonincreasing\nlet S = sum(t in 1..T, q[t])\nassume S > 0\nshow S = S\n <= R',
    );
    expect(latexClaim(documents[0]!.claims[0]!)).toBe(
      String.raw`\begin{aligned}
  &d \in \{1, \dots, 4\} \\
  &R > 0 \\
  &q_t \in \mathbb{R} \quad (t = 1, \dots, T) \\
  &\eta_t \in (0, 1],\; \text{nonincreasing} \quad (t = 1, \dots, T) \\
  &S = \sum_{t=1}^{T} q_t \\
  &S > 0 \\
  S &= S \\
  &\le R
\end{aligned}`,
    );
  });
});
