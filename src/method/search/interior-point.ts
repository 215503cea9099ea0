import { choleskyInPlace, choleskySolve, invertFactor } from './cholesky.js';
import { gramOfLower, product, symmetrise } from './matrices.js';
import { type Program, triangle } from './program.js';

/** What the search found: no digit of it is certain. */
export interface Solution {
  readonly gram: Float64Array;
  readonly values: Float64Array;
  /** A multiplier for each row, of the row as scaled. */
  readonly multipliers: Float64Array;
  /** The largest relative residual: primal, dual, gap. */
  readonly merit: number;
  readonly iterations: number;
  /** Objectives of the two sides. */
  readonly primal: number;
  readonly dual: number;
}

export interface Effort {
  /** Iterations at most; 20 to 35 are usual. */
  readonly iterations: number;
  /** Residuals below this end the search. */
  readonly tolerance: number;
  /** Bisections for the length of a step: with n of them 2^-n of it is lost. */
  readonly bisections: number;
  /** A program whose value is nearly certain to be below this is given up: `null`. */
  readonly atLeast?: number;
}

export const FULL_EFFORT: Effort = { iterations: 60, tolerance: 1e-11, bisections: 14 };

/**
 * The first iterate is a multiple of the identity. From some of them a large program takes short steps until the iterations are used up: that of the cosine schedule does from 2
 * at T = 56, and from 50 at T = 60. So there the next one is tried where a result is far from what it should be.
 */
const STARTS = { small: [2], large: [50, 2, 10], largeFrom: 34 };
/** Residuals above this are far from what a full effort leads to, which is 1e-11 to 1e-9. */
const POOR = 1e-8;
/** Of the way to the boundary that a step takes: first guess, then the corrected step. */
const TO_BOUNDARY = { predictor: 0.99, corrector: 0.97 };
/** Multipliers whose relative residual is below this bound the value from above, as far as a search needs to know. */
const NEARLY_FEASIBLE = 1e-6;
/** A step shorter than this leads nowhere. */
const SHORT_STEP = 1e-6;

interface State {
  /** Multipliers and slacks of the rows. */
  readonly x: Float64Array;
  readonly z: Float64Array;
  /** Unknowns of the program. */
  readonly y: Float64Array;
  /** The multiplier matrix, and what P should be. */
  readonly X: Float64Array;
  readonly Z: Float64Array;
}

interface Direction {
  readonly dy: Float64Array;
  readonly dz: Float64Array;
  readonly dx: Float64Array;
  readonly dZ: Float64Array;
  readonly dX: Float64Array;
  readonly primalStep: number;
  readonly dualStep: number;
}

/**
 * Solves a program by a dense primal-dual interior point method: the direction of Helmberg, Rendl, Vanderbei and Wolkowicz
 * (SIAM J. Optim. 6, 1996), also of Kojima, Shindoh, Hara and Monteiro, with Mehrotra's predictor and corrector. The cost of
 * an iteration is that of one Cholesky factor of a matrix with as many rows as there are unknowns. Binary64: its result
 * is a nomination, which exact checks accept or reject.
 */
export function solve(program: Program, effort: Effort = FULL_EFFORT): Solution | null {
  let best: Solution | null = null;
  for (const start of program.size < STARTS.largeFrom ? STARTS.small : STARTS.large) {
    const found = solveFrom(program, effort, start);
    if (!found) return best;
    if (!best || found.merit < best.merit) best = found;
    if (best.merit < Math.max(POOR, effort.tolerance)) break;
  }
  return best;
}

