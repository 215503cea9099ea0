import type { Claim, Given } from '../../language/index.js';
import { lastButOne, step, TIES, WHOLE_SHAPES } from '../catalogue.js';
import { type Chart, type Profile, profileChart } from './charts.js';
import { type Block, type Frame, flatPosition } from './position.js';
import { placesOf, shapeOn } from './profiles.js';

/** The shapes of a sequence, in the order of its parameters; after them come the height of a step and where it stands. */
const SHAPES = [...WHOLE_SHAPES, lastButOne] as const;
const AXES = ['level', 'slope', 'power', 'tailPower', 'first', 'last', 'lastButOne', 'step', 'at'] as const;
type Axis = (typeof AXES)[number];

/** The axes that move one entry alone. */
const SINGLE_ENTRIES = ['first', 'last', 'lastButOne'] as const satisfies readonly Axis[];

const SLOPE = AXES.indexOf('slope');
const AT = AXES.indexOf('at');

/** Where a step stands until a climb moves it, as a share of the length. */
const HALF_WAY = 0.5;

/** How far a climb goes along each axis with a step of 1, in powers of ten (`at`: as a share of the length). */
const STRIDES = AXES.map((axis) => (axis === 'slope' ? 2 : axis === 'at' ? 0.4 : 1));

/** Decades for each step of a geometric sequence: ratios of 1.002, 1.02, 1.26, 10 and 1000. */
const SLOPES_PER_STEP = [0.001, 0.01, 0.1, 1, 3] as const;

/** The shapes that a climb begins with, each along one axis. */
const FIRST_VALUES: readonly (readonly [Axis, number])[] = [
  ...[-2, -1, -0.5, 0.5, 1, 2].map((p) => ['power', p] as const),
  ...[-1, -0.5, 0.5, 1].map((p) => ['tailPower', p] as const),
  ...(['first', 'last', 'lastButOne', 'step'] as const).flatMap((axis) =>
    [-2, -0.5, 0.5, 2].map((height) => [axis, height] as const),
  ),
];

/** The share of the work at a horizon that may have gone when the climbs from profiles end. */
export const CLIMB_SHARE = 0.6;

/**
 * Where a scalar between two ends may be, in powers of ten of its odds: half-way, near the upper end, near the lower one. A decay rate near 1 is another
 * method than one near 0, and a climb from the middle stays on its side.
 */
const SIDES = [0, 3, -3] as const;

/** Decades that a sequence rises, geometrically, before it falls below where it began. */
const RISE = 10;

/** The share of the length at which it falls. */
const FALLS_AT = [0.4, 0.63] as const;

/** Whether a given lies between two ends. */
export function hasTwoEnds({ domain }: Given): boolean {
  return domain.kind === 'reals' && domain.lower !== null && domain.upper !== null;
}

/**
 * Points of a claim at any horizon by the same parameters, in powers of ten: one for a scalar, and for a sequence the weights of
 * shapes of the catalogue and a step that moves. What is best at one horizon can be carried to another.
 */
export class CatalogueProfiles {
  /** Where the parameters of each given begin; -1 for a given without any. */
  private readonly offsets: readonly number[];
  readonly size: number;

  /** `leftOut`: scalars that are chosen elsewhere. */
  constructor(
    private readonly claim: Claim,
    leftOut: readonly number[],
  ) {
    let size = 0;
    this.offsets = claim.givens.map(({ domain, ranges }, index) => {
      const isSingle = ranges.length === 0;
      if (leftOut.includes(index) || (isSingle && domain.kind === 'integers')) return -1;
      const offset = size;
      size += isSingle ? 1 : AXES.length;
      return offset;
    });
    this.size = size;
  }

  /** Everything 1. */
  get flat(): Float64Array {
    const flat = new Float64Array(this.size);
    for (const offset of this.sequences) flat[offset + AT] = HALF_WAY;
    return flat;
  }

  /** From parameters to the positions of a frame. */
  chart(frame: Frame): Chart {
    const moved = frame.blocks.filter(({ given }) => this.offsets[given]! >= 0);
    return profileChart(flatPosition(frame), moved.map(profileOf));
  }

  /** The share of the work at a horizon that may go into starts: where there are three times as many, a climb still has to follow. */
  get startShare(): number {
    return this.between.length === 0 ? CLIMB_SHARE : CLIMB_SHARE / 3;
  }

