import fc from 'fast-check';
import { test } from 'vitest';

const SEED = 20260917;

/** A property as a test; the title says how to run the same cases again. */
export function law<T>(title: string, runs: number, property: fc.IProperty<T>): void {
  test(`${title} (seed ${SEED}, ${runs} runs)`, () => {
    fc.assert(property, { seed: SEED, numRuns: runs });
  });
}
