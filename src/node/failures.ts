import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptFailure, textHash } from '../campaign/index.js';
import type { Problem } from '../language/index.js';
import { fileProblem } from './problem.js';
import type { FileReading } from './read-json.js';
import { writeOwn } from './write.js';

/** Where `check` keeps failures, in the folder it runs in. */
export const FAILURES_FOLDER = join('.lakatos', 'failures');

/** Files that are looked at; more of them would make every check wait. */
const MAX_FILES = 1000;

/** Names of claims have no length limit, names of files do. */
const MAX_NAME = 60;

/** The path of a failure: the same failure has the same one, so that finding it again adds nothing. */
export function failurePath({ claim, document, hash, at }: KeptFailure): string {
  const identity = textHash(JSON.stringify([document, hash, at])).slice(0, 8);
  return join(FAILURES_FOLDER, `${claim.slice(0, MAX_NAME)}-${identity}.json`);
}

/** Keeps a failure. `null`: it is kept. */
export function keepFailure(failure: KeptFailure): Problem | null {
  return writeOwn(failurePath(failure), failureText(failure));
}

/** An array of numbers, as JSON lays it out. */
const NUMBERS = /\[\s*("-?[\d./]+"(?:,\s*"-?[\d./]+")*)\s*\]/g;

/** JSON for people: a sequence of a point stands in one line. */
export function failureText(failure: KeptFailure): string {
  const json = JSON.stringify(failure, null, 2);
  return `${json.replace(NUMBERS, (_, numbers: string) => `[${numbers.replace(/,\s+/g, ', ')}]`)}\n`;
}

/** One failure file. The schema is loaded with the first file: most runs read none. */
export async function readFailure(path: string): Promise<FileReading<KeptFailure>> {
  const [{ readJson }, { failureFile }] = await Promise.all([
    import('./read-json.js'),
    import('./failure-schema.js'),
  ]);
  return readJson(path, failureFile);
}

export interface KeptFailures {
  readonly failures: readonly KeptFailure[];
  /** Files that are no failure files. */
  readonly problems: readonly Problem[];
}

/** Every failure kept in this folder, by name of its file. */
export async function readKeptFailures(): Promise<KeptFailures> {
  const failures: KeptFailure[] = [];
  const problems: Problem[] = [];
  const names = failureFileNames();
  if (names.length > MAX_FILES)
    problems.push(
      fileProblem(
        'too-many-files',
        FAILURES_FOLDER,
        `has ${names.length} failures: the first ${MAX_FILES} are tried, the others are not`,
        'remove those that are no longer needed',
      ),
    );
  for (const name of names.slice(0, MAX_FILES)) {
    const reading = await readFailure(join(FAILURES_FOLDER, name));
    if (reading.kind === 'read') failures.push(reading.value);
    else problems.push(reading.problem);
  }
  return { failures, problems };
}

/** A folder that is not there, or cannot be read, has none. */
function failureFileNames(): string[] {
  try {
    const names = readdirSync(FAILURES_FOLDER).filter((name) => /^[^.].*\.json$/.test(name));
    return names.sort();
  } catch {
    return [];
  }
}
