export { type LeapOptions, leap } from './leap.js';
export { lastHorizon, type SweepOptions, sweep } from './sweep.js';
