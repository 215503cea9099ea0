import type { Claim, Expression, Statement } from '../language/index.js';
import type { ShapeHints } from './build-point.js';

/**
 * Shapes that the generator gives to sequences by construction: those of `given … nonincreasing`, and those
 * that an `assume x[t+1] <= x[t]` asks for about a given (rejecting would never find a long monotone one).
 */
export function shapeHints(claim: Claim): ShapeHints {
  const hints = new Map<number, 'nonincreasing' | 'nondecreasing'>();
  for (const [index, given] of claim.givens.entries()) if (given.shape) hints.set(index, given.shape);
  for (const premise of claim.premises) {
    const hint = monotonePremise(premise);
    if (hint && claim.givens[hint.given]?.ranges.length === 1) hints.set(hint.given, hint.shape);
  }
  return hints;
}

function monotonePremise(
  premise: Statement,
): { given: number; shape: 'nonincreasing' | 'nondecreasing' } | null {
  const { left, right, relation } = premise;
  if (relation === '=' || left.kind !== 'given' || right.kind !== 'given' || left.given !== right.given)
    return null;
  const step = difference(left.indices[0], right.indices[0]);
  if (step === null || step === 0) return null;
  const leftIsLess = relation === '<=' || relation === '<';
  return { given: left.given, shape: step > 0 === leftIsLess ? 'nonincreasing' : 'nondecreasing' };
}

/** a - b for index expressions of the form variable, variable + number, variable - number. */
function difference(a: Expression | undefined, b: Expression | undefined): number | null {
  const x = a && offset(a);
  const y = b && offset(b);
  return x && y && x.slot === y.slot ? x.by - y.by : null;
}

function offset(e: Expression): { slot: number; by: number } | null {
  if (e.kind === 'index') return { slot: e.slot, by: 0 };
  if (e.kind !== 'binary' || e.left.kind !== 'index' || e.right.kind !== 'number') return null;
  const by = Number(e.right.value.numerator);
  if (e.operator === '+') return { slot: e.left.slot, by };
  return e.operator === '-' ? { slot: e.left.slot, by: -by } : null;
}
