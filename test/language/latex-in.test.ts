import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  latexStatement,
  parseDocument,
  printExpression,
  printLine,
  printStatement,
  type ReadDocument,
  renderProblem,
  resolveDocuments,
} from '../../src/language/index.js';
import { fixture } from './fixtures.js';

const GIVENS = `given R, D, x, y, w, a, b, theta1 > 0
given G[t], eta[t], q[t]
given g[t, i] for i in 1..3
`;

function lineOf(line: string, givens = GIVENS) {
  return parseDocument({ path: 'x.md', text: `\`\`\`claim c\n${givens}${line}\n\`\`\`\n` });
}

/** What a formula is read as, or the readings between which a person must choose. */
function readingOf(latex: string): string {
  const { blocks, problems } = lineOf(`let z0 = \\, ${latex}`);
  const [problem] = problems;
  if (problem) {
    if (problem.code !== 'latex-ambiguous') return renderProblem(problem);
    const place = problem.place!;
    expect(latex, problem.message).toContain(place.source.text.slice(place.start, place.end));
    return [...problem.advice!.matchAll(/`([^`]*)`/g)].map((match) => match[1]).join(' | ');
  }
  const line = blocks[0]!.lines.at(-1)!;
  return line.kind === 'let' ? printExpression(line.body) : '';
}

const casesOf = (file: string) =>
  fixture(`latex-in/${file}`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' => ') as [string, string]);

describe('LaTeX is read', () => {
  it.each(casesOf('cases.txt'))('%s', (latex, expected) => {
    expect(readingOf(latex)).toBe(expected);
  });
});

describe('what LaTeX leaves open is shown in the language', () => {
  it.each(casesOf('readings.txt'))('%s', (latex, expected) => {
    expect(readingOf(latex)).toBe(expected);
  });
});

const LINES: readonly (readonly [string, string])[] = [
  ['given \\alpha > 0', 'given alpha > 0'],
  ['given \\alpha, \\beta \\ge 0', 'given alpha, beta >= 0'],
  ['given \\alpha_t > 0 \\text{ nonincreasing}', 'given alpha[t] > 0 nonincreasing'],
  ['given 0 < \\beta \\le 1', 'given beta in (0, 1]'],
  ['given \\beta_1, \\beta_2 \\in [0, 1)', 'given beta1, beta2 in [0, 1)'],
  ['given \\beta \\in \\left(0, x\\right]', 'given beta in (0, x]'],
  ['given \\mu \\in \\mathbb{R}', 'given mu'],
  ['given \\mu \\in \\mathbb{R}_{>0}', 'given mu > 0'],
  ['given n \\in \\{1, \\dots, 9\\}', 'given n in 1..9'],
  ['given h_{t,i} \\ge 0, \\quad i = 1, \\dots, 3', 'given h[t, i] >= 0 for i in 1..3'],
  ['let V_t := \\sum_{k=1}^t G_k^2', 'let V[t] = sum(k in 1..t, G[k]^2)'],
  ['let a_{n+1} = \\frac{1 + a_n}{2}', 'let a[n+1] = (1 + a[n]) / 2'],
  ['let V_T = \\sum_k G_k', 'let VT = sum(k in 1..T, G[k])'],
  [
    'assume \\eta_{t+1} \\le \\eta_t \\quad (t = 1, \\dots, T-1)',
    'assume eta[t+1] <= eta[t] for t in 1..T-1',
  ],
  [
    'assume \\eta_{t+1} \\le \\eta_t, \\; t = 1, 2, \\ldots, T-1.',
    'assume eta[t+1] <= eta[t] for t in 1..T-1',
  ],
  [
    'assume \\eta_s \\ge \\eta_t \\quad \\forall s \\le t, t \\in [T]',
    'assume eta[s] >= eta[t] for s in 1..t, t in 1..T',
  ],
  ['assume \\eta_t \\le 1 \\text{ for all } 2 \\le t < T', 'assume eta[t] <= 1 for t in 2..T-1'],
  ['assume \\eta_t \\le 1 \\forall t', 'assume eta[t] <= 1 for t in 1..T'],
  ['assume \\eta_t \\leqslant 1 for t in 2..T', 'assume eta[t] <= 1 for t in 2..T'],
  ['show $x \\le y$', 'show x <= y'],
  ['show \\[ x \\le y \\]', 'show x <= y'],
  [
    'show\n\\begin{aligned}\n  x &\\le y \\\\\n  &= \\left(y\n  + 0\\right) % a remark\n\\end{aligned}',
    'show x <= y = y + 0',
  ],
  ['show x \\stackrel{(a)}{\\le} y \\overset{(b)}{=} y', 'show x <= y = y'],
  ['show \\frac{x}{y} \\le 1 by rule termwise', 'show x / y <= 1 by rule termwise'],
  ['let v_t = \\lVert g_t\\rVert^2', 'let v[t] = norm(g[t])^2'],
];

describe('lines', () => {
  it.each(LINES)('%s', (line, expected) => {
    const { blocks, problems } = lineOf(line);
    expect(problems.map(renderProblem)).toEqual([]);
    expect(printLine(blocks[0]!.lines.at(-1)!)).toBe(expected);
  });

  it('know vectors by their `given` and by their definition', () => {
    const text = `\`\`\`claim c
given d \\in \\{1, \\dots, 3\\}
given \\eta > 0
given g_t, z \\in \\mathbb{R}^d
let \\theta_1 = 0
let \\theta_{t+1} = \\theta_t - \\eta g_t
show 2\\eta (\\theta_t - z)\\cdot g_t = 2\\eta \\langle \\theta_t - z, g_t\\rangle = 2 \\eta (\\theta_t - z)^\\top g_t
\`\`\`
`;
    const { documents, problems } = resolveDocuments([{ path: 'x.md', text }]);
    expect(problems.map(renderProblem)).toEqual([]);
    const [first, second] = documents[0]!.claims[0]!.statements;
    const inner = '2 * eta * sum(i in 1..d, (theta[t, i] - z[i]) * g[t, i])';
    expect(printStatement(first!)).toBe(`${inner} = ${inner} for t in 1..T`);
    expect(printExpression(second!.right)).toBe(inner);
  });

  it('say where in the LaTeX a mistake of the language is', () => {
    const { problems } = resolveDocuments([
      { path: 'x.md', text: '```claim c\ngiven \\beta > 0\nshow \\frac{\\beta}{2} \\le \\gamma_t\n```\n' },
    ]);
    expect(renderProblem(problems[0]!)).toContain('x.md:3:26');
  });
});

