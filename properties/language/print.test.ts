import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  latexExpression,
  parseDocument,
  printExpression,
  renderProblem,
  resolveDocuments,
} from '../../src/language/index.js';
import { outline, syntaxTrees } from './trees.js';

const SEED = 20260301;

function parsed(text: string) {
  const { blocks, problems } = parseDocument({
    path: 'x.md',
    text: `\`\`\`claim c\nlet x = ${text}\n\`\`\`\n`,
  });
  expect(problems).toEqual([]);
  const [line] = blocks[0]!.lines;
  if (line?.kind !== 'let') throw new Error('not a definition');
  return line.body;
}

describe('printing', () => {
  it('then parsing gives the same tree', () => {
    fc.assert(
      fc.property(syntaxTrees, (tree) => {
        expect(outline(parsed(printExpression(tree)))).toBe(outline(tree));
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('leaves no pair of brackets that could go', () => {
    fc.assert(
      fc.property(syntaxTrees, fc.nat(), (tree, choice) => {
        const text = printExpression(tree);
        const open = [...text].flatMap((sign, i) =>
          sign === '(' && !/\w/.test(text[i - 1] ?? ' ') ? [i] : [],
        );
        fc.pre(open.length > 0);
        const start = open[choice % open.length]!;
        let depth = 0;
        let end = start;
        do {
          if ('(['.includes(text[end]!)) depth += 1;
          if (')]'.includes(text[end]!)) depth -= 1;
          end += 1;
        } while (depth > 0);
        const without = `${text.slice(0, start)}${text.slice(start + 1, end - 1)}${text.slice(end)}`;
        const { blocks } = parseDocument({
          path: 'x.md',
          text: `\`\`\`claim c\nlet x = ${without}\n\`\`\`\n`,
        });
        const line = blocks[0]?.lines[0];
        if (line?.kind === 'let') expect(outline(line.body)).not.toBe(outline(tree));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('in LaTeX has balanced braces and brackets', () => {
    fc.assert(
      fc.property(syntaxTrees, (tree) => {
        const text = latexExpression(tree);
        const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
        expect(count(/\{/g)).toBe(count(/\}/g));
        expect(count(/\(/g)).toBe(count(/\)/g));
        expect(count(/\\left/g)).toBe(count(/\\right/g));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'given ',
      'let ',
      'show ',
      'assume ',
      'use ',
      'from ',
      'value ',
      'for ',
      ' in ',
      'sum(',
      'x',
      'G[t]',
      '(',
      ')',
    ],
    ...[
      '[',
      ']',
      ' <= ',
      ' = ',
      '..',
      ', ',
      ' + ',
      '-',
      '^',
      '1',
      'T',
      'η',
      '\\',
      '\n',
      '\n> ',
      '\t',
      '#',
      '```',
      '\u{1d702}',
    ],
    ...[
      '\\frac',
      '\\sum',
      '\\ln ',
      '\\eta',
      '_',
      '^',
      '{',
      '}',
      '|',
      '\\left(',
      '\\le ',
      '\\quad ',
      '\\text{for }',
      '&',
      '$',
    ],
  );
  const documents = fc
    .tuple(
      fc.constantFrom('claim c', 'bound b(x)', 'schedule s(x)', 'claims'),
      fc.array(pieces, { maxLength: 40 }),
    )
    .map(([head, lines]) => `\`\`\`${head}\n${lines.join('')}\n\`\`\`\n`);

  it('is read without an exception, and its problems can be printed', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const { documents: read, problems } = resolveDocuments([{ path: 'x.md', text }]);
        for (const problem of problems) {
          const { start, end } = problem.place!;
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
          expect(renderProblem(problem)).toContain(`error[${problem.code}]`);
        }
        const [{ claims, bounds, schedules }] = read as [(typeof read)[number]];
        expect(claims.length + bounds.length + schedules.length + problems.length).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
