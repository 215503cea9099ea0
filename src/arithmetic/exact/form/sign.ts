import { Absent, type Result } from '../../arithmetic.js';
import { signOf as signOfSurd } from '../enclosure.js';
import { decimalsOf, encloseSum } from './enclosure.js';
import { isCertainlyNotZero } from './nonzero.js';
import { asForm, type ExactNumber, isForm, type Product, type Sum } from './product.js';
import { canonical, sub } from './sum.js';

/** What is certain: the sign; that it is `not 0`, too small for a sign; nothing. */
export type Sign = -1 | 0 | 1 | 'not 0' | 'unknown';

/** What 640 digits do not separate from 0 is taken for a tie that no theorem decides. */
const DIGITS = [50, 160, 640];

/** 0 by the canonical form, a sign by enclosures, `not 0` by a theorem. */
export function signOf(x: ExactNumber): Sign {
  const { sum, divisor } = asForm(x);
  const above = signOfSum(sum);
  if (divisor === null || above === 0 || typeof above === 'string') return above;
  const below = signOfSum(divisor);
  if (typeof below === 'string' || below === 0) return 'not 0';
  return above === below ? 1 : -1;
}

function signOfSum(whole: Sum): Sign {
  if (whole.length === 0) return 0;
  const sums = canonical([whole]);
  if (!(sums instanceof Absent) && sums[0]!.length === 0) return 0;
  const scaled = scaledByLargest(whole);
  const sum = scaled instanceof Absent ? whole : scaled.sum;
  for (const digits of DIGITS) {
    const decimals = decimalsOf(digits);
    const value = encloseSum(sum, decimals);
    if (value instanceof Absent) break;
    const { less, equal, greater } = decimals.orderings(value, decimals.integer(0));
    if (!equal) {
      if (!less) return 1;
      if (!greater) return -1;
    }
  }
  return !(sums instanceof Absent) && isCertainlyNotZero(sums[0]!) ? 'not 0' : 'unknown';
}

/** exp(exponent) * sum, where all exponents in `sum` are at most 0: no exponential in it is too large for decimals. */
export function scaledByLargest(
  sum: Sum,
): Result<{ readonly exponent: ExactNumber | null; readonly sum: Sum }> {
  const exponents = new Set(sum.map(({ exponent }) => exponent));
  if (exponents.size === 1 && exponents.has(null)) return { exponent: null, sum };
  let largest: ExactNumber | null | undefined;
  for (const exponent of exponents) {
    if (largest === undefined) {
      largest = exponent;
      continue;
    }
    const difference = sub(exponent ?? [], largest ?? []);
    if (difference instanceof Absent) return difference;
    if (numberSign(difference) === 1) largest = exponent;
  }
  if (!largest) return { exponent: null, sum };
  const scaled: Product[] = [];
  for (const product of sum) {
    const exponent = sub(product.exponent ?? [], largest);
    if (exponent instanceof Absent) return exponent;
    scaled.push({ ...product, exponent: numberSign(exponent) === 0 ? null : exponent });
  }
  return { exponent: largest, sum: scaled };
}

function numberSign(x: ExactNumber): Sign {
  return isForm(x) ? signOf(x) : (signOfSurd(x) ?? 'not 0');
}
