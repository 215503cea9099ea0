import { type ExactNumber, Rational, rationalOf } from '../arithmetic/index.js';
import { type IndexEnvironment, Missing, newEnvironment, type Point } from '../evaluation/index.js';
import type { Judge } from '../judgement/index.js';
import { type Expression, type Statement, subtrees } from '../language/index.js';
import { nearRoots, quadraticThrough, rationalRoots } from './conic.js';
import { type Entry, entriesUnder, entryOf, type GivenReference, valueAt, withValues } from './entries.js';

/** Told the work that was done, in steps of binary64. */
export type Spend = (work: number) => void;

/** A sphere is left through one of this number of its axes; where none of the first few has a rational point, the others have none either. */
const MAX_AXES = 8;
const AXES_IN_VAIN = 2;

/** One premise at one choice of its indices, and what it takes to move a point onto it. */
export interface Equation {
  readonly judge: Judge;
  readonly premise: Statement;
  readonly indices: readonly number[];
  readonly spend: Spend;
  /** Numbers that other premises have fixed. */
  readonly fixed: readonly Entry[];
  /** Whether the number with the latest index is solved for first, or that with the earliest. */
  readonly first: 'latest' | 'earliest';
}

/**
 * Points near `point` on which the equation may hold, the likeliest first:
 *
 * - a given alone on a side takes the value of the other side;
 * - an inequality is met as an equation, or by a number of few digits next to where the equation holds;
 * - an equation that is linear in one number is solved for it, the number with the latest index first;
 * - all numbers of a given (of one row of a family, where the equation speaks of one) are multiplied by one factor: sums fixed to a value;
 * - beside a kink, as of an absolute value, the equation is solved along the line on which the number lies;
 * - a quadric, such as a sphere, with a rational point p on an axis: the line through p and the point meets it again in a rational point.
 *
 * They are proposals: whoever takes one looks whether the equation holds there.
 */
export function* solutions(equation: Equation, point: Point): Generator<Point> {
  const { premise } = equation;
  for (const [side, other] of [
    [premise.left, premise.right],
    [premise.right, premise.left],
  ] as const)
    if (side.kind === 'given') yield* assigned(equation, point, side, other);
  if (premise.relation === '!=') return;
  const numbers = standingAlone(equation, point);
  for (const entry of numbers) {
    if (hasKink(premise.left) || hasKink(premise.right)) yield* besideKink(equation, point, entry);
    yield* alongLine(equation, point, [entry], zeroed(point, [entry]));
  }
  const groups = together(equation, point);
  for (const entries of groups) {
    for (const scaled of alongLine(equation, point, entries, zeroed(point, entries)))
      if (!isZero(scaled, entries)) yield scaled;
    if (premise.relation === '=') yield* quadric(equation, point, entries);
    const last = entries[entries.length - 1];
    if (last) yield* alongLine(equation, point, [last], zeroed(point, [last]));
  }
  for (const entries of groups) yield zeroed(point, entries);
}

function* assigned(
  equation: Equation,
  point: Point,
  target: GivenReference,
  source: Expression,
): Generator<Point> {
  const { judge, indices, spend } = equation;
  const entry = entryOf(judge, point, target, environmentOf(equation, point));
  if (!entry || isFixed(equation, entry)) return;
  const value = exactValue(judge, point, source, indices, spend);
  if (!value) return;
  for (const near of admitted(equation.premise, target, value))
    if (fits(judge, entry, near)) yield withValues(point, [[entry, near]]);
}

/** Digits of a number that a bound is rounded to, where it has more: recursions such as d - d^2 double them with each step. */
const SHORT_DIGITS = 12;
const TOO_LONG = 10n ** BigInt(SHORT_DIGITS);

/** A strict bound is kept by a share of its size, near enough for what fails next to equality. */
const STRICTLY = Rational.of(1, 1_000_000);

/** Values that a number may have next to its bound, which is the last of them; an equation allows the bound alone. */
function* admitted(
  { left, relation }: Statement,
  target: GivenReference,
  bound: Rational,
): Generator<Rational> {
  if (relation === '=' || relation === '!=') {
    yield bound;
    return;
  }
  const isBelow = (relation === '<=' || relation === '<') === (left === target);
  if (relation === '<' || relation === '>') {
    const margin = bound.sign === 0 ? STRICTLY : bound.abs().mul(STRICTLY);
    bound = isBelow ? bound.sub(margin) : bound.add(margin);
  }
  if (!isShort(bound)) yield towards(bound, isBelow ? 'lower' : 'upper');
  yield bound;
}

function isShort({ numerator, denominator }: Rational): boolean {
  return denominator < TOO_LONG && numerator < TOO_LONG && numerator > -TOO_LONG;
}

