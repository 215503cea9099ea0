import type { Relation } from '../../language/index.js';
import { numberText } from '../number-text.js';
import type {
  CallName,
  Evaluator,
  PlainAlgebra,
  PlainDefinition,
  PlainRecursion,
  PlainReduction,
} from './algebra.js';
import { CodeWriter, operatorText } from './writer.js';

/** What a recursion is made of, for the memory of its values. Functions are there once the code is made. */
export interface CodeRecursion {
  readonly slots: readonly number[];
  readonly parameter: number;
  readonly direction: 'forward' | 'backward';
  first: readonly Evaluator[];
  body: Evaluator;
}

/** What generated code works on. Memories have the methods of those of the closures. */
export interface CodeWorkspace {
  readonly environment: number[];
  readonly values: {
    readonly scalars: unknown;
    readonly sequences: unknown;
    readonly rows: unknown;
    readonly from: unknown;
    readonly rowFrom: unknown;
  };
  readonly meter: unknown;
  indexMemory(): unknown;
  scanMemory(): unknown;
  recursiveValues(of: CodeRecursion): unknown;
}

/** Operations that need an operand twice; small functions, which an engine puts in where they are called. */
const HELPERS = `
function square(x){return x*x;}
function cube(x){return x*x*x;}
function inverse(x){return x===0?NaN:1/x;}
function power(x,y){return x===0&&y<0?NaN:x**y;}
function quotient(x,y){return y===0?NaN:x/y;}
function ln(x){return x>0?Math.log(x):NaN;}
function log2(x){return x>0?Math.log2(x):NaN;}
function mod(x,y){return y===0?NaN:x-y*Math.floor(x/y);}
`;

/**
 * Plain floating point numbers as JavaScript text. Operations stand in the order in which the closures do them, so that
 * values, memories and counted work are the same. Everything that is written while an evaluator is made becomes code with it.
 */
export class PlainCode implements PlainAlgebra<string> {
  private readonly writer: CodeWriter;

  constructor(private readonly workspace: CodeWorkspace) {
    const { environment, values, meter } = workspace;
    this.writer = new CodeWriter(environment, { meter, ...values }, HELPERS);
  }

  number(value: number): string {
    return numberText(value);
  }

  index(slot: number): string {
    return this.writer.slot(slot);
  }

  scalar(given: number): string {
    return `scalars[${given}]`;
  }

  entry(given: number, index: string): string {
    return `(sequences[${given}][${index}-from[${given}]]??NaN)`;
  }

  familyEntry(given: number, row: string, index: string): string {
    const place = this.writer.temporary();
    return `(${place}=${row}-from[${given}],rows[${given}][${place}]?.[${index}-rowFrom[${given}][${place}]]??NaN)`;
  }

  negative(operand: string): string {
    return `(-${operand})`;
  }

  absolute(operand: string): string {
    return `Math.abs(${operand})`;
  }

  binary(operator: '+' | '-' | '*', left: string, right: string): string {
    return `(${left}${operator}${right})`;
  }

  quotient(left: string, right: string): string {
    return `quotient(${left},${right})`;
  }

  share(left: string, right: string): string {
    return `(${left}/${right})`;
  }

  power(base: string, exponent: string, constant: number | null): string {
    switch (constant) {
      case 1:
        return base;
      case 2:
        return `square(${base})`;
      case -1:
        return `inverse(${base})`;
      case -2:
        return `inverse(square(${base}))`;
      case 3:
        return `cube(${base})`;
      default:
        return `power(${base},${exponent})`;
    }
  }

  call(name: CallName, values: readonly string[]): string {
    switch (name) {
      case 'pi':
        return 'Math.PI';
      case 'ln':
      case 'log2':
      case 'mod':
        return `${name}(${values.join(',')})`;
      default:
        return `Math.${name}(${values.join(',')})`;
    }
  }

  conditional(
    relation: Relation,
    left: string,
    right: string,
    whenTrue: () => string,
    whenFalse: () => string,
  ): string {
    const [a, b] = [this.writer.temporary(), this.writer.temporary()];
    const branches = `${a}${operatorText(relation)}${b}?${whenTrue()}:${whenFalse()}`;
    return `(${a}=${left},${b}=${right},${a}!==${a}||${b}!==${b}?NaN:${branches})`;
  }

  definition({ key, slots, size, body }: PlainDefinition<string>, indices: readonly string[]): string {
    const name = `d${key}`;
    if (this.writer.isNew(name)) this.writeDefinition(name, slots, size, body);
    return `${name}(${indices.join(',')})`;
  }

