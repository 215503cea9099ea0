import type { Rational } from '../../arithmetic/index.js';
import type { Expression, Relation } from '../../language/index.js';
import type { CallName, PlainReduction } from '../plain/algebra.js';
import { OperationCode, type OperationText, type OperationWorkspace } from '../plain/operation-code.js';
import { operatorText } from '../plain/writer.js';
import { Unsupported } from '../unsupported.js';

/** What code of residues works on: operations go from residues to residues, and memories keep residues. */
export interface ResidueWorkspace extends OperationWorkspace {
  /** The residues of the numbers of a point, by methods. */
  readonly values: unknown;
  /** The residues of the constants that code asks for, by their positions. */
  readonly constants: unknown;
  /** The position of a constant among them. */
  constant(value: Rational): number;
}

/** Functions of whole numbers: what they say of indices is exact in floating point. */
const OF_INDICES: ReadonlySet<CallName> = new Set(['min', 'max', 'floor', 'ceil', 'mod', 'abs']);

/**
 * Rational operations modulo a prime as JavaScript text. What decides which operations are done, indices, ends of ranges, exponents and conditions,
 * has to be fixed by the horizon and the integer givens: it is computed as a plain number. What has no residue (a root, a maximum of numbers)
 * is not supported; NaN stands for what has none at a point, such as a quotient by a multiple of the prime.
 */
export class ResidueCode extends OperationCode<OperationText> {
  constructor(private readonly space: ResidueWorkspace) {
    super(space, { v: space.values, constants: space.constants });
  }

  protected written(node: string): OperationText {
    return {
      node,
      get number(): string {
        throw new Unsupported('an index that depends on real numbers');
      },
    };
  }

  whole(e: Expression, what: 'value' | 'magnitude', apart: () => OperationText): OperationText | undefined {
    if (what === 'magnitude') throw new Unsupported('a residue has no magnitude');
    const number = this.fixedNumber(e, what);
    if (number === undefined) return undefined;
    if (e.kind === 'number') return { number, node: `constants[${this.space.constant(e.value)}]` };
    if (e.kind === 'call' && OF_INDICES.has(e.function)) return { number, node: `o.integer(${number})` };
    return {
      number,
      get node(): string {
        return apart().node;
      },
    };
  }

  /** Never asked for: `whole` knows all numbers. */
  number(): OperationText {
    throw new Unsupported('a number');
  }

  index(slot: number): OperationText {
    return this.written(`o.integer(${this.writer.slot(slot)})`);
  }

  scalar(given: number): OperationText {
    return this.written(`v.scalar(${given})`);
  }

  entry(given: number, { number: index }: OperationText): OperationText {
    return this.written(`v.entry(${given},${index})`);
  }

  familyEntry(
    given: number,
    { number: row }: OperationText,
    { number: index }: OperationText,
  ): OperationText {
    return this.written(`v.familyEntry(${given},${row},${index})`);
  }

  absolute(): OperationText {
    throw new Unsupported('an absolute value');
  }

  share(): OperationText {
    throw new Unsupported('a share');
  }

  power({ node: base }: OperationText, { number: exponent }: OperationText): OperationText {
    return this.written(`o.power(${base},${exponent})`);
  }

  call(name: CallName): OperationText {
    throw new Unsupported(`${name} of real numbers`);
  }

  conditional(
    relation: Relation,
    { number: left }: OperationText,
    { number: right }: OperationText,
    whenTrue: () => OperationText,
    whenFalse: () => OperationText,
  ): OperationText {
    const [a, b] = [this.writer.temporary(), this.writer.temporary()];
    const branches = `${a}${operatorText(relation)}${b}?${whenTrue().node}:${whenFalse().node}`;
    return this.written(`(${a}=${left},${b}=${right},o.isClear(${a},${b})?${branches}:NaN)`);
  }

  override reduction(of: PlainReduction<OperationText>): OperationText {
    if (of.operator === 'max' || of.operator === 'min')
      throw new Unsupported(`${of.operator} of real numbers`);
    return super.reduction(of);
  }
}
