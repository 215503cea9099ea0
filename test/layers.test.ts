import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf, closureOf, importGraph } from './support/import-graph.js';

/** The layer order of docs/architecture.md: a layer imports itself and layers before it. */
const LAYERS = [
  'arithmetic',
  'language',
  'recheck',
  'proof',
  'evaluation',
  'judgement',
  'compiled',
  'method',
  'adversary',
  'prover',
  'campaign',
  'report',
  'service',
  'node',
  'cli',
] as const;

/** Layers that must run in a browser: no module of Node. */
const CORE: ReadonlySet<string> = new Set(LAYERS.slice(0, LAYERS.indexOf('node')));

/** Rooms with an index of their own, so that a command loads them only when it needs them. */
const ROOMS = [
  'adversary/ratio/',
  'campaign/constants/',
  'campaign/fuzz/',
  'campaign/proofs/',
  'campaign/schedule/',
  'campaign/sharpen/',
  'node/workers/',
  'proof/coq/',
  'language/help/',
  'node/log/',
  'node/lsp/',
  'report/html/',
  'report/other/',
];

/** A file that every command loads before any other one. */
const LOADED_FIRST = 'report/harmless.js';

/** Files of constants beside the layers, which import nothing. */
const ROOT_FACTS = ['defaults.js', 'version.js'];

const SRC = resolve('src');
const IMPORT = /(?:^|\n)\s*(?:import|export)\b[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What is wrong with one import of one file, or `null`. */
function violation(file: string, specifier: string): string | null {
  const layer = relative(SRC, file).split('/')[0]!;
  if (!specifier.startsWith('.')) {
    return CORE.has(layer) && /^node:|^(fs|path|os|worker_threads)$/.test(specifier)
      ? `${relative('.', file)} imports ${specifier}: the core runs in a browser`
      : null;
  }
  const target = relative(SRC, resolve(dirname(file), specifier)).split('/');
  const [from, to] = [LAYERS.indexOf(layer as never), LAYERS.indexOf(target[0] as never)];
  if (from === -1) return null; // index.ts and vitest.ts stand above the layers
  if (target.length === 1 && ROOT_FACTS.includes(target[0]!)) return null;
  if (to === -1 || to > from) return `${relative('.', file)} imports ${target.join('/')}: not a layer above`;
  const indices = [LOADED_FIRST, `${target[0]}/index.js`, ...ROOMS.map((room) => `${room}index.js`)];
  if (to !== from && !indices.includes(target.join('/')))
    return `${relative('.', file)} imports ${target.join('/')}: another layer is imported through its index`;
  return null;
}

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => (match[1] ?? match[2])!);
}

describe('the layers', () => {
  const files = filesIn(SRC);

  it('are the folders of src', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...LAYERS].sort()).toEqual(folders.map(({ name }) => name).sort());
  });

  it('have an index in every room that is named here', () => {
    for (const room of ROOMS) expect(existsSync(join(SRC, room, 'index.ts')), room).toBe(true);
  });

  it('stand in docs/architecture.md in this order', () => {
    const table = readFileSync('docs/architecture.md', 'utf8').split('## Where to look')[0]!;
    expect([...table.matchAll(/^\| `([a-z]+)\/` \|/gm)].map((match) => match[1])).toEqual([...LAYERS]);
  });

  it('import only themselves and layers above, through the index', () => {
    const violations = files.flatMap((file) =>
      importsOf(readFileSync(file, 'utf8')).flatMap((specifier) => violation(file, specifier) ?? []),
    );
    expect(violations).toEqual([]);
  });

  it('have no circle of imports, those of types included', () => {
    expect(circlesOf(importGraph().all)).toEqual([]);
  });

  it('have no circle between the rooms inside a layer', () => {
    const roomOf = (file: string) => /^[^/]+\/[^/]+(?=\/)/.exec(file)?.[0] ?? null;
    const rooms = new Map<string, string[]>();
    for (const [file, imports] of importGraph().all) {
      const room = roomOf(file);
      if (!room) continue;
      const others = imports.flatMap((target) => roomOf(target) ?? []).filter((other) => other !== room);
      rooms.set(room, [...(rooms.get(room) ?? []), ...others]);
    }
    expect(rooms.size).toBeGreaterThan(25);
    // Constants such as pi and ln 2 are computed with integers, and enclosed in either kind of intervals.
    expect(circlesOf(rooms)).toEqual([['arithmetic/binary64', 'arithmetic/decimal', 'arithmetic/exact']]);
  });

  it('keep the second evaluator apart from everything that it checks', () => {
    const closure = closureOf(['recheck/index.ts'], importGraph().used);
    expect(closure.size).toBeGreaterThan(4);
    for (const file of closure) expect(file).toMatch(/^recheck\//);
  });

  it('keep the checks of methods apart from the search', () => {
    const checks = files.filter((file) => file.includes(join('method', 'check')));
    expect(checks.length).toBeGreaterThan(3);
    for (const file of checks)
      for (const specifier of importsOf(readFileSync(file, 'utf8')))
        expect(resolve(dirname(file), specifier), file).not.toMatch(/method[/\\](search|worst-case)/);
  });

  it('would notice a circle', () => {
    const graph = new Map([
      ['a', ['b', 'gone']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
      ['e', ['a']],
    ]);
    expect(circlesOf(graph)).toEqual([['a', 'b', 'c'], ['d']]);
    expect(
      circlesOf(
        new Map([
          ['a', ['b']],
          ['b', []],
        ]),
      ),
    ).toEqual([]);
  });

  it('would notice a wrong import', () => {
    const judge = join(SRC, 'judgement', 'judge.ts');
    expect(importsOf("import { a } from '../campaign/index.js';\n")).toEqual(['../campaign/index.js']);
    expect(violation(judge, '../campaign/index.js')).toMatch(/not a layer above/);
    expect(violation(judge, '../arithmetic/rational.js')).toMatch(/through its index/);
    expect(violation(judge, 'node:fs')).toMatch(/browser/);
    expect(violation(judge, './truth.js')).toBeNull();
  });
});
