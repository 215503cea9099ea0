import type { Expression } from '../language/index.js';
import { bitsOf, Fraction } from './fraction.js';

/** An index expression has no value here, or a value is read where there is none. Where the judge found a value, the two disagree. */
export class NoIndex extends Error {}

/** What the leaves of an index expression stand for. */
export interface IndexLeaves {
  variable(slot: number): number;
  /** The value of a given that is one integer. */
  given(index: number): Fraction;
}

/** Integers beyond this are no indices. */
const MAX_INDEX_BITS = 53;

/** The value of an index expression: rational arithmetic, and an integer at the end. */
export function indexOf(e: Expression, leaves: IndexLeaves): number {
  const value = fractionOf(e, leaves);
  if (!value.isInteger || bitsOf(value.n) > MAX_INDEX_BITS) throw new NoIndex('not an index');
  return Number(value.n);
}

function fractionOf(e: Expression, leaves: IndexLeaves): Fraction {
  const of = (part: Expression): Fraction => fractionOf(part, leaves);
  switch (e.kind) {
    case 'number':
      return Fraction.of(e.value.numerator, e.value.denominator);
    case 'index':
      return Fraction.of(BigInt(leaves.variable(e.slot)));
    case 'given':
      return leaves.given(e.given);
    case 'negation':
      return of(e.operand).neg();
    case 'binary':
      return binary(e.operator, of(e.left), of(e.right));
    case 'power':
      return power(of(e.base), indexOf(e.exponent, leaves));
    case 'call':
      return call(e, leaves);
    default:
      throw new NoIndex(`${e.kind} in an index`);
  }
}

function binary(operator: '+' | '-' | '*' | '/', a: Fraction, b: Fraction): Fraction {
  switch (operator) {
    case '+':
      return a.add(b);
    case '-':
      return a.sub(b);
    case '*':
      return a.mul(b);
    case '/':
      return quotient(a, b);
  }
}

function quotient(a: Fraction, b: Fraction): Fraction {
  if (b.sign === 0) throw new NoIndex('division by 0 in an index');
  return a.div(b);
}

function power(base: Fraction, exponent: number): Fraction {
  if (exponent < 0) return quotient(Fraction.ONE, power(base, -exponent));
  const isSmall = bitsOf(base.n) <= 1 && base.isInteger;
  if (!isSmall && exponent > MAX_INDEX_BITS) throw new NoIndex('not an index');
  let result = Fraction.ONE;
  // Powers of -1, 0 and 1 depend on the parity alone.
  const times = isSmall && exponent > 1 ? 2 - (exponent % 2) : exponent;
  for (let i = 0; i < times; i += 1) result = result.mul(base);
  return result;
}

function call(e: Extract<Expression, { kind: 'call' }>, leaves: IndexLeaves): Fraction {
  const [first, second] = e.arguments;
  if (
    (e.function === 'floor' || e.function === 'ceil') &&
    first?.kind === 'call' &&
    first.function === 'log2'
  )
    return Fraction.of(BigInt(wholeLogarithm(e.function, indexOf(first.arguments[0]!, leaves))));
  const values = e.arguments.map((argument) => fractionOf(argument, leaves));
  switch (e.function) {
    case 'min':
      return values.reduce((a, b) => (a.order(b) <= 0 ? a : b));
    case 'max':
      return values.reduce((a, b) => (a.order(b) >= 0 ? a : b));
    case 'floor':
      return Fraction.of(values[0]!.floor);
    case 'ceil':
      return Fraction.of(-values[0]!.neg().floor);
    case 'mod': {
      if (!first || !second) throw new NoIndex('mod takes two numbers');
      const [n, d] = values as [Fraction, Fraction];
      return n.sub(d.mul(Fraction.of(quotient(n, d).floor)));
    }
    default:
      throw new NoIndex(`${e.function} in an index`);
  }
}

/** The greatest m with 2^m <= n, or the least with 2^m >= n. */
function wholeLogarithm(rounding: 'floor' | 'ceil', n: number): number {
  if (n <= 0) throw new NoIndex('logarithm of 0 in an index');
  return rounding === 'floor' ? bitsOf(BigInt(n)) - 1 : bitsOf(BigInt(n) - 1n);
}
