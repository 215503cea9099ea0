import { type Choices, unit } from '../random.js';

/** A function to be made large; -Infinity where it has no value. */
export type Slope = (at: Float64Array) => number;

/** A direction in which several coordinates move together. */
export interface Direction {
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

export interface Summit {
  readonly at: Float64Array;
  readonly height: number;
}

export interface AscentLimits {
  /** Asked before every evaluation. */
  readonly mayGoOn: () => boolean;
  /** A height that is enough. */
  readonly enough: number;
  /** First step in every direction. */
  readonly step: number;
  /** Shorter steps are not made. If not given, a step that changes the eighth digit of a number, and no height worth having. */
  readonly leastStep?: number;
  /** A round that raises the height by less is the last but one. If not given, a share of the distance from `enough`. */
  readonly leastGain?: number;
}

const LEAST_STEP = 1e-8;

/** Steps that fail while they are longer than this may still succeed when they are shorter. */
const FINE_STEP = 1e-6;

/** What a round in vain counts while its steps are coarse. */
const COARSE_IDLENESS = 0.1;

const GROWTH = 2;
const SHRINKAGE = 0.35;

/** Steps in one direction that a single success leads to. */
const LONGEST_RUN = 8;

/** A round that raises the height by less than this share of its distance from `enough` is the last but one. */
const LEAST_GAIN = 1e-4;

/**
 * Pattern search: along each direction a step that grows while it succeeds and shrinks where it fails; after each
 * round the whole displacement once more, and then as a direction of its own (Hooke and Jeeves, Powell); and pairs
 * of coordinates with random weights, for ridges that no single coordinate follows. Uses no derivatives: claims
 * are full of `max` and `abs`, and the judge only wants a point.
 */
export function ascend(
  slope: Slope,
  start: Summit,
  directions: readonly Direction[],
  choices: Choices,
  limits: AscentLimits,
): Summit {
  const n = start.at.length;
  let at = start.at.slice();
  let { height } = start;
  const { leastStep = LEAST_STEP } = limits;
  const fineStep = Math.max(FINE_STEP, leastStep);
  const steps = new Float64Array(directions.length).fill(limits.step);
  let pairStep = limits.step;
  let drift: Direction | null = null;
  let idleRounds = 0;
  while (limits.mayGoOn() && height < limits.enough && idleRounds < 2) {
    const before = at.slice();
    const heightBefore = height;
    for (const [d, direction] of directions.entries()) steps[d] = probe(direction, steps[d]!);
    if (drift) probe(drift, 0.5);
    for (let pairs = n > 1 ? Math.min(n, MOST_PAIRS) : 0; pairs > 0; pairs -= 1) {
      const next = probe(randomPair(n, choices), pairStep);
      pairStep = Math.max(leastStep, Math.min(limits.step, 0.8 * pairStep + 0.2 * Math.abs(next)));
    }
    drift = displacement(before, at);
    if (drift) probe(drift, 1);
    const gap = Math.max(Math.abs(limits.enough - heightBefore), 1e-6);
    const gained = height - heightBefore > (limits.leastGain ?? LEAST_GAIN * gap);
    const isFine = steps.every((step) => Math.abs(step) < fineStep);
    idleRounds = gained ? 0 : idleRounds + (isFine ? 1 : COARSE_IDLENESS);
  }
  return { at, height };

  /** Tries both ways along a direction and runs on where it rises. Returns the step for the next time. */
  function probe(direction: Direction, step: number): number {
    if (Math.abs(step) < leastStep) return step;
    for (const signed of [step, -step]) {
      let stride = signed;
      let run = 0;
      while (run < LONGEST_RUN && limits.mayGoOn() && height < limits.enough && take(direction, stride)) {
        run += 1;
        stride *= GROWTH;
      }
      if (run > 0) return run > 1 ? stride / (GROWTH * GROWTH) : signed;
    }
    return step * SHRINKAGE;
  }

  function take(direction: Direction, step: number): boolean {
    const next = at.slice();
    for (const [i, index] of direction.indices.entries()) {
      const moved = next[index]! + step * direction.weights[i]!;
      next[index] = Number.isFinite(moved) ? Math.max(-FARTHEST, Math.min(FARTHEST, moved)) : moved;
    }
    const reached = slope(next);
    if (!(reached > height)) return false;
    at = next;
    height = reached;
    return true;
  }
}

/** Numbers beyond 10^25 either way tell nothing that 10^25 does not, and their powers overflow. */
const FARTHEST = 25;

const MOST_PAIRS = 8;

function randomPair(n: number, choices: Choices): Direction {
  const first = choices.integer(0, n - 1);
  const second = (first + choices.integer(1, n - 1)) % n;
  return { indices: [first, second], weights: [1, 2 * unit(choices) - 1 < 0 ? -1 : 1] };
}

function displacement(before: Float64Array, after: Float64Array): Direction | null {
  const indices: number[] = [];
  const weights: number[] = [];
  for (const [i, value] of after.entries()) {
    const moved = value - before[i]!;
    if (moved === 0 || !Number.isFinite(moved)) continue;
    indices.push(i);
    weights.push(moved);
  }
  return indices.length > 1 ? { indices, weights } : null;
}