/** The next number of few digits on one side. */
function towards(q: Rational, side: 'lower' | 'upper'): Rational {
  if (q.sign === 0) return q;
  const exponent = Math.floor(Math.log10(Math.abs(q.approximate()))) - SHORT_DIGITS + 1;
  const unit = Number.isFinite(exponent) ? Rational.of(10).pow(exponent) : null;
  if (!unit) return q;
  const { numerator, denominator } = q.div(unit);
  const floor = numerator / denominator - (numerator < 0n && numerator % denominator !== 0n ? 1n : 0n);
  const isWhole = numerator % denominator === 0n;
  return Rational.of(side === 'lower' || isWhole ? floor : floor + 1n).mul(unit);
}

function fits(judge: Judge, { given }: Entry, value: Rational): boolean {
  return judge.claim.givens[given]!.domain.kind !== 'integers' || value.isInteger;
}

function environmentOf({ judge, indices }: Equation, point: Point): IndexEnvironment {
  const environment = newEnvironment(judge.claim.slots, point.horizon);
  for (let slot = 1; slot < indices.length; slot += 1) environment[slot] = indices[slot]!;
  return environment;
}

function exactValue(
  judge: Judge,
  point: Point,
  e: Expression,
  indices: readonly number[],
  spend: Spend,
): Rational | null {
  const ladder = judge.ladder(point);
  try {
    const value = ladder.at('exact').value(e, indices);
    return value instanceof Missing ? null : rationalOf(value as ExactNumber);
  } finally {
    spend(ladder.work);
  }
}

/** left - right, and of sqrt(A) = B the equation A = B^2, which has more rational values. */
function difference({ judge, premise, indices, spend }: Equation, point: Point): Rational | null {
  const value = (e: Expression) => exactValue(judge, point, e, indices, spend);
  const isRoot = (e: Expression) => e.kind === 'call' && e.function === 'sqrt';
  const { left, right } = premise;
  const squared = isRoot(left) || isRoot(right);
  const side = (e: Expression): Rational | null => {
    if (e.kind === 'call' && e.function === 'sqrt') return value(e.arguments[0]!);
    const plain = value(e);
    return plain && squared ? plain.mul(plain) : plain;
  };
  const [a, b] = [side(left), side(right)];
  return a && b && a.sub(b);
}

/** Numbers that the equation names one by one (outside of sums), the one with the latest index first. */
function standingAlone(equation: Equation, point: Point): Entry[] {
  const environment = environmentOf(equation, point);
  const found: Entry[] = [];
  const visit = (e: Expression): void => {
    if (e.kind === 'reduction') return;
    if (e.kind === 'given') {
      const entry = entryOf(equation.judge, point, e, environment);
      if (entry && isReal(equation.judge, entry.given) && !isFixed(equation, entry)) found.push(entry);
    }
    for (const part of subtrees(e)) visit(part as Expression);
  };
  visit(equation.premise.left);
  visit(equation.premise.right);
  const order = equation.first === 'latest' ? 1 : -1;
  return found.sort((x, y) => order * ((y.path[0] ?? -1) - (x.path[0] ?? -1)));
}

function isFixed({ fixed }: Equation, { given, path }: Entry): boolean {
  return fixed.some((entry) => entry.given === given && entry.path.join() === path.join());
}

function hasKink(e: Expression): boolean {
  const isKink = e.kind === 'call' && (e.function === 'abs' || e.function === 'min' || e.function === 'max');
  return isKink || [...subtrees(e)].some((part) => hasKink(part as Expression));
}

/** Steps of one number, as shares of its size, along which a side with a kink may be linear. */
const SHORT_STEPS = [Rational.of(1, 4), Rational.of(1, 1024), Rational.of(1, 2 ** 30)];

/** Where the equation holds along the line on which a number lies, on the same side of a kink: found by steps away from it. */
function* besideKink(equation: Equation, point: Point, entry: Entry): Generator<Point> {
  const x = valueAt(point, entry);
  const size = x.abs().compare(Rational.ONE) > 0 ? x.abs() : Rational.ONE;
  for (const share of SHORT_STEPS)
    for (const step of [size.mul(share), size.mul(share).neg()]) {
      const at = (n: Rational) => withValues(point, [[entry, x.add(n.mul(step))]]);
      const polynomial = quadraticThrough((n) => difference(equation, at(n)));
      if (polynomial) for (const root of rationalRoots(polynomial)) yield at(root);
    }
}

function isReal(judge: Judge, given: number): boolean {
  return judge.claim.givens[given]!.domain.kind !== 'integers';
}

/** The numbers of each given that the equation sums over: one row of a family, where its first index is fixed by the equation. */
function together(equation: Equation, point: Point): Entry[][] {
  const { judge, premise } = equation;
  const fixed = new Set([0, ...premise.ranges.map(({ slot }) => slot)]);
  const environment = environmentOf(equation, point);
  const groups = new Map<string, Entry[]>();
  const visit = (e: Expression): void => {
    if (e.kind === 'given' && isReal(judge, e.given) && e.indices.length > 0) {
      const [first, second] = e.indices;
      const path = second && usesOnly(first!, fixed) ? rowOf(judge, point, e, environment) : [];
      if (path) groups.set(`${e.given} ${path}`, entriesUnder(point, e.given, path));
    }
    if (e.kind === 'definition') visit(judge.claim.definitions[e.definition]!.body);
    for (const part of subtrees(e)) visit(part as Expression);
  };
  visit(premise.left);
  visit(premise.right);
  return [...groups.values()].filter((entries) => entries.length > 0);
}

