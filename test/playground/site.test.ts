import { describe, expect, it } from 'vitest';
import { linkProblems, pageOf, render, sources } from '../../playground/site/pages.mjs';

describe('the pages of the site', () => {
  const paths = sources('.');
  const pages = paths.map((path) => render('.', path, new Set(paths)));

  it('have no link that leads nowhere', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(linkProblems(pages)).toEqual([]);
  });

  it('would show one that does', () => {
    const [first] = pages;
    const broken = { ...first!, problems: ['a.md: the link to b.md leads nowhere'] };
    expect(linkProblems([broken])).toHaveLength(1);
    const place = { ...first!, problems: [], markup: '<a href="index.html#no-such-place">x</a>' };
    expect(linkProblems([place])).toEqual(['README.md: there is no #no-such-place in index.html']);
  });

  it('have headings without marks of Markdown', () => {
    const titles = pages.flatMap(({ sections }) => sections.map(({ title }) => title));
    expect(titles.length).toBeGreaterThan(100);
    expect(titles.filter((title) => /\]\(|`/.test(title))).toEqual([]);
  });

  it('stand where their files stand', () => {
    expect(pageOf('README.md')).toBe('index.html');
    expect(pageOf('docs/language.md')).toBe('docs/language.html');
  });
});
