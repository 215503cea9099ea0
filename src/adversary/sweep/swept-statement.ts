import { mayGenerate, RunningCode, type SweptGivens, type Tracked } from '../../compiled/index.js';
import { type Claim, HORIZON_SLOT, type Relation, type Statement } from '../../language/index.js';
import { RunningClosures } from './closures.js';
import { NotSweepable, RunningCompiler } from './running.js';

/** What running sums tell of a statement at one horizon: `close`: its sides differ by less than the error bounds. */
export type Sight = 'holds' | 'fails' | 'close';

interface SweptRange {
  readonly slot: number;
  readonly from: Tracked;
  readonly to: Tracked;
}

/** How a statement is computed: both ways give the same sights. */
export type Means = 'code' | 'closures';

/** A statement as a function of a growing horizon. */
export class SweptStatement {
  /** Nodes visited for each horizon, roughly. */
  readonly size: number;
  private readonly algebra: RunningCode | RunningClosures;
  private readonly left: Tracked;
  private readonly right: Tracked;
  private readonly range: SweptRange | null;
  private readonly relation: Relation;
  /** By how much the difference of the sides may be off, where it was looked at last. */
  error = 0;
  /** First index of the range that has not been looked at. */
  private next = 0;

  /** Throws `NotSweepable`. */
  constructor(claim: Claim, statement: Statement, means: Means = mayGenerate() ? 'code' : 'closures') {
    const { slots } = claim;
    const algebra = means === 'code' ? new RunningCode(slots) : new RunningClosures(slots);
    const compiler =
      algebra instanceof RunningCode
        ? new RunningCompiler(claim, algebra)
        : new RunningCompiler(claim, algebra);
    this.algebra = algebra;
    this.left = compiler.compile(statement.left);
    this.right = compiler.compile(statement.right);
    this.relation = statement.relation;
    this.range = rangeOf(statement, compiler);
    this.size = compiler.nodes;
  }

  /** Begins a sweep; throws `NotSweepable` where the range does not grow by one with T. */
  begin(givens: SweptGivens): void {
    const { algebra, range } = this;
    algebra.begin(givens);
    if (!range) return;
    algebra.environment[HORIZON_SLOT] = 1;
    const first = range.to();
    algebra.environment[HORIZON_SLOT] = 2;
    if (range.to() !== first + 1) throw new NotSweepable();
    this.next = range.from();
  }

  /** To be called for horizons 1, 2, 3, … in turn. With a range, looks at the indices that are new. */
  at(horizon: number): Sight {
    const { environment } = this.algebra;
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
    const { register } = this.algebra;
    const left = this.left();
    const leftError = register[0]!;
    const right = this.right();
    const difference = left - right;
    this.error = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : leftError + register[0]!;
    // Where nothing is known of a side the sides are close.
    if (!(Math.abs(difference) > this.error)) return 'close';
    if (this.relation === '=') return 'fails';
    const isAscending = this.relation === '<=' || this.relation === '<';
    return difference < 0 === isAscending ? 'holds' : 'fails';
  }
}

/**
 * One range whose last index grows by one with T, over sides that do not mention T: then T's only new case is its
 * last index.
 */
function rangeOf(
  { ranges, left, right }: Statement,
  compiler: Pick<RunningCompiler<unknown>, 'compile' | 'isFreeOfHorizon'>,
): SweptRange | null {
  const [range, another] = ranges;
  if (!range) return null;
  const isPlain = !another && compiler.isFreeOfHorizon(left) && compiler.isFreeOfHorizon(right);
  if (!isPlain || !compiler.isFreeOfHorizon(range.from)) throw new NotSweepable();
  return { slot: range.slot, from: compiler.compile(range.from), to: compiler.compile(range.to) };
}
