import { Rational } from '../../arithmetic/index.js';
import { indexValue, newEnvironment, type Point } from '../../evaluation/index.js';
import type { Claim, Given } from '../../language/index.js';
import { buildPoint, type ShapeHints, type Slot } from '../build-point.js';
import { DomainEnds, place } from '../domain.js';
import { decimalLogarithm } from '../logarithm.js';
import { positive } from '../magnitudes.js';
import { type Frame, flatPosition, frameOf, type Position } from './position.js';

/**
 * The exact point next to a position: each distance rounded to `digits` significant digits, and carried into its
 * domain by exact arithmetic. `null` where a domain is empty. `ends`: where a number is nearer to a closed upper end than the digits
 * tell, it is that end if ends are `reached`.
 */
export function exactPoint(
  claim: Claim,
  hints: ShapeHints,
  position: Position,
  digits: number,
  ends: 'reached' | 'approached' = 'approached',
): Point | null {
  const { frame, logarithms, signs } = position;
  let read = 0;
  return buildPoint(claim, hints, frame.horizon, {
    begin(given) {
      read = frame.blocks.find((block) => block.given === given)?.start ?? -1;
    },
    row(given, length) {
      if (read < 0) return () => Rational.of(frame.integers.get(given)!);
      const start = read;
      read += length;
      return (i, slot) => {
        const logarithm = logarithms[start + i]!;
        const there = ends === 'reached' && isNextToEnd(slot, logarithm, digits);
        return numberIn(slot, there ? Number.POSITIVE_INFINITY : logarithm, signs[start + i]! < 0, digits);
      };
    },
  });
}

function isNextToEnd(slot: Slot, logarithm: number, digits: number): boolean {
  const isBetween = slot.kind === 'real' && slot.lower !== null && slot.upper?.kind === 'closed';
  return isBetween && logarithm > Math.max(2, digits);
}

/**
 * The number of a domain at a distance of 10^logarithm from its end, rounded to `digits` significant digits; between two ends the
 * distance is that to the lower end divided by that to the upper one. `isNegative` counts where there is no end. `null`: the distance is 0
 * or infinite, and the end does not belong to the domain.
 */
export function numberIn(
  slot: Slot,
  logarithm: number,
  isNegative: boolean,
  digits: number,
): Rational | null {
  if (slot.kind === 'integer')
    return Rational.of(Math.min(slot.to, slot.from + Math.floor(10 ** Math.min(15, logarithm))));
  const { lower, upper } = slot;
  if (logarithm === Number.POSITIVE_INFINITY) return upper?.kind === 'closed' ? upper.value : null;
  const isZero = logarithm === Number.NEGATIVE_INFINITY;
  const magnitude = isZero ? Rational.ZERO : positive(logarithm, { digits, span: 0 });
  // Decimal places of a share of an interval: enough for the digits of a share that is next to an end.
  const places = Math.max(2, digits) + (isZero ? 0 : Math.ceil(Math.abs(logarithm)));
  const placed = place(magnitude, lower, upper, places);
  return placed && !lower && !upper && isNegative ? placed.neg() : placed;
}

/** The position of a point, up to rounding. Its frame takes the point's horizon and integers. */
export function positionOf(claim: Claim, point: Point, frame: Frame = frameOfPoint(claim, point)): Position {
  const position = flatPosition(frame);
  const ends = new DomainEnds(claim, point);
  const environment = newEnvironment(claim.slots, point.horizon);
  for (const { given: index, layout, start } of frame.blocks) {
    const given = claim.givens[index]!;
    let next = start;
    const put = (q: Rational): void => {
      const [logarithm, sign] = coordinateOf(given, q, ends, environment, point);
      position.logarithms[next] = logarithm;
      position.signs[next] = sign;
      next += 1;
    };
    const value = point.values[index]!;
    if (layout.kind === 'scalar') put(value as Rational);
    else
      for (const [i, entry] of (value as readonly (Rational | readonly Rational[])[]).entries()) {
        environment[given.ranges[0]!.slot] = layout.extent.from + i;
        if (layout.kind === 'sequence') put(entry as Rational);
        else
          for (const [j, q] of (entry as readonly Rational[]).entries()) {
            environment[given.ranges[1]!.slot] = layout.rows[i]!.from + j;
            put(q);
          }
      }
  }
  return position;
}

/** An integer of a frame: which one of its domain, whose ends may depend on the integers before. */
export type IntegerChoice = (given: number, from: number, to: number) => number;

/**
 * The frame at a horizon whose single integers, which set dimensions, are chosen so; if not given, each is the third of its domain.
 * `null` where a domain is empty. Throws a `ProblemError` for a range beyond all limits.
 */
export function frameWith(
  claim: Claim,
  horizon: number,
  choose: IntegerChoice = (_, from) => from + 2,
): Frame | null {
  const within = (given: number, from: number, to: number): number =>
    Math.min(to, Math.max(from, choose(given, from, to)));
  const point = buildPoint(claim, new Map(), horizon, {
    row: (given) => (_, slot) =>
      slot.kind === 'integer' ? Rational.of(within(given, slot.from, slot.to)) : numberIn(slot, 0, false, 1),
  });
  return point && frameOf(claim, horizon, integersOf(claim, point));
}

function frameOfPoint(claim: Claim, point: Point): Frame {
  return frameOf(claim, point.horizon, integersOf(claim, point));
}

/** Integer givens of a point that are single numbers, by position. */
export function integersOf(claim: Claim, point: Point): ReadonlyMap<number, number> {
  const integers = new Map<number, number>();
  for (const [index, given] of claim.givens.entries())
    if (given.domain.kind === 'integers' && given.ranges.length === 0)
      integers.set(index, Number((point.values[index] as Rational).numerator));
  return integers;
}

function coordinateOf(
  given: Given,
  q: Rational,
  ends: DomainEnds,
  environment: number[],
  point: Point,
): [logarithm: number, sign: number] {
  const { domain } = given;
  if (domain.kind === 'integers') {
    const from = indexValue(domain.from, environment, point);
    return [Math.log10(q.approximate() - from || 0.5), 1];
  }
  const lower = domain.lower && ends.at(domain.lower, 'lower', environment);
  const upper = domain.upper && ends.at(domain.upper, 'upper', environment);
  const distance = lower ? q.sub(lower.value) : upper ? upper.value.sub(q) : q.abs();
  const sign = !lower && !upper && q.sign < 0 ? -1 : 1;
  // Sorted sequences may leave domains that depend on the index: then the number counts as the end.
  if (distance.sign <= 0) return [Number.NEGATIVE_INFINITY, sign];
  if (!lower || !upper) return [decimalLogarithm(distance), sign];
  const rest = upper.value.sub(q);
  // The upper end itself is infinitely far from the lower one, on the scale that `place` uses.
  if (rest.sign <= 0) return [Number.POSITIVE_INFINITY, sign];
  const logarithm = Math.log10(distance.approximate() / rest.approximate());
  return [Number.isFinite(logarithm) ? logarithm : decimalLogarithm(distance) - decimalLogarithm(rest), sign];
}
