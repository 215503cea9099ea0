/** Columns that are eliminated together: a panel of this width stays in the cache at the largest sizes. */
const BLOCK = 48;

/**
 * The Cholesky factor of the symmetric n x n matrix whose lower triangle stands in `a` (row-major), in place: afterwards the
 * lower triangle is L with L L^T = a. `false` when a pivot is not positive; then `a` is of no use. Binary64, rounding as it
 * comes: for a search, not for a proof. n^3/6 products, in tiles of four rows and two columns.
 */
export function choleskyInPlace(a: Float64Array, n: number): boolean {
  for (let begin = 0; begin < n; begin += BLOCK) {
    const end = Math.min(n, begin + BLOCK);
    if (!factorPanel(a, n, begin, end)) return false;
    updateTrailing(a, n, begin, end);
  }
  return true;
}

/** The columns `begin..end-1` of the factor; what earlier columns contribute is subtracted already. */
function factorPanel(a: Float64Array, n: number, begin: number, end: number): boolean {
  for (let j = begin; j < end; j += 1) {
    const rowJ = j * n;
    let pivot = a[rowJ + j]!;
    for (let k = begin; k < j; k += 1) pivot -= a[rowJ + k]! * a[rowJ + k]!;
    if (!(pivot > 0)) return false;
    const root = Math.sqrt(pivot);
    a[rowJ + j] = root;
    const inverse = 1 / root;
    for (let i = j + 1; i < n; i += 1) {
      const rowI = i * n;
      let s = a[rowI + j]!;
      for (let k = begin; k < j; k += 1) s -= a[rowI + k]! * a[rowJ + k]!;
      a[rowI + j] = s * inverse;
    }
  }
  return true;
}

/** Subtracts panel times panel transposed from what lies to the right of it, in the lower triangle. */
function updateTrailing(a: Float64Array, n: number, begin: number, end: number): void {
  const width = end - begin;
  const rows = n - end;
  if (rows === 0) return;
  const panel = new Float64Array((rows + 3) * width);
  for (let i = 0; i < rows; i += 1)
    panel.set(a.subarray((end + i) * n + begin, (end + i) * n + end), i * width);
  for (let i = 0; i < rows; i += 4) {
    const i0 = i * width;
    const i1 = i0 + width;
    const i2 = i1 + width;
    const i3 = i2 + width;
    const last = Math.min(i + 3, rows - 1);
    for (let j = 0; j <= last; j += 2) {
      const j0 = j * width;
      const j1 = j0 + width;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      let s20 = 0;
      let s21 = 0;
      let s30 = 0;
      let s31 = 0;
      for (let k = 0; k < width; k += 1) {
        const x = panel[j0 + k]!;
        const y = panel[j1 + k]!;
        const p = panel[i0 + k]!;
        const q = panel[i1 + k]!;
        const r = panel[i2 + k]!;
        const s = panel[i3 + k]!;
        s00 += p * x;
        s01 += p * y;
        s10 += q * x;
        s11 += q * y;
        s20 += r * x;
        s21 += r * y;
        s30 += s * x;
        s31 += s * y;
      }
      const at = (end + i) * n + end + j;
      const two = j + 1 < rows;
      a[at] = a[at]! - s00;
      if (two) a[at + 1] = a[at + 1]! - s01;
      if (i + 1 < rows) {
        a[at + n] = a[at + n]! - s10;
        if (two) a[at + n + 1] = a[at + n + 1]! - s11;
      }
      if (i + 2 < rows) {
        a[at + 2 * n] = a[at + 2 * n]! - s20;
        if (two) a[at + 2 * n + 1] = a[at + 2 * n + 1]! - s21;
      }
      if (i + 3 < rows) {
        a[at + 3 * n] = a[at + 3 * n]! - s30;
        if (two) a[at + 3 * n + 1] = a[at + 3 * n + 1]! - s31;
      }
    }
  }
}

/** Solves L L^T x = b for the factor of `choleskyInPlace`. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    let s = x[i]!;
    for (let k = 0; k < i; k += 1) s -= l[row + k]! * x[k]!;
    x[i] = s / l[row + i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    const row = i * n;
    const s = x[i]! / l[row + i]!;
    x[i] = s;
    for (let k = 0; k < i; k += 1) x[k] = x[k]! - l[row + k]! * s;
  }
  return x;
}

/** The inverse of the lower triangular factor, lower triangular. */
export function invertFactor(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j += 1) {
    inverse[j * n + j] = 1 / l[j * n + j]!;
    for (let i = j + 1; i < n; i += 1) {
      let s = 0;
      for (let k = j; k < i; k += 1) s -= l[i * n + k]! * inverse[k * n + j]!;
      inverse[i * n + j] = s / l[i * n + i]!;
    }
  }
  return inverse;
}
