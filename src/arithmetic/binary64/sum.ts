import { LARGEST, nextDown, nextUp } from './neighbours.js';

// TwoSum (Knuth, The Art of Computer Programming 2, 4.2.2, theorem B): for s = fl(a + b),
//   b' = fl(s - a), e = fl(fl(a - fl(s - b')) + fl(b - b'))
// gives s + e = a + b exactly, in subnormal numbers too, as long as nothing overflows. So the sign of e
// tells on which side of s the true sum lies. If s or an intermediate value overflows, e is NaN or
// infinite, and the sum is settled separately.

/** The greatest binary64 number <= a + b. Of opposite infinities: `-Infinity`. */
export function addDown(a: number, b: number): number {
  const s = a + b;
  const rest = s - a;
  const e = a - (s - rest) + (b - rest);
  if (e === 0) return s;
  if (e - e === 0) return e < 0 ? nextDown(s) : s;
  return sumDownAtTheEdge(a, b, s);
}

/** The least binary64 number >= a + b. Of opposite infinities: `Infinity`. */
export function addUp(a: number, b: number): number {
  const s = a + b;
  const rest = s - a;
  const e = a - (s - rest) + (b - rest);
  if (e === 0) return s;
  if (e - e === 0) return e > 0 ? nextUp(s) : s;
  return -sumDownAtTheEdge(-a, -b, -s);
}

/** The greatest binary64 number <= a - b. */
export function subDown(a: number, b: number): number {
  return addDown(a, -b);
}

/** The least binary64 number >= a - b. */
export function subUp(a: number, b: number): number {
  return addUp(a, -b);
}

/**
 * The greatest binary64 number <= a + b, where s = fl(a + b) or a step of TwoSum is infinite or NaN.
 *
 * A finite s: with the larger operand x first, Fast2Sum (Dekker 1971) has the exact step s - x, which is
 * about as large as the smaller operand and cannot overflow; the error y - (s - x) is exact as well.
 */
function sumDownAtTheEdge(a: number, b: number, s: number): number {
  if (s === Infinity) return a === Infinity || b === Infinity ? Infinity : LARGEST;
  if (!(s > -Infinity)) return -Infinity;
  const e = Math.abs(a) >= Math.abs(b) ? b - (s - a) : a - (s - b);
  return e < 0 ? nextDown(s) : s;
}