/** The same from one start. */
function solveFrom(program: Program, effort: Effort, start: number): Solution | null {
  const { size: n, rows } = program;
  const unknowns = triangle(n) + program.values;
  const c = new Float64Array(unknowns);
  c.set(program.objective, triangle(n));
  const state: State = {
    x: new Float64Array(rows.length).fill(start),
    z: new Float64Array(rows.length).fill(start),
    y: new Float64Array(unknowns),
    X: identity(n, start),
    Z: identity(n, start),
  };
  const rightNorm = rows.reduce((max, row) => Math.max(max, Math.abs(row.right)), 1);
  const objectiveNorm = c.reduce((max, entry) => Math.max(max, Math.abs(entry)), 0);
  const schur = new Float64Array(unknowns * unknowns);
  const factor = new Float64Array(unknowns * unknowns);
  let best: Solution | null = null;
  let stalled = 0;
  for (let iteration = 0; iteration < effort.iterations; iteration += 1) {
    const residuals = residualsOf(program, state, c);
    const gap = gapOf(state);
    const mu = gap / (rows.length + n);
    const primal = dot(c, state.y);
    const dual = rows.reduce((sum, row, l) => sum + state.x[l]! * row.right, 0);
    const merit = Math.max(
      residuals.dualNorm / objectiveNorm,
      residuals.primalNorm / rightNorm,
      gap / Math.max(1e-3, Math.abs(primal)),
    );
    if (
      effort.atLeast !== undefined &&
      dual < effort.atLeast &&
      residuals.dualNorm < NEARLY_FEASIBLE * objectiveNorm
    )
      return null;
    if (!best || merit < 0.5 * best.merit) stalled = 0;
    else if (best.merit < 1e-8) stalled += 1;
    if (!best || merit < best.merit)
      best = {
        gram: gramOf(state.y, n),
        values: state.y.slice(triangle(n)),
        multipliers: state.x.slice(),
        merit,
        iterations: iteration,
        primal,
        dual,
      };
    if (merit < effort.tolerance || stalled >= 3) break;
    if (merit > 1e4 * best.merit && best.merit < 1e-6) break;
    if (!step(program, state, residuals, c, mu, gap, schur, factor, effort.bisections)) break;
  }
  return best;
}

function identity(n: number, scale: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) matrix[i * n + i] = scale;
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let s = 0;
  for (let i = 0; i < a.length; i += 1) s += a[i]! * b[i]!;
  return s;
}

function gramOf(y: Float64Array, n: number): Float64Array {
  const gram = new Float64Array(n * n);
  let at = 0;
  for (let a = 0; a < n; a += 1)
    for (let b = a; b < n; b += 1) {
      gram[a * n + b] = y[at]!;
      gram[b * n + a] = y[at]!;
      at += 1;
    }
  return gram;
}

function gapOf({ x, z, X, Z }: State): number {
  return dot(x, z) + dot(X, Z);
}

interface Residuals {
  /** right - a.y - z, and P - Z. */
  readonly rows: Float64Array;
  readonly matrix: Float64Array;
  readonly primalNorm: number;
  readonly dualNorm: number;
}

function residualsOf({ size: n, rows }: Program, { x, z, y, X, Z }: State, c: Float64Array): Residuals {
  const rowResiduals = new Float64Array(rows.length);
  const combined = new Float64Array(y.length);
  let primalNorm = 0;
  rows.forEach(({ at, coefficients, right }, l) => {
    let s = right - z[l]!;
    for (let k = 0; k < at.length; k += 1) {
      s -= coefficients[k]! * y[at[k]!]!;
      combined[at[k]!] = combined[at[k]!]! + x[l]! * coefficients[k]!;
    }
    rowResiduals[l] = s;
    primalNorm = Math.max(primalNorm, Math.abs(s));
  });
  const matrix = gramOf(y, n);
  for (let i = 0; i < n * n; i += 1) {
    matrix[i] = matrix[i]! - Z[i]!;
    primalNorm = Math.max(primalNorm, Math.abs(matrix[i]!));
  }
  subtractTriangle(combined, X, n, 1);
  let dualNorm = 0;
  for (let i = 0; i < y.length; i += 1) dualNorm = Math.max(dualNorm, Math.abs(c[i]! - combined[i]!));
  return { rows: rowResiduals, matrix, primalNorm, dualNorm };
}

/** Subtracts `factor` times what the matrix contributes to each unknown: entries off the diagonal count twice. */
function subtractTriangle(into: Float64Array, m: Float64Array, n: number, factor: number): void {
  let at = 0;
  for (let a = 0; a < n; a += 1)
    for (let b = a; b < n; b += 1) {
      const entry = a === b ? m[a * n + a]! : m[a * n + b]! + m[b * n + a]!;
      into[at] = into[at]! - factor * entry;
      at += 1;
    }
}

