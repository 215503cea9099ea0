import { type Reduction, type ScanKind, scansOf } from '../../evaluation/index.js';
import type { Claim, Expression, IndexRange, Statement } from '../../language/index.js';
import { HORIZON_SLOT } from '../../language/index.js';
import { Compiler, type Evaluator, sizeOf, type Workspace } from './compile.js';
import { heightOf, type Sides } from './height.js';
import { Magnitudes } from './magnitude.js';
import { Meter } from './meter.js';
import { emptyValues, type FloatValues } from './values.js';

/** The highest instance of a statement at a point. */
export interface Height {
  /** Above 0 where the statement seems to fail; -Infinity where its ranges are empty; NaN where a side has no value. */
  readonly height: number;
}

interface CompiledRange {
  readonly slot: number;
  readonly from: Evaluator;
  readonly to: Evaluator;
}

interface CompiledStatement extends Sides {
  readonly statement: Statement;
  readonly ranges: readonly CompiledRange[];
  readonly size: number;
}

/** A claim in plain floating point: what statements look like at a point, fast and without any certainty. */
export class Guide {
  readonly meter = new Meter();
  readonly values: FloatValues;
  readonly compiler: Compiler;
  private readonly space: Workspace;
  private readonly compiled = new Map<Statement, CompiledStatement>();
  private readonly scans: ReadonlyMap<Reduction, ScanKind>;
  private readonly magnitudes: Magnitudes;

  constructor(readonly claim: Claim) {
    this.scans = scansOf(expressionsOf(claim));
    this.values = emptyValues(claim.givens.length);
    this.space = {
      environment: new Array<number>(claim.slots).fill(0),
      values: this.values,
      stamp: { current: 0 },
      meter: this.meter,
    };
    this.compiler = new Compiler(claim, this.space, this.scans);
    this.magnitudes = new Magnitudes(claim, this.compiler, this.space);
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

  /** Calls `visit` for each choice of the statement's ranges, with the environment set. */
  each(statement: Statement, visit: () => void): void {
    this.walk(this.compile(statement).ranges, 0, visit);
  }

  private walk(ranges: readonly CompiledRange[], depth: number, visit: () => void): void {
    const range = ranges[depth];
    this.meter.spend(1);
    if (!range) {
      visit();
      return;
    }
    const to = range.to();
    for (let i = range.from(); i <= to; i += 1) {
      this.environment[range.slot] = i;
      this.walk(ranges, depth + 1, visit);
    }
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
      const { compiler, magnitudes } = this;
      compiled = {
        statement,
        left: compiler.compile(left),
        right: compiler.compile(right),
        leftMagnitude: magnitudes.of(left),
        rightMagnitude: magnitudes.of(right),
        ranges: statement.ranges.map((range) => this.range(range)),
        size: sizeOf(left) + sizeOf(right),
      };
      this.compiled.set(statement, compiled);
    }
    return compiled;
  }

  private range(range: IndexRange): CompiledRange {
    return {
      slot: range.slot,
      from: this.compiler.compile(range.from),
      to: this.compiler.compile(range.to),
    };
  }
}

function expressionsOf(claim: Claim): Expression[] {
  const statements = [...claim.premises, ...claim.statements];
  return [
    ...claim.definitions.map(({ body }) => body),
    ...statements.flatMap(({ left, right }) => [left, right]),
  ];
}
