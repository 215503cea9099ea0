import { type Atom, Polynomial } from '../polynomial.js';
import type { Terms } from '../terms.js';

/**
 * Whether `p` is zero where none of `nonzero` is: p is multiplied by denominators that do not vanish until their inverses are
 * gone, and what remains is the polynomial 0. Multiplying by numbers that are not 0 neither makes a number 0 nor hides that it
 * is. The deepest inverses come first: clearing one may bring in those inside its argument, which are less deep.
 */
export function vanishes(p: Polynomial, nonzero: readonly Polynomial[], terms: Terms): boolean {
  const inverses = new Set(nonzero.flatMap((each) => inversesOf(each, terms)));
  let rest = p;
  for (;;) {
    let next: Atom | null = null;
    for (const atom of rest.atoms) if (inverses.has(atom) && (!next || atom.level > next.level)) next = atom;
    if (!next) return rest.isZero;
    const parts = rest.coefficientsOf(next);
    const highest = Math.max(...parts.keys());
    rest = Polynomial.ZERO;
    for (const [exponent, part] of parts)
      rest = rest.plus(part.times(next.parts[0]!.power(highest - exponent)));
  }
}

/** Inverses `1/x` of x that do not vanish. If a product is not 0, none of its factors is; and if 1/x is not 0, x is not. */
function inversesOf(nonzero: Polynomial, terms: Terms): Atom[] {
  if (nonzero.terms.size > 1) return [...terms.inverse(nonzero).atoms];
  return [...nonzero.atoms].flatMap((atom) =>
    atom.kind === 'inverse' ? [atom] : [...terms.inverse(Polynomial.atom(atom)).atoms],
  );
}
