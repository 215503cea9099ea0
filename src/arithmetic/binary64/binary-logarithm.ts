import { Absent, type Bounds, type Result } from '../arithmetic.js';
import { div } from './interval.js';
import { LN2_HEAD, LN2_TAIL_DOWN, LN2_TAIL_UP } from './ln2.js';
import { ln } from './logarithm.js';
import { powerOfTwo } from './power-of-two.js';
import { addDown, addUp } from './sum.js';

const LN2: Bounds = { lower: addDown(LN2_HEAD, LN2_TAIL_DOWN), upper: addUp(LN2_HEAD, LN2_TAIL_UP) };

/** n for x = 2^n, `null` for other numbers. `Math.log2` only guesses. */
function exponentOf(x: number): number | null {
  if (!(x > 0 && x < Infinity)) return null;
  const n = Math.min(Math.max(Math.round(Math.log2(x)), -1074), 1023);
  return powerOfTwo(n) === x ? n : null;
}

/** ln x/ln 2 by interval division; exact at powers of two. Increasing: each bound comes from its own end. */
export function log2(a: Bounds): Result<Bounds> {
  const logarithm = ln(a);
  if (logarithm instanceof Absent) return logarithm;
  const quotient = div(logarithm, LN2);
  if (quotient instanceof Absent) return quotient;
  return {
    lower: exponentOf(a.lower) ?? quotient.lower,
    upper: exponentOf(a.upper) ?? quotient.upper,
  };
}
