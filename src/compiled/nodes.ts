import { type Rational, toInterval } from '../arithmetic/index.js';
import type { ReductionOperator, Relation } from '../language/index.js';
import type { FormRange } from './index-bounds.js';
import { CLOSED, type IndexForm, indexConstant, indexVariable } from './index-form.js';
import type {
  BinaryOperation,
  KernelFunction,
  KernelNode,
  KernelRows,
  Traits,
  UnaryOperator,
} from './node.js';

type Shape = KernelNode extends infer N ? (N extends KernelNode ? Omit<N, keyof Traits> : never) : never;
type Sign = Traits['sign'];

const FIRST = indexVariable(0);

const OF_ANY_SIGN: ReadonlySet<UnaryOperator> = new Set(['negation', 'ln', 'log2', 'cos', 'sin']);
const COMMUTATIVE: ReadonlySet<BinaryOperation> = new Set(['+', '*', 'min', 'max']);

/** Makes nodes, each once: what is equal is shared. */
export class Nodes {
  private readonly byKey = new Map<string, KernelNode>();
  private readonly functionsByKey = new Map<string, KernelFunction>();
  private readonly rowsByKey = new Map<string, KernelRows>();

  number(value: Rational): KernelNode {
    const { lower, upper } = toInterval(value);
    return this.make(`number ${value}`, { kind: 'number', value }, CLOSED, {
      sign: value.sign >= 0 ? 'nonnegative' : 'any',
      width: lower === upper ? 'point' : 'interval',
      reads: null,
    });
  }

  index(form: IndexForm, sign: Sign): KernelNode {
    const reads = form.depth === CLOSED ? null : 'several';
    return this.make(`index ${sign} ${form.key}`, { kind: 'index', form }, form.depth, {
      sign,
      width: 'point',
      reads,
    });
  }

  given(given: number, indices: readonly IndexForm[], sign: Sign): KernelNode {
    const key = `given ${given} ${indices.map((index) => index.key).join()}`;
    const reads = indices.length === 1 ? indices[0]! : indices.length === 0 ? null : 'several';
    const depth = Math.max(CLOSED, ...indices.map((index) => index.depth));
    return this.make(key, { kind: 'given', given, indices }, depth, { sign, width: 'point', reads });
  }

  constant(name: 'pi'): KernelNode {
    return this.make(`constant ${name}`, { kind: 'constant', name }, CLOSED, {
      sign: 'nonnegative',
      width: 'interval',
      reads: null,
    });
  }

  unary(operator: UnaryOperator, operand: KernelNode): KernelNode {
    const rounds = operator === 'floor' || operator === 'ceil';
    const exact = operator === 'negation' || operator === 'abs' || rounds;
    const node = this.make(`${operator} ${operand.id}`, { kind: 'unary', operator, operand }, operand.depth, {
      sign: rounds ? operand.sign : OF_ANY_SIGN.has(operator) ? 'any' : 'nonnegative',
      width: exact ? operand.width : 'interval',
      reads: operand.reads,
    });
    return exact ? node : this.lifted(node);
  }

  binary(operator: BinaryOperation, left: KernelNode, right: KernelNode): KernelNode {
    const commutes = COMMUTATIVE.has(operator);
    if (commutes && left.id > right.id) return this.binary(operator, right, left);
    const signs = [left.sign, right.sign];
    const nonnegative =
      operator === 'real power' ||
      (operator === 'mod' && right.sign === 'nonnegative') ||
      (operator === 'max' && signs.includes('nonnegative')) ||
      (operator !== '-' && operator !== 'mod' && !signs.includes('any'));
    const selects = operator === 'min' || operator === 'max';
    const node = this.make(
      `${operator} ${left.id} ${right.id}`,
      { kind: 'binary', operator, left, right },
      Math.max(left.depth, right.depth),
      {
        sign: nonnegative ? 'nonnegative' : 'any',
        width: selects && left.width === 'point' && right.width === 'point' ? 'point' : 'interval',
        reads: joined(left.reads, right.reads),
      },
    );
    return operator === '/' || operator === 'mod' || operator === 'real power' ? this.lifted(node) : node;
  }

  choice(
    relation: Relation,
    left: KernelNode,
    right: KernelNode,
    whenTrue: KernelNode,
    whenFalse: KernelNode,
  ): KernelNode {
    const parts = [left, right, whenTrue, whenFalse];
    return this.make(
      `choice ${relation} ${parts.map(({ id }) => id).join(' ')}`,
      { kind: 'choice', relation, left, right, whenTrue, whenFalse },
      Math.max(...parts.map(({ depth }) => depth)),
      {
        sign: whenTrue.sign === 'nonnegative' && whenFalse.sign === 'nonnegative' ? 'nonnegative' : 'any',
        width: 'interval',
        reads: parts.map(({ reads }) => reads).reduce(joined),
      },
    );
  }

  power(base: KernelNode, exponent: IndexForm): KernelNode {
    const even = exponent.terms.size === 0 && exponent.constant % 2 === 0;
    return this.make(
      `power ${base.id} ${exponent.key}`,
      { kind: 'power', base, exponent },
      Math.max(base.depth, exponent.depth),
      {
        sign: even || base.sign === 'nonnegative' ? 'nonnegative' : 'any',
        width: 'interval',
        reads: exponent.depth === CLOSED ? base.reads : 'several',
      },
    );
  }

  reduction(
    operator: ReductionOperator,
    variable: number,
    range: FormRange,
    body: KernelNode,
    depth: number,
  ): KernelNode {
    return this.make(
      `${operator} x${variable} ${range.from.key}..${range.to.key} ${body.id}`,
      { kind: 'reduction', operator, range, variable, body },
      depth,
      { sign: body.sign, width: reducedWidth(operator, body), reads: depth === CLOSED ? null : 'several' },
    );
  }

