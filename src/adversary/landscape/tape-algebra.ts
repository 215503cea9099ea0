import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from '../../compiled/index.js';
import { type Claim, type Expression, type Relation, subtrees } from '../../language/index.js';
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

/** What an expression is while it is compiled: its number on the tape, and the same as a plain number. */
export interface Written {
  readonly node: Taped;
  readonly number: Evaluator;
  /** It depends on nothing that a climb moves. */
  readonly isFixed: boolean;
}

/** Numbers on a tape, as closures, for the guide's compiler. What depends on no given that a climb moves is computed by the guide, and stands there as a constant. */
export class TapeAlgebra implements PlainAlgebra<Written> {
  readonly values: TapedValues;
  readonly kinks: Kink[] = [];
  private readonly uses = new Map<string, (indices: readonly Evaluator[]) => Taped>();
  private readonly forgetful: { clear(): void }[] = [];
  /** Definitions that depend on a number that a climb moves. */
  private readonly varying: ReadonlySet<number>;

  constructor(
    private readonly claim: Claim,
    private readonly guide: Guide,
    private readonly tape: Tape,
  ) {
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
    for (const memory of this.forgetful) memory.clear();
  }

  whole(e: Expression, what: 'value' | 'magnitude'): Written | undefined {
    if (this.varies(e)) return undefined;
    const { compiler } = this.guide;
    return this.fixed(what === 'value' ? compiler.compile(e) : compiler.compileMagnitude(e));
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

  private fixed(number: Evaluator): Written {
    const { tape } = this;
    return { node: () => tape.constant(number()), number, isFixed: true };
  }

  private written(node: Taped): Written {
    const { tape } = this;
    return { node, number: () => tape.value(node()), isFixed: false };
  }

  evaluator(value: () => Written): Taped {
    return value().node;
  }

  number(value: number): Written {
    return this.fixed(() => value);
  }

  index(slot: number): Written {
    const { environment } = this.guide;
    return this.fixed(() => environment[slot]!);
  }

  scalar(given: number): Written {
    const { scalars } = this.values;
    return this.written(() => scalars[given]!);
  }

  entry(given: number, { number: index }: Written): Written {
    const { tape, values } = this;
    const { from } = this.guide.values;
    return this.written(() => values.sequences[given]![index() - from[given]!] ?? tape.constant(Number.NaN));
  }

  familyEntry(given: number, { number: outer }: Written, { number: inner }: Written): Written {
    const { tape, values } = this;
    const { from, rowFrom } = this.guide.values;
    return this.written(() => {
      const row = outer() - from[given]!;
      return values.rows[given]![row]?.[inner() - rowFrom[given]![row]!] ?? tape.constant(Number.NaN);
    });
  }

  negative({ node }: Written): Written {
    const { tape } = this;
    return this.written(() => {
      const a = node();
      return tape.from(-tape.value(a), a, -1);
    });
  }

  absolute({ node }: Written): Written {
    const { tape } = this;
    return this.written(() => {
      const a = node();
      const x = tape.value(a);
      return tape.from(Math.abs(x), a, x < 0 ? -1 : 1);
    });
  }

  binary(operator: '+' | '-' | '*', { node: left }: Written, { node: right }: Written): Written {
    return this.written(() => this.combined(operator, left(), right()));
  }

  quotient({ node: left }: Written, { node: right }: Written): Written {
    return this.written(() => this.combined('/', left(), right()));
  }

  share({ node: left }: Written, { node: right }: Written): Written {
    return this.written(() => this.divided(left(), right()));
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
        return y === 0 ? tape.constant(Number.NaN) : this.divided(a, b);
    }
  }

  private divided(a: Node, b: Node): Node {
    const { tape } = this;
    const [x, y] = [tape.value(a), tape.value(b)];
    return tape.push(x / y, a, 1 / y, b, -x / y / y);
  }

  power({ node: base }: Written, exponent: Written): Written {
    const { tape } = this;
    if (exponent.isFixed)
      return this.written(() => {
        const a = base();
        const x = tape.value(a);
        const y = exponent.number();
        if (x === 0 && y < 0) return tape.constant(Number.NaN);
        if (y === 2) return tape.from(x * x, a, 2 * x);
        return tape.from(x ** y, a, y === 0 ? 0 : y * x ** (y - 1));
      });
    return this.written(() => {
      const a = base();
      const b = exponent.node();
      const x = tape.value(a);
      const y = tape.value(b);
      if (x === 0 && y < 0) return tape.constant(Number.NaN);
      const value = x ** y;
      return tape.push(value, a, y * x ** (y - 1), b, x > 0 ? value * Math.log(x) : 0);
    });
  }

