import type { Claim } from '../../language/index.js';
import type { ClaimProof } from '../certificate.js';
import { Unsupported } from './claim-text.js';
import type { WrittenStatement } from './conclusions.js';
import { IDENTITY } from './identity.js';
import { coqName, moduleName } from './names.js';
import { PRELUDE } from './prelude.js';
import { ProofWriter } from './proof-writer.js';
import { comment, proposition, statementNames } from './proposition.js';

/** A claim with the certificate that the checker has accepted. */
export interface ExportedClaim {
  readonly claim: Claim;
  /** `null`: it is stated, and not proved. */
  readonly certificate: ClaimProof | null;
  /** The statements to write as theorems: those that the checker has accepted. */
  readonly theorems: readonly WrittenStatement[];
}

export interface CoqFile {
  readonly name: string;
  readonly text: string;
}

export interface CoqExport {
  readonly files: readonly CoqFile[];
  /** Claims that the export cannot state or prove, and why. */
  readonly omitted: readonly { readonly claim: Claim; readonly reason: string }[];
}

/**
 * Claims as Coq files, in the order in which they compile: what they rest on, the propositions (from the claims' trees alone),
 * a file of proofs for each document, and the audit. `claims` are in the order of their proofs: lemmas first.
 */
export function exportCoq(claims: readonly ExportedClaim[]): CoqExport {
  const omitted: { claim: Claim; reason: string }[] = [];
  const omit = (claim: Claim, error: unknown): null => {
    if (!(error instanceof Unsupported)) throw error;
    omitted.push({ claim, reason: error.message });
    return null;
  };
  const stated = claims.flatMap((exported) => {
    try {
      return [{ exported, text: proposition(exported.claim) }];
    } catch (error) {
      omit(exported.claim, error);
      return [];
    }
  });
  const documents = [...new Set(stated.map(({ exported }) => exported.claim.source.path))];
  const theorems: WrittenStatement[] = [];
  const files: ProofFileOfCoq[] = [];
  const homes = new Map<Claim, string>();
  const names: string[] = [];
  for (const { exported } of stated) {
    const { claim, certificate } = exported;
    if (!certificate || exported.theorems.length === 0) continue;
    try {
      const file = fileFor(claim, files);
      const writer = new ProofWriter(claim, theorems, (other) => homes.get(other) ?? file.name);
      file.texts.push(writer.write(accepted(certificate, exported)));
      for (const other of writer.used) if (homes.get(other) !== file.name) file.needs.add(homes.get(other)!);
      homes.set(claim, file.name);
      theorems.push(...exported.theorems);
      const whole = exported.theorems.length === claim.statements.length;
      const own = whole ? ['claim'] : exported.theorems.map(({ index }) => statementNames(claim)[index]!);
      for (const name of own) names.push(`${file.name}.${coqName(claim.name)}.${name}`);
    } catch (error) {
      omit(claim, error);
    }
  }
  const written = files.filter(({ texts }) => texts.length > 0);
  const modules = stated.map(({ exported, text }) => ({ path: exported.claim.source.path, text }));
  const all: CoqFile[] = [
    { name: 'Identity.v', text: IDENTITY },
    { name: 'Lakatos.v', text: PRELUDE },
    { name: 'Claims.v', text: claimsText(documents, modules) },
    ...written.map(({ name, path, texts, needs }) => {
      const imports = ['Claims', ...needs].join(' ');
      const head = `(* Proofs of ${comment(path)}, from its certificates. *)\nFrom Lakatos Require Import Lakatos.\nFrom Lakatos Require ${imports}.\n`;
      return { name: `${name}.v`, text: `${head}\n${texts.join('\n\n')}\n` };
    }),
  ];
  if (names.length > 0)
    all.push({
      name: 'Audit.v',
      text: `(* What all theorems together assume. *)\nFrom Lakatos Require ${written.map(({ name }) => name).join(' ')}.\nDefinition all := (${names.join(',\n  ')}).\nPrint Assumptions all.\n`,
    });
  all.push({ name: '_CoqProject', text: `-Q . Lakatos\n${all.map(({ name }) => name).join('\n')}\n` });
  return { files: all, omitted };
}

/** The proofs of the statements that are theorems, and no others. */
function accepted({ terms, statements }: ClaimProof, { theorems }: ExportedClaim) {
  const proved = new Set(theorems.map(({ index }) => index));
  return { terms, statements: statements.filter(({ statement }) => proved.has(statement)) };
}

function claimsText(
  documents: readonly string[],
  stated: readonly { readonly path: string; readonly text: string }[],
): string {
  const modules = documents.map((path) => {
    const name = moduleName(path);
    const own = stated.filter((each) => each.path === path).map(({ text }) => text);
    return `(* ${comment(path)} *)\nModule ${name}.\n\n${own.join('\n\n')}\n\nEnd ${name}.`;
  });
  return `(* The claims as closed propositions, each below its text. A side is said to exist by what its parts need:
   denominators that are not 0, roots of numbers >= 0, logarithms of numbers > 0, indices within their ranges, a greatest
   or least value of at least one. A value of a recursion exists if all equations up to its index do. *)
From Lakatos Require Import Lakatos.\n\n${modules.join('\n\n')}\n`;
}

/** A file of proofs: some of the claims of one document. */
interface ProofFileOfCoq {
  /** `part_1_average_loss_proofs`, `part_1_average_loss_proofs_2`. */
  readonly name: string;
  readonly path: string;
  readonly texts: string[];
  /** Names of the files whose theorems it uses. */
  readonly needs: Set<string>;
}

/** Characters after which a file of proofs is closed: some seconds of work for Coq, so that two machines can share them. */
const LARGE = 500_000;

/** The last file of the claim's document, or a new one. Theorems come in the order of `files`: no file needs a later one. */
function fileFor({ source: { path } }: Claim, files: ProofFileOfCoq[]): ProofFileOfCoq {
  const own = files.filter((file) => file.path === path);
  const last = own.at(-1);
  // A file that is not the last of all may not use what stands after it.
  if (last && last === files.at(-1) && last.texts.reduce((sum, text) => sum + text.length, 0) < LARGE)
    return last;
  const name = `${moduleName(path)}_proofs${own.length === 0 ? '' : `_${own.length + 1}`}`;
  const file: ProofFileOfCoq = { name, path, texts: [], needs: new Set() };
  files.push(file);
  return file;
}
