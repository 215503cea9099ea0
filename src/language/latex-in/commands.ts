import type { Relation } from '../term/relation.js';

/** Relations as LaTeX and the language write them. */
export const RELATION_SIGNS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ...(['=', '<', '>', '<=', '>=', '!='] as const).map((sign) => [sign, sign] as const),
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['\\le', '<='],
  ['\\leq', '<='],
  ['\\leqslant', '<='],
  ['\\leqq', '<='],
  ['\\lt', '<'],
  ['\\ge', '>='],
  ['\\geq', '>='],
  ['\\geqslant', '>='],
  ['\\geqq', '>='],
  ['\\gt', '>'],
  ['\\ne', '!='],
  ['\\neq', '!='],
  [':=', '='],
  ['\\coloneqq', '='],
  ['\\triangleq', '='],
  ['\\equiv', '='],
]);

/** Signs between factors. `dot` may be the inner product of two vectors. */
export const PRODUCT_SIGNS: ReadonlyMap<string, 'times' | 'dot' | 'over'> = new Map([
  ['*', 'times'],
  ['\\ast', 'times'],
  ['\\times', 'times'],
  ['×', 'times'],
  ['\\cdot', 'dot'],
  ['·', 'dot'],
  ['/', 'over'],
  ['\\div', 'over'],
  ['÷', 'over'],
]);

export const PLUS_SIGNS: ReadonlyMap<string, '+' | '-'> = new Map([
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
]);

/** Functions whose argument may stand without brackets, and what they are called in the language. */
export const FUNCTION_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['\\ln', 'ln'],
  ['\\log', 'ln'],
  ['\\exp', 'exp'],
  ['\\cos', 'cos'],
  ['\\sin', 'sin'],
]);

/** What has one argument in braces, and is a function of the language. */
export const BRACED_FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['\\norm', 'norm'],
  ['\\abs', 'abs'],
]);

export const FRACTIONS: ReadonlySet<string> = new Set([
  '\\frac',
  '\\dfrac',
  '\\tfrac',
  '\\cfrac',
  '\\nicefrac',
]);

export const BIG_OPERATORS: ReadonlyMap<string, 'sum' | 'prod' | 'max' | 'min'> = new Map([
  ['\\sum', 'sum'],
  ['∑', 'sum'],
  ['\\prod', 'prod'],
  ['∏', 'prod'],
  ['\\max', 'max'],
  ['\\min', 'min'],
]);

/** Fonts say nothing: `\mathbf{x}` is x. */
export const FONTS: ReadonlySet<string> = new Set([
  ...['\\mathbf', '\\boldsymbol', '\\bm', '\\mathcal', '\\mathfrak', '\\mathscr', '\\vec', '\\pmb'],
]);

/** Marks above a letter are part of its name: `\hat{x}` is `x_hat`. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['\\hat', 'hat'],
  ['\\widehat', 'hat'],
  ['\\bar', 'bar'],
  ['\\overline', 'bar'],
  ['\\tilde', 'tilde'],
  ['\\widetilde', 'tilde'],
  ['\\dot', 'dot'],
  ['\\check', 'check'],
]);

/** Words in upright letters: names. */
export const UPRIGHT: ReadonlySet<string> = new Set([
  ...['\\mathrm', '\\operatorname', '\\operatorname*', '\\mathit', '\\mathsf', '\\mathtt', '\\mathop'],
]);

/** Text within a formula: `\text{if }`. */
export const TEXT: ReadonlySet<string> = new Set([
  '\\text',
  '\\textrm',
  '\\mbox',
  '\\textit',
  '\\textnormal',
]);

/** Spaces and layout, which say nothing. */
export const LAYOUT: ReadonlySet<string> = new Set([
  ...['\\,', '\\;', '\\:', '\\!', '\\ ', '\\>', '\\displaystyle', '\\textstyle', '\\limits', '\\nolimits'],
  ...[
    '\\nonumber',
    '\\notag',
    '\\mathstrut',
    '\\strut',
    '\\thinspace',
    '\\allowbreak',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
  ],
]);