  private writeDefinition(name: string, slots: readonly number[], size: number, body: () => string): void {
    const parameters = slots.map((_, i) => `p${i}`);
    const locals = new Map(slots.map((slot, i) => [slot, parameters[i]!]));
    const stores = slots.map((slot, i) => `e[${slot}]=${parameters[i]};`).join('');
    if (slots.length > 1) {
      this.writer.write(name, parameters, locals, () => `${stores}meter.spend(${size});return ${body()};`);
      return;
    }
    const memory = `m${name}`;
    this.writer.know(memory, this.workspace.indexMemory());
    const [at = '0'] = parameters;
    this.writer.write(
      name,
      parameters,
      locals,
      () =>
        `const at=${memory}.place(${at});if(at>=0&&${memory}.knows(at))return ${memory}.read(at);` +
        `${stores}meter.spend(${size});const value=${body()};if(at>=0)${memory}.write(at,value);return value;`,
    );
  }

  recursion(
    { key, slots, size, body, parameter, direction, first }: PlainRecursion<string>,
    indices: readonly string[],
  ): string {
    const name = `r${key}`;
    if (this.writer.isNew(name)) {
      const of: CodeRecursion = { slots, parameter, direction, first: [], body: () => Number.NaN };
      this.writer.know(name, this.workspace.recursiveValues(of));
      const firsts: Evaluator[] = [];
      of.first = firsts;
      for (const [i, index] of first.entries())
        this.writer.writeFor(
          `${name}_first${i}`,
          () => `return ${index()};`,
          (made) => firsts.push(made),
        );
      this.writer.writeFor(
        `${name}_body`,
        () => `meter.spend(${size});return ${body()};`,
        (made) => {
          of.body = made;
        },
      );
    }
    return indices.length === 1 ? `${name}.at(${indices[0]!})` : `${name}.atAll([${indices.join(',')}])`;
  }

  reduction({ operator, slot, size, scan, from, to, body }: PlainReduction<string>): string {
    const name = `s${this.writer.fresh()}`;
    const isExtreme = operator === 'max' || operator === 'min';
    const memory = `m${name}`;
    if (scan !== 'afresh') this.writer.know(memory, this.workspace.scanMemory());
    const locals = new Map([[slot, 'k']]);
    const term = (): string => `e[${slot}]=k;const term=${body()};`;
    const writes = (parameters: readonly string[], text: () => string): void =>
      this.writer.write(name, parameters, locals, text);
    if (isExtreme) {
      writes(['start', 'end'], () => extremeText(operator, scan, memory, size, term));
      return `${name}(${from()},${to()})`;
    }
    const afresh = (): string =>
      `if(end>=start)meter.spend((end-start+1)*${size});let sum=${EMPTY[operator]};` +
      `for(let k=start;k<=end;k+=1){${term()}sum=sum${SIGNS[operator]}term;}`;
    if (scan === 'afresh') {
      // The last index is computed before the first, as the closures do it.
      writes(['end', 'start'], () => `${afresh()}return sum;`);
      return `${name}(${to()},${from()})`;
    }
    if (scan === 'total') {
      writes(
        [],
        () =>
          `${memory}.open(0);if(${memory}.length===0){const end=${to()};const start=${from()};${afresh()}${memory}.push(sum);}` +
          `return ${memory}.at(0);`,
      );
      return `${name}()`;
    }
    const [anchor, k] = scan === 'prefix' ? ['start', 'anchor+j'] : ['end', 'anchor-j'];
    writes(
      ['start', 'end'],
      () =>
        `if(end<start)return ${EMPTY[operator]};const anchor=${anchor};${memory}.open(anchor);const wanted=end-start;` +
        `if(${memory}.length<=wanted)meter.spend((wanted+1-${memory}.length)*${size});` +
        `for(let j=${memory}.length;j<=wanted;j+=1){const k=${k};${term()}` +
        `const before=j===0?${EMPTY[operator]}:${memory}.at(j-1);${memory}.push(before${SIGNS[operator]}term);}` +
        `return ${memory}.at(wanted);`,
    );
    return `${name}(${from()},${to()})`;
  }

  evaluator(value: () => string): Evaluator {
    return this.writer.evaluator(value);
  }
}

/** Empty sums and products, and what joins their terms. */
const EMPTY = { sum: '0', prod: '1' } as const;
const SIGNS = { sum: '+', prod: '*' } as const;

/** A maximum or minimum over a range; NaN where the range is empty. */
function extremeText(
  operator: 'max' | 'min',
  scan: PlainReduction<string>['scan'],
  memory: string,
  size: number,
  term: () => string,
): string {
  const [anchor, k] = scan === 'suffix' ? ['end', 'anchor-j'] : ['start', 'anchor+j'];
  const isKept = scan !== 'afresh';
  const [open, known, value, keep] = isKept
    ? [
        `${memory}.open(anchor);`,
        `${memory}.length`,
        `known>0?${memory}.at(Math.min(known-1,wanted)):NaN`,
        `${memory}.push(value);`,
      ]
    : ['', '0', 'NaN', ''];
  return (
    `if(!(end>=start))return NaN;const anchor=${anchor};${open}const known=${known};const wanted=end-start;` +
    `if(known<=wanted)meter.spend((wanted+1-known)*${size});let value=${value};` +
    `for(let j=known;j<=wanted;j+=1){const k=${k};${term()}value=j===0?term:Math.${operator}(value,term);${keep}}` +
    'return value;'
  );
}
