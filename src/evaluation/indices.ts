import type { Rational } from '../arithmetic/index.js';
import { type Expression, HORIZON_SLOT } from '../language/index.js';
import { indexTooLarge } from './limits.js';
import type { Point } from './point.js';

/** Values of the index variables by slot; slot 0 is the horizon. */
export type IndexEnvironment = number[];

export function newEnvironment(slots: number, horizon: number): IndexEnvironment {
  const environment = new Array<number>(slots).fill(0);
  environment[HORIZON_SLOT] = horizon;
  return environment;
}

/**
 * The value of an index expression: numbers, index variables, integer givens, `+ - *`, `min`, `max`. Exact:
 * a result beyond 2^53 is a problem, never a rounded number.
 */
export function indexValue(e: Expression, environment: IndexEnvironment, point: Point): number {
  const value = evaluate(e, environment, point);
  if (!Number.isSafeInteger(value)) throw indexTooLarge(environment[HORIZON_SLOT]!, e.place);
  return value;
}

function evaluate(e: Expression, environment: IndexEnvironment, point: Point): number {
  switch (e.kind) {
    case 'number':
      return Number(e.value.numerator);
    case 'index':
      return environment[e.slot]!;
    case 'given':
      return integerOf(point.values[e.given] as Rational);
    case 'negation':
      return -indexValue(e.operand, environment, point);
    case 'binary': {
      const left = indexValue(e.left, environment, point);
      const right = indexValue(e.right, environment, point);
      return e.operator === '+' ? left + right : e.operator === '-' ? left - right : left * right;
    }
    case 'call': {
      const values = e.arguments.map((argument) => indexValue(argument, environment, point));
      return e.function === 'min' ? Math.min(...values) : Math.max(...values);
    }
    default:
      throw new TypeError(`not an index expression: ${e.kind}`);
  }
}

/** Points are checked where they enter (point-json.ts) and made by the adversary: this cannot fail on either. */
function integerOf(q: Rational): number {
  if (!q.isInteger) throw new TypeError(`${q} stands where an integer must`);
  return Number(q.numerator);
}
