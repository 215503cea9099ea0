import { SPANS as DECADES, POWERS, RANDOM_KINDS, type RandomKind, TIES } from '../catalogue.js';
import type { Dice } from './dice.js';
import { logarithm, magnitudeBy, OCTAVE, type OctaveTables, TABLES } from './octaves.js';

/** What one case has in common: how far logarithms spread, and which of their bits count. */
export interface Palette {
  /** Largest logarithm of a number. */
  span: number;
  /** Bits that are kept: coarse grains make equal numbers, and with them ties. */
  grain: number;
}

const SPANS = Int32Array.from(DECADES, (span) => logarithm(10 ** span));
const GRAINS = Int32Array.of(-OCTAVE, -OCTAVE / 2, -OCTAVE / 4, -1, -1, -1, -1, -1);

/** Chooses the palette of the next case; the object is the same for all of them. */
export function choosePalette(palette: Palette, dice: Dice): void {
  palette.span = SPANS[dice.below(SPANS.length)]!;
  palette.grain = GRAINS[dice.below(GRAINS.length)]!;
}

const RATIOS = [OCTAVE / 3, OCTAVE, 10 * OCTAVE].map(Math.floor);

/** round(1024 log2 t) for t up to the longest sequence seen. */
let logarithms = new Int32Array(0);

function logarithmsUpTo(t: number): Int32Array {
  if (logarithms.length <= t)
    logarithms = Int32Array.from({ length: 2 * t + 64 }, (_, i) => (i === 0 ? 0 : logarithm(i)));
  return logarithms;
}

/**
 * Where a sequence of `n` numbers goes: into `values` from position `at` on. Their logarithms go into `logarithms` where another sequence
 * may ask for them; elsewhere that array is empty, and writing into it does nothing.
 */
export interface SequencePlace extends OctaveTables {
  values: Float64Array;
  at: number;
  n: number;
  logarithms: Int32Array;
}

/** Where no logarithms are kept. */
export const NOT_KEPT = new Int32Array(0);

export function sequencePlace(): SequencePlace {
  return { values: new Float64Array(0), at: 0, n: 0, logarithms: NOT_KEPT, ...TABLES };
}

/** Writes a sequence of one kind around a level, with steps and heights from dice. */
type Fill = (into: SequencePlace, level: number, palette: Palette, dice: Dice) => void;

/** The numbers from..to-1 have one logarithm. */
function fillRun(
  { values, at, logarithms, fractions, powers }: SequencePlace,
  level: number,
  from: number,
  to: number,
): void {
  const x = magnitudeBy(fractions, powers, level);
  for (let t = at + from; t < at + to; t += 1) values[t] = x;
  // Most sequences are short: a call of `fill` would cost more than the loop.
  if (logarithms !== NOT_KEPT) for (let t = from; t < to; t += 1) logarithms[t] = level;
}

