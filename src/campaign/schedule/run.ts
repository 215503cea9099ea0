import type { Twofold, TwofoldSequence } from '../../arithmetic/index.js';

/** One run of gradient descent as the bounds see it, for a base rate of 1. Entry t - 1 belongs to step t. */
export interface Run {
  /** The distance R from the start to the minimiser. */
  readonly distance: Twofold;
  readonly rates: TwofoldSequence;
  /** G[t], the root mean square norm of the gradient. */
  readonly norms: TwofoldSequence;
  /** The weights w[t] whose rates w[t] w[t+1:T] / w[1:T] these are, where they are known. */
  readonly weights: TwofoldSequence | null;
  /** The order of rate t + 1 and rate t in exact numbers, for t from 1; `null` where that is too much work. Rates that tie have no other proof. */
  readonly exactOrder?: (step: number) => 'rises' | 'falls or stays' | null;
}
