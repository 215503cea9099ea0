import { type Claim, HORIZON_SLOT, type Relation, type Statement } from '../../language/index.js';
import { NotSweepable, RunningCompiler, type SweptGivens } from './running.js';
import type { Tracked } from './running-error.js';

/** What running sums tell of a statement at one horizon: `close`: its sides differ by less than the error bounds. */
export type Sight = 'holds' | 'fails' | 'close';

interface SweptRange {
  readonly slot: number;
  readonly from: number;
  readonly to: Tracked;
}

/** A statement as a function of a growing horizon. */
export class SweptStatement {
  /** Nodes visited for each horizon, roughly. */
  readonly size: number;
  private readonly compiler: RunningCompiler;
  private readonly left: Tracked;
  private readonly right: Tracked;
  private readonly range: SweptRange | null;
  private readonly relation: Relation;
  /** First index of the range that has not been looked at. */
  private next: number;

  /** Throws `NotSweepable`. */
  constructor(claim: Claim, statement: Statement, givens: SweptGivens) {
    this.compiler = new RunningCompiler(claim, givens);
    this.left = this.compiler.compile(statement.left);
    this.right = this.compiler.compile(statement.right);
    this.relation = statement.relation;
    this.range = this.compileRange(statement);
    this.next = this.range?.from ?? 0;
    this.size = this.compiler.nodes;
  }

  /** To be called for horizons 1, 2, 3, … in turn. With a range, looks at the indices that are new. */
  at(horizon: number): Sight {
    const { environment } = this.compiler;
    environment[HORIZON_SLOT] = horizon;
    const { range } = this;
    if (!range) return this.look();
    const last = range.to();
    let worst: Sight = 'holds';
    for (; this.next <= last && worst !== 'fails'; this.next += 1) {
      environment[range.slot] = this.next;
      const sight = this.look();
      if (sight !== 'holds') worst = sight;
    }
    return worst;
  }

  private look(): Sight {
    const { register } = this.compiler;
    const left = this.left();
    let error = register[0]!;
    const right = this.right();
    error += register[0]!;
    const difference = left - right;
    // NaN, for a side of which nothing is known, is close too.
    if (!(Math.abs(difference) > error)) return 'close';
    if (this.relation === '=') return 'fails';
    const isAscending = this.relation === '<=' || this.relation === '<';
    return difference < 0 === isAscending ? 'holds' : 'fails';
  }

  /**
   * One range whose last index grows by one with T, over sides that do not mention T: then T's only new case is its
   * last index.
   */
  private compileRange({ ranges, left, right }: Statement): SweptRange | null {
    const [range, another] = ranges;
    if (!range) return null;
    const { compiler } = this;
    const isPlain = !another && compiler.isFreeOfHorizon(left) && compiler.isFreeOfHorizon(right);
    if (!isPlain || !compiler.isFreeOfHorizon(range.from)) throw new NotSweepable();
    const to = compiler.compile(range.to);
    compiler.environment[HORIZON_SLOT] = 1;
    const first = to();
    compiler.environment[HORIZON_SLOT] = 2;
    if (to() !== first + 1) throw new NotSweepable();
    return { slot: range.slot, from: compiler.compile(range.from)(), to };
  }
}
