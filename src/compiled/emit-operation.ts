import { type Block, type Bound, finiteText, type Names } from './code.js';
import { CLOSED, type IndexForm } from './index-form.js';
import type { KernelNode } from './node.js';
import * as round from './rounding.js';

/** Bounds with what is known of the value between them. */
export interface Operand extends Bound {
  readonly sign: KernelNode['sign'];
  /** A power of two from 1 up, by which multiplication is exact. */
  readonly exactFactor?: boolean;
}

/** A table of bounds at indices, and the index at which it is asked: `null` where there is one entry. */
export interface Table {
  readonly name: string;
  readonly index: string | null;
}

/** Integer powers up to this one are repeated products in the kernel; others are called. */
const MAX_REPEATED = 8;

const ONE: Operand = { l: '1', h: '1', sign: 'nonnegative' };

/** Functions that are called, and how much work a call is, in operations of some five nanoseconds: measured, to within a factor of two. */
const CALL_OPERATIONS = {
  ln: 10,
  exp: 170,
  log2: 170,
  cos: 400,
  sin: 400,
  mod: 12,
  integerPower: 40,
  realPower: 400,
} as const;

export type CalledFunction = keyof typeof CALL_OPERATIONS;

/** Looking up in a table what no given changes. */
const LOOK_OPERATIONS = 10;

/** Writes operations on bounds into a block. Every result has its own names. */
export class Operations {
  private isSilent = false;

  constructor(private readonly names: Names) {}

  /** Writes without noting that something does not exist: what is written may not be needed. */
  silently<R>(write: () => R): R {
    const before = this.isSilent;
    this.isSilent = true;
    try {
      return write();
    } finally {
      this.isSilent = before;
    }
  }

  private get missing(): string {
    return this.isSilent ? '' : 'missing=1;';
  }

  /** One of two values by conditions, both where it is open which, and none where the condition has no value. */
  choose(
    block: Block,
    condition: { readonly yes: string; readonly no: string; readonly known: string },
    a: Operand,
    b: Operand,
    sign: Operand['sign'],
  ): Operand {
    const c = this.constant(block, `${condition.yes}?1:${condition.no}?2:${condition.known}?3:0`);
    const finite = `${a.h}-${a.l}+(${b.h}-${b.l})<Infinity`;
    const text = (bound: 'l' | 'h', extreme: 'min' | 'max') =>
      `${c}===1?${a[bound]}:${c}===2?${b[bound]}:${c}===3&&${finite}?Math.${extreme}(${a[bound]},${b[bound]}):NaN`;
    return this.pair(block, text('l', 'min'), text('h', 'max'), sign);
  }

  /** One of two values by a condition that is true or false at every case. */
  pick(block: Block, condition: string, a: Operand, b: Operand, sign: Operand['sign']): Operand {
    const c = this.constant(block, condition);
    return this.pair(block, `${c}?${a.l}:${b.l}`, `${c}?${a.h}:${b.h}`, sign);
  }

  private pair(block: Block, lower: string, upper: string, sign: Operand['sign']): Operand {
    const name = this.names.fresh('a');
    block.add(`const ${name}l=${lower},${name}h=${upper};`);
    block.operations += 1;
    return { l: `${name}l`, h: `${name}h`, sign };
  }

  private constant(block: Block, value: string): string {
    const name = this.names.fresh('p');
    block.add(`const ${name}=${value};`);
    return name;
  }

  add(block: Block, a: Operand, b: Operand): Operand {
    return this.sum(block, `${a.l}+${b.l}`, `${a.h}+${b.h}`, a, b, bothNonnegative(a, b));
  }

  subtract(block: Block, a: Operand, b: Operand): Operand {
    return this.sum(block, `${a.l}-${b.h}`, `${a.h}-${b.l}`, a, b, 'any');
  }

  private sum(block: Block, lower: string, upper: string, a: Operand, b: Operand, sign: Operand['sign']) {
    const s = this.constant(block, lower);
    const t = a.l === a.h && b.l === b.h ? s : this.constant(block, upper);
    return sign === 'nonnegative'
      ? this.pair(block, round.sumDown(s), round.sumUp(t), sign)
      : this.pair(block, round.signedSumDown(s), round.signedSumUp(t), sign);
  }

