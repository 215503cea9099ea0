import type { Twofold } from '../../arithmetic/index.js';
import { type Interpreter, Missing } from '../../evaluation/index.js';
import { type Expression, subtrees } from '../../language/index.js';

/** Functions that are the same number at many steps. */
const PIECEWISE: ReadonlySet<string> = new Set(['min', 'max', 'floor', 'ceil']);

/**
 * Whether an expression has the same value at a step and the next one for certain, although its enclosure has a radius: the same operations are done with the
 * same numbers. A stage of a schedule is so, whose number is exact: 1/10 to the power of `floor(3 (t - 1) / T)`. Much faster than exact arithmetic, which
 * knows more.
 */
export function sameness(
  e: Expression,
  slot: number,
  interpreter: Interpreter<Twofold>,
): (step: number) => boolean {
  // Of each part the value at the step that was asked about last: it is the first one of the next pair.
  const known = new Map<Expression, { readonly step: number; readonly value: Twofold | Missing }>();
  const indices: number[] = [];
  const valueAt = (part: Expression, step: number): Twofold | Missing => {
    const before = known.get(part);
    if (before?.step === step) return before.value;
    indices[slot] = step;
    const value = interpreter.value(part, indices);
    known.set(part, { step, value });
    return value;
  };
  const isExactlyTheSame = (part: Expression, step: number): boolean => {
    const [x, y] = [valueAt(part, step), valueAt(part, step + 1)];
    if (x instanceof Missing || y instanceof Missing) return false;
    return x.radius === 0 && y.radius === 0 && x.high === y.high && x.low === y.low;
  };
  const isSame = (part: Expression, step: number): boolean => {
    switch (part.kind) {
      case 'number':
        return true;
      case 'index':
        return part.slot !== slot;
      case 'negation':
      case 'binary':
      case 'power':
        return subtrees(part).every((each) => isSame(each as Expression, step));
      case 'call':
        if (PIECEWISE.has(part.function) && isExactlyTheSame(part, step)) return true;
        return part.arguments.every((each) => isSame(each, step));
      case 'definition':
        return isExactlyTheSame(part, step);
      default:
        return false;
    }
  };
  return (step) => isSame(e, step);
}
