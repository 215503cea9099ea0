import { type ExactNumber, isForm } from './form/index.js';
import { asRational, type Surd } from './surd.js';

/** Sizes in bits that are told apart: a comparison with a power of two is much cheaper than the length itself. */
const SIZES = [64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768];
const POWERS = SIZES.map((bits) => 1n << BigInt(bits));
const LARGEST = 2 * SIZES[SIZES.length - 1]!;

/** Numbers up to this many bits in all cost what `STEP_WORK` says. */
const SHORT = 256;

/** Adding two short rationals, in steps of binary64. */
export const STEP_WORK = 7;

/**
 * A common divisor of a long and a short number takes one division of the long one, then as many as the short one
 * has digits: with l and s bits of numerators, denominators and radicands, l/500 + s/4 + s^2/5000 steps of binary64,
 * measured from 64 to 30,000 bits, is within a factor of 2 of sums and products of rationals.
 */
const LONG_BITS_PER_STEP = 500;
const SHORT_BITS_PER_STEP = 4;
const SQUARE_BITS_PER_STEP = 5000;

/** Powers and roots of one rational take no common divisor. */
const PLAIN_BITS_PER_STEP = 40;

/**
 * Each term of one sum is compared with each of the other: whether the product of two radicands of r bits is a square
 * takes 5 + r/30 steps, measured from 30 to 8,000 bits.
 */
const LOOKUP_STEPS = 5;
const RADICAND_BITS_PER_STEP = 30;

function lookupWork(a: Surd, b: Surd): number {
  if (a.length < 2 && b.length < 2) return 0;
  const bits = Math.max(...[...a, ...b].map(({ radicand }) => bitsOf(radicand)));
  return a.length * b.length * (LOOKUP_STEPS + Math.ceil(bits / RADICAND_BITS_PER_STEP));
}

/** An operation on sums of logarithms, roots and exponentials compares every product with every other, some microseconds for each pair. */
const PAIR_STEPS = 20;

/** Pairs of products that an operation looks at: with one divisor only those of the sums. */
function pairs(a: ExactNumber, b: ExactNumber): number {
  const [x, y] = [lengths(a), lengths(b)];
  const sums = x.sum * y.sum;
  if (isForm(a) && isForm(b) && a.divisor === b.divisor) return sums;
  return sums + x.sum * y.divisor + x.divisor * y.sum + x.divisor * y.divisor;
}

function lengths(x: ExactNumber): { readonly sum: number; readonly divisor: number } {
  return isForm(x) ? { sum: x.sum.length, divisor: x.divisor?.length ?? 0 } : { sum: 1, divisor: 0 };
}

/** Bits of the coefficients and radicands, rounded up to a power of two each. */
function sizeOf(a: Surd): number {
  let size = 0;
  for (const { coefficient, radicand } of a)
    size += bitsOf(coefficient.numerator) + bitsOf(coefficient.denominator) + bitsOf(radicand);
  return size;
}

function bitsOf(n: bigint): number {
  if (n === 1n) return 0;
  const magnitude = n < 0n ? -n : n;
  for (let i = 0; i < POWERS.length; i += 1) if (magnitude < POWERS[i]!) return SIZES[i]!;
  return LARGEST;
}

/** Work of an operation on `a` and `b` because of their size; `a === b` for an operation on one number. */
export function excessWork(a: ExactNumber, b: ExactNumber): number {
  if (isForm(a) || isForm(b)) return PAIR_STEPS * pairs(a, b);
  const first = sizeOf(a);
  const second = a === b ? first : sizeOf(b);
  const lookups = a === b ? 0 : lookupWork(a, b);
  if (first + second <= SHORT) return lookups;
  const long = Math.max(first, second);
  if (a === b && asRational(a)) return Math.ceil(long / PLAIN_BITS_PER_STEP);
  const short = Math.min(first, second);
  return (
    lookups +
    Math.ceil(long / LONG_BITS_PER_STEP + short / SHORT_BITS_PER_STEP + short ** 2 / SQUARE_BITS_PER_STEP)
  );
}
