import type { Relation } from '../../language/index.js';
import { made } from '../generated.js';
import type { Evaluator } from './algebra.js';

/** The function that is being written. */
interface Frame {
  /** Variables that hold what stands in a slot of the environment. */
  readonly locals: ReadonlyMap<number, string>;
  readonly temporaries: string[];
}

/** Functions as text, made together when one of them is asked for; later ones may call earlier ones. */
export class CodeWriter {
  /** By name: what code refers to that was there before it, functions of earlier code included. */
  private readonly known: Map<string, unknown>;
  private readonly names = new Set<string>();
  private pending: { readonly name: string; readonly text: string }[] = [];
  private late: { readonly name: string; readonly take: (made: Evaluator) => void }[] = [];
  private frame: Frame = { locals: new Map(), temporaries: [] };
  private count = 0;

  /** Functions of values that need no code but their own text: sides and ends of ranges repeat each other. */
  private readonly byText = new Map<string, Evaluator>();

  /** `helpers`: functions that stand before all others. */
  constructor(
    private readonly environment: readonly number[],
    known: Readonly<Record<string, unknown>>,
    private readonly helpers = '',
  ) {
    this.known = new Map(Object.entries({ e: environment, ...known }));
  }

  /** Gives code a name for something. */
  know(name: string, value: unknown): void {
    this.known.set(name, value);
  }

  /** Whether a name is asked for the first time. */
  isNew(name: string): boolean {
    const isNew = !this.names.has(name);
    this.names.add(name);
    return isNew;
  }

  /** What holds the number in a slot of the environment, which is called `e`. */
  slot(slot: number): string {
    return this.frame.locals.get(slot) ?? `e[${slot}]`;
  }

  /** Writes a function of its own. */
  write(
    name: string,
    parameters: readonly string[],
    locals: ReadonlyMap<number, string>,
    body: () => string,
  ): void {
    const outer = this.frame;
    this.frame = { locals, temporaries: [] };
    const text = body();
    const { temporaries } = this.frame;
    this.frame = outer;
    const declared = temporaries.length > 0 ? `let ${temporaries.join(',')};` : '';
    this.pending.push({ name, text: `function ${name}(${parameters.join(',')}){${declared}${text}}` });
  }

  /** Writes a function, and hands it over once it is made. */
  writeFor(name: string, body: () => string, take: (made: Evaluator) => void): void {
    this.late.push({ name, take });
    this.write(name, [], new Map(), body);
  }

  /** A variable of the function that is being written. */
  temporary(): string {
    const name = `t${this.fresh()}`;
    this.frame.temporaries.push(name);
    return name;
  }

  fresh(): number {
    this.count += 1;
    return this.count;
  }

  /** A function of a value, with all that was written for it. */
  evaluator(value: () => string): Evaluator {
    const name = `f${this.fresh()}`;
    let returned = '';
    this.write(name, [], new Map(), () => {
      returned = value();
      return `return ${returned};`;
    });
    const isAlone = this.pending.length === 1;
    const known = isAlone ? (this.byText.get(returned) ?? this.simple(returned)) : null;
    if (known) this.pending = [];
    const evaluator = known ?? this.makeAll(name);
    if (isAlone) this.byText.set(returned, evaluator);
    return evaluator;
  }

  /** Numbers and slots are two thirds of all values: an engine would compile each of their functions by itself. */
  private simple(text: string): Evaluator | null {
    const [, slot] = SLOT.exec(text) ?? [];
    if (slot !== undefined) return inSlot(this.environment, Number(slot));
    const [, number] = NUMBER.exec(text) ?? [];
    return number === undefined ? null : constantly(Number(number));
  }

  private makeAll(name: string): Evaluator {
    const { pending, late } = this;
    this.pending = [];
    this.late = [];
    const texts = pending.map(({ text }) => text).join('\n');
    const names = pending.map((written) => written.name);
    const functions = made(`${this.helpers}${texts}\nreturn {${names.join(',')}};`, this.known);
    const byName = functions as Record<string, Evaluator>;
    for (const written of names) this.known.set(written, byName[written]);
    for (const { name: waiting, take } of late) take(byName[waiting]!);
    return byName[name]!;
  }
}

const SLOT = /^e\[(\d+)\]$/;

/** As numbers are written: see ../number-text.ts. */
const NUMBER = /^\(?(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\)?$/;

function inSlot(environment: readonly number[], slot: number): Evaluator {
  return () => environment[slot]!;
}

function constantly(value: number): Evaluator {
  return () => value;
}

/** The operator that compares two plain numbers. */
export function operatorText(relation: Relation): string {
  return relation === '=' ? '===' : relation === '!=' ? '!==' : relation;
}
