import { Absent, type Result, type Twofold, twofold } from '../../arithmetic/index.js';

/** Arithmetic of `Twofold` that throws where a value is absent; `absentIn` catches it at the end of a formula. */
class AbsentValue extends Error {
  constructor(readonly absent: Absent) {
    super(absent.reason);
  }
}

function present(result: Result<Twofold>): Twofold {
  if (result instanceof Absent) throw new AbsentValue(result);
  return result;
}

export const add = (a: Twofold, b: Twofold): Twofold => present(twofold.add(a, b));
export const sub = (a: Twofold, b: Twofold): Twofold => present(twofold.sub(a, b));
export const mul = (a: Twofold, b: Twofold): Twofold => present(twofold.mul(a, b));
export const div = (a: Twofold, b: Twofold): Twofold => present(twofold.div(a, b));
export const sqrt = (a: Twofold): Twofold => present(twofold.sqrt(a));
export const integer = (n: number): Twofold => twofold.integer(n);
export const square = (a: Twofold): Twofold => mul(a, a);

/** The value of a formula, or why there is none. */
export function absentIn<V>(formula: () => V): V | Absent {
  try {
    return formula();
  } catch (error) {
    if (error instanceof AbsentValue) return error.absent;
    throw error;
  }
}

/** term(0) + … + term(length - 1). */
export function total(length: number, term: (i: number) => Twofold): Twofold {
  let sum = integer(0);
  for (let i = 0; i < length; i += 1) sum = add(sum, term(i));
  return sum;
}

/** Whether x > 0 for certain, x <= 0 for certain, or neither. */
export function isPositive(x: Twofold): 'yes' | 'no' | 'unknown' {
  const { lower, upper } = twofold.bounds(x);
  return lower > 0 ? 'yes' : upper <= 0 ? 'no' : 'unknown';
}

/** The nearest binary64 number, for searches and drawings. */
export function near({ high }: Twofold): number {
  return high;
}
