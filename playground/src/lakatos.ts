/** What the playground uses of lakatos: nothing of it touches Node. */
export { hunt } from '../../src/adversary/index.js';
export {
  assembleReport,
  type ClaimReport,
  claimReport,
  claimsHash,
  type Explanation,
  explain,
  failuresOf,
  outsideDomain,
} from '../../src/campaign/index.js';
export { type PointJson, pointFromJson } from '../../src/evaluation/index.js';
export {
  type Claim,
  latexClaim,
  type Problem,
  ProblemError,
  printClaim,
  type Source,
} from '../../src/language/index.js';
export {
  cardId,
  displayFormula,
  failingLink,
  liveArticle,
  liveCard,
  STYLE,
  wholeLink,
} from '../../src/report/html/index.js';
export { jsonText } from '../../src/report/index.js';
export { applied, Workspace } from '../../src/service/index.js';
