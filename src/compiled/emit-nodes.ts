import { type Bounds, binary64, type Rational, toInterval } from '../arithmetic/index.js';
import type { Claim, ReductionOperator } from '../language/index.js';
import { Block, type Bound, Names } from './code.js';
import { type CalledFunction, type Operand, Operations, type Table } from './emit-operation.js';
import { fixedBy } from './fixed.js';
import type { GivenLayout } from './given-layout.js';
import type { FormRange } from './index-bounds.js';
import { CLOSED, combine, HORIZON, type IndexForm, indexConstant, mayHaveNoValue } from './index-form.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';
import { isTotal } from './references.js';
import { holdsText, violatedText } from './relation-text.js';
import * as round from './rounding.js';

const PI = binary64.pi() as Bounds;

/** Tables are for the indices 0..T+1: what is asked elsewhere is computed each time. */
const INDICES_BEYOND = 2;

/** The code inside one loop (or outside of all), with what has been computed there already. */
export interface Place {
  readonly depth: number;
  readonly block: Block;
  readonly known: Map<KernelNode, Operand>;
  readonly range: FormRange | null;
}

/** Where values of functions and totals that are already computed stand. */
export interface Computed {
  /** The value of a function at an index, `null` if it has to be computed in this loop first. */
  value(of: KernelFunction, index: IndexForm): Bound;
  rowValue(of: KernelRows, row: IndexForm, index: IndexForm): Bound;
  total(total: KernelNode): Bound;
}

/** Writes the code of nodes. A node goes to the outermost place where all that it depends on is known. */
export class NodeWriter {
  readonly names = new Names();
  /** Code that has to run before any other. */
  readonly prelude: string[] = [];
  private readonly tables = new Map<KernelNode, string>();
  readonly operations = new Operations(this.names);
  private places: Place[] = [];

  constructor(
    readonly claim: Claim,
    private readonly givens: GivenLayout,
    private readonly computed: Computed,
  ) {
    this.places = [place(CLOSED, null)];
  }

  get outside(): Place {
    return this.places[0]!;
  }

  /** Runs `write` inside a loop over `range`, and returns the place of the loop's body. */
  within(range: FormRange, write: (inside: Place) => void): Place {
    const inside = place(this.places.length - 1, range);
    this.places.push(inside);
    write(inside);
    this.places.pop();
    return inside;
  }

  /** The loops around the code that is being written, the outermost first. */
  get loops(): readonly FormRange[] {
    return this.places.slice(1).map(({ range }) => range!);
  }

  bounds(node: KernelNode): Operand {
    const here = this.places[node.depth + 1]!;
    const known = here.known.get(node);
    if (known) return known;
    const written = this.write(node, here.block);
    here.known.set(node, written);
    return written;
  }

  private write(node: KernelNode, block: Block): Operand {
    const { operations } = this;
    switch (node.kind) {
      case 'number': {
        const { lower, upper } = toInterval(node.value);
        const exactFactor = lower === upper && isPowerOfTwo(node.value);
        return { l: literal(lower), h: literal(upper), sign: node.sign, exactFactor };
      }
      case 'constant': {
        const { lower, upper } = PI;
        return { l: literal(lower), h: literal(upper), sign: node.sign };
      }
      case 'index':
        return this.point(block, node.form.key, node.sign);
      case 'given':
        return this.point(block, this.givens.text(node.given, node.indices, this.loops), node.sign);
      case 'unary': {
        const operand = this.bounds(node.operand);
        switch (node.operator) {
          case 'negation':
            return operations.negate(block, operand);
          case 'abs':
            return operations.absolute(block, operand);
          case 'floor':
          case 'ceil':
            return operations.step(block, node.operator, operand);
          case 'sqrt':
            return operations.root(block, operand);
          default:
            return this.call(block, node, node.operator, [operand.l, operand.h]);
        }
      }
      case 'binary':
        return this.binary(node, block);
      case 'choice':
        return this.choice(node, block);
      case 'power':
        return operations.power(block, this.bounds(node.base), node.exponent, node.sign, () =>
          this.table(node),
        );
      case 'value':
        return this.loaded(block, this.computed.value(node.of, node.index), node.sign);
      case 'row value':
        return this.loaded(block, this.computed.rowValue(node.of, node.row, node.index), node.sign);
      case 'reduction':
        return isTotal(node) ? { ...this.computed.total(node), sign: node.sign } : this.reduce(node, block);
    }
  }

