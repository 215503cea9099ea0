import type { Reduction, ScanKind } from '../../evaluation/index.js';
import type { Claim, Expression, Recursion, Relation } from '../../language/index.js';
import { subtrees } from '../../language/index.js';
import { IndexMemory, ScanMemory, type Stamp } from './memory.js';
import type { Meter } from './meter.js';
import { integerPower } from './power.js';
import { RecursiveValues } from './recursive-values.js';
import type { FloatValues } from './values.js';

/** The value of an expression at the current point, in plain floating point; NaN where there is none. */
export type Evaluator = () => number;

/** What compiled expressions share: the point, the index variables, and what is remembered of both. */
export interface Workspace {
  readonly environment: number[];
  readonly values: FloatValues;
  readonly stamp: Stamp;
  readonly meter: Meter;
}

/**
 * Turns expressions of a claim into closures over a workspace. Like the interpreter, with plain numbers in place
 * of enclosures: fast, and sure of nothing. What it says is guidance; the judge never hears of it.
 */
export class Compiler {
  private readonly definitions: Evaluator[] = [];
  private readonly parameterSlots: (readonly number[])[] = [];

  constructor(
    private readonly claim: Claim,
    private readonly workspace: Workspace,
    private readonly scans: ReadonlyMap<Reduction, ScanKind>,
  ) {
    // Definitions stand after those that they use, those of one recursion apart: their bodies are looked up when they run.
    for (const { body, parameters } of claim.definitions) {
      this.parameterSlots.push(parameters.map(({ slot }) => slot));
      this.sizes.push(sizeOf(body));
    }
    for (const [i, { body, recursion }] of claim.definitions.entries()) {
      if (recursion) this.recursions.set(i, this.recursion(i, recursion));
      this.definitions[i] = this.compile(body);
    }
  }

  private readonly sizes: number[] = [];

  compile(e: Expression): Evaluator {
    const { environment } = this.workspace;
    switch (e.kind) {
      case 'number': {
        const value = e.value.approximate();
        return () => value;
      }
      case 'index': {
        const { slot } = e;
        return () => environment[slot]!;
      }
      case 'given':
        return this.given(e);
      case 'definition':
        return this.definition(e);
      case 'negation': {
        const operand = this.compile(e.operand);
        return () => -operand();
      }
      case 'binary':
        return this.binary(e);
      case 'power':
        return integerPower(this.compile(e.base), e.exponent, this.compile(e.exponent));
      case 'call':
        return this.call(e);
      case 'conditional':
        return conditional(
          e.relation,
          this.compile(e.left),
          this.compile(e.right),
          this.compile(e.whenTrue),
          this.compile(e.whenFalse),
        );
      case 'reduction':
        return this.reduction(e);
    }
  }

  private given(e: Extract<Expression, { kind: 'given' }>): Evaluator {
    const { scalars, sequences, rows, from, rowFrom } = this.workspace.values;
    const { given } = e;
    const [first, second] = e.indices.map((index) => this.compile(index));
    if (!first) return () => scalars[given]!;
    if (!second) return () => sequences[given]![first() - from[given]!] ?? Number.NaN;
    return () => {
      const row = first() - from[given]!;
      return rows[given]![row]?.[second() - rowFrom[given]![row]!] ?? Number.NaN;
    };
  }

  private definition(e: Extract<Expression, { kind: 'definition' }>): Evaluator {
    const { environment, stamp, meter } = this.workspace;
    const recursion = this.claim.definitions[e.definition]!.recursion;
    if (recursion) return this.recursiveValue(e, recursion);
    const { definitions } = this;
    const slots = this.parameterSlots[e.definition]!;
    const size = this.sizes[e.definition]!;
    const indices = e.indices.map((index) => this.compile(index));
    if (slots.length > 1)
      return () => {
        const at = indices.map((index) => index());
        for (const [i, slot] of slots.entries()) environment[slot] = at[i]!;
        meter.spend(size);
        return definitions[e.definition]!();
      };
    const [slot] = slots;
    const index = indices[0] ?? (() => 0);
    const memory = this.memoryOf(e.definition, stamp);
    return () => {
      const i = index();
      const place = memory.place(i);
      if (place >= 0 && memory.knows(place)) return memory.read(place);
      if (slot !== undefined) environment[slot] = i;
      meter.spend(size);
      const value = definitions[e.definition]!();
      if (place >= 0) memory.write(place, value);
      return value;
    };
  }

  private readonly recursions = new Map<number, RecursiveValues>();

  private recursion(definition: number, { first, direction, parameter }: Recursion): RecursiveValues {
    const { environment, stamp, meter } = this.workspace;
    return new RecursiveValues({
      stamp,
      environment,
      slots: this.parameterSlots[definition]!,
      parameter,
      direction,
      first: first.map(({ index }) => this.compile(index)),
      body: () => {
        meter.spend(this.sizes[definition]!);
        return this.definitions[definition]!();
      },
    });
  }

  private recursiveValue(e: Extract<Expression, { kind: 'definition' }>, recursion: Recursion): Evaluator {
    const { recursions } = this;
    if (!recursions.has(e.definition)) recursions.set(e.definition, this.recursion(e.definition, recursion));
    const values = recursions.get(e.definition)!;
    const indices = e.indices.map((index) => this.compile(index));
    const [only] = indices;
    if (only && indices.length === 1) return () => values.at(only());
    return () => values.atAll(indices.map((index) => index()));
  }

  private readonly memories = new Map<number, IndexMemory>();

  private memoryOf(definition: number, stamp: Stamp): IndexMemory {
    let memory = this.memories.get(definition);
    if (!memory) {
      memory = new IndexMemory(stamp);
      this.memories.set(definition, memory);
    }
    return memory;
  }

