import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * A command with its output, between four signs where the output has fences of its own; or a document that the reader is to
 * write: ````md my-document.md.
 */
const BLOCK = /^(`{3,4})console\n\$ ([^\n]*)\n[\s\S]*?^\1$|^````md (\S+)\n([\s\S]*?)^````$/gm;

/** Commands in the documentation begin so; the tests run the build of this checkout. */
const PREFIX = 'npx lakatos ';

/** Where the commands of a page run. */
export interface Reader {
  /** The command line's main file. */
  readonly main: string;
  /** Folders that the reader has, and the page speaks of. */
  readonly folders: readonly string[];
}

const IN_A_CLONE: Reader = { main: resolve('dist/command/main.js'), folders: ['proofs', 'docs/examples'] };

/** The commands of a page's `console` blocks. */
export function commandsOf(page: string): string[] {
  return [...page.matchAll(BLOCK)].flatMap((match) => match[2] ?? []);
}

/**
 * The page with the output below each command of its `console` blocks replaced by what the command prints now. The
 * commands of a page run one after the other in a folder of their own, with copies of the documents that pages
 * speak of, and with the documents that the page itself shows under a name.
 */
export function withOutputs(page: string, { main, folders }: Reader = IN_A_CLONE): string {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-page-'));
  try {
    for (const name of folders) cpSync(name, join(folder, name), { recursive: true });
    return page.replace(
      BLOCK,
      (block: string, fence = '', command?: string, path?: string, text?: string) => {
        if (command !== undefined)
          return `${fence}console\n$ ${command}\n${output(command, main, folder)}${fence}`;
        mkdirSync(dirname(join(folder, path!)), { recursive: true });
        writeFileSync(join(folder, path!), text!);
        return block;
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function output(command: string, main: string, cwd: string): string {
  if (!command.startsWith(PREFIX)) throw new Error(`not a command of this tool: ${command}`);
  const line = `${JSON.stringify(process.execPath)} ${JSON.stringify(main)} ${command.slice(PREFIX.length)}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return `${stderr}${stdout}`;
}