  /**
   * Both values are computed, and one is chosen, or both are enclosed where the condition is not decided. That the value that is
   * not chosen does not exist is no finding.
   */
  private choice(node: Extract<KernelNode, { kind: 'choice' }>, block: Block): Operand {
    const { operations } = this;
    const left = this.bounds(node.left);
    const right = this.bounds(node.right);
    if (isWhole(node.left) && isWhole(node.right)) {
      const [a, b] = operations.silently(() => [this.bounds(node.whenTrue), this.bounds(node.whenFalse)]);
      return operations.pick(block, holdsText(node.relation, left, right), a, b, node.sign);
    }
    const [a, b] = operations.silently(() => [this.bounds(node.whenTrue), this.bounds(node.whenFalse)]);
    const width = (of: Bound) => `(${of.h}-${of.l})`;
    const finite = `${width(left)}+${width(right)}<Infinity`;
    return operations.choose(
      block,
      {
        yes: `${holdsText(node.relation, left, right)}&&${finite}`,
        no: `${violatedText(node.relation, left, right)}&&${finite}`,
        known: finite,
      },
      a,
      b,
      node.sign,
    );
  }

  private binary(node: Extract<KernelNode, { kind: 'binary' }>, block: Block): Operand {
    const { operations } = this;
    const left = this.bounds(node.left);
    const right = this.bounds(node.right);
    switch (node.operator) {
      case '+':
        return operations.add(block, left, right);
      case '-':
        return operations.subtract(block, left, right);
      case '*':
        return operations.multiply(block, left, right);
      case '/':
        return operations.divide(block, left, right);
      case 'mod':
        return this.call(block, node, 'mod', [left.l, left.h, right.l, right.h]);
      case 'real power':
        return this.call(block, node, 'realPower', [left.l, left.h, right.l, right.h]);
      default:
        return operations.select(block, node.operator, left, right, node.sign);
    }
  }

  private call(block: Block, node: KernelNode, name: CalledFunction, operands: readonly string[]): Operand {
    return this.operations.call(block, name, operands, node.sign, name === 'ln' ? null : this.table(node));
  }

  /** Where a value that no given changes is kept from one case to the next; `null` if it may change. A logarithm costs no more than a look. */
  private table(node: KernelNode): Table | null {
    const fixed = fixedBy(node);
    if (!fixed) return null;
    let name = this.tables.get(node);
    if (!name) {
      name = this.names.fresh('m');
      const key = fixed.onHorizon ? HORIZON : '0';
      const length = fixed.variable === null ? '1' : `${HORIZON}+${INDICES_BEYOND}`;
      this.prelude.push(`const ${name}=calls.table(${this.tables.size},${key},${length});`);
      this.tables.set(node, name);
    }
    return { name, index: fixed.variable === null ? null : `x${fixed.variable}` };
  }

  /** Reads an array entry once. */
  private loaded(block: Block, { l, h }: Bound, sign: Operand['sign']): Operand {
    if (!l.includes('[')) return { l, h, sign };
    const name = this.names.fresh('v');
    block.add(l === h ? `const ${name}l=${l};` : `const ${name}l=${l},${name}h=${h};`);
    return { l: `${name}l`, h: l === h ? `${name}l` : `${name}h`, sign };
  }

  private point(block: Block, text: string, sign: Operand['sign']): Operand {
    const name = this.names.fresh('v');
    block.add(`const ${name}=${text};`);
    return { l: name, h: name, sign };
  }

  /** A reduction in a loop of its own, inside the loops that it depends on. */
  private reduce(node: Extract<KernelNode, { kind: 'reduction' }>, block: Block): Operand {
    const sum = new Accumulator(node, { kind: 'at its end', range: node.range }, this, block);
    const saved = this.places;
    this.places = saved.slice(0, node.variable + 1);
    const inside = this.within(node.range, (inner) => sum.step(inner.block, this.bounds(node.body)));
    this.places = saved;
    writeLoop(block, inside, `x${node.variable}`, node.range, 'up');
    return sum.result(block);
  }
}

/**
 * A sum or product that grows by a term at a time: rounded at each step, unless it is a sum of nonnegative
 * terms, which is added up plainly and rounded when it is read. `read`: while it grows, or once at its end.
 */
export class Accumulator {
  private readonly name: string;
  private readonly isPlain: boolean;
  /** The least or greatest of numbers: a number, and as numbers are finite, infinite only where there is none yet. */
  private readonly isOfNumbers: boolean;

  constructor(
    private readonly of: {
      readonly operator: ReductionOperator;
      readonly sign: KernelNode['sign'];
      readonly width?: KernelNode['width'];
    },
    private readonly read:
      | { readonly kind: 'growing' }
      | { readonly kind: 'at its end'; readonly range: FormRange },
    private readonly writer: NodeWriter,
    before: Block,
  ) {
    this.name = writer.names.fresh('s');
    this.isPlain = of.operator === 'sum' && of.sign === 'nonnegative';
    const { name } = this;
    this.isOfNumbers = isExtreme(of.operator) && of.width === 'point';
    if (this.isOfNumbers) {
      before.add(`let ${name}l=${emptyExtreme(of.operator)};`);
      return;
    }
    const neutral = neutralText(of.operator);
    before.add(`let ${name}l=${neutral},${name}h=${neutral};`);
    if (isExtreme(of.operator)) before.add(`let ${name}n=0;`);
    if (this.isPlain && read.kind === 'growing')
      before.add(`let ${name}d=${round.DOWN},${name}u=${round.UP};`);
  }