describe('an article', () => {
  const read = (path: string) => ({ path, text: fixture(`latex-in/${path}`) });

  it('is pasted as it is: every formula of parts 1 to 5 is read without an edit', () => {
    const { documents, problems } = resolveDocuments([read('statements.md')]);
    expect(problems.map(renderProblem)).toEqual([]);
    const [document] = documents;
    expect(document!.claims.length).toBe(52);
    expect(document!.bounds.length + document!.schedules.length).toBe(12);
  });
});

const PROOFS = new URL('../../proofs/', import.meta.url);
// schedules.md has no claims.
const proofs = readdirSync(PROOFS).filter((file) => file.endsWith('.md') && file !== 'schedules.md');
const proof = (name: string) => ({ path: name, text: readFileSync(new URL(name, PROOFS), 'utf8') });
const beside: ReadDocument = (name) =>
  existsSync(new URL(`${name}.md`, PROOFS)) ? proof(`${name}.md`) : null;

describe('LaTeX of the proofs', () => {
  it.each(proofs)('%s', (file) => {
    const { documents } = resolveDocuments([proof(file)], beside);
    const claims = documents[0]!.claims.filter((claim) => !claim.method);
    for (const claim of claims) {
      // Bounds in them have definitions with names that no document can say.
      const links = claim.statements.filter(
        (statement) => statement.kind === 'link' && !/[a-z]\.[a-z]/i.test(printStatement(statement)),
      );
      const names = [...claim.givens, ...claim.definitions].map(
        (of) => `given ${of.name}${indices('ranges' in of ? of.ranges.length : of.parameters.length)}`,
      );
      for (const link of links) {
        const latex = latexStatement(link);
        const { blocks, problems } = lineOf(`show \\, ${latex}`, `${[...new Set(names)].join('\n')}\n`);
        // `theta1[i]` and `theta[1, i]` look alike: where a claim has both, a person must choose.
        if (problems.length > 0 && problems.every(({ code }) => code === 'latex-ambiguous')) {
          expect(problems[0]!.advice).toMatch(/put one of these in its place: `(\w+)1\[i\]` or `\1\[1, i\]`/);
          continue;
        }
        expect(problems.map(renderProblem), latex).toEqual([]);
        expect(printLine(blocks[0]!.lines.at(-1)!)).toBe(`show ${printStatement(link)}`);
      }
    }
  });
});

function indices(count: number): string {
  return count === 0 ? '' : `[${[...'abcd'].slice(0, count).join(', ')}]`;
}
