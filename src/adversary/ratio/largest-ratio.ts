import { Rational } from '../../arithmetic/index.js';
import { type Point, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { ProblemError } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { Climber, roundedPoint, type Strategy } from '../climb/index.js';
import { generatePoint } from '../generate.js';
import { shapeHints } from '../hints.js';
import { choicesOf } from '../random.js';
import { flatten } from '../simplicity.js';
import { Extremes, type Range } from './extremes.js';
import { type Candidate, Heights } from './heights.js';
import { digitsAt, type LogPoint, lengthsAt } from './log-point.js';
import type { Effort, RatioObjective } from './objective.js';
import { climbCoordinates, type Peak } from './pattern-search.js';
import { plainer } from './plain.js';
import { Profiles } from './profile.js';

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

/** Plays of the fast climber at one horizon. */
const PLAYS: readonly Strategy['kind'][] = ['stretch', 'pattern', 'pattern', 'free', 'stretch'];

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

const LEAST_STEP = 0.004;

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
  private readonly profiles: Profiles;
  private best: { readonly horizon: number; readonly profiles: readonly (readonly number[])[] } | null = null;

  /** Every profile that was looked at for the horizon in work, before any climb. */
  private peaks: readonly Peak[] = [];

  /** Horizons in a row at which the ratio was the same at all points. */
  private flatHorizons = 0;

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
    this.profiles = new Profiles(claim, tuned);
    this.heights = new Heights(objective, this.hints);
    this.extremes = new Extremes(this.heights, this.profiles);
  }

  private get claim() {
    return this.objective.judge.claim;
  }

  /** The largest ratio found at `horizon` with about this work; `null` if no point there has a ratio. */
  at(horizon: number, work: number): Largest | null {
    this.heights.hopeless = null;
    const lengths = this.lengths(horizon);
    if (lengths === null) return null;
    const flat = this.flatAt(horizon, lengths);
    if (flat) return flat;
    const end = this.objective.work + work;
    const affordable = (share = 1) => this.objective.work < end - (1 - share) * work;
    const candidates = this.climbProfiles(horizon, lengths, () => affordable(0.6));
    candidates.push(...this.singleEntries(horizon, lengths));
    candidates.push(...this.climbInFloatingPoint(horizon, lengths, work));
    if (lengths.reduce((a, b) => a + b, 0) <= FREE_NUMBERS)
      candidates.push(...this.climbFreely(candidates, horizon, () => affordable(0.9)));
    const best = candidates.reduce<Candidate | null>((a, b) => (a && a.height >= b.height ? a : b), null);
    if (best === null || best.height === Number.NEGATIVE_INFINITY) return null;
    const profile = candidates
      .filter((candidate) => candidate.profile !== undefined)
      .reduce<Candidate | null>((a, b) => (a && a.height >= b.height ? a : b), null);
    return this.finish(best, profile, lengths);
  }

  /** At the last horizons the ratio was the same at all points that were compared: there is nothing to search. */
  get isFlat(): boolean {
    return this.flatHorizons >= FLAT_HORIZONS;
  }

  /**
   * The ratio at the plainest point, where points that differ in all their scales have the same: nobody but the user chooses anything there, as where R and
   * G are scales and the schedule is a shape. `null` where the ratio depends on the point.
   */
  private flatAt(horizon: number, lengths: readonly number[]): Largest | null {
    const count = this.isFlat ? FLAT_POINTS.later : FLAT_POINTS.first;
    const found = this.hasOnlyScales ? this.plainest(horizon, lengths) : null;
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
  private plainest(horizon: number, lengths: readonly number[], effort: Effort = 'quick'): Largest | null {
    const profile = this.profiles.flat;
    const found = this.heights.evaluate(this.profiles.expand(profile, horizon, lengths), effort);
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
    const lengths = this.lengths(horizon);
    if (lengths === null || this.best === null) return null;
    let top: Candidate | null = null;
    const [profile] = this.best.profiles;
    for (const grown of this.profiles.grown(profile!, this.best.horizon, horizon)) {
      const logPoint = this.profiles.expand(grown, horizon, lengths);
      const height = this.heights.height(logPoint, CLIMB_SPAN);
      if (!top || height > top.height) top = { logPoint, height, profile: grown };
    }
    if (!top?.profile || !Number.isFinite(top.height)) return null;
    const found = this.heights.evaluate(top.logPoint);
    if (!found) return null;
    this.best = { horizon, profiles: [top.profile] };
    return { horizon, ...found, simple: found.point, range: { kind: 'settled' } };
  }

  /** The ratio where everything is 1, for a claim whose ratio is the same at all points; `null` where binary64 does not tell it. */
  flatly(horizon: number): Largest | null {
    const lengths = this.lengths(horizon);
    return lengths && this.plainest(horizon, lengths, 'floating');
  }

  /** Work of one evaluation at `horizon`; `Infinity` where a point cannot be made. */
  costAt(horizon: number): number {
    const lengths = this.lengths(horizon);
    if (lengths === null) return Number.POSITIVE_INFINITY;
    const before = this.objective.work;
    this.heights.evaluate(this.profiles.expand(this.profiles.flat, horizon, lengths));
    return this.objective.work - before;
  }

  /** `null` where one point is more than a sum may have. */
  private lengths(horizon: number): readonly number[] | null {
    try {
      return lengthsAt(this.claim, horizon);
    } catch (error) {
      if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return null;
      throw error;
    }
  }

  private climbProfiles(horizon: number, lengths: readonly number[], affordable: () => boolean): Candidate[] {
    const { profiles } = this;
    const logPoint = (coordinates: readonly number[]) => profiles.expand(coordinates, horizon, lengths);
    const height = (coordinates: readonly number[]) => this.heights.height(logPoint(coordinates), CLIMB_SPAN);
    const peaks: Peak[] = [];
    this.peaks = peaks;
    const add = (coordinates: readonly number[]) => peaks.push({ coordinates, height: height(coordinates) });
    if (this.best)
      for (const profile of this.best.profiles)
        for (const grown of profiles.grown(profile, this.best.horizon, horizon)) add(grown);
    for (const start of profiles.starts(horizon)) {
      if (!affordable()) break;
      if (peaks.length >= HOPELESS && peaks.every((peak) => peak.height === Number.NEGATIVE_INFINITY)) break;
      add(start);
    }
    peaks.sort((a, b) => b.height - a.height);
    const climbed = peaks
      .slice(0, CLIMBS)
      .filter((peak) => peak.height > Number.NEGATIVE_INFINITY)
      .map((peak) => climbCoordinates(height, peak, profiles.firstSteps, LEAST_STEP, affordable));
    if (profiles.size === 0 && peaks[0]) climbed.push(peaks[0]);
    climbed.sort((a, b) => b.height - a.height);
    if (climbed.length > 0) this.best = { horizon, profiles: climbed.map((peak) => peak.coordinates) };
    return climbed.map(({ coordinates, height: found }) => ({
      logPoint: logPoint(coordinates),
      height: found,
      profile: coordinates,
    }));
  }

  /** Sequences of zeros but for their first or last entry: the corners of a domain that no product of powers reaches. */
  private singleEntries(horizon: number, lengths: readonly number[]): Candidate[] {
    if (horizon === 1) return [];
    const flat = this.profiles.expand(this.profiles.flat, horizon, lengths);
    return this.claim.givens.flatMap(({ ranges }, given) => {
      if (ranges.length !== 1) return [];
      return [0, lengths[given]! - 1].map((at): Candidate => {
        const logarithms = flat.logarithms.map((row, i) =>
          i === given ? row.map((x, j) => (j === at ? x : Number.NEGATIVE_INFINITY)) : row,
        );
        const logPoint = { ...flat, logarithms };
        return { logPoint, height: this.heights.height(logPoint) };
      });
    });
  }

  /** What the climber of the hunt finds, which is much faster and sure of nothing. It knows no tuned scalars. */
  private climbInFloatingPoint(horizon: number, lengths: readonly number[], work: number): Candidate[] {
    const { climber, index } = this;
    if (!climber) return [];
    const numbers = lengths.reduce((a, b) => a + b, 0);
    const kinds = numbers <= FREE_FAST ? PLAYS : PLAYS.filter((kind) => kind !== 'free');
    for (const kind of kinds)
      climber.play(
        index,
        { kind, horizon },
        (FLOATING_SHARE * work) / kinds.length,
        Number.POSITIVE_INFINITY,
      );
    const elite = climber.elites(index).at(horizon);
    const { judge } = this.objective;
    const point = elite && roundedPoint(judge, this.hints, elite.position, digitsAt(horizon));
    if (!point) return [];
    const logPoint = logarithmsOf(this.claim, point);
    return [{ logPoint, height: this.heights.height(logPoint) }];
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
      const logPoint = logarithmsOf(this.claim, point);
      starts.push({ logPoint, height: this.heights.height(logPoint, CLIMB_SPAN) });
    }
    starts.sort((a, b) => b.height - a.height);
    return starts
      .slice(0, CLIMBS)
      .filter((start) => start.height > Number.NEGATIVE_INFINITY)
      .map((start) => this.climbOne(start, affordable));
  }

  private climbOne(start: Candidate, affordable: () => boolean): Candidate {
    const { logPoint } = start;
    const flat = logPoint.logarithms.flat().map((x) => (x === Number.NEGATIVE_INFINITY ? -CLIMB_SPAN : x));
    const unflatten = (coordinates: readonly number[]): LogPoint => {
      let read = 0;
      const logarithms = logPoint.logarithms.map((row) =>
        row.map((old) => {
          const x = coordinates[read]!;
          read += 1;
          return old === Number.NEGATIVE_INFINITY && x === -CLIMB_SPAN ? old : x;
        }),
      );
      return { ...logPoint, logarithms };
    };
    const steps = flat.map(() => 0.5);
    const height = (coordinates: readonly number[]) =>
      this.heights.height(unflatten(coordinates), CLIMB_SPAN);
    const peak = climbCoordinates(
      height,
      { coordinates: flat, height: start.height },
      steps,
      LEAST_STEP,
      affordable,
    );
    return { logPoint: unflatten(peak.coordinates), height: peak.height };
  }

  /**
   * The best point, stretched as far as that helps, and what the range of magnitudes has to do with it. What people
   * are shown is made from the best profile, where that is nearly as good.
   */
  private finish(best: Candidate, profile: Candidate | null, lengths: readonly number[]): Largest | null {
    const { horizon } = best.logPoint;
    const { extremes, heights } = this;
    const endless = profile && extremes.unboundedAlong(profile);
    const unbounded = endless ?? extremes.unboundedAlong(best);
    if (unbounded) {
      const start = endless && profile ? profile : best;
      const found = heights.evaluate(start.logPoint);
      const calm = extremes.calmed(start, Math.min(SHOWN_EXCESS, start.height));
      const simple = heights.evaluate(calm.logPoint);
      return found && { horizon, ...found, simple: (simple ?? found).point, range: unbounded };
    }
    const stretched = extremes.stretch(best);
    const steep = extremes.isFar(stretched) ? extremes.geometric(horizon, lengths) : null;
    const top = steep && steep.height > stretched.height ? steep : stretched;
    const found = heights.evaluate(top.logPoint, top === best ? 'quick' : 'careful');
    if (!found) return null;
    const least = (1 - SIMPLER_LOSS) * top.height;
    const own = profile && profile !== best ? extremes.stretch(profile) : stretched;
    const plain = [steep, own].find((candidate) => candidate && candidate.height >= least) ?? top;
    const simple = heights.evaluate(
      plainer(extremes.calmed(plain, least), least, heights, this.profiles, this.peaks),
      'careful',
    );
    const range = this.rangeOf(top, best);
    return { horizon, ...found, simple: (simple ?? found).point, range };
  }

  /** A ratio beyond binary64 is compared with no other: where magnitudes may be larger, there may be more. */
  private rangeOf(top: Candidate, best: Candidate): Range {
    if (top.height >= Number.MAX_VALUE && this.claim.givens.length > 0) return { kind: 'limited' };
    return top === best ? { kind: 'settled' } : this.extremes.settled(top);
  }
}

/** The logarithms of the magnitudes of a point; a number in a domain with ends is measured from the lower one. */
function logarithmsOf(claim: RatioObjective['judge']['claim'], point: Point): LogPoint {
  const numbers = claim.givens.map((given, index) => {
    const { domain } = given;
    const end = domain.kind === 'reals' ? (domain.lower ?? domain.upper)?.value : domain.from;
    const from = end?.kind === 'number' ? end.value : Rational.ZERO;
    return flatten(point.values[index]!).map((q) => q.sub(from));
  });
  return {
    horizon: point.horizon,
    logarithms: numbers.map((row) => row.map((q) => Math.log10(q.abs().approximate()))),
    negative: numbers.map((row) => row.map((q) => q.sign < 0)),
  };
}