  step(block: Block, term: Operand): void {
    const { name } = this;
    block.operations += 1;
    if (this.isPlain) {
      block.add(`${name}l+=${term.l};${name}h+=${term.h};`);
      // 1 -+ (n+1) 2^-52 after n terms, exactly.
      if (this.read.kind === 'growing') block.add(`${name}d-=${round.EPSILON};${name}u+=${round.EPSILON};`);
      return;
    }
    const { operator } = this.of;
    if (this.isOfNumbers) {
      block.add(`${name}l=Math.${operator}(${name}l,${term.l});`);
      return;
    }
    if (isExtreme(operator)) {
      // A term that is no finite enclosure leaves none.
      const finite = `${term.h}-${term.l}<Infinity`;
      const of = (bound: 'l' | 'h') =>
        `${name}${bound}=!(${finite})?NaN:${name}n===0?${term[bound]}:Math.${operator}(${name}${bound},${term[bound]});`;
      block.add(`${of('l')}${of('h')}${name}n=1;`);
      return;
    }
    const { operations } = this.writer;
    const sum: Operand = { l: `${name}l`, h: `${name}h`, sign: this.of.sign };
    const next =
      this.of.operator === 'sum' ? operations.add(block, sum, term) : operations.multiply(block, sum, term);
    block.add(`${name}l=${next.l};${name}h=${next.h};`);
  }

  /** Bounds of what has been added up so far. */
  result(block: Block): Operand {
    const result = this.writer.names.fresh('r');
    if (this.isOfNumbers) {
      const { name } = this;
      block.add(`const ${result}l=${name}l===${emptyExtreme(this.of.operator)}?NaN:${name}l;`);
      return { l: `${result}l`, h: `${result}l`, sign: this.of.sign };
    }
    block.add(`const ${result}l=${this.lower},${result}h=${this.upper};`);
    return { l: `${result}l`, h: `${result}h`, sign: this.of.sign };
  }

  private get lower(): string {
    if (!this.isPlain) return `${this.name}l`;
    if (this.read.kind === 'growing') return `${this.name}l*${this.name}d`;
    return round.longSumDown(`${this.name}l`, countText(this.read.range));
  }

  private get upper(): string {
    if (!this.isPlain) return `${this.name}h`;
    if (this.read.kind === 'growing') return `${this.name}h*${this.name}u`;
    return round.longSumUp(`${this.name}h`, countText(this.read.range));
  }
}

/** What a reduction over an empty range has for bounds: a maximum or minimum none. */
export function neutralText(operator: ReductionOperator): string {
  if (isExtreme(operator)) return 'NaN';
  return operator === 'sum' ? '0' : '1';
}

/** Where a maximum or minimum of numbers begins. */
function emptyExtreme(operator: ReductionOperator): string {
  return operator === 'max' ? '-Infinity' : 'Infinity';
}

function isExtreme(operator: ReductionOperator): operator is 'max' | 'min' {
  return operator === 'max' || operator === 'min';
}

function countText({ from, to }: FormRange): string {
  return `Math.max(0,${combine(combine(to, from, -1), indexConstant(1), 1).key})`;
}

function place(depth: number, range: FormRange | null): Place {
  return { depth, block: new Block(), known: new Map(), range };
}

/** Work of an empty run through a loop, in operations. */
const LOOP_OPERATIONS = 1;

/** Writes a loop around the code of `inside`; the work that it does is counted outside of it. */
export function writeLoop(
  block: Block,
  inside: Place,
  variable: string,
  { from, to }: FormRange,
  direction: 'up' | 'down',
): void {
  const operations = inside.block.operations + LOOP_OPERATIONS;
  block.add(
    direction === 'up'
      ? `for(let ${variable}=${from.key};${variable}<=${to.key};${variable}++){`
      : `for(let ${variable}=${to.key};${variable}>=${from.key};${variable}--){`,
  );
  block.add(inside.block.text);
  block.add('}');
  block.add(`work+=${operations}*${countText({ from, to })};`);
}

/** Whether a node is an integer at every case: it is exact then, and a relation between two such holds or fails. */
function isWhole(node: KernelNode): boolean {
  return node.kind === 'number'
    ? node.value.isInteger && node.width === 'point'
    : node.kind === 'index' && !mayHaveNoValue(node.form);
}

/** Whether a number is 1, 2, 4, …, exactly: `Math.log2` rounds, and would take 2^49 + 1 for one. */
function isPowerOfTwo({ numerator, denominator }: Rational): boolean {
  return denominator === 1n && numerator > 0n && (numerator & (numerator - 1n)) === 0n;
}

export function literal(x: number): string {
  return x < 0 || Object.is(x, -0) ? `(${x})` : String(x);
}
