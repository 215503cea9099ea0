import { hunt } from '../../adversary/index.js';
import { type ClaimReport, claimReport } from '../../campaign/index.js';
import { type Claim, ProblemError, printClaim } from '../../language/index.js';

/** What is known of a claim: its report, that it is being hunted, or why it cannot be hunted. */
export type VerdictState =
  | { readonly kind: 'hunting' }
  | { readonly kind: 'report'; readonly report: ClaimReport }
  | { readonly kind: 'problem'; readonly message: string };

export interface HuntBudget {
  readonly seed: number;
  readonly cases: number;
  readonly maxHorizon: number;
}

/** Hunts claims one after the other, in small steps between which the server answers. A claim whose text has not changed is not hunted again. */
export class Verdicts {
  private readonly known = new Map<string, VerdictState>();
  private queue: Claim[] = [];
  private claims = 1;
  private running = false;

  constructor(
    private readonly budget: HuntBudget,
    /** Told when something about a verdict has changed. */
    private readonly changed: () => void,
  ) {}

  of(claim: Claim): VerdictState | null {
    return this.known.get(printClaim(claim)) ?? null;
  }

  /** These are the claims that matter now: what is being hunted for others is given up. */
  want(claims: readonly Claim[]): void {
    this.claims = Math.max(1, claims.length);
    this.queue = claims.filter((claim) => !this.of(claim));
    if (!this.running) this.next();
  }

  stop(): void {
    this.queue = [];
  }

  private next(): void {
    const claim = this.queue.shift();
    this.running = claim !== undefined;
    if (!claim) return;
    this.note(claim, { kind: 'hunting' });
    const run = hunt(claim, { ...this.budget, claims: this.claims });
    const step = (): void => {
      try {
        const { done, value } = run.next();
        if (!done) {
          setImmediate(step);
          return;
        }
        this.note(claim, { kind: 'report', report: claimReport(value) });
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        this.note(claim, { kind: 'problem', message: error.problem.message });
      }
      setImmediate(() => this.next());
    };
    setImmediate(step);
  }

  private note(claim: Claim, state: VerdictState): void {
    this.known.set(printClaim(claim), state);
    this.changed();
  }
}
