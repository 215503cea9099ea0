import type { Expression, Relation } from '../../language/index.js';
import { numberText } from '../number-text.js';
import type { CallName } from '../plain/algebra.js';
import {
  NOTHING,
  OperationCode,
  type OperationText,
  type OperationWorkspace,
} from '../plain/operation-code.js';
import { operatorText } from '../plain/writer.js';

/** What code on a tape works on: operations go from positions of operands to that of the result, and memories keep positions. */
export interface TapeWorkspace extends OperationWorkspace {
  /** Positions of the numbers of a point. */
  readonly values: { readonly scalars: unknown; readonly sequences: unknown; readonly rows: unknown };
  /** Index of the first entry of a sequence, or of the first row of a family; of the first entry of each row. */
  readonly from: unknown;
  readonly rowFrom: unknown;
}

/** An expression as text: of its position on the tape, and of its value as a plain number. */
export interface TapeText extends OperationText {
  /** It depends on nothing that a climb moves. */
  readonly isFixed: boolean;
}

/**
 * Numbers on a tape as JavaScript text. Operations stand in the order in which the closures do them, so that the tape is the same. Everything
 * that is written while an evaluator is made becomes code with it.
 */
export class TapeCode extends OperationCode<TapeText> {
  constructor(workspace: TapeWorkspace) {
    const { values, from, rowFrom } = workspace;
    super(workspace, { from, rowFrom, ...values });
  }

  protected written(node: string): TapeText {
    return { node, number: `o.value(${node})`, isFixed: false };
  }

  whole(e: Expression, what: 'value' | 'magnitude'): TapeText | undefined {
    const number = this.fixedNumber(e, what);
    return number === undefined ? undefined : fixed(number);
  }

  number(value: number): TapeText {
    return fixed(numberText(value));
  }

  index(slot: number): TapeText {
    return fixed(this.writer.slot(slot));
  }

  scalar(given: number): TapeText {
    return this.written(`scalars[${given}]`);
  }

  entry(given: number, { number: index }: TapeText): TapeText {
    return this.written(`(sequences[${given}][${index}-from[${given}]]??${NOTHING})`);
  }

  familyEntry(given: number, { number: row }: TapeText, { number: index }: TapeText): TapeText {
    const place = this.writer.temporary();
    return this.written(
      `(${place}=${row}-from[${given}],rows[${given}][${place}]?.[${index}-rowFrom[${given}][${place}]]??${NOTHING})`,
    );
  }

  absolute({ node }: TapeText): TapeText {
    return this.written(`o.magnitude(${node})`);
  }

  share({ node: left }: TapeText, { node: right }: TapeText): TapeText {
    return this.written(`o.share(${left},${right})`);
  }

  power({ node: base }: TapeText, exponent: TapeText): TapeText {
    return this.written(
      exponent.isFixed ? `o.fixedPower(${base},${exponent.number})` : `o.power(${base},${exponent.node})`,
    );
  }

  call(name: CallName, values: readonly TapeText[]): TapeText {
    if (name === 'pi') return fixed('Math.PI');
    const nodes = values.map(({ node }) => node);
    if (name === 'mod') return this.written(`o.mod(${nodes.join(',')})`);
    const [first = NOTHING, ...others] = nodes;
    if (name !== 'min' && name !== 'max') return this.written(`o.${name}(${first})`);
    return this.written(others.reduce((best, next) => `o.${name}(${best},${next})`, first));
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
    return this.written(
      `(${a}=${left},${b}=${right},${x}=o.value(${a}),${y}=o.value(${b}),${x}+${y}!==${x}+${y}?${NOTHING}:${branches})`,
    );
  }
}

function fixed(number: string): TapeText {
  return { node: `o.constant(${number})`, number, isFixed: true };
}
