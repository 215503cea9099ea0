import type { Command } from 'commander';
import { closestName, type ResolvedDocument } from '../language/index.js';
import { CONFIG_FILE, type Config, readConfig } from '../node/index.js';
import type { CheckOptions } from './check-options.js';
import { exitWithProblems, mistake } from './mistakes.js';

/** What a check is to do: the command line first, then the project's settings, then what is usual. */
export interface Configured {
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  /** The documents are those of the settings, all of them. */
  readonly isWhole: boolean;
}

/** Puts the settings of `lakatos.config.json` in where the command line is silent. Ends the command when the file has a mistake. */
export async function configured(
  paths: readonly string[],
  options: CheckOptions,
  command: Command,
): Promise<Configured> {
  const reading = await readConfig();
  if (reading.kind === 'problem') return exitWithProblems([reading.problem]);
  const config = reading.value;
  const chosen = paths.length > 0 ? paths : config.documents;
  if (!chosen)
    return exitWithProblems([
      mistake('no-paths', 'no document is named', `name one, or write "documents" into ${CONFIG_FILE}`),
    ]);
  return {
    paths: chosen,
    options: { ...options, ...settings(config, command) },
    isWhole: paths.length === 0,
  };
}

function settings(config: Config, command: Command): Partial<CheckOptions> {
  const said = (name: string): boolean => {
    const source = command.getOptionValueSource(name);
    return source !== undefined && source !== 'default';
  };
  const { seed, cases, casesOf, maxHorizon, workers, failures } = config;
  return {
    ...(seed === undefined || said('seed') ? {} : { seed }),
    ...(cases === undefined || said('cases') ? {} : { cases }),
    // Cases that are named on the command line are those of every claim.
    ...(casesOf === undefined || said('cases') ? {} : { casesOf }),
    ...(maxHorizon === undefined || said('maxHorizon') ? {} : { maxHorizon }),
    ...(workers === undefined || said('workers') ? {} : { workers }),
    ...(failures === undefined || said('failures') ? {} : { failures }),
  };
}

/** Ends the command where `casesOf` names a claim that no document of the project has: it would do nothing, silently. */
export function demandClaims(
  casesOf: Readonly<Record<string, number>>,
  documents: readonly ResolvedDocument[],
): void {
  const names = new Set(documents.flatMap(({ claims }) => claims.map(({ name }) => name)));
  const problems = Object.keys(casesOf).flatMap((name) => {
    if (names.has(name)) return [];
    const near = closestName(name, [...names]);
    const advice = near ? `did you mean ${near}?` : 'take the line out';
    return [
      mistake(
        'unknown-claim',
        `"casesOf" of ${CONFIG_FILE} names ${name}, which is no claim of its documents`,
        advice,
      ),
    ];
  });
  if (problems.length > 0) exitWithProblems(problems);
}
