import { Rational } from '../rational.js';
import type { Surd } from '../surd.js';

/** base^exponent, base > 1, 0 < exponent < 1/2: whole and half powers are in the coefficient. */
export interface Root {
  readonly base: bigint;
  readonly exponent: Rational;
}

/**
 * ln(argument)^power, power >= 1. A rational argument is above 1, so that its logarithm is not 0. Any other positive number may be an
 * argument as it is; nothing is known of such logarithms but that equal arguments have equal ones.
 */
export interface Log {
  readonly argument: Rational | ExactNumber;
  readonly power: number;
}

/** The logarithm of a rational. */
export interface RationalLog extends Log {
  readonly argument: Rational;
}

export function isRationalLog(log: Log): log is RationalLog {
  return log.argument instanceof Rational;
}

/**
 * coefficient * its roots * its logarithms * exp(exponent); the coefficient is not 0, and no exponent means exp 0 = 1. Roots
 * are in increasing order of their bases; each base and each argument stands once.
 */
export interface Product {
  readonly coefficient: Surd;
  readonly roots: readonly Root[];
  readonly logs: readonly Log[];
  readonly exponent: ExactNumber | null;
}

/** Without products it is 0. */
export type Sum = readonly Product[];

/** sum/divisor, or the sum where there is no divisor. A divisor is not 0: whoever divides has made sure. */
export interface Form {
  readonly sum: Sum;
  readonly divisor: Sum | null;
}

/** What is a sum of square roots of rationals is written as one, so that a `Form` needs more than that. */
export type ExactNumber = Surd | Form;

export function isForm(x: ExactNumber): x is Form {
  return 'sum' in x;
}

export function plainProduct(coefficient: Surd): Product {
  return { coefficient, roots: [], logs: [], exponent: null };
}

export function isPlain(p: Product): boolean {
  return p.roots.length === 0 && p.logs.length === 0 && p.exponent === null;
}

/** The number as a sum over a divisor. */
export function asForm(x: ExactNumber): Form {
  if (isForm(x)) return x;
  return { sum: x.length === 0 ? [] : [plainProduct(x)], divisor: null };
}

/** The number in its shortest writing. */
export function written({ sum, divisor }: Form): ExactNumber {
  if (sum.length === 0) return [];
  const [first] = sum;
  return divisor === null && sum.length === 1 && isPlain(first!) ? first!.coefficient : { sum, divisor };
}
