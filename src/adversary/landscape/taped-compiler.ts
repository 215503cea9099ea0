import { type Reduction, type ScanKind, scansOf } from '../../evaluation/index.js';
import type { Claim, Expression, Recursion } from '../../language/index.js';
import { subtrees } from '../../language/index.js';
import { compares, type Guide } from '../guide/index.js';
import type { Node, Tape } from './tape.js';

/** The value of an expression at the current point, written on the tape; NaN where there is none. */
export type Taped = () => Node;

/** The numbers of a point on the tape. */
export interface TapedValues {
  readonly scalars: Node[];
  readonly sequences: Int32Array[];
  readonly rows: Int32Array[][];
}

/** Two numbers of which an operation takes one: where they are equal it has a kink. An `abs` compares with 0. */
export interface Kink {
  readonly first: Node;
  readonly second: Node | null;
}

/** More kinks than this are not solved for, and not remembered. */
const MOST_KINKS = 400;

/**
 * Turns expressions of a claim into closures that write on a tape: the guide's compiler, with places on a tape where that has numbers.
 * What depends on no given that a climb moves is computed by the guide and written down as a constant.
 */
export class TapedCompiler {
  readonly values: TapedValues;
  readonly kinks: Kink[] = [];
  private readonly scans: ReadonlyMap<Reduction, ScanKind>;
  private readonly definitions: Taped[] = [];
  private readonly memories = new Map<number, Map<number | string, Node>>();
  private readonly magnitudes = new Map<number, Taped>();
  private readonly forgetful: { clear(): void }[] = [];
  /** Definitions that depend on a number that a climb moves. */
  private readonly varying: ReadonlySet<number>;

  constructor(
    private readonly claim: Claim,
    private readonly guide: Guide,
    private readonly tape: Tape,
  ) {
    this.scans = scansOf([
      ...claim.definitions.map(({ body }) => body),
      ...[...claim.premises, ...claim.statements].flatMap(({ left, right }) => [left, right]),
    ]);
    const varying = new Set<number>();
    this.varying = varying;
    // Recursions go on from each other: until no further definition is found.
    for (let known = -1; known < varying.size; ) {
      known = varying.size;
      for (const [i, { body }] of claim.definitions.entries()) if (this.varies(body)) varying.add(i);
    }
    this.values = {
      scalars: new Array<Node>(claim.givens.length).fill(0),
      sequences: new Array<Int32Array>(claim.givens.length).fill(new Int32Array(0)),
      rows: new Array<Int32Array[]>(claim.givens.length).fill([]),
    };
  }

  /** To be called whenever a number has changed: what was remembered is stale. */
  moved(): void {
    for (const memory of this.memories.values()) memory.clear();
    for (const memory of this.forgetful) memory.clear();
  }

  compile(e: Expression): Taped {
    const { tape } = this;
    if (!this.varies(e)) {
      const plain = this.guide.compiler.compile(e);
      return () => tape.constant(plain());
    }
    switch (e.kind) {
      case 'number':
      case 'index':
        throw new Error('numbers and indices do not vary');
      case 'given':
        return this.given(e);
      case 'definition':
        return this.definition(e);
      case 'negation': {
        const operand = this.compile(e.operand);
        return () => {
          const a = operand();
          return tape.from(-tape.value(a), a, -1);
        };
      }
      case 'binary':
        return this.binary(e);
      case 'power':
        return this.power(e);
      case 'call':
        return this.call(e);
      case 'conditional': {
        const { relation } = e;
        const [left, right] = [this.compile(e.left), this.compile(e.right)];
        const [whenTrue, whenFalse] = [this.compile(e.whenTrue), this.compile(e.whenFalse)];
        return () => {
          const a = left();
          const b = right();
          const [x, y] = [tape.value(a), tape.value(b)];
          if (Number.isNaN(x + y)) return tape.constant(Number.NaN);
          this.kink(a, b);
          return compares(relation, x, y) ? whenTrue() : whenFalse();
        };
      }
      case 'reduction':
        return this.reduction(e);
    }
  }

