import type { Decimal } from 'decimal.js';

/** A finite decimal as coefficient * 10^exponent, exactly; `length` counts the coefficient's digits. */
export interface Significand {
  readonly coefficient: bigint;
  readonly length: number;
  readonly exponent: number;
}

export function significand(x: Decimal): Significand {
  const [mantissa, exponent] = x.toExponential().split('e') as [string, string];
  const negative = mantissa.startsWith('-');
  const digits = (negative ? mantissa.slice(1) : mantissa).replace('.', '');
  const magnitude = BigInt(digits);
  return {
    coefficient: negative ? -magnitude : magnitude,
    length: digits.length,
    exponent: Number(exponent) - (digits.length - 1),
  };
}
