import { type CodeRecursion, TapeCode } from '../../compiled/index.js';
import type { Claim } from '../../language/index.js';
import { codeMemories } from '../guide/code-memories.js';
import type { Guide } from '../guide/index.js';
import type { Stamp } from '../guide/memory.js';
import type { RecursiveValues } from '../guide/recursive-values.js';
import { FixedParts } from './fixed-parts.js';
import type { Node, Tape } from './tape.js';
import { TapeOperations } from './tape-operations.js';

/** The numbers of a point on the tape. */
export interface TapedValues {
  readonly scalars: Node[];
  readonly sequences: Int32Array[];
  readonly rows: Int32Array[][];
}

/** What closures and generated code share while a look is written on a tape. */
export class TapeSpace {
  readonly operations: TapeOperations;
  readonly values: TapedValues;
  readonly fixed: FixedParts;
  readonly stamp: Stamp = { current: 0 };
  readonly environment: number[];
  private readonly memories: ReturnType<typeof codeMemories>;
  /** As in the guide's values. */
  readonly from: readonly number[];
  readonly rowFrom: readonly (readonly number[])[];

  constructor(claim: Claim, guide: Guide, tape: Tape) {
    this.operations = new TapeOperations(tape);
    this.fixed = new FixedParts(claim, guide);
    this.environment = guide.environment;
    this.memories = codeMemories(this.stamp, this.environment, () => this.operations.constant(Number.NaN));
    this.from = guide.values.from;
    this.rowFrom = guide.values.rowFrom;
    this.values = {
      scalars: new Array<Node>(claim.givens.length).fill(0),
      sequences: new Array<Int32Array>(claim.givens.length).fill(new Int32Array(0)),
      rows: new Array<Int32Array[]>(claim.givens.length).fill([]),
    };
  }

  /** To be called whenever a number has changed: what was remembered is stale. */
  moved(): void {
    this.stamp.current += 1;
  }

  /** Generated code that works here. */
  code(): TapeCode {
    const { environment, operations, values, from, rowFrom, fixed } = this;
    return new TapeCode({
      environment,
      operations,
      values,
      from,
      rowFrom,
      fixed: (e, what) => fixed.evaluator(e, what),
      ...this.memories,
    });
  }

  /** The values of a recursion: their positions on the tape. `of` may get its functions later. */
  recursiveValues(of: CodeRecursion): RecursiveValues {
    return this.memories.recursiveValues(of);
  }
}
