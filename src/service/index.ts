export type { Completion } from './completion.js';
export type { Definition } from './definition.js';
export { applied, type Edit } from './format.js';
export { chainLatex, type Hover } from './hover.js';
export { type Analysis, type ReadBeside, Workspace } from './workspace.js';
