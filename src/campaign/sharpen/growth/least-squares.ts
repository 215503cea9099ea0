/** A quantity at a horizon; not 0. */
export interface HorizonValue {
  readonly horizon: number;
  readonly value: number;
}

/** A function of the horizon. */
export type Basis = (horizon: number) => number;

/** value = sum of coefficients[i] bases[i](T), as near as it gets. */
export interface LinearFit {
  readonly coefficients: readonly number[];
  /** Sum of the squares of the relative errors. */
  readonly squares: number;
  /** The largest relative error. */
  readonly deviation: number;
}

/** Bases that differ by less than this share of their length, once the others are taken out, are the same basis. */
const DEPENDENT = 1e-9;

/**
 * Least squares in the relative error, by Gram-Schmidt done twice: the bases are nearly parallel at long horizons. `null`
 * where they cannot be told apart.
 */
export function fitLinear(found: readonly HorizonValue[], bases: readonly Basis[]): LinearFit | null {
  const directions: number[][] = [];
  const triangle: number[][] = [];
  const parts: number[] = [];
  let rest = found.map(() => 1);
  for (const basis of bases) {
    let column = found.map(({ horizon, value }) => basis(horizon) / value);
    const length = Math.sqrt(dot(column, column));
    const above = directions.map(() => 0);
    for (let round = 0; round < 2; round += 1)
      for (const [j, direction] of directions.entries()) {
        const part = dot(direction, column);
        above[j]! += part;
        column = column.map((x, m) => x - part * direction[m]!);
      }
    const left = Math.sqrt(dot(column, column));
    if (!(left > DEPENDENT * length)) return null;
    const direction = column.map((x) => x / left);
    const part = dot(direction, rest);
    rest = rest.map((x, m) => x - part * direction[m]!);
    directions.push(direction);
    triangle.push([...above, left]);
    parts.push(part);
  }
  const coefficients = bases.map(() => 0);
  for (let i = bases.length - 1; i >= 0; i -= 1) {
    let sum = parts[i]!;
    for (let j = i + 1; j < bases.length; j += 1) sum -= triangle[j]![i]! * coefficients[j]!;
    coefficients[i] = sum / triangle[i]![i]!;
  }
  return { coefficients, squares: dot(rest, rest), deviation: Math.max(...rest.map(Math.abs)) };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}
