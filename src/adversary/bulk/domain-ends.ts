import { toInterval } from '../../arithmetic/index.js';
import { type BoundsKernel, compileBounds } from '../../compiled/index.js';
import { type Claim, constantOf, type DomainEnd } from '../../language/index.js';

/** One end of a given's domain in binary64, on the safe side. */
export type BulkEnd =
  | { readonly kind: 'number'; readonly value: number; readonly closed: boolean }
  /** Computed for each entry from what is chosen before. */
  | { readonly kind: 'computed'; readonly kernel: BoundsKernel; readonly closed: boolean };

/** `null` where there is no end; a reason where it cannot be computed in bulk. */
export function bulkEnd(
  claim: Claim,
  given: number,
  end: DomainEnd | null,
  side: 'lower' | 'upper',
): BulkEnd | null | { readonly kind: 'unsupported'; readonly reason: string } {
  if (!end) return null;
  const closed = end.kind === 'closed';
  const constant = constantOf(end.value);
  if (constant) {
    const { lower, upper } = toInterval(constant);
    return { kind: 'number', value: side === 'lower' ? upper : lower, closed };
  }
  const compiled = compileBounds(claim, claim.givens[given]!.ranges, end.value);
  return compiled.kind === 'compiled' ? { kind: 'computed', kernel: compiled.kernel, closed } : compiled;
}
