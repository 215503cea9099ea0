export { explanationText } from './explanation-text.js';
export { jsonText } from './json.js';
export { COLOURED, type Paint, PLAIN } from './paint.js';
export { pointText } from './point-text.js';
export { PLAIN_PRESENTATION, type Presentation } from './presentation.js';
export { refutationText, shellWord } from './refutation.js';
export { reportText } from './table.js';
