import { outputProblem, readReport, writeWhole } from '../../node/index.js';
import { badge } from '../../report/other/index.js';
import { refuseAltered } from '../altered-report.js';
import { exitWithProblems } from '../mistakes.js';

/** The options of `badge`, as commander reads them. */
export interface BadgeOptions {
  readonly svg: string;
}

/** `lakatos badge`: a report, checked against its schema, as a small SVG. */
export async function makeBadge(path: string, { svg }: BadgeOptions): Promise<void> {
  const reading = await readReport(path);
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  refuseAltered(path, reading.value);
  const text = badge(reading.value);
  if (svg === '-') {
    process.stdout.write(text);
    return;
  }
  const problem = outputProblem(svg, [path]) ?? writeWhole(svg, text);
  if (problem) exitWithProblems([problem]);
}
