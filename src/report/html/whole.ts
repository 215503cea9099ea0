import type { ClaimReport, LinkReport } from '../../campaign/index.js';

/** What a chain says from end to end, else its only link: what a claim is remembered by. */
export function wholeLink(claim: ClaimReport): LinkReport | null {
  return claim.links.find(({ kind }) => kind === 'conclusion') ?? claim.links[0] ?? null;
}

/** The link that says why a claim has its verdict: the first that failed, links before obligations. */
export function failingLink(claim: ClaimReport): LinkReport | null {
  return (
    claim.links.find(({ verdict, counterexample }) => verdict === claim.verdict && counterexample) ?? null
  );
}
