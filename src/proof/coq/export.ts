import type { Claim } from '../../language/index.js';
import type { ClaimProof } from '../certificate.js';
import type { ProvedStatement } from '../theorem.js';
import { Unsupported } from './claim-text.js';
import { coqName, moduleName } from './names.js';
import { PRELUDE } from './prelude.js';
import { ProofWriter } from './proof-writer.js';
import { comment, proposition, statementNames } from './proposition.js';

/** A claim with the certificate that the checker has accepted. */
export interface ExportedClaim {
  readonly claim: Claim;
  /** `null`: it is stated, and not proved. */
  readonly certificate: ClaimProof | null;
  readonly theorems: readonly ProvedStatement[];
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
  const theorems: ProvedStatement[] = [];
  const proofs = new Map<string, string[]>(documents.map((path) => [path, []]));
  const names: string[] = [];
  for (const { exported } of stated) {
    const { claim, certificate } = exported;
    if (!certificate || exported.theorems.length === 0) continue;
    try {
      proofs
        .get(claim.source.path)!
        .push(new ProofWriter(claim, theorems).write(accepted(certificate, exported)));
      theorems.push(...exported.theorems);
      const whole = exported.theorems.length === claim.statements.length;
      const own = whole ? ['claim'] : exported.theorems.map(({ index }) => statementNames(claim)[index]!);
      for (const name of own)
        names.push(`${moduleName(claim.source.path)}_proofs.${coqName(claim.name)}.${name}`);
    } catch (error) {
      omit(claim, error);
    }
  }
  const ordered = inOrder(documents, claims);
  const files: CoqFile[] = [
    { name: 'Lakatos.v', text: PRELUDE },
    {
      name: 'Claims.v',
      text: claimsText(
        documents,
        stated.map(({ exported, text }) => ({ path: exported.claim.source.path, text })),
      ),
    },
    ...ordered.flatMap((path, i) => {
      const own = proofs.get(path) ?? [];
      if (own.length === 0) return [];
      const earlier = ordered.slice(0, i).filter((other) => (proofs.get(other) ?? []).length > 0);
      const imports = earlier.map((other) => ` ${moduleName(other)}_proofs`).join('');
      const head = `(* Proofs of ${comment(path)}, from its certificates. *)\nFrom Lakatos Require Import Lakatos.\nFrom Lakatos Require Claims${imports}.\n`;
      return [{ name: `${moduleName(path)}_proofs.v`, text: `${head}\n${own.join('\n\n')}\n` }];
    }),
  ];
  const required = files.flatMap(({ name }) =>
    name.endsWith('_proofs.v') ? [name.replace(/\.v$/, '')] : [],
  );
  if (names.length > 0)
    files.push({
      name: 'Audit.v',
      text: `(* What all theorems together assume. *)\nFrom Lakatos Require ${required.join(' ')}.\nDefinition all := (${names.join(',\n  ')}).\nPrint Assumptions all.\n`,
    });
  files.push({ name: '_CoqProject', text: `-Q . Lakatos\n${files.map(({ name }) => name).join('\n')}\n` });
  return { files, omitted };
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
   denominators that are not 0, roots of numbers >= 0, logarithms of numbers > 0, indices within their ranges. *)
From Lakatos Require Import Lakatos.\n\n${modules.join('\n\n')}\n`;
}

/** Documents in the order of the first proofs that they have. */
function inOrder(documents: readonly string[], claims: readonly ExportedClaim[]): string[] {
  const order = claims
    .filter(({ certificate }) => certificate !== null)
    .map(({ claim }) => claim.source.path);
  return [...new Set([...order, ...documents])];
}
