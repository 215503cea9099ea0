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
