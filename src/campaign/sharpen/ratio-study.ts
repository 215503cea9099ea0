import { shrink } from '../../adversary/index.js';
import {
  type Largest,
  LargestRatios,
  logarithmOf,
  RatioObjective,
  SHOWN_EXCESS,
  SIMPLER_LOSS,
  textLogarithm,
} from '../../adversary/ratio/index.js';
import { Rational } from '../../arithmetic/index.js';
import { type Point, pointToJson } from '../../evaluation/index.js';
import { Judge } from '../../judgement/index.js';
import { type Claim, usesHorizon } from '../../language/index.js';
import { rangeValues } from '../claim-report.js';
import { type GrowthLaw, growthLaw } from './growth/index.js';
import { inOrder } from './in-order.js';
import type { FixedHorizonGrowth, HopelessPoint, HorizonRatio, RatioAt, RatioStudy } from './ratio-data.js';
import { type SequenceShape, sequenceShape } from './sequence-shape.js';

export interface StudyOptions {
  readonly seed: number;
  /** Scalars, by position, that are chosen to make the ratio small. */
  readonly tuned: readonly number[];
  /** Work at each horizon, in steps of binary64. */
  readonly workPerHorizon: number;
  readonly maxHorizon: number;
  /** Longest horizon where the ratio is the same at all points, and nothing is searched; if not given `maxHorizon`. */
  readonly flatHorizon?: number;
  /** One evaluation may take this share of the work at a horizon; longer horizons are left out. */
  readonly evaluationShare: number;
  /** Where the inequality fails; if given, the horizon at which that ends is narrowed down. */
  readonly fails?: (found: HorizonRatio) => boolean;
}

/** Horizons that are tried one by one, before they double. */
const FIRST_HORIZONS = [1, 2, 3, 4, 6, 8, 12, 16] as const;

/** Points up to this horizon are made simple before they are shown. */
const SIMPLE_HORIZON = 12;

/** Work that making one point simple may take. */
const SIMPLER_WORK = 60_000;

/** A horizon must beat shorter ones by this share to be the one with the largest ratio. */
const LEAST_GAIN = 1e-9;

/** Where no horizon up to this one has a ratio, nor a point that fails for every constant, no longer one is tried. */
const HOPELESS_FROM = 16;

/**
 * Magnitudes far apart are looked at in decimals, whatever the work left. A horizon at which that costs more than this
 * many times its share is the last one: the next would cost twice as much.
 */
const MOST_OVERSPENT = 12;

/** Where a search would cost too much, the best shape alone is followed while one evaluation takes at most this share of its work. */
const CONTINUED_SHARE = 0.5;

/** The same where the ratio is the same at all points: the value at a horizon costs one evaluation, and no search. */
const FLAT_SHARE = 3;

/** Horizons beyond this one, at which the search did not reach the end of the range, say nothing. */
const LEAST_LIMITED = 16;

/**
 * How large the ratio of the sides of statement number `index` becomes. A generator: it yields each horizon that is
 * done, so that the caller sees progress and may stop.
 */
export function* studyRatio(
  claim: Claim,
  index: number,
  options: StudyOptions,
): Generator<HorizonRatio, RatioStudy> {
  const study = new Study(claim, index, options);
  let unbounded: FixedHorizonGrowth | null = null;
  // What does not mention T is the same at every horizon.
  const longest = usesHorizon(claim) ? options.maxHorizon : 1;
  let next: number | null = null;
  for (const horizon of horizonsUpTo(longest)) {
    if (!study.isAffordable(horizon)) {
      next = horizon;
      break;
    }
    const before = study.work;
    const largest = study.search.at(horizon, options.workPerHorizon);
    study.addHopeless(horizon);
    const found = largest && study.describe(largest);
    const isSilent = study.found.length === 0 && study.hopeless.length === 0;
    if (!found && isSilent && horizon >= HOPELESS_FROM && claim.givens.length > 0) break;
    if (!found) continue;
    if (found.range === 'limited' && horizon > LEAST_LIMITED) break;
    study.found.push(found);
    yield found;
    if (largest.range.kind === 'unbounded') {
      // At longer horizons it has no end either.
      unbounded = study.withoutEnd(largest, largest.range.exponent);
      break;
    }
    if (study.work - before > MOST_OVERSPENT * options.workPerHorizon) break;
  }
  if (study.search.isFlat) yield* study.continueFlat(next ?? longest + 1);
  else if (next !== null) yield* study.continueFrom(next);
  const [largest, growth] = [largestOf(study.found), unbounded ? null : study.growth(usesHorizon(claim))];
  if (options.fails && claim.givens.length > 0) yield* study.lastFailure(options.fails);
  return { horizons: study.found, hopeless: study.hopeless, largest, growth, unbounded };
}

