import type { CatalogueProfiles } from '../landscape/catalogue-profiles.js';
import { copyOf, type Frame, type Position } from '../landscape/position.js';
import { steepPositions } from '../landscape/steep.js';
import type { Candidate, Heights } from './heights.js';

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

/** A gain below this share is in no digit that is shown; at magnitudes twice as far apart each look costs twice as much. */
const SEEN = 1e-9;

/** A ratio that changes by more than this share when the range of magnitudes doubles is not at its limit. */
const SETTLED = 0.02;

/** By how much magnitudes are made smaller to be readable, the most first. */
const CALMING = [1 / 256, 1 / 128, 1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2] as const;

/** What larger and smaller magnitudes do to a ratio that a climb within 10^30 and 10^-30 has found. */
export class Extremes {
  constructor(
    private readonly heights: Heights,
    private readonly profiles: CatalogueProfiles,
  ) {}

  /** Whether the ratio keeps growing when what is large or small at the point becomes larger or smaller. */
  unboundedAlong({ position, height }: Candidate): Range | null {
    const size = largestMagnitude(position);
    if (size < LEAST_MAGNITUDE) return null;
    // What grows up to where it was found may be at its limit there; what is beyond all digits says nothing.
    const farther = this.careful(scaled(position, 2, size / 2));
    if (farther !== Number.NEGATIVE_INFINITY && farther < UNBOUNDED_GROWTH * height) return null;
    const found: number[] = [];
    for (const scale of SCALES) {
      const height = this.careful(scaled(position, scale / size, size / 2));
      if (height === Number.NEGATIVE_INFINITY) break; // beyond the digits that are carried
      found.push(height);
    }
    if (found.length < LEAST_SCALES) return null;
    for (let i = 1; i < found.length; i += 1)
      if (!(found[i]! >= UNBOUNDED_GROWTH * found[i - 1]!)) return null;
    const [before, last] = found.slice(-2) as [number, number];
    const decades = SCALES[found.length - 1]! - SCALES[found.length - 2]!;
    const exponent = Math.log10(last / before) / (decades * spreadOfMoved(position, size));
    // A power of n multiplies the ratio by more than 2 when the exponent of ten doubles; a logarithm doubles.
    return { kind: 'unbounded', exponent: last / before > 2.5 ? exponent : null };
  }

  /** Doubles all logarithms while that raises the ratio by what can be seen. */
  stretch(start: Candidate): Candidate {
    let best = start;
    const span = spanOf(start.position.frame);
    for (let size = largestMagnitude(start.position); size > 0 && 2 * size <= span; size *= 2) {
      const doubled = this.magnified(best, 2);
      if (!(doubled.height > best.height)) return best;
      const isSeen = doubled.height > (1 + SEEN) * best.height;
      best = doubled;
      if (!isSeen) return best;
    }
    return best;
  }

  /** Whether it takes magnitudes far apart to get there. */
  isFar({ position }: Candidate): boolean {
    return largestMagnitude(position) >= FAR;
  }

  /** The best geometric sequence of large ratio, if it fits: what a stretched climb comes near to, and simpler. */
  geometric(frame: Frame): Candidate | null {
    let best: Candidate | null = null;
    for (const position of steepPositions(frame, spanOf(frame))) {
      const height = this.careful(position);
      if (best === null || height > best.height) best = { position, height };
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
    const half = this.careful(scaled(stretched.position, 0.5, 0), stretched.digits);
    return { kind: half >= (1 - SETTLED) * stretched.height ? 'settled' : 'limited' };
  }

  /** All logarithms multiplied. */
  private magnified({ position, profile, digits }: Candidate, factor: number): Candidate {
    const changed = scaled(position, factor, 0);
    return {
      position: changed,
      height: this.careful(changed, digits),
      profile: profile && this.profiles.scaled(profile, factor),
      ...(digits === undefined ? {} : { digits }),
    };
  }

  /** Beyond binary64 only decimals see that the sides exist. */
  private careful(position: Position, digits?: number): number {
    return this.heights.height(position, Number.POSITIVE_INFINITY, 'careful', digits);
  }
}

/** How far the logarithms of a point of this frame may be from 0. */
function spanOf({ size }: Frame): number {
  return Math.min(STRETCH_SPAN, MAX_DIGITS / Math.max(1, size));
}

function largestMagnitude({ logarithms }: Position): number {
  return logarithms.reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
}

/** The logarithms of at least `from` in size multiplied, the others as they are. */
function scaled(position: Position, factor: number, from: number): Position {
  const { logarithms, ...rest } = copyOf(position);
  return {
    ...rest,
    logarithms: logarithms.map((x) => (Number.isFinite(x) && Math.abs(x) >= from ? x * factor : x)),
  };
}

/** How many decades lie between the largest and the smallest magnitude for each decade of scale: from 1 to 2. */
function spreadOfMoved({ logarithms }: Position, size: number): number {
  let [low, high] = [0, 0];
  for (const x of logarithms)
    if (Number.isFinite(x) && Math.abs(x) >= size / 2) [low, high] = [Math.min(low, x), Math.max(high, x)];
  return (high - low) / size;
}
