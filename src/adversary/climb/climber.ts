import { WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { type Claim, ProblemError } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { generatePoint } from '../generate.js';
import { ascend } from '../landscape/ascend.js';
import { type Chart, freeChart, type Profile, profileChart } from '../landscape/charts.js';
import { discreteMoves } from '../landscape/discrete.js';
import { integersOf, positionOf } from '../landscape/exact-point.js';
import { Landscape } from '../landscape/landscape.js';
import { leastStep } from '../landscape/least-step.js';
import {
  afterMove,
  carriedOver,
  type Levels,
  movesOf,
  profilesOf,
  someLevels,
  splitUp,
  startOfLevels,
} from '../landscape/levels.js';
import {
  copyOf,
  type Frame,
  flatPosition,
  frameOf,
  type Position,
  resampled,
} from '../landscape/position.js';
import { randomProfiles, stretchedProfiles } from '../landscape/profiles.js';
import { ascendSmoothly, type SmoothLimits, type SmoothSummit } from '../landscape/quasi-newton.js';
import { chooseSigns, stretchSigns } from '../landscape/signs.js';
import { Coordinates, everyNumber, type SmoothChart, wholeSequences } from '../landscape/smooth-charts.js';
import {
  PERIODS,
  periodic,
  phases,
  type SmoothPattern,
  scattered,
  turning,
} from '../landscape/smooth-starts.js';
import { steepPositions } from '../landscape/steep.js';
import { TapedLandscape } from '../landscape/taped-landscape.js';
import { type Choices, choicesOf, oneIn } from '../random.js';
import { type BestPosition, BestPositions } from './best-positions.js';

/**
 * How an ascent looks for higher ground at one horizon. `free`: every number by itself, from the best point there or
 * from a random one. `pattern`: few parameters for whole sequences, from random ones. `stretch`: the best pattern of
 * another horizon, carried over and improved. These know no derivatives. With them: `smooth` is free, `periodic`, `phases` and `levels` are
 * patterns, from which every number goes its own way afterwards; `kinks` first solves for a point where arguments of `abs` vanish, or those of `min` and
 * `max` are equal: the only place where a fault on a plateau shows.
 */
export interface Strategy {
  readonly kind: 'free' | 'pattern' | 'stretch' | 'smooth' | 'periodic' | 'phases' | 'levels' | 'kinks';
  readonly horizon: number;
  /** Starts of one ascent with derivatives, if its work allows; 1 if not given. */
  readonly starts?: number;
  /** Other horizons at which a pattern is looked at. */
  readonly others?: readonly number[];
}

/** Where a climb of few parameters has ended. */
interface Pattern {
  readonly coordinates: Coordinates;
  readonly chart: SmoothChart;
  readonly at: Float64Array;
  readonly height: number;
  /** The same pattern at another horizon; `null` where it does not fit. */
  profilesIn(coordinates: Coordinates): Profile[] | null;
}

interface KnownLevels {
  readonly levels: Levels;
  /** In coordinates by which ends are reached, or not. */
  readonly weights: Float64Array;
  readonly coordinates: 'reached' | 'approached';
  readonly height: number;
}

/** Positions without a value that are kept for the judge to look at, for each statement. */
const MOST_MISSING = 2;

/**
 * Looks for positions at which statements of one claim are tight, or fail, in plain floating point. Knows nothing
 * for certain: what it finds is to be nominated (nominate.ts). Deterministic: ascents are numbered, and each has the
 * seed of its number.
 */
export class Climber {
  readonly landscape: Landscape;
  private readonly trails: readonly BestPositions[];
  /** Positions at which a side seems to have no value, by statement. */
  readonly missing: readonly Position[][];
  /** Numbers that have to differ: next to where they are equal no rounding keeps them apart, and a climb must not end there. */
  private readonly isStrict: boolean;
  /** The highest levels of each statement, at any horizon, with their weights. */
  private readonly bestLevels: (KnownLevels | undefined)[] = [];
  private ascents = 0;
  private periods = 0;
  private slopes: TapedLandscape | null = null;

  constructor(
    readonly claim: Claim,
    private readonly hints: ShapeHints,
    private readonly seed: number,
  ) {
    this.landscape = new Landscape(claim, hints);
    this.isStrict = claim.premises.some(({ relation }) => relation === '<' || relation === '>');
    this.trails = claim.statements.map(() => new BestPositions());
    this.missing = claim.statements.map(() => []);
  }

  /** Work so far, in nodes of expressions visited. */
  get work(): number {
    return this.landscape.work;
  }

  /** The highest positions of a statement, by horizon. */
  bestPositions(statement: number): BestPositions {
    return this.trails[statement]!;
  }

  /** Height of a statement at a position; remembered if it is the highest there. */
  look(statement: number, position: Position): number {
    const height = this.landscape.height(position, statement);
    if (Number.isNaN(height)) {
      const missing = this.missing[statement]!;
      if (missing.length < MOST_MISSING) missing.push(copyOf(position));
      return Number.NEGATIVE_INFINITY;
    }
    if (height > Number.NEGATIVE_INFINITY) this.trails[statement]!.offer(position, height);
    return height;
  }

  /** Looks at steep geometric sequences. */
  lookAtSteep(statement: number, horizon: number): void {
    const frame = this.frame(horizon, choicesOf(this.seed, this.claim.name, 'steep', horizon));
    if (frame) for (const position of steepPositions(frame)) this.look(statement, position);
  }

  /** Height of a statement of a claim without givens at a horizon; -Infinity where it has none. */
  heightAt(statement: number, horizon: number): number {
    return this.look(statement, flatPosition(frameOf(this.claim, horizon, new Map())));
  }

  /** What one look at a statement costs at a horizon; `Infinity` where it is beyond all limits. */
  costAt(statement: number, horizon: number): number {
    try {
      const choices = choicesOf(this.seed, this.claim.name, 'cost', horizon);
      const frame = this.frame(horizon, choices);
      if (!frame) return Number.POSITIVE_INFINITY;
      const before = this.work;
      this.look(statement, flatPosition(frame));
      return Math.max(1, this.work - before);
    } catch (error) {
      if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code))
        return Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  /** One ascent: climbs from one start until `work` is used up, nothing rises any more, or the height is enough. */
  climbOnce(statement: number, strategy: Strategy, work: number, enough: number): number {
    this.ascents += 1;
    const choices = choicesOf(this.seed, this.claim.name, 'climb', statement, this.ascents);
    const end = this.work + work;
    const mayGoOn = (): boolean => this.work < end;
    if (isSmooth(strategy)) {
      const limits = { mayGoOn, enough: this.isStrict ? enough : Math.max(enough, COMFORTABLE) };
      return isPattern(strategy)
        ? this.climbPatterns(statement, strategy, work, limits, choices)
        : this.climbManyTimes(statement, strategy, limits, choices);
    }
    const chart = this.chart(statement, strategy, choices);
    if (!chart) return Number.NEGATIVE_INFINITY;
    const slope = (parameters: Float64Array): number => this.look(statement, chart.position(parameters));
    const start = { at: chart.start, height: slope(chart.start) };
    const limits = { mayGoOn, enough, step: 0.5 };
    const summit = ascend(slope, start, chart.directions, choices, limits);
    if (strategy.kind !== 'free' || summit.height >= enough || !mayGoOn()) return summit.height;
    return this.leap(statement, chart.position(summit.at), summit.height, mayGoOn, enough, choices);
  }

  /** Climbs at a horizon from the highest position of the nearest other one. */
  climbNear(statement: number, horizon: number, work: number, enough: number): void {
    const known = this.trails[statement]!.nearest(horizon)?.position;
    if (!known) return;
    const frame = frameOf(this.claim, horizon, known.frame.integers);
    const end = this.work + work;
    let start: Position | null = null;
    let highest = Number.NEGATIVE_INFINITY;
    for (const position of resampled(known, frame)) {
      const height = this.look(statement, position);
      if (height > highest) [start, highest] = [position, height];
    }
    // What was looked at is known now, however large the frame is; from there a climb would take too long.
    if (!start || frame.size > MOST_FREE) return;
    const coordinates = new Coordinates(this.claim, frame, 'reached');
    this.ascendOn(everyNumber(coordinates), coordinates, statement, coordinates.coordinatesOf(start), {
      mayGoOn: () => this.work < end,
      enough,
    });
  }

  /** The same with derivatives, which cost less: from several starts. */
  private climbManyTimes(
    statement: number,
    strategy: Strategy,
    limits: SmoothLimits,
    choices: Choices,
  ): number {
    let highest = Number.NEGATIVE_INFINITY;
    const starts = strategy.starts ?? 1;
    for (let k = 0; k < starts && limits.mayGoOn() && highest < limits.enough; k += 1)
      highest = Math.max(highest, this.climbSmoothly(statement, strategy, limits, choices));
    return highest;
  }

  /** From one start. */
  private climbSmoothly(
    statement: number,
    { kind, horizon }: Strategy,
    limits: SmoothLimits,
    choices: Choices,
  ): number {
    const known = this.trails[statement]!.at(horizon);
    const goesOn = kind === 'smooth' && known !== undefined && oneIn(3, choices);
    const frame = goesOn ? known.position.frame : this.frame(horizon, choices);
    if (!frame) return Number.NEGATIVE_INFINITY;
    const coordinates = new Coordinates(this.claim, frame, oneIn(2, choices) ? 'reached' : 'approached');
    let start: Float64Array;
    if (goesOn) start = coordinates.coordinatesOf(known.position);
    else if (kind === 'smooth') start = this.smoothStart(coordinates, choices);
    else {
      const solution = this.kinkNear(
        statement,
        coordinates,
        this.smoothStart(coordinates, choices),
        limits,
        choices,
      );
      if (!solution) return Number.NEGATIVE_INFINITY;
      start = solution;
    }
    return this.ascendOn(everyNumber(coordinates), coordinates, statement, start, limits).height;
  }

  /** Few parameters for whole sequences, from several starts; from the highest of them every number goes its own way. */
  private climbPatterns(
    statement: number,
    strategy: Strategy,
    work: number,
    limits: SmoothLimits,
    choices: Choices,
  ): number {
    const end = this.work + PATTERN_SHARE * work;
    const early: SmoothLimits = { ...limits, mayGoOn: () => this.work < end };
    let best: Pattern | null = null;
    const isEnough = (): boolean => best !== null && best.height >= limits.enough;
    for (let k = 0; k < (strategy.starts ?? 1) && early.mayGoOn() && !isEnough(); k += 1) {
      const found = this.climbPattern(statement, strategy, early, choices);
      if (found && !(best && best.height >= found.height)) best = found;
    }
    if (!best) return Number.NEGATIVE_INFINITY;
    const { chart, coordinates, at, height }: Pattern = this.highestCopy(statement, best, strategy, limits);
    if (height >= limits.enough || coordinates.frame.size > MOST_FREE) return height;
    const numbers = new Float64Array(coordinates.frame.size);
    chart.numbers(at, numbers);
    const start = coordinates.coordinatesOf(coordinates.position(numbers));
    return Math.max(
      height,
      this.ascendOn(everyNumber(coordinates), coordinates, statement, start, limits).height,
    );
  }

  /** A pattern at the horizon where it is highest: what comes near at a short one may fail at a longer one. */
  private highestCopy(
    statement: number,
    pattern: Pattern,
    { others = [] }: Strategy,
    limits: SmoothLimits,
  ): Pattern {
    let best = pattern;
    const { integers, horizon: from } = pattern.coordinates.frame;
    for (const horizon of others) {
      if (!limits.mayGoOn() || best.height >= limits.enough || horizon === from) continue;
      const frame = frameOf(this.claim, horizon, integers);
      const coordinates = new Coordinates(this.claim, frame, pattern.coordinates.ends);
      const profiles = pattern.profilesIn(coordinates);
      const chart = profiles && wholeSequences(coordinates, profiles);
      if (chart?.size !== pattern.at.length) continue;
      const height = this.heightOf(statement, chart, coordinates, pattern.at);
      if (height > best.height) best = { ...pattern, coordinates, chart, height };
    }
    return best;
  }

  private heightOf(
    statement: number,
    chart: SmoothChart,
    coordinates: Coordinates,
    at: Float64Array,
  ): number {
    const numbers = new Float64Array(chart.frame.size);
    chart.numbers(at, numbers);
    return this.look(statement, coordinates.position(numbers));
  }

  private climbPattern(
    statement: number,
    { kind, horizon }: Strategy,
    limits: SmoothLimits,
    choices: Choices,
  ): Pattern | null {
    const frame = this.frame(horizon, choices);
    if (!frame) return null;
    const coordinates = new Coordinates(this.claim, frame, oneIn(2, choices) ? 'reached' : 'approached');
    if (kind === 'levels') return this.highestLevels(coordinates, statement, limits, choices);
    const { start, profilesIn } =
      kind === 'periodic' ? this.nextPeriodic(coordinates, choices) : phases(coordinates, choices);
    const chart = wholeSequences(coordinates, profilesIn(coordinates));
    return { coordinates, chart, profilesIn, ...this.ascendOn(chart, coordinates, statement, start, limits) };
  }

  /** Levels and the places where they end, in turn, while one of them rises. */
  private highestLevels(
    coordinates: Coordinates,
    statement: number,
    limits: SmoothLimits,
    choices: Choices,
  ): Pattern {
    const heightOf = (chart: SmoothChart, at: Float64Array): number =>
      this.heightOf(statement, chart, coordinates, at);
    const known = this.bestLevels[statement];
    const carried =
      known?.coordinates === coordinates.ends && oneIn(2, choices)
        ? carriedOver(known.levels, coordinates)
        : null;
    const drawn = (k: number): { levels: Levels; weights: Float64Array } => {
      if (carried && k === 0) return { levels: carried, weights: known!.weights };
      if (carried) return splitUp(carried, known!.weights, coordinates, choices);
      const some = someLevels(coordinates, choices);
      return { levels: some, weights: startOfLevels(coordinates, some, choices) };
    };
    let { levels, weights } = drawn(0);
    let chart = wholeSequences(coordinates, profilesOf(coordinates, levels));
    let summit: SmoothSummit = { at: weights, height: heightOf(chart, weights) };
    for (let k = 1; k < DRAWN_LEVELS && limits.mayGoOn(); k += 1) {
      const other = drawn(k);
      const there = wholeSequences(coordinates, profilesOf(coordinates, other.levels));
      const height = heightOf(there, other.weights);
      if (height > summit.height)
        [{ levels, weights }, chart, summit] = [other, there, { at: other.weights, height }];
    }
    const goesOn = (): boolean =>
      limits.mayGoOn() && summit.height > Number.NEGATIVE_INFINITY && summit.height < limits.enough;
    let hasClimbed = false;
    for (let stride = Math.ceil(coordinates.frame.horizon / 8); stride >= 1 && goesOn(); ) {
      let isHigher = false;
      for (const move of movesOf(levels))
        while (goesOn()) {
          const other = afterMove(levels, move, stride);
          if (!other) break;
          const there = wholeSequences(coordinates, profilesOf(coordinates, other));
          const height = heightOf(there, summit.at);
          if (!(height > summit.height)) break;
          isHigher = true;
          [levels, chart, summit] = [other, there, { at: summit.at, height }];
        }
      if (isHigher || !hasClimbed) summit = this.ascendOn(chart, coordinates, statement, summit.at, limits);
      else stride = Math.floor(stride / 2);
      hasClimbed = true;
    }
    if (summit.height > (known?.height ?? Number.NEGATIVE_INFINITY))
      this.bestLevels[statement] = {
        levels,
        weights: summit.at,
        height: summit.height,
        coordinates: coordinates.ends,
      };
    const profilesIn = (there: Coordinates) => {
      const stretched = carriedOver(levels, there);
      return stretched && profilesOf(there, stretched);
    };
    return { coordinates, chart, profilesIn, ...summit };
  }

  /** Every period, and every one with a turn after it. */
  private nextPeriodic(coordinates: Coordinates, choices: Choices): SmoothPattern {
    const period = PERIODS[Math.floor(this.periods / 2) % PERIODS.length]!;
    this.periods += 1;
    return (this.periods % 2 === 1 ? periodic : turning)(coordinates, period, choices);
  }

  /** Coordinates at random, or those of a random point of the shapes that theory fears. */
  private smoothStart(coordinates: Coordinates, choices: Choices): Float64Array {
    const { horizon } = coordinates.frame;
    if (oneIn(3, choices) && horizon <= MOST_GENERATED) {
      const position = this.randomPosition(horizon, choices);
      if (position?.frame.size === coordinates.frame.size) return coordinates.coordinatesOf(position);
    }
    return scattered(coordinates, choices);
  }

  /** A point where some kinks are, by Newton's method with the shortest steps. */
  private kinkNear(
    statement: number,
    coordinates: Coordinates,
    from: Float64Array,
    { mayGoOn }: SmoothLimits,
    choices: Choices,
  ): Float64Array | null {
    const { frame } = coordinates;
    const chart = everyNumber(coordinates);
    const [numbers, byNumbers] = [new Float64Array(frame.size), new Float64Array(frame.size)];
    const slopes = this.withSlopes();
    const at = from.slice();
    let chosen: readonly number[] | null = null;
    for (let step = 0; step < NEWTON_STEPS && mayGoOn(); step += 1) {
      chart.numbers(at, numbers);
      if (slopes.look(frame, numbers, statement, byNumbers) === Number.NEGATIVE_INFINITY) return null;
      chosen ??= someKinks(slopes, frame.size, choices);
      if (chosen.length === 0 || chosen.some((kink) => kink >= slopes.kinkCount)) return null;
      const values: number[] = [];
      const rows = chosen.map((kink) => {
        values.push(slopes.kink(kink, byNumbers));
        const row = new Float64Array(frame.size);
        chart.pull(byNumbers, row);
        return row;
      });
      const move = leastStep(rows, values);
      if (!move) return null;
      const longest = move.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
      const factor = Math.min(1, LONGEST_NEWTON_STEP / longest);
      for (let i = 0; i < at.length; i += 1) at[i]! += factor * move[i]!;
      if (longest < SOLVED) break;
    }
    return at;
  }

  private withSlopes(): TapedLandscape {
    this.slopes ??= new TapedLandscape(this.landscape);
    return this.slopes;
  }

  private ascendOn(
    chart: SmoothChart,
    coordinates: Coordinates,
    statement: number,
    start: Float64Array,
    limits: SmoothLimits,
  ): SmoothSummit {
    const numbers = new Float64Array(chart.frame.size);
    const byNumbers = new Float64Array(chart.frame.size);
    const slopes = this.withSlopes();
    const sloped = (at: Float64Array, gradient: Float64Array): number => {
      chart.numbers(at, numbers);
      const height = slopes.look(chart.frame, numbers, statement, byNumbers);
      if (Number.isNaN(height)) {
        this.look(statement, coordinates.position(numbers));
        return Number.NEGATIVE_INFINITY;
      }
      chart.pull(byNumbers, gradient);
      return height;
    };
    const summit = ascendSmoothly(sloped, start, limits);
    if (summit.height > Number.NEGATIVE_INFINITY) {
      chart.numbers(summit.at, numbers);
      this.look(statement, coordinates.position(numbers));
    }
    return summit;
  }

  /** Moves that no small step makes, and from where one of them rises, another climb. */
  private leap(
    statement: number,
    from: Position,
    height: number,
    mayGoOn: () => boolean,
    enough: number,
    choices: Choices,
  ): number {
    for (const moved of discreteMoves(this.claim, from)) {
      if (!mayGoOn()) break;
      const leapt = this.look(statement, moved);
      if (!(leapt > height)) continue;
      const chart = freeChart(moved);
      const slope = (parameters: Float64Array): number => this.look(statement, chart.position(parameters));
      const start = { at: chart.start, height: leapt };
      return ascend(slope, start, chart.directions, choices, { mayGoOn, enough, step: 0.1 }).height;
    }
    return height;
  }

  private chart(statement: number, { kind, horizon }: Strategy, choices: Choices): Chart | null {
    const trail = this.trails[statement]!;
    if (kind === 'free') {
      const known = trail.at(horizon);
      const start = known && oneIn(2, choices) ? known.position : this.randomPosition(horizon, choices);
      return start && freeChart(start);
    }
    const pattern = kind === 'stretch' ? this.patternFor(trail, horizon, choices) : null;
    const frame = pattern
      ? frameOf(this.claim, horizon, pattern.position.frame.integers)
      : this.frame(horizon, choices);
    if (!frame) return null;
    const base = flatPosition(frame);
    if (pattern) stretchSigns(this.claim, pattern.position, base);
    else chooseSigns(this.claim, base, choices);
    return profileChart(
      base,
      pattern ? stretchedProfiles(frame, pattern.position, choices) : randomProfiles(frame, choices),
    );
  }

  /** Mostly the best of all horizons, sometimes of the nearest shorter one. */
  private patternFor(trail: BestPositions, horizon: number, choices: Choices): BestPosition | null {
    if (!oneIn(3, choices)) return trail.best;
    return (
      trail
        .all()
        .filter(({ position }) => position.frame.horizon < horizon)
        .at(-1) ?? trail.best
    );
  }

  private frame(horizon: number, choices: Choices): Frame | null {
    const single = this.claim.givens.some(
      ({ domain, ranges }) => domain.kind === 'integers' && ranges.length === 0,
    );
    if (!single) return frameOf(this.claim, horizon, new Map());
    const point = generatePoint(this.claim, this.hints, Math.min(horizon, MOST_GENERATED), choices);
    return point && frameOf(this.claim, horizon, integersOf(this.claim, point));
  }

  private randomPosition(horizon: number, choices: Choices): Position | null {
    const point = generatePoint(this.claim, this.hints, horizon, choices);
    return point && positionOf(this.claim, point);
  }
}

/** Newton's method at a kink ends after this number of steps, or with a step that changes no digit. */
const NEWTON_STEPS = 40;
const SOLVED = 1e-13;

/** Its longest step, in coordinates: a factor of e^2 in a number. */
const LONGEST_NEWTON_STEP = 2;

/** Levels that are looked at before the highest of them climb. */
const DRAWN_LEVELS = 8;

/** More equations than this are not solved together. */
const MOST_EQUATIONS = 12;

/** All absolute values, if there are as many unknowns; or a few kinks of any kind. */
function someKinks(slopes: TapedLandscape, unknowns: number, choices: Choices): readonly number[] {
  const all = Array.from({ length: slopes.kinkCount }, (_, kink) => kink);
  const absolute = all.filter((kink) => slopes.isAbsolute(kink));
  const most = Math.min(unknowns, MOST_EQUATIONS, all.length);
  if (most === 0) return [];
  if (absolute.length > 0 && absolute.length <= MOST_EQUATIONS && oneIn(2, choices)) return absolute;
  const count = choices.integer(1, most);
  const chosen = new Set<number>();
  for (let k = 0; k < count; k += 1) chosen.add(choices.integer(0, all.length - 1));
  return [...chosen];
}

/** A climb with derivatives goes on up to this height: it costs little, and leaves room for rounding to short numbers. */
const COMFORTABLE = 0.02;

/** Numbers of a point up to which the result of a pattern is improved number by number. */
const MOST_FREE = 128;

/** The share of an ascent's work that its patterns have; the rest is for single numbers. */
const PATTERN_SHARE = 0.7;

function isPattern({ kind }: Strategy): boolean {
  return kind === 'periodic' || kind === 'phases' || kind === 'levels';
}

function isSmooth(strategy: Strategy): boolean {
  return strategy.kind === 'smooth' || strategy.kind === 'kinks' || isPattern(strategy);
}

/** Integer givens are chosen by generating a whole point; of their ranges, few depend on a long horizon. */
const MOST_GENERATED = 64;
