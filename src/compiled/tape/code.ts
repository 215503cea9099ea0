import type { Expression, Relation } from '../../language/index.js';
import { numberText } from '../number-text.js';
import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from '../plain/algebra.js';
import type { CodeRecursion } from '../plain/code.js';
import { CodeWriter, operatorText } from '../plain/writer.js';

/** What code on a tape works on. Memories have the methods of those of the closures, and keep positions on the tape. */
export interface TapeWorkspace {
  readonly environment: number[];
  /** One method for each operation: from positions of operands to that of the result. */
  readonly operations: unknown;
  /** Positions of the numbers of a point. */
  readonly values: { readonly scalars: unknown; readonly sequences: unknown; readonly rows: unknown };
  /** Index of the first entry of a sequence, or of the first row of a family; of the first entry of each row. */
  readonly from: unknown;
  readonly rowFrom: unknown;
  /** A value that no climb moves, as a plain number; `undefined` where it moves. */
  fixed(e: Expression, what: 'value' | 'magnitude'): Evaluator | undefined;
  indexMemory(): unknown;
  keyedMemory(): unknown;
  scanMemory(): unknown;
  recursiveValues(of: CodeRecursion): unknown;
}

/** An expression as text: of its position on the tape, and of its value as a plain number. Only one of them is used. */
export interface TapeText {
  readonly node: string;
  readonly number: string;
  /** It depends on nothing that a climb moves. */
  readonly isFixed: boolean;
}

/**
 * Numbers on a tape as JavaScript text. Operations stand in the order in which the closures do them, so that the tape is the same. Everything
 * that is written while an evaluator is made becomes code with it.
 */
export class TapeCode implements PlainAlgebra<TapeText> {
  private readonly writer: CodeWriter;

  constructor(private readonly workspace: TapeWorkspace) {
    const { environment, operations, values, from, rowFrom } = workspace;
    this.writer = new CodeWriter(environment, { o: operations, from, rowFrom, ...values });
  }

  whole(e: Expression, what: 'value' | 'magnitude'): TapeText | undefined {
    const number = this.workspace.fixed(e, what);
    if (number === undefined) return undefined;
    const inline = what === 'value' ? this.indexText(e) : null;
    if (inline !== null) return fixed(inline);
    const name = `c${this.writer.fresh()}`;
    this.writer.know(name, number);
    return fixed(`${name}()`);
  }

  /** Sums and differences of indices and numbers, as most indices are, without a call. */
  private indexText(e: Expression): string | null {
    if (e.kind === 'number') return numberText(e.value.approximate());
    if (e.kind === 'index') return this.writer.slot(e.slot);
    if (e.kind !== 'binary' || (e.operator !== '+' && e.operator !== '-')) return null;
    const [left, right] = [this.indexText(e.left), this.indexText(e.right)];
    return left === null || right === null ? null : `(${left}${e.operator}${right})`;
  }

  number(value: number): TapeText {
    return fixed(numberText(value));
  }

  index(slot: number): TapeText {
    return fixed(this.writer.slot(slot));
  }

  scalar(given: number): TapeText {
    return written(`scalars[${given}]`);
  }

  entry(given: number, { number: index }: TapeText): TapeText {
    return written(`(sequences[${given}][${index}-from[${given}]]??${NOTHING})`);
  }

  familyEntry(given: number, { number: row }: TapeText, { number: index }: TapeText): TapeText {
    const place = this.writer.temporary();
    return written(
      `(${place}=${row}-from[${given}],rows[${given}][${place}]?.[${index}-rowFrom[${given}][${place}]]??${NOTHING})`,
    );
  }

  negative({ node }: TapeText): TapeText {
    return written(`o.negative(${node})`);
  }

  absolute({ node }: TapeText): TapeText {
    return written(`o.magnitude(${node})`);
  }

  binary(operator: '+' | '-' | '*', { node: left }: TapeText, { node: right }: TapeText): TapeText {
    return written(`o.${METHODS[operator]}(${left},${right})`);
  }

  quotient({ node: left }: TapeText, { node: right }: TapeText): TapeText {
    return written(`o.divide(${left},${right})`);
  }

  share({ node: left }: TapeText, { node: right }: TapeText): TapeText {
    return written(`o.share(${left},${right})`);
  }

  power({ node: base }: TapeText, exponent: TapeText): TapeText {
    return written(
      exponent.isFixed ? `o.fixedPower(${base},${exponent.number})` : `o.power(${base},${exponent.node})`,
    );
  }

  call(name: CallName, values: readonly TapeText[]): TapeText {
    if (name === 'pi') return fixed('Math.PI');
    const nodes = values.map(({ node }) => node);
    if (name === 'mod') return written(`o.mod(${nodes.join(',')})`);
    const [first = NOTHING, ...others] = nodes;
    if (name !== 'min' && name !== 'max') return written(`o.${name}(${first})`);
    return written(others.reduce((best, next) => `o.${name}(${best},${next})`, first));
  }

  conditional(
    relation: Relation,
    { node: left }: TapeText,
    { node: right }: TapeText,
    whenTrue: () => TapeText,
    whenFalse: () => TapeText,
  ): TapeText {
    const { writer } = this;
    const [a, b, x, y] = [writer.temporary(), writer.temporary(), writer.temporary(), writer.temporary()];
    const branches = `(o.kink(${a},${b}),${x}${operatorText(relation)}${y})?${whenTrue().node}:${whenFalse().node}`;
    return written(
      `(${a}=${left},${b}=${right},${x}=o.value(${a}),${y}=o.value(${b}),${x}+${y}!==${x}+${y}?${NOTHING}:${branches})`,
    );
  }

  definition({ key, slots, body }: PlainDefinition<TapeText>, indices: readonly TapeText[]): TapeText {
    const name = `d${key}`;
    if (this.writer.isNew(name)) this.writeDefinition(name, slots, body);
    return written(`${name}(${indices.map(({ number }) => number).join(',')})`);
  }

  private writeDefinition(name: string, slots: readonly number[], body: () => TapeText): void {
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

  recursion(
    { key, slots, body, parameter, direction, first }: PlainRecursion<TapeText>,
    indices: readonly TapeText[],
  ): TapeText {
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
    return written(at.length === 1 ? `${name}.at(${at[0]!})` : `${name}.atAll([${at.join(',')}])`);
  }

  reduction({ operator, slot, scan, from, to, body }: PlainReduction<TapeText>): TapeText {
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
      return written(`${name}(${to().number},${from().number})`);
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
    return written(`${name}(${from().number},${to().number})`);
  }

  evaluator(value: () => TapeText): Evaluator {
    return this.writer.evaluator(() => value().node);
  }
}

function fixed(number: string): TapeText {
  return { node: `o.constant(${number})`, number, isFixed: true };
}

function written(node: string): TapeText {
  return { node, number: `o.value(${node})`, isFixed: false };
}

/** A value that does not exist. */
const NOTHING = 'o.constant(NaN)';

const METHODS = { '+': 'add', '-': 'subtract', '*': 'multiply' } as const;

/** What joins the terms of a reduction, and what there is without any. */
const JOINS = { sum: 'add', prod: 'multiply', max: 'max', min: 'min' } as const;
const EMPTY = { sum: '0', prod: '1', max: 'NaN', min: 'NaN' } as const;
