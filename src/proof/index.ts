export { type CheckOptions, type CheckOutcome, checkClaim } from './certificate/check-claim.js';
export { proofFileText } from './certificate/file-text.js';
export { type FactAsData, factAsData } from './certificate/show-fact.js';
export type * from './certificate.js';
export type { Failure, FailureName } from './failure.js';
export { isGuaranteed } from './guarantee.js';
export { RULE_NAMES } from './rule-names.js';
export type { Fact } from './scope.js';
export { ProvedStatement } from './theorem.js';
