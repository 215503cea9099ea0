import { copyOf, type Position } from '../landscape/position.js';

/** The highest position of one statement that was found at one horizon. */
export interface BestPosition {
  readonly position: Position;
  readonly height: number;
}

/** The highest positions of one statement by horizon. */
export class BestPositions {
  private readonly byHorizon = new Map<number, BestPosition>();

  /** Whether the position is the highest at its horizon. */
  offer(position: Position, height: number): boolean {
    const { horizon } = position.frame;
    const known = this.byHorizon.get(horizon);
    if (known && !(height > known.height)) return false;
    this.byHorizon.set(horizon, { position: copyOf(position), height });
    return true;
  }

  at(horizon: number): BestPosition | undefined {
    return this.byHorizon.get(horizon);
  }

  /** The highest of all; at the shortest of the horizons that share it. */
  get best(): BestPosition | null {
    let best: BestPosition | null = null;
    for (const each of this.all()) if (!best || each.height > best.height) best = each;
    return best;
  }

  /** The highest of the nearest other horizon: the ratio of both is what counts, and the shorter one of two. */
  nearest(horizon: number): BestPosition | null {
    const distance = ({ position }: BestPosition): number =>
      Math.abs(Math.log(position.frame.horizon / horizon));
    let nearest: BestPosition | null = null;
    for (const each of this.all()) {
      if (each.position.frame.horizon === horizon) continue;
      if (!nearest || distance(each) < distance(nearest)) nearest = each;
    }
    return nearest;
  }

  /** From short to long horizons. */
  all(): readonly BestPosition[] {
    return [...this.byHorizon.values()].sort((a, b) => a.position.frame.horizon - b.position.frame.horizon);
  }
}
