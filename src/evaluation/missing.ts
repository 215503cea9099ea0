import type { AbsenceReason, Absent } from '../arithmetic/index.js';
import type { Expression } from '../language/index.js';

/**
 * What an expression evaluates to where it has no value: the subexpression that failed, why, and for certain
 * or not. A value, not an exception: a claim whose side does not exist is a verdict.
 */
export class Missing {
  constructor(
    readonly certainty: Absent['certainty'],
    readonly reason: AbsenceReason,
    readonly expression: Expression,
    /** The index environment at the failure, for messages. */
    readonly indices: readonly number[],
  ) {}
}

export type Outcome<N> = N | Missing;

/** Of two missing operands, the certain one: a whole cannot exist when a part does not. */
export function worse(a: Missing, b: Missing): Missing {
  return a.certainty === 'does not exist' ? a : b;
}
