/** Names of the bounds of a value in generated code; the same name twice for a point. */
export interface Bound {
  readonly l: string;
  readonly h: string;
}

/** Lines of one block of generated code. */
export class Block {
  readonly lines: string[] = [];
  /** Operations in one run through the block, loops in it apart. */
  operations = 0;

  add(line: string): void {
    this.lines.push(line);
  }

  get text(): string {
    return this.lines.join('\n');
  }
}

/** Fresh names: letters and numbers of our own making, never text of a document. */
export class Names {
  private next = 0;

  fresh(prefix: string): string {
    this.next += 1;
    return `${prefix}${this.next}`;
  }
}

/** Whether a value with these bounds is an interval of finite width, as JavaScript; `null` for a point. */
export function widthText({ l, h }: Bound): string | null {
  return l === h ? null : `(${h}-${l})`;
}

/** A condition that is true exactly if all the values are finite intervals; `null` if it always is. */
export function finiteText(...values: readonly Bound[]): string | null {
  const widths = values.map(widthText).filter((width) => width !== null);
  return widths.length === 0 ? null : `${widths.join('+')}<Infinity`;
}
