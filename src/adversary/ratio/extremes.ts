import type { Candidate, Heights } from './heights.js';
import type { LogPoint } from './log-point.js';
import type { Profiles } from './profile.js';

/** How a ratio depends on the range of magnitudes that was searched. */
export type Range =
  /** A wider range gives no more. */
  | { readonly kind: 'settled' }
  /** A wider range would give more: this horizon says nothing about growth. */
  | { readonly kind: 'limited' }
  /** No end: with n the ratio of the largest to the smallest magnitude it grows like n^exponent, or like ln n where that is `null`. */
  | { readonly kind: 'unbounded'; readonly exponent: number | null };

/** Magnitudes, in powers of ten, at which growth at a fixed horizon is looked at. */
const SCALES = [1, 2, 4, 8, 16] as const;

/** The number of scales that have to show growth; cancellation may hide it at the largest. */
const LEAST_SCALES = 4;

/** A climb that ends at smaller magnitudes has found a maximum. */
const LEAST_MAGNITUDE = 4;

/** Growth by at least this factor at every doubling of the scale is called unbounded. */
const UNBOUNDED_GROWTH = 1.5;

/** Decades from which on a plainer point is sought among geometric sequences of large ratio. */
const FAR = 12;

/** Decades up to which a sequence is stretched in search of a limit; decimals have the range, and pay for it. */
const STRETCH_SPAN = 2000;

/** Digits of all numbers of a point together: beyond, stretching takes seconds. */
const MAX_DIGITS = 2_000_000;

/** A ratio that changes by more than this share when the range of magnitudes doubles is not at its limit. */
const SETTLED = 0.02;

/** By how much magnitudes are made smaller to be readable, the most first. */
const CALMING = [1 / 256, 1 / 128, 1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2] as const;

/** What larger and smaller magnitudes do to a ratio that a climb within 10^30 and 10^-30 has found. */
export class Extremes {
  constructor(
    private readonly heights: Heights,
    private readonly profiles: Profiles,
  ) {}

  /** Whether the ratio keeps growing when what is large or small at the point becomes larger or smaller. */
  unboundedAlong({ logPoint, height }: Candidate): Range | null {
    const size = largestMagnitude(logPoint);
    if (size < LEAST_MAGNITUDE) return null;
    // What grows up to where it was found may be at its limit there; what is beyond all digits says nothing.
    const farther = this.careful(scaled(logPoint, 2, size / 2));
    if (farther !== Number.NEGATIVE_INFINITY && farther < UNBOUNDED_GROWTH * height) return null;
    const found: number[] = [];
    for (const scale of SCALES) {
      const height = this.careful(scaled(logPoint, scale / size, size / 2));
      if (height === Number.NEGATIVE_INFINITY) break; // beyond the digits that are carried
      found.push(height);
    }
    if (found.length < LEAST_SCALES) return null;
    for (let i = 1; i < found.length; i += 1)
      if (!(found[i]! >= UNBOUNDED_GROWTH * found[i - 1]!)) return null;
    const [before, last] = found.slice(-2) as [number, number];
    const decades = SCALES[found.length - 1]! - SCALES[found.length - 2]!;
    const exponent = Math.log10(last / before) / (decades * spreadOfMoved(logPoint, size));
    // A power of n multiplies the ratio by more than 2 when the exponent of ten doubles; a logarithm doubles.
    return { kind: 'unbounded', exponent: last / before > 2.5 ? exponent : null };
  }

  /** Doubles all logarithms while that raises the ratio. */
  stretch(start: Candidate): Candidate {
    let best = start;
    const span = this.span(start.logPoint);
    for (let size = largestMagnitude(start.logPoint); size > 0 && 2 * size <= span; size *= 2) {
      const doubled = this.magnified(best, 2);
      if (!(doubled.height > best.height)) return best;
      best = doubled;
    }
    return best;
  }

  /** Whether it takes magnitudes far apart to get there. */
  isFar({ logPoint }: Candidate): boolean {
    return largestMagnitude(logPoint) >= FAR;
  }

  /** The best geometric sequence of large ratio, if it fits: what a stretched climb comes near to, and simpler. */
  geometric(horizon: number, lengths: readonly number[]): Candidate | null {
    let best: Candidate | null = null;
    for (const profile of this.profiles.steep(horizon)) {
      const logPoint = this.profiles.expand(profile, horizon, lengths);
      if (largestMagnitude(logPoint) > this.span(logPoint)) continue;
      const height = this.careful(logPoint);
      if (best === null || height > best.height) best = { logPoint, height, profile };
    }
    return best;
  }

  /** The smallest magnitudes with a ratio of at least `least`. */
  calmed(found: Candidate, least: number): Candidate {
    for (const factor of CALMING) {
      const smaller = this.magnified(found, factor);
      if (smaller.height >= least) return smaller;
    }
    return found;
  }

  /** Whether half the range gives nearly as much as all of it. */
  settled(stretched: Candidate): Range {
    const half = this.careful(scaled(stretched.logPoint, 0.5, 0));
    return { kind: half >= (1 - SETTLED) * stretched.height ? 'settled' : 'limited' };
  }

  /** All logarithms multiplied. */
  private magnified({ logPoint, profile }: Candidate, factor: number): Candidate {
    const changed = scaled(logPoint, factor, 0);
    return {
      logPoint: changed,
      height: this.careful(changed),
      profile: profile && this.profiles.scaled(profile, factor),
    };
  }

  private span({ logarithms }: LogPoint): number {
    return Math.min(STRETCH_SPAN, MAX_DIGITS / Math.max(1, logarithms.flat().length));
  }

  /** Beyond binary64 only decimals see that the sides exist. */
  private careful(logPoint: LogPoint): number {
    return this.heights.height(logPoint, Number.POSITIVE_INFINITY, 'careful');
  }
}

function largestMagnitude(logPoint: LogPoint): number {
  let largest = 0;
  for (const row of logPoint.logarithms)
    for (const x of row) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x));
  return largest;
}

/** The logarithms of at least `from` in size multiplied, the others as they are. */
function scaled(logPoint: LogPoint, factor: number, from: number): LogPoint {
  const logarithms = logPoint.logarithms.map((row) =>
    row.map((x) => (Number.isFinite(x) && Math.abs(x) >= from ? x * factor : x)),
  );
  return { ...logPoint, logarithms };
}

/** How many decades lie between the largest and the smallest magnitude for each decade of scale: from 1 to 2. */
function spreadOfMoved({ logarithms }: LogPoint, size: number): number {
  let [low, high] = [0, 0];
  for (const x of logarithms.flat())
    if (Number.isFinite(x) && Math.abs(x) >= size / 2) [low, high] = [Math.min(low, x), Math.max(high, x)];
  return (high - low) / size;
}
