import type { Bound } from './code.js';
import {
  Accumulator,
  type Computed,
  type NodeWriter,
  neutralText,
  type Place,
  writeLoop,
} from './emit-nodes.js';
import type { Operand } from './emit-operation.js';
import { type NamedArray, RowTable, writeRow } from './emit-rows.js';
import type { TargetWriter } from './emit-target.js';
import type { Group } from './groups.js';
import type { FormRange } from './index-bounds.js';
import { combine, extreme, type IndexForm, indexConstant, indexVariable } from './index-form.js';
import type { KernelFunction, KernelNode, KernelRows } from './node.js';
import { type FunctionUnit, isOwnIndex, type Unit } from './unit.js';

const ONE = indexConstant(1);
const OWN_INDEX = indexVariable(0).key;

/** Arrays begin at the first needed index, or at 0 where that is nearly as short. */
const MAX_WASTED = 4;

/** The values that loops leave behind: arrays of functions, results of totals. */
export class Values implements Computed {
  private readonly units = new Map<KernelFunction, FunctionUnit>();
  private readonly tables = new Map<KernelRows, RowTable>();
  private readonly totals = new Map<KernelNode, Bound>();
  /** Last values of scans whose loop is done. */
  private readonly finals = new Map<KernelFunction, Bound>();
  /** Values at the index of the loop that is being written. */
  private readonly current = new Map<KernelFunction, Bound>();
  private readonly stored = new Set<KernelFunction>();
  /** Of rings: what is read one step later in the same loop, or when it is done, is carried along by that loop. */
  private readonly carried = new Map<KernelFunction, Bound>();
  /** Those whose loop is being written, with the index one step before. */
  private step: { readonly members: ReadonlySet<KernelFunction>; readonly before: string } | null = null;

  constructor(
    units: readonly Unit[],
    groups: readonly Group[],
    loose: readonly Unit['references'][number][],
  ) {
    for (const unit of units) {
      if (unit.kind === 'function') this.units.set(unit.of, unit);
      if (unit.kind === 'rows') this.tables.set(unit.of, new RowTable(unit));
    }
    for (const unit of this.units.values()) if (this.hasRests(unit)) this.stored.add(unit.of);
    for (const reference of loose) this.noteRead(reference, null, null);
    for (const group of groups)
      for (const user of group.members)
        for (const reference of user.references) this.noteRead(reference, user, group);
  }

  private noteRead(reference: Unit['references'][number], user: Unit | null, group: Group | null): void {
    if (reference.kind !== 'function') return;
    const unit = this.units.get(reference.of)!;
    const together = group?.members.includes(unit) === true;
    const withRests = user?.kind === 'function' && this.hasRests(user);
    if (together && isOwnIndex(reference) && !withRests) return;
    const isLater = together && unit.ring && !withRests && reference.index.key === before(group.direction);
    if (isLater || (!together && this.isFinal(unit, reference.index))) {
      if (unit.ring) this.carried.set(reference.of, carriedNames(reference.of));
      return;
    }
    this.stored.add(reference.of);
  }

  /** Whether an index is the last one of the loop of a scan or of a ring: its value is then what the loop ends with. */
  private isFinal({ of, main, ring }: FunctionUnit, index: IndexForm): boolean {
    const direction = ring ? ring.direction : of.kind === 'scan' ? of.direction : null;
    return direction !== null && (direction === 'up' ? main.to : main.from).key === index.key;
  }

  /** Where a function's value of the step before is carried by its loop; `null` if it is not. */
  carriedBound(of: KernelFunction): Bound | null {
    return this.carried.get(of) ?? null;
  }

  enterLoop({ members, direction }: Group): void {
    const functions = members.flatMap((unit) => (unit.kind === 'function' ? [unit.of] : []));
    this.step = { members: new Set(functions), before: before(direction) };
  }

  hasRests({ hull, main }: FunctionUnit): boolean {
    return hull.from.key !== main.from.key || hull.to.key !== main.to.key;
  }

  isStored(of: KernelFunction): boolean {
    return this.stored.has(of);
  }

  setCurrent(of: KernelFunction, bound: Bound): void {
    this.current.set(of, bound);
  }

  leaveLoop(): void {
    this.current.clear();
    this.step = null;
  }

  setFinal(of: KernelFunction, bound: Bound): void {
    this.finals.set(of, bound);
  }

