import type { Expression } from '../../language/index.js';
import type { Evaluator } from './compile.js';

/** Powers: the exponents that claims are full of without `Math.pow`, which takes ten times as long. */
export function integerPower(base: Evaluator, exponent: Expression, general: Evaluator): Evaluator {
  switch (constantOf(exponent)) {
    case 1:
      return base;
    case 2:
      return () => {
        const x = base();
        return x * x;
      };
    case -1:
      return () => inverse(base());
    case -2:
      return () => {
        const x = base();
        return inverse(x * x);
      };
    case 3:
      return () => {
        const x = base();
        return x * x * x;
      };
    default:
      return () => {
        const x = base();
        const y = general();
        return x === 0 && y < 0 ? Number.NaN : x ** y;
      };
  }
}

function inverse(x: number): number {
  return x === 0 ? Number.NaN : 1 / x;
}

function constantOf(e: Expression): number | null {
  if (e.kind === 'number') return e.value.approximate();
  return e.kind === 'negation' && e.operand.kind === 'number' ? -e.operand.value.approximate() : null;
}
