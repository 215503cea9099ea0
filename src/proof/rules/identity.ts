import { type Atom, Polynomial } from '../polynomial.js';
import type { Terms } from '../terms.js';

/** `inverse * argument = 1`, because the argument does not vanish. */
interface Pair {
  readonly inverse: Atom;
  readonly argument: Polynomial;
}

/**
 * Whether `p` is zero where none of `nonzero` is: p is multiplied by denominators that do not vanish until their inverses are
 * gone, and what remains is the polynomial 0. Multiplying by numbers that are not 0 neither makes a number 0 nor hides that it
 * is. The deepest inverses come first: clearing one may bring in those inside its argument, which are less deep.
 */
export function vanishes(p: Polynomial, nonzero: readonly Polynomial[], terms: Terms): boolean {
  const pairs = new Map<Atom, Polynomial>();
  for (const each of nonzero)
    for (const { inverse, argument } of pairsOf(each, terms)) pairs.set(inverse, argument);
  let rest = p;
  for (;;) {
    let next: Atom | null = null;
    for (const atom of rest.atoms) if (pairs.has(atom) && (!next || atom.level > next.level)) next = atom;
    if (!next) return rest.isZero;
    const parts = rest.coefficientsOf(next);
    const highest = Math.max(...parts.keys());
    rest = Polynomial.ZERO;
    for (const [exponent, part] of parts)
      rest = rest.plus(part.times(pairs.get(next)!.power(highest - exponent)));
  }
}

/** If a product is not 0, none of its factors is; and if 1/x is not 0, x is not. */
function pairsOf(nonzero: Polynomial, terms: Terms): Pair[] {
  const factors =
    nonzero.terms.size > 1
      ? [...terms.inverse(nonzero).atoms]
      : [...nonzero.atoms].map((atom) =>
          atom.kind === 'inverse' ? atom : [...terms.inverse(Polynomial.atom(atom)).atoms][0]!,
        );
  return factors.flatMap((inverse) =>
    inverse.kind === 'inverse' ? [{ inverse, argument: inverse.argument }] : [],
  );
}
