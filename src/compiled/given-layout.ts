import type { Claim } from '../language/index.js';
import { type Builder, OUTSIDE } from './build.js';
import { type FormRange, hull, leastValue } from './index-bounds.js';
import { CLOSED, combine, type IndexForm } from './index-form.js';
import { Unsupported } from './unsupported.js';

/** The extents of one given: none for a scalar, two for a family with rows of one length. */
export interface GivenExtents {
  readonly extents: readonly FormRange[];
}

/**
 * Where the numbers of a case stand: the values of all givens one after the other in one array, families row
 * by row; `o[i]` is the position of the first value of given i.
 */
export class GivenLayout {
  readonly givens: readonly GivenExtents[];

  constructor(
    claim: Claim,
    private readonly builder: Builder,
  ) {
    this.givens = claim.givens.map((given) => {
      const extents: FormRange[] = [];
      let scope = OUTSIDE;
      for (const range of given.ranges) {
        const { range: forms, inner } = builder.enter(range, scope);
        if (forms.from.depth !== CLOSED || forms.to.depth !== CLOSED)
          throw new Unsupported('rows of different lengths');
        extents.push(forms);
        scope = inner;
      }
      return { extents };
    });
  }

  /** Code that has to run before any value is read. */
  prelude(): string {
    return this.givens
      .map(({ extents: [outer, inner] }, i) => {
        if (!outer) return `const n${i}=v[o[${i}]];`;
        if (!inner) return `const g${i}=o[${i}]-(${outer.from.key});`;
        const row = `const r${i}=Math.max(0,${inner.to.key}-(${inner.from.key})+1);`;
        return `${row}const g${i}=o[${i}]-(${outer.from.key})*r${i}-(${inner.from.key});`;
      })
      .join('\n');
  }

  /** The value of a given at indices. Where the indices may lie outside of it, NaN there. */
  text(given: number, indices: readonly IndexForm[], loops: readonly FormRange[]): string {
    const { extents } = this.givens[given]!;
    if (indices.length === 0) return `n${given}`;
    const [first, second] = indices;
    const position = second ? `(${first!.key})*r${given}+${second.key}` : first!.key;
    const checks = indices.flatMap((index, i) => this.checks(index, extents[i]!, loops));
    const value = `v[g${given}+${position}]`;
    return checks.length === 0 ? value : `${checks.join('&&')}?${value}:NaN`;
  }

  private checks(index: IndexForm, extent: FormRange, loops: readonly FormRange[]): string[] {
    const facts = this.builder.facts(OUTSIDE);
    const reach = hull(index, loops);
    const checks: string[] = [];
    if (!(leastValue(combine(reach.from, extent.from, -1), facts) >= 0))
      checks.push(`${index.key}>=${extent.from.key}`);
    if (!(leastValue(combine(extent.to, reach.to, -1), facts) >= 0))
      checks.push(`${index.key}<=${extent.to.key}`);
    return checks;
  }
}
