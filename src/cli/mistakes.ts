import { type Problem, ProblemError, renderProblem } from '../language/help/index.js';
import { EXIT_FAULT, EXIT_MISTAKE } from './exit.js';
import { version } from './version.js';

/** Problems beyond this many are counted, not shown: the first ones are the causes of the rest. */
const SHOWN_PROBLEMS = 20;

/** Writes problems to standard error and ends with the status of a mistake. */
export function exitWithProblems(problems: readonly Problem[]): never {
  const shown = problems.slice(0, SHOWN_PROBLEMS).map(renderProblem);
  const more = problems.length - shown.length;
  if (more > 0) shown.push(`and ${more} more`);
  process.stderr.write(`${shown.join('\n\n')}\n`);
  process.exit(EXIT_MISTAKE);
}

export function mistake(code: string, message: string, advice: string): Problem {
  return { code, message, advice, place: null };
}

/**
 * Ends with what is no problem of the input: a fault of this tool, called so, with what it takes to mend it. `LAKATOS_DEBUG`
 * set to anything shows where in the program it was.
 */
export function exitWithFault(error: unknown): never {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = process.env.LAKATOS_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  process.stderr.write(
    `error[fault]: this is a fault of lakatos ${version}, not of the input: ${said}${stack}\nhelp: please report it, with this message, the command and the document\n`,
  );
  process.exit(EXIT_FAULT);
}

/** Runs a command; a problem that surfaces only in evaluation ends it like any other mistake. */
export async function reportingProblems(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof ProblemError) exitWithProblems([error.problem]);
    if (error instanceof RangeError && error.message.includes('call stack'))
      exitWithProblems([
        mistake(
          'too-deep',
          'the definitions nest too deeply to be evaluated',
          'shorten the chain of definitions',
        ),
      ]);
    exitWithFault(error);
  }
}