const FILLS: Readonly<Record<RandomKind, Fill>> = {
  constant(into, level) {
    fillRun(into, level, 0, into.n);
  },
  'power law'({ values, at, n, logarithms, fractions, powers }, level, _, dice) {
    const power = POWERS[dice.below(POWERS.length)]!;
    const table = logarithmsUpTo(n + 1);
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0; t < n; t += 1) {
      const l = (level + power * table[t + 1]!) | 0;
      if (isKept) logarithms[t] = l;
      values[at + t] = magnitudeBy(fractions, powers, l);
    }
  },
  geometric({ values, at, n, logarithms, fractions, powers }, level, { span }, dice) {
    const ratio = dice.below(2) === 0 ? RATIOS[dice.below(RATIOS.length)]! : span / n;
    const step = dice.below(2) === 0 ? ratio : -ratio;
    const bounded = Math.max(-(40 * OCTAVE) / n, Math.min((40 * OCTAVE) / n, step));
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0; t < n; t += 1) {
      const l = (level + bounded * t) | 0;
      if (isKept) logarithms[t] = l;
      values[at + t] = magnitudeBy(fractions, powers, l);
    }
  },
  spike(into, level, { span, grain }, dice) {
    const kind = dice.below(3);
    const place = kind === 0 ? 0 : kind === 1 ? into.n - 1 : dice.below(into.n);
    fillRun(into, level, 0, into.n);
    fillRun(into, level + (dice.spread(span) & grain), place, place + 1);
  },
  step(into, level, { span, grain }, dice) {
    const place = dice.below(into.n);
    fillRun(into, level, 0, place);
    fillRun(into, level + (dice.spread(span) & grain), place, into.n);
  },
  alternating({ values, at, n, logarithms, fractions, powers }, even, { span, grain }, dice) {
    const odd = dice.spread(span) & grain;
    const x = magnitudeBy(fractions, powers, even);
    const y = magnitudeBy(fractions, powers, odd);
    for (let t = 0; t < n; t += 2) values[at + t] = x;
    for (let t = 1; t < n; t += 2) values[at + t] = y;
    if (logarithms !== NOT_KEPT) for (let t = 0; t < n; t += 1) logarithms[t] = t % 2 === 0 ? even : odd;
  },
  independent({ values, at, n, logarithms, fractions, powers }, _, { span, grain }, dice) {
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0; t < n; t += 1) {
      const l = dice.spread(span) & grain;
      if (isKept) logarithms[t] = l;
      values[at + t] = magnitudeBy(fractions, powers, l);
    }
  },
  /** Steps in one direction, some of them none. */
  sorted({ values, at, n, logarithms, fractions, powers }, level, { span, grain }, dice) {
    const sign = dice.below(2) === 0 ? 1 : -1;
    const most = Math.ceil(span / n) + 1;
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0, l = level; t < n; t += 1) {
      if (isKept) logarithms[t] = l;
      values[at + t] = magnitudeBy(fractions, powers, l);
      l = (l + Math.imul(sign, dice.below(most) & grain)) | 0;
    }
  },
  'random walk'({ values, at, n, logarithms, fractions, powers }, level, { span, grain }, dice) {
    const size = 1 + Math.floor((dice.below(OCTAVE) / OCTAVE) * (span / 4));
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0, here = level; t < n; t += 1) {
      const l = here & grain;
      if (isKept) logarithms[t] = l;
      values[at + t] = magnitudeBy(fractions, powers, l);
      here = (here + dice.spread(size)) | 0;
    }
  },
  'two values'({ values, at, n, logarithms, fractions, powers }, one, { span, grain }, dice) {
    const other = dice.spread(span) & grain;
    const x = magnitudeBy(fractions, powers, one);
    const y = magnitudeBy(fractions, powers, other);
    const difference = one ^ other;
    const isKept = logarithms !== NOT_KEPT;
    for (let t = 0; t < n; t += 1) {
      const mask = dice.mask();
      if (isKept) logarithms[t] = one ^ (difference & mask);
      // Exact, and without a branch: one factor is 0, the other 1.
      values[at + t] = x * (1 + mask) - y * mask;
    }
  },
};

const RANDOM_FILLS: readonly Fill[] = RANDOM_KINDS.map((kind) => FILLS[kind]);

/** Writes a random sequence of the catalogue. */
export function fillShape(into: SequencePlace, palette: Palette, dice: Dice): void {
  const level = dice.spread(palette.span) & palette.grain;
  RANDOM_FILLS[dice.below(RANDOM_FILLS.length)]!(into, level, palette, dice);
}

/** Numbers tied to another sequence's by their logarithms: a power of it times a constant, where inequalities become equalities. */
export function fillAlong(
  { values, at, n, logarithms, fractions, powers }: SequencePlace,
  others: Int32Array,
  known: number,
  { span, grain }: Palette,
  dice: Dice,
): void {
  const power = TIES[dice.below(TIES.length)]!;
  const level = dice.spread(span) & grain;
  const isKept = logarithms !== NOT_KEPT;
  for (let t = 0; t < n; t += 1) {
    const l = (level + power * others[Math.min(t, known - 1)]!) | 0;
    if (isKept) logarithms[t] = l;
    values[at + t] = magnitudeBy(fractions, powers, l);
  }
}
