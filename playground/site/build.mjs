// Builds the site: the documentation, the series with its report, the playground, a search. One folder of static files, without
// a server, without requests to other places. Every link is checked: a link that leads nowhere ends the build.
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
  ['report.html', 'Report of the series'],
  ['docs/findings.html', 'Findings'],
  ['docs/guarantee.html', 'Guarantee'],
  ['search.html', 'Search'],
];

function page(at, title, body, script = '') {
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
<body>
<a class="skip" href="#content">To the content</a>
<header class="site-bar"><a class="home" href="${to('index.html')}">lakatos</a>
<a class="try" href="${to('playground/index.html')}">Playground</a>
${BAR.map(([path, label]) => `<a href="${to(path)}">${label}</a>`).join('\n')}
</header>
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
for (const { page: at, title, markup } of pages)
  write(at, page(at, title, `<article class="document">${markup}</article>`));
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
    script,
  ),
);

run([join(root, 'playground/build.mjs'), join(out, 'playground')]);
run([
  join(root, 'dist/cli/main.js'),
  'check',
  'proofs',
  '--no-failures',
  '--quiet',
  '--html',
  join(out, 'report.html'),
]);

const problems = linkProblems(pages);
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
else process.stdout.write(`${pages.length} pages, a search, the report and the playground in ${out}\n`);
