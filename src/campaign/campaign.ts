import { type HuntOptions, hunt } from '../adversary/index.js';
import type { Claim } from '../language/index.js';
import { claimReport } from './claim-report.js';
import { type KnownFailures, tryKnownFailures, withKnownFailure } from './known-failures.js';
import { type ClaimReport, type DocumentReport, REPORT_SCHEMA, type Report } from './report-data.js';

export interface CampaignOptions {
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
  /** Version of the tool, for the report. */
  readonly version: string;
  /** Asked between cases; once it says `true` the campaign ends with the claims that are finished. */
  readonly cancelled?: () => boolean;
  /** Tried before the hunt of each claim; a hunt that finds nothing simpler reports what still fails of them. */
  readonly known?: KnownFailures;
}

/** The claims of one document, in its order. */
export interface DocumentClaims {
  readonly path: string;
  readonly claims: readonly Claim[];
}

export interface CampaignProgress {
  readonly claim: string;
  readonly claimIndex: number;
  readonly claims: number;
  readonly cases: number;
  readonly of: number;
}

/** Hunts every claim of every document, in order. A generator: the caller sees progress, and may stop. */
export function* campaign(
  documents: readonly DocumentClaims[],
  options: CampaignOptions,
): Generator<CampaignProgress, Report> {
  const total = documents.reduce((sum, { claims }) => sum + claims.length, 0);
  const reports: DocumentReport[] = [];
  let index = 0;
  for (const document of documents) {
    const claims: ClaimReport[] = [];
    for (const claim of document.claims) {
      const known = tryKnownFailures(claim, options.known?.(document.path, claim) ?? []);
      const run = hunt(claim, options);
      let step = run.next();
      while (!step.done) {
        yield { claim: claim.name, claimIndex: index, claims: total, ...step.value };
        if (options.cancelled?.()) {
          reports.push({ path: document.path, claims: [...claims, ...known.slice(0, 1)] });
          return { ...report(reports, options), interrupted: true };
        }
        step = run.next();
      }
      claims.push(known.reduce(withKnownFailure, claimReport(step.value)));
      index += 1;
    }
    reports.push({ path: document.path, claims });
  }
  return report(reports, options);
}

/** Hunts one claim to the end. */
export function checkClaim(claim: Claim, options: HuntOptions): ClaimReport {
  const run = hunt(claim, options);
  let step = run.next();
  while (!step.done) step = run.next();
  return claimReport(step.value);
}

function report(documents: readonly DocumentReport[], options: CampaignOptions): Report {
  const claims = documents.flatMap((document) => document.claims);
  const asExpected = claims.filter((claim) => claim.asExpected).length;
  return {
    schema: REPORT_SCHEMA,
    version: options.version,
    seed: options.seed,
    options: { cases: options.cases, maxHorizon: options.maxHorizon },
    documents,
    summary: { claims: claims.length, asExpected, unexpected: claims.length - asExpected },
  };
}
