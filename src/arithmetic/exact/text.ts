import { Absent, type Bounds, type EnclosureText } from '../arithmetic.js';
import { encloseQuotient, toInterval } from '../binary64/enclose.js';
import type { DecimalInterval } from '../decimal/decimal.js';
import { directedDecimals } from '../decimal/directed.js';
import { textAbove, textBelow } from '../decimal/scaled.js';
import { enclose, precise, type ScaledEnclosure } from './enclosure.js';
import { decimalsOf, type ExactNumber, enclose as encloseForm, isForm, sub } from './form/index.js';
import { signOf } from './order.js';
import { asRational, type Surd } from './surd.js';

/** Digits in the text of an irrational number. */
const TEXT_DIGITS = 40;
const decimals = directedDecimals(TEXT_DIGITS);

/** Digits of logarithms and exponentials: enough for a text unless more than half of them cancel, then the most that are taken. */
const FORM_DIGITS = [80, 640];

const UNBOUNDED: Bounds = { lower: -Infinity, upper: Infinity };

export function bounds(a: ExactNumber): Bounds {
  if (isForm(a)) {
    const found = formEnclosure(a);
    return found ? decimalsOf(found.digits).bounds(found.value) : UNBOUNDED;
  }
  const q = asRational(a);
  if (q) return toInterval(q);
  const { lower, upper, bits } = precise(a);
  const unit = 1n << BigInt(bits);
  return { lower: quotient(lower, unit).lower, upper: quotient(upper, unit).upper };
}

function quotient(n: bigint, d: bigint): Bounds {
  if (n === 0n) return { lower: 0, upper: 0 };
  if (n > 0n) return encloseQuotient(n, d);
  const mirror = encloseQuotient(-n, d);
  return { lower: -mirror.upper, upper: -mirror.lower };
}

export function text(a: ExactNumber): EnclosureText {
  if (isForm(a)) {
    const found = formEnclosure(a);
    if (!found) return { lower: '-Infinity', upper: 'Infinity' };
    const { lower, upper } = decimalsOf(found.digits).text(found.value);
    return { lower: decimals.parseDown(lower).toString(), upper: decimals.parseUp(upper).toString() };
  }
  const q = asRational(a);
  if (q) return { lower: q.toString(), upper: q.toString() };
  const { lower, upper, bits } = precise(a);
  return {
    lower: decimals.parseDown(textBelow(lower, bits, 0, TEXT_DIGITS)).toString(),
    upper: decimals.parseUp(textAbove(upper, bits, 0, TEXT_DIGITS)).toString(),
  };
}

interface FormEnclosure {
  readonly value: DecimalInterval;
  readonly digits: number;
}

function formEnclosure(a: ExactNumber): FormEnclosure | null {
  let best: FormEnclosure | null = null;
  for (const digits of FORM_DIGITS) {
    const value = encloseForm(a, decimalsOf(digits));
    if (value instanceof Absent) return best;
    best = { value, digits };
    if (
      value.upper
        .sub(value.lower)
        .abs()
        .lte(value.upper.abs().mul(`1e-${TEXT_DIGITS}`))
    )
      return best;
  }
  return best;
}

function greatest(first: bigint, second: bigint): bigint {
  return first < second ? second : first;
}

/** The least |x| in an enclosure. */
function smallestMagnitude({ lower, upper }: ScaledEnclosure): bigint {
  return greatest(0n, greatest(lower, -upper));
}

/** The digits on which both agree for certain; without limit only for one and the same number. */
export function agreeingDigits(a: ExactNumber, b: ExactNumber): number {
  const difference = sub(a, b);
  if (difference instanceof Absent) return 0;
  if (signOf(difference) === 0) return Infinity;
  if (isForm(difference) || isForm(a) || isForm(b)) return formDigits(a, b);
  return surdDigits(difference, a, b);
}

function formDigits(a: ExactNumber, b: ExactNumber): number {
  const arithmetic = decimalsOf(FORM_DIGITS[FORM_DIGITS.length - 1]!);
  const [x, y] = [encloseForm(a, arithmetic), encloseForm(b, arithmetic)];
  return x instanceof Absent || y instanceof Absent ? 0 : arithmetic.agreeingDigits(x, y);
}

/** With |a - b| <= D 2^-i, from its own exact terms, and max(|a|, |b|) >= M 2^-i: 10^k <= M/D makes k digits certain. */
function surdDigits(difference: Surd, a: Surd, b: Surd): number {
  const gap = precise(difference);
  const [x, y] = [enclose(a, gap.bits), enclose(b, gap.bits)];
  const larger = greatest(smallestMagnitude(x), smallestMagnitude(y));
  const ratio = larger / greatest(gap.upper, -gap.lower);
  return ratio === 0n ? 0 : ratio.toString().length - 1;
}