  /** Shapes, each with the scalars that have two ends on every side. */
  *starts(horizon: number): Generator<Float64Array> {
    const { between } = this;
    if (between.length === 0) {
      yield* this.shaped(horizon);
      return;
    }
    for (const start of this.shaped(horizon, this.risen(horizon)))
      for (const side of SIDES) {
        const moved = start.slice();
        for (const offset of between) moved[offset] = side;
        yield moved;
      }
  }

  /** Sequences that rise and then fall far: what a memory forgets depends on how long ago it was. */
  private *risen(horizon: number): Generator<Float64Array> {
    if (horizon < 3) return;
    for (const offset of this.sequences)
      for (const at of FALLS_AT) {
        const rising = along(along(this.flat, offset, 'slope', RISE), offset, 'step', -2 * RISE);
        yield along(rising, offset, 'at', at);
      }
  }

  /** One shape on one sequence, the others flat or tied to it. */
  private *shaped(horizon: number, more: Iterable<Float64Array> = []): Generator<Float64Array> {
    yield this.flat;
    yield* more;
    const slopes = SLOPES_PER_STEP.flatMap((s) => [s, -s]).map((s) => ['slope', s * (horizon - 1)] as const);
    const shapes =
      horizon === 1 ? [['level', 1] as const, ['level', -1] as const] : [...FIRST_VALUES, ...slopes];
    const [first, ...others] = this.sequences;
    for (const offset of this.sequences)
      for (const [axis, value] of shapes) yield along(this.flat, offset, axis, value);
    if (first === undefined) return;
    for (const other of others)
      for (const [axis, value] of shapes)
        for (const tie of TIES) yield along(along(this.flat, first, axis, value), other, axis, tie * value);
  }

  /**
   * Parameters of one horizon at another: the same over all, and the same from step to step; where starts take most of the work, also with single entries
   * that grow like a power of the length, as one entry has to that outweighs all others.
   */
  *grown(parameters: Float64Array, from: number, to: number): Generator<Float64Array> {
    yield parameters.slice();
    if (from < 2) return;
    if (this.between.length > 0) {
      const outgrown = parameters.slice();
      for (const offset of this.sequences)
        for (const axis of SINGLE_ENTRIES)
          outgrown[offset + AXES.indexOf(axis)]! *= Math.log(to) / Math.log(from);
      yield outgrown;
    }
    const stretched = parameters.slice();
    for (const offset of this.sequences) stretched[offset + SLOPE]! *= (to - 1) / (from - 1);
    yield stretched;
  }

  /** The parameters whose logarithms are all `factor` times as large. */
  scaled(parameters: Float64Array, factor: number): Float64Array {
    const scaled = parameters.map((x) => x * factor);
    for (const offset of this.sequences) scaled[offset + AT] = parameters[offset + AT]!;
    return scaled;
  }

  /** How many parameters are not at rest. */
  complexity(parameters: Float64Array): number {
    return this.flat.filter((rest, i) => parameters[i] !== rest).length;
  }

  /** Where the parameters of scalars between two ends are. */
  private get between(): number[] {
    return this.offsets.filter((offset, i) => {
      const given = this.claim.givens[i]!;
      return offset >= 0 && given.ranges.length === 0 && hasTwoEnds(given);
    });
  }

  private get sequences(): number[] {
    return this.offsets.filter((offset, i) => offset >= 0 && this.claim.givens[i]!.ranges.length > 0);
  }
}

function profileOf(block: Block): Profile {
  if (block.layout.kind === 'scalar') return { block, basis: [new Float64Array([1])], start: [0] };
  const { place, length } = placesOf(block);
  return {
    block,
    basis: SHAPES.map((shape) => shapeOn(block, shape)),
    start: AXES.map((axis) => (axis === 'at' ? HALF_WAY : 0)),
    strides: STRIDES,
    addMoving(parameters, read, target) {
      const [height, at] = [parameters[read]!, parameters[read + 1]!];
      if (height === 0) return;
      const stepped = step(Math.floor(length * at));
      for (let i = 0; i < target.length; i += 1) target[i]! += height * stepped(place(i), length);
    },
  };
}

function along(parameters: Float64Array, offset: number, axis: Axis, value: number): Float64Array {
  const changed = parameters.slice();
  changed[offset + AXES.indexOf(axis)] = value;
  return changed;
}