function usesOnly(e: Expression, slots: ReadonlySet<number>): boolean {
  if (e.kind === 'index') return slots.has(e.slot);
  return [...subtrees(e)].every((part) => usesOnly(part as Expression, slots));
}

/** The row of a family that the first index means: its inner index is replaced by the row's first. */
function rowOf(
  judge: Judge,
  point: Point,
  reference: GivenReference,
  environment: IndexEnvironment,
): readonly number[] | null {
  const given = judge.claim.givens[reference.given]!;
  const inner = given.ranges[1];
  if (!inner) return null;
  const entry = entryOf(
    judge,
    point,
    { ...reference, indices: [reference.indices[0]!, inner.from] },
    environment,
  );
  return entry?.path.slice(0, 1) ?? null;
}

function isZero(point: Point, entries: readonly Entry[]): boolean {
  return entries.every((entry) => valueAt(point, entry).sign === 0);
}

function zeroed(point: Point, entries: readonly Entry[]): Point {
  return withValues(
    point,
    entries.map((entry) => [entry, Rational.ZERO]),
  );
}

/** Roots of the equation on the line from `start` (at 0) through `point` (at 1), in `entries`. */
function* alongLine(
  equation: Equation,
  point: Point,
  entries: readonly Entry[],
  start: Point,
): Generator<Point> {
  const at = (x: Rational): Point =>
    withValues(
      point,
      entries.map((entry) => {
        const from = valueAt(start, entry);
        const direction = entries.length === 1 ? Rational.ONE : valueAt(point, entry).sub(from);
        return [entry, from.add(direction.mul(x))];
      }),
    );
  const polynomial = quadraticThrough((x) => difference(equation, at(x)));
  if (!polynomial) return;
  for (const root of rationalRoots(polynomial)) yield at(root);
  if (equation.premise.relation !== '=') for (const near of nearRoots(polynomial)) yield at(near);
}

/** The negative foot first: from there the line through a point with positive numbers meets a sphere in one with positive numbers again. */
function* quadric(equation: Equation, point: Point, entries: readonly Entry[]): Generator<Point> {
  if (entries.length < 2) return;
  const origin = zeroed(point, entries);
  let inVain = 0;
  for (const axis of entries.slice(0, MAX_AXES)) {
    const feet = [...alongLine(equation, withValues(origin, [[axis, Rational.ONE]]), [axis], origin)];
    if (feet.length === 0) inVain += 1;
    if (inVain === AXES_IN_VAIN) return;
    for (const foot of feet.reverse())
      for (const meeting of alongLine(equation, point, entries, foot))
        if (entries.some((entry) => !valueAt(meeting, entry).equals(valueAt(foot, entry)))) yield meeting;
  }
}

/** Points at which two equations hold that are linear in a factor of the first half of some numbers, and in one of the others. */
export function* solutionsOfBoth(equations: readonly Equation[], point: Point): Generator<Point> {
  const [first, second, ...others] = equations;
  if (!first || !second || others.length > 0) return;
  for (const entries of together(second, point))
    for (const isFirst of [(i: number) => 2 * i < entries.length, (i: number) => i % 2 === 0]) {
      const at = (a: Rational, b: Rational): Point =>
        withValues(
          point,
          entries.map((entry, i) => [entry, valueAt(point, entry).mul(isFirst(i) ? a : b)]),
        );
      const rows = [first, second].map((equation) => plane((a, b) => difference(equation, at(a, b))));
      const [p, q] = rows;
      if (!p || !q) continue;
      const determinant = p.a.mul(q.b).sub(p.b.mul(q.a));
      if (determinant.sign === 0) continue;
      const a = p.b.mul(q.c).sub(q.b.mul(p.c)).div(determinant);
      const b = q.a.mul(p.c).sub(p.a.mul(q.c)).div(determinant);
      yield at(a, b);
    }
}

/** a x + b y + c, which has the values of `f` at four points; `null` if it has not. */
function plane(
  f: (x: Rational, y: Rational) => Rational | null,
): { readonly a: Rational; readonly b: Rational; readonly c: Rational } | null {
  const [one, two] = [Rational.ONE, Rational.of(2)];
  const [here, right, up, both] = [f(one, one), f(two, one), f(one, two), f(two, two)];
  if (!here || !right || !up || !both) return null;
  const [a, b] = [right.sub(here), up.sub(here)];
  return both.equals(here.add(a).add(b)) ? { a, b, c: here.sub(a).sub(b) } : null;
}
