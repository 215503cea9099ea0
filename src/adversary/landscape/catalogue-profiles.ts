import type { Claim } from '../../language/index.js';
import { lastButOne, step, TIES, WHOLE_SHAPES } from '../catalogue.js';
import { type Chart, type Profile, profileChart } from './charts.js';
import { type Block, type Frame, flatPosition } from './position.js';
import { placesOf, shapeOn } from './profiles.js';

/** The shapes of a sequence, in the order of its parameters; after them come the height of a step and where it stands. */
const SHAPES = [...WHOLE_SHAPES, lastButOne] as const;
const AXES = ['level', 'slope', 'power', 'tailPower', 'first', 'last', 'lastButOne', 'step', 'at'] as const;
type Axis = (typeof AXES)[number];

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

  /** One shape on one sequence, the others flat or tied to it. */
  *starts(horizon: number): Generator<Float64Array> {
    yield this.flat;
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

  /** Parameters of one horizon at another: the same over all, and the same from step to step. */
  *grown(parameters: Float64Array, from: number, to: number): Generator<Float64Array> {
    yield parameters.slice();
    if (from < 2) return;
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
