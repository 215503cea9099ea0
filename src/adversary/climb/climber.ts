import { WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { type Claim, ProblemError } from '../../language/index.js';
import { generatePoint, type ShapeHints } from '../generate.js';
import { type Choices, choicesOf, oneIn } from '../random.js';
import { ascend } from './ascend.js';
import { type Chart, freeChart, profileChart } from './charts.js';
import { discreteMoves } from './discrete.js';
import { type Elite, Elites } from './elites.js';
import { integersOf, positionOf } from './exact-point.js';
import { copyOf, type Frame, flatPosition, frameOf, type Position } from './position.js';
import { randomProfiles, stretchedProfiles } from './profiles.js';
import { chooseSigns, stretchSigns } from './signs.js';
import { steepPositions } from './steep.js';
import { Terrain } from './terrain.js';

/**
 * How a play looks for higher ground at one horizon. `free`: every number by itself, from the best point there or
 * from a random one. `pattern`: few parameters for whole sequences, from random ones. `stretch`: the best pattern of
 * another horizon, carried over and improved.
 */
export interface Strategy {
  readonly kind: 'free' | 'pattern' | 'stretch';
  readonly horizon: number;
}

/** Positions without a value that are kept for the judge to look at, for each statement. */
const MOST_MISSING = 2;

/**
 * Looks for positions at which statements of one claim are tight, or fail, in plain floating point. Knows nothing
 * for certain: what it finds is to be nominated (nominate.ts). Deterministic: plays are numbered, and each has the
 * seed of its number.
 */
export class Climber {
  readonly terrain: Terrain;
  private readonly trails: readonly Elites[];
  /** Positions at which a side seems to have no value, by statement. */
  readonly missing: readonly Position[][];
  private plays = 0;

  constructor(
    readonly claim: Claim,
    private readonly hints: ShapeHints,
    private readonly seed: number,
  ) {
    this.terrain = new Terrain(claim, hints);
    this.trails = claim.statements.map(() => new Elites());
    this.missing = claim.statements.map(() => []);
  }

  /** Work so far, in nodes of expressions visited. */
  get work(): number {
    return this.terrain.work;
  }

  /** The highest positions of a statement, by horizon. */
  elites(statement: number): Elites {
    return this.trails[statement]!;
  }

  /** Height of a statement at a position; remembered if it is the highest there. */
  look(statement: number, position: Position): number {
    const height = this.terrain.height(position, statement);
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

  /** One play: climbs from one start until `work` is used up, nothing rises any more, or the height is enough. */
  play(statement: number, strategy: Strategy, work: number, enough: number): number {
    this.plays += 1;
    const choices = choicesOf(this.seed, this.claim.name, 'climb', statement, this.plays);
    const end = this.work + work;
    const mayGoOn = (): boolean => this.work < end;
    const chart = this.chart(statement, strategy, choices);
    if (!chart) return Number.NEGATIVE_INFINITY;
    const slope = (parameters: Float64Array): number => this.look(statement, chart.position(parameters));
    const start = { at: chart.start, height: slope(chart.start) };
    const limits = { mayGoOn, enough, step: 0.5 };
    const summit = ascend(slope, start, chart.directions, choices, limits);
    if (strategy.kind !== 'free' || summit.height >= enough || !mayGoOn()) return summit.height;
    return this.leap(statement, chart.position(summit.at), summit.height, mayGoOn, enough, choices);
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
  private patternFor(trail: Elites, horizon: number, choices: Choices): Elite | null {
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

/** Integer givens are chosen by generating a whole point; of their ranges, few depend on a long horizon. */
const MOST_GENERATED = 64;
