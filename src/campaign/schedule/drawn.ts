import { near } from './numbers.js';
import type { Run } from './run.js';

/** What is drawn of a run: floating point, for eyes. */
export interface Drawn {
  /** For a base rate of 1. */
  readonly rates: Float64Array;
  readonly norms: Float64Array;
  /** `last_general` for the run that stops at these steps, at a fixed base rate. */
  readonly curve: readonly (readonly [step: number, value: number])[];
}

/** Steps at which the curve is computed: each costs a pass over the steps before it. */
const CURVE_POINTS = 160;

/**
 * The rates, the norms, and the curve of guarantees: what `last_general` says of the iterate after step t, with the rates up to there. It falls
 * during a cool-down, as losses of training runs do (Schaipp et al. 2025, figure 1). Sums of positive binary64 numbers: good to
 * ten digits.
 */
export function drawn(run: Run, baseRate: number): Drawn {
  const rates = run.rates.near();
  const norms = run.norms.near();
  const distance = near(run.distance);
  const curve = curveSteps(rates.length).flatMap((step): [number, number][] => {
    const value = lastGeneral(rates, norms, distance, baseRate, step);
    return Number.isFinite(value) && value > 0 ? [[step, value]] : [];
  });
  return { rates, norms, curve };
}

function lastGeneral(
  rates: Float64Array,
  norms: Float64Array,
  distance: number,
  baseRate: number,
  step: number,
): number {
  let tail = rates[step - 1]!;
  let noise = 0;
  for (let i = step - 1; i >= 0; i -= 1) {
    const rate = rates[i]!;
    noise += (rate * norms[i]!) ** 2 / tail;
    tail = i === step - 1 ? rate : tail + rate;
  }
  return distance ** 2 / (2 * baseRate * tail) + (baseRate * noise) / 2;
}

/** Half of the points evenly spaced, the others ever denser towards both ends. */
function curveSteps(horizon: number): number[] {
  if (horizon <= CURVE_POINTS) return Array.from({ length: horizon }, (_, i) => i + 1);
  const steps = new Set<number>([1, horizon]);
  const half = CURVE_POINTS / 2;
  for (let i = 1; i <= half; i += 1) {
    steps.add(Math.max(1, Math.round((horizon * i) / half)));
    const near = Math.round(horizon ** (i / half));
    steps.add(near);
    steps.add(horizon - near + 1);
  }
  return [...steps].sort((a, b) => a - b);
}
