import type { Claim } from '../../language/index.js';

/** How a certificate names a statement of another claim; `document`: without folder and ending, `null` for the claim's own. */
interface LemmaName {
  readonly document: string | null;
  readonly name: string;
  readonly index: number;
}

/** The statement of that name among those that are known to `claim`. */
export function findLemma<L extends { readonly claim: Claim; readonly index: number }>(
  known: readonly L[],
  claim: Claim,
  { document, name, index }: LemmaName,
): L | undefined {
  return known.find(
    (theorem) =>
      theorem.index === index &&
      theorem.claim.name === name &&
      theorem.claim !== claim &&
      (document === null
        ? theorem.claim.source.path === claim.source.path
        : documentName(theorem.claim.source.path) === document),
  );
}

/** `part-1-average-loss` of `proofs/part-1-average-loss.md`. */
function documentName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
}