/** Layout with an argument in braces, which says nothing either. */
export const LAYOUT_WITH_ARGUMENT: ReadonlySet<string> = new Set([
  ...[
    '\\tag',
    '\\tag*',
    '\\label',
    '\\hspace',
    '\\hspace*',
    '\\vspace',
    '\\phantom',
    '\\hphantom',
    '\\vphantom',
  ],
]);

/** Wide spaces: what follows may be a quantifier. */
export const WIDE_SPACES: ReadonlySet<string> = new Set(['\\quad', '\\qquad']);

/** Environments that arrange lines. */
export const ARRANGEMENTS: ReadonlySet<string> = new Set([
  ...[
    'aligned',
    'align',
    'align*',
    'alignat',
    'split',
    'equation',
    'equation*',
    'gathered',
    'gather',
    'gather*',
  ],
  ...['multline', 'multline*', 'displaymath', 'math', 'eqnarray', 'eqnarray*'],
]);

/** Sizes of brackets; what they say of the side, where they do. */
export const BRACKET_SIZES: ReadonlyMap<string, 'left' | 'right' | 'any'> = new Map(
  ['big', 'Big', 'bigg', 'Bigg'].flatMap((size) => [
    [`\\${size}`, 'any'] as const,
    [`\\${size}l`, 'left'] as const,
    [`\\${size}r`, 'right'] as const,
  ]),
);

/** What the language does not have, and what to do instead. */
export const UNKNOWN_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['\\infty', 'there is no infinity; T is the horizon, and any positive integer'],
  ['\\lim', 'limits are not in the language: claim an inequality for every T'],
  ['\\int', 'integrals are not in the language'],
  ['\\sup', 'suprema are not in the language: write `\\max` over a range'],
  ['\\inf', 'infima are not in the language: write `\\min` over a range'],
  ['\\limsup', 'limits are not in the language: claim an inequality for every T'],
  ['\\liminf', 'limits are not in the language: claim an inequality for every T'],
  ['\\nabla', 'gradients are sequences: `given g[t] in R^d`'],
  ['\\partial', 'derivatives are not in the language'],
  ['\\mathbb', 'expectations and probabilities are not in the language; `\\mathbb{R}` stands in a `given`'],
  ['\\binom', 'binomials are written with products: `prod(k in 1..n, k)`'],
  ['\\pm', 'write two claims, one for each sign'],
  ['\\mp', 'write two claims, one for each sign'],
  ['\\approx', 'the relations are = <= < >= >'],
  ['\\sim', 'the relations are = <= < >= >'],
  ['\\lesssim', 'the language has no unnamed constants: write the constant'],
  ['\\gtrsim', 'the language has no unnamed constants: write the constant'],
  ['\\propto', 'the language has no unnamed constants: write the constant'],
  ['\\ll', 'the relations are = <= < >= >'],
  ['\\gg', 'the relations are = <= < >= >'],
  ['\\lg', 'write `\\log_2 x` or `\\log_{10} x`'],
  ['\\tan', 'write `\\sin x / \\cos x`'],
  ['\\exists', 'a claim holds for everything that it leaves open; it cannot say that something exists'],
  ['\\iff', 'a claim is one chain of inequalities'],
  ['\\implies', 'what comes before the arrow is an `assume`'],
  ['\\Rightarrow', 'what comes before the arrow is an `assume`'],
  ['\\to', 'limits are not in the language'],
]);

/** Greek letters with another shape, and the name of the letter. */
export const GREEK_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['\\varepsilon', 'epsilon'],
  ['\\varphi', 'phi'],
  ['\\vartheta', 'theta'],
  ['\\varrho', 'rho'],
  ['\\varsigma', 'sigma'],
  ['\\varpi', 'pi'],
  ['\\ell', 'l'],
]);

/** Dots that leave out the middle of a list. */
export const DOTS: ReadonlySet<string> = new Set([
  ...['\\dots', '\\ldots', '\\cdots', '\\dotsc', '\\dotsb', '…', '...'],
]);
