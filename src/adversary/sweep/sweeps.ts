import { Rational } from '../../arithmetic/index.js';
import type { SweptGivens } from '../../compiled/index.js';
import { layoutOf, type Point, type PointValue } from '../../evaluation/index.js';
import type { Claim, Given } from '../../language/index.js';

/** A choice of all givens for every horizon at once. */
export interface Sweep {
  readonly givens: SweptGivens;
  point(horizon: number): Point;
}

/** Plain laws that sequences follow in a sweep: constant, growing, falling, and faster. */
const POWERS = [0, 1, -1, 2, -2] as const;

type Power = (typeof POWERS)[number];

/** A claim with more sequences than this would have too many combinations of laws. */
const MOST_SEQUENCES = 2;

/**
 * The sweeps of a claim: one, if it has no givens; otherwise one for each combination of laws, with all single
 * numbers 1. None for claims with integer givens, families or interval domains: nothing plain fits them all.
 */
export function* sweepsOf(claim: Claim): Generator<Sweep> {
  const { givens } = claim;
  if (!givens.every(isPlain)) return;
  const sequences = [...givens.keys()].filter((i) => givens[i]!.ranges.length === 1);
  if (sequences.length > MOST_SEQUENCES) return;
  for (const powers of combinations(sequences.length)) {
    const powerOf = (index: number): Power => powers[sequences.indexOf(index)] ?? 0;
    yield {
      givens: {
        scalars: givens.map(() => 1),
        sequences: givens.map((_, index) => LAWS[powerOf(index)]),
      },
      point: (horizon) => pointAt(claim, horizon, powerOf),
    };
  }
}

/** Domains that hold all positive numbers. */
function isPlain({ domain, ranges }: Given): boolean {
  if (ranges.length > 1 || domain.kind === 'integers' || domain.upper) return false;
  const { lower } = domain;
  return lower === null || (lower.value.kind === 'number' && lower.value.value.sign <= 0);
}

function combinations(count: number): Power[][] {
  if (count === 0) return [[]];
  return combinations(count - 1).flatMap((rest) => POWERS.map((power) => [...rest, power]));
}

/** The laws by their powers: one function each, so that an engine knows them again. Each is rounded once, as an entry may be. */
const LAWS: Readonly<Record<Power, (index: number) => number>> = {
  0: () => 1,
  1: (index) => index,
  [-1]: (index) => 1 / index,
  2: (index) => index * index,
  [-2]: (index) => 1 / (index * index),
};

function pointAt(claim: Claim, horizon: number, powerOf: (index: number) => number): Point {
  const values: PointValue[] = [];
  const point: Point = { horizon, values };
  for (const [index, given] of claim.givens.entries()) {
    const layout = layoutOf(claim, given, point);
    if (layout.kind !== 'sequence') {
      values.push(Rational.ONE);
      continue;
    }
    const { from, to } = layout.extent;
    values.push(
      Array.from({ length: to - from + 1 }, (_, i) => {
        const power = powerOf(index);
        return (power === 0 || from + i === 0 ? null : Rational.of(from + i).pow(power)) ?? Rational.ONE;
      }),
    );
  }
  return point;
}
