import type { Evaluator } from '../../compiled/index.js';
import { type Claim, type Expression, subtrees } from '../../language/index.js';
import type { Guide } from '../guide/index.js';

/** The parts of a claim that depend on no number that a climb moves: the guide computes them. */
export class FixedParts {
  /** Definitions that depend on a number that a climb moves. */
  private readonly varying: ReadonlySet<number>;

  constructor(
    private readonly claim: Claim,
    private readonly guide: Guide,
  ) {
    const varying = new Set<number>();
    this.varying = varying;
    // Recursions go on from each other: until no further definition is found.
    for (let known = -1; known < varying.size; ) {
      known = varying.size;
      for (const [i, { body }] of claim.definitions.entries()) if (this.varies(body)) varying.add(i);
    }
  }

  /** The value of such a part; `undefined` for another one. */
  evaluator(e: Expression, what: 'value' | 'magnitude'): Evaluator | undefined {
    if (this.varies(e)) return undefined;
    const { compiler } = this.guide;
    return what === 'value' ? compiler.compile(e) : compiler.compileMagnitude(e);
  }

  /** Whether the value depends on a real given, or on a sequence of integers. */
  varies(e: Expression): boolean {
    if (e.kind === 'given') {
      const { domain, ranges } = this.claim.givens[e.given]!;
      return domain.kind === 'reals' || ranges.length > 0;
    }
    if (e.kind === 'definition' && this.varying.has(e.definition)) return true;
    for (const part of subtrees(e)) if (this.varies(part)) return true;
    return false;
  }
}
