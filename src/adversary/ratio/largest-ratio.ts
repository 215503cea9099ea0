import { Rational } from '../../arithmetic/index.js';
import { type Point, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { ProblemError } from '../../language/index.js';
import { Climber, roundedPoint, type Strategy } from '../climb/index.js';
import { generatePoint, type ShapeHints } from '../generate.js';
import { shapeHints } from '../hints.js';
import { choicesOf } from '../random.js';
import { repair } from '../repair.js';
import { flatten } from '../simplicity.js';
import { buildPoint, digitsAt, type LogPoint, lengthsAt } from './log-point.js';
import type { Effort, RatioObjective } from './objective.js';
import { climbCoordinates, type Peak } from './pattern-search.js';
import { Profiles } from './profile.js';

/** Numbers in a point up to which a climb moves each of them by itself. */
const FREE_NUMBERS = 10;

/** Magnitudes stay within 10^30 and 10^-30 while climbing: squares and products of them fit into binary64. */
const CLIMB_SPAN = 30;

/** Random points tried at horizons where every number moves by itself: shapes that no profile has. */
const RANDOM_POINTS = 60;

/** After so many points without a ratio a horizon is given up: a side does not exist there. */
const HOPELESS = 8;

/** Numbers up to which the fast climber moves each by itself. */
const FREE_FAST = 40;

/** Plays of the fast climber at one horizon. */
const PLAYS: readonly Strategy['kind'][] = ['stretch', 'pattern', 'pattern', 'free', 'stretch'];

/** Nodes that the fast climber may visit, as a share of the work at a horizon: a node costs a small part of a step. */
const FLOATING_SHARE = 1;

/** Profiles from which a climb starts at one horizon. */
const CLIMBS = 3;

const LEAST_STEP = 0.004;

/** Magnitudes, in powers of ten, at which growth at a fixed horizon is looked at. */
const SCALES = [1, 2, 4, 8, 16] as const;

/** So many of them have to show growth; cancellation may hide the largest. */
const LEAST_SCALES = 4;

/** A climb that ends at smaller magnitudes has found a maximum. */
const LEAST_MAGNITUDE = 4;

/** A ratio without end is shown by a point at which it is at least so large. */
export const SHOWN_EXCESS = 100;

/** By how much magnitudes are made smaller to be readable, the most first. */
const CALMING = [1 / 256, 1 / 128, 1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2] as const;

/** Growth by at least this factor at every doubling of the scale is called unbounded. */
const UNBOUNDED_GROWTH = 1.5;

/** Decades up to which a sequence is stretched in search of a limit; decimals have the range, and pay for it. */
const STRETCH_SPAN = 2000;

/** Digits of all numbers of a point together: beyond, stretching takes seconds. */
const MAX_DIGITS = 2_000_000;

/** A ratio that changes by more than this share when the range of magnitudes doubles is not at its limit. */
const SETTLED = 0.02;

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

export type Range =
  /** A wider range gives no more. */
  | { readonly kind: 'settled' }
  /** A wider range would give more: this horizon says nothing about growth. */
  | { readonly kind: 'limited' }
  /** No end: with n the ratio of the largest to the smallest magnitude it grows like n^exponent, or like ln n where that is `null`. */
  | { readonly kind: 'unbounded'; readonly exponent: number | null };

/** A point of a simpler shape may have a ratio smaller by this share. */
export const SIMPLER_LOSS = 1e-3;

interface Candidate {
  readonly logPoint: LogPoint;
  readonly height: number;
  /** The profile, if it is one. */
  readonly profile?: readonly number[] | undefined;
}

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

  private readonly climber: Climber | null;

  constructor(
    private readonly objective: RatioObjective,
    private readonly index: number,
    tuned: readonly number[],
    private readonly seed: number,
  ) {
    this.hints = shapeHints(objective.judge.claim);
    const { claim } = objective.judge;
    this.climber =
      tuned.length === 0 && claim.givens.length > 0 ? new Climber(claim, this.hints, seed) : null;
    this.profiles = new Profiles(objective.judge.claim, tuned);
  }

  private get claim() {
    return this.objective.judge.claim;
  }

  /** The largest ratio found at `horizon` with about so much work; `null` if no point there has a ratio. */
  at(horizon: number, work: number): Largest | null {
    const lengths = this.lengths(horizon);
    if (lengths === null) return null;
    const end = this.objective.work + work;
    const affordable = (share = 1) => this.objective.work < end - (1 - share) * work;
    const candidates = this.climbProfiles(horizon, lengths, () => affordable(0.6));
    candidates.push(...this.climbInFloatingPoint(horizon, lengths, work));
    if (lengths.reduce((a, b) => a + b, 0) <= FREE_NUMBERS)
      candidates.push(...this.climbFreely(candidates, horizon, () => affordable(0.9)));
    const best = candidates.reduce<Candidate | null>((a, b) => (a && a.height >= b.height ? a : b), null);
    if (best === null || best.height === Number.NEGATIVE_INFINITY) return null;
    const profile = candidates
      .filter((candidate) => candidate.profile !== undefined)
      .reduce<Candidate | null>((a, b) => (a && a.height >= b.height ? a : b), null);
    return this.finish(best, profile);
  }

  /** Work of one evaluation at `horizon`; `Infinity` where a point cannot be made. */
  costAt(horizon: number): number {
    const lengths = this.lengths(horizon);
    if (lengths === null) return Number.POSITIVE_INFINITY;
    const before = this.objective.work;
    this.evaluate(this.profiles.expand(this.profiles.flat, horizon, lengths));
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
    const height = (coordinates: readonly number[]) => this.height(logPoint(coordinates), CLIMB_SPAN);
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

  /** A profile with few coordinates that are not at rest, for a ratio of at least `least`. */
  private simplified({ logPoint, profile }: Candidate, least: number): LogPoint {
    if (!profile) return logPoint;
    const lengths = logPoint.logarithms.map((row) => row.length);
    const expand = (coordinates: readonly number[]) =>
      this.profiles.expand(coordinates, logPoint.horizon, lengths);
    const near = this.peaks.filter((peak) => peak.height >= least).map((peak) => peak.coordinates);
    const simplest = [profile, ...near].reduce((a, b) =>
      this.profiles.complexity(b) < this.profiles.complexity(a) ? b : a,
    );
    let coordinates: readonly number[] = simplest;
    for (const [i, rest] of this.profiles.flat.entries()) {
      if (coordinates[i] === rest) continue;
      const without = coordinates.map((x, j) => (j === i ? rest : x));
      if (this.height(expand(without), Number.POSITIVE_INFINITY) >= least) coordinates = without;
    }
    return expand(coordinates);
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
    return [{ logPoint, height: this.height(logPoint, Number.POSITIVE_INFINITY) }];
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
      starts.push({ logPoint, height: this.height(logPoint, CLIMB_SPAN) });
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
    const height = (coordinates: readonly number[]) => this.height(unflatten(coordinates), CLIMB_SPAN);
    const peak = climbCoordinates(
      height,
      { coordinates: flat, height: start.height },
      steps,
      LEAST_STEP,
      affordable,
    );
    return { logPoint: unflatten(peak.coordinates), height: peak.height };
  }

  private height(logPoint: LogPoint, span: number, effort: Effort = 'quick'): number {
    for (const row of logPoint.logarithms)
      for (const x of row)
        if (Math.abs(x) > span && x !== Number.NEGATIVE_INFINITY) return Number.NEGATIVE_INFINITY;
    return this.evaluate(logPoint, effort)?.ratio ?? Number.NEGATIVE_INFINITY;
  }

  private evaluate(logPoint: LogPoint, effort: Effort = 'quick') {
    const built = buildPoint(this.claim, this.hints, logPoint, digitsAt(logPoint.horizon));
    return built && this.objective.at(repair(this.objective.judge, built), effort);
  }

  /**
   * The best point, stretched as far as that helps, and what the range of magnitudes has to do with it. What people
   * are shown is made from the best profile, where that is nearly as good.
   */
  private finish(best: Candidate, profile: Candidate | null): Largest | null {
    const { horizon } = best.logPoint;
    const endless = profile && this.unboundedAlong(profile);
    const unbounded = endless ?? this.unboundedAlong(best);
    if (unbounded) {
      const start = endless && profile ? profile : best;
      const found = this.evaluate(start.logPoint);
      const calm = this.calmed(start, Math.min(SHOWN_EXCESS, start.height));
      const simple = this.evaluate(calm.logPoint);
      return found && { horizon, ...found, simple: (simple ?? found).point, range: unbounded };
    }
    const stretched = this.stretch(best);
    const found = this.evaluate(stretched.logPoint, stretched === best ? 'quick' : 'careful');
    if (!found) return null;
    const least = (1 - SIMPLER_LOSS) * stretched.height;
    const plain = profile && profile !== best ? this.stretch(profile) : stretched;
    const calm = this.calmed(plain.height >= least ? plain : stretched, least);
    const simple = this.evaluate(this.simplified(calm, least));
    const range = stretched === best ? { kind: 'settled' as const } : this.settled(stretched);
    return { horizon, ...found, simple: (simple ?? found).point, range };
  }

  /** Whether the ratio keeps growing when what is large or small at the point becomes larger or smaller. */
  private unboundedAlong({ logPoint, height }: Candidate): Range | null {
    if (height === Number.POSITIVE_INFINITY) return { kind: 'unbounded', exponent: null };
    const size = largestMagnitude(logPoint);
    if (size < LEAST_MAGNITUDE) return null;
    const heights: number[] = [];
    for (const scale of SCALES) {
      const scaledPoint = scaled(logPoint, scale / size, size / 2);
      const found = this.height(scaledPoint, Number.POSITIVE_INFINITY, 'careful');
      if (found === Number.NEGATIVE_INFINITY) break; // beyond the digits that are carried
      heights.push(found);
    }
    if (heights.length < LEAST_SCALES) return null;
    for (let i = 1; i < heights.length; i += 1)
      if (!(heights[i]! >= UNBOUNDED_GROWTH * heights[i - 1]!)) return null;
    const [before, last] = heights.slice(-2) as [number, number];
    const exponent = Math.log10(last / before) / (SCALES[heights.length - 1]! - SCALES[heights.length - 2]!);
    // A power of n multiplies the ratio by more than 2 when the exponent of ten doubles; a logarithm doubles.
    return { kind: 'unbounded', exponent: last / before > 2.5 ? exponent : null };
  }

  /** Doubles all logarithms while that raises the ratio. */
  private stretch(start: Candidate): Candidate {
    let best = start;
    const numbers = start.logPoint.logarithms.flat().length;
    const span = Math.min(STRETCH_SPAN, MAX_DIGITS / Math.max(1, numbers));
    for (let size = largestMagnitude(start.logPoint); size > 0 && 2 * size <= span; size *= 2) {
      const doubled = this.magnified(best, 2);
      if (!(doubled.height > best.height)) return best;
      best = doubled;
    }
    return best;
  }

  /** The smallest magnitudes with a ratio of at least `least`. */
  private calmed(found: Candidate, least: number): Candidate {
    for (const factor of CALMING) {
      const smaller = this.magnified(found, factor);
      if (smaller.height >= least) return smaller;
    }
    return found;
  }

  /** All logarithms multiplied. Beyond binary64 only decimals see that the sides exist. */
  private magnified({ logPoint, profile }: Candidate, factor: number): Candidate {
    const changed = scaled(logPoint, factor, 0);
    const height = this.height(changed, Number.POSITIVE_INFINITY, 'careful');
    return { logPoint: changed, height, profile: profile && this.profiles.scaled(profile, factor) };
  }

  private settled(stretched: Candidate): Range {
    const half = this.height(scaled(stretched.logPoint, 0.5, 0), Number.POSITIVE_INFINITY, 'careful');
    return { kind: half >= (1 - SETTLED) * stretched.height ? 'settled' : 'limited' };
  }
}

function largestMagnitude(logPoint: LogPoint): number {
  let largest = 0;
  for (const row of logPoint.logarithms)
    for (const x of row) if (Number.isFinite(x)) largest = Math.max(largest, Math.abs(x));
  return largest;
}

/** The logarithms of at least `from` in size multiplied, the others as they are. */
function scaled(logPoint: LogPoint, factor: number, from: number): LogPoint {
  const logarithms = logPoint.logarithms.map((row) =>
    row.map((x) => (Number.isFinite(x) && Math.abs(x) >= from ? x * factor : x)),
  );
  return { ...logPoint, logarithms };
}

/** The logarithms of the magnitudes of a point; a number in a domain with ends is measured from the lower one. */
function logarithmsOf(claim: RatioObjective['judge']['claim'], point: Point): LogPoint {
  const numbers = claim.givens.map((given, index) => {
    const { domain } = given;
    const end = domain.kind === 'reals' ? (domain.lower ?? domain.upper)?.value : domain.from;
    const from = end?.kind === 'number' ? end.value : Rational.ZERO;
    const one = domain.kind === 'integers' ? Rational.ONE : Rational.ZERO;
    return flatten(point.values[index]!).map((q) => q.sub(from).add(one));
  });
  return {
    horizon: point.horizon,
    logarithms: numbers.map((row) => row.map((q) => Math.log10(q.abs().approximate()))),
    negative: numbers.map((row) => row.map((q) => q.sign < 0)),
  };
}
