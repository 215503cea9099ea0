import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const COMMAND = resolve('dist/command/main.js');
const HORIZONS = [400, 4_000, 50_000, 1_000_000];

/** What a script in binary64 and what `lakatos schedule` know of one value. */
export interface LostDigits {
  readonly horizon: number;
  /** Relative error of the script. */
  readonly error: number;
  /** Relative width of the certified enclosure. */
  readonly width: number;
  /** From the start of the process to its end. */
  readonly milliseconds: number;
}

/**
 * `last_general` of cosine at its best base rate, R = G = 1, as scripts compute it: sums from a step to the end as differences of
 * prefix sums (Defazio, Cutkosky, Mehta and Mishchenko 2023, Theorem 10, the form that Schaipp et al. 2025 evaluate). The last
 * rates of cosine are small, and the difference of two large sums has lost their digits.
 */
export function lostDigits(): LostDigits[] {
  return HORIZONS.map((horizon) => {
    const started = performance.now();
    const { lower, upper } = certified(horizon);
    const milliseconds = performance.now() - started;
    const truth = Number(lower);
    return {
      horizon,
      error: Math.abs(byPrefixSums(horizon) - truth) / truth,
      width: digitsApart(lower, upper) / truth,
      milliseconds,
    };
  });
}

function certified(horizon: number): { readonly lower: string; readonly upper: string } {
  const args = ['schedule', '--schedule', 'cosine', '--T', `${horizon}`, '--bounds', 'last_general'];
  const text = execFileSync(process.execPath, [COMMAND, ...args, '--json', '-'], { encoding: 'utf8' });
  return JSON.parse(text).schedules[0].bounds[0].value;
}

/** Both are decimals with a point and no exponent, that begin alike: only what differs is subtracted. */
function digitsApart(lower: string, upper: string): number {
  let i = 0;
  while (i < lower.length && lower[i] === upper[i]) i += 1;
  if (i === lower.length && i === upper.length) return 0;
  const place = i - lower.indexOf('.') - 1;
  return (Number(`0.${upper.slice(i)}`) - Number(`0.${lower.slice(i)}`)) * 10 ** -place;
}

function byPrefixSums(horizon: number): number {
  const rates = Float64Array.from({ length: horizon }, (_, i) => (1 + Math.cos((Math.PI * i) / horizon)) / 2);
  const [sums, squares] = [new Float64Array(horizon + 1), new Float64Array(horizon + 1)];
  for (const [i, rate] of rates.entries()) {
    sums[i + 1] = sums[i]! + rate;
    squares[i + 1] = squares[i]! + rate * rate;
  }
  const [total, all] = [sums[horizon]!, squares[horizon]!];
  let noise = all / total;
  for (let k = 1; k < horizon; k += 1)
    noise += ((rates[k - 1]! / (total - sums[k]!)) * (all - squares[k - 1]!)) / (total - sums[k - 1]!);
  return Math.sqrt(noise / total);
}

/** The table of the page. */
export function lostDigitsTable(rows: readonly LostDigits[]): string {
  const power = (x: number): string => (Number.isFinite(x) ? x.toExponential(1) : 'no number');
  return [
    '| T | relative error of the script | relative width of the enclosure | command, start to end |',
    '| ---: | ---: | ---: | ---: |',
    ...rows.map(
      ({ horizon, error, width, milliseconds }) =>
        `| ${horizon.toLocaleString('en-US')} | ${power(error)} | ${power(width)} | ${(milliseconds / 1000).toFixed(1)} s |`,
    ),
  ].join('\n');
}
