/** What a block says of a name before its formulas are read. */
export interface KnownName {
  /** How many indices it takes. */
  readonly indices: number;
  readonly isVector: boolean;
}

/** Letters that are read as indices without having been introduced. */
const INDEX_LETTERS: ReadonlySet<string> = new Set([...'ijklmnst', 'T']);

/** The names of a block: what decides between the readings of a formula that LaTeX leaves open. */
export class KnownNames {
  private readonly names = new Map<string, KnownName>();
  private readonly ranges = new Map<string, Set<string>>();

  get(name: string): KnownName | null {
    return this.names.get(name) ?? null;
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** A recursion is introduced by several lines: its largest number of indices counts. */
  add(name: string, indices: number): void {
    const known = this.names.get(name);
    this.names.set(name, {
      indices: Math.max(indices, known?.indices ?? 0),
      isVector: known?.isVector ?? false,
    });
  }

  markVector(name: string): void {
    this.names.set(name, { indices: this.names.get(name)?.indices ?? 0, isVector: true });
  }

  /** A letter runs over a range in a `for` of the block; without a `for` it runs over `1..T`. */
  addRange(letter: string, range: string): void {
    this.ranges.set(letter, (this.ranges.get(letter) ?? new Set()).add(range));
  }

  /** Over what a letter can run where a formula does not say it. */
  rangesOf(letter: string): readonly string[] {
    return [...(this.ranges.get(letter) ?? ['1..T'])];
  }

  isIndexLetter(name: string): boolean {
    return INDEX_LETTERS.has(name) || this.ranges.has(name);
  }
}
