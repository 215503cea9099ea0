import type { ClaimReport, LinkReport } from '../../campaign/index.js';

/** What a chain says from end to end, else its only link: what a claim is remembered by. */
export function wholeLink(claim: ClaimReport): LinkReport | null {
  return claim.links.find(({ kind }) => kind === 'conclusion') ?? claim.links[0] ?? null;
}

/** The links that failed, each point once: the one that says why a claim has its verdict is the first. */
export function failingLinks(claim: ClaimReport): readonly LinkReport[] {
  const first = failingLink(claim);
  if (!first) return [];
  const points = new Map<string, LinkReport>();
  for (const link of [first, ...claim.links])
    if (link.counterexample) {
      const key = JSON.stringify(link.counterexample.at);
      if (!points.has(key)) points.set(key, link);
    }
  return [...points.values()];
}

/** The link that says why a claim has its verdict: the first that failed, links before obligations. */
export function failingLink(claim: ClaimReport): LinkReport | null {
  return (
    claim.links.find(({ verdict, counterexample }) => verdict === claim.verdict && counterexample) ?? null
  );
}
