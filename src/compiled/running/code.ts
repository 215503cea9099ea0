import type { Relation } from '../../language/index.js';
import { made } from '../generated.js';
import { numberText } from '../number-text.js';
import {
  FUNCTION_ROUNDING,
  growth,
  ROUNDING,
  type RunningAlgebra,
  type RunningCall,
  type RunningRecursion,
  type RunningReduction,
  type SweptGivens,
  type Tracked,
} from './algebra.js';

/** The names of a number and of its error bound. */
export interface Named {
  readonly value: string;
  readonly error: string;
}

/** What one piece of code has to do when a sweep begins. */
type Begin = (givens: SweptGivens) => void;

/** A block that is being written. */
interface Frame {
  lines: string[];
  /** Variables that hold what stands in a slot of the environment. */
  locals: ReadonlyMap<number, string>;
}

const R = String(ROUNDING);
const F = String(FUNCTION_ROUNDING);

/**
 * Numbers with error bounds as JavaScript text: each operation is a line or two that name its result. The formulas are those of
 * the closures, in their order.
 */
export class RunningCode implements RunningAlgebra<Named> {
  readonly environment: number[];
  readonly register = new Float64Array(1);
  /** By name: what code refers to that was there before it, functions of earlier code included. */
  private readonly known: Map<string, unknown>;
  private readonly recursions = new Set<string>();
  private readonly begins: Begin[] = [];
  private frame: Frame = { lines: [], locals: new Map() };
  /** What stands beside the functions of the code that is being written. */
  private state: string[] = [];
  private functions: string[] = [];
  private names: string[] = [];
  private beginning: string[] = [];
  private count = 0;

  constructor(slots: number) {
    this.environment = new Array<number>(slots).fill(0);
    this.known = new Map<string, unknown>([
      ['e', this.environment],
      ['register', this.register],
      ['growth', growth],
    ]);
  }

  constant(value: number, error: number): Named {
    return { value: numberText(value), error: numberText(error) };
  }

  index(slot: number): Named {
    return { value: this.frame.locals.get(slot) ?? `e[${slot}]`, error: '0' };
  }

  scalar(given: number): Named {
    const name = this.fresh('c');
    this.state.push(`let ${name}=NaN;`);
    this.beginning.push(`${name}=givens.scalars[${given}];`);
    return { value: name, error: `(${R}*Math.abs(${name}))` };
  }

  entry(given: number, index: Named): Named {
    const law = this.fresh('q');
    this.state.push(`let ${law};`);
    this.beginning.push(`${law}=givens.sequences[${given}];`);
    return this.named(`${law}(${index.value})`, (v) => `${R}*Math.abs(${v})`);
  }

  negative({ value, error }: Named): Named {
    return { value: `(-${value})`, error };
  }

  absolute({ value, error }: Named): Named {
    return { value: `Math.abs(${value})`, error };
  }

  sum(a: Named, b: Named, sign: 1 | -1): Named {
    const operator = sign === 1 ? '+' : '-';
    return this.named(
      `${a.value}${operator}${b.value}`,
      (v) => `${b.error}+(${a.error}+${R}*Math.abs(${v}))`,
    );
  }

  product(a: Named, b: Named): Named {
    return this.named(
      `${a.value}*${b.value}`,
      (v) =>
        `Math.abs(${a.value})*${b.error}+Math.abs(${b.value})*${a.error}+${a.error}*${b.error}+${R}*Math.abs(${v})`,
    );
  }

  quotient(a: Named, b: Named): Named {
    const least = this.fresh('l');
    this.write(`const ${least}=Math.abs(${b.value})-${b.error};`);
    return this.numberWhere(
      `${least}>0`,
      `${a.value}/${b.value}`,
      (v) => `(${a.error}+Math.abs(${v})*${b.error})/${least}+${R}*Math.abs(${v})`,
    );
  }

