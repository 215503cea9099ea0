import type { Claim } from '../../language/index.js';
import type { Profile } from './charts.js';
import { type Frame, flatPosition, type Position } from './position.js';

/**
 * How a coordinate, any real number, stands for a number of a point. `ray`: e^u away from the only end of a domain. `root`: u^2 away from
 * an end that belongs to the domain, so that it can be reached. `line`: sinh u, where there is no end. `interval`: (1 - cos u)/2 of the
 * way from one end to the other, which reaches both. `fixed`: integers, which no derivative moves.
 */
export type Coordinate = 'ray' | 'root' | 'line' | 'interval' | 'fixed';

/** Coordinates beyond this stand for numbers beyond 10^25, and their powers overflow. */
const FARTHEST = 57;

/** An open end is come near to, and not reached. */
const NEAREST_TO_OPEN = 1e-6;

/** The domain of one number, as a chart sees it. */
interface Kind {
  readonly coordinate: Coordinate;
  readonly openLower: boolean;
  readonly openUpper: boolean;
}

/** A smooth way through the points of one frame: parameters, the numbers that they stand for, and derivatives carried back. */
export interface SmoothChart {
  readonly frame: Frame;
  readonly size: number;
  /** What the tape begins with (see `TapedLandscape`). */
  numbers(parameters: Float64Array, into: Float64Array): void;
  /** Derivatives by the numbers, at the parameters that `numbers` had last, to derivatives by the parameters. */
  pull(byNumbers: Float64Array, into: Float64Array): void;
}

/** The coordinates of a frame. `ends`: whether ends that belong to a domain are to be reached. */
export class Coordinates {
  private readonly kinds: readonly Kind[];

  constructor(
    claim: Claim,
    readonly frame: Frame,
    readonly ends: 'reached' | 'approached',
  ) {
    const kinds: Kind[] = [];
    for (const { given, length } of frame.blocks) {
      const kind = kindOf(claim, given, ends);
      for (let i = 0; i < length; i += 1) kinds.push(kind);
    }
    this.kinds = kinds;
  }

  kindAt(i: number): Coordinate {
    return this.kinds[i]!.coordinate;
  }

  numberAt(i: number, coordinate: number): number {
    const kind = this.kinds[i]!;
    const u = Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
    switch (kind.coordinate) {
      case 'ray':
        return Math.exp(u);
      case 'root':
        return u * u;
      case 'line':
        return Math.sinh(u);
      case 'interval': {
        const share = (1 - Math.cos(u)) / 2;
        if (kind.openLower && share < NEAREST_TO_OPEN) return NEAREST_TO_OPEN;
        return kind.openUpper && share > 1 - NEAREST_TO_OPEN ? 1 - NEAREST_TO_OPEN : share;
      }
      case 'fixed':
        return coordinate;
    }
  }

  /** The derivative of the number by the coordinate. */
  derivative(i: number, u: number, number: number): number {
    if (Math.abs(u) > FARTHEST) return 0;
    switch (this.kinds[i]!.coordinate) {
      case 'ray':
        return number;
      case 'root':
        return 2 * u;
      case 'line':
        return Math.cosh(u);
      case 'interval':
        return Math.sin(u) / 2;
      case 'fixed':
        return 0;
    }
  }

  /** The coordinate of a number; where it has several, the one of the first branch. */
  coordinateOf(i: number, number: number): number {
    switch (this.kinds[i]!.coordinate) {
      case 'ray':
        return Math.max(-FARTHEST, Math.log(number));
      case 'root':
        return Math.sqrt(Math.max(0, number));
      case 'line':
        return Math.asinh(number);
      case 'interval':
        return Math.acos(Math.max(-1, Math.min(1, 1 - 2 * number)));
      case 'fixed':
        return number;
    }
  }

  /** The position of numbers. */
  position(numbers: Float64Array): Position {
    const position = flatPosition(this.frame);
    for (const [i, { coordinate }] of this.kinds.entries()) {
      const x = numbers[i]!;
      position.signs[i] = x < 0 ? -1 : 1;
      position.logarithms[i] = Math.log10(coordinate === 'interval' ? x / (1 - x) : Math.abs(x));
    }
    return position;
  }

  /** The coordinates of a position. */
  coordinatesOf(position: Position): Float64Array {
    return this.numbersOf(position).map((number, i) => this.coordinateOf(i, number));
  }

  private numbersOf(position: Position): Float64Array {
    return Float64Array.from(this.kinds, ({ coordinate }, i) => {
      const magnitude = 10 ** position.logarithms[i]!;
      if (coordinate === 'interval')
        return magnitude === Number.POSITIVE_INFINITY ? 1 : magnitude / (1 + magnitude);
      return coordinate === 'line' ? position.signs[i]! * magnitude : magnitude;
    });
  }
}

function kindOf(claim: Claim, given: number, ends: 'reached' | 'approached'): Kind {
  const { domain } = claim.givens[given]!;
  if (domain.kind === 'integers') return { coordinate: 'fixed', openLower: false, openUpper: false };
  const { lower, upper } = domain;
  const openLower = lower?.kind === 'open';
  const openUpper = upper?.kind === 'open';
  if (lower && upper) return { coordinate: 'interval', openLower, openUpper };
  const end = lower ?? upper;
  if (!end) return { coordinate: 'line', openLower, openUpper };
  return { coordinate: ends === 'reached' && end.kind === 'closed' ? 'root' : 'ray', openLower, openUpper };
}

/** Every number by itself. */
export function everyNumber(coordinates: Coordinates): SmoothChart {
  const { frame } = coordinates;
  const derivatives = new Float64Array(frame.size);
  return {
    frame,
    size: frame.size,
    numbers(parameters, into) {
      for (let i = 0; i < frame.size; i += 1) {
        into[i] = coordinates.numberAt(i, parameters[i]!);
        derivatives[i] = coordinates.derivative(i, parameters[i]!, into[i]!);
      }
    },
    pull(byNumbers, into) {
      for (let i = 0; i < frame.size; i += 1) into[i] = byNumbers[i]! * derivatives[i]!;
    },
  };
}

/** Whole sequences by few parameters: the weights of profiles, which add up to coordinates. */
export function wholeSequences(coordinates: Coordinates, profiles: readonly Profile[]): SmoothChart {
  const { frame } = coordinates;
  const every = everyNumber(coordinates);
  const sums = new Float64Array(frame.size);
  const back = new Float64Array(frame.size);
  return {
    frame,
    size: profiles.reduce((size, { basis }) => size + basis.length, 0),
    numbers(parameters, into) {
      let read = 0;
      for (const { block, basis, base = 0 } of profiles) {
        sums.fill(base, block.start, block.start + block.length);
        for (const shape of basis) {
          const weight = parameters[read]!;
          read += 1;
          for (let i = 0; i < block.length; i += 1) sums[block.start + i]! += weight * shape[i]!;
        }
      }
      every.numbers(sums, into);
    },
    pull(byNumbers, into) {
      every.pull(byNumbers, back);
      let write = 0;
      for (const { block, basis } of profiles)
        for (const shape of basis) {
          let sum = 0;
          for (let i = 0; i < block.length; i += 1) sum += back[block.start + i]! * shape[i]!;
          into[write] = sum;
          write += 1;
        }
    },
  };
}