  /** Whether the value depends on a number that a climb moves: on a real given, or a sequence of integers. */
  private varies(e: Expression): boolean {
    if (e.kind === 'given') {
      const { domain, ranges } = this.claim.givens[e.given]!;
      return domain.kind === 'reals' || ranges.length > 0;
    }
    if (e.kind === 'definition' && this.varying.has(e.definition)) return true;
    for (const part of subtrees(e)) if (this.varies(part)) return true;
    return false;
  }

  private given(e: Extract<Expression, { kind: 'given' }>): Taped {
    const { tape, values } = this;
    const { from, rowFrom } = this.guide.values;
    const { given } = e;
    const [first, second] = e.indices.map((index) => this.guide.compiler.compile(index));
    if (!first) return () => values.scalars[given]!;
    if (!second) return () => values.sequences[given]![first() - from[given]!] ?? tape.constant(Number.NaN);
    return () => {
      const row = first() - from[given]!;
      return values.rows[given]![row]?.[second() - rowFrom[given]![row]!] ?? tape.constant(Number.NaN);
    };
  }

  private definition(e: Extract<Expression, { kind: 'definition' }>): Taped {
    const { environment } = this.guide;
    const { parameters, recursion } = this.claim.definitions[e.definition]!;
    const slots = parameters.map(({ slot }) => slot);
    const indices = e.indices.map((index) => this.guide.compiler.compile(index));
    const body = (): Node => {
      this.definitions[e.definition] ??= this.compile(this.claim.definitions[e.definition]!.body);
      return this.definitions[e.definition]!();
    };
    const memory = this.memoryOf(e.definition);
    if (recursion) return this.recursive(recursion, slots, indices, memory, body);
    const [only] = indices;
    return () => {
      const at = indices.map((index) => index());
      const key = only ? (at.length === 1 ? at[0]! : at.join()) : 0;
      const known = memory.get(key);
      if (known !== undefined) return known;
      for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
      const node = body();
      memory.set(key, node);
      return node;
    };
  }

  /** Each value after those before it, from the first one that is not known. */
  private recursive(
    { first, direction, parameter }: Recursion,
    slots: readonly number[],
    indices: readonly (() => number)[],
    memory: Map<number | string, Node>,
    body: Taped,
  ): Taped {
    const { environment, compiler } = this.guide;
    const { tape } = this;
    const firsts = first.map(({ index }) => compiler.compile(index));
    const step = direction === 'forward' ? 1 : -1;
    return () => {
      const at = indices.map((index) => index());
      const key = at.length === 1 ? at[0]! : at.join();
      const known = memory.get(key);
      if (known !== undefined) return known;
      const ends = firsts.map((index) => index());
      const start = direction === 'forward' ? Math.min(...ends) : Math.max(...ends);
      const wanted = at[parameter]!;
      if (!((wanted - start) * step >= 0)) return tape.constant(Number.NaN);
      let next = wanted;
      for (; next !== start; next -= step) {
        at[parameter] = next - step;
        if (memory.has(at.length === 1 ? at[0]! : at.join())) break;
      }
      const saved = environment.slice();
      for (; ; next += step) {
        at[parameter] = next;
        const place = at.length === 1 ? next : at.join();
        // A value that needs itself finds this.
        memory.set(place, tape.constant(Number.NaN));
        for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
        const node = body();
        memory.set(place, node);
        if (next === wanted) {
          for (let slot = 0; slot < saved.length; slot += 1) environment[slot] = saved[slot]!;
          return node;
        }
      }
    };
  }

  private memoryOf(definition: number): Map<number | string, Node> {
    let memory = this.memories.get(definition);
    if (!memory) {
      memory = new Map();
      this.memories.set(definition, memory);
    }
    return memory;
  }

  private binary(e: Extract<Expression, { kind: 'binary' }>): Taped {
    const left = this.compile(e.left);
    const right = this.compile(e.right);
    return () => this.combined(e.operator, left(), right());
  }

