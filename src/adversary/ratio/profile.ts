import type { Claim } from '../../language/index.js';
import {
  DECADES_PER_STEP,
  first,
  last,
  lastButOne,
  level,
  power,
  type Shape,
  slope,
  step,
  TIES,
  tailPower,
} from '../catalogue.js';
import type { LogPoint } from './log-point.js';

/**
 * A sequence of any length by few numbers, in powers of ten: the weights of shapes of the catalogue, and at which share of the
 * length a step stands.
 */
const AXES = ['level', 'slope', 'power', 'tailPower', 'first', 'last', 'lastButOne', 'step', 'at'] as const;
type Axis = (typeof AXES)[number];

/** The shapes of all axes but the step. */
const SHAPES: readonly (readonly [Axis, Shape])[] = [
  ['level', level],
  ['power', power],
  ['tailPower', tailPower],
  ['slope', slope],
  ['first', first],
  ['last', last],
  ['lastButOne', lastButOne],
];

const STEP = AXES.indexOf('step');
const AT = AXES.indexOf('at');

/** Where a step stands until a climb moves it. */
const HALF_WAY = 0.5;

/** Step of a climb along each axis at its start, in powers of ten (`at`: as a share of the length). */
const FIRST_STEPS: Record<Axis, number> = {
  level: 0.5,
  slope: 1,
  power: 0.5,
  tailPower: 0.5,
  first: 0.5,
  last: 0.5,
  lastButOne: 0.5,
  step: 0.5,
  at: 0.2,
};

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

/** The coordinates of a claim's profiles: one for a scalar, one for each axis of a sequence. */
export class Profiles {
  /** Where the coordinates of each given begin; -1 for a given without any. */
  private readonly offsets: readonly number[];
  readonly size: number;

  /** `fixed`: scalars that are chosen elsewhere. */
  constructor(
    private readonly claim: Claim,
    fixed: readonly number[],
  ) {
    let size = 0;
    this.offsets = claim.givens.map((given, index) => {
      if (fixed.includes(index)) return -1;
      const offset = size;
      size += given.ranges.length === 0 ? 1 : AXES.length;
      return offset;
    });
    this.size = size;
  }

  /** Everything 1. */
  get flat(): number[] {
    const flat = new Array<number>(this.size).fill(0);
    for (const offset of this.sequences) flat[offset + AT] = HALF_WAY;
    return flat;
  }

  get firstSteps(): number[] {
    const steps = new Array<number>(this.size).fill(FIRST_STEPS.level);
    for (const offset of this.sequences)
      for (const [i, axis] of AXES.entries()) steps[offset + i] = FIRST_STEPS[axis];
    return steps;
  }

  /** One shape on one sequence, the others flat or tied to it. */
  *starts(horizon: number): Generator<number[]> {
    yield this.flat;
    const slopes = SLOPES_PER_STEP.flatMap((s) => [s, -s]).map((s) => ['slope', s * (horizon - 1)] as const);
    const shapes =
      horizon === 1 ? [['level', 1] as const, ['level', -1] as const] : [...FIRST_VALUES, ...slopes];
    const [first, ...others] = this.sequences;
    for (const offset of this.sequences)
      for (const [axis, value] of shapes) yield this.with(this.flat, offset, axis, value);
    if (first === undefined) return;
    for (const other of others)
      for (const [axis, value] of shapes)
        for (const tie of TIES)
          yield this.with(this.with(this.flat, first, axis, value), other, axis, tie * value);
  }

  /** Geometric sequences whose terms hardly overlap, one sequence at a time. */
  *steep(horizon: number): Generator<number[]> {
    for (const offset of this.sequences)
      for (const decades of DECADES_PER_STEP)
        for (const sign of [1, -1]) yield this.centred(offset, sign * decades * (horizon - 1));
  }

  /** A profile of one horizon at another: the same over all, and the same from step to step. */
  *grown(profile: readonly number[], from: number, to: number): Generator<number[]> {
    yield [...profile];
    if (from < 2) return;
    const stretched = [...profile];
    for (const offset of this.sequences)
      stretched[offset + 1] = (profile[offset + 1]! * (to - 1)) / (from - 1);
    yield stretched;
  }

  /** The profile whose logarithms are all `factor` times as large. */
  scaled(profile: readonly number[], factor: number): number[] {
    const scaled = profile.map((x) => x * factor);
    for (const offset of this.sequences) scaled[offset + AT] = profile[offset + AT]!;
    return scaled;
  }

  /** Coordinates that are not at rest. */
  complexity(profile: readonly number[]): number {
    return this.flat.filter((rest, i) => profile[i] !== rest).length;
  }

  /** The logarithms at a horizon; `lengths`: how many numbers each given has. */
  expand(profile: readonly number[], horizon: number, lengths: readonly number[]): LogPoint {
    const logarithms = this.claim.givens.map((given, index) => {
      const offset = this.offsets[index]!;
      if (offset < 0) return [];
      if (given.ranges.length === 0) return [profile[offset]!];
      return Array.from({ length: lengths[index]! }, (_, i) => entry(profile, offset, i, lengths[index]!));
    });
    return { horizon, logarithms, negative: [] };
  }

  /** A geometric sequence with magnitudes as far above 1 as below, which leaves the most room for it. */
  private centred(offset: number, slope: number): number[] {
    return this.with(this.with(this.flat, offset, 'slope', slope), offset, 'level', -slope / 2);
  }

  private get sequences(): number[] {
    return this.offsets.filter((offset, i) => offset >= 0 && this.claim.givens[i]!.ranges.length > 0);
  }

  private with(profile: readonly number[], offset: number, axis: Axis, value: number): number[] {
    const changed = [...profile];
    changed[offset + AXES.indexOf(axis)] = value;
    return changed;
  }
}

/** The logarithm of entry t = 0, …, n-1. */
function entry(profile: readonly number[], offset: number, t: number, n: number): number {
  let logarithm = 0;
  for (const [axis, shape] of SHAPES) {
    const weight = profile[offset + AXES.indexOf(axis)]!;
    if (weight !== 0) logarithm += weight * shape(t, n);
  }
  const height = profile[offset + STEP]!;
  return height === 0 ? logarithm : logarithm + height * step(Math.floor(n * profile[offset + AT]!))(t, n);
}
