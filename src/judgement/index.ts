export type { Finding, Sides } from './finding.js';
export { horizonClass } from './horizon-class.js';
export { instances } from './instances.js';
export { type Examination, Judge, type StatementExamination } from './judge.js';
export { type DecidedBy, EQUALITY_DIGITS, type Ladder, type Level } from './ladder.js';
export { domainPremises } from './premises.js';
export { type CertifiedCases, type Failure, type Simpler, StatementTally } from './tally.js';
export { all, holds, type Truth } from './truth.js';
export { claimVerdict, type HuntVerdict, joinedVerdict, type Verdict } from './verdict.js';
