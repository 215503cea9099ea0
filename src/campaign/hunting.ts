import { DEFAULT_CASES, DEFAULT_MAX_HORIZON, DEFAULT_SEED } from '../defaults.js';
import type { ResolvedDocument } from '../language/index.js';
import { VERSION } from '../version.js';
import { campaign } from './campaign.js';
import type { CampaignOptions, CampaignProgress } from './campaign-options.js';
import type { ClaimReport, Report } from './report-data.js';

export interface HuntingOptions {
  /** 1 if not given: two people who hunt the same claims see the same report. */
  readonly seed?: number;
  /** Admissible points wanted for each claim; 1000 if not given. The work of a hunt is bounded too. */
  readonly cases?: number;
  /** The longest horizon; 100 if not given. */
  readonly maxHorizon?: number;
  /** Once it is aborted, the hunt ends with the claims that are finished: `report.interrupted` says so. */
  readonly signal?: AbortSignal;
  /** Other options of a campaign: shards, known failures, proofs, where an earlier run has ended. */
  readonly campaign?: Partial<
    Omit<CampaignOptions, 'seed' | 'cases' | 'maxHorizon' | 'cancelled' | 'claimDone'>
  >;
}

/** What happens during a hunt, in this order for each claim; `report` is the last. */
export type HuntingEvent =
  | { readonly kind: 'progress'; readonly progress: CampaignProgress }
  /** All cases of a claim are done. `claimIndex` counts through all documents. */
  | { readonly kind: 'claim'; readonly claimIndex: number; readonly report: ClaimReport }
  | { readonly kind: 'report'; readonly report: Report };

/**
 * Hunts the claims of documents and tells what happens. Between two events other tasks of the thread run: a page stays
 * alive, and a signal can be aborted. Whoever leaves the loop ends the hunt. The report depends on the claims and the
 * options alone. A mistake that only evaluation can see (an index out of range) is thrown as a `ProblemError`.
 */
export async function* hunting(
  documents: readonly Pick<ResolvedDocument, 'source' | 'claims'>[],
  options: HuntingOptions = {},
): AsyncGenerator<HuntingEvent, void, undefined> {
  const { seed = DEFAULT_SEED, cases = DEFAULT_CASES, maxHorizon = DEFAULT_MAX_HORIZON, signal } = options;
  const finished: HuntingEvent[] = [];
  const steps = campaign(
    documents.map(({ source, claims }) => ({ path: source.path, claims })),
    {
      version: VERSION,
      ...options.campaign,
      seed,
      cases,
      maxHorizon,
      cancelled: () => signal?.aborted ?? false,
      claimDone: (claimIndex, report) => finished.push({ kind: 'claim', claimIndex, report }),
    },
  );
  for (let step = steps.next(); ; step = steps.next()) {
    yield* finished.splice(0);
    if (step.done) {
      yield { kind: 'report', report: step.value };
      return;
    }
    yield { kind: 'progress', progress: step.value };
    await otherTasks();
  }
}

/** What browsers and Node have in common of a message channel. */
interface Ports {
  readonly port1: { onmessage: () => void; close(): void };
  readonly port2: { postMessage(message: null): void };
}

/** Ends after the tasks that wait now. A message comes at once, where browsers would keep a timer waiting 4 ms. */
function otherTasks(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel() as unknown as Ports;
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
