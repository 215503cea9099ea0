import type { FixedHorizonGrowth, GrowthLaw, LawName } from '../campaign/index.js';

/** A fitted limit that is smaller than this is 0. */
const ZERO = 1e-4;

/** A growth law in words: `grows like 0.333 ln T`. A fit, and said to be one by `fitText`. */
export function growthText(law: GrowthLaw | LawName): string {
  switch (law.kind) {
    case 'constant':
      return `constant: ${number(law.limit)} at every horizon`;
    case 'bounded':
      return `bounded: tends to ${limitText(law)}`;
    case 'growing':
      return `grows like ${growingText(law)}`;
    case 'exponential':
      return `grows exponentially, like ${coefficient(law.factor)}${baseText(law.rate)}^T`;
    case 'unclear': {
      const way = law.exponent < 0 ? 'falls' : 'grows';
      return `${way} by no simple law: at the longest horizons like T^${number(law.exponent)}`;
    }
  }
}

function growingText({ factor, exponent, logarithms, constant, shift }: Growing): string {
  const power = powerText('T', exponent);
  if (shift !== 0 && logarithms === 1 / 2) {
    const [whole, part] = [number(factor ** 2 * shift), coefficient(factor ** 2)];
    return `${power}${power && ' '}sqrt(${whole} + ${part}ln T)`;
  }
  const logarithm = shift === 0 ? 'ln T' : `${number(shift)} + ln T`;
  const terms = [power, powerText(logarithm, logarithms)].filter(Boolean);
  return `${constant === 0 ? '' : `${number(constant)} + `}${coefficient(factor)}${terms.join(' ')}`;
}

type Growing = Extract<LawName, { kind: 'growing' }>;

/** A limit, or the interval of limits of fits that leave horizons out, rounded outwards. */
export function limitText({ limit, between: [from, to] }: Extract<LawName, { kind: 'bounded' }>): string {
  const [low, high] = [outwards(Math.max(0, from), Math.floor), outwards(Math.max(0, to), Math.ceil)];
  if (high < ZERO) return '0';
  const middle = Number(number(limit));
  return high - low <= AGREEING * high ? String(middle) : `between ${low < ZERO ? 0 : low} and ${high}`;
}

/** Limits that agree to this share are one limit, to the three digits that are shown. */
const AGREEING = 1e-3;

function outwards(x: number, round: (x: number) => number): number {
  if (x === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(x)) - 2);
  return Number((round(x / unit) * unit).toPrecision(6));
}

/** What a fit rests on. */
export function fitText(law: GrowthLaw): string {
  const { horizons, from, to } = law;
  const range = `${horizons} horizons, T = ${from} to ${to}`;
  if (law.kind === 'unclear') return range;
  if (law.kind === 'constant') return `fit to ${range}`;
  const { quality, deviation } = law;
  const fit = `fit to ${range}; ${qualityText(quality)}, residuals ${percent(deviation)}`;
  const rivals = rivalsText(law);
  return rivals ? `${fit}; ${rivals}` : fit;
}

/** What fits about as well, in words; `null`: nothing that was tried. */
export function rivalsText(law: GrowthLaw): string | null {
  if (!('rivals' in law) || law.rivals.length === 0) return null;
  const texts = law.rivals.map((rival) => `"${growthText(rival)}"`);
  const [last, ...before] = [texts.at(-1)!, ...texts.slice(0, -1)];
  return before.length === 0
    ? `${last} fits about as well`
    : `${before.join(', ')} and ${last} fit about as well`;
}

/** How a ratio grows with the magnitudes at a fixed horizon: `like n^2`. */
export function fixedGrowthText({ exponent }: FixedHorizonGrowth): string {
  if (exponent === null) return 'like ln n';
  const rounded = Math.round(exponent * 4) / 4;
  const shown = Math.abs(rounded - exponent) < 0.02 ? rounded : Number(exponent.toPrecision(3));
  return shown === 1 ? 'like n' : `like n^${shown}`;
}

/** Exponents for which a root is clearer than a decimal. */
const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['0.333', '(1/3)'],
  ['0.667', '(2/3)'],
]);

function powerText(base: string, exponent: number): string {
  if (exponent === 0) return '';
  if (exponent === 1) return base.includes('+') ? `(${base})` : base;
  const text = number(exponent);
  return `${base.includes(' ') ? `(${base})` : base}^${FRACTIONS.get(text) ?? text}`;
}

/** The base exp(rate): three digits of what it differs from 1, where that is less than 1. */
function baseText(rate: number): string {
  const more = Math.expm1(rate);
  return more < 1 ? String(1 + Number(more.toPrecision(3))) : number(Math.exp(rate));
}

function coefficient(factor: number): string {
  return Math.abs(factor - 1) < 0.005 ? '' : `${number(factor)} `;
}

/** Three digits: a fit has no more. */
function number(x: number): string {
  return String(Number(x.toPrecision(3)));
}

/** Cut, so that nothing but 1 is called 1. */
function qualityText(quality: number): string {
  const cut = Math.floor(1e4 * quality) / 1e4;
  return quality < 1 && cut >= 0.9999 ? 'R² above 0.9999' : `R² = ${cut.toFixed(4)}`;
}

function percent(x: number): string {
  const value = 100 * x;
  return value < 0.01 ? 'less than 0.01 %' : `at most ${value.toPrecision(2)} %`;
}
