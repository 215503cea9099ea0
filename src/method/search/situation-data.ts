import type { Rational } from '../../arithmetic/index.js';
import type { PointValue } from '../../evaluation/index.js';

/** The numbers of a claim about a method, without a function: what the adversary chooses before the worst function is sought. */
export interface Situation {
  readonly horizon: number;
  /** One value for each given before the function. */
  readonly values: readonly PointValue[];
  /** |g_t|, where the method or its bound sees them; `null` where only their bounds count. */
  readonly norms: readonly Rational[] | null;
}
