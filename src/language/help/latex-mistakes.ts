import type { Place } from '../term/place.js';
import type { Problem } from './problem.js';

function problem(code: string, place: Place, message: string, advice: string): Problem {
  return { code, message, place, advice };
}

/** Longer formulas are cut: a message is one line. */
const MAX_FORMULA = 60;

const short = (latex: string) => (latex.length > MAX_FORMULA ? `${latex.slice(0, MAX_FORMULA)}…` : latex);

/** What can be wrong with a line of LaTeX. */
export const latexMistake = {
  ambiguous: (place: Place, latex: string, readings: readonly string[], advice?: string) =>
    problem(
      'latex-ambiguous',
      place,
      `\`${short(latex)}\` can be read in more than one way`,
      advice ?? `put one of these in its place: ${readings.map((reading) => `\`${reading}\``).join(' or ')}`,
    ),
  unknownCommand: (place: Place, command: string, advice: string | null) =>
    problem(
      'latex-unknown',
      place,
      `\`${command}\` has no meaning in the language`,
      advice ?? 'docs/language.md says what is understood of LaTeX',
    ),
  unexpected: (place: Place, found: string | null, wanted: string) =>
    problem(
      'latex-syntax',
      place,
      found === null
        ? `the formula ends where ${wanted} is expected`
        : `expected ${wanted}, found \`${short(found)}\``,
      'docs/language.md says what is understood of LaTeX',
    ),
  unclosed: (place: Place, opening: string, closing: string, found: string | null) =>
    problem(
      'latex-syntax',
      place,
      `\`${opening}\` is not closed`,
      found === null ? `\`${closing}\` is missing` : `expected \`${closing}\`, found \`${short(found)}\``,
    ),
  noSign: (place: Place, number: string) =>
    problem(
      'latex-syntax',
      place,
      `the number ${number} stands behind a factor without a sign`,
      'write `\\cdot` for a product, `_` for an index and `^` for a power',
    ),
  noVariable: (place: Place, operator: string) =>
    problem(
      'latex-ambiguous',
      place,
      `nothing says over what \`${operator}\` runs`,
      `write \`${operator}_{t=1}^{T}\`, or \`${operator}_t\` for t = 1, …, T`,
    ),
  scriptOfFormula: (place: Place, latex: string) =>
    problem(
      'latex-syntax',
      place,
      `\`${short(latex)}\` is no name, and takes no index`,
      'indices belong to names: `x_t`',
    ),
  leftOut: (place: Place) =>
    problem(
      'latex-unknown',
      place,
      'dots leave out what a sum or product of the language says',
      'write `\\sum_{k=1}^{t} x_k` for `x_1 + \\dots + x_t`',
    ),
  twoVectors: (place: Place, latex: string) =>
    problem(
      'latex-ambiguous',
      place,
      `\`${short(latex)}\` puts two vectors beside each other`,
      'the inner product is written `x \\cdot y`, `x^\\top y`, `\\langle x, y\\rangle` or `dot(x, y)`',
    ),
  badQuantifier: (place: Place, latex: string) =>
    problem(
      'latex-syntax',
      place,
      `\`${short(latex)}\` does not say where an index runs`,
      'after the formula stand ranges: `\\quad (t = 1, \\dots, T)`, `\\forall t \\le T`, or `for t in 1..T`; what is assumed is a line of its own',
    ),
  badDomain: (place: Place, latex: string) =>
    problem(
      'latex-syntax',
      place,
      `\`${short(latex)}\` is no domain`,
      'write `x > 0`, `0 < x \\le 1`, `x \\in [a, b]`, `x \\in \\mathbb{R}`, `x \\in \\mathbb{R}^d` or `n \\in \\{1, \\dots, 9\\}`',
    ),
  badHead: (place: Place, latex: string) =>
    problem(
      'latex-syntax',
      place,
      `\`${short(latex)}\` is no name that can be introduced`,
      'begin with a name: `\\eta_t`, `g_{t,i}`, `R`',
    ),
  badCases: (place: Place) =>
    problem(
      'latex-syntax',
      place,
      'the last case must hold whenever the others do not',
      'end with `x & \\text{otherwise}`',
    ),
};
