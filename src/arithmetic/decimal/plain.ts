import { Decimal } from 'decimal.js';

/** decimal.js holds exponents up to this magnitude; beyond it answers `Infinity` or 0, whatever the rounding mode. */
export const EXPONENT_LIMIT = 9e15;

/**
 * A constructor that only holds numbers: constructors never round, and a clone with default settings does not
 * depend on what others configure.
 */
export const Plain = Decimal.clone({ defaults: true, maxE: EXPONENT_LIMIT, minE: -EXPONENT_LIMIT });

export const ZERO = new Plain(0);
export const ONE = new Plain(1);
export const INFINITE = new Plain(Infinity);
