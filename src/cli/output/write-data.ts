import { outputProblem, writeWhole } from '../../node/index.js';
import { jsonText } from '../../report/index.js';
import { exitWithProblems } from '../mistakes.js';

/** Text to standard output and data into a file; with `-` for the file, the data alone to standard output. */
export function writeData(data: unknown, file: string | undefined, text: () => string): void {
  process.stdout.write(file === '-' ? jsonText(data) : text());
  if (file === undefined || file === '-') return;
  const problem = outputProblem(file, []) ?? writeWhole(file, jsonText(data));
  if (problem) exitWithProblems([problem]);
}
