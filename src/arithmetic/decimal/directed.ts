import { Decimal } from 'decimal.js';
import { integerRoot } from '../exact/integer.js';
import { EXPONENT_LIMIT, ZERO } from './plain.js';
import { significand } from './significand.js';

/** Operations on decimals of a given precision, each rounded once in the direction in its name. */
export interface DirectedDecimals {
  readonly digits: number;
  readonly largest: Decimal;
  readonly least: Decimal;
  roundDown(x: Decimal): Decimal;
  roundUp(x: Decimal): Decimal;
  parseDown(text: string): Decimal;
  parseUp(text: string): Decimal;
  addDown(a: Decimal, b: Decimal): Decimal;
  addUp(a: Decimal, b: Decimal): Decimal;
  subDown(a: Decimal, b: Decimal): Decimal;
  subUp(a: Decimal, b: Decimal): Decimal;
  mulDown(a: Decimal, b: Decimal): Decimal;
  mulUp(a: Decimal, b: Decimal): Decimal;
  divDown(a: Decimal, b: Decimal): Decimal;
  divUp(a: Decimal, b: Decimal): Decimal;
  sqrtDown(a: Decimal): Decimal;
  sqrtUp(a: Decimal): Decimal;
}

const settings = (precision: number, rounding: Decimal.Rounding): Decimal.Config => ({
  defaults: true,
  precision,
  rounding,
  maxE: EXPONENT_LIMIT,
  minE: -EXPONENT_LIMIT,
});

const signOfProduct = (a: Decimal, b: Decimal) => (a.isNegative() === b.isNegative() ? 1 : -1);

/**
 * Directed decimals with `digits` significant digits, on constructors of their own (the global one is never
 * configured).
 *
 * decimal.js rounds +, -, x and / correctly in its constructor's mode: they are long arithmetic on integers with a sticky
 * digit. What it does not do in a direction is settled here: a finite result that overflows is `Infinity` there
 * in every mode, and one that underflows is 0. Where that is the wrong side, the largest or the least decimal
 * takes its place; `trueSign` is asked only then. 0 times an infinite bound is 0, and so is x over one.
 * Square roots are taken of integers, exactly: floor(sqrt(c 10^t)) with more than `digits` digits.
 */
export function directedDecimals(digits: number): DirectedDecimals {
  const Down = Decimal.clone(settings(digits, Decimal.ROUND_FLOOR));
  const Up = Decimal.clone(settings(digits, Decimal.ROUND_CEIL));
  const largest = new Down(`9.${'9'.repeat(digits - 1)}e+${EXPONENT_LIMIT}`);
  const least = new Down(`1e-${EXPONENT_LIMIT}`);

  const down = (x: Decimal, trueSign: () => number): Decimal => {
    if (x.isZero()) return trueSign() < 0 ? least.neg() : x;
    if (x.isNaN()) return new Down(-Infinity);
    return x.isFinite() || x.isNegative() ? x : largest;
  };
  const up = (x: Decimal, trueSign: () => number): Decimal => {
    if (x.isZero()) return trueSign() > 0 ? least : x;
    if (x.isNaN()) return new Up(Infinity);
    return x.isFinite() || x.isPositive() ? x : largest.neg();
  };
  const signOfText = (text: string) => (/^-?[0.]*(?:e|$)/.test(text) ? 0 : text.startsWith('-') ? -1 : 1);

  const addDown = (a: Decimal, b: Decimal) => down(Down.add(a, b), () => a.cmp(b.neg()));
  const addUp = (a: Decimal, b: Decimal) => up(Up.add(a, b), () => a.cmp(b.neg()));
  const parseDown = (text: string) =>
    addDown(
      down(new Down(text), () => signOfText(text)),
      ZERO,
    );
  const parseUp = (text: string) =>
    addUp(
      up(new Up(text), () => signOfText(text)),
      ZERO,
    );

  return {
    digits,
    largest,
    least,
    roundDown: (x) => addDown(x, ZERO),
    roundUp: (x) => addUp(x, ZERO),
    parseDown,
    parseUp,
    addDown,
    addUp,
    subDown: (a, b) => down(Down.sub(a, b), () => a.cmp(b)),
    subUp: (a, b) => up(Up.sub(a, b), () => a.cmp(b)),
    mulDown: (a, b) => (a.isZero() || b.isZero() ? ZERO : down(Down.mul(a, b), () => signOfProduct(a, b))),
    mulUp: (a, b) => (a.isZero() || b.isZero() ? ZERO : up(Up.mul(a, b), () => signOfProduct(a, b))),
    divDown: (a, b) => (a.isZero() || !b.isFinite() ? ZERO : down(Down.div(a, b), () => signOfProduct(a, b))),
    divUp: (a, b) => (a.isZero() || !b.isFinite() ? ZERO : up(Up.div(a, b), () => signOfProduct(a, b))),
    sqrtDown: (a) => {
      if (a.isZero() || !a.isFinite()) return a;
      const { root, exponent } = scaledRoot(a, digits);
      return parseDown(`${root}e${exponent}`);
    },
    sqrtUp: (a) => {
      if (a.isZero() || !a.isFinite()) return a;
      const { root, exponent, exact } = scaledRoot(a, digits);
      return parseUp(`${exact ? root : root + 1n}e${exponent}`);
    },
  };
}

/** root 10^exponent <= sqrt(a) < (root + 1) 10^exponent, root having more than `digits` digits; equal if `exact`. */
function scaledRoot(a: Decimal, digits: number): { root: bigint; exponent: number; exact: boolean } {
  const { coefficient, length, exponent } = significand(a);
  let places = Math.max(0, 2 * digits + 2 - length);
  if ((exponent - places) % 2 !== 0) places += 1;
  const scaled = coefficient * 10n ** BigInt(places);
  const root = integerRoot(scaled);
  return { root, exponent: (exponent - places) / 2, exact: root * root === scaled };
}
