import { type DocumentReport, REPORT_SCHEMA, type Report, type Shard } from './report-data.js';

/** What every report says of itself. */
export interface ReportHead {
  readonly version: string;
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
  readonly casesOf?: Readonly<Record<string, number>>;
  readonly roundCases?: number;
  readonly seconds?: number;
  /** `off` if not given. */
  readonly proofs?: 'used' | 'off';
  readonly shard?: Shard;
  /** `interrupted`: some of what was asked for was not done. */
  readonly end: 'complete' | 'interrupted';
}

/** The report of a campaign from those of its documents. */
export function assembleReport(head: ReportHead, documents: readonly DocumentReport[]): Report {
  const { version, seed, cases, casesOf, maxHorizon, roundCases, seconds, proofs = 'off', shard } = head;
  const claims = documents.flatMap((document) => document.claims);
  const asExpected = claims.filter((claim) => claim.asExpected).length;
  return {
    schema: REPORT_SCHEMA,
    version,
    seed,
    options: {
      cases,
      maxHorizon,
      ...(casesOf === undefined ? {} : { casesOf }),
      ...(roundCases === undefined ? {} : { roundCases }),
      ...(seconds === undefined ? {} : { seconds }),
      proofs,
    },
    ...(shard === undefined ? {} : { shard }),
    ...(head.end === 'interrupted' ? { interrupted: true } : {}),
    documents,
    summary: { claims: claims.length, asExpected, unexpected: claims.length - asExpected },
  };
}
