import { scansOf } from '../../evaluation/index.js';
import type { Expression, Statement } from '../../language/index.js';
import { Compiler, type Evaluator, expressionsOf, type Means } from '../guide/index.js';
import type { Landscape } from './landscape.js';
import { endsOf, liesWithin, spotsOf } from './plain-numbers.js';
import type { Block, Frame } from './position.js';
import { type Numbers, Premises, type Spot } from './premises.js';
import { type Node, Tape, TapeFull } from './tape.js';
import { TapeAlgebra, type Taped } from './tape-algebra.js';
import { TapeSpace } from './tape-space.js';

/** Work of one number on the tape, there and back, in nodes of expressions. */
const WORK_PER_NODE = 2;

/** Nodes that the guide may visit during one look, for indices and for what is constant. */
const MOST_WORK_OF_A_LOOK = 5_000_000;

/** Far below every height of interest: where sides are that far apart a climb goes anywhere. */
const LOWEST = -200;

interface TapedStatement {
  readonly statement: Statement;
  readonly ranges: readonly { readonly slot: number; readonly from: Evaluator; readonly to: Evaluator }[];
  readonly left: Taped;
  readonly right: Taped;
  readonly leftMagnitude: Taped;
  readonly rightMagnitude: Taped;
}

/**
 * Heights together with their derivatives, by all numbers of a point at once, for the cost of a few looks: each look is
 * written on a tape, and walked back. What a statement is looked at for is the same as in `Landscape`.
 *
 * The tape begins with one number for each number of the frame: the distance from the end of its domain; where that has two
 * ends the share of the way from the lower to the upper one; where it has none the number itself.
 */
export class TapedLandscape implements Numbers<Node> {
  private readonly tape = new Tape();
  private readonly space: TapeSpace;
  private readonly compiler: Pick<Compiler<unknown>, 'compile' | 'compileMagnitude'>;
  private readonly statements = new Map<number, TapedStatement>();
  private readonly ends: ReturnType<typeof endsOf<Node>>;
  private readonly premises: Premises<Node>;

  constructor(
    private readonly landscape: Landscape,
    means: Means = landscape.guide.means,
  ) {
    const { guide, claim } = landscape;
    this.space = new TapeSpace(claim, guide, this.tape);
    const scans = scansOf(expressionsOf(claim));
    this.compiler =
      means === 'code'
        ? new Compiler(claim, this.space.code(), scans)
        : new Compiler(claim, new TapeAlgebra(this.space), scans);
    this.ends = endsOf(guide, (e) => this.compile(e));
    this.premises = new Premises(claim, this);
  }

  /**
   * Height of a statement, and its derivatives in `gradient`; -Infinity where the point is not admissible or the look takes too long, NaN where a
   * side has no value.
   */
  look(frame: Frame, numbers: Float64Array, statement: number, gradient: Float64Array): number {
    const { guide } = this.landscape;
    const written = (): number => {
      const node = this.write(frame, numbers, statement);
      if (node === null) return Number.NEGATIVE_INFINITY;
      this.tape.gradient(node, gradient);
      return this.tape.value(node);
    };
    try {
      return guide.meter.bounded(MOST_WORK_OF_A_LOOK, written, Number.NEGATIVE_INFINITY);
    } catch (error) {
      if (error instanceof TapeFull) return Number.NEGATIVE_INFINITY;
      throw error;
    } finally {
      guide.meter.spend(WORK_PER_NODE * this.tape.length);
    }
  }

  /** How many operations with a kink the point that was looked at last has met. */
  get kinkCount(): number {
    return this.space.operations.kinks.length;
  }

  /** Whether a kink is that of an absolute value; the others are where two numbers are equal. */
  isAbsolute(kink: number): boolean {
    return this.space.operations.kinks[kink]!.second === null;
  }

