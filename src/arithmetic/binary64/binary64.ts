import type { Arithmetic, Bounds } from '../arithmetic.js';
import { agreeingDigits } from './agreement.js';
import { log2 } from './binary-logarithm.js';
import { toInterval } from './enclose.js';
import { exp } from './exponential.js';
import { integerPower } from './integer-power.js';
import { ceil, floor, mod } from './integral.js';
import { abs, add, div, hull, max, min, mul, neg, orderings, sqrt, sub } from './interval.js';
import { ln } from './logarithm.js';
import { realPower } from './real-power.js';
import { text } from './text.js';
import { cos, PI, sin } from './trigonometric.js';

/** Decimal digits that every binary64 number carries (52 log10 2 = 15.65). */
const DIGITS = 15;

/**
 * Intervals with binary64 bounds. The four operations, square root and rational numbers give the tightest
 * enclosure; the bounds of ln, exp, log2, cos, sin and powers are a few units in the last place from it. Bounds may be
 * infinite (overflow), and an infinite bound stands for arbitrarily large real numbers, never for a value.
 */
export const binary64: Arithmetic<Bounds> = {
  name: 'binary64',
  digits: DIGITS,
  stepWork: 1,
  excessWork: () => 0,
  rational: toInterval,
  integer: (n) => ({ lower: n, upper: n }),
  add,
  sub,
  mul,
  div,
  neg,
  abs,
  min,
  max,
  hull,
  sqrt,
  ln,
  exp,
  log2,
  cos,
  sin,
  pi: () => PI,
  floor,
  ceil,
  mod,
  integerPower,
  realPower,
  orderings,
  bounds: (a) => a,
  text,
  agreeingDigits,
};
