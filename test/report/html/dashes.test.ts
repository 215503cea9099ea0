import { expect, it } from 'vitest';
import { withDashes } from '../../../src/report/html/dashes.js';

it.each([
  ['pages 1--10', 'pages 1–10'],
  ['a step -- the last one -- fails', 'a step – the last one – fails'],
  ['well---known', 'well—known'],
  ['a --- b', 'a — b'],
  ['the option --seed 1', 'the option --seed 1'],
  ['a-b and ----', 'a-b and ----'],
  ['-- at the start, at the end --', '– at the start, at the end –'],
])('%s', (typed, shown) => {
  expect(withDashes(typed)).toBe(shown);
});