  private binary(e: Extract<Expression, { kind: 'binary' }>): Evaluator {
    const left = this.compile(e.left);
    const right = this.compile(e.right);
    switch (e.operator) {
      case '+':
        return () => left() + right();
      case '-':
        return () => left() - right();
      case '*':
        return () => left() * right();
      case '/':
        // Division by zero has no value, unlike in IEEE arithmetic.
        return () => {
          const numerator = left();
          const denominator = right();
          return denominator === 0 ? Number.NaN : numerator / denominator;
        };
    }
  }

  private call(e: Extract<Expression, { kind: 'call' }>): Evaluator {
    const all = e.arguments.map((argument) => this.compile(argument));
    const [first, second] = all as [Evaluator, Evaluator | undefined];
    switch (e.function) {
      case 'pi':
        return () => Math.PI;
      case 'log2':
        return () => {
          const x = first();
          return x > 0 ? Math.log2(x) : Number.NaN;
        };
      case 'cos':
        return () => Math.cos(first());
      case 'sin':
        return () => Math.sin(first());
      case 'floor':
        return () => Math.floor(first());
      case 'ceil':
        return () => Math.ceil(first());
      case 'mod':
        return () => {
          const x = first();
          const y = second!();
          return y === 0 ? Number.NaN : x - y * Math.floor(x / y);
        };
      case 'sqrt':
        return () => Math.sqrt(first());
      case 'ln':
        return () => {
          const x = first();
          return x > 0 ? Math.log(x) : Number.NaN;
        };
      case 'exp':
        return () => Math.exp(first());
      case 'abs':
        return () => Math.abs(first());
      case 'min':
        if (second && all.length === 2) return () => Math.min(first(), second());
        return () => Math.min(...all.map((value) => value()));
      case 'max':
        if (second && all.length === 2) return () => Math.max(first(), second());
        return () => Math.max(...all.map((value) => value()));
    }
  }

  /** A maximum or minimum over a range; none where the range is empty. Running ones cost a step for each new term. */
  private extreme(
    e: Reduction,
    operator: 'max' | 'min',
    from: Evaluator,
    to: Evaluator,
    body: Evaluator,
  ): Evaluator {
    const { environment, stamp, meter } = this.workspace;
    const { slot } = e.range;
    const size = sizeOf(e.body);
    const choose = operator === 'max' ? Math.max : Math.min;
    const scan = this.scans.get(e) ?? 'afresh';
    const memory = scan === 'afresh' ? null : new ScanMemory(stamp);
    const direction = scan === 'suffix' ? -1 : 1;
    return () => {
      const start = from();
      const end = to();
      if (!(end >= start)) return Number.NaN;
      const anchor = direction === 1 ? start : end;
      memory?.open(anchor);
      const known = memory?.length ?? 0;
      const wanted = end - start;
      if (known <= wanted) meter.spend((wanted + 1 - known) * size);
      let value = known > 0 ? memory!.at(Math.min(known - 1, wanted)) : Number.NaN;
      for (let j = known; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        value = j === 0 ? term : choose(value, term);
        memory?.push(value);
      }
      return value;
    };
  }

  private reduction(e: Reduction): Evaluator {
    const { environment, stamp, meter } = this.workspace;
    const { slot } = e.range;
    const from = this.compile(e.range.from);
    const to = this.compile(e.range.to);
    const body = this.compile(e.body);
    const size = sizeOf(e.body);
    if (e.operator === 'max' || e.operator === 'min') return this.extreme(e, e.operator, from, to, body);
    const isSum = e.operator === 'sum';
    const scan = this.scans.get(e) ?? 'afresh';
    const afresh: Evaluator = () => {
      const end = to();
      const start = from();
      if (end >= start) meter.spend((end - start + 1) * size);
      let result = isSum ? 0 : 1;
      for (let k = start; k <= end; k += 1) {
        environment[slot] = k;
        const term = body();
        result = isSum ? result + term : result * term;
      }
      return result;
    };
    if (scan === 'afresh') return afresh;
    const memory = new ScanMemory(stamp);
    if (scan === 'total')
      return () => {
        memory.open(0);
        if (memory.length === 0) memory.push(afresh());
        return memory.at(0);
      };
    const direction = scan === 'prefix' ? 1 : -1;
    return () => {
      const start = from();
      const end = to();
      if (end < start) return isSum ? 0 : 1;
      const anchor = direction === 1 ? start : end;
      memory.open(anchor);
      const wanted = end - start;
      if (memory.length <= wanted) meter.spend((wanted + 1 - memory.length) * size);
      for (let j = memory.length; j <= wanted; j += 1) {
        environment[slot] = anchor + direction * j;
        const term = body();
        const before = j === 0 ? (isSum ? 0 : 1) : memory.at(j - 1);
        memory.push(isSum ? before + term : before * term);
      }
      return memory.at(wanted);
    };
  }
}

/** A value where a relation holds, another where it does not; only the one that is chosen is computed. */
export function conditional(
  relation: Relation,
  left: Evaluator,
  right: Evaluator,
  whenTrue: Evaluator,
  whenFalse: Evaluator,
): Evaluator {
  return () => {
    const a = left();
    const b = right();
    if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
    return compares(relation, a, b) ? whenTrue() : whenFalse();
  };
}

function compares(relation: Relation, a: number, b: number): boolean {
  switch (relation) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<=':
      return a <= b;
    case '<':
      return a < b;
    case '>=':
      return a >= b;
    case '>':
      return a > b;
  }
}

/** Nodes that evaluating an expression visits, those of reductions and definitions apart. */
export function sizeOf(e: Expression): number {
  if (e.kind === 'reduction') return 1;
  let size = 1;
  for (const part of subtrees(e)) size += sizeOf(part);
  return size;
}
