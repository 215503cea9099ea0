import { Absent, type Arithmetic, type Result } from '../../arithmetic.js';
import { type DecimalInterval, decimalArithmetic } from '../../decimal/decimal.js';
import { Rational } from '../rational.js';
import type { Surd } from '../surd.js';
import { asForm, type ExactNumber, isForm, type Product, type Sum } from './product.js';

type Decimals = Arithmetic<DecimalInterval>;

const made = new Map<number, Decimals>();

export function decimalsOf(digits: number): Decimals {
  let decimals = made.get(digits);
  if (!decimals) {
    decimals = decimalArithmetic(digits);
    made.set(digits, decimals);
  }
  return decimals;
}

/** The number in an interval of decimals: every operation of `decimals` has the inclusion property, and so has this. */
export function enclose(x: ExactNumber, decimals: Decimals): Result<DecimalInterval> {
  if (!isForm(x)) return encloseSurd(x, decimals);
  const { sum, divisor } = asForm(x);
  const above = encloseSum(sum, decimals);
  if (above instanceof Absent || divisor === null) return above;
  const below = encloseSum(divisor, decimals);
  return below instanceof Absent ? below : decimals.div(above, below);
}

export function encloseSum(sum: Sum, decimals: Decimals): Result<DecimalInterval> {
  return total(
    sum.map((product) => encloseProduct(product, decimals)),
    decimals,
  );
}

function encloseSurd(x: Surd, decimals: Decimals): Result<DecimalInterval> {
  return total(
    x.map(({ coefficient, radicand }) => {
      const root = decimals.sqrt(decimals.rational(Rational.of(radicand)));
      return root instanceof Absent ? root : decimals.mul(decimals.rational(coefficient), root);
    }),
    decimals,
  );
}

function encloseProduct(product: Product, decimals: Decimals): Result<DecimalInterval> {
  const factors: Result<DecimalInterval>[] = [encloseSurd(product.coefficient, decimals)];
  for (const { base, exponent } of product.roots)
    factors.push(decimals.realPower(decimals.rational(Rational.of(base)), decimals.rational(exponent)));
  for (const { argument, power } of product.logs) {
    const enclosed = argument instanceof Rational ? decimals.rational(argument) : enclose(argument, decimals);
    const log = enclosed instanceof Absent ? enclosed : decimals.ln(enclosed);
    factors.push(log instanceof Absent ? log : decimals.integerPower(log, power));
  }
  if (product.exponent !== null) {
    const exponent = enclose(product.exponent, decimals);
    factors.push(exponent instanceof Absent ? exponent : decimals.exp(exponent));
  }
  return combined(factors, decimals.integer(1), decimals.mul);
}

function total(terms: readonly Result<DecimalInterval>[], decimals: Decimals): Result<DecimalInterval> {
  return combined(terms, decimals.integer(0), decimals.add);
}

function combined(
  parts: readonly Result<DecimalInterval>[],
  neutral: DecimalInterval,
  join: (a: DecimalInterval, b: DecimalInterval) => Result<DecimalInterval>,
): Result<DecimalInterval> {
  let result: Result<DecimalInterval> = neutral;
  for (const part of parts) {
    if (result instanceof Absent) return result;
    if (part instanceof Absent) return part;
    result = join(result, part);
  }
  return result;
}
