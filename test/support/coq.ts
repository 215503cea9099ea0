import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// Coq is a second checker: another language, another kernel. CI installs it where it can.
export const hasCoq = spawnSync('coqc', ['--version'], { encoding: 'utf8' }).status === 0;
export const whyNoCoq = hasCoq ? '' : ' (skipped: there is no coqc here; apt-get install coq)';

/** Axioms of the real numbers in Coq's standard library; a proof may rest on these and on nothing else. */
const STANDARD =
  /^(?:ClassicalDedekindReals\.sig_forall_dec|Classical_Prop\.classic|ClassicalDedekindReals\.sig_not_dec|FunctionalExtensionality\.functional_extensionality_dep)$/;

/** Words by which a file could make something true without a proof. */
const UNPROVED =
  /\b(?:Admitted|admit|Axioms?|Parameters?|Hypothes[ie]s|Variables?|Conjecture|Unset|bypass_check|Require Import (?!Lakatos\b))\b/;

const AUDIT = 'Audit.v';

export interface Compiled {
  /** What coqc says of files that it does not accept, by file. */
  readonly failed: Readonly<Record<string, string>>;
  /** What all theorems together assume beyond the axioms of the real numbers, or the words of files that are no proofs. */
  readonly suspicious: readonly string[];
  /** Axioms that the audit prints. */
  readonly axioms: readonly string[];
}

/** Compiles an export: as many files at once as there are cores, each after those that it requires; first what most work waits for. */
export async function compiled(folder: string): Promise<Compiled> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.v'));
  const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const waiting = new Set(files);
  const done = new Set<string>();
  const failed: Record<string, string> = {};
  let audit = '';
  const needs = new Map(
    [...texts].map(([name, text]) => [
      name,
      [...text.matchAll(/^From Lakatos Require (?:Import |Export )?([\w ]+)\.$/gm)].flatMap((match) =>
        match[1]!.split(' ').map((module) => `${module}.v`),
      ),
    ]),
  );
  const ready = (name: string): boolean => needs.get(name)!.every((other) => done.has(other));
  /** Characters of the file and of the longest chain of files that wait for it. */
  const weight = (name: string): number => {
    const waitFor = files.filter((other) => other !== AUDIT && needs.get(other)!.includes(name));
    return texts.get(name)!.length + Math.max(0, ...waitFor.map(weight));
  };
  const order = files.map((name) => ({ name, weight: weight(name) })).sort((a, b) => b.weight - a.weight);
  const running = new Set<Promise<void>>();
  const start = async (name: string): Promise<void> => {
    const { error, stdout } = await coqc(folder, name);
    if (error === null) done.add(name);
    else failed[name] = error;
    if (name === AUDIT) audit = stdout;
  };
  for (;;) {
    const next =
      running.size < availableParallelism()
        ? order.find(({ name }) => waiting.has(name) && ready(name))?.name
        : undefined;
    if (next !== undefined) {
      waiting.delete(next);
      const job: Promise<void> = start(next).finally(() => running.delete(job));
      running.add(job);
    } else if (running.size === 0) break;
    else await Promise.race(running);
  }
  for (const name of waiting) failed[name] = 'it requires a file that is not accepted';
  const axioms = [...audit.matchAll(/^([A-Z][\w.]*)\s*(?::|$)/gm)]
    .map((match) => match[1]!)
    .filter((name) => name !== 'Axioms');
  const words = [...texts].flatMap(([name, text]) => {
    const found =
      name === 'Identity.v' || name === 'Lakatos.v'
        ? /\b(?:Admitted|admit|Axiom|Parameter)\b/.exec(text)
        : UNPROVED.exec(text);
    return found ? [`${name}: ${found[0]}`] : [];
  });
  return { failed, suspicious: [...words, ...axioms.filter((name) => !STANDARD.test(name))], axioms };
}

/** Writes an export to a folder, without its audit. */
export function writeCoq(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  for (const { name, text } of files) if (name !== AUDIT) writeFileSync(join(folder, name), text);
}

/** The files without a proof of a document, in the order in which they compile. */
export const FIRST_FILES = ['Identity.v', 'Lakatos.v', 'Claims.v'] as const;

/** What `refusal` says after its time. */
export const NOT_IN_TIME = 'not in time';

/** What coqc says of a file that it does not accept, or `null`; `NOT_IN_TIME` after `seconds` of a processor (0: it may take any time). */
export async function refusal(folder: string, file: string, seconds = 0): Promise<string | null> {
  return (await coqc(folder, file, seconds)).error;
}

function coqc(folder: string, file: string, seconds = 0): Promise<{ error: string | null; stdout: string }> {
  // The limit is one of processor time: how busy the machine is decides nothing.
  const limit = seconds > 0 ? `ulimit -t ${seconds}; ` : '';
  return new Promise((done) => {
    execFile(
      'sh',
      ['-c', `${limit}exec coqc -noglob -Q . Lakatos "$1"`, 'coqc', file],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const late = seconds > 0 && (error?.signal === 'SIGXCPU' || error?.signal === 'SIGKILL');
        const said = error ? stderr.slice(0, 2000) || error.message : null;
        done({ error: late ? NOT_IN_TIME : said, stdout });
      },
    );
  });
}
