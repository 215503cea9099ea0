import type { Claim, Expression } from '../../language/index.js';
import { type Compiler, type Evaluator, sizeOf, type Workspace } from './compile.js';

/**
 * How large the numbers are that an expression adds up, signs left out: |a| + |b| for a - b. Measured against it,
 * a difference that is the result of cancellation shows as small.
 */
export function magnitudeOf(e: Expression, claim: Claim, compiler: Compiler, space: Workspace): Evaluator {
  const of = (part: Expression): Evaluator => magnitudeOf(part, claim, compiler, space);
  const { environment, meter } = space;
  switch (e.kind) {
    case 'negation':
      return of(e.operand);
    case 'binary': {
      const left = of(e.left);
      const right = of(e.right);
      if (e.operator === '+' || e.operator === '-') return () => left() + right();
      if (e.operator === '*') return () => left() * right();
      const divisor = compiler.compile(e.right);
      return () => left() / Math.abs(divisor());
    }
    case 'definition': {
      const { body, parameters } = claim.definitions[e.definition]!;
      const whole = of(body);
      const indices = e.indices.map((index) => compiler.compile(index));
      return () => {
        const at = indices.map((index) => index());
        for (const [i, { slot }] of parameters.entries()) environment[slot] = at[i]!;
        return whole();
      };
    }
    case 'reduction': {
      if (e.operator === 'prod') break;
      const from = compiler.compile(e.range.from);
      const to = compiler.compile(e.range.to);
      const body = of(e.body);
      const size = sizeOf(e.body);
      return () => {
        const end = to();
        let sum = 0;
        for (let k = from(); k <= end; k += 1) {
          meter.work += size;
          environment[e.range.slot] = k;
          sum += body();
        }
        return sum;
      };
    }
    default:
      break;
  }
  const value = compiler.compile(e);
  return () => Math.abs(value());
}