  square({ value, error }: Named): Named {
    return this.named(
      `${value}*${value}`,
      () => `(2*Math.abs(${value})+${error})*${error}+${R}*${value}*${value}`,
    );
  }

  /** By the mean value theorem the error grows by the derivative's bound. */
  power(x: Named, y: Named): Named {
    const [value, error, least, relative] = [
      this.fresh('v'),
      this.fresh('e'),
      this.fresh('l'),
      this.fresh('r'),
    ];
    this.write(
      `let ${value}=NaN,${error}=0;const ${least}=Math.abs(${x.value})-${x.error};`,
      `if(${least}>0){${value}=${x.value}**${y.value};`,
      `const ${relative}=(Math.abs(${y.value})*${x.error})/${least}+(${y.error}===0?0:Math.abs(Math.log(Math.abs(${x.value})))*${y.error});`,
      `${error}=Math.abs(${value})*(growth(${relative})+${F});}`,
      // Its error stays what the base's was: 0.
      `else if(${x.value}===0&&${x.error}===0&&${y.value}>0)${value}=0;`,
    );
    return { value, error };
  }

  call(name: RunningCall, values: readonly Named[]): Named {
    const [a] = values as readonly [Named];
    switch (name) {
      case 'sqrt': {
        const least = this.fresh('l');
        this.write(`const ${least}=${a.value}-${a.error};`);
        const spread = (v: string) =>
          `(${least}>0?${a.error}/(Math.sqrt(${least})+${v}):Math.sqrt(2*${a.error}))+${R}*${v}`;
        return this.numberWhere(`${a.value}>=0`, `Math.sqrt(${a.value})`, spread);
      }
      case 'ln':
        return this.logarithm(a, 'log', a.error);
      case 'log2':
        return this.logarithm(a, 'log2', `1.45*${a.error}`);
      case 'exp':
        return this.named(`Math.exp(${a.value})`, (v) => `${v}*(growth(${a.error})+${F})`);
      case 'cos':
      case 'sin':
        return this.named(`Math.${name}(${a.value})`, () => `${a.error}+${F}`);
      case 'floor':
      case 'ceil': {
        const value = this.fresh('v');
        this.write(
          `let ${value}=Math.${name}(${a.value});`,
          `if(Math.${name}(${a.value}-${a.error})!==${value}||Math.${name}(${a.value}+${a.error})!==${value})${value}=NaN;`,
        );
        return { value, error: '0' };
      }
      case 'min':
      case 'max':
        return values
          .slice(1)
          .reduce(
            (chosen, next) =>
              this.named(
                `Math.${name}(${chosen.value},${next.value})`,
                () => `Math.max(${chosen.error},${next.error})`,
              ),
            a,
          );
    }
  }

  private logarithm(a: Named, name: 'log' | 'log2', error: string): Named {
    const least = this.fresh('l');
    this.write(`const ${least}=${a.value}-${a.error};`);
    return this.numberWhere(
      `${least}>0`,
      `Math.${name}(${a.value})`,
      (v) => `${error}/${least}+${F}*Math.abs(${v})`,
    );
  }

