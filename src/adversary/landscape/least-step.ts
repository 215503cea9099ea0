/** Added to the diagonal, as a share of its largest entry: rows that say the same are no obstacle. */
const DAMPING = 1e-12;

/** The shortest step along which linear functions with these derivatives lose these values; `null` where there is none. */
export function leastStep(rows: readonly Float64Array[], values: readonly number[]): Float64Array | null {
  const m = rows.length;
  const products = rows.map((a) => Float64Array.from(rows, (b) => dot(a, b)));
  const largest = Math.max(...products.map((row, i) => row[i]!));
  if (!(largest > 0) || !Number.isFinite(largest)) return null;
  for (let i = 0; i < m; i += 1) products[i]![i]! += DAMPING * largest;
  const weights = solved(products, values);
  if (!weights) return null;
  const step = new Float64Array(rows[0]!.length);
  for (const [k, row] of rows.entries())
    for (let i = 0; i < step.length; i += 1) step[i]! -= weights[k]! * row[i]!;
  return step;
}

/** Elimination with pivots. The matrix is used up. */
function solved(matrix: Float64Array[], right: readonly number[]): number[] | null {
  const n = right.length;
  const b = [...right];
  for (let k = 0; k < n; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < n; i += 1) if (Math.abs(matrix[i]![k]!) > Math.abs(matrix[pivot]![k]!)) pivot = i;
    if (matrix[pivot]![k] === 0) return null;
    [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
    [b[k], b[pivot]] = [b[pivot]!, b[k]!];
    for (let i = k + 1; i < n; i += 1) {
      const factor = matrix[i]![k]! / matrix[k]![k]!;
      for (let j = k; j < n; j += 1) matrix[i]![j]! -= factor * matrix[k]![j]!;
      b[i]! -= factor * b[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k -= 1) {
    for (let j = k + 1; j < n; j += 1) b[k]! -= matrix[k]![j]! * b[j]!;
    b[k]! /= matrix[k]![k]!;
  }
  return b.every(Number.isFinite) ? b : null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
