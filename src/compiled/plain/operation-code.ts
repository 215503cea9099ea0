import type { Expression, Relation } from '../../language/index.js';
import { numberText } from '../number-text.js';
import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from './algebra.js';
import type { CodeRecursion } from './code.js';
import { CodeWriter } from './writer.js';

/** What code works on that calls a method for each operation. Memories have the methods of those of the closures. */
export interface OperationWorkspace {
  readonly environment: number[];
  /** One method for each operation. */
  readonly operations: unknown;
  /** A value that does not depend on the numbers that are looked at, as a plain number; `undefined` where it does. */
  fixed(e: Expression, what: 'value' | 'magnitude'): Evaluator | undefined;
  indexMemory(): unknown;
  keyedMemory(): unknown;
  scanMemory(): unknown;
  recursiveValues(of: CodeRecursion): unknown;
}

/** An expression as text: of what operations take, and of its value as a plain number. Only one of them is used. */
export interface OperationText {
  readonly node: string;
  readonly number: string;
}

/** Calls of one method for each operation as JavaScript text, in the order in which the closures do them. */
export abstract class OperationCode<V extends OperationText> implements PlainAlgebra<V> {
  protected readonly writer: CodeWriter;

  /** `known`: by name, what code refers to. */
  constructor(
    protected readonly workspace: OperationWorkspace,
    known: Readonly<Record<string, unknown>>,
  ) {
    this.writer = new CodeWriter(workspace.environment, { o: workspace.operations, ...known });
  }

  /** What operations take, as text; its plain number is asked for elsewhere. */
  protected abstract written(node: string): V;

  abstract whole(e: Expression, what: 'value' | 'magnitude', apart: () => V): V | undefined;
  abstract number(value: number): V;
  abstract index(slot: number): V;
  abstract scalar(given: number): V;
  abstract entry(given: number, index: V): V;
  abstract familyEntry(given: number, row: V, index: V): V;
  abstract absolute(operand: V): V;
  abstract share(left: V, right: V): V;
  abstract power(base: V, exponent: V, constant: number | null): V;
  abstract call(name: CallName, values: readonly V[]): V;
  abstract conditional(relation: Relation, left: V, right: V, whenTrue: () => V, whenFalse: () => V): V;

  /** The plain number of an expression that is fixed, `undefined` for another one. */
  protected fixedNumber(e: Expression, what: 'value' | 'magnitude'): string | undefined {
    const number = this.workspace.fixed(e, what);
    if (number === undefined) return undefined;
    const inline = what === 'value' ? this.indexText(e) : null;
    if (inline !== null) return inline;
    const name = `c${this.writer.fresh()}`;
    this.writer.know(name, number);
    return `${name}()`;
  }

  /** Sums and differences of indices and numbers, as most indices are, without a call. */
  private indexText(e: Expression): string | null {
    if (e.kind === 'number') return numberText(e.value.approximate());
    if (e.kind === 'index') return this.writer.slot(e.slot);
    if (e.kind !== 'binary' || (e.operator !== '+' && e.operator !== '-')) return null;
    const [left, right] = [this.indexText(e.left), this.indexText(e.right)];
    return left === null || right === null ? null : `(${left}${e.operator}${right})`;
  }

  negative({ node }: V): V {
    return this.written(`o.negative(${node})`);
  }

  binary(operator: '+' | '-' | '*', { node: left }: V, { node: right }: V): V {
    return this.written(`o.${METHODS[operator]}(${left},${right})`);
  }

  quotient({ node: left }: V, { node: right }: V): V {
    return this.written(`o.divide(${left},${right})`);
  }

  definition({ key, slots, body }: PlainDefinition<V>, indices: readonly V[]): V {
    const name = `d${key}`;
    if (this.writer.isNew(name)) this.writeDefinition(name, slots, body);
    return this.written(`${name}(${indices.map(({ number }) => number).join(',')})`);
  }

