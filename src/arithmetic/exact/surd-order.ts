import { Absent } from '../arithmetic.js';
import { signOf } from './enclosure.js';
import type { Sign } from './form/index.js';
import { asRational, type Surd, sub } from './surd.js';

/** The sign of a - b for sums of square roots. Rationals are compared without limits of size. */
export function compareSurds(a: Surd, b: Surd): Sign {
  const p = asRational(a);
  const q = asRational(b);
  if (p && q) return p.compare(q);
  const difference = sub(a, b);
  return difference instanceof Absent ? 'unknown' : (signOf(difference) ?? 'not 0');
}
