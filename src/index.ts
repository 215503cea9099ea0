/**
 * The public API: re-exports only. Claim documents in, verdicts out; see docs/ for the language and for what
 * a verdict means.
 */
export { type ArbitraryOptions, arbitraryOf } from './adversary/arbitrary.js';
export type { HuntOptions } from './adversary/index.js';
export { binary64, decimalArithmetic, exact, Rational } from './arithmetic/index.js';
export {
  type CampaignOptions,
  type ClaimReport,
  campaign,
  checkClaim,
  type Explanation,
  explain,
  type LinkReport,
  type Report,
} from './campaign/index.js';
export { type Point, pointFromJson, pointToJson } from './evaluation/index.js';
export { type Examination, Judge, type Verdict } from './judgement/index.js';
export {
  type Claim,
  latexExpression,
  latexStatement,
  type Problem,
  printExpression,
  printStatement,
  renderProblem,
  resolveDocuments,
  type Source,
} from './language/index.js';
export { loadDocuments } from './node/index.js';
export { PLAIN, refutationText, reportText } from './report/index.js';