  conditional(relation: Relation, a: Named, b: Named, whenTrue: () => Named, whenFalse: () => Named): Named {
    const [slack, less, equal, greater] = ['s', 'less', 'equal', 'greater'].map((name) => this.fresh(name));
    const [value, error] = [this.fresh('v'), this.fresh('e')];
    const [x, y] = [a.value, b.value];
    this.write(
      `const ${slack}=${a.error}+${b.error};`,
      `const ${less}=${slack}===0?${x}<${y}:${x}<${y}+${slack};`,
      `const ${equal}=${slack}===0?${x}===${y}:Math.abs(${x}-${y})<=${slack};`,
      `const ${greater}=${slack}===0?${x}>${y}:${x}>${y}-${slack};`,
      `let ${value}=NaN,${error}=0;`,
    );
    const orderings: Record<Relation, readonly [string, string]> = {
      '=': [`${equal}`, `${less}||${greater}`],
      '!=': [`${less}||${greater}`, `${equal}`],
      '<=': [`${less}||${equal}`, `${greater}`],
      '<': [`${less}`, `${equal}||${greater}`],
      '>=': [`${greater}||${equal}`, `${less}`],
      '>': [`${greater}`, `${equal}||${less}`],
    };
    const [canHold, canFail] = orderings[relation];
    const branch = (of: () => Named): string =>
      this.block(this.frame.locals, () => {
        const chosen = of();
        this.write(`${value}=${chosen.value};${error}=${chosen.error};`);
      });
    // Where neither side is a number neither can be said.
    this.write(
      `if((${canHold})&&!(${canFail})){${branch(whenTrue)}}`,
      `else if((${canFail})&&!(${canHold})){${branch(whenFalse)}}`,
    );
    return { value, error };
  }

  where(slots: readonly number[], indices: readonly Named[], value: () => Named): Named {
    const outer = this.frame.locals;
    const locals = new Map(outer);
    for (const [i, slot] of slots.entries()) {
      const name = this.fresh('p');
      this.write(`const ${name}=${indices[i]!.value};`);
      locals.set(slot, name);
    }
    this.frame.locals = locals;
    const result = value();
    this.frame.locals = outer;
    return result;
  }

  recursion({ key, slot, first, body }: RunningRecursion<Named>, index: Named): Named {
    const name = `a${key}`;
    if (!this.recursions.has(name)) {
      this.recursions.add(name);
      this.state.push(`let values${key}=[],errors${key}=[],next${key}=NaN,start${key}=NaN;`);
      this.beginning.push(`values${key}=[];errors${key}=[];next${key}=NaN;start${key}=NaN;`);
      const opening = this.block(new Map(), () => {
        const firsts = first.map((of) => of().value);
        this.write(`start${key}=Math.min(${firsts.join(',')});next${key}=start${key};`);
      });
      const step = this.block(new Map([[slot, 'own']]), () => {
        const { value, error } = body();
        this.write(`values${key}[own-start${key}]=${value};errors${key}[own-start${key}]=${error};`);
      });
      this.addFunction(
        name,
        'x',
        `if(start${key}!==start${key}){${opening}}if(!(x>=start${key}))return NaN;` +
          // A value that needs itself finds no number.
          `while(next${key}<=x){const own=next${key};values${key}[own-start${key}]=NaN;next${key}+=1;${step}}` +
          `register[0]=errors${key}[x-start${key}];return values${key}[x-start${key}];`,
      );
    }
    return this.named(`${name}(${index.value})`, () => 'register[0]');
  }

