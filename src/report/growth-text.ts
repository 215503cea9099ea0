import type { FixedHorizonGrowth, GrowthLaw } from '../campaign/index.js';

/** A fitted limit this small is 0. */
const ZERO = 1e-5;

/** A growth law in words: `grows like 0.333 ln T`. A fit, and said to be one by `fitText`. */
export function growthText(law: GrowthLaw): string {
  switch (law.kind) {
    case 'constant':
      return `constant: ${number(law.limit)} at every horizon`;
    case 'bounded':
      return `bounded: tends to ${Math.abs(law.limit) < ZERO ? 0 : number(law.limit)}`;
    case 'logarithmic':
      return `grows like ${number(law.factor)} ln T`;
    case 'power':
      return `grows like ${coefficient(law.factor)}${powerText(law.exponent)}`;
  }
}

/** What a fit rests on. */
export function fitText(law: GrowthLaw): string {
  const { horizons, from, to, quality, deviation } = law;
  const range = `fit to ${horizons} horizons, T = ${from} to ${to}`;
  if (law.kind === 'constant') return range;
  return `${range}; R² = ${quality.toFixed(4)}, off by at most ${percent(deviation)}`;
}

/** How a ratio grows with the magnitudes at a fixed horizon: `like n^2`. */
export function fixedGrowthText({ exponent }: FixedHorizonGrowth): string {
  if (exponent === null) return 'like ln n';
  const rounded = Math.round(exponent * 4) / 4;
  const shown = Math.abs(rounded - exponent) < 0.02 ? rounded : Number(exponent.toPrecision(3));
  return shown === 1 ? 'like n' : `like n^${shown}`;
}

function powerText(exponent: number): string {
  if (exponent === 1) return 'T';
  return `T^${number(exponent)}`;
}

function coefficient(factor: number): string {
  return Math.abs(factor - 1) < 0.005 ? '' : `${number(factor)} `;
}

/** Three digits: a fit has no more. */
function number(x: number): string {
  return String(Number(x.toPrecision(3)));
}

function percent(x: number): string {
  const value = 100 * x;
  return value < 0.01 ? '0.01 %' : `${value.toPrecision(2)} %`;
}
