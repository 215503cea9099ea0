import { type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { type Examination, Judge, StatementTally } from '../judgement/index.js';
import { type Claim, type Problem, ProblemError } from '../language/index.js';
import { affordableHorizon, MAX_CASE_WORK, type ProbedCase } from './affordable-horizon.js';
import type { ShapeHints } from './build-point.js';
import { BulkBudget, type BulkOutcome } from './bulk/index.js';
import { dependsOnHorizon, type JudgedPoint } from './climb/index.js';
import { DistinctPoints } from './distinct.js';
import { horizonsAreExcluded } from './excluded-horizons.js';
import { ATTEMPTS_PER_CASE, generate } from './generate.js';
import { huntGuarantee } from './guarantee/index.js';
import { shapeHints } from './hints.js';
import { horizonOf, type LongCases } from './horizons.js';
import type { HuntOptions, HuntProgress, HuntResult, StatementHunt, Witness } from './hunt-result.js';
import { judgeBulk } from './judge-bulk.js';
import { pursue } from './pursue.js';
import { type Choices, choicesOf } from './random.js';
import { repair } from './repair.js';
import { equalitiesOf } from './residues/index.js';
import { shrink } from './shrink.js';
import { simplicityOrder } from './simplicity.js';
import { shareOf, workOfCase } from './work-share.js';

/** The longest horizon of a claim that is proved. */
export const CROSS_CHECK_HORIZON = 20;

/** Work of all cases of a claim that is proved, in steps of binary64: some tens of milliseconds. */
const CROSS_CHECK_WORK = 300_000;

/**
 * Cases that the judge looks at one by one, with short numbers and repaired premises, before generated code takes over: it certifies
 * inequalities, and knows residues of equalities. Most claims that fail do so in the first ten.
 */
const JUDGED_CASES = 120;

/** The same for a claim with an equality of which there are no residues, and for one of such equalities alone. */
const JUDGED_WITH_EQUALITIES = 200;
const JUDGED_EQUALITIES = 1000;

/** Of a claim of equalities that have residues the judge looks at this share of the cases, from `JUDGED_CASES` to `JUDGED_EQUALITIES` of them: no others count. */
const EXACT_SHARE = 1 / 10;

/** The same for a claim of equalities alone in another hunt of it: as much work for them, and for climbing, as for a quarter of a million in bulk. */
const JUDGED_AGAIN = 250;

/** Where no kernel can be made, the judge does this many cases, unless fewer are wanted. */
const JUDGED_WITHOUT_KERNEL = 2000;

/** Average work of a case that a hunt may spend; a hunt that needs more judges fewer cases, and says so. */
const MEAN_CASE_WORK = 25_000;

/** Work that shrinking one witness may take. */
const SHRINK_WORK = 6_000_000;

/** Cases between two reports of progress, and work between them: some hundredths of a second. */
const PROGRESS_INTERVAL = 20;
const PROGRESS_WORK = 200_000;

/**
 * Hunts for counterexamples of one claim. A generator, so that the caller sees progress and may stop; the
 * result depends on the claim, the options and nothing else. Never throws: what goes wrong is part of the result.
 */
export function hunt(claim: Claim, options: HuntOptions): Generator<HuntProgress, HuntResult> {
  return claim.method ? guaranteeHunt(claim, options) : new Hunt(claim, options).run();
}

function* guaranteeHunt(claim: Claim, options: HuntOptions): Generator<HuntProgress, HuntResult> {
  try {
    return yield* huntGuarantee(claim, options);
  } catch (error) {
    const statements = claim.statements.map(() => ({
      tally: new StatementTally(simplicityOrder()),
      witness: null,
    }));
    const problem = problemOf(error, claim);
    const nothing = { attempts: 0, cases: 0, maxHorizon: options.maxHorizon, admissibleHorizon: null };
    return { claim, ...nothing, problem, statements };
  }
}

/** One hunt and what it has found so far. */
class Hunt {
  private readonly judge: Judge;
  private readonly tallies: readonly StatementTally[];
  private readonly seen = new DistinctPoints();
  private maxHorizon = 1;
  private attempts = 0;
  private cases = 0;
  private work = 0;
  /** Longest horizon of a point, and of an admissible one. */
  private readonly reach = { attempted: 0, admissible: 0 };
  /** The case by which it was found that the longest horizon is affordable, until its turn comes. */
  private probed: ProbedCase | null = null;
  private longCases: LongCases = 'some';
  private givenUp: Problem | null = null;
  private ended: Problem | null = null;

  constructor(
    private readonly claim: Claim,
    private readonly options: HuntOptions,
  ) {
    this.judge = new Judge(claim, workOfCase(options));
    this.tallies = claim.statements.map(() => new StatementTally(simplicityOrder()));
  }

  *run(): Generator<HuntProgress, HuntResult> {
    let of = this.options.cases;
    try {
      of = yield* this.search();
    } catch (error) {
      this.ended = problemOf(error, this.claim);
    }
    const statements: StatementHunt[] = [];
    for (const [index, tally] of this.tallies.entries()) {
      statements.push({ tally, witness: this.witness(index, tally) });
      yield { cases: of, of };
    }
    const { claim, attempts, cases, maxHorizon } = this;
    return {
      claim,
      attempts,
      cases,
      maxHorizon,
      admissibleHorizon: this.admissibleHorizon(),
      problem: this.ended ?? this.givenUp,
      statements,
    };
  }

  /** All phases of the hunt; returns how many cases were wanted in all. */
  private *search(): Generator<HuntProgress, number> {
    const { claim, judge, options, tallies } = this;
    const hints = shapeHints(claim);
    const { crossCheck = false } = options;
    const longest = crossCheck ? Math.min(CROSS_CHECK_HORIZON, options.maxHorizon) : options.maxHorizon;
    const { horizon, probed } = affordableHorizon(judge, { ...options, maxHorizon: longest }, (problem) => {
      this.ended ??= problem;
    });
    this.maxHorizon = horizon;
    this.probed = probed;
    const bulk = crossCheck ? null : bulkOf(claim, options, this.maxHorizon);
    // A point of a claim without givens is its horizon: each is judged once.
    const onlyHorizon = claim.givens.length === 0;
    const toJudge = judgedCases(claim, options, bulk);
    if (bulk && isDecidedInBulk(claim)) this.longCases = 'one';
    const wanted = onlyHorizon ? Math.min(options.cases, this.maxHorizon) : toJudge;
    const of = wanted + (bulk?.cases ?? 0);
    const budget = Math.min(
      crossCheck ? CROSS_CHECK_WORK : toJudge * MEAN_CASE_WORK,
      shareOf('judged', options),
    );
    let said = 0;
    for (let i = 0; i < wanted && this.work < budget; i += 1) {
      this.oneCase(hints, i, budget);
      if (i % PROGRESS_INTERVAL === 0 || this.work > said + PROGRESS_WORK) {
        said = this.work;
        yield { cases: i, of };
      }
    }
    // Searches go where they like, and would end where the first of these cases has.
    if (this.ended || crossCheck) return of;
    for (const judged of pursue(judge, hints, tallies, options)) {
      if (judged === null) yield { cases: wanted, of };
      else this.pursued(judged);
    }
    if (!bulk) return of;
    const outcome = yield* progressOf(bulk, this.seen, wanted);
    this.reached(outcome.attemptedHorizon, outcome.admissibleHorizon);
    const before = tallies.map((tally) => tally.cases);
    judgeBulk(judge, bulk.hunt, outcome, tallies, budget);
    // What residues say for equalities is counted apart: of a claim of nothing else the judge's cases alone count.
    const judged = Math.max(...tallies.map((tally, s) => tally.cases - before[s]!));
    this.attempts += hasEqualitiesAlone(claim) ? judged : outcome.attempts;
    this.cases += hasEqualitiesAlone(claim) ? judged : outcome.cases;
    return of;
  }

  /** Judges one random point; one that costs too much, or that cannot be evaluated, is given up, and said to be. */
  private oneCase(hints: ShapeHints, index: number, budget: number): void {
    const { claim, options } = this;
    for (let attempt = 0; attempt < ATTEMPTS_PER_CASE && this.work < budget; attempt += 1) {
      const choices = choicesOf(options.seed, claim.name, index, attempt);
      const horizon =
        claim.givens.length === 0 ? index + 1 : horizonOf(index, this.maxHorizon, choices, this.longCases);
      const isProbed = this.probed?.index === index && attempt === 0 && this.probed.point.horizon === horizon;
      try {
        if (isProbed ? this.oneProbed(this.probed!) : this.onePoint(hints, horizon, choices)) return;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        if (WORK_LIMIT_CODES.has(error.problem.code)) this.givenUp ??= error.problem;
        else this.ended ??= error.problem;
        // What was done until then is not known here; it was much.
        this.work += MAX_CASE_WORK;
        return;
      }
    }
  }

  /** Whether a point was found that is admissible, or was seen before. */
  private onePoint(hints: ShapeHints, horizon: number, choices: Choices): boolean {
    const spend = (more: number): void => {
      this.work += more;
    };
    const generated = generate(this.claim, hints, horizon, choices);
    spend(generated.work);
    if (!generated.point) {
      this.attempts += 1;
      return false;
    }
    return this.examined(repair(this.judge, generated.point, spend), (point) => this.judge.examine(point));
  }

  /** As `onePoint`, of a point that was made and judged before. */
  private oneProbed({ point, making, examination }: ProbedCase): boolean {
    this.work += making;
    this.probed = null;
    return this.examined(point, () => examination);
  }

  private examined(point: Point, examine: (point: Point) => Examination): boolean {
    if (!this.seen.takeAll(point)) {
      this.work += SEEN_WORK;
      return true;
    }
    this.attempts += 1;
    const examination = examine(point);
    this.work += examination.work;
    const { horizon } = point;
    const isAdmissible = examination.admissible === 'yes';
    this.reached(horizon, isAdmissible ? horizon : 0);
    if (!isAdmissible) return false;
    this.cases += 1;
    for (const [s, finding] of examination.findings.entries()) this.tallies[s]!.add(point, finding);
    return true;
  }

  /** A point that a climb or a sweep has nominated for one statement. */
  private pursued({ point, statement, examination: { finding }, showsNearness }: JudgedPoint): void {
    if (showsNearness && finding?.outcome === 'holds') {
      const tally = this.tallies[statement]!;
      if (!((finding.tightness ?? 0) > (tally.tightest?.ratio ?? 0))) {
        tally.comesNear(point.horizon, finding.tightness);
        return;
      }
    }
    const taken = this.seen.takeOne(point, statement);
    if (taken === 'known') return;
    if (taken === 'new') this.attempts += 1;
    // Nominated horizons are few and extreme: what they leave open says nothing about premises.
    if (!finding) return;
    this.reached(point.horizon, point.horizon);
    if (taken === 'new') this.cases += 1;
    this.tallies[statement]!.add(point, finding);
  }

  private reached(attempted: number, admissible: number): void {
    this.reach.attempted = Math.max(this.reach.attempted, attempted);
    this.reach.admissible = Math.max(this.reach.admissible, admissible);
  }

  private admissibleHorizon(): number | null {
    const { attempted, admissible } = this.reach;
    if (admissible === 0 || MUCH_LONGER * admissible > attempted) return null;
    if (!dependsOnHorizon(this.claim)) return null;
    return horizonsAreExcluded(this.judge, admissible + 1, attempted) ? null : admissible;
  }

  /** Shrinking one witness of those that the claim may have. */
  private get shrinkWork(): number {
    const { claim, options } = this;
    return Math.min(SHRINK_WORK, shareOf('shrinking', options) / claim.statements.length);
  }

  /** A witness that cannot be made simpler or written down stays as it was found. */
  private witness(index: number, tally: StatementTally): Witness | null {
    try {
      return witnessOf(this.judge, index, tally, this.shrinkWork);
    } catch (error) {
      this.ended ??= problemOf(error, this.claim);
      const failure = tally.violation ?? tally.nonexistence ?? tally.open;
      return failure && { ...failure, sides: null };
    }
  }
}

/** Looking a point up, in steps of binary64: without it a claim of three points would be asked for ever. */
const SEEN_WORK = 100;

/** A horizon that had a case is short beside one that had none if it is at most half of it. */
const MUCH_LONGER = 2;

/** What went wrong, as a problem. Whatever is no mistake of the input and no limit is a fault of this tool. */
export function problemOf(error: unknown, claim: Claim): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof RangeError && error.message.includes('call stack'))
    return {
      code: 'too-deep',
      message: 'the definitions nest too deeply to be evaluated',
      advice: 'shorten the chain of definitions',
      place: claim.place,
    };
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    code: FAULT_CODE,
    message: `a fault of lakatos: ${said}`,
    advice: 'please report it, with the document and the command',
    place: claim.place,
  };
}

