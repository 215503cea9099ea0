import { Absent, type Arithmetic, type Bounds, divDown, Rational } from '../../arithmetic/index.js';
import { Missing, type Point, WORK_LIMIT_CODES } from '../../evaluation/index.js';
import { instances, type Judge, type Ladder, type Level } from '../../judgement/index.js';
import { type Claim, ProblemError, type Statement } from '../../language/index.js';
import { type CertifiedRatio, certifiedRatio } from './certified-ratio.js';
import { hopelessIndices, noFactorHelps } from './hopeless.js';

/** Magnitudes beyond binary64 have long exponents: a decimal step takes that much longer than the ladder counts. */
const DECIMAL_SURCHARGE = 5;

/** What a climb sees of a point: a lower bound of the ratio there, or why there is none. */
export interface Evaluation {
  /** A lower bound of the ratio; `Infinity` where no factor helps, `-Infinity` where there is no ratio. */
  readonly ratio: number;
  /** The point itself, or the point with its tuned scalars at their best values. */
  readonly point: Point;
}

/**
 * Where binary64 cannot tell whether a side exists, `quick` assumes that there is none, because that is nearly always
 * right, and decimals would be asked at every such point; `careful` asks them. `floating` never asks decimals: what binary64 does not tell is no ratio.
 */
export type Effort = 'floating' | 'quick' | 'careful';

/** Significant digits of a tuned scalar: its error enters the ratio squared. */
const TUNED_DIGITS = 7;

/** Rounds in closed form; the first is nearly always exact, the second sees that it was. */
const TUNING_ROUNDS = 4;

/** Values that differ by less than this share from those of the form have the form: rounding makes them differ. */
const SAME_FORM = 1e-9;

/** A place this near to the best one, relative to it, is the best one: its error enters the ratio squared. */
const FOUND = 1e-6;

/** Strides of the search for the right magnitude of a tuned scalar, in powers of ten. */
const FIRST_STRIDE = 1;
const LAST_STRIDE = 0.2;

/** Values of a tuned scalar that has a range: evenly spaced, then around the best of them. */
const RANGE_GRID = 8;
const RANGE_HALVINGS = 3;

/** A tuned scalar with two ends. Others are scales: their magnitude is sought. */
interface Ranged {
  readonly position: number;
  readonly lower: number;
  readonly upper: number;
  readonly open: { readonly lower: boolean; readonly upper: boolean };
}

function rangedAt(claim: Claim, position: number): Ranged | null {
  const { domain } = claim.givens[position]!;
  if (domain.kind !== 'reals') return null;
  const { lower, upper } = domain;
  if (lower?.value.kind !== 'number' || upper?.value.kind !== 'number') return null;
  return {
    position,
    lower: lower.value.value.approximate(),
    upper: upper.value.value.approximate(),
    open: { lower: lower.kind === 'open', upper: upper.kind === 'open' },
  };
}

/**
 * The ratio of the lesser side of an inequality to the greater one, as a function of the point: at most 1 where
 * the statement holds. Scalars named in `tuned` are chosen to make it small, all else to make it large.
 */
export class RatioObjective {
  /** Work done, in steps of binary64. */
  work = 0;
  /** Where the best value of each tuned scalar was at the point before: neighbours have similar ones. */
  private readonly lastTuned = new Map<number, number>();
  private readonly statement: Statement;
  private readonly scales: readonly number[];
  private readonly ranges: readonly Ranged[];

  constructor(
    readonly judge: Judge,
    index: number,
    tuned: readonly number[] = [],
  ) {
    this.statement = judge.claim.statements[index]!;
    this.ranges = tuned.flatMap((position) => rangedAt(judge.claim, position) ?? []);
    this.scales = tuned.filter((position) => this.ranges.every((each) => each.position !== position));
  }

  /** The ratio at a point that satisfies domains and shapes by construction; `assume` lines are checked here. */
  at(point: Point, effort: Effort = 'quick'): Evaluation {
    let best: Evaluation = { ratio: this.ratioAt(point, effort), point };
    if (best.ratio === Number.NEGATIVE_INFINITY) return best;
    for (const given of this.scales) best = this.tune(best, given, effort);
    for (const given of this.ranges) best = this.scan(best, given, effort);
    return best;
  }

