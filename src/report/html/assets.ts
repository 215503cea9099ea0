/** What a page embeds in addition to its own text. The caller reads these files, so that this layer need not. */
export interface ReportAssets {
  /** KaTeX's style sheet, whose `@font-face` rules name files. */
  readonly formulaStyles: string;
  /** A WOFF2 file of KaTeX as base64, by the file name that the style sheet uses. */
  readonly formulaFont: (file: string) => string;
  /** The text face, variable in weight, as base64 WOFF2. */
  readonly textFont: { readonly upright: string; readonly italic: string };
}
