import type { Point } from '../evaluation/index.js';
import type { Finding } from './finding.js';
import { horizonClass } from './horizon-class.js';
import type { DecidedBy } from './ladder.js';
import type { HuntVerdict } from './verdict.js';

/** A point at which a statement fails, with the indices at which it does. */
export interface Failure {
  readonly point: Point;
  readonly finding: Extract<Finding, { outcome: 'violated' | 'does not exist' | 'open' }>;
}

/** Whether one point is to be preferred to another as a witness. */
export type Simpler = (a: Point, b: Point) => boolean;

/** Many cases in which an inequality holds for certain. */
export interface CertifiedCases {
  readonly cases: number;
  /** Those of them in which both sides are one number. */
  readonly ties: number;
  readonly tightest: { readonly ratio: number; readonly point: Point } | null;
  readonly tightestByHorizon: ReadonlyMap<number, { readonly ratio: number; readonly horizon: number }>;
}

/** What a hunt has found out about one statement so far. Only findings at admissible points may come in. */
export class StatementTally {
  /** Admissible points at which the statement claimed something. */
  cases = 0;
  readonly decided: Record<DecidedBy, number> = { binary64: 0, decimal: 0, rational: 0 };
  /** Cases of an equality whose sides have the same residues modulo primes: evidence, and not among `cases`. */
  residue = 0;
  ties = 0;
  /** Least agreement of an equality over the cases that exact arithmetic did not decide; `null` if there were none. */
  agreeingDigits: number | null = null;
  tightest: { readonly ratio: number; readonly point: Point } | null = null;
  /** The tightest ratio of each class of horizons, and the shortest horizon at which it was found. */
  readonly tightestByHorizon = new Map<number, { readonly ratio: number; readonly horizon: number }>();
  violation: Failure | null = null;
  nonexistence: Failure | null = null;
  open: Failure | null = null;
  openCases = 0;
  /** Cases in which a side does not exist. */
  missing = 0;
  /** Bulk cases that binary64 left open and that the judge did not look at. They are not among `cases`. */
  setAside = 0;

  constructor(private readonly simpler: Simpler) {}

  add(point: Point, finding: Finding): void {
    if (finding.outcome === 'empty') return;
    this.cases += 1;
    switch (finding.outcome) {
      case 'holds':
        this.decided[finding.decidedBy] += 1;
        if (finding.tie) this.ties += 1;
        if (finding.agreeingDigits !== null)
          this.agreeingDigits = Math.min(this.agreeingDigits ?? Infinity, finding.agreeingDigits);
        this.tighten(point, finding.tightness);
        return;
      case 'violated':
        this.decided[finding.decidedBy] += 1;
        this.tighten(point, finding.tightness);
        if (!this.violation || this.simpler(point, this.violation.point)) this.violation = { point, finding };
        return;
      case 'does not exist':
        this.missing += 1;
        if (!this.nonexistence || this.simpler(point, this.nonexistence.point))
          this.nonexistence = { point, finding };
        return;
      case 'open':
        this.openCases += 1;
        if (!this.open || this.simpler(point, this.open.point)) this.open = { point, finding };
    }
  }

  /** Adds cases in which an inequality holds for certain, as kernels certify them. */
  addCertified(bulk: CertifiedCases): void {
    this.cases += bulk.cases;
    this.decided.binary64 += bulk.cases;
    this.ties += bulk.ties;
    if (bulk.tightest && bulk.tightest.ratio > (this.tightest?.ratio ?? -Infinity))
      this.tightest = bulk.tightest;
    for (const { ratio, horizon } of bulk.tightestByHorizon.values()) this.tightenAt(horizon, ratio);
  }

  /** What is known of a horizon from a point that is no case. */
  comesNear(horizon: number, ratio: number | null): void {
    if (ratio !== null) this.tightenAt(horizon, ratio);
  }

  private tighten(point: Point, ratio: number | null): void {
    if (ratio === null) return;
    const best = this.tightest;
    if (!best || ratio > best.ratio || (ratio === best.ratio && this.simpler(point, best.point)))
      this.tightest = { ratio, point };
    this.tightenAt(point.horizon, ratio);
  }

  private tightenAt(horizon: number, ratio: number): void {
    const known = this.tightestByHorizon.get(horizonClass(horizon));
    if (!known || ratio > known.ratio || (ratio === known.ratio && horizon < known.horizon))
      this.tightestByHorizon.set(horizonClass(horizon), { ratio, horizon });
  }

  /** A violation outweighs a side that does not exist; either outweighs an open case; no case is no success. */
  get verdict(): HuntVerdict {
    if (this.violation) return 'refuted';
    if (this.nonexistence) return 'ill-defined';
    if (this.openCases > 0) return 'undecided';
    return this.cases === 0 ? 'vacuous' : 'corroborated';
  }
}
