/**
 * The shape of a positive sequence, by the name that theory has for it. Positions count from 1. Numbers are text, rounded
 * to three digits: they may be beyond binary64.
 */
export type SequenceShape =
  | { readonly kind: 'single'; readonly value: string }
  | { readonly kind: 'constant'; readonly value: string }
  /** first t^exponent. */
  | { readonly kind: 'power'; readonly exponent: number; readonly first: string }
  /** first ratio^(t-1). */
  | { readonly kind: 'geometric'; readonly ratio: string; readonly first: string }
  /** last (T+1-t)^exponent: a power law read backwards. */
  | { readonly kind: 'tail power'; readonly exponent: number; readonly last: string }
  /** Constant but for one entry, which is `factor` times the others. */
  | { readonly kind: 'spike'; readonly at: number; readonly length: number; readonly factor: string }
  /** Constant up to `at`, then `factor` times as large. */
  | { readonly kind: 'step'; readonly at: number; readonly length: number; readonly factor: string }
  | { readonly kind: 'alternating'; readonly odd: string; readonly even: string }
  | {
      readonly kind: 'increasing' | 'decreasing' | 'irregular';
      readonly least: string;
      readonly greatest: string;
    };

/** Natural logarithms that differ by less are equal: 3 %, which no reader of a plot would see. */
const TOLERANCE = 0.03;

/** A law may also miss by this share of the whole span of the logarithms. */
const SHARE_OF_SPAN = 0.03;

/** Digits of the numbers that describe a shape; they are for people. */
const SHOWN_DIGITS = 3;

/** Powers of ten from which numbers are written with an exponent. */
const PLAIN_EXPONENT = 7;

/** Two entries fit every law; three fit most. */
const LEAST_FOR_LAW = 4;

/** The simplest named shape that the sequence has, as near as `TOLERANCE`; entries must be positive. */
export function sequenceShape(logarithms: readonly number[]): SequenceShape {
  const n = logarithms.length;
  const value = (i: number) => textOf(logarithms[i]!);
  if (n === 1) return { kind: 'single', value: value(0) };
  const low = Math.min(...logarithms);
  const high = Math.max(...logarithms);
  if (high - low <= TOLERANCE) return { kind: 'constant', value: value(0) };
  const named =
    spike(logarithms) ??
    step(logarithms) ??
    (n >= LEAST_FOR_LAW ? (law(logarithms) ?? alternating(logarithms)) : null);
  return named ?? { kind: direction(logarithms), least: textOf(low), greatest: textOf(high) };
}

function spike(x: readonly number[]): SequenceShape | null {
  if (x.length < 3) return null;
  for (const at of [x.length - 1, 0, ...outliers(x)]) {
    const others = x.filter((_, i) => i !== at);
    if (spread(others) > TOLERANCE) continue;
    return { kind: 'spike', at: at + 1, length: x.length, factor: textOf(x[at]! - mean(others)) };
  }
  return null;
}

/** The positions of the largest and the smallest entry. */
function outliers(x: readonly number[]): number[] {
  return [x.indexOf(Math.max(...x)), x.indexOf(Math.min(...x))];
}

function step(x: readonly number[]): SequenceShape | null {
  if (x.length < 3) return null;
  let at = 1;
  for (let i = 2; i < x.length; i += 1)
    if (Math.abs(x[i]! - x[i - 1]!) > Math.abs(x[at]! - x[at - 1]!)) at = i;
  const [before, after] = [x.slice(0, at), x.slice(at)];
  if (spread(before) > TOLERANCE || spread(after) > TOLERANCE) return null;
  return { kind: 'step', at, length: x.length, factor: textOf(mean(after) - mean(before)) };
}

function law(x: readonly number[]): SequenceShape | null {
  const n = x.length;
  const allowed = Math.max(TOLERANCE, SHARE_OF_SPAN * spread(x));
  const fits = [
    { kind: 'geometric' as const, line: line(x, (i) => i) },
    { kind: 'power' as const, line: line(x, (i) => Math.log(i + 1)) },
    { kind: 'tail power' as const, line: line(x, (i) => Math.log(n - i)) },
  ];
  const best = fits.reduce((a, b) => (a.line.error <= b.line.error ? a : b));
  const { offset, slope, error } = best.line;
  if (error > allowed) return null;
  switch (best.kind) {
    case 'geometric':
      return { kind: 'geometric', ratio: textOf(slope), first: textOf(offset) };
    case 'power':
      return { kind: 'power', exponent: Number(slope.toPrecision(SHOWN_DIGITS)), first: textOf(offset) };
    case 'tail power':
      return { kind: 'tail power', exponent: Number(slope.toPrecision(SHOWN_DIGITS)), last: textOf(offset) };
  }
}

function alternating(x: readonly number[]): SequenceShape | null {
  const odd = x.filter((_, i) => i % 2 === 0);
  const even = x.filter((_, i) => i % 2 === 1);
  if (spread(odd) > TOLERANCE || spread(even) > TOLERANCE) return null;
  return { kind: 'alternating', odd: textOf(mean(odd)), even: textOf(mean(even)) };
}

function direction(x: readonly number[]): 'increasing' | 'decreasing' | 'irregular' {
  const steps = x.slice(1).map((value, i) => value - x[i]!);
  if (steps.every((s) => s >= -TOLERANCE)) return 'increasing';
  return steps.every((s) => s <= TOLERANCE) ? 'decreasing' : 'irregular';
}

/** Least squares of x[i] = offset + slope u(i), with the largest error. */
function line(
  x: readonly number[],
  u: (i: number) => number,
): { readonly offset: number; readonly slope: number; readonly error: number } {
  const us = x.map((_, i) => u(i));
  const [mu, mx] = [mean(us), mean(x)];
  let [above, below] = [0, 0];
  for (const [i, value] of x.entries()) {
    above += (us[i]! - mu) * (value - mx);
    below += (us[i]! - mu) ** 2;
  }
  const slope = above / below;
  const offset = mx - slope * mu;
  const error = x.reduce((worst, value, i) => Math.max(worst, Math.abs(value - offset - slope * us[i]!)), 0);
  return { offset, slope, error };
}

function mean(x: readonly number[]): number {
  return x.reduce((a, b) => a + b, 0) / x.length;
}

function spread(x: readonly number[]): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of x) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

/** e^x, rounded: `2.5`, `1e-480`. */
function textOf(x: number): string {
  const exponent = Math.floor(x / Math.LN10);
  if (Math.abs(exponent) < PLAIN_EXPONENT) return String(Number(Math.exp(x).toPrecision(SHOWN_DIGITS)));
  const mantissa = Number(Math.exp(x - exponent * Math.LN10).toPrecision(2));
  return mantissa === 10 ? `1e${exponent + 1}` : `${mantissa}e${exponent}`;
}
