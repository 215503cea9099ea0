export { assembleReport, type ReportHead } from './assemble.js';
export {
  type CampaignOptions,
  type CampaignProgress,
  type CampaignState,
  campaign,
  campaignIdentity,
  checkClaim,
  type DocumentClaims,
} from './campaign.js';
export { claimHash, claimLines, claimsHash, textHash } from './claim-identity.js';
export { type ExplainedStatement, type Explanation, explain, outsideDomain } from './explanation.js';
export {
  FAILURE_SCHEMA,
  type FailedLink,
  type FailureOrigin,
  failuresOf,
  type KeptFailure,
} from './failure.js';
export {
  type GuaranteeRow,
  type GuaranteeSheet,
  guaranteeSheet,
  type Library,
  type OptionText,
  type PremiseReport,
  type ScheduleQuestion,
  type ScheduleSetting,
  type ScheduleStatement,
  SHEET_SCHEMA,
  type SheetOptions,
  settingOf,
} from './fuzz/index.js';
export { judgeAt, type PointJudgement } from './judge-at.js';
export type { KnownFailures } from './known-failures.js';
export { mergeReports, type NamedReport } from './merge-reports.js';
export {
  type ClaimReport,
  type Counterexample,
  type DocumentReport,
  type IndexValues,
  type LinkReport,
  type MissingReport,
  REPORT_SCHEMA,
  type Report,
  type ReportOptions,
} from './report-data.js';
export type { RoundSource } from './round-source.js';
export { ROUND_CASES, type Shard } from './rounds.js';
export {
  type FixedHorizonGrowth,
  type GrowthLaw,
  type HorizonRatio,
  type LawName,
  type RatioAt,
  type RatioStudy,
  type SequenceShape,
  SHARPENING_SCHEMA,
  type Sharpening,
  type SharpenOptions,
  sharpen,
} from './sharpen/index.js';
