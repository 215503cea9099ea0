import { InvalidArgumentError } from 'commander';

/** Above what any machine judges in a day. */
export const MAX_CASES = 1_000_000_000;
export const MAX_HORIZON = 1_000_000;
/** Seeds are positive 32-bit integers. */
export const MAX_SEED = 2 ** 31 - 1;

/** A parser for an option that takes an integer in `min..max`, also as `1e6`. */
export function integerOption(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+(?:[eE]\d{1,2})?$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It takes an integer from ${min} to ${max}.`);
    return value;
  };
}

/** Two weeks: timers and counters stay far below their limits. */
const MAX_SECONDS = 14 * 24 * 3600;

/** `90s`, `20m`, `2h`, `1h30m`, in seconds. */
export function durationOption(text: string): number {
  const match = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  const [hours, minutes, seconds] = [1, 2, 3].map((i) => Number(match?.[i] ?? 0)) as [number, number, number];
  const total = 3600 * hours + 60 * minutes + seconds;
  if (!match || total === 0 || total > MAX_SECONDS)
    throw new InvalidArgumentError('It takes a time such as 90s, 20m, 2h or 1h30m, of at most two weeks.');
  return total;
}

/** More would be more than the rounds of any campaign. */
const MAX_SHARDS = 100_000;

/** `2/10`: the second of ten shards. */
export function shardOption(text: string): { readonly index: number; readonly of: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > of || of > MAX_SHARDS)
    throw new InvalidArgumentError('It takes I/N, the part and how many there are: 1/10 to 10/10.');
  return { index, of };
}