  combined(operator: '+' | '-' | '*' | '/', a: Node, b: Node): Node {
    const { tape } = this;
    const x = tape.value(a);
    const y = tape.value(b);
    switch (operator) {
      case '+':
        return tape.push(x + y, a, 1, b, 1);
      case '-':
        return tape.push(x - y, a, 1, b, -1);
      case '*':
        return tape.push(x * y, a, y, b, x);
      case '/':
        return y === 0 ? tape.constant(Number.NaN) : tape.push(x / y, a, 1 / y, b, -x / y / y);
    }
  }

  private power(e: Extract<Expression, { kind: 'power' }>): Taped {
    const { tape } = this;
    const base = this.compile(e.base);
    if (!this.varies(e.exponent)) {
      const exponent = this.guide.compiler.compile(e.exponent);
      return () => {
        const a = base();
        const x = tape.value(a);
        const y = exponent();
        if (x === 0 && y < 0) return tape.constant(Number.NaN);
        if (y === 2) return tape.from(x * x, a, 2 * x);
        return tape.from(x ** y, a, y === 0 ? 0 : y * x ** (y - 1));
      };
    }
    const exponent = this.compile(e.exponent);
    return () => {
      const a = base();
      const b = exponent();
      const x = tape.value(a);
      const y = tape.value(b);
      if (x === 0 && y < 0) return tape.constant(Number.NaN);
      const value = x ** y;
      return tape.push(value, a, y * x ** (y - 1), b, x > 0 ? value * Math.log(x) : 0);
    };
  }

  private call(e: Extract<Expression, { kind: 'call' }>): Taped {
    const { tape } = this;
    const all = e.arguments.map((argument) => this.compile(argument));
    const [first, second] = all as [Taped, Taped | undefined];
    const unary = (value: (x: number) => number, derivative: (x: number, y: number) => number): Taped => {
      return () => {
        const a = first();
        const x = tape.value(a);
        const y = value(x);
        return tape.from(y, a, derivative(x, y));
      };
    };
    switch (e.function) {
      case 'pi':
        return () => tape.constant(Math.PI);
      case 'log2':
        return unary(
          (x) => (x > 0 ? Math.log2(x) : Number.NaN),
          (x) => Math.LOG2E / x,
        );
      case 'ln':
        return unary(
          (x) => (x > 0 ? Math.log(x) : Number.NaN),
          (x) => 1 / x,
        );
      case 'cos':
        return unary(Math.cos, (x) => -Math.sin(x));
      case 'sin':
        return unary(Math.sin, Math.cos);
      case 'sqrt':
        return unary(Math.sqrt, (_, y) => 0.5 / y);
      case 'exp':
        return unary(Math.exp, (_, y) => y);
      case 'floor':
        return unary(Math.floor, () => 0);
      case 'ceil':
        return unary(Math.ceil, () => 0);
      case 'mod':
        return () => {
          const a = first();
          const b = second!();
          const [x, y] = [tape.value(a), tape.value(b)];
          const turns = Math.floor(x / y);
          return y === 0 ? tape.constant(Number.NaN) : tape.push(x - y * turns, a, 1, b, -turns);
        };
      case 'abs':
        return () => {
          const a = first();
          const x = tape.value(a);
          this.kink(a, null);
          return tape.from(Math.abs(x), a, x < 0 ? -1 : 1);
        };
      case 'min':
      case 'max': {
        const choose = this.chooser(e.function);
        return () => {
          let best = first();
          for (let i = 1; i < all.length; i += 1) best = choose(best, all[i]!());
          return best;
        };
      }
    }
  }

  private chooser(operator: 'min' | 'max'): (a: Node, b: Node) => Node {
    const { tape } = this;
    return (a, b) => {
      const [x, y] = [tape.value(a), tape.value(b)];
      if (Number.isNaN(x)) return a;
      if (Number.isNaN(y)) return b;
      this.kink(a, b);
      return (operator === 'max' ? x >= y : x <= y) ? a : b;
    };
  }