  reduction({ operator, slot, from, to, body }: RunningReduction<Named>): Named {
    const id = this.fresh('');
    const [next, state, begin] = [`n${id}`, `z${id}`, `from${id}`];
    this.addFunction(begin, '', this.returning(from));
    const own = `k${id}`;
    const term = (of: (term: Named) => string): string =>
      this.block(new Map([...this.frame.locals, [slot, own]]), () => this.write(of(body())));
    const end = `end${id}`;
    this.write(`const ${end}=${to().value};`);
    const loop = (text: string): string => `for(;${next}<=${end};${next}+=1){const ${own}=${next};${text}}`;
    this.state.push(`let ${next}=0;const ${state}=new Float64Array(4);`);
    if (operator === 'max' || operator === 'min') {
      const start = `b${id}`;
      this.state.push(`let ${start}=0;`);
      this.beginning.push(`${start}=${begin}();${next}=${start};${state}[0]=NaN;${state}[1]=0;`);
      const [value, error] = [this.fresh('v'), this.fresh('e')];
      const chosen = ({ value: v, error: e }: Named) =>
        `if(${own}===${start}){${state}[0]=${v};${state}[1]=${e};}` +
        // The extreme of enclosures is within the greatest of their errors.
        `else{${state}[0]=Math.${operator}(${state}[0],${v});${state}[1]=Math.max(${state}[1],${e});}`;
      this.write(
        `let ${value}=NaN,${error}=0;if(${end}<${next}-1)${next}=${start};`,
        `if(${end}>=${start}){${loop(term(chosen))}${value}=${state}[0];${error}=${state}[1];}`,
      );
      return { value, error };
    }
    const empty = operator === 'sum' ? `${state}.fill(0);` : `${state}[0]=1;${state}[1]=0;`;
    this.beginning.push(`${next}=${begin}();${empty}`);
    this.write(`if(${end}<${next}-1){${next}=${begin}();${empty}}`);
    if (operator === 'prod') {
      this.write(
        loop(
          term(
            ({ value, error }) =>
              `const f${id}=${value};${state}[0]*=f${id};${state}[1]+=${error}/Math.abs(f${id})+${R};`,
          ),
        ),
      );
      return this.named(`${state}[0]`, (v) => `Math.abs(${v})*growth(1.01*${state}[1])`);
    }
    // Neumaier's compensated sum: its own error is a rounding of the result, and of second order in the rest.
    const added = ({ value, error }: Named): string =>
      `const f${id}=${value},h${id}=${state}[0],g${id}=h${id}+f${id};` +
      `${state}[1]+=Math.abs(h${id})>=Math.abs(f${id})?h${id}-g${id}+f${id}:f${id}-g${id}+h${id};` +
      `${state}[0]=g${id};${state}[2]+=${error};${state}[3]+=Math.abs(f${id});`;
    this.write(loop(term(added)));
    return this.named(
      `${state}[0]+${state}[1]`,
      (v) => `${state}[2]+${R}*Math.abs(${v})+${next}*${R}*${R}*${state}[3]`,
    );
  }

  evaluator(value: () => Named): Tracked {
    const name = this.fresh('f');
    this.addFunction(name, '', this.returning(value));
    const text = [
      ...this.state,
      ...this.functions,
      `return {${this.names.join(',')},begin(givens){${this.beginning.join('')}}};`,
    ].join('\n');
    const { begin, ...functions } = made(text, this.known) as Record<string, Tracked> & { begin: Begin };
    for (const [own, made] of Object.entries(functions)) this.known.set(own, made);
    this.begins.push(begin);
    [this.state, this.functions, this.names, this.beginning] = [[], [], [], []];
    return functions[name]!;
  }

  begin(givens: SweptGivens): void {
    for (const begin of this.begins) begin(givens);
  }

  /** The body of a function that returns a number, with its error in the register. */
  private returning(of: () => Named): string {
    return this.block(new Map(), () => {
      const { value, error } = of();
      this.write(`register[0]=${error};return ${value};`);
    });
  }

  private block(locals: ReadonlyMap<number, string>, write: () => void): string {
    const outer = this.frame;
    this.frame = { lines: [], locals };
    write();
    const text = this.frame.lines.join('');
    this.frame = outer;
    return text;
  }

  private addFunction(name: string, parameter: string, body: string): void {
    this.functions.push(`function ${name}(${parameter}){${body}}`);
    this.names.push(name);
  }

  private named(text: string, error: (value: string) => string): Named {
    const [v, e] = [this.fresh('v'), this.fresh('e')];
    this.write(`const ${v}=${text};`, `const ${e}=${error(v)};`);
    return { value: v, error: e };
  }

  /** A number where a condition holds, else none. */
  private numberWhere(condition: string, text: string, error: (value: string) => string): Named {
    const [v, e] = [this.fresh('v'), this.fresh('e')];
    this.write(`let ${v}=NaN,${e}=0;if(${condition}){${v}=${text};${e}=${error(v)};}`);
    return { value: v, error: e };
  }

  private write(...lines: readonly string[]): void {
    this.frame.lines.push(...lines);
  }

  private fresh(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }
}
