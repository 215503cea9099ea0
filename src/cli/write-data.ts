import { writeWhole } from '../files/index.js';
import { jsonText } from '../report/index.js';
import { exitWithProblems } from './mistakes.js';

/** Text to standard output and data into a file; with `-` for the file, the data alone to standard output. */
export function writeData(data: unknown, file: string | undefined, text: () => string): void {
  if (file !== undefined && file !== '-') {
    const problem = writeWhole(file, jsonText(data));
    if (problem) exitWithProblems([problem]);
  }
  process.stdout.write(file === '-' ? jsonText(data) : text());
}
