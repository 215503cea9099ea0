import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { type Import, importsIn } from './imports.js';

const SRC = resolve('src');

/** Which files of src each file of src imports, by paths from there. */
export interface ImportGraph {
  /** All imports: those of types and those that are loaded when they are asked for, too. */
  readonly all: ReadonlyMap<string, readonly string[]>;
  /** The files whose code a file uses: of an index that only passes names on, the files that the names come from. */
  readonly used: ReadonlyMap<string, readonly string[]>;
}

interface Source {
  readonly text: string;
  readonly imports: readonly (Import & { readonly target: string })[];
}

export function importGraph(): ImportGraph {
  const sources = new Map<string, Source>();
  for (const entry of readdirSync(SRC, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const imports = importsIn(text)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map((one) => ({
        ...one,
        target: relative(SRC, resolve(dirname(path), one.specifier)).replace(/\.js$/, '.ts'),
      }));
    sources.set(relative(SRC, path), { text, imports });
  }
  const all = new Map<string, string[]>();
  const used = new Map<string, string[]>();
  for (const [file, { imports }] of sources) {
    all.set(
      file,
      imports.map(({ target }) => target),
    );
    const taken = imports.filter(({ typesOnly, lazy }) => !typesOnly && !lazy);
    used.set(
      file,
      taken.flatMap(({ target, names }) => names?.map((name) => originOf(name, target, sources)) ?? target),
    );
  }
  return { all, used };
}

/** The file in which a name is made that `file` exports; `file` itself where it does more than pass names on. */
function originOf(name: string, file: string, sources: ReadonlyMap<string, Source>): string {
  const source = sources.get(file);
  if (!source || !basename(file).startsWith('index')) return file;
  for (const { names, target, typesOnly } of source.imports)
    if (!typesOnly && names?.includes(name)) return originOf(name, target, sources);
  for (const { names, target, typesOnly } of source.imports)
    if (!typesOnly && names === null && exportsName(name, sources.get(target)?.text ?? '')) return target;
  return file;
}

function exportsName(name: string, text: string): boolean {
  return new RegExp(`export (?:const|function\\*?|class) ${name}\\b`).test(text);
}

/** A file and all that it imports, directly or not. */
export function closureOf(
  starts: readonly string[],
  graph: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const closure = new Set<string>();
  const open = [...starts];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (closure.has(file) || !graph.has(file)) continue;
    closure.add(file);
    open.push(...graph.get(file)!);
  }
  return closure;
}

/** Sets of two files or more that import each other in a circle (Tarjan's strongly connected components), in alphabetical order. */
export function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const number = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): void => {
    number.set(file, number.size);
    low.set(file, number.get(file)!);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!graph.has(next)) continue;
      if (!number.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== number.get(file)) return;
    const circle = stack.splice(stack.indexOf(file)).sort();
    if (circle.length > 1 || graph.get(file)?.includes(file)) circles.push(circle);
  };
  for (const file of graph.keys()) if (!number.has(file)) visit(file);
  return circles.sort();
}
