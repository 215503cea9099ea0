import { Absent, type Result } from '../arithmetic.js';
import { div } from './division.js';
import { divide, type ExactNumber, power as formPower, isForm, mul } from './form/index.js';
import { signOf } from './order.js';
import { Rational } from './rational.js';
import {
  asRational,
  isSmall,
  mul as mulSurds,
  rootOfRational,
  type Surd,
  surd,
  UNREPRESENTABLE,
} from './surd.js';

const ZERO_TO_NEGATIVE = new Absent('does not exist', 'zero to a negative power');
const PERHAPS_ZERO_TO_NEGATIVE = new Absent('unknown', 'zero to a negative power');
const NEGATIVE_BASE = new Absent('does not exist', 'negative number to a real power');
const PERHAPS_NEGATIVE_BASE = new Absent('unknown', 'negative number to a real power');

/** Powers of sums beyond this would not fit anyway. */
const MAX_IRRATIONAL_EXPONENT = 1 << 16;

const ONE = surd(Rational.ONE);

/** x^n for an integer n; x^0 = 1. */
export function integerPower(a: ExactNumber, n: number): Result<ExactNumber> {
  if (n === 0) return ONE;
  if (!isForm(a)) return surdPower(a, n);
  const sign = signOf(a);
  if (sign === 0) return n > 0 ? [] : ZERO_TO_NEGATIVE;
  if (sign === 'unknown' && n < 0) return PERHAPS_ZERO_TO_NEGATIVE;
  return bySquaring(a, n, mul, divide);
}

function surdPower(a: Surd, n: number): Result<Surd> {
  if (a.length === 0) return n > 0 ? a : ZERO_TO_NEGATIVE;
  const q = asRational(a);
  if (!q) return bySquaring(a, n, mulSurds, div);
  const power = q.pow(n);
  return power && isSmall(power.numerator) && isSmall(power.denominator) ? surd(power) : UNREPRESENTABLE;
}

function bySquaring<N extends ExactNumber>(
  a: N,
  n: number,
  times: (x: N, y: N) => Result<N>,
  over: (x: N, y: N) => Result<N>,
): Result<N> {
  if (Math.abs(n) > MAX_IRRATIONAL_EXPONENT) return UNREPRESENTABLE;
  const one = ONE as ExactNumber as N;
  let power = one;
  let base = a;
  for (let rest = Math.abs(n); ; ) {
    if (rest % 2 === 1) {
      const next = times(power, base);
      if (next instanceof Absent) return next;
      power = next;
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return n > 0 ? power : over(one, power);
    const square = times(base, base);
    if (square instanceof Absent) return square;
    base = square;
  }
}

/** a^y: repeated multiplication for an integer y, one root for a half, else exp(y ln a). */
export function realPower(a: ExactNumber, y: ExactNumber): Result<ExactNumber> {
  const sign = signOf(a);
  if (sign === -1) return NEGATIVE_BASE;
  if (sign !== 0 && sign !== 1) return PERHAPS_NEGATIVE_BASE;
  const exponentSign = signOf(y);
  if (exponentSign === 0) return ONE;
  if (sign === 0) {
    if (typeof exponentSign === 'string') return PERHAPS_ZERO_TO_NEGATIVE;
    return exponentSign > 0 ? [] : ZERO_TO_NEGATIVE;
  }
  const exponent = isForm(y) ? null : asRational(y);
  const n = exponent ? Number(exponent.numerator) : NaN;
  if (exponent?.isInteger && Number.isSafeInteger(n)) return integerPower(a, n);
  const q = isForm(a) ? null : asRational(a);
  if (q && exponent?.denominator === 2n && Number.isSafeInteger(n)) {
    const root = rootOfRational(q);
    return root instanceof Absent ? root : surdPower(root, n);
  }
  return formPower(a, y);
}
