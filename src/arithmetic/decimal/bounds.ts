import type { Decimal } from 'decimal.js';
import type { Bounds } from '../arithmetic.js';
import { encloseQuotient } from '../binary64/enclose.js';
import { LARGEST, LEAST } from '../binary64/neighbours.js';
import type { DecimalInterval } from './interval.js';
import { significand } from './significand.js';

// All finite binary64 numbers but 0 have decimal exponents between these.
const BEYOND_LARGEST = 310;
const BELOW_LEAST = -330;

/** The greatest binary64 number <= x, by exact integer division (a conversion through text is only promised to be near). */
function boundBelow(x: Decimal): number {
  if (x.isZero()) return 0;
  if (x.isNegative()) return -boundAbove(x.neg());
  if (!x.isFinite() || x.e > BEYOND_LARGEST) return LARGEST;
  return x.e < BELOW_LEAST ? 0 : enclosure(x).lower;
}

/** The least binary64 number >= x. */
function boundAbove(x: Decimal): number {
  if (x.isZero()) return 0;
  if (x.isNegative()) return -boundBelow(x.neg());
  if (!x.isFinite() || x.e > BEYOND_LARGEST) return Infinity;
  return x.e < BELOW_LEAST ? LEAST : enclosure(x).upper;
}

function enclosure(x: Decimal): Bounds {
  const { coefficient, exponent } = significand(x);
  return exponent >= 0
    ? encloseQuotient(coefficient * 10n ** BigInt(exponent), 1n)
    : encloseQuotient(coefficient, 10n ** BigInt(-exponent));
}

/** The tightest binary64 bounds outside decimal ones. */
export function bounds(a: DecimalInterval): Bounds {
  return { lower: boundBelow(a.lower), upper: boundAbove(a.upper) };
}
