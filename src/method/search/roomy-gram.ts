import { solve } from './interior-point.js';
import { type Program, triangle } from './program.js';

/** A few digits are enough: any matrix with room will do. */
const EFFORT = { iterations: 30, tolerance: 1e-3, bisections: 7 };

/** The Gram matrix that leaves the most room in all rows of a program, each scaled to coefficients of about 1; `null` where none is found. */
export function roomyGram({ size, values, rows }: Program): Float64Array | null {
  const room = triangle(size) + values;
  const objective = new Float64Array(values + 1);
  objective[values] = 1;
  const tighter = rows.map((row) => ({
    ...row,
    at: Int32Array.from([...row.at, room]),
    coefficients: Float64Array.from([...row.coefficients, 1]),
  }));
  return solve({ size, values: values + 1, rows: tighter, objective }, EFFORT)?.gram ?? null;
}
