import type { BinaryResidues } from './binary-residues.js';
import type { ResidueOperations } from './operations.js';

/** The numbers of a case modulo a prime, for generated code. */
export class ResidueValues {
  /** By position as in the case. */
  private residues = new Float64Array(0);
  private offsets: Int32Array = new Int32Array(0);
  /** Index of the first entry of a sequence, or of the first row of a family. */
  readonly from: number[];
  /** Entries of a sequence, or rows of a family. */
  readonly count: number[];
  /** The same of the rows of a family, which are alike. */
  readonly rowFrom: number[];
  readonly rowCount: number[];

  constructor(
    private readonly operations: ResidueOperations,
    givens: number,
  ) {
    const zeros = (): number[] => new Array<number>(givens).fill(0);
    this.from = zeros();
    this.count = zeros();
    this.rowFrom = zeros();
    this.rowCount = zeros();
  }

  /** Takes the numbers of a case, modulo the prime that the operations use. */
  take(values: Float64Array, offsets: Int32Array, length: number, reduced: BinaryResidues): void {
    if (this.residues.length < length) this.residues = new Float64Array(2 * length);
    this.offsets = offsets;
    this.operations.spend(length);
    for (let i = 0; i < length; i += 1) this.residues[i] = reduced.of(values[i]!);
  }

  scalar(given: number): number {
    return this.residues[this.offsets[given]!]!;
  }

  entry(given: number, index: number): number {
    const at = index - this.from[given]!;
    return at >= 0 && at < this.count[given]!
      ? (this.residues[this.offsets[given]! + at] ?? Number.NaN)
      : Number.NaN;
  }

  familyEntry(given: number, row: number, index: number): number {
    const i = row - this.from[given]!;
    const j = index - this.rowFrom[given]!;
    const length = this.rowCount[given]!;
    if (!(i >= 0 && i < this.count[given]! && j >= 0 && j < length)) return Number.NaN;
    return this.residues[this.offsets[given]! + i * length + j] ?? Number.NaN;
  }
}
