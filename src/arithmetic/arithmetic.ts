import type { Rational } from './exact/rational.js';

/**
 * What an operation returns where it has no value to give.
 *
 * - `does not exist`: certain. Every real value the arguments may have lies outside the operation's domain.
 * - `unknown`: this arithmetic cannot tell, or cannot represent the value (a divisor whose enclosure
 *   contains 0 and more, the exact value of ln 2). A higher precision may.
 */
export class Absent {
  constructor(
    readonly certainty: 'does not exist' | 'unknown',
    readonly reason: AbsenceReason,
  ) {}
}

export type AbsenceReason =
  | 'division by zero'
  | 'square root of a negative number'
  | 'logarithm of a nonpositive number'
  | 'zero to a negative power'
  | 'negative number to a real power'
  | 'extreme of no numbers'
  | 'not representable';

/** A number of some arithmetic, or why there is none. */
export type Result<N> = N | Absent;

/** Which orders of the true values `a`, `b` the two enclosures leave possible; at least one is `true`. */
export interface Orderings {
  readonly less: boolean;
  readonly equal: boolean;
  readonly greater: boolean;
}

/** Decimal strings (`"0.1"`, `"-1.5e-20"`, `"Infinity"`) or `"p/q"`, with lower <= true value <= upper. */
export interface EnclosureText {
  readonly lower: string;
  readonly upper: string;
}

/** Binary64 bounds of a true value: lower <= value <= upper. Infinite bounds are allowed, NaN never occurs. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * An arithmetic on enclosures `N` of real numbers.
 *
 * The promise (the inclusion property) of every operation f: if the true arguments lie in the given
 * enclosures and f exists at them, the true result lies in the returned enclosure; `does not exist` is
 * returned only if f exists at no choice of arguments from the enclosures; where f exists at some choices
 * and not at others the answer is `unknown`. Nothing throws; no enclosure has NaN as a bound.
 */
export interface Arithmetic<N> {
  readonly name: 'binary64' | 'twofold' | 'decimal' | 'rational';
  /** Significant decimal digits that operations carry; `"exact"` when nothing rounds. */
  readonly digits: number | 'exact';
  /**
   * Work of one operation on short numbers, in steps of binary64 (about 100 ns, the interpreter's share included),
   * measured once and rounded: budgets, and with them every report, must not depend on the speed of the machine.
   */
  readonly stepWork: number;
  /** Work of an operation on `a` and `b` beyond `stepWork` because of their size. */
  excessWork(a: N, b: N): number;
  rational(q: Rational): N;
  /** `n` is a safe integer. */
  integer(n: number): N;
  add(a: N, b: N): Result<N>;
  sub(a: N, b: N): Result<N>;
  mul(a: N, b: N): Result<N>;
  div(a: N, b: N): Result<N>;
  neg(a: N): N;
  abs(a: N): Result<N>;
  min(a: N, b: N): Result<N>;
  max(a: N, b: N): Result<N>;
  /** An enclosure of the true value where it is one of the two, and it is not known which. */
  hull(a: N, b: N): Result<N>;
  sqrt(a: N): Result<N>;
  ln(a: N): Result<N>;
  exp(a: N): Result<N>;
  /** The logarithm to base 2. */
  log2(a: N): Result<N>;
  cos(a: N): Result<N>;
  sin(a: N): Result<N>;
  /** The constant; an arithmetic without an enclosure of it answers `unknown`. */
  pi(): Result<N>;
  /** The greatest integer <= a; where a jump lies inside the enclosure, all integers that are possible. */
  floor(a: N): Result<N>;
  /** The least integer >= a. */
  ceil(a: N): Result<N>;
  /** a - b floor(a/b): in [0, b) for b > 0, in (b, 0] for b < 0; does not exist for b = 0. */
  mod(a: N, b: N): Result<N>;
  /** `a` to an integer power, for a base of any sign; x^0 = 1, and 0 to a negative power does not exist. */
  integerPower(a: N, exponent: number): Result<N>;
  /** exp(y ln a) for a > 0; 0^y = 0 for y > 0, 0^0 = 1, 0 to a negative power and a < 0 do not exist. */
  realPower(a: N, y: N): Result<N>;
  /** The possible orders of the true values in `a` and `b`. */
  orderings(a: N, b: N): Orderings;
  bounds(a: N): Bounds;
  text(a: N): EnclosureText;
  /** Upper bound of |a - b| / max(|a|, |b|) over the enclosures as -log10, rounded down: digits on which both agree for certain. `Infinity` if both are the same exact number. */
  agreeingDigits(a: N, b: N): number;
}
