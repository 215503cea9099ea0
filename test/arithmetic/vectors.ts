import { readFileSync } from 'node:fs';
import { type Bounds, nextUp } from '../../src/arithmetic/index.js';

/** The rows of a conformance file, one JSON object per line. */
export function rows<Row>(path: string): Row[] {
  const text = readFileSync(new URL(`../conformance/${path}`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

export function bound(text: string): number {
  if (text === 'inf') return Infinity;
  return text === '-inf' ? -Infinity : Number(text);
}

/** How many binary64 numbers the bounds lie outside the tightest ones, at the worse end; -1 if they are not outside. */
export function ulpsOutside(found: Bounds, tightest: Bounds): number {
  if (!(found.lower <= tightest.lower && found.upper >= tightest.upper)) return -1;
  return Math.max(steps(found.lower, tightest.lower), steps(tightest.upper, found.upper));
}

const MANY = 100000;

function steps(from: number, to: number): number {
  let count = 0;
  for (let x = from; x < to && count < MANY; x = nextUp(x)) count += 1;
  return count;
}
