import type { Rational } from '../arithmetic/index.js';
import { type Expression, HORIZON_SLOT } from '../language/index.js';
import { indexTooLarge, indexWithoutValue } from './limits.js';
import type { Point } from './point.js';

/** Values of the index variables by slot; slot 0 is the horizon. */
export type IndexEnvironment = number[];

export function newEnvironment(slots: number, horizon: number): IndexEnvironment {
  const environment = new Array<number>(slots).fill(0);
  environment[HORIZON_SLOT] = horizon;
  return environment;
}

/**
 * The value of an index expression: numbers, index variables, integer givens, `+ - *`, `min`, `max`, `mod`, powers,
 * `floor` and `ceil` of fractions and of `log2`. Exact: a result beyond 2^53, or none (a division by 0, a power to a
 * negative exponent, the logarithm of 0), is a problem, never a rounded number.
 */
export function indexValue(e: Expression, environment: IndexEnvironment, point: Point): number {
  return safe(evaluate(e, environment, point), e, environment);
}

function safe(value: number, e: Expression, environment: IndexEnvironment): number {
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
    case 'power':
      return power(e, environment, point);
    case 'call':
      return call(e, environment, point);
    default:
      throw new TypeError(`not an index expression: ${e.kind}`);
  }
}

function call(e: Extract<Expression, { kind: 'call' }>, environment: IndexEnvironment, point: Point): number {
  switch (e.function) {
    case 'min':
      return Math.min(...e.arguments.map((argument) => indexValue(argument, environment, point)));
    case 'max':
      return Math.max(...e.arguments.map((argument) => indexValue(argument, environment, point)));
    case 'mod': {
      const [n, d] = e.arguments.map((argument) => indexValue(argument, environment, point)) as [
        number,
        number,
      ];
      if (d === 0) throw indexWithoutValue(environment[HORIZON_SLOT]!, e.place);
      return n - d * floorOf({ n, d });
    }
    case 'floor':
    case 'ceil': {
      const [argument] = e.arguments as [Expression];
      const isFloor = e.function === 'floor';
      if (argument.kind === 'call' && argument.function === 'log2') {
        const n = indexValue(argument.arguments[0]!, environment, point);
        if (n <= 0) throw indexWithoutValue(environment[HORIZON_SLOT]!, argument.place);
        return floorOfLog2(isFloor ? n : n - 1) + (isFloor ? 0 : 1);
      }
      const { n, d } = fraction(argument, environment, point);
      return isFloor ? floorOf({ n, d }) : -floorOf({ n: -n, d });
    }
    default:
      throw new TypeError(`not an index expression: ${e.function}`);
  }
}

/** The greatest m with 2^m <= n, for a safe integer n; -1 for 0, so that the least m with 2^m >= n is one more for n - 1. */
function floorOfLog2(n: number): number {
  let m = -1;
  for (let rest = n; rest >= 1; rest = Math.floor(rest / 2)) m += 1;
  return m;
}

/** n/d with safe integers, d not 0. */
interface Fraction {
  readonly n: number;
  readonly d: number;
}

/** floor(n/d): the remainder of integers is exact, and so is the quotient of what is left. */
function floorOf({ n, d }: Fraction): number {
  const quotient = (n - (n % d)) / d;
  const isBelow = n % d !== 0 && n % d < 0 !== d < 0;
  // Adding 0 keeps -0 out.
  return (isBelow ? quotient - 1 : quotient) + 0;
}

/** An expression of fractions, without rounding: numerator and denominator stay safe integers. */
function fraction(e: Expression, environment: IndexEnvironment, point: Point): Fraction {
  const of = (part: Expression) => fraction(part, environment, point);
  const checked = (n: number, d: number): Fraction => ({
    n: safe(n, e, environment),
    d: safe(d, e, environment),
  });
  switch (e.kind) {
    case 'number':
      return checked(Number(e.value.numerator), Number(e.value.denominator));
    case 'negation': {
      const { n, d } = of(e.operand);
      return { n: -n, d };
    }
    case 'binary': {
      const a = of(e.left);
      const b = of(e.right);
      if (e.operator === '*') return checked(a.n * b.n, a.d * b.d);
      if (e.operator === '/') {
        if (b.n === 0) throw indexWithoutValue(environment[HORIZON_SLOT]!, e.place);
        return checked(a.n * b.d, a.d * b.n);
      }
      const right = safe(b.n * a.d, e, environment);
      const left = safe(a.n * b.d, e, environment);
      return checked(e.operator === '+' ? left + right : left - right, a.d * b.d);
    }
    default:
      return { n: indexValue(e, environment, point), d: 1 };
  }
}

function power(
  e: Extract<Expression, { kind: 'power' }>,
  environment: IndexEnvironment,
  point: Point,
): number {
  const base = indexValue(e.base, environment, point);
  const exponent = indexValue(e.exponent, environment, point);
  if (exponent < 0) {
    if (Math.abs(base) !== 1) throw indexWithoutValue(environment[HORIZON_SLOT]!, e.place);
    return exponent % 2 === 0 ? 1 : base;
  }
  if (base === 0 || base === 1 || base === -1)
    return exponent === 0 || (base === -1 && exponent % 2 === 0) ? 1 : base;
  // At most 53 factors: a product of integers below 2^53 is exact, and above is refused.
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = safe(result * base, e, environment);
  return result;
}

/** Points are checked where they enter (point-json.ts) and made by the adversary: this cannot fail on either. */
function integerOf(q: Rational): number {
  if (!q.isInteger) throw new TypeError(`${q} stands where an integer must`);
  return Number(q.numerator);
}
