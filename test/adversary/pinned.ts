/** Final witnesses are pinned: a change of the hunt or of the simplicity order shows here. */
export const PINNED: readonly (readonly [title: string, lines: string, witness: string])[] = [
  ['a constant that is too small', 'given x > 0\nshow x <= 2', 'T = 1, x = 3'],
  ['a strict link that is tied', 'given x > 0\nshow x < x', 'T = 1, x = 1'],
  ['a false equality', 'given x > 0\nshow x = x^2', 'T = 1, x = 2'],
  ['AM-GM the wrong way', 'given x, y > 0\nshow x + y <= 2 * sqrt(x*y)', 'T = 1, x = 1, y = 2'],
  ['false from T = 2 on', 'given G[t] > 0\nshow sum(t in 1..T, G[t]) <= G[1]', 'T = 2, G = (1, 1)'],
  ['false from T = 5 on', 'show T <= 4', 'T = 5'],
  ['false at the last index only', 'show t < T for t in 1..T', 'T = 1'],
  [
    'the sum of squares below the square of the sum',
    'given x[t]\nshow sum(t in 1..T, x[t])^2 <= sum(t in 1..T, x[t]^2)',
    'T = 2, x = (1, 1)',
  ],
  ['a zero that a domain has', 'given x >= 0\nshow 0 < x', 'T = 1, x = 0'],
  ['a side that does not exist', 'given x >= 0\nshow 0 <= 1/x', 'T = 1, x = 0'],
  [
    'a rate that increases',
    'given eta[t] > 0\nshow eta[t+1] <= eta[t] for t in 1..T-1',
    'T = 2, eta = (1, 2)',
  ],
  ['a dropped premise', 'given x[t] > 0\nshow T * x[T] <= sum(t in 1..T, x[t])', 'T = 2, x = (1, 2)'],
  [
    'a dimension that matters',
    'given d in 1..4\ngiven a[i] for i in 1..d\nshow sum(i in 1..d, a[i])^2 <= sum(i in 1..d, a[i]^2)',
    'T = 1, d = 2, a = (1, 1)',
  ],
  [
    'an inequality that is homogeneous in everything',
    'given R, W, Q > 0\nshow R^2 / (2*W^2) + 2 * W^2 / Q >= 2.002 * R / sqrt(Q)',
    'T = 1, R = 2, W = 1, Q = 1',
  ],
  [
    'a ratio beyond a million',
    'given x, y > 0\nshow (x + y) / sqrt(x*y) <= 1001',
    'T = 1, x = 1, y = 2000000',
  ],
  [
    'a spike after the first entry',
    'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow sum(t in 2..T, G[t]^2 / sqrt(V[t-1])) <= 2 * sqrt(V[T])',
    'T = 2, G = (1, 3)',
  ],
  [
    'relative increments that add up',
    'given G[t] > 0\nlet V[t] = sum(k in 1..t, G[k]^2)\nshow sum(t in 1..T, G[t]^2 / V[t]) <= 3',
    'T = 4, G = (1, 1, 2, 10)',
  ],
  [
    'two numbers that are nearly equal',
    'given y > 0\ngiven x > y\nshow x - y >= 10^-6 * y',
    'T = 1, y = 2000000, x = 2000001',
  ],
  [
    'three numbers that are nearly equal',
    'given a, b, c > 0\nassume a < b\nassume b < c\nshow a*b + b*c + c*a <= 0.99999999 * (a^2 + b^2 + c^2)',
    'T = 1, a = 10000, b = 10001, c = 10002',
  ],
  [
    'an equality that is false by very little',
    'given x, y > 0\nshow (x + y)^2 = x^2 + 2*x*y + y^2 + 1e-25 * x^2',
    'T = 1, x = 1, y = 1',
  ],
  [
    'two monotone sequences of which one is not',
    'given a[t] > 0 nonincreasing\ngiven b[t] > 0\nshow T * sum(t in 1..T, a[t] * b[t]) >= sum(t in 1..T, a[t]) * sum(t in 1..T, b[t])',
    'T = 2, a = (2, 1), b = (1, 2)',
  ],
  [
    'a product that changes its sign',
    'given eta[t] > 0\nshow prod(t in 1..T, 1 - eta[t]) <= exp(-sum(t in 1..T, eta[t]))',
    'T = 2, eta = (2, 2)',
  ],
  ['a horizon far beyond the random cases', 'show sum(k in 1..T, 1/k) <= 9', 'T = 4550'],
  ['a horizon where nothing can be summed', 'show T <= 10^5 * ln(T) + 10', 'T = 1416371'],
  [
    'a horizon in a sum that is not a running one',
    'show sum(t in 1..T, 1 / max(1, T-t)) <= 10.8',
    'T = 10126',
  ],
];
