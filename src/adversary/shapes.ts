import {
  POWERS,
  power,
  RANDOM_KINDS,
  type RandomKind,
  spike as spikeAt,
  step as stepFrom,
  TIES,
} from './catalogue.js';
import type { Palette } from './magnitudes.js';
import { type Choices, oneIn, pick, unit } from './random.js';

/** The decimal logarithms of a positive sequence with a shape of the catalogue, its place, height and sign from dice. */
type Drawn = (length: number, spread: Spread, choices: Choices) => number[];

/** A signed number of powers of ten within the palette's span. */
type Spread = () => number;

const fill = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t));

const constant: Drawn = (length, spread) => {
  const level = spread();
  return fill(length, () => level);
};

const powerLaw: Drawn = (length, spread, choices) => {
  const level = spread();
  const exponent = pick(POWERS, choices);
  return fill(length, (t) => level + exponent * power(t, length));
};

const geometric: Drawn = (length, spread, choices) => {
  const level = spread();
  // Either one ratio for every step (bounded, so that long horizons stay in range) or the span over the whole.
  const step = oneIn(2, choices)
    ? Math.sign(spread() || 1) * Math.min(pick([0.1, 0.3010299957, 1], choices), 40 / length)
    : spread() / length;
  return fill(length, (t) => level + step * t);
};

const spike: Drawn = (length, spread, choices) => {
  const level = spread();
  const height = spread();
  const spike = spikeAt(pick([0, length - 1, choices.integer(0, length - 1)], choices));
  return fill(length, (t) => level + height * spike(t, length));
};

const step: Drawn = (length, spread, choices) => {
  const level = spread();
  const height = spread();
  const step = stepFrom(choices.integer(0, length - 1));
  return fill(length, (t) => level + height * step(t, length));
};

const alternating: Drawn = (length, spread) => {
  const even = spread();
  const odd = spread();
  return fill(length, (t) => (t % 2 === 0 ? even : odd));
};

const independent: Drawn = (length, spread) => fill(length, () => spread());

const sorted: Drawn = (length, spread, choices) => {
  const logarithms = fill(length, () => spread()).sort((a, b) => a - b);
  return oneIn(2, choices) ? logarithms : logarithms.reverse();
};

const randomWalk: Drawn = (length, spread, choices) => {
  let level = spread();
  const size = unit(choices);
  return fill(length, () => {
    level = Math.max(-40, Math.min(40, level + (size * spread()) / 4));
    return level;
  });
};

const twoValues: Drawn = (length, spread, choices) => {
  const values = [spread(), spread()];
  return fill(length, () => pick(values, choices));
};

const DRAWN: Readonly<Record<RandomKind, Drawn>> = {
  constant,
  'power law': powerLaw,
  geometric,
  spike,
  step,
  alternating,
  independent,
  sorted,
  'random walk': randomWalk,
  'two values': twoValues,
};

/** Decimal logarithms of `length` positive numbers. */
export function logarithmsOfShape(length: number, palette: Palette, choices: Choices): number[] {
  if (length === 0) return [];
  const spread = (): number => (2 * unit(choices) - 1) * palette.span;
  return DRAWN[pick(RANDOM_KINDS, choices)](length, spread, choices);
}

/** Logarithms tied to those of another sequence: the same numbers to a power, times a constant. Equality cases of inequalities look like this (rates proportional to G_t^-2). */
export function logarithmsAlong(
  others: readonly number[],
  length: number,
  palette: Palette,
  choices: Choices,
): number[] {
  const tie = pick(TIES, choices);
  const level = (2 * unit(choices) - 1) * palette.span;
  return fill(length, (t) => level + tie * (others[Math.min(t, others.length - 1)] ?? 0));
}
