import type { EnclosureText } from '../../arithmetic/index.js';
import type { PointJson } from '../../evaluation/index.js';
import type { IndexValues } from '../report-data.js';
import type { GrowthLaw } from './growth/index.js';
import type { SequenceShape } from './sequence-shape.js';

/** A ratio at an exact point. */
export interface RatioAt {
  /** Encloses the ratio at the point; its lower end is a lower bound of the supremum at this horizon. */
  readonly ratio: EnclosureText;
  /** Of both sides there. The ratio is lesser / greater where they are positive, greater / lesser where they are negative. */
  readonly sign: 'positive' | 'negative';
  readonly at: PointJson;
  /** Values of the statement's own variables at which the ratio is largest. */
  readonly indices: IndexValues;
}

/** The largest ratio found at one horizon. */
export interface HorizonRatio extends RatioAt {
  readonly horizon: number;
  /** A simpler point with nearly the same ratio, and not a larger one, and the shapes of its positive sequences. */
  readonly near: RatioAt & { readonly shapes: Readonly<Record<string, SequenceShape>> };
  /**
   * `settled`: a wider range of magnitudes gave no more. `limited`: it would give more, and this horizon says nothing
   * about growth. `unbounded`: no end was found.
   */
  readonly range: 'settled' | 'limited' | 'unbounded';
}

/**
 * A point at which the inequality fails for every constant: its lesser side is at least 0, its greater side at most 0. There is no ratio
 * there. Certified; of a sheet with scalars that are chosen best, at the best values that were found.
 */
export interface HopelessPoint {
  readonly horizon: number;
  readonly at: PointJson;
  /** Values of the statement's own variables. */
  readonly indices: IndexValues;
}

/** A ratio without end at a fixed horizon, as far as the search went: with larger magnitudes it only grows. */
export interface FixedHorizonGrowth {
  readonly horizon: number;
  /** The ratio grows like n^exponent for magnitudes up to n, like ln n where this is `null`. A fit. */
  readonly exponent: number | null;
  /** A simple point with a large ratio. */
  readonly example: RatioAt;
}

/** How large a ratio of two sides becomes, by horizon. Everything but the ratios at points is what a search found. */
export interface RatioStudy {
  readonly horizons: readonly HorizonRatio[];
  /** Of each horizon that was tried at most one, ascending; such a horizon may have a ratio at other points. */
  readonly hopeless: readonly HopelessPoint[];
  /** The largest of all, at the shortest horizon that has it; one of `horizons`. */
  readonly largest: HorizonRatio | null;
  readonly growth: GrowthLaw | null;
  readonly unbounded: FixedHorizonGrowth | null;
}
