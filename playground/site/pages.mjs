// Markdown files of the repository as pages of the site: where each goes, what it links to, what can be searched in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import katexSyntax from '@vscode/markdown-it-katex';
import MarkdownIt from 'markdown-it';
import { Slugs, slug } from '../../dist/report/html/anchors.js';
import { displayFormula, formula } from '../../dist/report/html/formula.js';

const ALONE = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];

/** The files that become pages, as paths from the root of the repository. */
export function sources(root) {
  const inside = (folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`);
  return [...ALONE, ...inside('docs'), ...inside('docs/examples'), ...inside('proofs')].filter((path) =>
    existsSync(join(root, path)),
  );
}

/** The page of a file: the README is the first. */
export function pageOf(path) {
  return path === 'README.md' ? 'index.html' : path.replace(/\.md$/, '.html');
}

const plugin = katexSyntax.default ?? katexSyntax;

/** A heading without its marks: of a link, its words. */
function wordsOf({ children }) {
  return (children ?? []).map(({ content }) => content).join('');
}

/** A file as markup, with its title, its headings and its words. Links to other files become links to their pages. */
export function render(root, path, pages) {
  const text = readFileSync(join(root, path), 'utf8');
  const markdown = new MarkdownIt({ html: false }).use(plugin);
  const { rules } = markdown.renderer;
  rules.math_inline = (tokens, i) => formula(tokens[i].content, 'inline');
  rules.math_block = (tokens, i) => displayFormula(tokens[i].content);
  rules.table_open = () => '<div class="scroller" tabindex="0"><table>';
  rules.table_close = () => '</table></div>';
  const tokens = markdown.parse(text, {});
  const slugs = new Slugs();
  const sections = [{ id: '', title: '', level: 0, words: [] }];
  const problems = [];
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const title = wordsOf(tokens[i + 1]);
      const id = slugs.take(tokens[i + 1].content);
      token.attrSet('id', id);
      sections.push({ id, title, level: Number(token.tag.slice(1)), words: [] });
    } else if (token.type === 'th_open' && tokens[i + 1]?.content === '') {
      token.tag = 'td';
      tokens[i + 2].tag = 'td';
    }
    if (token.type === 'inline' || token.type === 'fence') sections.at(-1).words.push(token.content);
    for (const child of token.children ?? []) {
      if (child.type !== 'link_open') continue;
      const href = child.attrGet('href') ?? '';
      if (/^[a-z]+:/i.test(href)) {
        child.attrSet('rel', 'noopener noreferrer');
        continue;
      }
      const to = target(root, path, href, pages);
      if (to === null) problems.push(`${path}: the link to ${href} leads nowhere`);
      else child.attrSet('href', to);
    }
  }
  return {
    path,
    page: pageOf(path),
    title: sections.find(({ title }) => title)?.title ?? path,
    ids: new Set(sections.map(({ id }) => id)),
    sections: sections.map(({ id, title, level, words }) => ({ id, title, level, text: words.join(' ') })),
    markup: markdown.renderer.render(tokens, markdown.options, {}),
    problems,
  };
}

/** Where a link of a file leads on the site; `null`: nowhere. */
function target(root, from, href, pages) {
  const [file, fragment] = href.split('#');
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file));
  const anchor = fragment === undefined ? '' : `#${slug(decodeURIComponent(fragment))}`;
  const here = posix.dirname(pageOf(from));
  const relative = (page) => posix.relative(here, page) || posix.basename(page);
  if (pages.has(path)) return relative(pageOf(path)) + anchor;
  if (path === 'proofs' || path === 'proofs/') return relative('report.html');
  const there = join(root, path);
  // A file that is no page is copied beside them.
  if (existsSync(there) && statSync(there).isFile()) return relative(path);
  if (existsSync(there)) return relative('index.html');
  return null;
}

/** Files that pages link to and that are no pages. */
export function attachments(root, path, pages) {
  const text = readFileSync(join(root, path), 'utf8').replaceAll(/```[\s\S]*?```/g, '');
  return [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, href]) => {
    if (/^[a-z]+:/i.test(href)) return [];
    const file = posix.normalize(posix.join(posix.dirname(path), href));
    const there = join(root, file);
    const isFile = !pages.has(file) && existsSync(there) && statSync(there).isFile();
    return isFile && !file.startsWith('..') ? [file] : [];
  });
}

/** Links that lead nowhere: to a file that is not there, or to a place that its page does not have. */
export function linkProblems(pages) {
  const byPage = new Map(pages.map((one) => [one.page, one]));
  return pages.flatMap((one) => [
    ...one.problems,
    ...[...one.markup.matchAll(/<a href="([^"]+)"/g)].flatMap(([, href]) => {
      if (/^[a-z]+:/i.test(href)) return [];
      const [file, fragment] = href.split('#');
      const to = file === '' ? one.page : posix.normalize(posix.join(posix.dirname(one.page), file));
      const there = byPage.get(to);
      const isMissing = there && fragment && !there.ids.has(fragment);
      return isMissing ? [`${one.path}: there is no #${fragment} in ${to}`] : [];
    }),
  ]);
}
