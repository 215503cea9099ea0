export { type GrowthLaw, growthLaw, type LawName } from './growth-law.js';
export type { HorizonValue } from './least-squares.js';
