import { Absent, type Orderings, type Result } from '../arithmetic.js';
import { signOf as signOfSurd } from './enclosure.js';
import { type ExactNumber, isForm, neg, type Sign, signOf as signOfForm, sub } from './form/index.js';
import { UNREPRESENTABLE } from './surd.js';
import { compareSurds } from './surd-order.js';

export function signOf(a: ExactNumber): Sign {
  return isForm(a) ? signOfForm(a) : (signOfSurd(a) ?? 'not 0');
}

/** The sign of a - b. */
export function compare(a: ExactNumber, b: ExactNumber): Sign {
  if (!isForm(a) && !isForm(b)) return compareSurds(a, b);
  const difference = sub(a, b);
  return difference instanceof Absent ? 'unknown' : signOf(difference);
}

/** Unless the sign of the difference is known all orders are possible; a difference that is not 0 is no equality. */
export function orderings(a: ExactNumber, b: ExactNumber): Orderings {
  const order = compare(a, b);
  if (typeof order === 'string') return { less: true, equal: order === 'unknown', greater: true };
  return { less: order < 0, equal: order === 0, greater: order > 0 };
}

export function abs(a: ExactNumber): Result<ExactNumber> {
  const sign = signOf(a);
  if (typeof sign === 'string') return UNREPRESENTABLE;
  return sign < 0 ? neg(a) : a;
}

export function min(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  const order = compare(a, b);
  if (typeof order === 'string') return UNREPRESENTABLE;
  return order <= 0 ? a : b;
}

export function max(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  const order = compare(a, b);
  if (typeof order === 'string') return UNREPRESENTABLE;
  return order >= 0 ? a : b;
}
