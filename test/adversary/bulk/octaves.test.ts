import { describe, expect, it } from 'vitest';
import { logarithm, magnitude, OCTAVE } from '../../../src/adversary/bulk/octaves.js';

describe('a number by its binary logarithm', () => {
  it('doubles with every octave, up to 80 octaves from 1', () => {
    for (let octaves = -80; octaves <= 80; octaves += 1)
      expect(magnitude(octaves * OCTAVE)).toBe(2 ** octaves);
    expect(magnitude(81 * OCTAVE)).toBe(2 ** 80);
    expect(magnitude(-81 * OCTAVE)).toBe(2 ** -80);
  });

  it('is within a grain of its logarithm in between', () => {
    for (let l = -3 * OCTAVE; l <= 3 * OCTAVE; l += 1)
      expect(Math.abs(logarithm(magnitude(l)) - l)).toBeLessThanOrEqual(1);
  });
});
