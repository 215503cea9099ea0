import type { ClaimProof, ProofFile, SearchNote } from '../certificate.js';

/** JSON with a line for each term and each statement: a change of one proof is a change of few lines. */
export function proofFileText(claims: readonly ClaimProof[], searched: readonly SearchNote[] = []): string {
  const head: Pick<ProofFile, 'format'> = { format: 'lakatos-proof/1' };
  const list = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const texts = claims.map(
    ({ claim, text, terms, statements }) =>
      `{"claim":${JSON.stringify(claim)},"text":${JSON.stringify(text)},\n"terms":${list(terms)},\n"statements":${list(statements)}}`,
  );
  const notes = searched.length === 0 ? '' : `,"searched":${list(searched)}`;
  return `{"format":${JSON.stringify(head.format)},"claims":[\n${texts.join(',\n')}\n]${notes}}\n`;
}
