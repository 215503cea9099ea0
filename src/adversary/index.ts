export { type ArbitraryOptions, arbitraryOf } from './arbitrary.js';
export { BulkHunt, bulkGenerator } from './bulk/index.js';
export { derivedSeed } from './derived-seed.js';
export { shapeHints } from './hints.js';
export {
  type HuntOptions,
  type HuntProgress,
  type HuntResult,
  hunt,
  type StatementHunt,
  type Witness,
} from './hunt.js';
export {
  type CertifiedRatio,
  type Largest,
  LargestRatios,
  type Range,
  RatioObjective,
  SHOWN_EXCESS,
  SIMPLER_LOSS,
} from './ratio/index.js';
export { shrink } from './shrink.js';
export { cost, isSimpler } from './simplicity.js';