  /** The best of some values of a scalar in its range, each with the scales that are best for it. */
  private scan(start: Evaluation, given: Ranged, effort: Effort): Evaluation {
    let best: Evaluation | null = null;
    let bestShare = 0;
    const attempt = (share: number): void => {
      if (share < 0 || share > 1) return;
      // An open end is approached, and not taken.
      const inside = Math.min(Math.max(share, given.open.lower ? 1e-3 : 0), given.open.upper ? 1 - 1e-3 : 1);
      const x = Rational.parse(
        (given.lower + (given.upper - given.lower) * inside).toPrecision(TUNED_DIGITS),
      )!;
      const point = withScalar(start.point, given.position, x);
      let found: Evaluation = { ratio: this.ratioAt(point, effort), point };
      if (Number.isFinite(found.ratio))
        for (const scale of this.scales) found = this.tune(found, scale, effort);
      if (Number.isFinite(found.ratio) && (best === null || found.ratio < best.ratio))
        [best, bestShare] = [found, share];
    };
    for (let i = 0; i <= RANGE_GRID; i += 1) attempt(i / RANGE_GRID);
    for (let step = 1 / RANGE_GRID / 2, i = 0; i < RANGE_HALVINGS; step /= 2, i += 1) {
      const centre = bestShare;
      attempt(centre - step);
      attempt(centre + step);
    }
    return best ?? { ...start, ratio: Number.NEGATIVE_INFINITY };
  }

  /** The ratio with every digit certified, by the judge's enclosures; `null` where the point is not admissible or has none. */
  certified(point: Point): CertifiedRatio | null {
    try {
      const ladder = this.judge.ladder(point);
      const admissible = this.judge.admissible(point, ladder).truth === 'yes';
      const result = admissible ? certifiedRatio(this.judge.claim, this.statement, ladder) : null;
      this.work += ladder.work;
      return result;
    } catch (error) {
      if (isTooMuch(error)) return null;
      throw error;
    }
  }

  /** Indices at which no factor helps for certain at the point; `null` where there are none, or it is not admissible. */
  hopelessAt(point: Point): readonly number[] | null {
    try {
      const ladder = this.judge.ladder(point);
      const admissible = this.judge.admissible(point, ladder).truth === 'yes';
      const result = admissible ? hopelessIndices(this.judge.claim, this.statement, ladder) : null;
      this.work += ladder.work;
      return result;
    } catch (error) {
      if (isTooMuch(error)) return null;
      throw error;
    }
  }

  /** The ratio with every scalar as it is; domains are not checked, `assume` lines are. */
  ratioAt(point: Point, effort: Effort = 'quick'): number {
    const ladder = this.judge.ladder(point);
    try {
      if (this.judge.claim.premises.length > 0 && this.judge.admissible(point, ladder).truth !== 'yes')
        return Number.NEGATIVE_INFINITY;
      const quick = this.largest(ladder, 'binary64', effort);
      if (quick !== null) return quick;
      if (effort === 'floating') return Number.NEGATIVE_INFINITY;
      const careful = this.largest(ladder, 'decimal 40', effort);
      this.work += DECIMAL_SURCHARGE * ladder.work;
      return careful ?? Number.NEGATIVE_INFINITY;
    } catch (error) {
      if (isTooMuch(error)) return Number.NEGATIVE_INFINITY;
      throw error;
    } finally {
      this.work += ladder.work;
    }
  }

  /** The largest ratio over the statement's ranges; `null` when this arithmetic cannot tell at some index. */
  private largest(ladder: Ladder, level: Level, effort: Effort): number | null {
    const interpreter = ladder.at(level);
    const { statement } = this;
    const ascending = statement.relation === '<=' || statement.relation === '<';
    let largest = Number.NEGATIVE_INFINITY;
    for (const indices of instances(this.judge.claim, statement, ladder.point)) {
      const left = interpreter.value(statement.left, indices);
      const right = interpreter.value(statement.right, indices);
      if (left instanceof Missing || right instanceof Missing) {
        const certain = [left, right].some(
          (side) => side instanceof Missing && side.certainty === 'does not exist',
        );
        if (!certain && effort === 'careful' && level === 'binary64') return null;
        continue;
      }
      const [lesser, greater] = ascending ? [left, right] : [right, left];
      const { arithmetic } = interpreter;
      const ratio =
        ratioBelow(arithmetic.bounds(lesser), arithmetic.bounds(greater), statement.relation) ??
        (level === 'binary64' ? null : quotientBelow(arithmetic, lesser, greater));
      if (ratio === null) return null;
      largest = Math.max(largest, ratio);
    }
    return largest;
  }

  /**
   * Chooses one scalar so that the ratio is smallest: in closed form, which is exact for a value A x^-1 + B x + C; where that does
   * not end at a least value, first its magnitude, by strides that grow while they help.
   */
  private tune(start: Evaluation, given: number, effort: Effort): Evaluation {
    const at = (x: number): Tuned => {
      const point = withScalar(start.point, given, scalarOf(x));
      const ratio = this.ratioAt(point, effort);
      // Where there is no ratio the scalar is not best.
      return { x, ratio: ratio === Number.NEGATIVE_INFINITY ? Number.NaN : ratio, point };
    };
    const first = at(this.lastTuned.get(given) ?? 1);
    const quick = inClosedForm(at, first);
    const { best, isSettled } = quick.isSettled ? quick : inClosedForm(at, byStrides(at, quick.best));
    this.lastTuned.set(given, best.x);
    // Where a neighbour is better the search has failed, and the ratio here says nothing.
    const isBest = isSettled || ![0.5, 2].some((factor) => isBetter(at(best.x * factor), best));
    const { point, ratio } = best;
    return { point, ratio: isBest && !Number.isNaN(ratio) ? ratio : Number.NEGATIVE_INFINITY };
  }
}

