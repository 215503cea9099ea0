/** A function to be made large, with its derivatives: -Infinity where it has no value. */
export type Sloped = (at: Float64Array, gradient: Float64Array) => number;

export interface SmoothSummit {
  readonly at: Float64Array;
  readonly height: number;
}

export interface SmoothLimits {
  /** Asked before every look. */
  readonly mayGoOn: () => boolean;
  /** A height that is enough. */
  readonly enough: number;
}

/** Steps that are remembered: the curvature that they show is used. */
const MEMORY = 10;

/** A rise of at least this share of what the derivative promises, and a derivative that has fallen to this share. */
const ARMIJO = 1e-4;
const WOLFE = 0.9;

/** Halvings and doublings of a step along one line. */
const LOOKS_ON_A_LINE = 20;

/** Steps that rise by less than this share of the height's distance from `enough` lead nowhere; MOST_IDLE of them end a climb. */
const LEAST_GAIN = 1e-9;
const MOST_IDLE = 6;

/** The longest first step, and the longest step, in coordinates: a factor of e^2 in a number. */
const FIRST_STEP = 0.5;
const LONGEST_STEP = 2;

/**
 * Quasi-Newton ascent with limited memory (Nocedal 1980), with the line search of Lewis and Overton (2013), which makes do with one-sided
 * derivatives: claims are full of `max` and `abs`.
 */
export function ascendSmoothly(
  sloped: Sloped,
  start: Float64Array,
  { mayGoOn, enough }: SmoothLimits,
): SmoothSummit {
  const n = start.length;
  let at: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(n);
  let height = sloped(at, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  let idle = 0;
  while (mayGoOn() && height < enough && height > Number.NEGATIVE_INFINITY && idle < MOST_IDLE) {
    const direction = directionOf(gradient, steps, changes);
    let slope = dot(direction, gradient);
    if (!(slope > 0)) {
      if (steps.length === 0) break;
      steps.length = 0;
      changes.length = 0;
      continue;
    }
    const length = largest(direction);
    const most = steps.length === 0 ? FIRST_STEP : LONGEST_STEP;
    if (length > most || steps.length === 0) {
      const factor = (steps.length === 0 ? Math.min(FIRST_STEP, most) : most) / length;
      for (let i = 0; i < n; i += 1) direction[i]! *= factor;
      slope *= factor;
    }
    const found = alongLine(direction, slope);
    if (!found) {
      if (steps.length === 0) break;
      steps.length = 0;
      changes.length = 0;
      idle += 1;
      continue;
    }
    const step = difference(found.at, at);
    const change = difference(gradient, found.gradient);
    if (dot(step, change) > 1e-14 * norm(step) * norm(change)) {
      steps.push(step);
      changes.push(change);
      if (steps.length > MEMORY) {
        steps.shift();
        changes.shift();
      }
    }
    const gap = Math.max(1e-9, Math.min(1, Math.abs(enough - height)));
    idle = found.height - height > LEAST_GAIN * gap ? 0 : idle + 1;
    at = found.at;
    height = found.height;
    gradient = found.gradient;
  }
  return { at, height };

  function alongLine(
    direction: Float64Array,
    slope: number,
  ): { at: Float64Array; height: number; gradient: Float64Array } | null {
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let t = 1;
    let best: { at: Float64Array; height: number; gradient: Float64Array } | null = null;
    for (let look = 0; look < LOOKS_ON_A_LINE && mayGoOn(); look += 1) {
      const next = at.map((x, i) => x + t * direction[i]!);
      const there = new Float64Array(n);
      const reached = sloped(next, there);
      if (!(reached >= height + ARMIJO * t * slope)) high = t;
      else {
        if (!best || reached > best.height) best = { at: next, height: reached, gradient: there };
        if (reached >= enough || dot(there, direction) <= WOLFE * slope) return best;
        low = t;
      }
      t = high === Number.POSITIVE_INFINITY ? 2 * t : (low + high) / 2;
    }
    return best;
  }
}

/** The gradient, turned by the curvature that the remembered steps have shown. */
function directionOf(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = gradient.slice();
  const factors: number[] = [];
  for (let k = steps.length - 1; k >= 0; k -= 1) {
    const factor = dot(steps[k]!, direction) / dot(steps[k]!, changes[k]!);
    factors[k] = factor;
    add(direction, changes[k]!, -factor);
  }
  const last = steps.length - 1;
  if (last >= 0) {
    const scale = dot(steps[last]!, changes[last]!) / dot(changes[last]!, changes[last]!);
    for (let i = 0; i < direction.length; i += 1) direction[i]! *= scale;
  }
  for (let k = 0; k < steps.length; k += 1) {
    const factor = dot(changes[k]!, direction) / dot(steps[k]!, changes[k]!);
    add(direction, steps[k]!, factors[k]! - factor);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function largest(a: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i += 1) most = Math.max(most, Math.abs(a[i]!));
  return most;
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, i) => x - b[i]!);
}

function add(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i += 1) a[i]! += factor * b[i]!;
}
