import { horizonClass, type Judge, type StatementTally } from '../../judgement/index.js';
import type { ShapeHints } from '../build-point.js';
import { positionOf } from '../landscape/exact-point.js';
import type { Position } from '../landscape/position.js';
import { choicesOf } from '../random.js';
import { isGeneric } from '../residues/index.js';
import type { Spend } from '../solve.js';
import type { BestPosition } from './best-positions.js';
import { Climber } from './climber.js';
import { descend } from './descend.js';
import { list } from './list.js';
import { type JudgedPoint, judgeIfAffordable, nominate, roundedPoint } from './nominate.js';
import { steepHorizons, strategiesFor } from './plan.js';
import { Portfolio } from './portfolio.js';

export interface ClimbOptions {
  readonly seed: number;
  readonly maxHorizon: number;
  /** Nodes of expressions to be visited in floating point, over all statements. */
  readonly work: number;
}

/** A height above this is nominated as a violation: below it lies the noise of floating point. */
const FAILS = 1e-10;

/** Nominations in vain after which a statement is left alone: its heights are noise. */
const MOST_FALSE_ALARMS = 6;

/** Each in vain raises the height that alarms by this factor. */
const ALARM_GROWTH = 30;

/** So close to equality that an exact look at the rounded position may show a tie, or a failure too small to see. */
const NEARLY_EQUAL = -1e-6;

/** Plays without any progress after which a statement is left alone, for each strategy that it has. */
const PATIENCE = 1.75;

/** The same where there is only one strategy. */
const LEAST_PATIENCE = 8;

/** A statement has this share of its work before patience counts: ascents on a few numbers cost little, and there are many valleys. */
const LEAST_SHARE = 1 / 20;

/** Work of the judge on nominations of one statement, for each unit of climbing: certainty is dear at long horizons. */
const JUDGING_SHARE = 0.05;

/** Ascents over which the work of a statement is spread. */
const ASCENTS = 60;

/** Equalities fail nearly everywhere or nowhere: random cases find that out. */
const EQUALITY_SHARE = 0.1;

/**
 * Climbs on every statement that has not failed yet, and nominates what it finds to the judge. A generator of the
 * points that were judged, and of `null` after every ascent. The conclusion of a chain is left out: where it fails, a link fails; and so is an equality
 * that fails nearly everywhere or nowhere.
 */
export function* climb(
  judge: Judge,
  hints: ShapeHints,
  tallies: readonly StatementTally[],
  options: ClimbOptions,
): Generator<JudgedPoint | null> {
  const climber = new Climber(judge.claim, hints, options.seed);
  yield* list(judge, hints, climber, tallies, { maxHorizon: options.maxHorizon, work: options.work });
  const open = judge.claim.statements.flatMap((statement, index) =>
    statement.kind === 'conclusion' || tallies[index]!.violation || isGeneric(judge.claim, index)
      ? []
      : [index],
  );
  const shareOf = (index: number): number =>
    judge.claim.statements[index]!.relation === '=' ? EQUALITY_SHARE : 1;
  const shares = open.reduce((sum, index) => sum + shareOf(index), 0);
  for (const index of open) {
    const work = (options.work * shareOf(index)) / shares;
    yield* new StatementClimb(judge, hints, climber, tallies, index, options, work).run();
  }
  for (const [index, tally] of tallies.entries())
    if (tally.violation) yield* descend(judge, hints, climber, index, tally, options.work / DESCENT_SHARE);
}

/** The share of the work for making the horizon of a failure shorter. */
const DESCENT_SHARE = 3;

class StatementClimb {
  private enough = FAILS;
  private falseAlarms = 0;
  private judging = 0;

  constructor(
    private readonly judge: Judge,
    private readonly hints: ShapeHints,
    private readonly climber: Climber,
    private readonly tallies: readonly StatementTally[],
    private readonly statement: number,
    private readonly options: ClimbOptions,
    private readonly work: number,
  ) {}

  *run(): Generator<JudgedPoint | null> {
    const { climber, statement, work, options } = this;
    const choices = choicesOf(options.seed, this.judge.claim.name, 'portfolio', statement);
    const end = climber.work + work;
    const patient = climber.work + LEAST_SHARE * work;
    this.startFromTightest();
    const strategies = strategiesFor(climber, statement, options.maxHorizon, work / ASCENTS);
    if (strategies.length === 0) return;
    for (const horizon of steepHorizons(climber, statement, options.maxHorizon, work / ASCENTS))
      climber.lookAtSteep(statement, horizon);
    yield* this.alarm();
    const portfolio = new Portfolio(strategies);
    const patience = Math.max(LEAST_PATIENCE, PATIENCE * strategies.length);
    const goesOn = (idle: number): boolean =>
      climber.work < end && (idle < patience || climber.work < patient || !portfolio.isTried) && !this.isOver;
    for (let idle = 0; goesOn(idle); ) {
      const arm = portfolio.choose(choices);
      const strategy = strategies[arm]!;
      const before = this.best?.height ?? Number.NEGATIVE_INFINITY;
      climber.climbOnce(statement, strategy, Math.min(work / ASCENTS, end - climber.work), this.enough);
      const success = progress(before, this.best?.height ?? Number.NEGATIVE_INFINITY);
      portfolio.reward(arm, success);
      idle = success > 0 ? 0 : idle + 1;
      yield* this.alarm();
      yield null;
    }
    if (this.tallies[statement]!.violation) return;
    yield* this.climbBetween();
    if (this.tallies[statement]!.violation) return;
    yield* this.nominateTightest();
    yield* this.showNearness();
  }

  private get best(): BestPosition | null {
    return this.climber.bestPositions(this.statement).best;
  }

