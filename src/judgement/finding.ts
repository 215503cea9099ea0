import type { EnclosureText } from '../arithmetic/index.js';
import type { Missing } from '../evaluation/index.js';
import type { DecidedBy } from './ladder.js';

/** Two sides that contradict the relation for certain, written down. */
export interface Sides {
  readonly lhs: EnclosureText;
  readonly rhs: EnclosureText;
  /** Significant digits of the arithmetic that separated them; `exact` when exact arithmetic had to. */
  readonly digits: number | 'exact';
}

/** What is certain about one statement at one point, over all values of its ranges. */
export type Finding =
  | {
      readonly outcome: 'holds';
      /** The highest rung that an index needed. */
      readonly decidedBy: DecidedBy;
      /** For an inequality: at some index both sides are equal for certain. */
      readonly tie: boolean;
      /** For an equality that no exact arithmetic decided: the digits to which its sides agree for certain. */
      readonly agreeingDigits: number | null;
      /** For an inequality: lower bound of the largest smaller-over-larger ratio of its sides, in (0, 1]; `null` where the signs differ, or both are 0. */
      readonly tightness: number | null;
    }
  | {
      readonly outcome: 'violated';
      readonly indices: readonly number[];
      readonly decidedBy: DecidedBy;
      /** For an inequality: lower bound of the same ratio of the sides, at least 1 where it fails; `null` as above. */
      readonly tightness: number | null;
    }
  | {
      readonly outcome: 'does not exist';
      readonly side: 'left' | 'right';
      readonly missing: Missing;
      readonly indices: readonly number[];
    }
  | {
      /** Undecided at the highest precision. */
      readonly outcome: 'open';
      readonly indices: readonly number[];
      readonly agreeingDigits: number | null;
    }
  /** The ranges are empty at this point: nothing was claimed, nothing was checked. */
  | { readonly outcome: 'empty' };
