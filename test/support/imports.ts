/** One import or export of another module, in the text of a TypeScript file. */
export interface Import {
  readonly specifier: string;
  /** Only types: nothing of it is there when the program runs. */
  readonly typesOnly: boolean;
  /** `import('…')`: loaded when it is asked for. */
  readonly lazy: boolean;
  /** What is taken from the other module, types left out; `null`: all of it. */
  readonly names: readonly string[] | null;
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)\b([^;'"]*?)from\s+'([^']+)'|(?:^|\n)\s*import\s+'([^']+)'|import\('([^']+)'\)/g;

/** The imports of a file, those of types included. */
export function importsIn(text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, , what, from, plain, lazy]) => ({
    specifier: (from ?? plain ?? lazy)!,
    typesOnly: what !== undefined && isTypesOnly(what),
    lazy: lazy !== undefined,
    names: what === undefined ? null : namesIn(what),
  }));
}

function namesIn(what: string): string[] | null {
  const braces = /^\s*\{([\s\S]*)\}\s*$/.exec(what);
  return (
    braces &&
    braces[1]!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '))
      .map((name) => name.split(/\s+as\s+/)[0]!)
  );
}

/** `import type …`, or braces in which every name is marked `type`. */
function isTypesOnly(what: string): boolean {
  if (/^\s*type\b/.test(what)) return true;
  const names = /^\s*\{([\s\S]*)\}\s*$/.exec(what);
  if (!names) return false;
  const list = names[1]!
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}
