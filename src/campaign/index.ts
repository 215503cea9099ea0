export { FAULT_CODE } from '../adversary/index.js';
export { contradictionIn, differenceFrom } from './altered.js';
export { objectionTo } from './altered-state.js';
export { assembleReport, type ReportHead } from './assemble.js';
export { campaign, checkClaim } from './campaign.js';
export { campaignIdentity } from './campaign-identity.js';
export type {
  CampaignOptions,
  CampaignProgress,
  CampaignState,
  DocumentClaims,
} from './campaign-options.js';
export { claimHash, claimLines, claimsHash, reportedHash, textHash } from './claim-identity.js';
export { claimReport } from './claim-report.js';
export type { Crew, EndedRound, RoundOutcome, RunningRound } from './crew.js';
export { type ExplainedStatement, type Explanation, explain, outsideDomain } from './explanation.js';
export {
  FAILURE_SCHEMA,
  type FailedLink,
  type FailureOrigin,
  failuresOf,
  type KeptFailure,
} from './failure.js';
export type {
  GuaranteeRow,
  GuaranteeSheet,
  Library,
  OptionText,
  PremiseReport,
  ScheduleQuestion,
  ScheduleSetting,
  ScheduleStatement,
  SheetOptions,
  TruthAt,
} from './fuzz/index.js';
export { type HuntingEvent, type HuntingOptions, hunting } from './hunting.js';
export { hasContradiction, huntVerdict, withProofs } from './join.js';
export { judgeAt, type PointJudgement } from './judge-at.js';
export type { KnownFailures } from './known-failures.js';
export { alteredIn, mergeReports, type NamedReport } from './merge-reports.js';
export {
  type ClaimReport,
  type Conflict,
  type Counterexample,
  type DocumentReport,
  type IndexValues,
  type LinkReport,
  type MissingReport,
  type NotRechecked,
  type OpenCase,
  type OpenReason,
  type ProblemReport,
  type ProofReport,
  REPORT_SCHEMA,
  type Report,
  type ReportOptions,
  type Shard,
} from './report-data.js';
export {
  budgetOf,
  type CaseBudget,
  CROSS_CHECK_CASES,
  huntOptions,
  type ProvedStatements,
  ROUND_CASES,
  type RoundPlace,
  roundAt,
} from './rounds.js';
export { claimSays, saysSame } from './same-claim.js';
export type {
  FixedHorizonGrowth,
  GrowthLaw,
  HopelessPoint,
  HorizonRatio,
  LawName,
  RatioAt,
  RatioStudy,
  SequenceShape,
  Sharpening,
  SharpenOptions,
  TriedConstant,
} from './sharpen/index.js';
export { type SidesAtHorizon, sidesByHorizon } from './sides-by-horizon.js';
