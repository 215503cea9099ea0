import type { Decimal } from 'decimal.js';

/** One claim of the benchmark, with what a person would write by hand to check it. */
export interface BenchClaim {
  readonly name: string;
  /** The document that states it, in `proofs/`, or its text where it is the benchmark's own. */
  readonly document: { readonly path: string } | { readonly text: string };
  /** What the two loops and the property check of it. */
  readonly checks: string;
  /**
   * True if the claim's links hold at the case: values of all givens one after the other, as kernels read them.
   * Intervals with outward rounding; for equalities, that the two sides overlap.
   */
  readonly interval: Loop;
  /** The same in plain binary64, uncertified. */
  readonly float: Loop;
  /** The same with decimal.js at 40 digits, as one writes it for a property-based test. */
  readonly decimal: (horizon: number, values: readonly number[]) => boolean;
  /** How many numbers a case has. */
  readonly numbers: (horizon: number) => number;
  /** Where each given begins, if a sequence is not the last or integer givens decide it; and what sets these in a case. */
  readonly offsets?: (horizon: number) => Int32Array;
  readonly fix?: (values: Float64Array) => void;
}

export type Loop = (horizon: number, v: Float64Array) => boolean;

/** The binary64 number above x + ulp(x), or further: bounds the next one above x. */
export const up = (x: number): number => x + (Math.abs(x) * 2 ** -52 + 2 ** -1074);
export const down = (x: number): number => x - (Math.abs(x) * 2 ** -52 + 2 ** -1074);

/** What one takes for equal without certificates: nine digits of binary64, thirty of decimal.js. */
export const nearly = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-9 * Math.abs(y);
const DIGITS = '1e-30';
export const near = (x: Decimal, y: Decimal): boolean => x.sub(y).abs().lte(y.abs().mul(DIGITS));
export const atMost = (x: Decimal, y: Decimal): boolean => x.lte(y) || near(x, y);
