import { describe, expect, it } from 'vitest';
import {
  parseDocument,
  printLine,
  renderProblem,
  resolveDocuments,
  translateArticle,
} from '../../src/language/index.js';
import { fixture } from './fixtures.js';

const article = { path: 'article.tex', text: fixture('tex/article.tex') };
const problemsIn = (text: string) => resolveDocuments([{ path: 'x.tex', text }]).problems.map(renderProblem);

describe('a LaTeX document', () => {
  it('has blocks in an environment and in comments; all else is prose', () => {
    const { documents, problems } = resolveDocuments([article]);
    expect(problems.map(renderProblem)).toEqual([]);
    expect(documents[0]!.claims.map(({ name }) => name)).toEqual(['harmonic', 'telescope']);
    const { blocks } = parseDocument(article);
    expect(blocks[0]!.lines.map(printLine)).toEqual(['show sum(t in 1..T, 1 / t) <= 1 + ln(T)']);
  });

  it('has mistakes at their places in the file', () => {
    expect(
      problemsIn('Prose\n\n% lakatos: claim c\n%   given x > 0\n%   show \\frac{x}{y} \\le 1\nmore prose\n'),
    ).toEqual([
      `x.tex:5:19: error[unknown-name]: nothing is called \`y\` here
  %   show \\frac{x}{y} \\le 1
                    ^
help: introduce it with \`given y …\` or \`let y = …\``,
    ]);
    expect(problemsIn('\\begin{lakatos}{claim c}\n  show x \\le\n\\end{lakatos}\n')[0]).toMatch(
      /^x\.tex:2:13: /,
    );
  });

  it.each([
    ['no block', '\\section{Prose}\n', /no-claims.*\n.*\n.*\n?.*lakatos/],
    [
      'an environment without a heading',
      '\\begin{lakatos}\nshow 1 = 1\n\\end{lakatos}\n',
      /x\.tex:1:1: error\[bad-heading\]/,
    ],
    ['a heading that is none', '% lakatos: check this\n', /x\.tex:1:12: error\[bad-heading\]/],
    ['a misspelled heading', '% lakatos: clam c\n% show 1 = 1\n', /did you mean|claim/],
    ['an environment that is not closed', '\\begin{lakatos}{claim c}\nshow 1 = 1\n', /unclosed/],
  ])('says that it has %s', (_, text, message) => {
    expect(problemsIn(text).join('\n')).toMatch(message);
  });

  it('is read with any line ends', () => {
    const { problems, documents } = resolveDocuments([
      { path: 'x.tex', text: article.text.replace(/\n/g, '\r\n') },
    ]);
    expect(problems).toEqual([]);
    expect(documents[0]!.claims).toHaveLength(2);
  });
});

describe('an article that is translated', () => {
  const { text, claims, definitions, unread } = translateArticle(article);

  it('has a draft for each formula that can be read, with the definitions that it uses', () => {
    expect({ claims, definitions, unread }).toEqual({ claims: 2, definitions: 1, unread: 1 });
    expect(text).toBe(fixture('tex/article-drafts.md'));
  });

  it('has drafts that are documents', () => {
    const { documents, problems } = resolveDocuments([{ path: 'drafts.md', text }]);
    expect(problems.map(renderProblem)).toEqual([]);
    expect(documents[0]!.claims).toHaveLength(claims);
  });
});

describe('formulas between words', () => {
  const words = { path: 'words.tex', text: fixture('tex/words.tex') };
  const { text } = translateArticle(words);
  const drafted = (tex: string) => {
    const { text: markdown } = translateArticle({ path: 'x.tex', text: tex });
    return [...markdown.matchAll(/```claim \w+\n([\s\S]*?)\n```/g)].map((match) => match[1]!.split('\n'));
  };

  it('are drafts with the definitions, domains and premises that the words state', () => {
    expect(text).toBe(fixture('tex/words-drafts.md'));
    expect(resolveDocuments([{ path: 'drafts.md', text }]).problems.map(renderProblem)).toEqual([]);
  });

  it.each([
    ['$x > 0$'],
    ['$\\eta \\le 1/L$'],
    ['$1/L \\ge \\eta$'],
    ['$\\eta L \\le 1$'],
    ['$x^2 + y^2 \\le 1$'],
    ['$\\sum_{i=1}^T p_i = 1$'],
    ['$\\eta_{t+1} \\le \\eta_t$'],
    ['$a_{t+1} \\le (1 - c) a_t$'],
    ['$s \\le t - 1$'],
    ['$x_1 = 0$'],
    ['$0 < \\beta < 1$'],
    ['if $\\ln(1+x) \\le x$'],
    ['for all $x, y$ with $x \\le y^2 + 1/x$'],
    ['Assume $a + b \\le 2 a b$, and $a - b \\le a b$'],
    ['$a + b \\le 2 a b$ is assumed'],
    ['$f(x) \\le x^2$'],
    ['choosing $\\eta = R/\\sqrt{T}$'],
    ['\\begin{verbatim}$\\ln(1+x) \\le x$\\end{verbatim}'],
    ['\\newcommand{\\a}{$\\ln(1+x) \\le x$}\\begin{document}'],
  ])('are passed over where they only say what names may be: %s', (tex) => {
    expect(drafted(tex)).toEqual([]);
  });

  it.each([
    ['$\\ln(1+x) \\le x$', 'show ln(1 + x) <= x'],
    ['Since $\\ln(1+x) \\le x$', 'show ln(1 + x) <= x'],
    ['If $y > 0$ then $\\ln(1+x) \\le x$', 'show ln(1 + x) <= x'],
    ['Let $y > 0$. $\\ln(1+x) \\le x$', 'show ln(1 + x) <= x'],
    ['for all $x$ we have $\\ln(1+x) \\le x$', 'show ln(1 + x) <= x'],
    ['$x(1-x) \\le 1/4$', 'show x * (1 - x) <= 1 / 4'],
    ['$\\sum_{t=1}^T t \\le T(T+1)/2$', 'show sum(t in 1..T, t) <= T * (T + 1) / 2'],
    ['$2ab \\le a^2 + b^2$', 'show 2 * a * b <= a^2 + b^2'],
    ['\\(\\sum_{t=1}^T 1/t^2 \\le 2\\)', 'show sum(t in 1..T, 1 / t^2) <= 2'],
    ['$T \\le 2^T$', 'show T <= 2^T'],
  ])('are drafts where they could be false: %s', (tex, line) => {
    expect(drafted(tex).map((lines) => lines.at(-1))).toEqual([line]);
  });

  it('are drafts once', () => {
    expect(drafted('$\\ln(1+x) \\le x$ and $\\ln(1+x) \\le x$ and \\[\\ln(1+x) \\le x\\]')).toHaveLength(2);
    expect(drafted('\\[\\ln(1+x) \\le x\\] and $\\ln(1+x) \\le x$')).toHaveLength(1);
  });

  it('have no domain where the article states two, nor the one of another theorem', () => {
    const given = (tex: string) => drafted(`${tex} $\\ln(1+x) \\le x$`)[0]![0];
    expect(given('Let $x > 0$.')).toBe('given x > 0');
    expect(given('Let $x \\in [0, 1)$.')).toBe('given x in [0, 1)');
    expect(given('Let $x > 0$. Or $x \\ge 1$.')).toBe('given x');
    expect(given('\\begin{lemma}Let $x > 0$.\\end{lemma}')).toBe('given x');
    expect(given('Let $y > 0$.')).toBe('given x');
  });
});
