import fc from 'fast-check';
import {
  type FixedPoint,
  fixedExponential,
  fixedLogarithm,
} from '../../src/arithmetic/decimal/fixed-point.js';
import { law } from './law.js';

const MORE = 200;

/** With 200 bits more the value is known so well that coarse bounds must enclose the fine ones. */
function nested(coarse: FixedPoint, fine: FixedPoint): boolean {
  const unit = 2n ** BigInt(MORE);
  return coarse.lower * unit <= fine.lower && fine.upper <= coarse.upper * unit;
}

law(
  'logarithms with few bits enclose those with many',
  3000,
  fc.property(
    fc.bigInt({ min: 1000n, max: 2000n }),
    fc.bigInt({ min: 1000n, max: 2000n }),
    fc.integer({ min: 6, max: 120 }),
    (p, q, bits) => nested(fixedLogarithm(p, q, bits), fixedLogarithm(p, q, bits + MORE)),
  ),
);

law(
  'exponentials with few bits enclose those with many',
  2000,
  fc.property(
    fc
      .integer({ min: 6, max: 120 })
      .chain((bits) => fc.tuple(fc.constant(bits), fc.bigInt({ min: 0n, max: 3n * 2n ** BigInt(bits) }))),
    ([bits, x]) => nested(fixedExponential(x, bits), fixedExponential(x << BigInt(MORE), bits + MORE)),
  ),
);
