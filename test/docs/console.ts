import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const MAIN = resolve('dist/cli/main.js');
const BLOCK = /^```console\n\$ ([^\n]*)\n[\s\S]*?^```$/gm;

/** Commands in the documentation begin so; the tests run the build of this checkout. */
const PREFIX = 'npx lakatos ';

/** The commands of a page's `console` blocks. */
export function commandsOf(page: string): string[] {
  return [...page.matchAll(BLOCK)].map((match) => match[1]!);
}

/** The page with the output below each command of its `console` blocks replaced by what the command prints now. */
export function withOutputs(page: string): string {
  return page.replace(BLOCK, (_, command: string) => `\`\`\`console\n$ ${command}\n${output(command)}\`\`\``);
}

function output(command: string): string {
  if (!command.startsWith(PREFIX)) throw new Error(`not a command of this tool: ${command}`);
  const line = `${JSON.stringify(process.execPath)} ${JSON.stringify(MAIN)} ${command.slice(PREFIX.length)}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', line], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return `${stderr}${stdout}`;
}
