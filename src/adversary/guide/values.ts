/**
 * Where the numbers of a point stand while they are looked at in floating point. For each given one of the
 * entries is used: a scalar, a sequence with the index of its first entry, or rows of a family.
 */
export interface FloatValues {
  readonly scalars: number[];
  readonly sequences: Float64Array[];
  readonly rows: Float64Array[][];
  /** Index of the first entry of a sequence, or of the first row of a family. */
  readonly from: number[];
  /** Index of the first entry of each row of a family. */
  readonly rowFrom: number[][];
}

export function emptyValues(givens: number): FloatValues {
  return {
    scalars: new Array<number>(givens).fill(Number.NaN),
    sequences: new Array<Float64Array>(givens).fill(new Float64Array(0)),
    rows: new Array<Float64Array[]>(givens).fill([]),
    from: new Array<number>(givens).fill(1),
    rowFrom: new Array<number[]>(givens).fill([]),
  };
}