  private get isOver(): boolean {
    return this.tallies[this.statement]!.violation !== null || this.falseAlarms >= MOST_FALSE_ALARMS;
  }

  private startFromTightest(): void {
    const { tightest } = this.tallies[this.statement]!;
    if (tightest) this.climber.look(this.statement, positionOf(this.judge.claim, tightest.point));
  }

  /** Nominates the best position while it seems to fail, and positions at which a side seems to have no value. */
  private *alarm(): Generator<JudgedPoint> {
    const { judge, climber, hints, statement } = this;
    for (const position of climber.missing[statement]!.splice(0))
      if (this.isNewNonexistence(position)) yield* this.judged(position, 15);
    const { best } = this;
    if (!best || best.height <= this.enough) return;
    const spend = (work: number): void => {
      this.judging += work;
    };
    for (const nomination of nominate(judge, climber.landscape, hints, best.position, statement, spend)) {
      yield nomination;
      if (nomination.examination.finding?.outcome === 'violated') return;
      if (this.judging > JUDGING_SHARE * this.options.work) break;
    }
    this.falseAlarms += this.judging > JUDGING_SHARE * this.options.work ? MOST_FALSE_ALARMS : 1;
    this.enough = ALARM_GROWTH * best.height;
  }

  /** A side that is known to have no value at some horizon is not looked for at longer ones. */
  private isNewNonexistence(position: Position): boolean {
    const known = this.tallies[this.statement]!.nonexistence;
    return !known || position.frame.horizon < known.point.horizon;
  }

  /** The best position, and near equality a few more: they show how tight the statement is, or a tie. */
  private *nominateTightest(): Generator<JudgedPoint> {
    const { best } = this;
    if (!best || best.position.frame.horizon > this.options.maxHorizon * LONG) return;
    if (best.height > NEARLY_EQUAL) yield* this.judged(best.position, 1);
    yield* this.judged(best.position, best.position.frame.horizon <= 6 ? 6 : 2);
  }

  /** Where no climb came as near as at the nearest other horizon, one begins at what was found there: what fails late may fail between. */
  private *climbBetween(): Generator<JudgedPoint> {
    const { statement, climber } = this;
    if (this.judge.claim.statements[statement]!.relation === '=') return;
    const best = climber.bestPositions(statement);
    const end = climber.work + NEAR_SHARE * this.work;
    for (const horizon of this.horizonsToShow()) {
      const [own, near] = [best.at(horizon), best.nearest(horizon)];
      if (own && near && own.height > near.height - WORTH_SHOWING) continue;
      const cost = climber.costAt(statement, horizon);
      if (this.isOver || cost > end - climber.work) break;
      climber.climbNear(statement, horizon, NEAR_LOOKS * cost, this.enough);
      yield* this.alarm();
    }
  }

  /** Has the highest position of every horizon judged, so that a report can say how near the hunt came where. */
  private *showNearness(): Generator<JudgedPoint> {
    const tally = this.tallies[this.statement]!;
    if (this.judge.claim.statements[this.statement]!.relation === '=') return;
    const most = JUDGING_SHARE * this.options.work;
    let spent = 0;
    const spend = (work: number): void => {
      spent += work;
    };
    for (const { position, height } of this.climber.bestPositions(this.statement).all()) {
      const { horizon } = position.frame;
      const known = tally.tightestByHorizon.get(horizonClass(horizon))?.ratio ?? 0;
      if (spent > most || tally.violation || horizon > this.options.maxHorizon * LONG) return;
      if (!(Math.exp(Math.min(0, height)) > known + WORTH_SHOWING)) continue;
      for (const judged of this.judged(position, NEAR_DIGITS, spend))
        yield { ...judged, showsNearness: true };
    }
  }

  /** The first horizon of every class that cases reach, and beyond them those where climbs were. */
  private horizonsToShow(): readonly number[] {
    const { maxHorizon } = this.options;
    const classes = Array.from({ length: maxHorizon }, (_, i) => i + 1).filter((T) => horizonClass(T) === T);
    const beyond = this.climber
      .bestPositions(this.statement)
      .all()
      .map(({ position }) => position.frame.horizon)
      .filter((horizon) => horizon > maxHorizon && horizon <= LONG * maxHorizon);
    return [...classes, ...beyond];
  }

  private *judged(position: Position, digits: number, spend: Spend = () => {}): Generator<JudgedPoint> {
    const point = roundedPoint(this.judge, this.hints, position, digits, spend);
    const judged = point && judgeIfAffordable(this.judge, point, this.statement);
    if (!judged) return;
    spend(judged.examination.work);
    yield judged;
  }
}

/** A ratio that is larger by less than this looks the same in a plot; and so does one of numbers with so many digits. */
const WORTH_SHOWING = 1e-3;
const NEAR_DIGITS = 4;

/** Looks from the nearest horizon, and the share of a statement's work that all of them have. */
const NEAR_LOOKS = 30;
const NEAR_SHARE = 0.1;

/** Judging a point that fails nowhere pays only at horizons of this many times the longest of the random cases. */
const LONG = 10;

/** So close to equality that floating point sees no difference worth a climb. */
const POLISHED = -1e-9;

/** A gain of less than this share of the height is polish. */
const LEAST_PROGRESS = 1e-3;

/** How much of the way to equality an ascent has come, between 0 and 1. */
function progress(before: number, after: number): number {
  if (!(after > before)) return 0;
  // Next to equality what is gained is rounding.
  if (before > POLISHED && after <= FAILS) return 0;
  if (after - before < LEAST_PROGRESS * Math.abs(before)) return 0;
  if (before === Number.NEGATIVE_INFINITY || after >= 0) return 1;
  return Math.min(1, 0.3 + (after - before) / Math.max(1e-12, -before));
}
