import { expect, it } from 'vitest';
import { horizonClass } from '../../src/judgement/horizon-class.js';

it('keeps short horizons apart and groups long ones, eight to a doubling', () => {
  expect([1, 2, 15, 16].map(horizonClass)).toEqual([1, 2, 15, 16]);
  expect([17, 18, 31, 32, 35, 36].map(horizonClass)).toEqual([16, 18, 30, 32, 32, 36]);
  const classes = new Set(Array.from({ length: 100_000 }, (_, i) => horizonClass(i + 1)));
  expect(classes.size).toBeLessThan(128);
});
