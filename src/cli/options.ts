import { InvalidArgumentError } from 'commander';

/** A parser for an option that takes an integer in `min..max`. */
export function integerOption(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It takes an integer from ${min} to ${max}.`);
    return value;
  };
}
