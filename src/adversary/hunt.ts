import { type Point, WORK_LIMIT_CODES } from '../evaluation/index.js';
import { type Failure, Judge, type Sides, StatementTally } from '../judgement/index.js';
import { type Claim, ProblemError } from '../language/index.js';
import { BulkBudget, type BulkOutcome } from './bulk/index.js';
import { ATTEMPTS_PER_CASE, generate, type ShapeHints } from './generate.js';
import { huntGuarantee } from './guarantee/index.js';
import { shapeHints } from './hints.js';
import { horizonOf } from './horizons.js';
import { judgeBulk } from './judge-bulk.js';
import { pursue } from './pursue.js';
import { type Choices, choicesOf } from './random.js';
import { repair } from './repair.js';
import { shrink } from './shrink.js';
import { isSimpler } from './simplicity.js';

export interface HuntOptions {
  readonly seed: number;
  /** Admissible points wanted: the first are judged one by one, the others decided in bulk. */
  readonly cases: number;
  readonly maxHorizon: number;
  /** The claim has been hunted before, with another seed: no sweeps, which know no seed, and more of the work in bulk. */
  readonly again?: boolean;
}

/**
 * Cases that the judge looks at one by one, with short numbers and repaired premises, before generated code takes over.
 * Most claims that fail do so in the first ten.
 */
const JUDGED_CASES = 200;

/** The same for a claim of equalities alone: generated code decides none, so that the judge looks at all of these. */
const JUDGED_EQUALITIES = 1000;

/** The same in another hunt of a claim: as much work for them, and for climbing, as for a quarter of a million in bulk. */
const JUDGED_AGAIN = 250;

/** Where no kernel can be made, the judge does this many cases, unless fewer are wanted. */
const JUDGED_WITHOUT_KERNEL = 2000;

/** Work of one case, in steps of binary64, beyond which longer horizons are not tried. */
const MAX_CASE_WORK = 1_000_000;

/** Average work of a case that a hunt may spend; a hunt that needs more judges fewer cases, and says so. */
const MEAN_CASE_WORK = 25_000;

/** Work that shrinking one witness may take. */
const SHRINK_WORK = 6_000_000;

/** Cases between two reports of progress, and work between them: some hundredths of a second. */
const PROGRESS_INTERVAL = 20;
const PROGRESS_WORK = 200_000;

/** A failure after shrinking, with both sides where they exist. */
export interface Witness extends Failure {
  readonly sides: Sides | null;
}

export interface StatementHunt {
  readonly tally: StatementTally;
  /** The simplest failure found: a violation, else a side that does not exist, else an open case. */
  readonly witness: Witness | null;
}

export interface HuntResult {
  readonly claim: Claim;
  /** Points generated, admissible or not. */
  readonly attempts: number;
  /** Admissible points judged, for all statements or for the one that a climb was about. */
  readonly cases: number;
  /** Largest horizon that was allowed: `maxHorizon`, or less where one case would cost too much. */
  readonly maxHorizon: number;
  readonly statements: readonly StatementHunt[];
}

export interface HuntProgress {
  readonly cases: number;
  readonly of: number;
}

/**
 * Hunts for counterexamples of one claim. A generator, so that the caller sees progress and may stop; the
 * result depends on the claim, the options and nothing else. A mistake that only evaluation can see (an index
 * out of range) is thrown as a `ProblemError`.
 */
export function* hunt(claim: Claim, options: HuntOptions): Generator<HuntProgress, HuntResult> {
  if (claim.method) return yield* huntGuarantee(claim, options);
  const judge = new Judge(claim);
  const hints = shapeHints(claim);
  const tallies = claim.statements.map(() => new StatementTally(isSimpler));
  const maxHorizon = affordableHorizon(judge, options);
  const bulk = bulkOf(claim, options, maxHorizon);
  const toJudge = judgedCases(claim, options, bulk);
  const budget = toJudge * MEAN_CASE_WORK;
  let work = 0;
  const spend = (more: number): void => {
    work += more;
  };
  let said = 0;
  let attempts = 0;
  let cases = 0;
  // A point of a claim without givens is its horizon: each is judged once.
  const onlyHorizon = claim.givens.length === 0;
  const wanted = onlyHorizon ? Math.min(options.cases, maxHorizon) : toJudge;
  const of = wanted + (bulk?.cases ?? 0);
  for (let i = 0; i < wanted && work < budget; i += 1) {
    for (let attempt = 0; attempt < ATTEMPTS_PER_CASE && work < budget; attempt += 1) {
      attempts += 1;
      const choices = choicesOf(options.seed, claim.name, i, attempt);
      const horizon = onlyHorizon ? i + 1 : horizonOf(i, maxHorizon, choices);
      const generated = generate(claim, hints, horizon, choices);
      spend(generated.work);
      if (!generated.point) continue;
      const point = repair(judge, generated.point, spend);
      const examination = judge.examine(point);
      spend(examination.work);
      if (examination.admissible !== 'yes') continue;
      cases += 1;
      for (const [s, finding] of examination.findings.entries()) tallies[s]!.add(point, finding);
      break;
    }
    if (i % PROGRESS_INTERVAL === 0 || work > said + PROGRESS_WORK) {
      said = work;
      yield { cases: i, of };
    }
  }
  for (const judged of pursue(judge, hints, tallies, options)) {
    if (judged === null) {
      yield { cases: wanted, of };
      continue;
    }
    attempts += 1;
    const { finding } = judged.examination;
    if (!finding) continue;
    cases += 1;
    tallies[judged.statement]!.add(judged.point, finding);
  }
  if (bulk) {
    const outcome = yield* progressOf(bulk, wanted);
    judgeBulk(judge, bulk.hunt, outcome, tallies);
    attempts += outcome.attempts;
    cases += outcome.cases;
  }
  const statements: StatementHunt[] = [];
  for (const [index, tally] of tallies.entries()) {
    statements.push({ tally, witness: witnessOf(judge, index, tally) });
    yield { cases: of, of };
  }
  return { claim, attempts, cases, maxHorizon, statements };
}

