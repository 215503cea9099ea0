// Builds the site: the documentation, the series with a report of each document, the playground, a search. One folder of
// static files, without a server, without requests to other places. Every link is checked: a link that leads nowhere ends the build.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { readReportAssets } from '../../dist/node/index.js';
import { formulaStyles, textFontFaces } from '../../dist/report/html/fonts.js';
import { STYLE } from '../../dist/report/html/index.js';
import { attachments, linkProblems, render, sources } from './pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const out = resolve(process.argv[2] ?? join(root, 'site'));
const require = createRequire(import.meta.url);

const paths = sources(root);
const pages = paths.map((path) => render(root, path, new Set(paths)));
const assets = readReportAssets();
const style = [
  textFontFaces(assets),
  formulaStyles('amsrm mathbb mathcal mathbf mathit boldsymbol', assets),
  STYLE,
  readFileSync(join(here, 'site.css'), 'utf8'),
].join('');

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const BAR = [
  ['docs/tutorial.html', 'Tutorial'],
  ['docs/language.html', 'Language'],
  ['docs/series.html', 'Series'],
  ['report.html', 'Reports'],
  ['docs/findings.html', 'Findings'],
  ['docs/guarantee.html', 'Guarantee'],
  ['search.html', 'Search'],
];

/** The sections of a page, beside it where there is room. */
function contentsOf(sections) {
  const items = sections
    .filter(({ level, title }) => level === 2 && title !== '')
    .map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`);
  if (items.length < 2) return '';
  return `<nav class="on-page" aria-label="On this page"><ul role="list">${items.join('')}</ul></nav>`;
}

function page(at, title, body, { script = '', contents = '' } = {}) {
  const up = posix.relative(posix.dirname(at), '.');
  const to = (path) => (up ? `${up}/${path}` : path);
  const policy = [
    "default-src 'none'",
    script ? `script-src ${hash(script)}` : '',
    // KaTeX places its boxes by styles of their own.
    "style-src 'self' 'unsafe-inline'",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].filter(Boolean);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · lakatos</title>
<link rel="stylesheet" href="${to('site.css')}">
</head>
<body class="site-page">
<a class="skip" href="#content">To the content</a>
<header class="site-bar"><a class="home" href="${to('index.html')}">lakatos</a>
<a class="try" href="${to('playground/index.html')}">Playground</a>
${BAR.map(([path, label]) => `<a href="${to(path)}"${path === at ? ' aria-current="page"' : ''}>${label}</a>`).join('\n')}
</header>
${contents}
<main class="site" id="content">${body}</main>
${script ? `<script>${script}</script>` : ''}
</body>
</html>
`;
}

function write(path, text) {
  const file = join(out, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Another script of the repository, which has to succeed. */
function run(args, accepted = [0]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (!accepted.includes(status)) throw new Error(`${args.join(' ')} ended with status ${status}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
write('site.css', style);
for (const { page: at, title, markup, sections } of pages)
  write(
    at,
    page(at, title, `<article class="document">${markup}</article>`, { contents: contentsOf(sections) }),
  );
for (const file of new Set(paths.flatMap((path) => attachments(root, path, new Set(paths))))) {
  mkdirSync(dirname(join(out, file)), { recursive: true });
  copyFileSync(join(root, file), join(out, file));
}

const options = { fields: ['title', 'text'], storeFields: ['title', 'address', 'page'] };
const index = new MiniSearch(options);
index.addAll(
  pages.flatMap(({ page: at, title, sections }) =>
    sections
      .filter(({ text }) => text !== '')
      .map((section) => ({
        id: `${at}#${section.id}`,
        address: section.id ? `${at}#${section.id}` : at,
        title: section.title,
        page: title,
        text: section.text,
      })),
  ),
);
const library = readFileSync(join(dirname(require.resolve('minisearch')), '../umd/index.js'), 'utf8');
const script = [
  library,
  `const LAKATOS_INDEX_OPTIONS=${JSON.stringify(options)};`,
  `const LAKATOS_INDEX=${JSON.stringify(JSON.stringify(index))};`,
  readFileSync(join(here, 'search.js'), 'utf8'),
]
  .join('\n')
  .replaceAll('</script', '<\\/script')
  .replaceAll('<!--', '<\\!--');