  multiply(block: Block, a: Operand, b: Operand): Operand {
    const sign = bothNonnegative(a, b);
    if (a.exactFactor) return this.pair(block, `${b.l}*${a.l}`, `${b.h}*${a.l}`, sign);
    if (b.exactFactor) return this.pair(block, `${a.l}*${b.l}`, `${a.h}*${b.l}`, sign);
    if (isPoint(a) && isPoint(b)) {
      const p = this.constant(block, `${a.l}*${b.l}`);
      return this.rounded(block, p, p, a.l === b.l ? 'nonnegative' : sign);
    }
    if (sign === 'nonnegative')
      return this.rounded(
        block,
        this.constant(block, `${a.l}*${b.l}`),
        this.constant(block, `${a.h}*${b.h}`),
        sign,
      );
    if (isPoint(a)) return this.multiplyByPoint(block, b, a);
    if (isPoint(b)) return this.multiplyByPoint(block, a, b);
    if (a.sign === 'nonnegative') return this.multiplyByNonnegative(block, b, a);
    if (b.sign === 'nonnegative') return this.multiplyByNonnegative(block, a, b);
    return this.multiplySigned(block, a, b);
  }

  /** An interval times a number: its sign says which bound belongs to which. */
  private multiplyByPoint(block: Block, a: Operand, b: Operand): Operand {
    const x = b.l;
    if (b.sign === 'nonnegative')
      return this.rounded(
        block,
        this.constant(block, `${a.l}*${x}`),
        this.constant(block, `${a.h}*${x}`),
        'any',
      );
    const is = this.isNegative(block, x);
    return this.rounded(
      block,
      this.constant(block, `${oneOf(is, a.h, a.l)}*${x}`),
      this.constant(block, `${oneOf(is, a.l, a.h)}*${x}`),
      'any',
    );
  }

  private multiplyByNonnegative(block: Block, a: Operand, b: Operand): Operand {
    const lower = oneOf(this.isNegative(block, a.l), b.h, b.l);
    const upper = oneOf(this.isNegative(block, a.h), b.l, b.h);
    return this.rounded(
      block,
      this.constant(block, `${lower}*${a.l}`),
      this.constant(block, `${upper}*${a.h}`),
      'any',
    );
  }

  /**
   * Where neither operand has 0 inside of it, two corners are the extremes, and the signs say which; else the extremes are
   * those of all four.
   */
  private multiplySigned(block: Block, a: Operand, b: Operand): Operand {
    const [m, n] = [this.isNegative(block, a.l), this.isNegative(block, b.l)];
    const p = this.names.fresh('p');
    const q = this.names.fresh('p');
    block.add(
      `let ${p}=${oneOf(n, a.h, a.l)}*${oneOf(m, b.h, b.l)},${q}=${oneOf(n, a.l, a.h)}*${oneOf(m, b.l, b.h)};`,
    );
    const hasZero = (of: Bound, is: string): string => `${is}*${of.h}>0`;
    block.add(
      `if(${hasZero(a, m)}||${hasZero(b, n)}){${p}=${corners('min', a, b)};${q}=${corners('max', a, b)};}`,
    );
    return this.rounded(block, p, q, 'any');
  }

  /**
   * 1 where a number is below 0, else 0. Signs of cases in bulk are like those of coins: a branch is guessed wrongly half of the time,
   * and costs more than all the rest of a product.
   */
  private isNegative(block: Block, x: string): string {
    return this.constant(block, `${x}<0|0`);
  }

  /** A value times 2^-k: exact, unless the product is subnormal. */
  private scaleDown(block: Block, a: Operand, factor: number): Operand {
    const p = this.constant(block, `${a.l}*${factor}`);
    const q = isPoint(a) ? p : this.constant(block, `${a.h}*${factor}`);
    return a.sign === 'nonnegative'
      ? this.pair(block, round.scaledDown(p), round.scaledUp(q), a.sign)
      : this.pair(block, round.signedScaledDown(p), round.scaledUp(q), a.sign);
  }

