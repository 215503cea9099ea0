export { blockNames } from './block-names.js';
export type { KnownNames } from './known-names.js';
export { mapped } from './mapped.js';
export { latexLines } from './recognise.js';
export { type Translation, takesLatex, translateLine } from './translate.js';
