import { Rational } from '../exact/rational.js';
import { toInterval } from './enclose.js';

// ln 2 truncated after 60 decimal places, so that ln 2 is in (LN2_DIGITS, LN2_DIGITS + 10^-60).
const LN2_DIGITS = Rational.parse('0.693147180559945309417232121458176568075500134360255254120680')!;
const LAST_PLACE = Rational.parse('1e-60')!;

const HEAD_BITS = 2n ** 42n;
const head = Rational.of((LN2_DIGITS.numerator * HEAD_BITS) / LN2_DIGITS.denominator, HEAD_BITS);

/**
 * The first 42 bits of ln 2. For |k| < 2^11, k LN2_HEAD has at most 53 bits and so is exact in binary64.
 */
export const LN2_HEAD = toInterval(head).lower;

/** ln 2 - LN2_HEAD (in [0, 2^-42)), rounded down and up: some 2^-95 apart. */
export const LN2_TAIL_DOWN = toInterval(LN2_DIGITS.sub(head)).lower;
export const LN2_TAIL_UP = toInterval(LN2_DIGITS.add(LAST_PLACE).sub(head)).upper;