  setTotal(total: KernelNode, bound: Bound): void {
    this.totals.set(total, bound);
  }

  total(total: KernelNode): Bound {
    return this.totals.get(total)!;
  }

  value(of: KernelFunction, index: IndexForm): Bound {
    const unit = this.units.get(of)!;
    const current = index.key === OWN_INDEX ? this.current.get(of) : undefined;
    if (current) return current;
    if (unit.ring) {
      const carried = this.carried.get(of);
      const isHere = this.step?.members.has(of);
      if (carried && (isHere ? index.key === this.step!.before : this.isFinal(unit, index))) return carried;
      return this.guardedEntry(unit, index);
    }
    const final = this.finals.get(of);
    if (final && this.isFinal(unit, index)) return final;
    return this.entry(of, index);
  }

  /** An entry of a ring; what lies outside of its range has no value, and may be left over from another run. */
  private guardedEntry({ of, hull: { from, to } }: FunctionUnit, index: IndexForm): Bound {
    const { l, h } = this.entry(of, index);
    const isInside = `${index.key}>=${from.key}&&${index.key}<=${to.key}`;
    const guarded = (text: string) => `(${isInside}?${text}:NaN)`;
    return { l: guarded(l), h: l === h ? guarded(l) : guarded(h) };
  }

  rowValue(of: KernelRows, row: IndexForm, index: IndexForm): Bound {
    return this.tables.get(of)!.entry(row, index);
  }

  /** The array entry of a function at an index. */
  entry(of: KernelFunction, index: IndexForm): Bound {
    const position = combine(index, this.base(of), -1).key;
    return { l: `l${of.id}[${position}]`, h: `${of.width === 'point' ? 'l' : 'h'}${of.id}[${position}]` };
  }

  private base(of: KernelFunction): IndexForm {
    const { from } = this.units.get(of)!.hull;
    if (this.units.get(of)!.ring) return from;
    const small = from.terms.size === 0 && from.constant >= 0 && from.constant <= MAX_WASTED;
    return small ? indexConstant(0) : from;
  }

  /** Names of the arrays, and the number of entries of each as JavaScript. */
  arrays(): readonly NamedArray[] {
    const tables = [...this.tables.values()].flatMap((table) => table.arrays());
    return [...this.stored]
      .flatMap<NamedArray>((of) => {
        const { to } = this.units.get(of)!.hull;
        const length = combine(combine(to, this.base(of), -1), ONE, 1).key;
        const lower = { name: `l${of.id}`, length };
        return of.width === 'point' ? [lower] : [lower, { name: `h${of.id}`, length }];
      })
      .concat(tables);
  }
}

/** The index one step before that of a loop. */
const before = (direction: Group['direction']): string =>
  combine(indexVariable(0), ONE, direction === 'up' ? -1 : 1).key;

function carriedNames({ id, width }: KernelFunction): Bound {
  return { l: `k${id}l`, h: width === 'point' ? `k${id}l` : `k${id}h` };
}

/** Writes the loops of a group: entries before the common range, the common range, entries after it. */
export class GroupWriter {
  constructor(
    private readonly writer: NodeWriter,
    private readonly values: Values,
    private readonly targets: TargetWriter,
  ) {}

  write({ members, direction }: Group): void {
    const { writer, values } = this;
    const { block } = writer.outside;
    const sums = new Map<Unit, Accumulator>();
    for (const unit of members) {
      if (unit.kind === 'function' && unit.of.kind === 'scan')
        sums.set(unit, new Accumulator(unit.of, { kind: 'growing' }, writer, block));
      else if (unit.kind === 'total')
        sums.set(unit, new Accumulator(unit.total, { kind: 'at its end', range: unit.main }, writer, block));
    }
    for (const unit of members)
      if (unit.kind === 'function') this.rest(unit, direction, 'before', sums.get(unit) ?? null);
    const { main } = members[0]!;
    const carried = members.flatMap((unit) => (unit.kind === 'function' ? [unit.of] : []));
    for (const of of carried) {
      const bound = values.carriedBound(of);
      // Before the first step there is no value.
      if (bound) for (const name of new Set([bound.l, bound.h])) block.add(`let ${name}=NaN;`);
    }
    values.enterLoop({ members, direction });
    const inside = writer.within(main, (place) => {
      for (const unit of members) this.member(unit, place, sums.get(unit) ?? null);
      // After all that read them.
      for (const of of carried) {
        const bound = values.carriedBound(of);
        if (bound) place.block.add(assignment(bound, values.value(of, indexVariable(0))));
      }
    });
    writeLoop(block, inside, 'x0', main, direction);
    values.leaveLoop();
    for (const unit of members) {
      const sum = sums.get(unit);
      if (sum && unit.kind === 'total') values.setTotal(unit.total, sum.result(block));
      else if (sum && unit.kind === 'function') values.setFinal(unit.of, sum.result(block));
    }
    for (const unit of members)
      if (unit.kind === 'function') this.rest(unit, direction, 'after', sums.get(unit) ?? null);
  }

