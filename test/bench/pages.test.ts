import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasured } from '../../bench/measured.js';
import { pagesOf } from '../../bench/pages.js';

/** Where this fails after a change of what the pages say: `npm run bench -- --pages`. */
describe('pages of the benchmark', () => {
  it.each(Object.entries(pagesOf(readMeasured())))('%s says what was measured', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