  conditional(
    relation: Relation,
    { node: left }: Written,
    { node: right }: Written,
    yes: () => Written,
    no: () => Written,
  ): Written {
    const { tape } = this;
    const [{ node: whenTrue }, { node: whenFalse }] = [yes(), no()];
    return this.written(() => {
      const a = left();
      const b = right();
      const [x, y] = [tape.value(a), tape.value(b)];
      if (Number.isNaN(x + y)) return tape.constant(Number.NaN);
      this.kink(a, b);
      return compares(relation, x, y) ? whenTrue() : whenFalse();
    });
  }

  call(name: CallName, values: readonly Written[]): Written {
    const { tape } = this;
    const all = values.map(({ node }) => node);
    return name === 'pi' ? this.fixed(() => Math.PI) : this.written(this.called(name, all, tape));
  }

  private called(name: Exclude<CallName, 'pi'>, all: readonly Taped[], tape: Tape): Taped {
    const [first, second] = all as [Taped, Taped | undefined];
    const unary = (value: (x: number) => number, derivative: (x: number, y: number) => number): Taped => {
      return () => {
        const a = first();
        const x = tape.value(a);
        const y = value(x);
        return tape.from(y, a, derivative(x, y));
      };
    };
    switch (name) {
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
        const choose = this.chooser(name);
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

  definition(of: PlainDefinition<Written>, indices: readonly Written[]): Written {
    return this.used(of, indices, (body) => this.defined(of, body));
  }

  recursion(of: PlainRecursion<Written>, indices: readonly Written[]): Written {
    return this.used(of, indices, (body) => {
      const first: Evaluator[] = [];
      const use = this.recursive(of, first, body);
      return {
        use,
        begin: () => {
          first.push(...of.first.map((index) => index().number));
        },
      };
    });
  }

  /** A use of a definition, which is compiled at the first one. */
  private used(
    of: PlainDefinition<Written>,
    indices: readonly Written[],
    make: (body: Taped) => {
      readonly use: (indices: readonly Evaluator[]) => Taped;
      readonly begin?: () => void;
    },
  ): Written {
    let use = this.uses.get(of.key);
    if (!use) {
      let body: Taped = () => this.tape.constant(Number.NaN);
      const made = make(() => body());
      use = made.use;
      // Before its body is made: that may come back to it through a recursion.
      this.uses.set(of.key, use);
      made.begin?.();
      body = of.body().node;
    }
    return this.written(use(indices.map(({ number }) => number)));
  }

  private memory(): Map<number | string, Node> {
    const memory = new Map<number | string, Node>();
    this.forgetful.push(memory);
    return memory;
  }

  private defined({ slots }: PlainDefinition<Written>, body: Taped) {
    const { environment } = this.guide;
    const memory = this.memory();
    const use =
      (indices: readonly Evaluator[]): Taped =>
      () => {
        const at = indices.map((index) => index());
        const key = keyOf(at);
        const known = memory.get(key);
        if (known !== undefined) return known;
        for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
        const node = body();
        memory.set(key, node);
        return node;
      };
    return { use };
  }

  /** Each value after those before it, from the first one that is not known. */
  private recursive(
    { slots, direction, parameter }: PlainRecursion<Written>,
    first: readonly Evaluator[],
    body: Taped,
  ) {
    const { environment } = this.guide;
    const { tape } = this;
    const memory = this.memory();
    const step = direction === 'forward' ? 1 : -1;
    return (indices: readonly Evaluator[]): Taped =>
      () => {
        const at = indices.map((index) => index());
        const known = memory.get(keyOf(at));
        if (known !== undefined) return known;
        const ends = first.map((index) => index());
        const start = direction === 'forward' ? Math.min(...ends) : Math.max(...ends);
        const wanted = at[parameter]!;
        if (!((wanted - start) * step >= 0)) return tape.constant(Number.NaN);
        let next = wanted;
        for (; next !== start; next -= step) {
          at[parameter] = next - step;
          if (memory.has(keyOf(at))) break;
        }
        const saved = environment.slice();
        for (; ; next += step) {
          at[parameter] = next;
          const place = keyOf(at);
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

  reduction(of: PlainReduction<Written>): Written {
    const { tape } = this;
    const { environment } = this.guide;
    const { operator, slot, scan } = of;
    const [{ number: from }, { number: to }, { node: body }] = [of.from(), of.to(), of.body()];
    const empty = operator === 'sum' ? 0 : operator === 'prod' ? 1 : Number.NaN;
    const join =
      operator === 'max' || operator === 'min'
        ? this.chooser(operator)
        : (a: Node, b: Node): Node => this.combined(operator === 'sum' ? '+' : '*', a, b);
    if (scan === 'afresh')
      return this.written(() => {
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
      });
    const memory = new Scanned();
    this.forgetful.push(memory);
    const direction = scan === 'suffix' ? -1 : 1;
    return this.written(() => {
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
    });
  }
}

function keyOf(indices: readonly number[]): number | string {
  return indices.length === 1 ? indices[0]! : indices.join();
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
