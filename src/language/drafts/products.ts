/** A letter, Latin or Greek, with its index, that stands before a bracket. */
const BEFORE_BRACKET =
  /(?<![\\A-Za-z])((?:[A-Za-z]|\\(?:var)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|chi|psi|omega)(?![A-Za-z]))(?:_(?:\w|\{[^{}]*\}))?)(\s*(?:\\left\s*)?\()/g;

/**
 * `x(1-x)` as a product where the name stands alone in the formula too: what has a value by itself is no function there. `f(x)`
 * stays as it is.
 */
export function withProducts(latex: string): string {
  return latex.replace(BEFORE_BRACKET, (whole, name: string, bracket: string) =>
    standsAlone(latex, name) ? `${name} \\cdot ${bracket.trimStart()}` : whole,
  );
}

function standsAlone(latex: string, name: string): boolean {
  const exact = name.replace(/[\\{}]/g, '\\$&');
  return new RegExp(`(?<![\\\\A-Za-z])${exact}(?![A-Za-z_])(?!\\s*(?:\\\\left\\s*)?\\()`).test(latex);
}
