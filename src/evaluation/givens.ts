import type { Arithmetic, Rational } from '../arithmetic/index.js';
import type { Claim, Expression, Given } from '../language/index.js';
import { type Extent, type Layout, layoutOf } from './layout.js';
import { indexOutOfRange } from './limits.js';
import type { Point } from './point.js';

type GivenReference = Extract<Expression, { kind: 'given' }>;

/** The given values of a point in one arithmetic, each converted when it is first read. */
export class GivenValues<N> {
  private readonly layouts: (Layout | undefined)[] = [];
  private readonly scalars: (N | undefined)[] = [];
  private readonly rows = new Map<string, (N | undefined)[]>();

  constructor(
    private readonly claim: Claim,
    private readonly point: Point,
    private readonly arithmetic: Arithmetic<N>,
    /** Told of each number of a sequence that is converted, and then remembered. */
    private readonly remember: (value: N, e: GivenReference) => void,
  ) {}

  /** The value that `e` names at `indices`. An index outside the given's extent is a problem of the document. */
  at(e: GivenReference, indices: readonly number[]): N {
    const layout = this.layout(e.given);
    if (layout.kind === 'scalar') {
      const known = this.scalars[e.given];
      if (known !== undefined) return known;
      const value = this.arithmetic.rational(this.point.values[e.given] as Rational);
      this.scalars[e.given] = value;
      return value;
    }
    const first = this.inside(e, indices[0]!, layout.extent);
    if (layout.kind === 'sequence')
      return this.entry(e, `${e.given}`, this.point.values[e.given] as readonly Rational[], first);
    const second = this.inside(e, indices[1]!, layout.rows[first]!);
    const family = this.point.values[e.given] as readonly (readonly Rational[])[];
    return this.entry(e, `${e.given},${first}`, family[first]!, second);
  }

  private given(index: number): Given {
    return this.claim.givens[index]!;
  }

  private layout(index: number): Layout {
    let layout = this.layouts[index];
    if (!layout) {
      layout = layoutOf(this.claim, this.given(index), this.point);
      this.layouts[index] = layout;
    }
    return layout;
  }

  private inside(e: GivenReference, index: number, extent: Extent): number {
    if (index < extent.from || index > extent.to)
      throw indexOutOfRange(e.name, index, extent.from, extent.to, this.point.horizon, e.place);
    return index - extent.from;
  }

  private entry(e: GivenReference, key: string, values: readonly Rational[], position: number): N {
    let row = this.rows.get(key);
    if (!row) {
      row = [];
      this.rows.set(key, row);
    }
    let value = row[position];
    if (value === undefined) {
      value = this.arithmetic.rational(values[position]!);
      this.remember(value, e);
      row[position] = value;
    }
    return value;
  }
}
