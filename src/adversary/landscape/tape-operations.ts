import type { Node, Tape } from './tape.js';

/** Two numbers of which an operation takes one: where they are equal it has a kink. An `abs` compares with 0. */
export interface Kink {
  readonly first: Node;
  readonly second: Node | null;
}

/** More kinks than this are not solved for, and not remembered. */
const MOST_KINKS = 400;

/**
 * What can be done with numbers on a tape: each operation writes its result, with the derivatives by its operands. A number that does not
 * exist is NaN. Closures and generated code call the same methods.
 */
export class TapeOperations {
  readonly kinks: Kink[] = [];

  constructor(private readonly tape: Tape) {}

  value(a: Node): number {
    return this.tape.value(a);
  }

  constant(x: number): Node {
    return this.tape.constant(x);
  }

  negative(a: Node): Node {
    return this.tape.from(-this.tape.value(a), a, -1);
  }

  /** The absolute value in a magnitude: there its kink is none of the claim's. */
  magnitude(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(Math.abs(x), a, x < 0 ? -1 : 1);
  }

  add(a: Node, b: Node): Node {
    return this.tape.push(this.tape.value(a) + this.tape.value(b), a, 1, b, 1);
  }

  subtract(a: Node, b: Node): Node {
    return this.tape.push(this.tape.value(a) - this.tape.value(b), a, 1, b, -1);
  }

  multiply(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    return this.tape.push(x * y, a, y, b, x);
  }

  /** Division by zero has no value. */
  divide(a: Node, b: Node): Node {
    return this.tape.value(b) === 0 ? this.tape.constant(Number.NaN) : this.share(a, b);
  }

  /** Division as IEEE arithmetic has it. */
  share(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    return this.tape.push(x / y, a, 1 / y, b, -x / y / y);
  }

  /** A power whose exponent no climb moves. */
  fixedPower(a: Node, y: number): Node {
    const x = this.tape.value(a);
    if (x === 0 && y < 0) return this.tape.constant(Number.NaN);
    if (y === 2) return this.tape.from(x * x, a, 2 * x);
    return this.tape.from(x ** y, a, y === 0 ? 0 : y * x ** (y - 1));
  }

  power(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    if (x === 0 && y < 0) return this.tape.constant(Number.NaN);
    const value = x ** y;
    return this.tape.push(value, a, y * x ** (y - 1), b, x > 0 ? value * Math.log(x) : 0);
  }

  sqrt(a: Node): Node {
    const root = Math.sqrt(this.tape.value(a));
    return this.tape.from(root, a, 0.5 / root);
  }

  ln(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(x > 0 ? Math.log(x) : Number.NaN, a, 1 / x);
  }

  log2(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(x > 0 ? Math.log2(x) : Number.NaN, a, Math.LOG2E / x);
  }

  exp(a: Node): Node {
    const y = Math.exp(this.tape.value(a));
    return this.tape.from(y, a, y);
  }

  cos(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(Math.cos(x), a, -Math.sin(x));
  }

  sin(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(Math.sin(x), a, Math.cos(x));
  }

  floor(a: Node): Node {
    return this.tape.from(Math.floor(this.tape.value(a)), a, 0);
  }

  ceil(a: Node): Node {
    return this.tape.from(Math.ceil(this.tape.value(a)), a, 0);
  }

  mod(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    if (y === 0) return this.tape.constant(Number.NaN);
    const turns = Math.floor(x / y);
    return this.tape.push(x - y * turns, a, 1, b, -turns);
  }

  abs(a: Node): Node {
    this.kink(a, null);
    return this.magnitude(a);
  }

  max(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    if (Number.isNaN(x)) return a;
    if (Number.isNaN(y)) return b;
    this.kink(a, b);
    return x >= y ? a : b;
  }

  min(a: Node, b: Node): Node {
    const x = this.tape.value(a);
    const y = this.tape.value(b);
    if (Number.isNaN(x)) return a;
    if (Number.isNaN(y)) return b;
    this.kink(a, b);
    return x <= y ? a : b;
  }

  /** A place where two numbers are equal, or one is 0: the result changes its branch there. */
  kink(first: Node, second: Node | null): void {
    if (this.kinks.length < MOST_KINKS) this.kinks.push({ first, second });
  }
}