  private kink(first: Node, second: Node | null): void {
    if (this.kinks.length < MOST_KINKS) this.kinks.push({ first, second });
  }

  private reduction(e: Reduction): Taped {
    const { tape } = this;
    const { environment, compiler } = this.guide;
    const { slot } = e.range;
    const from = compiler.compile(e.range.from);
    const to = compiler.compile(e.range.to);
    const body = this.compile(e.body);
    const isExtreme = e.operator === 'max' || e.operator === 'min';
    const empty = e.operator === 'sum' ? 0 : e.operator === 'prod' ? 1 : Number.NaN;
    const join = isExtreme
      ? this.chooser(e.operator as 'min' | 'max')
      : (a: Node, b: Node): Node => this.combined(e.operator === 'sum' ? '+' : '*', a, b);
    const scan = this.scans.get(e) ?? 'afresh';
    if (scan === 'afresh')
      return () => {
        const end = to();
        const start = from();
        if (!(end >= start)) return tape.constant(empty);
        environment[slot] = start;
        let result = body();
        for (let k = start + 1; k <= end; k += 1) {
          environment[slot] = k;
          result = join(result, body());
        }
        return result;
      };
    const memory = new Scanned();
    this.forgetful.push(memory);
    const direction = scan === 'suffix' ? -1 : 1;
    return () => {
      const start = from();
      const end = to();
      if (!(end >= start)) return tape.constant(empty);
      const anchor = direction === 1 ? start : end;
      const { nodes } = memory.openAt(anchor);
      const wanted = end - start;
      for (let j = nodes.length; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        nodes.push(j === 0 ? term : join(nodes[j - 1]!, term));
      }
      return nodes[wanted]!;
    };
  }

  /** How large the numbers are that an expression adds up, signs left out, as in the guide: |a| + |b| for a - b. */
  magnitude(e: Expression): Taped {
    const { tape } = this;
    switch (e.kind) {
      case 'negation':
        return this.magnitude(e.operand);
      case 'binary': {
        const left = this.magnitude(e.left);
        const operator = e.operator === '-' ? '+' : e.operator;
        if (operator !== '/') {
          const right = this.magnitude(e.right);
          return () => this.combined(operator, left(), right());
        }
        const right = this.compile(e.right);
        return () => this.combined('/', left(), this.absolute(right()));
      }
      case 'definition': {
        const { parameters, recursion } = this.claim.definitions[e.definition]!;
        if (recursion) break;
        const { environment, compiler } = this.guide;
        const indices = e.indices.map((index) => compiler.compile(index));
        return () => {
          const at = indices.map((index) => index());
          for (const [i, { slot }] of parameters.entries()) environment[slot] = at[i]!;
          let whole = this.magnitudes.get(e.definition);
          if (!whole) {
            whole = this.magnitude(this.claim.definitions[e.definition]!.body);
            this.magnitudes.set(e.definition, whole);
          }
          return whole();
        };
      }
      case 'reduction': {
        if (e.operator !== 'sum') break;
        const { environment, compiler } = this.guide;
        const from = compiler.compile(e.range.from);
        const to = compiler.compile(e.range.to);
        const body = this.magnitude(e.body);
        return () => {
          const end = to();
          let sum = tape.constant(0);
          for (let k = from(); k <= end; k += 1) {
            environment[e.range.slot] = k;
            sum = this.combined('+', sum, body());
          }
          return sum;
        };
      }
      default:
        break;
    }
    const value = this.compile(e);
    return () => this.absolute(value());
  }

  private absolute(a: Node): Node {
    const x = this.tape.value(a);
    return this.tape.from(Math.abs(x), a, x < 0 ? -1 : 1);
  }
}

/** Partial results from a fixed end, as far as they were asked for. */
class Scanned {
  readonly nodes: Node[] = [];
  private anchor = Number.NaN;

  openAt(anchor: number): this {
    if (anchor !== this.anchor) {
      this.nodes.length = 0;
      this.anchor = anchor;
    }
    return this;
  }

  clear(): void {
    this.anchor = Number.NaN;
  }
}
