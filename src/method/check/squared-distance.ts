import { Absent, type Arithmetic, type Result } from '../../arithmetic/index.js';

/** `norm(u - v)^2`, absent where a number of it does not exist for certain. */
export function squaredDistance<N>(
  u: readonly N[],
  v: readonly N[],
  { sub, mul, add, integer }: Arithmetic<N>,
): Result<N> {
  let sum: Result<N> = integer(0);
  for (const [i, x] of u.entries()) {
    const difference = sub(x, v[i]!);
    const square = difference instanceof Absent ? difference : mul(difference, difference);
    sum = sum instanceof Absent || square instanceof Absent ? square : add(sum, square);
  }
  return sum;
}
