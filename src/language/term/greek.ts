/** Greek letters and their names in the language, in the order of the alphabet; variants after it. */
const LETTERS: readonly (readonly [letter: string, name: string])[] = [
  ['α', 'alpha'],
  ['β', 'beta'],
  ['γ', 'gamma'],
  ['δ', 'delta'],
  ['ε', 'epsilon'],
  ['ζ', 'zeta'],
  ['η', 'eta'],
  ['θ', 'theta'],
  ['ι', 'iota'],
  ['κ', 'kappa'],
  ['λ', 'lambda'],
  ['μ', 'mu'],
  ['ν', 'nu'],
  ['ξ', 'xi'],
  ['ο', 'omicron'],
  ['π', 'pi'],
  ['ρ', 'rho'],
  ['σ', 'sigma'],
  ['τ', 'tau'],
  ['υ', 'upsilon'],
  ['φ', 'phi'],
  ['χ', 'chi'],
  ['ψ', 'psi'],
  ['ω', 'omega'],
];

const capitalised = (name: string) => name[0]!.toUpperCase() + name.slice(1);

const NAMES = new Map<string, string>([
  ...LETTERS,
  ...LETTERS.map(([letter, name]) => [letter.toUpperCase(), capitalised(name)] as const),
  ['ς', 'sigma'],
  ['ϵ', 'epsilon'],
  ['ϑ', 'theta'],
  ['ϕ', 'phi'],
  ['ϱ', 'rho'],
  ['µ', 'mu'], // the micro sign, which keyboards have
]);

/** Capitals that look Latin have no command in LaTeX. */
const LATEX_CAPITALS = new Set([
  'Gamma',
  'Delta',
  'Theta',
  'Lambda',
  'Xi',
  'Pi',
  'Sigma',
  'Upsilon',
  'Phi',
  'Psi',
  'Omega',
]);

/** The forms that the field writes. */
const LATEX_VARIANTS = new Map([
  ['phi', '\\varphi'],
  ['epsilon', '\\varepsilon'],
  ['omicron', 'o'],
]);

const LOWER = new Set(LETTERS.map(([, name]) => name));

/** `η` as `eta`, `Δx` as `Deltax`: a name in ASCII. */
export function asciiName(text: string): string {
  return Array.from(text, (letter) => NAMES.get(letter) ?? letter).join('');
}

/** The LaTeX command for a Greek letter's name, `null` when it is not one. */
export function greekCommand(name: string): string | null {
  const variant = LATEX_VARIANTS.get(name);
  if (variant !== undefined) return variant;
  return LOWER.has(name) || LATEX_CAPITALS.has(name) ? `\\${name}` : null;
}
