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

export interface Compiled {
  /** What coqc says of files that it does not accept, by file. */
  readonly failed: Readonly<Record<string, string>>;
  /** What all theorems together assume beyond the axioms of the real numbers, or the words of files that are no proofs. */
  readonly suspicious: readonly string[];
  /** Axioms that the audit prints. */
  readonly axioms: readonly string[];
}

/** Compiles an export: as many files at once as there are cores, each after those that it requires. */
export async function compiled(folder: string): Promise<Compiled> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.v'));
  const texts = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const waiting = new Set(files);
  const done = new Set<string>();
  const failed: Record<string, string> = {};
  let audit = '';
  const ready = (name: string): boolean =>
    [...texts.get(name)!.matchAll(/^From Lakatos Require (?:Import |Export )?([\w ]+)\.$/gm)]
      .flatMap((match) => match[1]!.split(' '))
      .every((module) => done.has(`${module}.v`));
  const running = new Set<Promise<void>>();
  const start = async (name: string): Promise<void> => {
    const { error, stdout } = await coqc(folder, name);
    if (error === null) done.add(name);
    else failed[name] = error;
    if (name === 'Audit.v') audit = stdout;
  };
  for (;;) {
    const next = running.size < availableParallelism() ? [...waiting].find(ready) : undefined;
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
      name === 'Lakatos.v' ? /\b(?:Admitted|admit|Axiom|Parameter)\b/.exec(text) : UNPROVED.exec(text);
    return found ? [`${name}: ${found[0]}`] : [];
  });
  return { failed, suspicious: [...words, ...axioms.filter((name) => !STANDARD.test(name))], axioms };
}

/** Writes an export to a folder, without its audit. */
export function writeCoq(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  for (const { name, text } of files) if (name !== 'Audit.v') writeFileSync(join(folder, name), text);
}

/** What coqc says of a file that it does not accept, or `null`. */
export async function refusal(folder: string, file: string): Promise<string | null> {
  return (await coqc(folder, file)).error;
}

/** A text in the language of Coq that ends with a theorem `NAME.claim`. */
export interface Piece {
  readonly name: string;
  readonly text: string;
}

/**
 * Which pieces Coq accepts (their places), each by itself, in one session that `folder`'s compiled files begin. What it rejects here is no theorem:
 * its name is unknown afterwards. (An error does not end a session: what is accepted here may still be rejected as a file.)
 */
export function acceptedPieces(
  folder: string,
  requires: string,
  pieces: readonly Piece[],
): Promise<ReadonlySet<number>> {
  const asked = pieces.map(
    ({ name, text }, i) =>
      `Module Try_${i}_.\n${text}\nEnd Try_${i}_.\nAbort All.\nCheck Try_${i}_.${name}.claim.\nReset Try_${i}_.\n`,
  );
  const script = `${requires}\nSet Silent.\n${asked.join('')}`;
  return new Promise((done, fail) => {
    const child = execFile(
      'coqtop',
      ['-q', '-quiet', '-Q', '.', 'Lakatos'],
      { cwd: folder, maxBuffer: 1 << 28 },
      (error, stdout) => {
        if (error) fail(error);
        const found = [...stdout.matchAll(/^Try_(\d+)_\.[\w']+\.claim$/gm)];
        done(new Set(found.map((match) => Number(match[1]))));
      },
    );
    child.stdin!.end(script);
  });
}

function coqc(folder: string, file: string): Promise<{ error: string | null; stdout: string }> {
  return new Promise((done) => {
    execFile(
      'coqc',
      ['-Q', '.', 'Lakatos', file],
      { cwd: folder, maxBuffer: 1 << 26 },
      (error, stdout, stderr) =>
        done({ error: error ? stderr.slice(0, 2000) || error.message : null, stdout }),
    );
  });
}