  /** What is 0 at a kink: its value at the point that was looked at last, and its derivatives by the numbers. */
  kink(kink: number, gradient: Float64Array): number {
    const { first, second } = this.space.operations.kinks[kink]!;
    const node = second === null ? first : this.combined('-', first, second);
    this.tape.gradient(node, gradient);
    return this.tape.value(node);
  }

  private write(frame: Frame, numbers: Float64Array, statement: number): Node | null {
    const { tape, space, landscape } = this;
    landscape.enter(frame);
    landscape.guide.moved(frame.horizon);
    tape.clear();
    space.operations.kinks.length = 0;
    space.moved();
    for (let i = 0; i < frame.size; i += 1) tape.constant(numbers[i]!);
    for (const block of frame.blocks) if (!this.fill(block)) return null;
    space.moved();
    space.operations.kinks.length = 0;
    if (!this.premises.meet()) return null;
    return this.highest(this.statement(statement), 0);
  }

  private fill({ given, layout, start, length }: Block): boolean {
    const { values } = this.space;
    const { environment } = this;
    const { ranges } = this.landscape.claim.givens[given]!;
    this.space.moved();
    if (layout.kind === 'scalar') {
      const node = this.placed(given, start);
      if (node === null) return false;
      values.scalars[given] = node;
      return true;
    }
    const row = (slot: number, from: number, count: number, first: number): Int32Array | null => {
      const nodes = new Int32Array(count);
      for (let i = 0; i < count; i += 1) {
        environment[slot] = from + i;
        const node = this.placed(given, first + i);
        if (node === null) return null;
        nodes[i] = node;
      }
      return nodes;
    };
    if (layout.kind === 'sequence') {
      const nodes = row(ranges[0]!.slot, layout.extent.from, length, start);
      if (!nodes) return false;
      const shape = this.landscape.hints.get(given);
      if (shape) nodes.sort((a, b) => this.tape.value(a) - this.tape.value(b));
      if (shape === 'nonincreasing') nodes.reverse();
      values.sequences[given] = nodes;
      return true;
    }
    let read = start;
    const rows: Int32Array[] = [];
    for (const [i, { from, to }] of layout.rows.entries()) {
      environment[ranges[0]!.slot] = layout.extent.from + i;
      const nodes = row(ranges[1]!.slot, from, Math.max(0, to - from + 1), read);
      if (!nodes) return false;
      read += nodes.length;
      rows.push(nodes);
    }
    values.rows[given] = rows;
    return true;
  }

  /** The number that the tape's number `i` stands for, in its domain; `null` where that is empty. */
  private placed(given: number, i: Node): Node | null {
    const { lower, upper } = this.ends[given]!;
    if (this.landscape.claim.givens[given]!.domain.kind === 'integers') {
      const from = this.value(lower!());
      return this.constant(Math.min(this.value(upper!()), from + Math.floor(this.value(i))));
    }
    if (!lower) return upper ? this.combined('-', upper(), i) : i;
    const from = lower();
    if (!upper) return this.combined('+', from, i);
    const width = this.combined('-', upper(), from);
    return this.value(width) < 0 ? null : this.combined('+', from, this.combined('*', width, i));
  }

  private highest(compiled: TapedStatement, depth: number): Node | null {
    const range = compiled.ranges[depth];
    if (!range) return this.height(compiled);
    let best: Node | null = null;
    const to = range.to();
    for (let i = range.from(); i <= to; i += 1) {
      this.environment[range.slot] = i;
      const node = this.highest(compiled, depth + 1);
      if (node === null) continue;
      if (Number.isNaN(this.value(node))) return node;
      if (best === null || this.value(node) > this.value(best)) best = node;
    }
    return best;
  }

