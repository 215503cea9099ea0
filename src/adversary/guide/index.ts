export type { Evaluator } from './compile.js';
export { Guide } from './guide.js';
export { LOWEST } from './height.js';
