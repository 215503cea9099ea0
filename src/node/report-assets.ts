import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReportAssets } from '../report/index.js';

const require = createRequire(import.meta.url);
const TEXT_FACE = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght';

/** The fonts and styles that an HTML report embeds, from the packages that bring them. */
export function readReportAssets(): ReportAssets {
  const formulas = join(dirname(require.resolve('katex')));
  const base64 = (path: string): string => readFileSync(path).toString('base64');
  return {
    formulaStyles: readFileSync(join(formulas, 'katex.min.css'), 'utf8'),
    formulaFont: (file) => base64(join(formulas, 'fonts', file)),
    textFont: {
      upright: base64(require.resolve(`${TEXT_FACE}-normal.woff2`)),
      italic: base64(require.resolve(`${TEXT_FACE}-italic.woff2`)),
    },
  };
}
