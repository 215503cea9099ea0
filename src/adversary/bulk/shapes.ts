import { SPANS as DECADES, POWERS, RANDOM_KINDS, type RandomKind, TIES } from '../catalogue.js';
import type { Dice } from './dice.js';
import { logarithm, OCTAVE } from './octaves.js';

/** What one case has in common: how far logarithms spread, and which of their bits count. */
export interface Palette {
  /** Largest logarithm of a number. */
  readonly span: number;
  /** Bits that are kept: coarse grains make equal numbers, and with them ties. */
  readonly grain: number;
}

const SPANS = Int32Array.from(DECADES, (span) => logarithm(10 ** span));
const GRAINS = Int32Array.of(-OCTAVE, -OCTAVE / 2, -OCTAVE / 4, -1, -1, -1, -1, -1);

export function choosePalette(dice: Dice): Palette {
  return { span: SPANS[dice.below(SPANS.length)]!, grain: GRAINS[dice.below(GRAINS.length)]! };
}

const RATIOS = [OCTAVE / 3, OCTAVE, 10 * OCTAVE].map(Math.floor);

/** round(1024 log2 t) for t up to the longest sequence seen. */
let logarithms = new Int32Array(0);

function logarithmsUpTo(t: number): Int32Array {
  if (logarithms.length <= t)
    logarithms = Int32Array.from({ length: 2 * t + 64 }, (_, i) => (i === 0 ? 0 : logarithm(i)));
  return logarithms;
}

/** Fills the first `n` places of `into` with a sequence of one kind around a level, with steps and heights from dice. */
type Fill = (into: Int32Array, n: number, level: number, palette: Palette, dice: Dice) => void;

const FILLS: Readonly<Record<RandomKind, Fill>> = {
  constant(into, n, level) {
    into.fill(level, 0, n);
  },
  'power law'(into, n, level, _, dice) {
    const power = POWERS[dice.below(POWERS.length)]!;
    const table = logarithmsUpTo(n + 1);
    for (let t = 0; t < n; t += 1) into[t] = level + power * table[t + 1]!;
  },
  geometric(into, n, level, { span }, dice) {
    const ratio = dice.below(2) === 0 ? RATIOS[dice.below(RATIOS.length)]! : span / n;
    const step = dice.below(2) === 0 ? ratio : -ratio;
    const bounded = Math.max(-(40 * OCTAVE) / n, Math.min((40 * OCTAVE) / n, step));
    for (let t = 0; t < n; t += 1) into[t] = level + bounded * t;
  },
  spike(into, n, level, { span, grain }, dice) {
    into.fill(level, 0, n);
    const place = dice.below(3);
    into[place === 0 ? 0 : place === 1 ? n - 1 : dice.below(n)] = level + (dice.spread(span) & grain);
  },
  step(into, n, level, { span, grain }, dice) {
    const place = dice.below(n);
    into.fill(level, 0, place);
    into.fill(level + (dice.spread(span) & grain), place, n);
  },
  alternating(into, n, level, { span, grain }, dice) {
    const odd = dice.spread(span) & grain;
    for (let t = 0; t < n; t += 1) into[t] = t % 2 === 0 ? level : odd;
  },
  independent(into, n, _, { span, grain }, dice) {
    for (let t = 0; t < n; t += 1) into[t] = dice.spread(span) & grain;
  },
  /** Steps in one direction, some of them none. */
  sorted(into, n, level, { span, grain }, dice) {
    const sign = dice.below(2) === 0 ? 1 : -1;
    const most = Math.ceil(span / n) + 1;
    for (let t = 0, at = level; t < n; t += 1) {
      into[t] = at;
      at += sign * (dice.below(most) & grain);
    }
  },
  'random walk'(into, n, level, { span, grain }, dice) {
    const size = 1 + Math.floor((dice.below(OCTAVE) / OCTAVE) * (span / 4));
    for (let t = 0, at = level; t < n; t += 1) {
      into[t] = at & grain;
      at += dice.spread(size);
    }
  },
  'two values'(into, n, level, { span, grain }, dice) {
    const other = dice.spread(span) & grain;
    const difference = level ^ other;
    for (let t = 0; t < n; t += 1) into[t] = level ^ (difference & dice.mask());
  },
};

const RANDOM_FILLS: readonly Fill[] = RANDOM_KINDS.map((kind) => FILLS[kind]);

/** Fills the first `n` places of `into` with the logarithms of a random sequence of the catalogue. */
export function fillShape(into: Int32Array, n: number, palette: Palette, dice: Dice): void {
  const level = dice.spread(palette.span) & palette.grain;
  RANDOM_FILLS[dice.below(RANDOM_FILLS.length)]!(into, n, level, palette, dice);
}

/** Logarithms tied to another sequence's: a power of it times a constant, where inequalities become equalities. */
export function fillAlong(
  into: Int32Array,
  n: number,
  others: Int32Array,
  known: number,
  { span, grain }: Palette,
  dice: Dice,
): void {
  const power = TIES[dice.below(TIES.length)]!;
  const level = dice.spread(span) & grain;
  for (let t = 0; t < n; t += 1) into[t] = level + power * others[Math.min(t, known - 1)]!;
}
