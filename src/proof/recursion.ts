import type { Recursion as RecursionOfClaim } from '../language/index.js';
import { Affine } from './affine.js';
import type { ClaimTerms } from './claim-terms.js';
import type { Context } from './context.js';
import { reject } from './failure.js';

/** Where a recursion begins, and which way it runs. */
export class Recursion {
  readonly recursion: RecursionOfClaim;
  /** The slot of the parameter that runs. */
  readonly slot: number;
  /** The indices of the first values, in the order in which they are reached; each follows the one before. */
  readonly firsts: readonly Affine[];

  constructor(
    claim: ClaimTerms,
    readonly definition: number,
  ) {
    const { recursion, parameters } = claim.claim.definitions[definition]!;
    this.recursion = recursion!;
    this.slot = parameters[this.recursion.parameter]!.slot;
    this.firsts = this.recursion.first.map(({ index }) => claim.index(index, claim.slots));
    if (this.firsts.some((first, i) => this.steps(this.firsts[0]!, first).key !== Affine.constant(i).key))
      reject('unsupported', 'first values of a recursion that do not follow each other');
  }

  get last(): Affine {
    return this.firsts.at(-1)!;
  }

  /** Steps from one index to another: > 0 where `from` comes before `to`. */
  steps(from: Affine, to: Affine): Affine {
    return this.recursion.direction === 'forward' ? to.plus(from, -1) : from.plus(to, -1);
  }

  /** The first value's index is `index` or comes before it: before it there are no values. */
  demandReached(index: Affine, context: Context): void {
    if (!context.nonnegative(this.steps(this.firsts[0]!, index)))
      reject('index-outside', 'a recursion before its first value');
  }
}
