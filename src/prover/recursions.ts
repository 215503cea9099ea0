import type { Recursion } from '../language/index.js';
import type { Atom, Ctx, Poly } from './algebra.js';
import { type Form, isConstant, shift, sub } from './form.js';
import type { Equation, Knowledge } from './knowledge.js';
import type { Model } from './model.js';

/** Where a recursion begins, and which way it runs. */
export class Frame {
  readonly recursion: Recursion;
  /** The slot of the parameter that runs. */
  readonly slot: number;
  readonly firsts: readonly Form[];

  constructor(
    model: Model,
    readonly definition: number,
  ) {
    const { recursion, parameters } = model.claim.definitions[definition]!;
    this.recursion = recursion!;
    this.slot = parameters[this.recursion.parameter]!.slot;
    this.firsts = this.recursion.first.map(({ index }) => model.index(index, model.env));
  }

  get last(): Form {
    return this.firsts.at(-1)!;
  }

  steps(from: Form, to: Form): Form {
    return this.recursion.direction === 'forward' ? sub(to, from) : sub(from, to);
  }
}

/** The value of a recursion by its equation at indices that `number` knows; `null` before the first value. */
export function valueAt(
  s: Knowledge,
  definition: number,
  idx: readonly Form[],
  number: (form: Form) => number,
): Poly | null {
  const frame = new Frame(s.model, definition);
  const index = idx[frame.recursion.parameter]!;
  const done = number(frame.steps(frame.firsts[0]!, index));
  if (done < 0) return null;
  return lifted(s, frame, idx, done < frame.firsts.length ? done : null);
}

function lifted(
  s: Knowledge,
  { definition, recursion }: Frame,
  idx: readonly Form[],
  first: number | null,
): Poly {
  const env = new Map(s.model.env);
  s.model.claim.definitions[definition]!.parameters.forEach(({ slot }, i) => {
    env.set(slot, idx[i]!);
  });
  return s.model.lift(first === null ? recursion.step : recursion.first[first]!.value, env);
}

/** Values more than this number of steps beyond the first ones stay as they are. */
const FARTHEST = 8;

/** `a[n+1] - step = 0` where the index is beyond the first values for certain, `a[1] - first value = 0` where it is theirs. */
export function recursionEquation(s: Knowledge, A: Atom & { kind: 'rec' }, ctx: Ctx): Equation | null {
  const frame = new Frame(s.model, A.d);
  const index = A.idx[frame.recursion.parameter]!;
  const same = frame.firsts.findIndex((first) => {
    const steps = frame.steps(first, index);
    return isConstant(steps) && steps.c === 0;
  });
  const first = same < 0 ? null : same;
  const beyond = frame.steps(frame.last, index);
  if (first === null && (!s.order.ge0(shift(beyond, -1), ctx) || s.order.ge0(shift(beyond, -FARTHEST), ctx)))
    return null;
  return {
    atom: A.id,
    value: lifted(s, frame, A.idx, first),
    write: (w) => w.step({ rule: 'recursion', definition: A.d, at: A.idx.map((i) => w.index(i)), first }),
  };
}
