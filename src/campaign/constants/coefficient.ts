import { Rational } from '../../arithmetic/index.js';
import type { Expression } from '../../language/index.js';

/** A side as a number times the rest of it; `rest` is `null` where the side is a number. */
export interface Coefficient {
  readonly factor: Rational;
  readonly rest: Expression | null;
}

/** The number literals among the factors of a product: `3 * R / (2*T)` is 3/2 times `R / T`. A sum has the factor 1. */
export function coefficientOf(e: Expression): Coefficient {
  switch (e.kind) {
    case 'number':
      return { factor: e.value, rest: null };
    case 'negation': {
      const { factor, rest } = coefficientOf(e.operand);
      return { factor: factor.neg(), rest };
    }
    case 'binary':
      return e.operator === '*' || e.operator === '/' ? ofProduct(e) : { factor: Rational.ONE, rest: e };
    default:
      return { factor: Rational.ONE, rest: e };
  }
}

function ofProduct(e: Expression & { kind: 'binary' }): Coefficient {
  const [left, right] = [coefficientOf(e.left), coefficientOf(e.right)];
  if (e.operator === '*') {
    const factor = left.factor.mul(right.factor);
    if (!left.rest || !right.rest) return { factor, rest: left.rest ?? right.rest };
    return { factor, rest: { ...e, left: left.rest, right: right.rest } };
  }
  // A division by the literal 0 stays as it is written.
  if (right.factor.sign === 0) return { factor: Rational.ONE, rest: e };
  const factor = left.factor.div(right.factor);
  if (!right.rest) return { factor, rest: left.rest };
  const one: Expression = { kind: 'number', value: Rational.ONE, place: e.place };
  return { factor, rest: { ...e, left: left.rest ?? one, right: right.rest } };
}
