export type { Evaluator } from '../../compiled/index.js';
export { compares } from './compares.js';
export { Compiler } from './compile.js';
export { type CompiledRange, expressionsOf, Guide, type Means } from './guide.js';
export { LOWEST } from './height.js';
