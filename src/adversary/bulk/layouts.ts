import { Rational } from '../../arithmetic/index.js';
import { CaseSize, layoutOf, lengthOf, type Point, type PointValue } from '../../evaluation/index.js';
import type { Claim } from '../../language/index.js';

/** Where the numbers of each given begin, and how many numbers there are. */
export interface BulkLayout {
  readonly offsets: Int32Array;
  readonly length: number;
}

/** More layouts than this are not kept: the layouts of a claim with many integer givens would fill the memory. */
const MAX_KEPT = 4096;

/** The layouts of one horizon by integer givens, packed into one number. */
type AtHorizon = Map<number, BulkLayout>;

/** Layouts by horizon and integer givens, each found once. */
export class LayoutCache {
  private readonly kept = new Map<number, AtHorizon>();
  private keptLayouts = 0;

  /** The layouts asked for last, and the last of all: consecutive cases share a horizon, and often their integers. */
  private horizon = -1;
  private here: AtHorizon = new Map();
  private latest: BulkLayout | null = null;
  private latestKey = -1;

  /** `ranges`: the ends of the integer givens. */
  constructor(
    private readonly claim: Claim,
    private readonly ranges: readonly { readonly from: number; readonly to: number }[],
  ) {}

  at(horizon: number, integers: readonly number[]): BulkLayout {
    const key = this.packed(integers);
    // Integers that one number does not hold apart: each layout is made when it is asked for.
    if (!(key < Number.MAX_SAFE_INTEGER)) return this.make(horizon, integers);
    if (this.latest && this.horizon === horizon && this.latestKey === key) return this.latest;
    this.latest = null;
    if (this.horizon !== horizon) {
      this.here = this.kept.get(horizon) ?? new Map();
      this.kept.set(horizon, this.here);
      this.horizon = horizon;
    }
    this.latest = this.here.get(key) ?? this.keep(key, this.make(horizon, integers));
    this.latestKey = key;
    return this.latest;
  }

  /** The integers as digits of one number, each in as many values as its range has. */
  private packed(integers: readonly number[]): number {
    let key = 0;
    for (let i = 0; i < integers.length; i += 1) {
      const { from, to } = this.ranges[i]!;
      key = key * (to - from + 1) + (integers[i]! - from);
    }
    return key;
  }

  private keep(key: number, layout: BulkLayout): BulkLayout {
    if (this.keptLayouts >= MAX_KEPT) {
      this.kept.clear();
      this.keptLayouts = 0;
      this.here = new Map();
      this.kept.set(this.horizon, this.here);
    }
    this.here.set(key, layout);
    this.keptLayouts += 1;
    return layout;
  }

  private make(horizon: number, integers: readonly number[]): BulkLayout {
    const values: PointValue[] = [];
    const point: Point = { horizon, values };
    const size = new CaseSize(horizon);
    const offsets = new Int32Array(this.claim.givens.length);
    let length = 0;
    let next = 0;
    for (const [i, given] of this.claim.givens.entries()) {
      offsets[i] = length;
      const layout = layoutOf(this.claim, given, point);
      size.add(layout, given);
      if (given.domain.kind === 'integers') {
        values.push(Rational.of(integers[next]!));
        next += 1;
        length += 1;
        continue;
      }
      values.push([]);
      if (layout.kind === 'scalar') length += 1;
      else if (layout.kind === 'sequence') length += lengthOf(layout.extent);
      else for (const extent of layout.rows) length += lengthOf(extent);
    }
    return { offsets, length };
  }
}
