export type * from './certificate.js';
export { type CheckOptions, type CheckOutcome, checkClaim } from './check.js';
export type { Failure, FailureName } from './failure.js';
export { proofFileText } from './file-text.js';
export { isGuaranteed } from './guarantee.js';
export { RULE_NAMES } from './rules/index.js';
export type { Fact } from './scope.js';
export { type FactAsData, factAsData } from './show-fact.js';
export { ProvedStatement } from './theorem.js';
