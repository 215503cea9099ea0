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

/** Layouts by horizon and integer givens, each found once. */
export class LayoutCache {
  private readonly kept = new Map<string, BulkLayout>();
  private readonly byHorizon = new Map<number, BulkLayout>();

  /** The layout found last: consecutive cases share a horizon. */
  private last: { readonly horizon: number; readonly layout: BulkLayout } | null = null;

  constructor(private readonly claim: Claim) {}

  at(horizon: number, integers: readonly number[]): BulkLayout {
    if (integers.length === 0) {
      if (this.last?.horizon === horizon) return this.last.layout;
      const layout = this.find(this.byHorizon, horizon, horizon, integers);
      this.last = { horizon, layout };
      return layout;
    }
    return this.find(this.kept, `${horizon}/${integers.join()}`, horizon, integers);
  }

  private find<K>(
    kept: Map<K, BulkLayout>,
    key: K,
    horizon: number,
    integers: readonly number[],
  ): BulkLayout {
    let layout = kept.get(key);
    if (!layout) {
      layout = this.make(horizon, integers);
      if (kept.size >= MAX_KEPT) kept.clear();
      kept.set(key, layout);
    }
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