/** The largest ratio, at the shortest horizon that has it. */
export function largestOf(horizons: readonly HorizonRatio[]): HorizonRatio | null {
  let best: HorizonRatio | null = null;
  for (const each of horizons) if (!best || logarithm(each) > LEAST_GAIN + logarithm(best)) best = each;
  return best;
}

function* horizonsUpTo(max: number): Generator<number> {
  for (const horizon of FIRST_HORIZONS) if (horizon <= max) yield horizon;
  for (let horizon = 2 * FIRST_HORIZONS.at(-1)!; horizon <= max; horizon *= 2) yield horizon;
}

class Study {
  readonly found: HorizonRatio[] = [];
  readonly hopeless: HopelessPoint[] = [];
  readonly search: LargestRatios;
  private readonly judge: Judge;
  private readonly objective: RatioObjective;

  constructor(
    private readonly claim: Claim,
    private readonly index: number,
    private readonly options: StudyOptions,
  ) {
    this.judge = new Judge(claim);
    this.objective = new RatioObjective(this.judge, index, options.tuned);
    this.search = new LargestRatios(this.objective, index, options.tuned, options.seed);
  }

  get work(): number {
    return this.objective.work;
  }

  isAffordable(horizon: number): boolean {
    return this.search.costAt(horizon) <= this.options.evaluationShare * this.options.workPerHorizon;
  }

  /** The shapes that were best so far at this horizon and longer ones, while an evaluation costs no more than its share. */
  *continueFrom(first: number): Generator<HorizonRatio> {
    const { search, options } = this;
    for (const horizon of horizonsUpTo(options.maxHorizon)) {
      if (horizon < first) continue;
      if (this.found.at(-1)?.range !== 'settled') return;
      if (search.costAt(horizon) > CONTINUED_SHARE * options.workPerHorizon) return;
      const largest = search.continued(horizon);
      const found = largest && this.describe(largest);
      if (!found) return;
      this.found.push(found);
      yield found;
    }
  }

  /** Where the ratio is the same at all points: one point at each horizon. A horizon at which binary64 cannot tell the ratio is left out. */
  *continueFlat(first: number): Generator<HorizonRatio> {
    const { search, options } = this;
    let costOfStep = 0;
    for (const horizon of horizonsUpTo(Math.max(options.maxHorizon, options.flatHorizon ?? 0))) {
      if (horizon < first) continue;
      if (costOfStep * horizon > FLAT_SHARE * options.workPerHorizon) return;
      const before = this.work;
      const largest = search.flatly(horizon);
      costOfStep = Math.max(costOfStep, (this.work - before) / horizon);
      const found = largest && this.describe(largest);
      if (!found) continue;
      this.found.push(found);
      yield found;
    }
  }

  describe({ horizon, point, simple, range }: Largest): HorizonRatio | null {
    const found = this.ratioAt(point);
    if (!found) return null;
    const nearPoint =
      horizon <= SIMPLE_HORIZON && range.kind !== 'unbounded'
        ? this.simplest(simple, (1 - SIMPLER_LOSS) * lowerEnd(found))
        : simple;
    const near = (nearPoint !== point && this.ratioAt(nearPoint)) || found;
    const shapes = shapesOf(this.claim, near === found ? point : nearPoint);
    // A plain point may have the larger ratio: a climb ends a little below an end of a domain.
    const best = range.kind !== 'unbounded' && exceeds(near, found) ? near : found;
    // An enclosure without an upper end is a lower bound of a number beyond all arithmetic: no law may rest on it.
    const isOpen = textLogarithm(best.ratio.upper) === Number.POSITIVE_INFINITY;
    return { horizon, ...best, near: { ...near, shapes }, range: isOpen ? 'limited' : range.kind };
  }

