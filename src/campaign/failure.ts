import type { EnclosureText } from '../arithmetic/index.js';
import type { PointJson } from '../evaluation/index.js';
import type { Claim } from '../language/index.js';
import { claimHash, claimLines } from './claim-identity.js';
import { huntVerdict } from './join.js';
import type { ClaimReport, Counterexample, IndexValues, LinkReport, MissingReport } from './report-data.js';

/** Name and version of the form of a failure file; the number grows when a field changes its meaning. */
export const FAILURE_SCHEMA = 'lakatos-failure/1';

/** A claim that fails at a point, kept: what is needed to judge it again, and to see whether the claim is the same. */
export interface KeptFailure {
  readonly schema: typeof FAILURE_SCHEMA;
  /** Version of the tool that found it. */
  readonly version: string;
  readonly claim: string;
  /** The document, as it was named then. Never read: only compared with documents that the user names. */
  readonly document: string;
  readonly verdict: 'refuted' | 'ill-defined';
  readonly at: PointJson;
  readonly fails: readonly FailedLink[];
  readonly found: { readonly seed: number; readonly cases: number; readonly maxHorizon: number };
  /** The hash of `says`. */
  readonly hash: string;
  /** What the claim said, with everything put in. */
  readonly says: readonly string[];
  /** The claim's block as it stood in the document. */
  readonly block: readonly string[];
}

/** A link, conclusion or obligation that fails at the point. */
export interface FailedLink {
  readonly kind: LinkReport['kind'];
  readonly text: string;
  readonly source: string | null;
  readonly verdict: 'refuted' | 'ill-defined';
  readonly indices: IndexValues;
  readonly lhs: EnclosureText | null;
  readonly rhs: EnclosureText | null;
  readonly digits: number | 'exact' | null;
  readonly missing: MissingReport | null;
}

/** How a failure was found. */
export interface FailureOrigin {
  readonly version: string;
  readonly document: string;
  readonly found: KeptFailure['found'];
}

/** The failures in a claim's report: one for each distinct point, in the order of its links. */
export function failuresOf(claim: Claim, report: ClaimReport, origin: FailureOrigin): KeptFailure[] {
  const points = new Map<string, { at: PointJson; fails: FailedLink[] }>();
  for (const link of report.links) {
    const verdict = huntVerdict(link);
    if (!link.counterexample || (verdict !== 'refuted' && verdict !== 'ill-defined')) continue;
    const { at } = link.counterexample;
    const key = JSON.stringify(at);
    const point = points.get(key) ?? { at, fails: [] };
    points.set(key, point);
    point.fails.push(failedLink(link, verdict, link.counterexample));
  }
  return [...points.values()].map(({ at, fails }) => ({
    schema: FAILURE_SCHEMA,
    version: origin.version,
    claim: claim.name,
    document: origin.document,
    verdict: fails.some(({ verdict }) => verdict === 'refuted') ? 'refuted' : 'ill-defined',
    at,
    fails,
    found: origin.found,
    hash: claimHash(claim),
    says: claimLines(claim),
    block: claim.text.replace(/\n$/, '').split('\n'),
  }));
}

function failedLink(link: LinkReport, verdict: FailedLink['verdict'], c: Counterexample): FailedLink {
  const { kind, text, source } = link;
  const { indices, lhs, rhs, digits, missing } = c;
  return { kind, text, source, verdict, indices, lhs, rhs, digits, missing };
}
