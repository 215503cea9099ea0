import type { IndexValues } from '../campaign/index.js';
import type { NumberJson, PointJson } from '../evaluation/index.js';

/** Sequences longer than this are cut in the middle: the replay command has all of it. */
const SHOWN_ENTRIES = 12;

/** A point as a person writes it: `T = 3, R = 1, G = (10, 1, 1)`. */
export function pointText(point: PointJson): string {
  return Object.entries(point)
    .map(([name, value]) => `${name} = ${valueText(value)}`)
    .join(', ');
}

function valueText(value: number | NumberJson): string {
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  if (value.length <= SHOWN_ENTRIES) return `(${value.map(valueText).join(', ')})`;
  const half = SHOWN_ENTRIES / 2;
  const [first, last] = [value.slice(0, half), value.slice(-half)];
  return `(${[...first.map(valueText), '…', ...last.map(valueText)].join(', ')})`;
}

/** `, t = 2` for the variables of a statement's ranges; empty when there are none. */
export function indicesText(indices: IndexValues): string {
  return Object.entries(indices)
    .map(([name, value]) => `, ${name} = ${value}`)
    .join('');
}
