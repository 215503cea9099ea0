export {
  type AbsenceReason,
  Absent,
  type Arithmetic,
  type Bounds,
  type EnclosureText,
  type Orderings,
  type Result,
} from './arithmetic.js';
export { binary64 } from './binary64/binary64.js';
export { toInterval } from './binary64/enclose.js';
export { nextDown, nextUp } from './binary64/neighbours.js';
export { mulDown, mulUp } from './binary64/product.js';
export { divDown, divUp } from './binary64/quotient.js';
export { sqrtDown, sqrtUp } from './binary64/square-root.js';
export { addDown, addUp, subDown, subUp } from './binary64/sum.js';
export { type DecimalInterval, decimalArithmetic } from './decimal/decimal.js';
export { type ExactNumber, exact, rationalOf, type Surd } from './exact/exact.js';
export { Rational } from './exact/rational.js';
export { twofold } from './twofold/twofold.js';
export type { Twofold } from './twofold/twofold-number.js';
export { TwofoldSequence } from './twofold/twofold-sequence.js';
