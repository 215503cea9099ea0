import { floorDivide } from '../decimal/scaled.js';
import { bitLength, integerRoot } from './integer.js';
import type { Surd } from './surd.js';

/** lower <= 2^bits x <= upper. */
export interface ScaledEnclosure {
  readonly lower: bigint;
  readonly upper: bigint;
  readonly bits: number;
}

/** 40 digits and some; then by steps to 640. */
const PRECISIONS = [160, 320, 640, 1280, 2240];
/** Leading bits that make 40 digits certain. */
const RELATIVE_BITS = 136;

/**
 * Bounds of 2^bits times the number, for bits >= 0: with R = floor(sqrt(n 4^bits)), 2^bits sqrt(n) is in [R, R + 1], and a
 * coefficient p/q takes it to [floor(p R/q), -floor(-p (R + 1)/q)] (ends swapped for p < 0).
 */
export function enclose(a: Surd, bits: number): ScaledEnclosure {
  let lower = 0n;
  let upper = 0n;
  for (const { coefficient, radicand } of a) {
    const p = coefficient.numerator;
    const q = coefficient.denominator;
    const below = radicand === 1n ? 1n << BigInt(bits) : integerRoot(radicand << BigInt(2 * bits));
    const above = radicand === 1n ? below : below + 1n;
    lower += floorDivide(p * (p > 0n ? below : above), q);
    upper -= floorDivide(-p * (p > 0n ? above : below), q);
  }
  return { lower, upper, bits };
}

/** The sign of the number; `null` if even 640 digits after the point leave it open. Zero is decided exactly. */
export function signOf(a: Surd): -1 | 0 | 1 | null {
  if (a.length === 0) return 0;
  const first = a[0]!.coefficient.sign;
  if (a.every(({ coefficient }) => coefficient.sign === first)) return first;
  for (const bits of PRECISIONS) {
    const { lower, upper } = enclose(a, bits);
    if (lower > 0n) return 1;
    if (upper < 0n) return -1;
  }
  return null;
}

/** An enclosure with 40 significant digits or, where the terms cancel too far, the best that 640 digits after the point give. */
export function precise(a: Surd): ScaledEnclosure {
  let enclosure = enclose(a, PRECISIONS[0]!);
  for (const bits of PRECISIONS.slice(1)) {
    const width = enclosure.upper - enclosure.lower;
    const magnitude = enclosure.lower > 0n ? enclosure.lower : enclosure.upper < 0n ? -enclosure.upper : 0n;
    if (magnitude > 0n && bitLength(magnitude) - bitLength(width + 1n) >= RELATIVE_BITS) break;
    enclosure = enclose(a, bits);
  }
  return enclosure;
}

/** The greatest integer <= the number; `null` if even 640 digits after the point leave it open. */
export function floorOf(a: Surd): bigint | null {
  const [first] = a;
  if (!first) return 0n;
  if (a.length === 1 && first.radicand === 1n)
    return floorDivide(first.coefficient.numerator, first.coefficient.denominator);
  for (const bits of PRECISIONS) {
    const { lower, upper } = enclose(a, bits);
    const floor = lower >> BigInt(bits);
    if (floor === upper >> BigInt(bits)) return floor;
  }
  return null;
}
