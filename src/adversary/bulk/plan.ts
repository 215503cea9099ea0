import type { Claim, Expression } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { type BulkEnd, bulkEnd } from './domain-ends.js';

/** How the values of a given are made in bulk. */
export type GivenPlan =
  | { readonly kind: 'integer'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'real';
      readonly lower: BulkEnd | null;
      readonly upper: BulkEnd | null;
      readonly shape: 'nonincreasing' | 'nondecreasing' | null;
    };

export type Plans =
  | { readonly kind: 'planned'; readonly givens: readonly GivenPlan[] }
  | { readonly kind: 'unsupported'; readonly reason: string };

export function planGivens(claim: Claim, hints: ShapeHints): Plans {
  const givens: GivenPlan[] = [];
  for (const [i, { domain, ranges }] of claim.givens.entries()) {
    if (domain.kind === 'integers') {
      const from = numberOf(domain.from);
      const to = numberOf(domain.to);
      if (ranges.length > 0) return unsupported('a sequence of integers');
      if (from === null || to === null) return unsupported('an integer whose range is not fixed');
      givens.push({ kind: 'integer', from, to });
      continue;
    }
    const lower = bulkEnd(claim, i, domain.lower, 'lower');
    if (lower?.kind === 'unsupported') return lower;
    const upper = bulkEnd(claim, i, domain.upper, 'upper');
    if (upper?.kind === 'unsupported') return upper;
    givens.push({ kind: 'real', lower, upper, shape: hints.get(i) ?? null });
  }
  return { kind: 'planned', givens };
}

function unsupported(reason: string): Plans {
  return { kind: 'unsupported', reason };
}

function numberOf(e: Expression): number | null {
  return e.kind === 'number' && e.value.isInteger ? Number(e.value.numerator) : null;
}
