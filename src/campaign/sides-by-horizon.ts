import {
  holds,
  type Interpreter,
  layoutOf,
  Missing,
  type Point,
  type PointValue,
} from '../evaluation/index.js';
import { instances, Judge } from '../judgement/index.js';
import { type Claim, type Given, ProblemError, type Statement, usesHorizon } from '../language/index.js';

/** Both sides of a statement at one horizon, to the precision of a drawing. */
export interface SidesAtHorizon {
  readonly horizon: number;
  /** Middles of binary64 enclosures that are narrower than a pixel; `null` where there is no such number. */
  readonly left: number | null;
  readonly right: number | null;
  /** The statement is false there for certain. */
  readonly fails: boolean;
  /** Beyond the horizon of the point: its numbers are continued. */
  readonly continued: boolean;
}

/** Horizons that are evaluated: all up to this many, then as many on a logarithmic scale. */
const MOST_HORIZONS = 32;
/** A point whose sequences are constant says what comes next; it is followed this much further. */
const FURTHER = 3;
const LEAST_FURTHER = 12;
/** Horizons beyond this one take too long for a picture. */
const LONGEST = 300;
/** Enclosures wider than this part of the value would be drawn as a line that is not there. */
const WIDEST = 1e-4;

/**
 * Both sides of a statement without indices against the horizon, at the numbers of one point: at a shorter horizon each sequence has
 * its first entries, at a longer one constant sequences go on. Horizons at which a premise is false are left out. A picture, and no
 * finding: nothing is judged here.
 */
export function sidesByHorizon(claim: Claim, point: Point, statement: Statement): readonly SidesAtHorizon[] {
  if (claim.method || statement.ranges.length > 0 || !usesHorizon(claim)) return [];
  const judge = new Judge(claim);
  return horizons(claim, point).flatMap((horizon) => {
    const at = orNull(() => {
      const there = pointAt(claim, point, horizon);
      return there && sidesAt(judge, there, statement, horizon > point.horizon);
    });
    return at === null ? [] : [at];
  });
}

/** A problem of one horizon is none of the claim: too much work, or an index that shorter sequences do not have. */
function orNull<V>(make: () => V | null): V | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}

function horizons(claim: Claim, point: Point): readonly number[] {
  const further = Math.max(LEAST_FURTHER, FURTHER * point.horizon);
  const longest = Math.min(
    LONGEST,
    orNull(() => pointAt(claim, point, further)) === null ? point.horizon : further,
  );
  const all = Array.from({ length: Math.min(longest, MOST_HORIZONS) }, (_, i) => i + 1);
  if (longest <= MOST_HORIZONS) return all;
  const step = (longest / MOST_HORIZONS) ** (1 / MOST_HORIZONS);
  const longer = Array.from({ length: MOST_HORIZONS }, (_, i) => Math.round(MOST_HORIZONS * step ** (i + 1)));
  return [...new Set([...all, ...longer, point.horizon])].sort((a, b) => a - b);
}

/** The point at another horizon; `null` where its numbers do not say what it is there. */
function pointAt(claim: Claim, point: Point, horizon: number): Point | null {
  const values: PointValue[] = [];
  const there: Point = { horizon, values };
  for (const [i, given] of claim.givens.entries()) {
    const value = valueAt(claim, given, point, point.values[i]!, there);
    if (value === null) return null;
    values.push(value);
  }
  return there;
}

function valueAt(
  claim: Claim,
  given: Given,
  point: Point,
  value: PointValue,
  there: Point,
): PointValue | null {
  const old = layoutOf(claim, given, point);
  const layout = layoutOf(claim, given, there);
  if (layout.kind === 'scalar' || old.kind === 'scalar') return value;
  const entries = value as readonly PointValue[];
  const { from, to } = layout.extent;
  if (layout.kind === 'family') {
    if (old.kind !== 'family') return null;
    const rows: PointValue[] = [];
    for (let t = from; t <= to; t += 1) {
      const [row, wanted] = [old.rows[t - old.extent.from], layout.rows[t - from]!];
      if (!row || row.from > wanted.from || row.to < wanted.to) return null;
      const numbers = entries[t - old.extent.from] as readonly PointValue[];
      rows.push(numbers.slice(wanted.from - row.from, wanted.to - row.from + 1) as unknown as PointValue);
    }
    return rows as unknown as PointValue;
  }
  const [first] = entries;
  const isConstant = first !== undefined && entries.every((entry) => entry.toString() === first.toString());
  const made: PointValue[] = [];
  for (let t = from; t <= to; t += 1) {
    const entry = entries[t - old.extent.from] ?? (isConstant ? first : undefined);
    if (entry === undefined) return null;
    made.push(entry);
  }
  return made as unknown as PointValue;
}

function sidesAt(
  judge: Judge,
  point: Point,
  statement: Statement,
  continued: boolean,
): SidesAtHorizon | null {
  const interpreter = judge.ladder(point).at('binary64');
  const isFalse = (of: Statement, indices: readonly number[]): boolean => {
    const [left, right] = [interpreter.value(of.left, indices), interpreter.value(of.right, indices)];
    if (left instanceof Missing || right instanceof Missing) return false;
    return holds(of.relation, interpreter.arithmetic.orderings(left, right)) === 'no';
  };
  for (const premise of judge.premises)
    for (const indices of instances(judge.claim, premise, point))
      if (isFalse(premise, [...indices])) return null;
  return {
    horizon: point.horizon,
    left: middle(interpreter, statement.left),
    right: middle(interpreter, statement.right),
    fails: isFalse(statement, []),
    continued,
  };
}

function middle(interpreter: Interpreter<unknown>, side: Statement['left']): number | null {
  const value = interpreter.value(side, []);
  if (value instanceof Missing) return null;
  const { lower, upper } = interpreter.arithmetic.bounds(value);
  const width = upper - lower;
  return width <= WIDEST * Math.max(Math.abs(lower), Math.abs(upper)) ? lower + width / 2 : null;
}
