import type { Outcome } from './missing.js';

/** Values of one definition by its indices. */
export class DefinitionMemo<N> {
  private readonly byFirst = new Map<number, Outcome<N>>();
  private readonly byAll = new Map<string, Outcome<N>>();

  get(indices: readonly number[]): Outcome<N> | undefined {
    return indices.length === 1 ? this.byFirst.get(indices[0]!) : this.byAll.get(indices.join());
  }

  set(indices: readonly number[], value: Outcome<N>): void {
    if (indices.length === 1) this.byFirst.set(indices[0]!, value);
    else this.byAll.set(indices.join(), value);
  }

  keys(): number[][] {
    const several = [...this.byAll.keys()].map((key) => (key === '' ? [] : key.split(',').map(Number)));
    return [...[...this.byFirst.keys()].map((index) => [index]), ...several];
  }
}
