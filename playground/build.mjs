// Builds the playground: one HTML file with everything inside, which works from a file system and from any static host.
// The worker is built first and put into the page as text, because a browser takes no worker from a file.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { lezer } from '@lezer/generator/rollup';
import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, 'dist'));

/** What a check does unless something else is chosen: the same as the command line. */
const { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } = await import('../dist/defaults.js');
const defaults = { seed: DEFAULT_SEED, cases: DEFAULT_CASES, maxHorizon: DEFAULT_MAX_HORIZON };

/** The solver's code is given to it (`wasmBinary`): its address must not be followed, or the bundle would hold it twice. */
const solverWithoutAddress = {
  name: 'solver-without-address',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('highs/build/highs.mjs')
      ? code.replace(/new URL\("highs\.wasm",\s*import\.meta\.url\)\.href/g, '"highs.wasm"')
      : null,
};

/** A bundle of one entry as one classic script. */
async function script(entry, define = {}) {
  const result = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    plugins: [solverWithoutAddress, lezer()],
    define: { 'process.env.NODE_ENV': '"production"', ...define },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry: join(here, 'src', entry), formats: ['iife'], name: 'lakatosPlayground' },
    },
  });
  const [{ output }] = [result].flat();
  return output.find(({ type }) => type === 'chunk').code;
}

/** Text that can stand between <script> and </script>. */
const inline = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const worker = await script('worker.ts');
const app = inline(
  await script('app.ts', {
    LAKATOS_WORKER: JSON.stringify(worker),
    LAKATOS_DEFAULTS: JSON.stringify(defaults),
  }),
);

const { STYLE } = await import('../dist/report/html/index.js');
const { readReportAssets } = await import('../dist/node/index.js');
const { formulaStyles, textFontFaces } = await import('../dist/report/html/fonts.js');
const assets = readReportAssets();
// Every face that a formula may need: which ones is not known before somebody types.
const everyFace = 'amsrm mathbb mathcal mathfrak mathbf mathit boldsymbol mathsf mathscr mathtt';
const style = [
  textFontFaces(assets),
  formulaStyles(everyFace, assets),
  STYLE,
  readFileSync(join(here, 'src/style.css'), 'utf8'),
].join('');

const policy = [
  "default-src 'none'",
  `script-src ${hash(app)} 'wasm-unsafe-eval'`,
  // KaTeX places its boxes, and the editor its lines, by styles of their own.
  "style-src 'unsafe-inline'",
  'font-src data:',
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** WebAssembly as letters: the page may fetch nothing, and from a file it could not. */
const solver = readFileSync(fileURLToPath(import.meta.resolve('highs/runtime'))).toString('base64');
const parts = { POLICY: policy, STYLE: style, SCRIPT: app, SOLVER: solver };
const page = readFileSync(join(here, 'index.html'), 'utf8').replace(
  /%(POLICY|STYLE|SCRIPT|SOLVER)%/g,
  (_, name) => parts[name],
);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'index.html'), page);
const kilobytes = (text) => `${Math.round(gzipSync(text).length / 1024)} kB compressed`;
process.stdout.write(`${join(out, 'index.html')}: script ${kilobytes(app)}, whole page ${kilobytes(page)}\n`);
