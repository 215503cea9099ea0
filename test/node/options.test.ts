import { describe, expect, it } from 'vitest';
import { integerOption } from '../../src/cli/options.js';

describe('an option that takes an integer', () => {
  const parse = integerOption(1, 1_000_000_000);

  it.each([
    ['1e6', 1_000_000],
    ['25E4', 250_000],
    ['7', 7],
  ])('reads %s', (text, value) => expect(parse(text)).toBe(value));

  it.each(['1e10', '1e-3', '1.5e3', 'e6', '1e', '0', '0x10', '', ' 7'])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow(/It takes an integer/);
  });
});
