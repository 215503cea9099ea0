/**
 * The public core, `lakatos/core`: all of lakatos that needs neither files nor threads, so that it runs in a browser, in
 * a worker and in Node alike. Text goes in, data and HTML come out. `docs/core.md` shows it at work.
 */

// Judging one point, and explaining what the judge sees there.
// Report data: what `check --json` and the files of kept failures hold.
export {
  assembleReport,
  type CampaignOptions,
  type CampaignProgress,
  type ClaimReport,
  type Counterexample,
  campaign,
  checkClaim,
  claimHash,
  claimsHash,
  type DocumentClaims,
  type DocumentReport,
  type ExplainedStatement,
  type Explanation,
  explain,
  FAILURE_SCHEMA,
  failuresOf,
  type HuntingEvent,
  type HuntingOptions,
  hunting,
  judgeAt,
  type KeptFailure,
  type LinkReport,
  mergeReports,
  type NamedReport,
  outsideDomain,
  type PointJudgement,
  REPORT_SCHEMA,
  type Report,
} from './campaign/index.js';
// Proofs: certificates are checked, and searched for.
export { type ClaimProofs, ProofSession, type Search } from './campaign/proofs/index.js';
// Hunting within a budget.
export { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from './defaults.js';
// Points of a claim, read from JSON and written to it.
export {
  type Point,
  type PointJson,
  type PointReading,
  pointFromJson,
  pointToJson,
} from './evaluation/index.js';
export type { DecidedBy, Verdict } from './judgement/index.js';
// Text to claims: documents, their mistakes, claims and formulas as text and as LaTeX.
export {
  type Claim,
  type Expression,
  latexClaim,
  latexExpression,
  latexStatement,
  lineAndColumn,
  type Place,
  type Problem,
  ProblemError,
  parseDocument,
  printClaim,
  printExpression,
  printStatement,
  type ReadDocument,
  type Resolution,
  type ResolvedDocument,
  renderProblem,
  resolveDocuments,
  type Source,
  type Statement,
} from './language/index.js';
export { proofFileText } from './proof/index.js';
export { loadSolver, proveClaim, type Solver } from './prover/index.js';
// What an editor and a page that changes while it is read need.
export {
  cardId,
  displayFormula,
  failingLink,
  liveArguments,
  liveArticle,
  liveCard,
  observe,
  STYLE,
  sidesFigure,
  wholeLink,
} from './report/html/index.js';
// A report as text and as one HTML page.
export {
  htmlReport,
  jsonText,
  PLAIN,
  type ReportAssets,
  refutationText,
  reportText,
} from './report/index.js';
export { applied, Workspace } from './service/index.js';
export { VERSION } from './version.js';
