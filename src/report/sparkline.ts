import type { NumberJson, PointJson } from '../evaluation/index.js';

/** Shorter sequences are read faster than a plot of them. */
const LEAST_ENTRIES = 7;

/** Longer sequences are drawn by the largest of several neighbours: a spike stays visible. */
const MOST_BARS = 60;

/** Fewer bars are no plot. */
const LEAST_BARS = 8;

/** A range wider than this factor is drawn by its logarithms. */
const LOGARITHMIC_FROM = 8;

const BARS = '▁▂▃▄▅▆▇█';

/** A line for each long sequence of a point: `G  ▁▁▂▅█  from 1 to 100, log scale`. The bars take no more than `columns`. */
export function sparklines(point: PointJson, columns: number = Infinity): string[] {
  const plots = Object.entries(point).flatMap(([name, value]) => {
    const entries = sequenceOf(value);
    return entries && entries.length >= LEAST_ENTRIES ? [{ name, entries }] : [];
  });
  const width = Math.max(0, ...plots.map(({ name }) => name.length));
  const bars = Math.max(LEAST_BARS, Math.min(MOST_BARS, columns - width - 2));
  return plots.map(({ name, entries }) => `${name.padEnd(width)}  ${sparkline(entries, bars)}`);
}

function sequenceOf(value: number | NumberJson): number[] | null {
  if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) return null;
  return (value as string[]).map(approximately);
}

/** For the eye alone: nothing is decided by it. */
function approximately(text: string): number {
  const [numerator, denominator] = text.split('/');
  return denominator === undefined ? Number(numerator) : Number(numerator) / Number(denominator);
}

export function sparkline(entries: readonly number[], most: number = MOST_BARS): string {
  const low = Math.min(...entries);
  const high = Math.max(...entries);
  if (low === high) return `constant, ${shown(low)}`;
  const logarithmic = low > 0 && high / low >= LOGARITHMIC_FROM;
  const height = (x: number): number =>
    logarithmic ? Math.log(x / low) / Math.log(high / low) : (x - low) / (high - low);
  const bars = grouped(entries, most).map((x) => BARS[Math.round(height(x) * (BARS.length - 1))] ?? BARS[0]);
  return `${bars.join('')}  from ${shown(low)} to ${shown(high)}${logarithmic ? ', log scale' : ''}`;
}

function grouped(entries: readonly number[], most: number): number[] {
  const size = Math.ceil(entries.length / most);
  const groups: number[] = [];
  for (let i = 0; i < entries.length; i += size) groups.push(Math.max(...entries.slice(i, i + size)));
  return groups;
}

function shown(x: number): string {
  return String(Number(x.toPrecision(3)));
}
