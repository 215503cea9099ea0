export { BulkHunt, bulkGenerator, bulkKernel } from './bulk/index.js';
export { derivedSeed } from './derived-seed.js';
export { shapeHints } from './hints.js';
export {
  CROSS_CHECK_HORIZON,
  FAULT_CODE,
  type HuntOptions,
  type HuntProgress,
  type HuntResult,
  hunt,
  problemOf,
  type StatementHunt,
  type Witness,
} from './hunt.js';
export { shrink } from './shrink.js';
export { cost, isSimpler } from './simplicity.js';