  private writeDefinition(name: string, slots: readonly number[], body: () => V): void {
    const parameters = slots.map((_, i) => `p${i}`);
    const locals = new Map(slots.map((slot, i) => [slot, parameters[i]!]));
    const stores = slots.map((slot, i) => `e[${slot}]=${parameters[i]};`).join('');
    const memory = `m${name}`;
    const { workspace, writer } = this;
    writer.know(memory, slots.length > 1 ? workspace.keyedMemory() : workspace.indexMemory());
    const at = slots.length > 1 ? `[${parameters.join(',')}]` : (parameters[0] ?? '0');
    writer.write(
      name,
      parameters,
      locals,
      () =>
        `const at=${memory}.place(${at});if(${memory}.knows(at))return ${memory}.read(at);` +
        `${stores}const node=${body().node};${memory}.write(at,node);return node;`,
    );
  }

  recursion({ key, slots, body, parameter, direction, first }: PlainRecursion<V>, indices: readonly V[]): V {
    const { writer } = this;
    const name = `r${key}`;
    if (writer.isNew(name)) {
      const of: CodeRecursion = { slots, parameter, direction, first: [], body: () => Number.NaN };
      writer.know(name, this.workspace.recursiveValues(of));
      const firsts: Evaluator[] = [];
      of.first = firsts;
      for (const [i, index] of first.entries())
        writer.writeFor(
          `${name}_first${i}`,
          () => `return ${index().number};`,
          (made) => firsts.push(made),
        );
      writer.writeFor(
        `${name}_body`,
        () => `return ${body().node};`,
        (made) => {
          of.body = made;
        },
      );
    }
    const at = indices.map(({ number }) => number);
    return this.written(at.length === 1 ? `${name}.at(${at[0]!})` : `${name}.atAll([${at.join(',')}])`);
  }

  reduction({ operator, slot, scan, from, to, body }: PlainReduction<V>): V {
    const { writer } = this;
    const name = `s${writer.fresh()}`;
    const memory = `m${name}`;
    const locals = new Map([[slot, 'k']]);
    const join = (sum: string): string => `o.${JOINS[operator]}(${sum},term)`;
    if (scan === 'afresh') {
      // The last index is computed before the first, as the closures do it.
      writer.write(
        name,
        ['end', 'start'],
        locals,
        () =>
          `if(!(end>=start))return o.constant(${EMPTY[operator]});let joined=-1;` +
          `for(let k=start;k<=end;k+=1){e[${slot}]=k;const term=${body().node};joined=k===start?term:${join('joined')};}` +
          'return joined;',
      );
      return this.written(`${name}(${to().number},${from().number})`);
    }
    writer.know(memory, this.workspace.scanMemory());
    const [anchor, k] = scan === 'suffix' ? ['end', 'anchor-j'] : ['start', 'anchor+j'];
    writer.write(
      name,
      ['start', 'end'],
      locals,
      () =>
        `if(!(end>=start))return o.constant(${EMPTY[operator]});const anchor=${anchor};${memory}.open(anchor);const wanted=end-start;` +
        `for(let j=${memory}.length;j<=wanted;j+=1){const k=${k};e[${slot}]=k;const term=${body().node};` +
        `${memory}.push(j===0?term:${join(`${memory}.at(j-1)`)});}` +
        `return ${memory}.at(wanted);`,
    );
    return this.written(`${name}(${from().number},${to().number})`);
  }

  evaluator(value: () => V): Evaluator {
    return this.writer.evaluator(() => value().node);
  }
}

/** A value that does not exist. */
export const NOTHING = 'o.constant(NaN)';

const METHODS = { '+': 'add', '-': 'subtract', '*': 'multiply' } as const;

/** What joins the terms of a reduction, and what there is without any. */
const JOINS = { sum: 'add', prod: 'multiply', max: 'max', min: 'min' } as const;
const EMPTY = { sum: '0', prod: '1', max: 'NaN', min: 'NaN' } as const;
