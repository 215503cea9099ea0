export type { TriedConstant } from './constant.js';
export type { GrowthLaw, LawName } from './growth/index.js';
export type { FixedHorizonGrowth, HopelessPoint, HorizonRatio, RatioAt, RatioStudy } from './ratio-data.js';
export { largestOf } from './ratio-study.js';
export type { SequenceShape } from './sequence-shape.js';
export { SHARPENING_SCHEMA, type Sharpening, type SharpenOptions, sharpen } from './sharpening.js';