/** The code of what is no problem of the input. */
export const FAULT_CODE = 'fault';

function casesBeforeBulk(claim: Claim, { again, cases }: HuntOptions): number {
  const areEqualities = hasEqualitiesAlone(claim);
  if (again && areEqualities) return JUDGED_AGAIN;
  if (!mayHaveBulk(claim) || !isDecidedInBulk(claim))
    return areEqualities ? JUDGED_EQUALITIES : JUDGED_WITH_EQUALITIES;
  if (!areEqualities) return JUDGED_CASES;
  return Math.min(JUDGED_EQUALITIES, Math.max(JUDGED_CASES, Math.floor(EXACT_SHARE * cases)));
}

/** Whether cases in bulk say something of every statement: there are residues of all equalities. */
function isDecidedInBulk(claim: Claim): boolean {
  const equalities = claim.statements.filter(({ relation }) => relation === '=').length;
  return equalities === 0 || equalitiesOf(claim).statements.length === equalities;
}

function hasEqualitiesAlone({ statements }: Claim): boolean {
  return statements.every(({ relation }) => relation === '=');
}

function judgedCases(claim: Claim, options: HuntOptions, bulk: BulkBudget | null): number {
  return Math.min(options.cases, bulk ? casesBeforeBulk(claim, options) : JUDGED_WITHOUT_KERNEL);
}