  private member(unit: Unit, place: Place, sum: Accumulator | null): void {
    const { writer, values } = this;
    switch (unit.kind) {
      case 'rows':
        writeRow(unit, place, writer, values);
        return;
      case 'target':
        this.targets.write(unit.target, place);
        return;
      case 'total':
        sum!.step(place.block, writer.bounds(unit.total.body));
        return;
      case 'function': {
        const value = unit.ring ? this.nextInRing(unit, place, sum) : this.nextValue(unit.of, place, sum);
        values.setCurrent(unit.of, value);
        if (values.isStored(unit.of)) this.store(unit.of, value, place);
      }
    }
  }

  /** The same in a ring, whose loop may begin before a recursion or a scan does. */
  private nextInRing({ of, main }: FunctionUnit, place: Place, sum: Accumulator | null): Operand {
    if (of.kind === 'map') return this.writer.operations.silently(() => this.writer.bounds(of.body));
    const { block } = place;
    const start = of.kind === 'recursion' ? of.start : of.anchor;
    const isFirst = (of.direction === 'up' ? main.from : main.to).key === start.key;
    const begun = of.direction === 'up' ? `x0>=${start.key}` : `x0<=${start.key}`;
    const body = this.writer.operations.silently(() => this.writer.bounds(of.body));
    if (!sum && isFirst) return body;
    if (!sum) {
      const name = this.writer.names.fresh('q');
      block.add(`const ${name}l=${begun}?${body.l}:NaN,${name}h=${begun}?${body.h}:NaN;`);
      return { l: `${name}l`, h: `${name}h`, sign: body.sign };
    }
    block.add(`if(${begun}){`);
    sum.step(block, body);
    block.add('}');
    return sum.result(block);
  }

  private nextValue(of: KernelFunction, place: Place, sum: Accumulator | null): Operand {
    const body = this.writer.bounds(of.body);
    if (!sum) return body;
    sum.step(place.block, body);
    return sum.result(place.block);
  }

  private store(of: KernelFunction, value: Operand, place: Place): void {
    place.block.add(assignment(this.values.entry(of, indexVariable(0)), value));
  }

  /** Entries of a function's array beside the common range. Before its anchor a scan is empty. */
  private rest(
    unit: FunctionUnit,
    direction: Group['direction'],
    when: 'before' | 'after',
    sum: Accumulator | null,
  ): void {
    const { hull, main, of } = unit;
    const isLower = (direction === 'up') === (when === 'before');
    if (isLower ? hull.from.key === main.from.key : hull.to.key === main.to.key) return;
    const range: FormRange = isLower
      ? { from: hull.from, to: outside(combine(main.from, ONE, -1), main.to, 'min', when) }
      : { from: outside(combine(main.to, ONE, 1), main.from, 'max', when), to: hull.to };
    const inside = this.writer.within(range, (place) => {
      if (of.kind === 'scan' && when === 'before') {
        const neutral = neutralText(of.operator);
        this.store(of, { l: neutral, h: neutral, sign: 'nonnegative' }, place);
      } else this.store(of, this.nextValue(of, place, sum), place);
    });
    writeLoop(this.writer.outside.block, inside, 'x0', range, direction);
  }
}

function assignment(to: Bound, value: Bound): string {
  return to.l === to.h ? `${to.l}=${value.l};` : `${to.l}=${value.l};${to.h}=${value.h};`;
}

/**
 * The index next to the common range, on this side of both of its ends: where that range is empty by more than one
 * (1..T-2 at T = 1) a scan must still not begin before its anchor.
 */
function outside(next: IndexForm, end: IndexForm, side: 'min' | 'max', when: 'before' | 'after'): IndexForm {
  return when === 'before' ? next : extreme(side, [next, end]);
}