  /** As in the guide's height.ts. */
  private height(compiled: TapedStatement): Node {
    const { tape } = this;
    const { relation } = compiled.statement;
    const [left, right] = [compiled.left(), compiled.right()];
    const [lesser, greater] = relation === '<=' || relation === '<' ? [left, right] : [right, left];
    const [l, g] = [tape.value(lesser), tape.value(greater)];
    if (Number.isNaN(l + g)) return tape.constant(Number.NaN);
    if (l > 0 && g > 0) return tape.push(clamped(Math.log(l / g)), lesser, 1 / l, greater, -1 / g);
    if (l < 0 && g < 0) return tape.push(clamped(Math.log(g / l)), lesser, -1 / l, greater, 1 / g);
    if (l === g) return tape.push(0, lesser, 1, greater, -1);
    const scale = this.combined('+', compiled.leftMagnitude(), compiled.rightMagnitude());
    const share = this.combined('/', this.combined('-', lesser, greater), scale);
    const d = tape.value(share);
    return tape.from(clamped(Math.log((1 + d) / (1 - d))), share, 2 / (1 - d * d));
  }

  private statement(index: number): TapedStatement {
    let known = this.statements.get(index);
    if (!known) {
      const statement = this.landscape.claim.statements[index]!;
      const { compiler } = this;
      known = {
        statement,
        ranges: statement.ranges.map(({ slot, from, to }) => ({
          slot,
          from: this.index(from),
          to: this.index(to),
        })),
        left: compiler.compile(statement.left),
        right: compiler.compile(statement.right),
        leftMagnitude: compiler.compileMagnitude(statement.left),
        rightMagnitude: compiler.compileMagnitude(statement.right),
      };
      this.statements.set(index, known);
    }
    return known;
  }

  get environment(): number[] {
    return this.landscape.guide.environment;
  }

  compile(e: Expression): Taped {
    return this.compiler.compile(e);
  }

  index(e: Expression): Evaluator {
    return this.landscape.guide.compiler.compile(e);
  }

  value(n: Node): number {
    return this.tape.value(n);
  }

  constant(x: number): Node {
    return this.tape.constant(x);
  }

  combined(operator: '+' | '-' | '*' | '/', a: Node, b: Node): Node {
    const { operations } = this.space;
    switch (operator) {
      case '+':
        return operations.add(a, b);
      case '-':
        return operations.subtract(a, b);
      case '*':
        return operations.multiply(a, b);
      case '/':
        return operations.divide(a, b);
    }
  }

  root(a: Node): Node {
    return this.space.operations.sqrt(a);
  }

  get({ given, outer, inner }: Spot): Node | null {
    const { scalars, sequences, rows } = this.space.values;
    const { from, rowFrom } = this.landscape.guide.values;
    const { ranges } = this.landscape.claim.givens[given]!;
    if (ranges.length === 0) return scalars[given]!;
    const i = outer - from[given]!;
    if (ranges.length === 1) return sequences[given]![i] ?? null;
    return rows[given]![i]?.[inner - rowFrom[given]![i]!] ?? null;
  }

  set({ given, outer, inner }: Spot, n: Node): void {
    const { scalars, sequences, rows } = this.space.values;
    const { from, rowFrom } = this.landscape.guide.values;
    const { ranges } = this.landscape.claim.givens[given]!;
    const i = outer - from[given]!;
    if (ranges.length === 0) scalars[given] = n;
    else if (ranges.length === 1) sequences[given]![i] = n;
    else rows[given]![i]![inner - rowFrom[given]![i]!] = n;
  }

  spots(given: number, row: number | null): readonly Spot[] {
    const { sequences, rows } = this.space.values;
    return spotsOf(this.landscape.guide, given, row, sequences[given]!.length, rows[given]!);
  }

  fits(spot: Spot, n: Node): boolean {
    return liesWithin(this.ends[spot.given]!, spot, this.value(n), (x) => this.value(x), this.environment);
  }

  moved(): void {
    this.space.moved();
  }

  spend(work: number): void {
    this.landscape.guide.meter.spend(work);
  }
}

function clamped(height: number): number {
  return Math.max(LOWEST, Math.min(-LOWEST, height));
}