/** One iteration, in place; `false`: no direction leads on. */
function step(
  program: Program,
  state: State,
  residuals: Residuals,
  c: Float64Array,
  mu: number,
  gap: number,
  schur: Float64Array,
  factor: Float64Array,
  bisections: number,
): boolean {
  const { size: n, rows } = program;
  const { x, z, y, X, Z } = state;
  const lz = Float64Array.from(Z);
  const lx = Float64Array.from(X);
  if (!choleskyInPlace(lz, n) || !choleskyInPlace(lx, n)) return false;
  const [zInverseFactor, xInverseFactor] = [invertFactor(lz, n), invertFactor(lx, n)];
  const W = gramOfLower(zInverseFactor, n);
  assembleSchur(program, state, W, schur);
  if (!factorSchur(schur, factor, y.length)) return false;
  const shifted = product(product(X, residuals.matrix, n), W, n);

  const direction = (sigma: number, second: Direction | null): Direction => {
    const target = sigma * mu;
    const correction = second
      ? {
          rows: second.dx.map((d, l) => d * second.dz[l]!),
          matrix: product(product(second.dX, second.dZ, n), W, n),
        }
      : null;
    const right = Float64Array.from(c);
    rows.forEach(({ at, coefficients }, l) => {
      const t = (-target + x[l]! * residuals.rows[l]! + (correction?.rows[l] ?? 0)) / z[l]!;
      for (let k = 0; k < at.length; k += 1) right[at[k]!] = right[at[k]!]! + t * coefficients[k]!;
    });
    subtractTriangle(right, W, n, -target);
    subtractTriangle(right, shifted, n, 1);
    if (correction) subtractTriangle(right, correction.matrix, n, 1);
    const dy = refinedSolve(schur, factor, right);
    const dz = new Float64Array(rows.length);
    const dx = new Float64Array(rows.length);
    rows.forEach(({ at, coefficients }, l) => {
      let s = residuals.rows[l]!;
      for (let k = 0; k < at.length; k += 1) s -= coefficients[k]! * dy[at[k]!]!;
      dz[l] = s;
      dx[l] = -x[l]! + (target - x[l]! * s - (correction?.rows[l] ?? 0)) / z[l]!;
    });
    const dZ = gramOf(dy, n);
    for (let i = 0; i < n * n; i += 1) dZ[i] = dZ[i]! + residuals.matrix[i]!;
    const moved = product(product(X, dZ, n), W, n);
    const dX = new Float64Array(n * n);
    for (let i = 0; i < n * n; i += 1)
      dX[i] = -X[i]! + target * W[i]! - moved[i]! - (correction?.matrix[i] ?? 0);
    symmetrise(dX, n);
    let dualStep = boundaryStep(xInverseFactor, dX, n, bisections);
    let primalStep = boundaryStep(zInverseFactor, dZ, n, bisections);
    for (let l = 0; l < rows.length; l += 1) {
      if (dx[l]! < 0) dualStep = Math.min(dualStep, -x[l]! / dx[l]!);
      if (dz[l]! < 0) primalStep = Math.min(primalStep, -z[l]! / dz[l]!);
    }
    return { dy, dz, dx, dZ, dX, primalStep, dualStep };
  };

  const guess = direction(0, null);
  const [a, b] = [
    Math.min(1, guess.dualStep * TO_BOUNDARY.predictor),
    Math.min(1, guess.primalStep * TO_BOUNDARY.predictor),
  ];
  let left = 0;
  for (let l = 0; l < rows.length; l += 1) left += (x[l]! + a * guess.dx[l]!) * (z[l]! + b * guess.dz[l]!);
  for (let i = 0; i < n * n; i += 1) left += (X[i]! + a * guess.dX[i]!) * (Z[i]! + b * guess.dZ[i]!);
  const sigma = Math.min(1, Math.max(1e-6, (left / gap) ** 3));
  const corrected = direction(sigma, guess);
  const dual = Math.min(1, corrected.dualStep * TO_BOUNDARY.corrector);
  const primal = Math.min(1, corrected.primalStep * TO_BOUNDARY.corrector);
  for (let l = 0; l < rows.length; l += 1) {
    x[l] = x[l]! + dual * corrected.dx[l]!;
    z[l] = z[l]! + primal * corrected.dz[l]!;
  }
  for (let i = 0; i < n * n; i += 1) {
    X[i] = X[i]! + dual * corrected.dX[i]!;
    Z[i] = Z[i]! + primal * corrected.dZ[i]!;
  }
  for (let i = 0; i < y.length; i += 1) y[i] = y[i]! + primal * corrected.dy[i]!;
  return dual >= SHORT_STEP || primal >= SHORT_STEP;
}