  /** Bounds of a product or quotient from its rounded bounds. */
  private rounded(block: Block, p: string, q: string, sign: Operand['sign']): Operand {
    return sign === 'nonnegative'
      ? this.pair(block, round.productDown(p), round.productUp(q), sign)
      : this.pair(block, round.signedProductDown(p), round.signedProductUp(q), sign);
  }

  /** NaN where the divisor is not of one sign for certain, or not finite. */
  divide(block: Block, a: Operand, b: Operand): Operand {
    const sign = bothNonnegative(a, b);
    const inverse = 1 / Number(b.l);
    if (b.exactFactor && inverse >= round.LEAST_NORMAL) return this.scaleDown(block, a, inverse);
    if (b.sign === 'nonnegative') {
      const p = this.names.fresh('p');
      const isOne = isPoint(a) && isPoint(b);
      const q = isOne ? p : this.names.fresh('p');
      const from = sign === 'nonnegative' || isPoint(b) ? b.h : `(${a.l}<0?${b.l}:${b.h})`;
      const to = sign === 'nonnegative' || isPoint(b) ? b.l : `(${a.h}<0?${b.h}:${b.l})`;
      block.add(`let ${p}=${a.l}/${from}${isOne ? '' : `,${q}=${a.h}/${to}`};`);
      // Overwriting in a branch that is hardly ever taken costs less than choosing each time.
      const usable = isPoint(b) ? `${b.l}>0` : `${b.l}>0&&${b.h}<Infinity`;
      block.add(`if(!(${usable})){${p}=NaN;${q}=NaN;if(${b.h}===0){${this.missing}}}`);
      return this.rounded(block, p, q, sign);
    }
    const p = this.names.fresh('p');
    const q = this.names.fresh('p');
    block.add(`let ${p}=NaN,${q}=NaN;`);
    block.add(
      `if(${b.l}>0&&${b.h}<Infinity){${p}=${a.l}/(${a.l}<0?${b.l}:${b.h});${q}=${a.h}/(${a.h}<0?${b.h}:${b.l});}`,
    );
    block.add(
      `else if(${b.h}<0&&${b.l}>-Infinity){${p}=${a.h}/(${a.h}>0?${b.h}:${b.l});${q}=${a.l}/(${a.l}>0?${b.l}:${b.h});}`,
    );
    block.add(`else if(${b.l}===0&&${b.h}===0){${this.missing}}`);
    return this.rounded(block, p, q, sign);
  }

  negate(block: Block, a: Operand): Operand {
    if (!isPoint(a)) return this.pair(block, `-${a.h}`, `-${a.l}`, 'any');
    const p = this.constant(block, `-${a.l}`);
    return { l: p, h: p, sign: 'any' };
  }

  absolute(block: Block, a: Operand): Operand {
    if (a.sign === 'nonnegative') return a;
    if (isPoint(a)) {
      const p = this.constant(block, `Math.abs(${a.l})`);
      return { l: p, h: p, sign: 'nonnegative' };
    }
    const is = this.isNegative(block, a.l);
    const [l, h] = [this.names.fresh('p'), this.names.fresh('p')];
    block.add(`let ${l}=${oneOf(is, `(-${a.h})`, a.l)},${h}=${oneOf(is, `(-${a.l})`, a.h)};`);
    // 0 is inside: rarely, so that this branch is guessed well.
    block.add(`if(${l}<0){${l}=0;${h}=Math.max(${h},${a.h});}`);
    return this.pair(block, l, h, 'nonnegative');
  }

  /** Exact, and NaN or infinite where the operand is. */
  step(block: Block, operator: 'floor' | 'ceil', a: Operand): Operand {
    if (!isPoint(a)) return this.pair(block, `Math.${operator}(${a.l})`, `Math.${operator}(${a.h})`, a.sign);
    const p = this.constant(block, `Math.${operator}(${a.l})`);
    return { l: p, h: p, sign: a.sign };
  }

  root(block: Block, a: Operand): Operand {
    if (a.sign === 'any') block.add(`if(${a.h}<0){${this.missing}}`);
    // Math.sqrt of a negative number is NaN: a root that may not exist is unknown.
    const r = this.constant(block, `Math.sqrt(${a.l})`);
    const s = isPoint(a)
      ? r
      : this.constant(block, a.sign === 'any' ? `${a.l}<0?NaN:Math.sqrt(${a.h})` : `Math.sqrt(${a.h})`);
    return this.pair(block, round.sumDown(r), round.sumUp(s), 'nonnegative');
  }

