import katex from 'katex';
import { escapeHtml } from './markup.js';

/** Longer formulas are shown as text: no reader follows them, and typesetting them takes seconds. */
const MAX_SOURCE = 8_000;
/** A typeset formula above this would come from macros that multiply; the text is shown instead. */
const MAX_MARKUP = 400_000;
/** Expansions of macros in one formula: KaTeX's own commands need a few dozen. */
const MAX_EXPANSIONS = 500;
/** Largest dimension a formula may ask for, in em. */
const MAX_SIZE = 40;
/** Nesting beyond this would exhaust the stack of the parser. */
const MAX_NESTING = 100;

/** Commands that define commands. A formula stands alone here, so that all they could do is multiply text. */
const DEFINES =
  /\\(?:[egx]?def|(?:re|provide)?newcommand|renewcommand|providecommand|let|futurelet|global|long)(?![a-zA-Z])/;

/** What KaTeX adds to its MathML for programs that copy formulas: the source once more. */
const SOURCE_NOTE = /<annotation encoding="application\/x-tex">[\s\S]*?<\/annotation>/;

/** A formula typeset as HTML with MathML inside for screen readers; as code where it is no LaTeX, or too much of it. */
export function formula(latex: string, mode: 'inline' | 'display'): string {
  return typeset(latex, mode) ?? `<code class="raw-formula">${escapeHtml(latex.trim())}</code>`;
}

/** A formula on its own line, in a box that scrolls when it is too narrow. */
export function displayFormula(latex: string): string {
  return `<div class="formula scroller">${formula(latex, 'display')}</div>`;
}

function typeset(latex: string, mode: 'inline' | 'display'): string | null {
  if (latex.length > MAX_SOURCE || DEFINES.test(latex) || nesting(latex) > MAX_NESTING) return null;
  try {
    const markup = katex.renderToString(latex, {
      displayMode: mode === 'display',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: MAX_EXPANSIONS,
      maxSize: MAX_SIZE,
      output: 'htmlAndMathml',
    });
    return markup.length > MAX_MARKUP ? null : markup.replace(SOURCE_NOTE, '');
  } catch {
    return null;
  }
}

/** How deep braces and \left…\right nest, at most. */
function nesting(latex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [mark] of latex.matchAll(/\\left(?![a-z])|\\right(?![a-z])|\\begin|\\end|\\[{}\\]|[{}]/g)) {
    if (mark === '{' || mark === '\\left' || mark === '\\begin') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === '\\right' || mark === '\\end') depth -= 1;
  }
  return deepest;
}
