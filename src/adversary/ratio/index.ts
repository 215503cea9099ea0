export type { CertifiedRatio } from './certified-ratio.js';
export type { Range } from './extremes.js';
export { type Largest, LargestRatios, SHOWN_EXCESS, SIMPLER_LOSS } from './largest-ratio.js';
export { RatioObjective } from './objective.js';
