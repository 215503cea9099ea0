import type { Claim, DomainEnd, Given } from '../../language/index.js';
import type { ShapeHints } from '../build-point.js';
import { type Evaluator, Guide, type Means } from '../guide/index.js';
import { PlainNumbers } from './plain-numbers.js';
import { type Block, copyOf, type Frame, type Position } from './position.js';
import { Premises } from './premises.js';

interface FloatDomain {
  readonly given: Given;
  readonly lower: Evaluator | null;
  readonly upper: Evaluator | null;
  readonly isFixed: boolean;
  readonly isInteger: boolean;
  readonly shape: 'nonincreasing' | 'nondecreasing' | null;
}

/** What every look costs in addition, in nodes of expressions. */
const WORK_PER_LOOK = 50;

/** Nodes that one look may visit, some tens of milliseconds: no ascent can afford looks that take more. */
export const MOST_WORK_OF_A_LOOK = 5_000_000;

/** A power of ten, and a place in memory, in nodes of expressions. */
const WORK_PER_NUMBER = 10;

/** The claim as a landscape: from a position to the heights of its statements, in floating point. */
export class Landscape {
  readonly guide: Guide;
  private readonly domains: readonly FloatDomain[];
  private readonly premises: Premises<number>;
  private frame: Frame | null = null;

  constructor(
    readonly claim: Claim,
    readonly hints: ShapeHints,
    means?: Means,
  ) {
    this.guide = new Guide(claim, means);
    this.domains = claim.givens.map((given, index) => this.domain(given, index));
    this.premises = new Premises(claim, new PlainNumbers(this.guide));
  }

  /** Work so far, in nodes visited. */
  get work(): number {
    return this.guide.meter.work;
  }

  /** Height of a statement at a position; -Infinity where it is not admissible or the look takes too long, NaN where a side has no value. */
  height(position: Position, statement: number): number {
    const look = (): number =>
      this.occupy(position) ? this.guide.height(this.claim.statements[statement]!) : Number.NEGATIVE_INFINITY;
    return this.guide.meter.bounded(MOST_WORK_OF_A_LOOK, look, Number.NEGATIVE_INFINITY);
  }

  /** Moves the guide to the position; `false` if a domain is empty or a premise fails there. */
  occupy(position: Position): boolean {
    const { frame } = position;
    this.enter(frame);
    this.guide.meter.spend(WORK_PER_LOOK + WORK_PER_NUMBER * frame.size);
    for (const block of frame.blocks) if (!this.fill(block, position)) return false;
    this.guide.moved(frame.horizon);
    return this.premises.meet();
  }

  /** The position of the same point after it was moved onto the premises; as it is, where they cannot be met. */
  settled(position: Position): Position {
    if (this.claim.premises.length === 0) return position;
    const isMet = this.guide.meter.bounded(MOST_WORK_OF_A_LOOK, () => this.occupy(position), false);
    if (!isMet) return position;
    const settled = copyOf(position);
    const { environment, values } = this.guide;
    const write = (domain: FloatDomain, i: number, x: number): void => {
      if (domain.isInteger) return;
      const { lower, upper } = domain;
      const distance = lower ? x - lower() : upper ? upper() - x : Math.abs(x);
      settled.signs[i] = !lower && !upper && x < 0 ? -1 : 1;
      const logarithm = Math.log10(Math.max(0, lower && upper ? distance / (upper() - x) : distance));
      // A domain of one number has no distances.
      if (!Number.isNaN(logarithm)) settled.logarithms[i] = logarithm;
    };
    for (const { given, layout, start } of position.frame.blocks) {
      const domain = this.domains[given]!;
      const [outer, inner] = domain.given.ranges;
      if (layout.kind === 'scalar') write(domain, start, values.scalars[given]!);
      else if (layout.kind === 'sequence')
        for (const [i, x] of values.sequences[given]!.entries()) {
          environment[outer!.slot] = layout.extent.from + i;
          write(domain, start + i, x);
        }
      else {
        let next = start;
        for (const [i, row] of values.rows[given]!.entries()) {
          environment[outer!.slot] = layout.extent.from + i;
          for (const [j, x] of row.entries()) {
            environment[inner!.slot] = layout.rows[i]!.from + j;
            write(domain, next, x);
            next += 1;
          }
        }
      }
    }
    return settled;
  }

