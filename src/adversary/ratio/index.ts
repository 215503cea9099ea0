export { logarithmOf, textLogarithm } from '../logarithm.js';
export type { CertifiedRatio } from './certified-ratio.js';
export type { Range } from './extremes.js';
export { hopelessIndices } from './hopeless.js';
export { type Largest, LargestRatios, SHOWN_EXCESS, SIMPLER_LOSS } from './largest-ratio.js';
export { RatioObjective } from './objective.js';
