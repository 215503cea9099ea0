import type { ReportAssets } from './assets.js';

/** Faces of KaTeX that only some formulas need, with the classes of the markup that ask for them. */
const ON_DEMAND: Readonly<Record<string, RegExp>> = {
  'KaTeX_AMS-Regular': /\b(?:amsrm|mathbb|textbb)\b/,
  'KaTeX_Caligraphic-Regular': /\bmathcal\b/,
  'KaTeX_Caligraphic-Bold': /\bmathcal\b/,
  'KaTeX_Fraktur-Regular': /\b(?:mathfrak|textfrak)\b/,
  'KaTeX_Fraktur-Bold': /\b(?:mathboldfrak|textboldfrak)\b/,
  'KaTeX_Main-Bold': /\b(?:mathbf|textbf)\b/,
  'KaTeX_Main-Italic': /\b(?:mathit|textit)\b/,
  'KaTeX_Main-BoldItalic': /\b(?:boldsymbol|textbf)\b/,
  'KaTeX_Math-BoldItalic': /\bboldsymbol\b/,
  'KaTeX_SansSerif-Regular': /\b(?:mathsf|textsf)\b/,
  'KaTeX_SansSerif-Bold': /\b(?:mathboldsf|textboldsf|mathsfit)\b/,
  'KaTeX_SansSerif-Italic': /\b(?:mathsfit|mathitsf|textitsf)\b/,
  'KaTeX_Script-Regular': /\b(?:mathscr|textscr)\b/,
  'KaTeX_Typewriter-Regular': /\b(?:mathtt|texttt)\b/,
};

const FONT_FACE = /@font-face\{[^}]*?src:url\(fonts\/([\w-]+)\.woff2\)[^}]*\}/g;
const SOURCES = /src:[^;}]*/;

/** KaTeX's style sheet with the faces that `markup` needs put in, and no address left in it. */
export function formulaStyles(markup: string, assets: ReportAssets): string {
  return assets.formulaStyles.replace(FONT_FACE, (rule, face: string) => {
    const classes = ON_DEMAND[face];
    if (classes && !classes.test(markup)) return '';
    return rule.replace(SOURCES, () => `src:${embedded(assets.formulaFont(`${face}.woff2`))}`);
  });
}

/** The face of the running text. */
export function textFontFaces({ textFont }: ReportAssets): string {
  const face = (style: string, data: string): string =>
    `@font-face{font-family:"Report Serif";font-style:${style};font-weight:200 900;font-display:block;src:${embedded(data)}}`;
  return face('normal', textFont.upright) + face('italic', textFont.italic);
}

function embedded(base64: string): string {
  return `url(data:font/woff2;base64,${base64}) format("woff2")`;
}
