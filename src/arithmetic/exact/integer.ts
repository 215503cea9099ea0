/** Bits of n > 0: 2^(bits-1) <= n < 2^bits. */
export function bitLength(n: bigint): number {
  const digits = n.toString(16);
  return 4 * digits.length + 28 - Math.clz32(Number.parseInt(digits[0]!, 16));
}

/** Below it every integer is a number of binary64, and so is the remainder of two of them. */
const SAFE = 2n ** 53n;

/**
 * The greatest common divisor of |a| and |b|; gcd(0, 0) = 0. Powers of two come out first, without a division each: most
 * denominators are powers of two, or of ten. Long numbers get shorter by `shorter`, short ones by Euclid's algorithm in binary64, exactly.
 */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  if (x === 1n || y === 1n) return 1n;
  if (x === 0n || y === 0n) return x + y;
  if (x < SAFE && y < SAFE) return BigInt(safeGcd(Number(x), Number(y)));
  const twos = least(x & -x, y & -y);
  x /= x & -x;
  y /= y & -y;
  if (x < y) [x, y] = [y, x];
  while (y >= SAFE) [x, y] = shorter(x, y);
  return y === 0n ? x * twos : twos * BigInt(safeGcd(Number(y), Number(x % y)));
}

/** Euclid's algorithm for integers of [0, 2^53). */
function safeGcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Entries of a matrix of `shorter`: products of two of them are exact in binary64. */
const MOST_ENTRY = 2 ** 28;

/** Bits of a number that is put into binary64, where it would overflow. */
const LEADING_BITS = 1000;

/**
 * A pair with the same gcd, the greater first, which is smaller than x; for x >= y >= 2^53. Lehmer's algorithm (Knuth, TAOCP volume 2, section 4.5.2,
 * algorithm L): the quotients of Euclid's come from the leading digits, in binary64, and make a matrix of integers that is applied to the long
 * numbers once. Each quotient, right or wrong, is a step with determinant -1, so that the matrix has an integer inverse: whatever
 * divides x and y divides the new pair, and the other way round. Wrong quotients cost time only.
 */
function shorter(x: bigint, y: bigint): [bigint, bigint] {
  let [a, b] = [Number(x), Number(y)];
  if (a === Number.POSITIVE_INFINITY) {
    const shift = BigInt(bitLength(x) - LEADING_BITS);
    [a, b] = [Number(x >> shift), Number(y >> shift)];
  }
  // (x, y) becomes (p x + q y, r x + s y).
  let [p, q, r, s] = [1, 0, 0, 1];
  while (b > 0) {
    const quotient = Math.floor(a / b);
    const [nextR, nextS] = [p - quotient * r, q - quotient * s];
    if (!(Math.abs(nextR) <= MOST_ENTRY && Math.abs(nextS) <= MOST_ENTRY)) break;
    [a, b] = [b, a - quotient * b];
    [p, q, r, s] = [r, s, nextR, nextS];
  }
  if (q === 0) return [y, x % y];
  const u = BigInt(p) * x + BigInt(q) * y;
  const v = BigInt(r) * x + BigInt(s) * y;
  const [first, second] = [u < 0n ? -u : u, v < 0n ? -v : v];
  const [greater, smaller] = first < second ? [second, first] : [first, second];
  return greater < x ? [greater, smaller] : [y, x % y];
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/**
 * floor(sqrt(n)) for n >= 0, by Newton's iteration x <- floor((x + floor(n/x))/2) from a start above the root:
 * the iterates decrease while they are above floor(sqrt(n)) and never go below it (Cohen, A Course in
 * Computational Algebraic Number Theory, algorithm 1.7.1).
 */
export function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  const bits = bitLength(n);
  const shift = BigInt(Math.max(0, (bits - 50) >> 1));
  // The leading bits' root in binary64, plus enough to be above whatever `Math.sqrt` rounds to.
  let x = (BigInt(Math.ceil(Math.sqrt(Number(n >> (2n * shift))))) + 2n) << shift;
  if (x * x < n) x = 1n << BigInt((bits + 1) >> 1);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

// 1 residue in about 225 is a square modulo all of these, so that few numbers which are no squares need a root.
const FILTERS = [64, 63, 65, 11, 17];
const MODULUS = BigInt(FILTERS.reduce((product, m) => product * m, 1));
const SQUARES = FILTERS.map((m) => new Set(Array.from({ length: m }, (_, i) => (i * i) % m)));

/** The root of a perfect square n >= 0, else `null`. */
export function perfectRoot(n: bigint): bigint | null {
  const residue = Number(n % MODULUS);
  for (const [i, m] of FILTERS.entries()) if (!SQUARES[i]!.has(residue % m)) return null;
  const root = integerRoot(n);
  return root * root === n ? root : null;
}

/**
 * The k-th root of n > 0, k >= 2, if it is an integer, else `null`: Newton's iteration x <- floor(((k - 1) x + floor(n/x^(k-1)))/k) from
 * a start above the root, as for square roots.
 */
export function perfectPowerRoot(n: bigint, k: bigint): bigint | null {
  if (n === 1n) return 1n;
  const bits = bitLength(n);
  if (k >= BigInt(bits)) return null;
  if (k === 2n) return perfectRoot(n);
  let x = 1n << BigInt(Math.ceil(bits / Number(k)));
  for (;;) {
    const next = ((k - 1n) * x + n / x ** (k - 1n)) / k;
    if (next >= x) return x ** k === n ? x : null;
    x = next;
  }
}
