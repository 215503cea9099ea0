import { describe, expect, it } from 'vitest';
import { decimalArithmetic, Rational } from '../../src/arithmetic/index.js';
import { type BoundsKernel, boundsKernel, compileBounds } from '../../src/compiled/index.js';
import { Interpreter, Missing, scansOf } from '../../src/evaluation/index.js';
import type { Claim, Expression, IndexRange } from '../../src/language/index.js';
import { seriesClaims, variedClaims } from './claims.js';
import { type KernelPoint, kernelPoint } from './points.js';

const POINTS = 12;
const MAX_HORIZON = 12;
const decimal = decimalArithmetic(40);
const NO_RANGES: readonly IndexRange[] = [];

/** The sides of statements without indices: what a kernel encloses as one number. */
function sidesOf(claim: Claim): readonly Expression[] {
  return claim.statements
    .filter(({ ranges }) => ranges.length === 0)
    .flatMap(({ left, right }) => [left, right]);
}

/** How the kernel's bounds stand to 40 decimal digits. */
function compare(
  kernel: BoundsKernel,
  claim: Claim,
  e: Expression,
  made: KernelPoint,
): 'disjoint' | 'overlap' | 'open' {
  const lower = new Float64Array(1);
  const upper = new Float64Array(1);
  kernel.run(made.point.horizon, made.values, made.offsets, lower, upper);
  const [l, h] = [lower[0]!, upper[0]!];
  if (!(h - l < Number.POSITIVE_INFINITY)) return 'open';
  const value = new Interpreter(claim, made.point, decimal, scansOf([e])).value(e, []);
  // The kernel says that the value exists.
  if (value instanceof Missing) return value.certainty === 'does not exist' ? 'disjoint' : 'open';
  const text = decimal.text(value);
  const above = Rational.parse(text.upper);
  const below = Rational.parse(text.lower);
  if (!above || !below) return 'open';
  const contains = Rational.fromNumber(l).compare(above) <= 0 && Rational.fromNumber(h).compare(below) >= 0;
  return contains ? 'overlap' : 'disjoint';
}

describe('what a kernel encloses overlaps with 40 decimal digits', () => {
  for (const claim of [...variedClaims(), ...seriesClaims()])
    it(claim.name, () => {
      for (const e of sidesOf(claim)) {
        const compiled = compileBounds(claim, NO_RANGES, e);
        if (compiled.kind === 'unsupported') expect.fail(compiled.reason);
        for (let i = 0; i < POINTS; i += 1) {
          const made = kernelPoint(claim, i, MAX_HORIZON);
          if (made) expect(compare(compiled.kernel, claim, e, made)).not.toBe('disjoint');
        }
      }
    });
});

/** Ways to round wrongly, as changes of the generated source. */
const BREAKS: readonly { readonly name: string; readonly change: (source: string) => string }[] = [
  { name: 'lower bounds not rounded', change: (source) => source.replaceAll('*0.9999999999999998', '') },
  { name: 'upper bounds not rounded', change: (source) => source.replaceAll('*1.0000000000000002', '') },
  {
    name: 'sums not rounded',
    change: (source) => source.replaceAll(/\*\(1([+-])\(.*?\+1\)\*2\.220446049250313e-16\)/g, ''),
  },
];

describe('a rounding that is broken on purpose is caught', () => {
  const claims = seriesClaims();
  for (const { name, change } of BREAKS)
    it(name, () => {
      let caught = 0;
      for (const claim of claims)
        for (const e of sidesOf(claim)) {
          const compiled = compileBounds(claim, NO_RANGES, e);
          if (compiled.kind === 'unsupported') continue;
          const broken = boundsKernel(change(compiled.kernel.source));
          for (let i = 0; i < POINTS && caught === 0; i += 1) {
            const made = kernelPoint(claim, i, MAX_HORIZON);
            if (made && compare(broken, claim, e, made) === 'disjoint') caught += 1;
          }
        }
      expect(caught).toBeGreaterThan(0);
    });
});
