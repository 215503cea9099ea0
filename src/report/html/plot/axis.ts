import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';

export type Scale = ScaleContinuousNumeric<number, number>;

/** Values that spread over more than this factor are drawn on a logarithmic scale. */
const LOG_SPREAD = 30;

/** A scale from values to pixels that suits them: logarithmic where all are positive and far apart. */
export function scaleFor(values: readonly number[], pixels: readonly [number, number]): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (low > 0 && high / low > LOG_SPREAD) return scaleLog().domain([low, high]).range(pixels).nice();
  if (low === high) {
    const margin = low === 0 ? 1 : Math.abs(low) / 2;
    return scaleLinear()
      .domain([low - margin, high + margin])
      .range(pixels);
  }
  return scaleLinear().domain([low, high]).range(pixels).nice(3);
}

/** A linear scale that begins with the first index and ends with the last. */
export function indexScale(indices: readonly number[], pixels: readonly [number, number]): Scale {
  return scaleLinear()
    .domain([Math.min(...indices), Math.max(...indices)])
    .range(pixels);
}

/** Horizons by their size: logarithmic where they are far apart, else from the first to the last. */
export function horizonScale(horizons: readonly number[], pixels: readonly [number, number]): Scale {
  const scale = scaleFor(horizons, pixels);
  return isLogarithmic(scale) ? scale : indexScale(horizons, pixels);
}

export function isLogarithmic(scale: Scale): boolean {
  return 'base' in scale;
}

/** At most `count` round values of a scale, for its ticks. */
export function tickValues(scale: Scale, count: number): number[] {
  if (!isLogarithmic(scale)) return scale.ticks(count);
  const powers = scale.ticks().filter((value) => Number.isInteger(roundLog10(value)));
  const ticks = powers.length >= 2 ? powers : plainTicks(scale);
  const step = Math.ceil(ticks.length / (count + 1));
  return ticks.filter((_, i) => i % step === 0);
}

/** 1, 2 and 5 times the powers of ten; where that is fewer than two, what the scale offers. */
function plainTicks(scale: Scale): number[] {
  const all = scale.ticks();
  const plain = all.filter((value) => [1, 2, 5].includes(Number(value.toExponential(2).split('e')[0])));
  return plain.length >= 2 ? plain : all;
}

function roundLog10(value: number): number {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-9 ? Math.round(power) : power;
}

/** 0.25, 1,500 or 1e−9: short, for the edge of a plot. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e5)) {
    const [mantissa, exponent] = value.toExponential(2).split('e') as [string, string];
    return `${Number(mantissa)}e${exponent.replace('+', '').replace('-', '−')}`;
  }
  return String(Number(value.toPrecision(6))).replace('-', '−');
}
