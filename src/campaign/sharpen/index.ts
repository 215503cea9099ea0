export type { GrowthLaw, LawName } from './growth/index.js';
export type { FixedHorizonGrowth, HorizonRatio, RatioAt, RatioStudy } from './ratio-data.js';
export type { SequenceShape } from './sequence-shape.js';
export { SHARPENING_SCHEMA, type Sharpening, type SharpenOptions, sharpen } from './sharpening.js';