/** A value of a tuned scalar, and what it gives; a ratio of NaN where there is none. */
interface Tuned extends Evaluation {
  readonly x: number;
}

/** A ratio that is there is better than none. */
function isBetter(a: Tuned, b: Tuned): boolean {
  return a.ratio < b.ratio || (Number.isNaN(b.ratio) && !Number.isNaN(a.ratio));
}

/** Convex in the logarithm for the values of theory: strides that grow while they help, then shrink. */
function byStrides(at: (x: number) => Tuned, start: Tuned): Tuned {
  let best = start;
  const moved = (decades: number): boolean => {
    const found = at(best.x * 10 ** decades);
    if (!isBetter(found, best)) return false;
    best = found;
    return true;
  };
  for (let stride = FIRST_STRIDE; Math.abs(stride) >= LAST_STRIDE; )
    stride = moved(stride) ? 2 * stride : moved(-stride) ? -2 * stride : stride / 4;
  return best;
}

/** The least of A x^-1 + B x + C through three values, again at the place found, until that is the least. */
function inClosedForm(
  at: (x: number) => Tuned,
  start: Tuned,
): { readonly best: Tuned; readonly isSettled: boolean } {
  let best = start;
  for (let round = 0; round < TUNING_ROUNDS; round += 1) {
    const [low, high] = [at(best.x / 2), at(2 * best.x)];
    // In units of x: f(x) = A + B + C, f(x/2) = 2 A + B/2 + C, f(2x) = A/2 + 2 B + C.
    const sum = 2 * (low.ratio + high.ratio) - 4 * best.ratio;
    const difference = ((low.ratio - high.ratio) * 2) / 3;
    const [a, b] = [(sum + difference) / 2, (sum - difference) / 2];
    const factor = a > 0 && b > 0 ? Math.sqrt(a / b) : low.ratio < high.ratio ? 0.5 : 2;
    const isBest = !isBetter(low, best) && !isBetter(high, best);
    if (!Number.isFinite(factor)) return { best, isSettled: false };
    if (isBest && Math.abs(factor - 1) < FOUND) return { best, isSettled: true };
    const found = at(best.x * factor);
    if (!isBetter(found, best)) return { best, isSettled: isBest };
    const expected = best.ratio + a * (1 / factor - 1) + b * (factor - 1);
    best = found;
    // Four values of the form A x^-1 + B x + C: the least of them is where the form says.
    if (a > 0 && b > 0 && Math.abs(found.ratio - expected) <= SAME_FORM * expected)
      return { best, isSettled: true };
  }
  return { best, isSettled: false };
}

/**
 * A lower bound of lesser / greater for sides of one sign, as in tightness.ts but not cut at 1; `Infinity` where
 * no factor helps (hopeless.ts); 0 where the ratio is not positive. `null`: the enclosures
 * are too wide to tell, or an infinite bound hides the ratio.
 */
function ratioBelow(lesser: Bounds, greater: Bounds, relation: Statement['relation']): number | null {
  if (![lesser.lower, lesser.upper, greater.lower, greater.upper].every(Number.isFinite)) return null;
  if (noFactorHelps(lesser, greater, relation)) return Number.POSITIVE_INFINITY;
  if (greater.lower > 0) {
    if (lesser.upper <= 0) return 0;
    return lesser.lower > 0 && isNarrow(lesser) && isNarrow(greater)
      ? divDown(lesser.lower, greater.upper)
      : null;
  }
  if (greater.upper > 0) return null;
  return lesser.upper < 0 && greater.upper < 0 ? divDown(-greater.upper, -lesser.lower) : null;
}

/** The same for positive sides that are beyond binary64, by the arithmetic that holds them. */
function quotientBelow<N>(arithmetic: Arithmetic<N>, lesser: N, greater: N): number | null {
  if (!(arithmetic.bounds(lesser).lower > 0 && arithmetic.bounds(greater).lower > 0)) return null;
  const quotient = arithmetic.div(lesser, greater);
  if (quotient instanceof Absent) return null;
  const bounds = arithmetic.bounds(quotient);
  return bounds.lower > 0 && isNarrow(bounds) ? bounds.lower : null;
}

/** A climb needs a few digits: an enclosure that is wider tells more about rounding than about the ratio. */
function isNarrow({ lower, upper }: Bounds): boolean {
  return upper - lower <= 1e-6 * upper;
}

function withScalar(point: Point, given: number, value: Rational): Point {
  return { horizon: point.horizon, values: point.values.map((old, i) => (i === given ? value : old)) };
}

function scalarOf(x: number): Rational {
  return Rational.parse(x.toExponential(TUNED_DIGITS - 1)) ?? Rational.ONE;
}

function isTooMuch(error: unknown): boolean {
  return error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code);
}
