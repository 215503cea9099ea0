import type { EnclosureText } from '../arithmetic/index.js';
import type { PointJson } from '../evaluation/index.js';
import type { DecidedBy, Verdict } from '../judgement/index.js';
import type { Expectation, Relation, Statement } from '../language/index.js';
import type { RuleName } from '../proof/index.js';

/** Name and version of the form of the report; the number grows when a field changes its meaning. */
export const REPORT_SCHEMA = 'lakatos-report/2';

/** One of `of` parts of a campaign, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What `check --json` writes. Times are left out: the same seed and options give the same bytes. */
export interface Report {
  readonly schema: typeof REPORT_SCHEMA;
  readonly version: string;
  readonly seed: number;
  readonly options: ReportOptions;
  /** Present in the report of one shard: `lakatos merge` puts all of them together. */
  readonly shard?: Shard;
  /** Present when the campaign was stopped: the report has the claims that were finished. */
  readonly interrupted?: true;
  readonly documents: readonly DocumentReport[];
  readonly summary: { readonly claims: number; readonly asExpected: number; readonly unexpected: number };
}

export interface ReportOptions {
  /** For each claim: in all, or in each round when `seconds` bounded the campaign. */
  readonly cases: number;
  readonly maxHorizon: number;
  /** Cases of single claims, by name, where the project's settings say so. */
  readonly casesOf?: Readonly<Record<string, number>>;
  readonly roundCases?: number;
  readonly seconds?: number;
  /** `off` after `--no-prove`: neither certificates nor a search. */
  readonly proofs: 'used' | 'off';
}

export interface DocumentReport {
  readonly path: string;
  /** Hash of what its claims say and expect: two reports are about the same documents if their hashes agree. */
  readonly hash: string;
  readonly claims: readonly ClaimReport[];
}

export interface ClaimReport {
  readonly name: string;
  /** Line of the claim's block in its document, from 1. */
  readonly line: number;
  /** What the claim says, with bounds and schedules put in: two reports are about the same claim if these say the same. */
  readonly says: readonly string[];
  readonly verdict: Verdict;
  readonly expected: Expectation | null;
  readonly asExpected: boolean;
  /**
   * `off`: nothing was said about proofs, and `expect proved` passes when the claim is corroborated. `noted`: no proof was searched, because a note
   * beside the document says that a search has found none.
   */
  readonly proofs: 'used' | 'noted' | 'off';
  /** Of all statements together, when the claim is proved. */
  readonly proof: ProofReport | null;
  /** Hunts, each with a seed of its own; see rounds.ts. */
  readonly rounds: number;
  /** Points generated; what is missing to `cases` did not satisfy the premises. */
  readonly attempts: number;
  readonly cases: number;
  /** The largest horizon tried: as asked, or less where one case would cost too much. */
  readonly maxHorizon: number;
  /** Where points at much longer horizons were tried and none was admissible: the longest horizon that had one; else `null`. */
  readonly admissibleHorizon: number | null;
  /** What could not be judged: the claim, where its verdict is `not-judged`, else the part of it that had not failed, or some cases. */
  readonly problem: ProblemReport | null;
  readonly links: readonly LinkReport[];
}

