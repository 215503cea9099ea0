import type { PointJson } from '../../evaluation/index.js';
import { shellWord } from '../refutation.js';
import { escapeHtml } from './markup.js';

/** Points beyond this many characters are no command that anyone would type; the JSON report has them. */
const MAX_COMMAND = 4_000;

/** The command that shows a claim at a point again. */
export function replayCommand(path: string, claim: string, at: PointJson): string {
  const command = `npx lakatos explain ${claim} --in ${shellWord(path)} --at '${JSON.stringify(at)}'`;
  if (command.length > MAX_COMMAND) return '';
  return `<p class="label">See it again</p><pre class="command"><code>${escapeHtml(command)}</code></pre>`;
}
