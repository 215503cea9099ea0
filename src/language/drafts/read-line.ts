import type { Problem } from '../help/problem.js';
import { parseDocument } from '../read/document.js';
import type { Line } from '../term/syntax.js';

/** The last of some lines of a claim, or why they cannot be read. */
export function readLine(lines: string): { line: Line | null; problem: Problem | null } {
  const { blocks, problems } = parseDocument({
    path: 'draft.md',
    text: `\`\`\`claim draft\n${lines}\n\`\`\`\n`,
  });
  const [problem] = problems;
  return problem ? { line: null, problem } : { line: blocks[0]?.lines.at(-1) ?? null, problem: null };
}
