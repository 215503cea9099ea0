import { MAX_REMEMBERED } from './limits.js';

/** What one case may still take, over all arithmetics in which it is evaluated. */
export class CaseBudget {
  /** Values that may still be remembered, in units of an enclosure in binary64. */
  values = MAX_REMEMBERED;

  /** `work`: in steps of binary64. */
  constructor(public work = Number.POSITIVE_INFINITY) {}

  /** Whether the work that is left has not been enough for something. */
  isSpent = false;
}
