import type { EnclosureText } from '../../arithmetic/index.js';
import type { PointJson } from '../../evaluation/index.js';
import type { ProvedConstant } from '../constants/index.js';
import type { Metric } from '../metric.js';
import type { IndexValues, MissingReport } from '../report-data.js';
import type { RatioStudy } from '../sharpen/ratio-data.js';
import type { Reference } from './references.js';

/** Name and version of the form of a guarantee sheet; the number grows when a field changes its meaning. */
export const SHEET_SCHEMA = 'lakatos-guarantees/4';

/** What is known about a schedule: a row for each bound of a library, and what follows. */
export interface GuaranteeSheet {
  readonly schema: typeof SHEET_SCHEMA;
  readonly version: string;
  readonly seed: number;
  readonly name: string | null;
  /** The schedule with what is given, as lines of the language. */
  readonly schedule: readonly string[];
  /** Scalars that are chosen to make each value small. */
  readonly tuned: readonly string[];
  readonly rows: readonly GuaranteeRow[];
  /** The factor that was asked for, and whether some bound gives it as far as the hunt went. */
  readonly target: { readonly factor: string; readonly survives: boolean } | null;
  /**
   * For each loss that some bound gives a guarantee about, the bounds with the least factor: guarantees about different losses are not
   * compared. Empty when there is no guarantee.
   */
  readonly best: readonly { readonly metric: Metric | null; readonly bounds: readonly string[] }[];
}

export interface GuaranteeRow {
  readonly bound: string;
  /** The loss that the bound is about; `null` where nothing says. */
  readonly metric: Metric | null;
  readonly document: string;
  readonly reference: Reference;
  /**
   * `proved`: a guarantee whose factor and premises are theorems, for every horizon. `guarantee`: premises met, a value everywhere, a ratio that stays bounded, as far as the hunt went. `grows`: the
   * ratio grows with the horizon. `no law`: too few horizons to say, or no law fits them. `no factor`: at one horizon already there is no end. `no premise`: a premise fails, or no precision decides it.
   * `no value`: the value does not exist at some point, and no premise excludes that, or it has no ratio to the reference at any point. `no point`: no point was
   * found at which what is given and assumed holds, so that nothing was tried. `not applicable`: the bound is
   * about something that the schedule does not say.
   */
  readonly verdict:
    | 'proved'
    | 'guarantee'
    | 'grows'
    | 'no law'
    | 'no factor'
    | 'no premise'
    | 'no value'
    | 'no point'
    | 'not applicable';
  /** The weights that the schedule was found to belong to, for a bound on weights. */
  readonly weights: string | null;
  /** Why the bound does not apply. */
  readonly reason: string | null;
  readonly premises: readonly PremiseReport[];
  readonly value: ValueReport;
  /** The factor that is proved, with its claim and certificates; `null`: none is. */
  readonly proved: ProvedConstant | null;
  /** Factors for which a proof was sought in vain; `null`: none was sought, as of a row that is no guarantee, or whose scale follows no simple law. */
  readonly unproved: readonly string[] | null;
  /** The definite function that stood for the chosen scale where proofs were sought: `alpha = R / (G * sqrt(T))`. `null`: no scale is chosen, or no proof was sought. */
  readonly scale: string | null;
  /** The ratio of value to reference; `null` where there is none. Where a factor is proved its `growth`, a fit, is `null`. */
  readonly ratio: RatioStudy | null;
  /**
   * The true worst loss of SGD with this rate, by horizon, at the points with the largest ratio: `worst / reference` is what the schedule loses,
   * `bound / worst` what the analysis does. Empty where it is not solved.
   */
  readonly truth: readonly TruthAt[];
  readonly target: TargetReport | null;
}

/** Enclosures of the worst case at a point, of rates and norms that are rounded to 15 digits where they are no short numbers. */
export interface TruthAt {
  readonly horizon: number;
  readonly at: PointJson;
  readonly worst: EnclosureText;
  /** The worst case over the reference. */
  readonly overReference: EnclosureText;
  /** The value of the bound over the worst case: 1 for a bound that is attained. */
  readonly ofBound: EnclosureText;
}

export interface PremiseReport {
  readonly text: string;
  /** `met`: at every case of the hunt, which may have had none. */
  readonly verdict: 'met' | 'fails' | 'open';
  readonly cases: number;
  readonly at: PointJson | null;
  readonly indices: IndexValues;
}

export interface ValueReport {
  readonly exists: 'everywhere tried' | 'not everywhere' | 'nowhere tried' | 'not asked';
  readonly at: PointJson | null;
  readonly missing: MissingReport | null;
}

/** Whether value <= factor * reference was refuted. */
export interface TargetReport {
  readonly text: string;
  readonly verdict: 'refuted' | 'survived' | 'not asked';
  readonly at: PointJson | null;
  readonly cases: number;
}
