import { Rational } from '../../arithmetic/index.js';
import type { SweptGivens } from '../../compiled/index.js';
import type { Point } from '../../evaluation/index.js';
import type { Claim, Given } from '../../language/index.js';
import { buildPoint } from '../build-point.js';
import { PLAIN_POWERS } from '../catalogue.js';

/** A choice of all givens for every horizon at once. */
export interface Sweep {
  readonly givens: SweptGivens;
  point(horizon: number): Point;
}

type Power = (typeof PLAIN_POWERS)[number];

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
  return combinations(count - 1).flatMap((rest) => PLAIN_POWERS.map((power) => [...rest, power]));
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
  let from = 1;
  return buildPoint(claim, NO_HINTS, horizon, {
    begin(_, layout) {
      from = layout.kind === 'scalar' ? 0 : layout.extent.from;
    },
    row(given) {
      const power = claim.givens[given]!.ranges.length === 0 ? 0 : powerOf(given);
      return (i) => (power === 0 || from + i === 0 ? null : Rational.of(from + i).pow(power)) ?? Rational.ONE;
    },
  })!;
}

/** A law is what it is, whatever shape is declared: the judge decides whether the point is admissible. */
const NO_HINTS = new Map();