/** The lower triangle of sum over rows of (x/z) a a^T, plus the symmetric Kronecker product of X and W = Z^-1. */
function assembleSchur(program: Program, { x, z, X }: State, W: Float64Array, into: Float64Array): void {
  const { size: n, rows, values } = program;
  const unknowns = triangle(n) + values;
  into.fill(0);
  rows.forEach(({ at, coefficients }, l) => {
    const weight = x[l]! / z[l]!;
    for (let p = 0; p < at.length; p += 1) {
      const scaled = weight * coefficients[p]!;
      const row = at[p]! * unknowns;
      for (let q = 0; q < at.length; q += 1)
        if (at[q]! <= at[p]!) into[row + at[q]!] = into[row + at[q]!]! + scaled * coefficients[q]!;
    }
  });
  let p = 0;
  for (let a = 0; a < n; a += 1)
    for (let b = a; b < n; b += 1) {
      const row = p * unknowns;
      const half = a === b ? 0.25 : 0.5;
      let q = 0;
      for (let c = 0; c <= a; c += 1)
        for (let d = c; d < n && q <= p; d += 1) {
          const v =
            X[b * n + c]! * W[d * n + a]! +
            X[b * n + d]! * W[c * n + a]! +
            X[a * n + c]! * W[d * n + b]! +
            X[a * n + d]! * W[c * n + b]! +
            W[b * n + c]! * X[d * n + a]! +
            W[b * n + d]! * X[c * n + a]! +
            W[a * n + c]! * X[d * n + b]! +
            W[a * n + d]! * X[c * n + b]!;
          into[row + q] = into[row + q]! + (c === d ? 0.5 : 1) * half * v;
          q += 1;
        }
      p += 1;
    }
}

/** Factors a copy; a diagonal that is raised by a little helps where rounding has made it indefinite. */
function factorSchur(schur: Float64Array, factor: Float64Array, n: number): boolean {
  for (let attempt = 0, raise = 0; attempt < 8; attempt += 1) {
    factor.set(schur);
    if (raise > 0) for (let i = 0; i < n; i += 1) factor[i * n + i] = factor[i * n + i]! * (1 + raise);
    if (choleskyInPlace(factor, n)) return true;
    raise = raise === 0 ? 1e-15 : raise * 100;
  }
  return false;
}

/** Solves with one step of iterative refinement. */
function refinedSolve(schur: Float64Array, factor: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const solution = choleskySolve(factor, n, right);
  const residual = Float64Array.from(right);
  for (let i = 0; i < n; i += 1) {
    const row = i * n;
    let s = schur[row + i]! * solution[i]!;
    for (let j = 0; j < i; j += 1) {
      s += schur[row + j]! * solution[j]!;
      residual[j] = residual[j]! - schur[row + j]! * solution[i]!;
    }
    residual[i] = residual[i]! - s;
  }
  const correction = choleskySolve(factor, n, residual);
  for (let i = 0; i < n; i += 1) solution[i] = solution[i]! + correction[i]!;
  return solution;
}

/** How far M + a D stays positive definite, at most 1.05; `inverse` is the inverse of the factor of M. */
function boundaryStep(inverse: Float64Array, d: Float64Array, n: number, bisections: number): number {
  const half = product(inverse, d, n);
  const scaled = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) {
      let s = 0;
      for (let k = 0; k <= j; k += 1) s += half[i * n + k]! * inverse[j * n + k]!;
      scaled[i * n + j] = s;
    }
  symmetrise(scaled, n);
  const m = new Float64Array(n * n);
  const stays = (a: number) => {
    for (let i = 0; i < n; i += 1) {
      for (let j = 0; j < i; j += 1) m[i * n + j] = a * scaled[i * n + j]!;
      m[i * n + i] = a * scaled[i * n + i]! + 1;
    }
    return choleskyInPlace(m, n);
  };
  if (stays(1.05)) return 1.05;
  let [low, high] = [0, 1.05];
  for (let k = 0; k < bisections; k += 1) {
    const middle = 0.5 * (low + high);
    if (stays(middle)) low = middle;
    else high = middle;
  }
  return low;
}
