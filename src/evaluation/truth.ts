import type { Orderings } from '../arithmetic/index.js';
import type { Relation } from '../language/index.js';

/** Three-valued: `unknown` never becomes one of the others without more precision. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Whether `a relation b` holds, when only the orders in `possible` of a and b are possible. */
export function holds(relation: Relation, possible: Orderings): Truth {
  const { less, equal, greater } = possible;
  switch (relation) {
    case '=':
      return decide(equal, less || greater);
    case '<=':
      return decide(less || equal, greater);
    case '<':
      return decide(less, equal || greater);
    case '>=':
      return decide(greater || equal, less);
    case '>':
      return decide(greater, equal || less);
    case '!=':
      return decide(less || greater, equal);
  }
}

function decide(canHold: boolean, canFail: boolean): Truth {
  if (!canFail) return 'yes';
  return canHold ? 'unknown' : 'no';
}
