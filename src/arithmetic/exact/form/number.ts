import { Absent, type Result } from '../../arithmetic.js';
import { div as divSurds } from '../division.js';
import { Rational } from '../rational.js';
import { mul as mulSurds, type Surd, surd } from '../surd.js';
import { asForm, type ExactNumber, isForm, type Product, type Sum } from './product.js';
import { integerPower, multiplyRoots, type RootProduct } from './roots.js';
import { addSums, canonical, form, mulSums, neg, negSum, productOf, times } from './sum.js';

/** Products and quotients of exact numbers. Sums of square roots have their own, which are faster. */

const ONE: Surd = surd(Rational.ONE);

export function mul(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  if (!isForm(a) && !isForm(b)) return mulSurds(a, b);
  const [x, y] = [asForm(a), asForm(b)];
  return simplified(mulSums(x.sum, y.sum), productOf(x.divisor, y.divisor));
}

/** a/b for a b that is certainly not 0. */
export function divide(a: ExactNumber, b: ExactNumber): Result<ExactNumber> {
  if (!isForm(b)) {
    const inverse = divSurds(ONE, b);
    if (!(inverse instanceof Absent)) return mul(a, inverse);
  }
  const [x, y] = [asForm(a), asForm(b)];
  const sum = times(x.sum, y.divisor);
  return simplified(sum, productOf(x.divisor, y.sum));
}

/** The quotient without a divisor where that is possible: by one product without logarithms, or where it is a number times the divisor. */
function simplified(sum: Result<Sum>, divisor: Result<Sum> | null): Result<ExactNumber> {
  if (sum instanceof Absent || divisor === null || divisor instanceof Absent) return form(sum, divisor);
  if (divisor.length === 1 && divisor[0]!.logs.length === 0) {
    const inverse = inverseOf(divisor[0]!);
    if (inverse) return form(mulSums(sum, [inverse]), null);
  }
  const multiple = multipleOf(sum, divisor);
  return multiple ?? form(sum, divisor);
}

/** 1/p for a product without logarithms; `null` where the inverse of its coefficient is beyond the limits. */
function inverseOf(p: Product): Product | null {
  const coefficient = divSurds(ONE, p.coefficient);
  if (coefficient instanceof Absent) return null;
  let roots: Result<RootProduct> = { coefficient, roots: [] };
  for (const { base, exponent } of p.roots) {
    const inverse = integerPower(base, exponent.neg());
    if (inverse instanceof Absent) return null;
    roots = multiplyRoots(roots, inverse);
    if (roots instanceof Absent) return null;
  }
  return { ...roots, logs: [], exponent: p.exponent && neg(p.exponent) };
}

/** c, where sum = c * divisor for a sum of square roots c: ln 8/ln 2 = 3. */
function multipleOf(sum: Sum, divisor: Sum): Surd | null {
  const both = canonical([sum, divisor]);
  if (both instanceof Absent) return null;
  const [above, below] = both as [Sum, Sum];
  if (above.length === 0) return [];
  if (above.length !== below.length) return null;
  for (const { coefficient } of above) {
    const c = divSurds(coefficient, below[0]!.coefficient);
    if (c instanceof Absent) return null;
    const multiple = mulSums(below, asForm(c).sum);
    const rest = multiple instanceof Absent ? multiple : addSums(above, negSum(multiple));
    if (!(rest instanceof Absent) && rest.length === 0) return c;
  }
  return null;
}