  select(block: Block, operator: 'min' | 'max', a: Operand, b: Operand, sign: Operand['sign']): Operand {
    if (isPoint(a) && isPoint(b)) {
      const p = this.constant(block, `Math.${operator}(${a.l},${b.l})`);
      return { l: p, h: p, sign };
    }
    const finite = this.constant(block, finiteText(a, b)!);
    return this.pair(
      block,
      `${finite}?Math.${operator}(${a.l},${b.l}):NaN`,
      `${finite}?Math.${operator}(${a.h},${b.h}):NaN`,
      sign,
    );
  }

  /** A function of the arithmetic, called through `calls`; it leaves its bounds in `calls.l` and `calls.h`. */
  call(
    block: Block,
    name: CalledFunction,
    operands: readonly string[],
    sign: Operand['sign'],
    table: Table | null,
  ): Operand {
    const called = `if(!calls.${name}(${operands.join()})){${this.missing}}`;
    if (!table) {
      block.operations += CALL_OPERATIONS[name];
      block.add(called);
      return this.pair(block, 'calls.l', 'calls.h', sign);
    }
    const value = this.names.fresh('a');
    const { name: entries, index } = table;
    const at = index === null ? '0' : `2*${index}`;
    const where = index === null ? '' : `if(${index}>=0&&${at}<${entries}.length)`;
    block.add(`let ${value}l=NaN,${value}h=NaN;`);
    block.add(`${where}{${value}l=${entries}[${at}];${value}h=${entries}[${at}+1];}`);
    block.add(`if(!(${value}l<=${value}h)){${called}${value}l=calls.l;${value}h=calls.h;`);
    block.add(`${where}{${entries}[${at}]=${value}l;${entries}[${at}+1]=${value}h;}}`);
    // Always the work of a look, whatever is found: a report does not depend on what has been looked up.
    block.operations += LOOK_OPERATIONS;
    return { l: `${value}l`, h: `${value}h`, sign };
  }

  power(
    block: Block,
    base: Operand,
    exponent: IndexForm,
    sign: Operand['sign'],
    table: () => Table | null,
  ): Operand {
    const n = exponent.constant;
    if (exponent.depth !== CLOSED || exponent.terms.size > 0 || Math.abs(n) > MAX_REPEATED)
      return this.call(block, 'integerPower', [base.l, base.h, exponent.key], sign, table());
    // x^0 is 1 only where x exists.
    if (n === 0) {
      const one = `${base.l}===${base.l}&&${base.h}===${base.h}?1:NaN`;
      return this.pair(block, one, one, 'nonnegative');
    }
    if (n < 0) return this.divide(block, ONE, this.positivePower(block, base, -n));
    return this.positivePower(block, base, n);
  }

  private positivePower(block: Block, base: Operand, n: number): Operand {
    if (n === 1) return base;
    if (n % 2 === 1) return this.multiply(block, base, this.positivePower(block, base, n - 1));
    const half = this.positivePower(block, this.absolute(block, base), n / 2);
    return this.multiply(block, half, half);
  }
}

/**
 * Text of `x` where `is` is 1, of `y` where it is 0, without a branch: exact, because one of the summands is 0. What is not finite makes NaN,
 * which passes for no bound (rounding.ts).
 */
const oneOf = (is: string, x: string, y: string): string => (x === y ? x : `(${x}*${is}+${y}*(1-${is}))`);

const isPoint = (a: Bound): boolean => a.l === a.h;

function bothNonnegative(a: Operand, b: Operand): Operand['sign'] {
  return a.sign === 'nonnegative' && b.sign === 'nonnegative' ? 'nonnegative' : 'any';
}

function corners(extreme: 'min' | 'max', a: Bound, b: Bound): string {
  const products = [a.l, a.h].flatMap((x) => [`${x}*${b.l}`, `${x}*${b.h}`]);
  return `Math.${extreme}(${[...new Set(products)].join()})`;
}
