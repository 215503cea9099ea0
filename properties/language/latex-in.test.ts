import fc from 'fast-check';
import { describe, it } from 'vitest';
import { latexExpression, parseDocument, printExpression, renderProblem } from '../../src/language/index.js';
import { outline, syntaxTrees } from './trees.js';

const SEED = 20261126;

/** What the names of random trees are, so that nothing in their formulas is open. */
const GIVENS = `given R, eta, theta1, sum_of, lettuce, forward, e1
given G[t], g[t]
`;

function read(latex: string) {
  // The space says that the line is LaTeX, where nothing else in it does.
  const text = `\`\`\`claim c\n${GIVENS}let x = \\, ${latex}\n\`\`\`\n`;
  const { blocks, problems } = parseDocument({ path: 'x.md', text });
  const line = blocks[0]?.lines.at(-1);
  if (problems.length > 0 || line?.kind !== 'let')
    throw new Error(`${latex}\n${problems.map(renderProblem).join('\n')}`);
  return line.body;
}

describe('LaTeX', () => {
  it('of an expression is read as that expression', () => {
    fc.assert(
      fc.property(syntaxTrees, (tree) => {
        const latex = latexExpression(tree);
        const back = read(latex);
        if (outline(back) !== outline(tree))
          throw new Error(`${printExpression(tree)}\n${latex}\n${printExpression(back)}`);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
