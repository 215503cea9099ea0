import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const MAIN = resolve('dist/cli/main.js');

/** A command with its output, or a document that the reader is to write: ````md my-document.md. */
const BLOCK = /^```console\n\$ ([^\n]*)\n[\s\S]*?^```$|^````md (\S+)\n([\s\S]*?)^````$/gm;

/** Commands in the documentation begin so; the tests run the build of this checkout. */
const PREFIX = 'npx lakatos ';

/** What a reader has: pages name these folders. */
const FOLDERS = ['proofs', 'docs/examples'];

/** The commands of a page's `console` blocks. */
export function commandsOf(page: string): string[] {
  return [...page.matchAll(BLOCK)].flatMap((match) => match[1] ?? []);
}

/**
 * The page with the output below each command of its `console` blocks replaced by what the command prints now. The
 * commands of a page run one after the other in a folder of their own, with copies of the documents that pages
 * speak of, and with the documents that the page itself shows under a name.
 */
export function withOutputs(page: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lakatos-page-'));
  try {
    for (const name of FOLDERS) cpSync(name, join(folder, name), { recursive: true });
    return page.replace(BLOCK, (block: string, command?: string, path?: string, text?: string) => {
      if (command !== undefined) return `\`\`\`console\n$ ${command}\n${output(command, folder)}\`\`\``;
      mkdirSync(dirname(join(folder, path!)), { recursive: true });
      writeFileSync(join(folder, path!), text!);
      return block;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function output(command: string, cwd: string): string {
  if (!command.startsWith(PREFIX)) throw new Error(`not a command of this tool: ${command}`);
  const line = `${JSON.stringify(process.execPath)} ${JSON.stringify(MAIN)} ${command.slice(PREFIX.length)}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return `${stderr}${stdout}`;
}
