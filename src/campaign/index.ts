export {
  type CampaignOptions,
  type CampaignProgress,
  campaign,
  checkClaim,
  type DocumentClaims,
} from './campaign.js';
export { type ExplainedStatement, type Explanation, explain, outsideDomain } from './explanation.js';
export {
  type ClaimReport,
  type Counterexample,
  type DocumentReport,
  type IndexValues,
  type LinkReport,
  type MissingReport,
  REPORT_SCHEMA,
  type Report,
} from './report-data.js';