  /** What the search met at the horizon where no factor helps, made simple and certified. */
  addHopeless(horizon: number): void {
    const { objective, search } = this;
    const met = search.hopeless;
    if (!met) return;
    const isTuned = this.options.tuned.length > 0;
    const isHopeless = (point: Point) => {
      const before = objective.work;
      const fails = point.horizon === horizon && objective.hopelessAt(point) !== null;
      return { fails, work: objective.work - before + 1 };
    };
    const isShort = horizon <= SIMPLE_HORIZON && !isTuned && isHopeless(met).fails;
    const point = isShort ? shrink(this.claim, met, isHopeless, SIMPLER_WORK) : met;
    const indices = objective.hopelessAt(point);
    if (!indices) return;
    const at = pointToJson(this.claim, point);
    const shown = rangeValues(this.claim.statements[this.index]!, indices);
    this.hopeless.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...inOrder([...this.hopeless, { horizon, at, indices: shown }]),
    );
  }

  /** Halves what lies between the last horizon that fails and the next that was tried. */
  *lastFailure(fails: (found: HorizonRatio) => boolean): Generator<HorizonRatio> {
    for (;;) {
      const failing = [...this.found.filter(fails), ...this.hopeless].map(({ horizon }) => horizon);
      const from = Math.max(...failing);
      const to = this.found.find((each) => each.horizon > from)?.horizon;
      if (failing.length === 0 || to === undefined || to - from < 2) return;
      const horizon = Math.floor((from + to) / 2);
      const before = this.hopeless.length;
      const largest = this.search.at(horizon, this.options.workPerHorizon);
      this.addHopeless(horizon);
      const found = largest && this.describe(largest);
      if (found) {
        this.found.splice(0, Number.POSITIVE_INFINITY, ...inOrder([...this.found, found]));
        yield found;
      } else if (this.hopeless.length === before) return;
    }
  }

  growth(usesT: boolean): GrowthLaw | null {
    const settled = this.found.filter(({ range }) => range === 'settled');
    const [only] = settled;
    if (!usesT && only && Number.isFinite(lowerEnd(only)))
      return { kind: 'constant', horizons: 1, from: 1, to: 1, limit: lowerEnd(only), deviation: 0 };
    return growthLaw(settled.map((each) => ({ horizon: each.horizon, value: lowerEnd(each) })));
  }

  withoutEnd({ horizon, simple: large, ratio }: Largest, exponent: number | null): FixedHorizonGrowth {
    const simple = this.simplest(large, Math.min(SHOWN_EXCESS, ratio));
    return { horizon, exponent, example: this.ratioAt(simple) ?? this.found.at(-1)! };
  }

  private ratioAt(point: Point): RatioAt | null {
    const certified = this.objective.certified(point);
    if (!certified) return null;
    return {
      ratio: certified.enclosure,
      sign: certified.sign,
      at: pointToJson(this.claim, point),
      indices: rangeValues(this.claim.statements[this.index]!, certified.indices),
    };
  }

  /** The simplest point of the same horizon whose ratio is still at least `least`. */
  private simplest(start: Point, least: number): Point {
    const isLarge = (point: Point) => {
      const before = this.objective.work;
      const fails =
        point.horizon === start.horizon &&
        this.judge.admissible(point).truth === 'yes' &&
        isFiniteAndAtLeast(this.objective.at(point).ratio, least);
      return { fails, work: this.objective.work - before + 1 };
    };
    const simple = shrink(this.claim, start, isLarge, SIMPLER_WORK);
    // What is chosen best has to be best at the simpler point too.
    const found = this.options.tuned.length > 0 ? this.objective.at(simple) : { point: simple, ratio: least };
    return isFiniteAndAtLeast(found.ratio, least) ? found.point : start;
  }
}

function isFiniteAndAtLeast(ratio: number, least: number): boolean {
  return ratio >= least && ratio < Number.POSITIVE_INFINITY;
}

/** Whether the first ratio is certainly the larger one; logarithms in binary64 do not tell 1 from 1 - 1e-20. */
function exceeds(a: RatioAt, b: RatioAt): boolean {
  const [x, y] = [Rational.parse(a.ratio.lower), Rational.parse(b.ratio.lower)];
  return x && y ? x.compare(y) > 0 : logarithm(a) > logarithm(b);
}

/** The natural logarithm of the lower end, whose size may be beyond binary64. */
function logarithm({ ratio }: RatioAt): number {
  return textLogarithm(ratio.lower);
}

function lowerEnd({ ratio }: RatioAt): number {
  return Rational.parse(ratio.lower)?.approximate() ?? Number(ratio.lower);
}

function shapesOf(claim: Claim, point: Point): Record<string, SequenceShape> {
  const shapes: Record<string, SequenceShape> = {};
  for (const [i, given] of claim.givens.entries()) {
    const value = point.values[i]!;
    if (given.ranges.length !== 1 || !Array.isArray(value)) continue;
    const entries = value as readonly Rational[];
    if (entries.length > 0 && entries.every((entry) => entry.sign > 0))
      shapes[given.name] = sequenceShape(entries.map(logarithmOf));
  }
  return shapes;
}
