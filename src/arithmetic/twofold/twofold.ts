import { Absent, type Arithmetic, type Result } from '../arithmetic.js';
import { agreeingDigits, bounds, fromRational, orderings, text } from './convert.js';
import { cos, exp, integerPower, ln, log2, PI, realPower, sin } from './elementary.js';
import { ceil, floor, mod } from './integral.js';
import { abs, add, div, max, min, mul, neg, sqrt, sub } from './operations.js';
import { exactly, type Twofold } from './twofold-number.js';

/** Two words of 53 bits (106 log10 2 = 31.9). */
const DIGITS = 31;

/**
 * Balls around sums of two binary64 numbers: some thirty digits at about a fifth of the speed of intervals, for long
 * sums. Integers, dyadic numbers of two words, and exact quotients have radius 0. Numbers outside 2^-400..2^400 are
 * `unknown`, never wrong.
 */
export const twofold: Arithmetic<Twofold> = {
  name: 'twofold',
  digits: DIGITS,
  stepWork: 2,
  excessWork: () => 0,
  rational: (q) => anyIfAbsent(fromRational(q)),
  integer: exactly,
  add,
  sub,
  mul,
  div,
  neg,
  abs,
  min,
  max,
  // A ball around both would have to be centred anew: who needs it climbs to intervals.
  hull: () => new Absent('unknown', 'not representable'),
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
  bounds,
  text,
  agreeingDigits,
};

/** Beyond the range: any real number. */
const ANY: Twofold = { high: 0, low: 0, radius: Infinity };

function anyIfAbsent(result: Result<Twofold>): Twofold {
  return result instanceof Absent ? ANY : result;
}