/** Why something could not be judged. */
export interface ProblemReport {
  readonly code: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A certificate that the checker has accepted. */
export interface ProofReport {
  /** The rules that it uses, in alphabetical order. */
  readonly rules: readonly RuleName[];
  /** Steps that were checked. */
  readonly nodes: number;
  /** From the file beside the document, or found in this run. */
  readonly source: 'certificate' | 'found';
}

export interface LinkReport {
  readonly kind: Exclude<Statement['kind'], 'premise'>;
  readonly text: string;
  readonly latex: string;
  readonly relation: Relation;
  /** For an obligation: the bound or schedule whose premise it is. */
  readonly source: string | null;
  readonly verdict: Verdict;
  /** Also of a statement that is vacuous, or at odds with it. */
  readonly proof: ProofReport | null;
  /** Admissible points at which the statement claimed something. */
  readonly cases: number;
  /**
   * By the highest precision that a case needed; `rational`: exact arithmetic on rationals and their square roots. `residue` counts cases of an
   * equality apart, which are not among `cases`: modulo two primes its sides are the same, which is evidence, and no exact comparison.
   */
  readonly decided: Readonly<Record<DecidedBy | 'residue', number>>;
  /** Cases of an inequality in which both sides were equal for certain. */
  readonly ties: number;
  /** Cases that no precision decided. */
  readonly open: number;
  /** Cases in which a side does not exist. With `decided` and `open` these are all cases. */
  readonly missing: number;
  /** For an equality: the least number of digits to which the sides agreed, over the cases that exact arithmetic did not decide; `null` if it decided all. */
  readonly agreeingDigits: number | null;
  /** For an inequality: the largest ratio found of the side that should be the smaller over the other, rounded down; above 1 where it fails. */
  readonly tightest: { readonly ratio: string; readonly at: PointJson } | null;
  /** For an inequality: the tightest ratio found at horizons from short to long, by horizon; long ones are grouped. */
  readonly tightestByHorizon: Readonly<Record<string, string>>;
  readonly counterexample: Counterexample | null;
  /** Two certain findings that contradict each other: the verdict is `contradiction`. */
  readonly conflict: Conflict | null;
  /** For an undecided statement: the simplest open case. */
  readonly worst: OpenCase | null;
}

/** A case that stays open, and what keeps it open. */
export interface OpenCase {
  readonly at: PointJson;
  readonly indices: IndexValues;
  readonly why: OpenReason;
}

/**
 * What keeps a case open (docs/guarantee.md says of each kind what can be done).
 *
 * - `logarithms`: the sides agree to very many digits, and no theorem says whether these logarithms and exponentials are equal.
 * - `roots`: the same, and a side has the root of a sum.
 * - `circle`: the same, and a side has `cos`, `sin` or `pi`.
 * - `comparison`: the same, and which value `max`, `abs` or a condition has is a tie itself.
 * - `size`: the same, and a side outgrows exact numbers.
 * - `close`: the sides are not equal, but no precision separates them.
 * - `jump`: `floor`, `ceil`, `mod` or a condition at a place where its value jumps.
 * - `existence`: whether a side exists is a tie: a divisor, or what stands under a root or logarithm, is perhaps 0.
 * - `digits`: rounding errors have grown until 320 digits are not enough.
 * - `work`: a case would take too much work at a precision that could decide it.
 */
export interface OpenReason {
  readonly kind:
    | 'logarithms'
    | 'roots'
    | 'circle'
    | 'comparison'
    | 'size'
    | 'close'
    | 'jump'
    | 'existence'
    | 'digits'
    | 'work';
  /** The subexpression that it is about; `null` where it is the statement itself. */
  readonly part: string | null;
}

/** Values of the variables of a statement's ranges. */
export type IndexValues = Readonly<Record<string, number>>;

/** A fault of this tool that shows itself: what is certain contradicts what is certain. */
export interface Conflict {
  /** `recheck`: the second evaluator contradicts the judge. `findings`: of two reports one says that the statement holds at the point, the other that it fails. */
  readonly kind: 'recheck' | 'findings';
  readonly at: PointJson;
}

/** Why the second evaluator has not confirmed a counterexample: its work was used up, something stayed undecided at its precision, or it contradicts. */
export type NotRechecked = 'work' | 'undecided' | 'disagreement';

export interface Counterexample {
  readonly at: PointJson;
  readonly indices: IndexValues;
  /** `null` where a side does not exist. */
  readonly lhs: EnclosureText | null;
  readonly rhs: EnclosureText | null;
  /** Digits of the arithmetic that separated the sides, `exact` if exact arithmetic had to; `null` where a side does not exist. */
  readonly digits: number | 'exact' | null;
  readonly missing: MissingReport | null;
  /** Whether a second evaluator, which shares no code with the judge, has confirmed that the point is admissible and that the statement fails there. */
  readonly rechecked: boolean;
  /** `null` where it has. */
  readonly notRechecked: NotRechecked | null;
}

/** Why a side does not exist. */
export interface MissingReport {
  readonly side: 'left' | 'right';
  readonly reason: string;
  readonly subexpression: string;
  readonly indices: IndexValues;
  readonly line: number;
  readonly column: number;
}