write(
  'search.html',
  page(
    'search.html',
    'Search',
    `<h1>Search</h1>
<form id="search" role="search"><label class="unseen" for="words">Words</label><input id="words" type="search" autocomplete="off" placeholder="telescope, last iterate, enclosure …"></form>
<p id="count" class="aside" role="status"></p>
<ol id="results"></ol>`,
    { script },
  ),
);

run([join(root, 'playground/build.mjs'), join(out, 'playground')]);

/** The report of a document as a page of its own: one page with the proofs of all would hold two million elements. */
function reportOf(path) {
  const at = `report/${posix.basename(path, '.md')}.html`;
  mkdirSync(join(out, 'report'), { recursive: true });
  const json = join(out, 'report', `${posix.basename(path, '.md')}.json`);
  run([
    join(root, 'dist/command/main.js'),
    'check',
    path,
    '--no-failures',
    '--quiet',
    '--html',
    join(out, at),
    '--json',
    json,
  ]);
  const file = join(out, at);
  const home = '<a class="wordmark" href="#content">';
  const text = readFileSync(file, 'utf8');
  if (text.split(home).length !== 2) throw new Error(`${at} has no place for the way back`);
  writeFileSync(file, text.replace(home, '<a class="wordmark" href="../report.html">'));
  const { claims } = JSON.parse(readFileSync(json, 'utf8')).documents.find((one) => one.path === path);
  return { path, at, json: posix.relative('.', `report/${posix.basename(json)}`), claims };
}

const VERDICTS = ['proved', 'corroborated', 'refuted', 'ill-defined', 'undecided', 'vacuous'];

function reportsPage(reports) {
  const shown = VERDICTS.filter((verdict) =>
    reports.some(({ claims }) => claims.some((claim) => claim.verdict === verdict)),
  );
  const titles = new Map(pages.map(({ path, title }) => [path, title]));
  const count = (claims, verdict) => claims.filter((claim) => claim.verdict === verdict).length || '';
  const rows = reports.map(
    ({ path, at, json, claims }) =>
      `<tr><th scope="row"><a href="${at}">${escaped(titles.get(path))}</a></th><td>${claims.length}</td>${shown
        .map((verdict) => `<td>${count(claims, verdict)}</td>`)
        .join('')}<td><a href="${json}">JSON</a></td></tr>`,
  );
  const all = reports.flatMap(({ claims }) => claims);
  const surprising = all.filter(({ asExpected }) => !asExpected).length;
  return `<article class="document"><h1>Reports</h1>
<p>What <code>lakatos check</code> says of each document: every claim with its verdict, its proof or its counterexample, drawn.
${surprising === 0 ? 'Each claim is as its document expects: what is refuted is there to be refuted.' : `${surprising} claims are not as their documents expect.`}</p>
<div class="scroller" tabindex="0"><table class="reports"><thead><tr><th scope="col">document</th><th scope="col">claims</th>${shown
    .map((verdict) => `<th scope="col">${verdict}</th>`)
    .join('')}<td></td></tr></thead>
<tbody>${rows.join('\n')}</tbody>
<tfoot><tr><th scope="row">together</th><td>${all.length}</td>${shown.map((verdict) => `<td>${count(all, verdict)}</td>`).join('')}<td></td></tr></tfoot></table></div></article>`;
}

const reported = paths.filter(
  (path) => path.startsWith('proofs/') && /^```claim /m.test(readFileSync(join(root, path), 'utf8')),
);
write('report.html', page('report.html', 'Reports', reportsPage(reported.map(reportOf))));

const problems = linkProblems(pages);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else
  process.stdout.write(
    `${pages.length} pages, a search, ${reported.length} reports and the playground in ${out}\n`,
  );
