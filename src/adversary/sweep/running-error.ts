import { FUNCTION_ROUNDING, growth, ROUNDING, type Tracked } from '../../compiled/index.js';

/** Holds, in its only entry, the error bound of the number that was returned last: the true value lies within it. */
type ErrorRegister = Float64Array;

export function sum(register: ErrorRegister, left: Tracked, right: Tracked, sign: 1 | -1): Tracked {
  return () => {
    const a = left();
    const error = register[0]!;
    const value = a + sign * right();
    register[0]! += error + ROUNDING * Math.abs(value);
    return value;
  };
}

export function product(register: ErrorRegister, left: Tracked, right: Tracked): Tracked {
  return () => {
    const a = left();
    const errorA = register[0]!;
    const b = right();
    const errorB = register[0]!;
    const value = a * b;
    register[0] = Math.abs(a) * errorB + Math.abs(b) * errorA + errorA * errorB + ROUNDING * Math.abs(value);
    return value;
  };
}

export function quotient(register: ErrorRegister, left: Tracked, right: Tracked): Tracked {
  return () => {
    const a = left();
    const errorA = register[0]!;
    const b = right();
    const errorB = register[0]!;
    const least = Math.abs(b) - errorB;
    if (!(least > 0)) return Number.NaN;
    const value = a / b;
    register[0] = (errorA + Math.abs(value) * errorB) / least + ROUNDING * Math.abs(value);
    return value;
  };
}

export function squareRoot(register: ErrorRegister, operand: Tracked): Tracked {
  return () => {
    const a = operand();
    if (!(a >= 0)) return Number.NaN;
    const value = Math.sqrt(a);
    const least = a - register[0]!;
    const spread = least > 0 ? register[0]! / (Math.sqrt(least) + value) : Math.sqrt(2 * register[0]!);
    register[0] = spread + ROUNDING * value;
    return value;
  };
}

export function logarithm(register: ErrorRegister, operand: Tracked): Tracked {
  return () => {
    const a = operand();
    const least = a - register[0]!;
    if (!(least > 0)) return Number.NaN;
    const value = Math.log(a);
    register[0] = register[0]! / least + FUNCTION_ROUNDING * Math.abs(value);
    return value;
  };
}

export function exponential(register: ErrorRegister, operand: Tracked): Tracked {
  return () => {
    const a = operand();
    const value = Math.exp(a);
    register[0] = value * (growth(register[0]!) + FUNCTION_ROUNDING);
    return value;
  };
}

/** A power whose exponent has no error; by the mean value theorem the error grows by the derivative's bound. */
export function powerOf(register: ErrorRegister, base: Tracked, exponent: Tracked): Tracked {
  return () => {
    const y = exponent();
    const errorY = register[0]!;
    const x = base();
    const errorX = register[0]!;
    const least = Math.abs(x) - errorX;
    if (!(least > 0)) return x === 0 && errorX === 0 && y > 0 ? 0 : Number.NaN;
    const value = x ** y;
    const steep = errorY === 0 ? 0 : Math.abs(Math.log(Math.abs(x))) * errorY;
    const relative = (Math.abs(y) * errorX) / least + steep;
    register[0] = Math.abs(value) * (growth(relative) + FUNCTION_ROUNDING);
    return value;
  };
}

/** The derivative of ln x/ln 2 is below 1.45/x. */
export function binaryLogarithm(register: ErrorRegister, operand: Tracked): Tracked {
  return () => {
    const a = operand();
    const least = a - register[0]!;
    if (!(least > 0)) return Number.NaN;
    const value = Math.log2(a);
    register[0] = (1.45 * register[0]!) / least + FUNCTION_ROUNDING * Math.abs(value);
    return value;
  };
}

/** Cosine and sine, whose derivatives are at most 1. */
export function wave(register: ErrorRegister, operand: Tracked, of: (x: number) => number): Tracked {
  return () => {
    const value = of(operand());
    register[0]! += FUNCTION_ROUNDING;
    return value;
  };
}

/** `Math.floor` or `Math.ceil`, exact where no jump lies within the error. */
export function step(register: ErrorRegister, operand: Tracked, of: (x: number) => number): Tracked {
  return () => {
    const a = operand();
    const error = register[0]!;
    const value = of(a);
    if (of(a - error) !== value || of(a + error) !== value) return Number.NaN;
    register[0] = 0;
    return value;
  };
}
