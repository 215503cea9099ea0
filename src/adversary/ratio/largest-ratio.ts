import { type Point, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { ProblemError } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { Climber, type Strategy } from '../climb/index.js';
import { generatePoint } from '../generate.js';
import { shapeHints } from '../hints.js';
import { ascend } from '../landscape/ascend.js';
import { CatalogueProfiles, CLIMB_SHARE } from '../landscape/catalogue-profiles.js';
import { type Chart, freeChart } from '../landscape/charts.js';
import { frameWith, positionOf } from '../landscape/exact-point.js';
import { copyOf, type Frame } from '../landscape/position.js';
import { choicesOf } from '../random.js';
import { Extremes, type Range } from './extremes.js';
import { type Candidate, Heights } from './heights.js';
import type { Effort, RatioObjective } from './objective.js';
import { type Peak, plainer } from './plain.js';

/** Numbers in a point up to which a climb moves each of them by itself. */
const FREE_NUMBERS = 10;

/** Magnitudes stay within 10^30 and 10^-30 while climbing: squares and products of them fit into binary64. */
const CLIMB_SPAN = 30;

/** Random points tried at horizons where every number moves by itself: shapes that no profile has. */
const RANDOM_POINTS = 60;

/** Points without a ratio after which a horizon is given up: a side does not exist there. */
const HOPELESS = 8;

/** Numbers up to which the fast climber moves each by itself. */
const FREE_FAST = 40;

/** An ascent of the fast climber, and its part of the work. */
type Ascent = Omit<Strategy, 'horizon'> & { readonly part: number };

/** Ascents of the fast climber at one horizon: without derivatives, then with them, where a node takes about ten times as long. */
const ASCENTS: readonly Ascent[] = [
  { kind: 'stretch', part: 1 },
  { kind: 'pattern', part: 1 },
  { kind: 'pattern', part: 1 },
  { kind: 'free', part: 1 },
  { kind: 'stretch', part: 1 },
  { kind: 'smooth', starts: 4, part: 0.08 },
];

/** Digits of the numbers of the best point, if they raise the ratio by more than `SAME`: a climb looks at shorter numbers. */
const FINAL_DIGITS = [6, 12] as const;
const SAME = 1e-9;

/** Nodes that the fast climber may visit, as a share of the work at a horizon: a node costs a small part of a step. */
const FLOATING_SHARE = 1;

/** Random points that are compared before a ratio is taken to be the same at all points, and once that was so at several horizons. */
const FLAT_POINTS = { first: 12, later: 2 } as const;

/** Horizons with one ratio after which the next ones are not doubted much. */
const FLAT_HORIZONS = 3;

/** Ratios that differ by less than this share are one: rounding makes them differ. */
const FLAT = 1e-9;

/** Profiles from which a climb starts at one horizon. */
const CLIMBS = 3;

/**
 * First and shortest step of a climb, in powers of ten, and the gain in the logarithm of the ratio that makes another round worth it: a ratio is
 * wanted to a few digits, and each look is one in the judge's arithmetic.
 */
const CLIMB = { step: 0.5, leastStep: 0.004, leastGain: 1e-7 } as const;

/** Stands below the logarithm of every ratio: 0 is a ratio, from which a climb may start. */
const LOG_OF_ZERO = -1e6;

/** A ratio without end is shown by a point at which it is at least this large. */
export const SHOWN_EXCESS = 100;

/** The largest ratio that was found at one horizon. */
export interface Largest {
  readonly horizon: number;
  readonly point: Point;
  /** A lower bound of the ratio at the point. */
  readonly ratio: number;
  /**
   * A point of a simpler shape with a ratio that is smaller by at most `SIMPLER_LOSS`; where there is no end, one with a
   * ratio of at least `SHOWN_EXCESS`. It may be the same.
   */
  readonly simple: Point;
  /** How the ratio depends on the range of magnitudes that was searched. */
  readonly range: Range;
}

/** A point of a simpler shape may have a ratio smaller by this share. */
export const SIMPLER_LOSS = 1e-3;

/**
 * Seeks the largest ratio at one horizon after another. A search: what it returns is the largest found, and only
 * nominated; what holds at the point is for `RatioObjective.certified` to say.
 */
export class LargestRatios {
  private readonly hints: ShapeHints;
  private readonly profiles: CatalogueProfiles;
  private best: { readonly horizon: number; readonly profiles: readonly Float64Array[] } | null = null;

  /** Every profile that was looked at for the horizon in work, before any climb. */
  private peaks: readonly Peak[] = [];

  /** Horizons in a row at which the ratio was the same at all points. */
  private flatHorizons = 0;

  /** Climbs so far: each has choices of its own. */
  private climbs = 0;

  private readonly climber: Climber | null;
  private readonly heights: Heights;
  private readonly extremes: Extremes;

  constructor(
    private readonly objective: RatioObjective,
    private readonly index: number,
    private readonly tuned: readonly number[],
    private readonly seed: number,
  ) {
    this.hints = shapeHints(objective.judge.claim);
    const { claim } = objective.judge;
    this.climber =
      tuned.length === 0 && claim.givens.length > 0 ? new Climber(claim, this.hints, seed) : null;
    this.profiles = new CatalogueProfiles(claim, tuned);
    this.heights = new Heights(objective, this.hints);
    this.extremes = new Extremes(this.heights, this.profiles);
  }

  private get claim() {
    return this.objective.judge.claim;
  }

  /** The largest ratio found at `horizon` with about this work; `null` if no point there has a ratio. */
  at(horizon: number, work: number): Largest | null {
    this.heights.hopeless = null;
    const frame = this.frame(horizon);
    if (frame === null) return null;
    const flat = this.flatAt(frame);
    if (flat) return flat;
    const end = this.objective.work + work;
    const affordable = (share = 1) => this.objective.work < end - (1 - share) * work;
    const candidates = this.climbProfiles(frame, affordable);
    candidates.push(...this.singleEntries(candidates[0]?.position.frame ?? frame));
    candidates.push(...this.climbInFloatingPoint(frame, work));
    if (frame.size <= FREE_NUMBERS)
      candidates.push(...this.climbFreely(candidates, horizon, () => affordable(0.9)));
    const best = highest(candidates);
    if (best === null || best.height === Number.NEGATIVE_INFINITY) return null;
    return this.finish(
      this.withMoreDigits(best),
      highest(candidates.filter(({ profile }) => profile !== undefined)),
    );
  }

  /** At the last horizons the ratio was the same at all points that were compared: there is nothing to search. */
  get isFlat(): boolean {
    return this.flatHorizons >= FLAT_HORIZONS;
  }

  /**
   * The ratio at the plainest point, where points that differ in all their scales have the same: nobody but the user chooses anything there, as where R and
   * G are scales and the schedule is a shape. `null` where the ratio depends on the point.
   */
  private flatAt(frame: Frame): Largest | null {
    const { horizon } = frame;
    const count = this.isFlat ? FLAT_POINTS.later : FLAT_POINTS.first;
    const found = this.hasOnlyScales ? this.plainest(frame) : null;
    for (let i = 0; found && i < count; i += 1) {
      const choices = choicesOf(this.seed, this.claim.name, 'flat', horizon, i);
      const point = generatePoint(this.claim, this.hints, horizon, choices);
      const ratio = point && this.objective.at(point).ratio;
      if (ratio !== null && !(Math.abs(ratio / found.ratio - 1) <= FLAT)) {
        this.flatHorizons = 0;
        return null;
      }
    }
    if (found) this.flatHorizons += 1;
    return found;
  }

  /** All that the adversary chooses are positive numbers without an upper end. */
  private get hasOnlyScales(): boolean {
    const { givens } = this.claim;
    const free = givens.filter((_, i) => !this.tuned.includes(i));
    return (
      free.length > 0 &&
      free.every(({ ranges, domain }) => {
        if (ranges.length > 0 || domain.kind !== 'reals' || domain.upper) return false;
        const end = domain.lower?.value;
        return end?.kind === 'number' && end.value.sign === 0;
      })
    );
  }

  /** The ratio where everything is 1; `null` where there is none. */
  private plainest(frame: Frame, effort: Effort = 'quick'): Largest | null {
    const { horizon } = frame;
    const profile = this.profiles.flat;
    const found = this.heights.evaluate(this.profiles.chart(frame).position(profile), effort);
    if (!found || !(found.ratio > 0) || !Number.isFinite(found.ratio)) return null;
    this.best = { horizon, profiles: [profile] };
    return { horizon, ...found, simple: found.point, range: { kind: 'settled' } };
  }

  /** A point of the horizon that `at` was last asked about, at which no factor helps: the first that was met. */
  get hopeless(): Point | null {
    return this.heights.hopeless;
  }

  /**
   * What the shapes that were best at the last horizon give at a longer one: a few evaluations and no climb, so that a law of
   * growth is seen at horizons at which a search costs too much. `null` where none of them has a ratio within the span of a climb.
   */
  continued(horizon: number): Largest | null {
    const frame = this.frame(horizon);
    if (frame === null || this.best === null) return null;
    const chart = this.profiles.chart(frame);
    let top: Candidate | null = null;
    const [profile] = this.best.profiles;
    for (const grown of this.profiles.grown(profile!, this.best.horizon, horizon)) {
      const height = this.heights.height(chart.position(grown), CLIMB_SPAN);
      if (!top || height > top.height)
        top = { position: copyOf(chart.position(grown)), height, profile: grown };
    }
    if (!top?.profile || !Number.isFinite(top.height)) return null;
    const found = this.heights.evaluate(top.position);
    if (!found) return null;
    this.best = { horizon, profiles: [top.profile] };
    return { horizon, ...found, simple: found.point, range: { kind: 'settled' } };
  }

  /** The ratio where everything is 1, for a claim whose ratio is the same at all points; `null` where binary64 does not tell it. */
  flatly(horizon: number): Largest | null {
    const frame = this.frame(horizon);
    return frame && this.plainest(frame, 'floating');
  }

  /** Work of one evaluation at `horizon`; `Infinity` where a point cannot be made. */
  costAt(horizon: number): number {
    const frame = this.frame(horizon);
    if (frame === null) return Number.POSITIVE_INFINITY;
    const before = this.objective.work;
    this.heights.evaluate(this.profiles.chart(frame).position(this.profiles.flat));
    return this.objective.work - before;
  }

  /** `null` where a domain is empty, or one point is more than a sum may have. */
  private frame(horizon: number): Frame | null {
    try {
      return frameWith(this.claim, horizon);
    } catch (error) {
      if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return null;
      throw error;
    }
  }

  private climbProfiles(frame: Frame, affordable: (share: number) => boolean): Candidate[] {
    const { profiles } = this;
    const { horizon } = frame;
    const chart = profiles.chart(frame);
    const peaks: Peak[] = [];
    this.peaks = peaks;
    const add = (parameters: Float64Array) =>
      peaks.push({ parameters, height: this.heights.height(chart.position(parameters), CLIMB_SPAN) });
    if (this.best)
      for (const profile of this.best.profiles)
        for (const grown of profiles.grown(profile, this.best.horizon, horizon)) add(grown);
    // What is carried from a shorter horizon may all lie beyond the span, where fresh starts do not.
    const carried = peaks.length;
    for (const start of profiles.starts(horizon)) {
      if (!affordable(profiles.startShare)) break;
      const tried = peaks.length - carried;
      if (tried >= HOPELESS && peaks.every((peak) => peak.height === Number.NEGATIVE_INFINITY)) break;
      add(start);
    }
    peaks.sort((a, b) => b.height - a.height);
    const climbed = peaks
      .slice(0, CLIMBS)
      .filter((peak) => peak.height > Number.NEGATIVE_INFINITY)
      .map((peak) => this.climbProfile(peak, frame, () => affordable(CLIMB_SHARE)))
      .sort((a, b) => b.height - a.height);
    if (climbed.length > 0) this.best = { horizon, profiles: climbed.map(({ profile }) => profile!) };
    return climbed;
  }

  private climbProfile(start: Peak, frame: Frame, affordable: () => boolean): Candidate {
    const chosen = this.climbIntegers(start, frame, affordable);
    const chart = this.profiles.chart(chosen.frame);
    const { parameters, height } = this.climb(chart, { ...start, height: chosen.height }, affordable);
    return { position: copyOf(chart.position(parameters)), height, profile: parameters };
  }

  /** Other single integers, which set dimensions, with the same parameters: one after the other, in strides that grow while they help. */
  private climbIntegers(
    { parameters, height }: Peak,
    frame: Frame,
    affordable: () => boolean,
  ): { readonly frame: Frame; readonly height: number } {
    let best = { frame, height };
    for (const given of frame.integers.keys())
      for (let stride = 1; Math.abs(stride) >= 1 && affordable(); ) {
        const moved = this.withInteger(best.frame, given, stride, parameters);
        if (moved && moved.height > best.height) {
          best = moved;
          stride *= 2;
        } else stride = stride === 1 ? -1 : Math.trunc(stride / 2);
      }
    return best;
  }

  /** The same parameters with one integer moved within its domain; `null` where there is no further one. */
  private withInteger(from: Frame, moved: number, by: number, parameters: Float64Array) {
    const frame = frameWith(
      this.claim,
      from.horizon,
      (given) => from.integers.get(given)! + (given === moved ? by : 0),
    );
    if (frame === null || frame.integers.get(moved) === from.integers.get(moved)) return null;
    const position = this.profiles.chart(frame).position(parameters);
    return { frame, height: this.heights.height(position, CLIMB_SPAN) };
  }

  /** The way up from a start by the parameters of a chart, within the span of a climb. */
  private climb(chart: Chart, start: Peak, affordable: () => boolean): Peak {
    if (start.parameters.length === 0) return start;
    let height = start.height;
    const slope = (parameters: Float64Array): number => {
      const found = this.heights.height(chart.position(parameters), CLIMB_SPAN);
      height = Math.max(height, found);
      return logarithm(found);
    };
    this.climbs += 1;
    const choices = choicesOf(this.seed, this.claim.name, 'ratio climb', this.climbs);
    const summit = ascend(
      slope,
      { at: start.parameters, height: logarithm(start.height) },
      chart.directions,
      choices,
      { ...CLIMB, mayGoOn: affordable, enough: Number.POSITIVE_INFINITY },
    );
    return { parameters: summit.at, height };
  }

  /** Sequences of zeros but for their first or last entry: the corners of a domain that no product of powers reaches. */
  private singleEntries(frame: Frame): Candidate[] {
    if (frame.horizon === 1) return [];
    const flat = this.profiles.chart(frame).position(this.profiles.flat);
    return frame.blocks.flatMap(({ layout, start, length }) => {
      if (layout.kind !== 'sequence') return [];
      return [0, length - 1].map((kept): Candidate => {
        const position = copyOf(flat);
        for (let i = 0; i < length; i += 1)
          if (i !== kept) position.logarithms[start + i] = Number.NEGATIVE_INFINITY;
        return { position, height: this.heights.height(position) };
      });
    });
  }

  /** What the climber of the hunt finds, which is much faster and sure of nothing. It knows no tuned scalars. */
  private climbInFloatingPoint({ horizon, size }: Frame, work: number): Candidate[] {
    const { climber, index } = this;
    if (!climber) return [];
    const ascents = size <= FREE_FAST ? ASCENTS : ASCENTS.filter(({ kind }) => kind !== 'free');
    const unit = (FLOATING_SHARE * work) / ascents.reduce((sum, { part }) => sum + part, 0);
    for (const { part, ...ascent } of ascents)
      climber.climbOnce(index, { ...ascent, horizon }, part * unit, Number.POSITIVE_INFINITY);
    const best = climber.bestPositions(index).at(horizon);
    if (!best) return [];
    const position = climber.landscape.settled(best.position);
    return [this.withMoreDigits({ position, height: this.heights.height(position) })];
  }

  /** Moves every number by itself, from the best profiles and from random points. */
  private climbFreely(
    profiles: readonly Candidate[],
    horizon: number,
    affordable: () => boolean,
  ): Candidate[] {
    const starts = [...profiles];
    for (let i = 0; i < RANDOM_POINTS && affordable(); i += 1) {
      const choices = choicesOf(this.seed, this.claim.name, 'ratio', horizon, i);
      const point = generatePoint(this.claim, this.hints, horizon, choices);
      if (!point) continue;
      const position = positionOf(this.claim, point);
      starts.push({ position, height: this.heights.height(position, CLIMB_SPAN) });
    }
    starts.sort((a, b) => b.height - a.height);
    return starts
      .slice(0, CLIMBS)
      .filter((start) => start.height > Number.NEGATIVE_INFINITY)
      .map((start) => this.climbOne(start, affordable));
  }

  private withMoreDigits(candidate: Candidate): Candidate {
    let best = candidate;
    for (const digits of FINAL_DIGITS) {
      const height = this.heights.height(candidate.position, CLIMB_SPAN, 'quick', digits);
      if (height > (1 + SAME) * best.height) best = { ...candidate, height, digits };
    }
    return best;
  }

  private climbOne({ position, height }: Candidate, affordable: () => boolean): Candidate {
    const chart = freeChart(position, this.tuned);
    const peak = this.climb(chart, { parameters: chart.start, height }, affordable);
    return { position: copyOf(chart.position(peak.parameters)), height: peak.height };
  }

  /**
   * The best point, stretched as far as that helps, and what the range of magnitudes has to do with it. What people
   * are shown is made from the best profile, where that is nearly as good.
   */
  private finish(best: Candidate, profile: Candidate | null): Largest | null {
    const { frame } = best.position;
    const { horizon } = frame;
    const { extremes, heights } = this;
    const endless = profile && extremes.unboundedAlong(profile);
    const unbounded = endless ?? extremes.unboundedAlong(best);
    if (unbounded) {
      const start = endless && profile ? profile : best;
      const found = heights.evaluate(start.position, 'quick', start.digits);
      const calm = extremes.calmed(start, Math.min(SHOWN_EXCESS, start.height));
      const simple = heights.evaluate(calm.position);
      return found && { horizon, ...found, simple: (simple ?? found).point, range: unbounded };
    }
    const stretched = extremes.stretch(best);
    const steep = extremes.isFar(stretched) ? extremes.geometric(frame) : null;
    const top = steep && steep.height > stretched.height ? steep : stretched;
    const found = heights.evaluate(top.position, top === best ? 'quick' : 'careful', top.digits);
    if (!found) return null;
    const least = (1 - SIMPLER_LOSS) * top.height;
    const own = profile && profile.position !== best.position ? extremes.stretch(profile) : stretched;
    const plain = [steep, own].find((candidate) => candidate && candidate.height >= least) ?? top;
    const simple = heights.evaluate(
      plainer(extremes.calmed(plain, least), least, heights, this.profiles, this.peaks),
      'careful',
    );
    const range = this.rangeOf(top, best);
    const isNear = simple !== null && simple.ratio >= least;
    return { horizon, ...found, simple: (isNear ? simple : found).point, range };
  }

  /** A ratio beyond binary64 is compared with no other: where magnitudes may be larger, there may be more. */
  private rangeOf(top: Candidate, best: Candidate): Range {
    if (top.height >= Number.MAX_VALUE && this.claim.givens.length > 0) return { kind: 'limited' };
    return top === best ? { kind: 'settled' } : this.extremes.settled(top);
  }
}

function highest(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>((a, b) => (a && a.height >= b.height ? a : b), null);
}

/** What a climb goes up by. */
function logarithm(ratio: number): number {
  return ratio === 0 ? LOG_OF_ZERO : ratio > 0 ? Math.log(ratio) : Number.NEGATIVE_INFINITY;
}
