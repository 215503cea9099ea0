import { translateArticle } from '../../language/index.js';
import { outputProblem, readSources, writeNew } from '../../node/index.js';
import { exitWithProblems } from '../mistakes.js';

/** The options of `translate`, as commander reads them. */
export interface TranslateOptions {
  readonly out: string;
}

/** `lakatos translate`: the formulas of an article as drafts of claims; a word about them on standard error. */
export function translate(path: string, { out }: TranslateOptions): void {
  const { sources, problems } = readSources([path]);
  const [first] = sources;
  if (problems.length > 0 || !first) exitWithProblems(problems);
  const { text, claims, definitions, unread } = translateArticle(first.source);
  if (out === '-') process.stdout.write(text);
  else {
    const problem = outputProblem(out, [path]) ?? writeNew(out, text);
    if (problem) exitWithProblems([problem]);
  }
  process.stderr.write(`${claims} drafts, ${definitions} definitions, ${unread} formulas not read\n`);
}