/**
 * Whether bulk cases may be of use: without givens a horizon is all there is, and a premise that is an equality is solved for points that are
 * judged; of those that are made in bulk hardly one would meet it.
 */
function mayHaveBulk({ premises, givens }: Claim): boolean {
  return givens.length > 0 && premises.every(({ relation }) => relation !== '=');
}

/** Bulk cases of a claim, `null` where none are wanted or none can be made. */
function bulkOf(claim: Claim, options: HuntOptions, maxHorizon: number): BulkBudget | null {
  if (!mayHaveBulk(claim)) return null;
  const cases = options.cases - casesBeforeBulk(claim, options);
  return cases > 0
    ? BulkBudget.of(claim, { seed: options.seed, maxHorizon, cases, most: shareOf('bulk', options) })
    : null;
}

function* progressOf(
  bulk: BulkBudget,
  seen: DistinctPoints,
  before: number,
): Generator<HuntProgress, BulkOutcome> {
  const run = bulk.run(seen);
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { cases: before + step.value, of: before + bulk.cases };
  }
}

function witnessOf(judge: Judge, index: number, tally: StatementTally, work: number): Witness | null {
  const failure = tally.violation ?? tally.nonexistence;
  if (!failure) return tally.open && { ...tally.open, sides: null };
  const { outcome } = failure.finding;
  if (outcome === 'open') return { ...failure, sides: null };
  // Without givens all shorter horizons have been looked at, and the horizon is all there is.
  const point =
    judge.claim.givens.length === 0
      ? failure.point
      : shrink(judge.claim, failure.point, (p) => stillFails(judge, p, index, outcome), work);
  const { finding } = judge.fails(point, index, outcome);
  if (!finding || (finding.outcome !== 'violated' && finding.outcome !== 'does not exist'))
    throw new Error(`the judge contradicts itself at a witness of ${judge.claim.name}`);
  const sides =
    finding.outcome === 'violated'
      ? judge.certificate(judge.claim.statements[index]!, point, finding.indices)
      : null;
  return { point, finding, sides };
}

/** A candidate that costs too much, or that cannot be evaluated, is no simplification. */
function stillFails(judge: Judge, point: Point, index: number, outcome: 'violated' | 'does not exist') {
  try {
    return judge.fails(point, index, outcome);
  } catch (error) {
    if (error instanceof ProblemError) return { fails: false, work: MAX_CASE_WORK };
    throw error;
  }
}
