import type { Claim } from './claim.js';

/** A vector of a method: a gradient g[t], or a sequence of points. */
export type MethodVector =
  | { readonly kind: 'gradient' }
  /** `offset` 1: the value that this step has made already. */
  | { readonly kind: 'state'; readonly state: number; readonly offset: 0 | 1 };

/** `step state[t+1] = sum of coefficient[t] * vector`. */
export interface MethodStep {
  readonly state: number;
  readonly terms: readonly {
    readonly vector: MethodVector;
    /** Position among the definitions of `MethodUse.inner`; `null` is 1. */
    readonly coefficient: number | null;
  }[];
}

/** Positions among the givens of `MethodUse.inner`: the function, then what a run on it gives. */
export interface MethodLayout {
  readonly dimension: number;
  readonly start: number;
  readonly slope: number;
  readonly offset: number;
  readonly loss: number;
  readonly leastLoss: number;
  readonly squaredNorm: number;
}

/**
 * What a claim says about the runs of a method on every convex function. A point of the claim gives the function: it is the largest of 0
 * and of one piece for each step, `offset[t] + slope[t].theta`; theta_star = 0, and g[t] = slope[t].
 */
export interface MethodUse {
  /** The block of the method. */
  readonly name: string;
  /** The claim with the losses and norms of a run among its givens; its first givens, definitions and statements are those of the claim. */
  readonly inner: Claim;
  readonly layout: MethodLayout;
  /** Names of the sequences of points; the first is `theta`. */
  readonly states: readonly string[];
  readonly steps: readonly MethodStep[];
  /** Definitions of `inner` that bound |g[t]|, |theta[1] - theta_star|, |theta[t] - theta_star|, |theta[s] - theta[t]|. */
  readonly norm: number | null;
  readonly distance: number | null;
  readonly ball: number | null;
  readonly diameter: number | null;
  /** What is asked of the losses, where the claim begins with a metric. */
  readonly metric: MethodMetric;
}

export type MethodMetric =
  | { readonly kind: 'last' | 'average' | 'best' }
  /** Definition of `inner` that gives the weights. */
  | { readonly kind: 'weighted'; readonly weights: number };
