import { rationalOf } from '../arithmetic/index.js';
import { decimalAbove, decimalBelow, type Instance, type WorstCase } from '../method/index.js';
import { enclosureText } from './numbers.js';
import type { Paint } from './paint.js';

/** Digits of the losses and multipliers that people read. */
const SHOWN = 6;

/** A bracket of a worst case for a terminal. The function and the multipliers in full are in the JSON. */
export function worstCaseText({ norms }: Instance, { lower, upper }: WorstCase, paint: Paint): string {
  const { pieces, start } = lower.witness;
  const width = upper.value.sub(lower.value).div(upper.value).approximate();
  const { convex } = upper.multipliers;
  const forward = convex.every(({ from, at }) => from < at);
  const short = (value: WorstCase['upper']['value']) =>
    enclosureText({ lower: decimalBelow(value), upper: decimalAbove(value) }, SHOWN);
  const [run] = [lower.trajectory];
  const losses = run.losses.map((loss) => short(rationalOf(loss)!));
  const lines = [
    paint.bold(`worst case at T = ${norms.length}`),
    `  at least ${decimalBelow(lower.value)}   attained by a function of ${pieces.length} pieces in ${count(start.length, 'dimension')}`,
    `  at most  ${decimalAbove(upper.value)}   proved by ${count(convex.length, 'multiplier')} between iterates${
      forward && convex.length > 0 ? ', all from an earlier one' : ''
    }`,
    `  relative width ${width.toExponential(1)}`,
    `  losses by step: ${losses.join(' ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
