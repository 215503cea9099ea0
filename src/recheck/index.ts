export type { ExactPoint } from './evaluator.js';
export { type CertifiedFailure, type Recheck, recheck } from './recheck.js';
