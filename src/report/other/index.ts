// What the commands beside `check` print: it need not load them.
export { badge, badgeText } from '../badge.js';
export { explanationText } from '../explanation-text.js';
export { ProofsText } from '../proofs-text.js';
export { csvText, pytorchText } from '../refined-files.js';
export { scheduleText } from '../schedule-text.js';
export { sharpeningText } from '../sharpening-text.js';
export { sheetText } from '../sheet-text.js';
export { worstCaseText } from '../worst-case-text.js';
