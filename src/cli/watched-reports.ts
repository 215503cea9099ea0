import { type ClaimReport, campaign, claimHash } from '../campaign/index.js';
import { type Claim, ProblemError, type ResolvedDocument, renderProblem } from '../language/index.js';
import { knownFailures } from './known-failures.js';
import { version } from './version.js';

/** The options of `watch`, as commander reads them. */
export interface WatchOptions {
  readonly cases: number;
  readonly maxHorizon: number;
  readonly seed: number;
}

/** Cases of a first look, shared among the claims that have changed: some tenths of a second in all. */
const FIRST_LOOK = 200;

/** Claims of a first look have no more cases than this: the verdict comes at once, the numbers later. */
const MOST_OF_FIRST_LOOK = 50;

/** … and no less: most claims that are wrong fail by then. */
const LEAST_OF_FIRST_LOOK = 5;

/** A claim as it stands now, and its document. */
export interface WatchedClaim {
  readonly path: string;
  readonly claim: Claim;
}

export type Hunted =
  | { readonly kind: 'report'; readonly report: ClaimReport }
  /** A mistake in the claim that only evaluation can see. */
  | { readonly kind: 'mistake'; readonly text: string }
  /** The documents have changed again. */
  | { readonly kind: 'stale' };

/** The claims of documents. */
export function claimsOf(documents: readonly ResolvedDocument[]): WatchedClaim[] {
  return documents.flatMap(({ source, claims }) => claims.map((claim) => ({ path: source.path, claim })));
}

/** Reports of claims as they were, so that only what has changed is hunted. */
export class WatchedReports {
  private reports = new Map<string, ClaimReport>();

  constructor(
    private readonly options: WatchOptions,
    private readonly isStale: () => boolean,
  ) {}

  /** Cases of each claim in the looks at these claims, the last one being the whole hunt. Depends on counts alone. */
  looksAt(claims: readonly WatchedClaim[]): readonly number[] {
    const { cases } = this.options;
    const changed = claims.filter((claim) => !this.reports.has(keyOf(claim, cases))).length;
    const share = Math.floor(FIRST_LOOK / Math.max(1, changed));
    const first = Math.max(LEAST_OF_FIRST_LOOK, Math.min(MOST_OF_FIRST_LOOK, share));
    return changed > 0 && first < cases ? [first, cases] : [cases];
  }

  /** What is known of a claim by now, from `cases` cases or more. */
  known(claim: WatchedClaim, cases: number): ClaimReport | undefined {
    return this.reports.get(keyOf(claim, this.options.cases)) ?? this.reports.get(keyOf(claim, cases));
  }

  /** Hunts a claim that has changed, and looks between cases whether the documents have changed again. */
  async hunt(watched: WatchedClaim, cases: number): Promise<Hunted> {
    const before = this.known(watched, cases);
    if (before) return { kind: 'report', report: before };
    const { path, claim } = watched;
    const known = await knownFailures();
    const steps = campaign([{ path, claims: [claim] }], { ...this.options, cases, version, known });
    try {
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          const report = step.value.documents[0]!.claims[0]!;
          this.reports.set(keyOf(watched, cases), report);
          return { kind: 'report', report };
        }
        await new Promise((resolve) => setImmediate(resolve));
        if (this.isStale()) return { kind: 'stale' };
      }
    } catch (error) {
      if (error instanceof ProblemError) return { kind: 'mistake', text: renderProblem(error.problem) };
      throw error;
    }
  }

  /** Forgets claims that are gone. */
  keepOnly(claims: readonly WatchedClaim[]): void {
    const keys = new Set(claims.map((claim) => keyOf(claim, this.options.cases)));
    this.reports = new Map([...this.reports].filter(([key]) => keys.has(key)));
  }
}

/** Everything that a report depends on, except the options of the session. */
function keyOf({ path, claim }: WatchedClaim, cases: number): string {
  return [path, claim.name, claim.expectation, claimHash(claim), cases].join('\n');
}
