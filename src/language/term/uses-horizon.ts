import type { Claim, IndexRange } from './claim.js';
import { subtrees } from './subtrees.js';
import { type Expression, HORIZON_SLOT } from './tree.js';

/** Whether anything that the claim says depends on the horizon T. If not, it says the same at every horizon. */
export function usesHorizon(claim: Claim): boolean {
  if (claim.method) return true;
  const seen = new Set<number>();
  const pending: Expression[] = [];
  const addRanges = (ranges: readonly IndexRange[]): void => {
    for (const { from, to } of ranges) pending.push(from, to);
  };
  for (const { ranges, domain } of claim.givens) {
    addRanges(ranges);
    if (domain.kind === 'integers') pending.push(domain.from, domain.to);
    else for (const end of [domain.lower, domain.upper]) if (end) pending.push(end.value);
  }
  for (const { ranges, left, right } of [...claim.premises, ...claim.statements]) {
    addRanges(ranges);
    pending.push(left, right);
  }
  for (let e = pending.pop(); e; e = pending.pop()) {
    if (e.kind === 'index' && e.slot === HORIZON_SLOT) return true;
    if (e.kind === 'definition' && !seen.has(e.definition)) {
      seen.add(e.definition);
      pending.push(claim.definitions[e.definition]!.body);
    }
    pending.push(...subtrees(e));
  }
  return false;
}
