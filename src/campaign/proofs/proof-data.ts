import type { Statement } from '../../language/index.js';
import { printStatement } from '../../language/index.js';
import type { ProofReport } from '../report-data.js';
import type { ClaimProofs, ProofState } from './claim-proofs.js';

/** Name and version of what `prove --json` and `verify --json` write. */
export const PROOFS_SCHEMA = 'lakatos-proofs/1';

export interface ProofsData {
  readonly schema: typeof PROOFS_SCHEMA;
  readonly version: string;
  readonly documents: readonly { readonly path: string; readonly claims: readonly ClaimProofData[] }[];
  readonly summary: { readonly claims: number; readonly proved: number };
}

export interface ClaimProofData {
  readonly claim: string;
  /** `open`: some statement has no proof. `missing`, `stale` and `rejected`: what is wrong with its certificate. */
  readonly verdict: ProofState;
  /** The first node that the checker does not accept, or the first statement without a proof. */
  readonly failure: { readonly node: string; readonly name: string; readonly detail: string } | null;
  readonly statements: readonly {
    readonly kind: Exclude<Statement['kind'], 'premise'>;
    readonly text: string;
    readonly proof: ProofReport | null;
  }[];
  /** What the search was left with, nearest to a proof first. */
  readonly open: readonly {
    readonly statement: number;
    readonly node: string;
    readonly goal: string;
    readonly reason: string;
  }[];
}

/** What is known of the proof of a claim, as data. */
export function claimProofData(proofs: ClaimProofs, how: 'searched' | 'checked'): ClaimProofData {
  const { claim, state, statements, open } = proofs;
  return {
    claim: claim.name,
    // After a search it matters only whether something was found.
    verdict: how === 'searched' && state !== 'proved' ? 'open' : state,
    failure: failureOf(proofs),
    statements: claim.statements.map((statement, i) => ({
      kind: statement.kind as 'link',
      text: printStatement(statement),
      proof: statements[i]!,
    })),
    open: open.map(({ statement, node, goal, reason }) => ({ statement, node, goal, reason })),
  };
}

function failureOf({ state, statements, failures }: ClaimProofs): ClaimProofData['failure'] {
  if (state === 'proved') return null;
  const [failure] = failures;
  if (failure) return { node: failure.node, name: failure.name, detail: failure.detail };
  const first = statements.indexOf(null);
  return { node: `statement ${first}`, name: 'missing', detail: 'it has no proof' };
}

/** The data of a command from those of its documents. */
export function proofsData(version: string, documents: ProofsData['documents']): ProofsData {
  const claims = documents.flatMap((document) => document.claims);
  const proved = claims.filter(({ verdict }) => verdict === 'proved').length;
  return { schema: PROOFS_SCHEMA, version, documents, summary: { claims: claims.length, proved } };
}
