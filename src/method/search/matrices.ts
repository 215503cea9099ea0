/** Square matrices of binary64 numbers, row-major. For a search: nothing here bounds its rounding. */

export function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let k = 0; k < n; k += 1) {
      const x = a[i * n + k]!;
      if (x === 0) continue;
      for (let j = 0; j < n; j += 1) c[i * n + j] = c[i * n + j]! + x * b[k * n + j]!;
    }
  return c;
}

/** The mean of a matrix and its transpose, in place. */
export function symmetrise(a: Float64Array, n: number): Float64Array {
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < i; j += 1) {
      const mean = 0.5 * (a[i * n + j]! + a[j * n + i]!);
      a[i * n + j] = mean;
      a[j * n + i] = mean;
    }
  return a;
}

/** A^T A for a lower triangular A. */
export function gramOfLower(a: Float64Array, n: number): Float64Array {
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let s = 0;
      for (let k = i; k < n; k += 1) s += a[k * n + i]! * a[k * n + j]!;
      gram[i * n + j] = s;
      gram[j * n + i] = s;
    }
  return gram;
}

/** Sweeps after which Jacobi's method has long converged. */
const MAX_SWEEPS = 60;
/** Squares of what lies off the diagonal, relative to the diagonal: below it nothing changes any more. */
const CONVERGED = 1e-34;

/** Eigenvalues and eigenvectors (columns) of a symmetric matrix, by Jacobi's method. */
export function eigenvectors(
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) v[i * n + i] = 1;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
    let off = 0;
    let diagonal = 0;
    for (let i = 0; i < n; i += 1) {
      diagonal += a[i * n + i]! ** 2;
      for (let j = i + 1; j < n; j += 1) off += a[i * n + j]! ** 2;
    }
    if (off <= CONVERGED * diagonal) break;
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors: v };
}

/** The rotation that makes entry (p, q) zero. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const mix = (m: Float64Array, x: number, y: number) => {
    const [mx, my] = [m[x]!, m[y]!];
    m[x] = c * mx - s * my;
    m[y] = s * mx + c * my;
  };
  for (let k = 0; k < n; k += 1) mix(a, k * n + p, k * n + q);
  for (let k = 0; k < n; k += 1) mix(a, p * n + k, q * n + k);
  for (let k = 0; k < n; k += 1) mix(v, k * n + p, k * n + q);
}
