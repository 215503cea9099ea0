import type { Truth } from '../evaluation/index.js';

export { holds, type Truth } from '../evaluation/index.js';

/** `no` if any is, else `unknown` if any is, else `yes`. */
export function all(truths: Iterable<Truth>): Truth {
  let result: Truth = 'yes';
  for (const truth of truths) {
    if (truth === 'no') return 'no';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}
