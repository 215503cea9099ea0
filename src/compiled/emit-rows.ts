import type { Bound } from './code.js';
import { Accumulator, type NodeWriter, neutralText, type Place, writeLoop } from './emit-nodes.js';
import type { FormRange } from './index-bounds.js';
import { combine, type IndexForm, indexConstant, indexVariable } from './index-form.js';
import type { RowsUnit } from './unit.js';

const ONE = indexConstant(1);

/** An array that a kernel keeps between runs; `length` is the number of entries that a run needs, as JavaScript. */
export interface NamedArray {
  readonly name: string;
  readonly length: string;
}

/** Where the values of scans side by side stand: row by row in one array. */
export class RowTable {
  private readonly stride: string;

  constructor(private readonly unit: RowsUnit) {
    this.stride = lengthOf(unit.columns);
  }

  entry(row: IndexForm, index: IndexForm): Bound {
    const { of, main, columns } = this.unit;
    const [i, j] = [combine(row, main.from, -1).key, combine(index, columns.from, -1).key];
    const position = `(${i})*(${this.stride})+${j}`;
    return { l: `y${of.id}[${position}]`, h: `z${of.id}[${position}]` };
  }

  arrays(): readonly NamedArray[] {
    const { of, main } = this.unit;
    const length = `(${lengthOf(main)})*(${this.stride})`;
    return [`y${of.id}`, `z${of.id}`].map((name) => ({ name, length }));
  }
}

function lengthOf({ from, to }: FormRange): string {
  return `Math.max(0,${combine(combine(to, from, -1), ONE, 1).key})`;
}

/** Writes one row: empty sums before the anchor, then a step for each index. */
export function writeRow(
  { of, columns }: RowsUnit,
  place: Place,
  writer: NodeWriter,
  values: { rowValue(of: RowsUnit['of'], row: IndexForm, index: IndexForm): Bound },
): void {
  const { anchor, direction, operator } = of;
  const isUp = direction === 'up';
  const sum = new Accumulator(of, { kind: 'growing' }, writer, place.block);
  const store = (inner: Place, { l, h }: Bound): void => {
    const entry = values.rowValue(of, indexVariable(0), indexVariable(1));
    inner.block.add(`${entry.l}=${l};${entry.h}=${h};`);
  };
  const before: FormRange = isUp
    ? { from: columns.from, to: combine(anchor, ONE, -1) }
    : { from: combine(anchor, ONE, 1), to: columns.to };
  if ((isUp ? columns.from : columns.to).key !== anchor.key) {
    const neutral = neutralText(operator);
    const empty = writer.within(before, (inner) => store(inner, { l: neutral, h: neutral }));
    writeLoop(place.block, empty, 'x1', before, direction);
  }
  const scanned: FormRange = isUp ? { from: anchor, to: columns.to } : { from: columns.from, to: anchor };
  const inside = writer.within(scanned, (inner) => {
    sum.step(inner.block, writer.bounds(of.body));
    store(inner, sum.result(inner.block));
  });
  writeLoop(place.block, inside, 'x1', scanned, direction);
}
