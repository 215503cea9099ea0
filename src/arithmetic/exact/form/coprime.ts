import { gcd } from '../integer.js';

/**
 * Pairwise coprime integers > 1 of which every one of `numbers` (all > 1) is a product of powers. Whenever two have a common
 * divisor g > 1, n and b are replaced by n/g, g and b/g: the product of all gets smaller, so this ends. Nothing is factored
 * (Bernstein, "Factoring into coprimes in essentially linear time", J. Algorithms 54, 2005, has the history).
 */
export function coprimeBase(numbers: Iterable<bigint>): bigint[] {
  const waiting = [...numbers];
  const base: bigint[] = [];
  while (waiting.length > 0) {
    const n = waiting.pop()!;
    if (n === 1n) continue;
    const position = base.findIndex((b) => b === n || gcd(n, b) !== 1n);
    if (position === -1) {
      base.push(n);
      continue;
    }
    const b = base[position]!;
    if (b === n) continue;
    const g = gcd(n, b);
    base.splice(position, 1);
    waiting.push(n / g, g, b / g);
  }
  return base.sort((x, y) => (x < y ? -1 : 1));
}

/** The exponents of n > 0, a product of powers of the coprime integers in `base`: [b, e] for each b whose exponent e is not 0. */
export function exponentsOver(n: bigint, base: readonly bigint[]): [bigint, number][] {
  const exponents: [bigint, number][] = [];
  let rest = n;
  if (n === 1n) return exponents;
  for (const b of base) {
    let exponent = 0;
    while (rest % b === 0n) {
      rest /= b;
      exponent += 1;
    }
    if (exponent > 0) exponents.push([b, exponent]);
    if (rest === 1n) return exponents;
  }
  throw new Error('not a product of powers of the base');
}
