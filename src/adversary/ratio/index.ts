export type { CertifiedRatio } from './certified-ratio.js';
export { type Largest, LargestRatios, type Range, SHOWN_EXCESS, SIMPLER_LOSS } from './largest-ratio.js';
export { RatioObjective } from './objective.js';