function casesBeforeBulk(claim: Claim, { again }: HuntOptions): number {
  if (claim.statements.every(({ relation }) => relation === '='))
    return again ? JUDGED_AGAIN : JUDGED_EQUALITIES;
  return JUDGED_CASES;
}

function judgedCases(claim: Claim, options: HuntOptions, bulk: BulkBudget | null): number {
  return Math.min(options.cases, bulk ? casesBeforeBulk(claim, options) : JUDGED_WITHOUT_KERNEL);
}

/** Bulk cases of a claim, `null` where none are wanted or none can be made; without givens a horizon is all there is. */
function bulkOf(claim: Claim, options: HuntOptions, maxHorizon: number): BulkBudget | null {
  const cases = options.cases - casesBeforeBulk(claim, options);
  return cases > 0 && claim.givens.length > 0
    ? BulkBudget.of(claim, { seed: options.seed, maxHorizon, cases })
    : null;
}

function* progressOf(bulk: BulkBudget, before: number): Generator<HuntProgress, BulkOutcome> {
  const run = bulk.run();
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    yield { cases: before + step.value, of: before + bulk.cases };
  }
}

/** The largest horizon, by doubling up to the wanted one, whose cases cost no more than `MAX_CASE_WORK`. */
function affordableHorizon(judge: Judge, options: HuntOptions): number {
  const { claim } = judge;
  const hints = shapeHints(claim);
  let affordable = 1;
  for (let horizon = 1; ; horizon = Math.min(2 * horizon, options.maxHorizon)) {
    const choices = choicesOf(options.seed, claim.name, 'probe', horizon);
    try {
      if (workOfOne(judge, hints, horizon, choices) > MAX_CASE_WORK) return affordable;
    } catch (error) {
      const tooMuch = error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code);
      if (tooMuch && horizon > 1) return affordable;
      throw error;
    }
    affordable = horizon;
    if (horizon >= options.maxHorizon) return affordable;
  }
}

function workOfOne(judge: Judge, hints: ShapeHints, horizon: number, choices: Choices): number {
  const generated = generate(judge.claim, hints, horizon, choices);
  let { work } = generated;
  if (!generated.point || work > MAX_CASE_WORK) return work;
  const point = repair(judge, generated.point, (more) => {
    work += more;
  });
  return work > MAX_CASE_WORK ? work : work + judge.examine(point).work;
}

function witnessOf(judge: Judge, index: number, tally: StatementTally): Witness | null {
  const failure = tally.violation ?? tally.nonexistence;
  if (!failure) return tally.open && { ...tally.open, sides: null };
  const { outcome } = failure.finding;
  if (outcome === 'open') return { ...failure, sides: null };
  // Without givens all shorter horizons have been looked at, and the horizon is all there is.
  const point =
    judge.claim.givens.length === 0
      ? failure.point
      : shrink(judge.claim, failure.point, (p) => stillFails(judge, p, index, outcome), SHRINK_WORK);
  const { finding } = judge.fails(point, index, outcome);
  if (!finding || (finding.outcome !== 'violated' && finding.outcome !== 'does not exist'))
    throw new Error(`the judge contradicts itself at a witness of ${judge.claim.name}`);
  const sides =
    finding.outcome === 'violated'
      ? judge.certificate(judge.claim.statements[index]!, point, finding.indices)
      : null;
  return { point, finding, sides };
}

/** A candidate that costs too much is no simplification. */
function stillFails(judge: Judge, point: Point, index: number, outcome: 'violated' | 'does not exist') {
  try {
    return judge.fails(point, index, outcome);
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code))
      return { fails: false, work: MAX_CASE_WORK };
    throw error;
  }
}
