import { type Rational, toInterval } from '../../arithmetic/index.js';
import { type BoundsKernel, compileBounds } from '../../compiled/index.js';
import type { Claim, DomainEnd, Expression } from '../../language/index.js';

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

/** The value of an end that is made of numbers alone, such as -1 or 1/2; `null` of any other, and of what does not exist. */
function constantOf(e: Expression): Rational | null {
  if (e.kind === 'number') return e.value;
  if (e.kind === 'negation') return constantOf(e.operand)?.neg() ?? null;
  if (e.kind !== 'binary') return null;
  const [left, right] = [constantOf(e.left), constantOf(e.right)];
  if (!left || !right) return null;
  switch (e.operator) {
    case '+':
      return left.add(right);
    case '-':
      return left.sub(right);
    case '*':
      return left.mul(right);
    case '/':
      return right.sign === 0 ? null : left.div(right);
  }
}