  /** Makes room for the numbers of a frame. */
  enter(frame: Frame): void {
    if (frame === this.frame) return;
    this.frame = frame;
    const { values } = this.guide;
    for (const [given, value] of frame.integers) values.scalars[given] = value;
    for (const { given, layout, length } of frame.blocks) {
      if (layout.kind === 'scalar') continue;
      values.from[given] = layout.extent.from;
      if (layout.kind === 'sequence') values.sequences[given] = new Float64Array(length);
      else {
        values.rowFrom[given] = layout.rows.map(({ from }) => from);
        values.rows[given] = layout.rows.map(({ from, to }) => new Float64Array(Math.max(0, to - from + 1)));
      }
    }
  }

  private fill(block: Block, position: Position): boolean {
    const domain = this.domains[block.given]!;
    const { guide } = this;
    const { environment, values } = guide;
    if (!domain.isFixed) guide.moved(position.frame.horizon);
    const { layout, start, given } = block;
    const [outer, inner] = domain.given.ranges;
    const number = (i: number): number =>
      numberAt(domain, position.logarithms[start + i]!, position.signs[start + i]!);
    if (layout.kind === 'scalar') {
      const value = number(0);
      values.scalars[given] = value;
      return !Number.isNaN(value);
    }
    if (layout.kind === 'sequence') {
      const row = values.sequences[given]!;
      for (let i = 0; i < block.length; i += 1) {
        environment[outer!.slot] = layout.extent.from + i;
        const value = number(i);
        if (Number.isNaN(value)) return false;
        row[i] = value;
      }
      if (domain.shape) row.sort();
      if (domain.shape === 'nonincreasing') row.reverse();
      return true;
    }
    let read = 0;
    for (const [i, extent] of layout.rows.entries()) {
      environment[outer!.slot] = layout.extent.from + i;
      for (let j = extent.from; j <= extent.to; j += 1) {
        environment[inner!.slot] = j;
        const value = number(read);
        if (Number.isNaN(value)) return false;
        values.rows[given]![i]![j - extent.from] = value;
        read += 1;
      }
    }
    return true;
  }

  private domain(given: Given, index: number): FloatDomain {
    const { domain } = given;
    const { compiler } = this.guide;
    const end = (e: DomainEnd | null): Evaluator | null => e && compiler.compile(e.value);
    const isNumber = (e: DomainEnd | null): boolean => e === null || e.value.kind === 'number';
    const shape = given.ranges.length === 1 ? (this.hints.get(index) ?? null) : null;
    if (domain.kind === 'integers')
      return {
        given,
        lower: compiler.compile(domain.from),
        upper: compiler.compile(domain.to),
        isFixed: false,
        isInteger: true,
        shape,
      };
    return {
      given,
      lower: end(domain.lower),
      upper: end(domain.upper),
      isFixed: isNumber(domain.lower) && isNumber(domain.upper),
      isInteger: false,
      shape,
    };
  }
}

/** The number at a distance of 10^logarithm from the end of its domain, like `place` in domain.ts; NaN where the domain is empty. */
function numberAt({ lower, upper, isInteger }: FloatDomain, logarithm: number, sign: number): number {
  const magnitude = 10 ** logarithm;
  if (!lower) return upper ? upper() - magnitude : sign * magnitude;
  const from = lower();
  if (isInteger) return Math.min(upper!(), from + Math.floor(magnitude));
  if (!upper) return from + magnitude;
  const to = upper();
  if (to < from) return Number.NaN;
  return magnitude <= 1
    ? from + ((to - from) * magnitude) / (1 + magnitude)
    : to - (to - from) / (1 + magnitude);
}
