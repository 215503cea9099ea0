import type { PointJson } from '../../evaluation/index.js';
import { escapeHtml } from './markup.js';

/** Points beyond this many characters are no command that anyone would type; the JSON report has them. */
const MAX_COMMAND = 4_000;

/** The command that shows a claim at a point again. */
export function replayCommand(path: string, claim: string, at: PointJson): string {
  const command = `lakatos explain ${claim} --in ${shellWord(path)} --at '${JSON.stringify(at)}'`;
  if (command.length > MAX_COMMAND) return '';
  return `<p class="label">See it again</p><pre class="command scroller"><code>${escapeHtml(command)}</code></pre>`;
}

/** Quotes a path for a POSIX shell where it needs it. */
function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