  value(of: KernelFunction, index: IndexForm): KernelNode {
    if (of.kind === 'map' && of.body.depth === CLOSED) return of.body;
    const { sign, width } = of;
    return this.make(`value ${of.id} ${index.key}`, { kind: 'value', of, index }, index.depth, {
      sign,
      width,
      reads: index,
    });
  }

  map(body: KernelNode): KernelFunction {
    // The function whose value at each index is that of another function there is that function.
    if (body.kind === 'value' && body.index.key === FIRST.key) return body.of;
    return this.function(`map ${body.id}`, { kind: 'map', body, sign: body.sign, width: body.width });
  }

  /** A recursion without its body yet. */
  recursion(definition: number, direction: 'up' | 'down', start: IndexForm, sign: Sign): KernelFunction {
    const none = this.index(indexConstant(0), 'any');
    return this.function(`recursion ${definition} ${sign}`, {
      kind: 'recursion',
      direction,
      start,
      body: none,
      sign,
      width: 'interval',
    });
  }

  scan(
    direction: 'up' | 'down',
    operator: ReductionOperator,
    anchor: IndexForm,
    body: KernelNode,
  ): KernelFunction {
    return this.function(`scan ${direction} ${operator} ${anchor.key} ${body.id}`, {
      kind: 'scan',
      direction,
      operator,
      anchor,
      body,
      sign: body.sign,
      width: reducedWidth(operator, body),
    });
  }

  /** Whether there are any scans side by side. */
  get hasRows(): boolean {
    return this.rowsByKey.size > 0;
  }

  rowValue(of: KernelRows, row: IndexForm, index: IndexForm): KernelNode {
    return this.make(
      `row value ${of.id} ${row.key} ${index.key}`,
      { kind: 'row value', of, row, index },
      Math.max(row.depth, index.depth),
      { sign: of.sign, width: 'interval', reads: 'several' },
    );
  }

  rows(
    direction: 'up' | 'down',
    operator: ReductionOperator,
    anchor: IndexForm,
    body: KernelNode,
    when: 'always' | 'if known',
  ): KernelRows | null {
    const key = `rows ${direction} ${operator} ${anchor.key} ${body.id}`;
    let rows = this.rowsByKey.get(key);
    if (!rows && when === 'if known') return null;
    if (!rows) {
      rows = { id: this.rowsByKey.size, body, sign: body.sign, direction, operator, anchor };
      this.rowsByKey.set(key, rows);
    }
    return rows;
  }

  /**
   * A costly node that reads everything at one index becomes a value of a function, so that `sqrt(V[t])` and
   * `sqrt(V[t-1])` are two values of one function and each root is taken once.
   */
  private lifted(node: KernelNode): KernelNode {
    const { reads } = node;
    if (reads === null || reads === 'several') return node;
    const body = this.moved(node, reads);
    if (reads.depth === CLOSED && !this.functionsByKey.has(`map ${body.id}`)) return node;
    return this.value(this.map(body), reads);
  }

  /** The node with FIRST in place of the one index `at` at which it reads. */
  private moved(node: KernelNode, at: IndexForm): KernelNode {
    if (node.reads === null) return node;
    switch (node.kind) {
      case 'given':
        return this.given(node.given, [FIRST], node.sign);
      case 'value':
        return this.value(node.of, FIRST);
      case 'unary':
        return this.make(
          `${node.operator} ${this.moved(node.operand, at).id}`,
          { ...node, operand: this.moved(node.operand, at) },
          FIRST.depth,
          { ...node, reads: FIRST },
        );
      case 'binary': {
        const left = this.moved(node.left, at);
        const right = this.moved(node.right, at);
        return this.make(`${node.operator} ${left.id} ${right.id}`, { ...node, left, right }, FIRST.depth, {
          ...node,
          reads: FIRST,
        });
      }
      case 'choice': {
        const [left, right] = [this.moved(node.left, at), this.moved(node.right, at)];
        const [whenTrue, whenFalse] = [this.moved(node.whenTrue, at), this.moved(node.whenFalse, at)];
        return this.choice(node.relation, left, right, whenTrue, whenFalse);
      }
      case 'power':
        return this.power(this.moved(node.base, at), node.exponent);
      default:
        throw new TypeError(`a ${node.kind} does not read at one index`);
    }
  }

  private make(
    key: string,
    shape: Shape,
    depth: number,
    traits: Pick<Traits, 'sign' | 'width' | 'reads'>,
  ): KernelNode {
    const known = this.byKey.get(key);
    if (known) return known;
    const node = { ...shape, ...pickTraits(traits), depth, id: this.byKey.size } as KernelNode;
    this.byKey.set(key, node);
    return node;
  }

  private function(
    key: string,
    shape: KernelFunction extends infer F ? (F extends KernelFunction ? Omit<F, 'id'> : never) : never,
  ): KernelFunction {
    const known = this.functionsByKey.get(key);
    if (known) return known;
    const made = { ...shape, id: this.functionsByKey.size } as KernelFunction;
    this.functionsByKey.set(key, made);
    return made;
  }
}

/** The least or greatest of numbers is one of them. */
function reducedWidth(operator: ReductionOperator, body: KernelNode): Traits['width'] {
  return operator === 'max' || operator === 'min' ? body.width : 'interval';
}

function pickTraits({ sign, width, reads }: Pick<Traits, 'sign' | 'width' | 'reads'>) {
  return { sign, width, reads };
}

function joined(a: Traits['reads'], b: Traits['reads']): Traits['reads'] {
  if (a === null) return b;
  if (b === null) return a;
  return a !== 'several' && b !== 'several' && a.key === b.key ? a : 'several';
}
