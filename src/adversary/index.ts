export { BulkHunt, bulkGenerator, bulkKernel } from './bulk/index.js';
export { derivedSeed } from './derived-seed.js';
export { generatePoint } from './generate.js';
export { shapeHints } from './hints.js';
export { CROSS_CHECK_HORIZON, FAULT_CODE, hunt, problemOf } from './hunt.js';
export type { HuntOptions, HuntProgress, HuntResult, StatementHunt, Witness } from './hunt-result.js';
export { choicesOf } from './random.js';
export { shrink } from './shrink.js';
export { cost, isSimpler } from './simplicity.js';
