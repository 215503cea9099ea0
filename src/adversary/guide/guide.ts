import { type Evaluator, mayGenerate, PlainCode } from '../../compiled/index.js';
import { scansOf } from '../../evaluation/index.js';
import type { Claim, Expression, IndexRange, Statement } from '../../language/index.js';
import { HORIZON_SLOT, subtrees } from '../../language/index.js';
import { Closures, type Workspace } from './closures.js';
import { codeMemories } from './code-memories.js';
import { Compiler, sizeOf } from './compile.js';
import { heightOf, type Sides } from './height.js';
import { Meter } from './meter.js';
import { emptyValues, type FloatValues } from './values.js';

/** The highest instance of a statement at a point. */
export interface Height {
  /** Above 0 where the statement seems to fail; -Infinity where its ranges are empty; NaN where a side has no value. */
  readonly height: number;
}

/** The ends of a range at the current point. */
export interface CompiledRange {
  readonly slot: number;
  readonly from: Evaluator;
  readonly to: Evaluator;
}

interface CompiledStatement extends Sides {
  readonly statement: Statement;
  readonly ranges: readonly CompiledRange[];
  readonly size: number;
}

/** How a claim is computed: both ways give the same numbers, and count the same work. */
export type Means = 'code' | 'closures';

/** A claim of more nodes than this is not worth its code. */
const MOST_NODES = 20_000;

function meansFor(claim: Claim): Means {
  if (!mayGenerate()) return 'closures';
  const nodes = expressionsOf(claim).reduce((sum, e) => sum + nodesOf(e), 0);
  return nodes <= MOST_NODES ? 'code' : 'closures';
}

function nodesOf(e: Expression): number {
  return subtrees(e).reduce((sum, part) => sum + nodesOf(part), 1);
}

function codeOn({ environment, values, stamp, meter }: Workspace): PlainCode {
  return new PlainCode({
    environment,
    values,
    meter,
    ...codeMemories(stamp, environment),
  });
}

/** A claim in plain floating point: what statements look like at a point, fast and without any certainty. */
export class Guide {
  readonly meter = new Meter();
  readonly values: FloatValues;
  readonly compiler: Pick<Compiler<unknown>, 'compile' | 'compileMagnitude'>;
  private readonly space: Workspace;
  private readonly compiled = new Map<Statement, CompiledStatement>();

  constructor(
    readonly claim: Claim,
    readonly means: Means = meansFor(claim),
  ) {
    const scans = scansOf(expressionsOf(claim));
    this.values = emptyValues(claim.givens.length);
    this.space = {
      environment: new Array<number>(claim.slots).fill(0),
      values: this.values,
      stamp: { current: 0 },
      meter: this.meter,
    };
    this.compiler =
      means === 'code'
        ? new Compiler(claim, codeOn(this.space), scans)
        : new Compiler(claim, new Closures(this.space), scans);
  }

  get environment(): number[] {
    return this.space.environment;
  }

  /** To be called whenever the horizon or a value has changed. */
  moved(horizon: number): void {
    this.space.environment[HORIZON_SLOT] = horizon;
    this.space.stamp.current += 1;
  }

  /** The largest height over the statement's ranges. */
  height(statement: Statement): number {
    const compiled = this.compile(statement);
    return this.highest(compiled, 0);
  }

  private highest(compiled: CompiledStatement, depth: number): number {
    const range = compiled.ranges[depth];
    if (!range) {
      this.meter.spend(compiled.size);
      return heightOf(compiled.statement.relation, compiled);
    }
    let highest = Number.NEGATIVE_INFINITY;
    const to = range.to();
    for (let i = range.from(); i <= to; i += 1) {
      this.environment[range.slot] = i;
      const height = this.highest(compiled, depth + 1);
      // A NaN at one index hides the others: where a side has no value the judge has to look.
      if (Number.isNaN(height)) return height;
      if (height > highest) highest = height;
    }
    return highest;
  }

  private compile(statement: Statement): CompiledStatement {
    let compiled = this.compiled.get(statement);
    if (!compiled) {
      const { left, right } = statement;
      const { compiler } = this;
      compiled = {
        statement,
        left: compiler.compile(left),
        right: compiler.compile(right),
        leftMagnitude: compiler.compileMagnitude(left),
        rightMagnitude: compiler.compileMagnitude(right),
        ranges: statement.ranges.map((range) => this.range(range)),
        size: sizeOf(left) + sizeOf(right),
      };
      this.compiled.set(statement, compiled);
    }
    return compiled;
  }

  range(range: IndexRange): CompiledRange {
    return {
      slot: range.slot,
      from: this.compiler.compile(range.from),
      to: this.compiler.compile(range.to),
    };
  }
}

/** The expressions of which a claim consists: bodies of definitions, sides of premises and statements. */
export function expressionsOf(claim: Claim): Expression[] {
  const statements = [...claim.premises, ...claim.statements];
  return [
    ...claim.definitions.map(({ body }) => body),
    ...statements.flatMap(({ left, right }) => [left, right]),
  ];
}
