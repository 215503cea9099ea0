import { type Claim, resolveDocuments } from '../../src/language/index.js';
import { loadDocuments } from '../../src/node/index.js';

/** Claims with what those of the series lack: every function, signs, powers, products, odd indices. */
const VARIED = [
  'given x[t]\nshow sum(t in 1..T, abs(x[t])) >= abs(sum(t in 1..T, x[t]))',
  'given x[t] > 0\nshow prod(t in 1..T, x[t]) <= (sum(t in 1..T, x[t]) / T)^T',
  'given x, y\nshow min(x, y) * max(x, y) = x * y',
  'given x[t] > 0\nlet m[t] = prod(k in 1..t, 1 + x[k])\nshow m[T] >= 1 + sum(t in 1..T, x[t])',
  'given x in [-1, 1]\nshow exp(x) >= 1 + x',
  'given x > 0\nshow x^0.5 * x^-0.5 = 1',
  'given x[t]\nshow sum(t in 1..T, x[t]^3)^2 <= sum(t in 1..T, x[t]^4) * sum(t in 1..T, x[t]^2)',
  'given x[t]\nlet s[t] = sum(k in t..T, x[k])\nshow s[t] - s[t+1] = x[t] for t in 1..T',
  'given n in 1..5\ngiven a[i] >= 0 for i in 1..n\nshow sum(i in 1..n, sqrt(a[i])) >= sqrt(sum(i in 1..n, a[i]))',
  'given x[t] >= 0\ngiven y[t] >= x[t] nondecreasing\nshow sum(t in 1..T, x[t]) <= T * y[T]',
  'given x[t]\nshow x[t] / (1 + x[t]^2) <= 1 / 2 for t in 1..T',
  'given x[t]\nshow 1 / x[1] + ln(x[T]) <= x[1] + x[T]',
  'given x[t] > 0\nshow sum(t in 1..T, x[t] * sum(k in 1..T, x[k] / (t + k))) <= 4 * sum(t in 1..T, x[t]^2)',
  'given x[t] > 0\nlet a[t] = sum(k in 1..t, x[k]) / t\nshow sum(t in 1..T, a[t]^2) <= 4 * sum(t in 1..T, x[t]^2)',
  // Scans side by side, with entries before the anchor and one that is read at its end only.
  `given d in 1..3
given h[t, i] for i in 1..d
let p[t, i] = sum(s in 1..t-1, h[s, i])
let q[t, i] = sum(s in t..T, h[s, i])
show sum(t in 1..T, sum(i in 1..d, p[t, i] + q[t, i])) = T * sum(i in 1..d, p[T+1, i])`,
  'given x in [-20, 20]\nshow sin(x)^2 + cos(x)^2 <= 1 + cos(x) / 2',
  'given x in [0, 9]\ngiven y > 0\nshow mod(x, y) + floor(x / y) * y <= x + 1 / 10',
  'given x > 0\nshow log2(x) <= ceil(log2(x))',
  'let eta[t] = (1 + cos(pi * (t - 1) / T)) / 2\nshow sum(t in 1..T, eta[t]) >= T / 2',
  'given m in 0..5\nshow sum(k in 1..2^m, 1 / k) >= 1 + m / 2',
  'show sum(k in 1..floor(T / 2), k) + sum(k in floor(T / 2) + 1..T, k) <= T^2 - mod(T, 2)',
  'show sum(j in 0..floor(log2(T)), 1) <= 1 + log2(T)',
  'given x[t]\nlet M[t] = max(k in 1..t, x[k])\nlet N[t] = min(k in t..T, x[k])\nshow M[t] >= N[t] for t in 1..T',
  'given x[t]\nshow max(k in 1..T, x[k] * x[k]) <= sum(t in 1..T, x[t]^2)',
  'given x, y\nassume x != y\nshow if x < y then y - x else x - y > 0',
  'given x[t]\nshow sum(t in 1..T, if x[t] >= 0 then sqrt(x[t]) else -x[t]) >= 0',
  'given x[t]\nlet s[t] = if t = 1 then x[1] else x[t] - x[t-1]\nshow sum(t in 1..T, s[t]) = x[T]',
  'let a[1] = 1\nlet a[n+1] = (1 + sqrt(1 + 4*a[n]^2)) / 2\nshow a[n] >= (n + 1) / 2 for n in 1..T',
  'given b in (0, 1)\ngiven g[t]\nlet m[0] = 0\nlet m[t] = b * m[t-1] + (1 - b) * g[t]\nlet v[0] = 0\nlet v[t] = b * v[t-1] + (1 - b) * g[t]^2\nshow m[t]^2 <= v[t] for t in 1..T',
  'given x[t] > 0\nlet S[T] = x[T]\nlet S[t-1] = S[t] + x[t-1]\nshow S[t] >= S[t+1] for t in 1..T-1',
  'let f[0] = 0\nlet f[1] = 1\nlet f[n] = f[n-1] + f[n-2]\nshow f[T] <= 2^T',
  'given c in (0, 1)\nlet x[1] = 1\nlet x[n+1] = x[n] - c * x[n] / sqrt(V[n])\nlet V[n] = sum(k in 1..n, x[k]^2)\nshow x[T] >= 0',
  'given g[t]\nlet x[1] = 0\nlet x[t+1] = x[t] - m[t+1]\nlet m[1] = 0\nlet m[t+1] = m[t] / 2 + g[t]\nlet M[t] = max(k in 1..t, x[k])\nshow x[t] <= M[t] for t in 1..T',
  `given h[t, i] > 0 for i in 1..2
let m[t, i] = prod(s in 3..t, 1 + h[s, i])
show m[t, i] >= m[t-1, i] for t in 1..T, i in 1..2`,
];

export function variedClaims(): readonly Claim[] {
  const text = VARIED.map((lines, i) => `\`\`\`claim varied_${i + 1}\n${lines}\n\`\`\`\n`).join('\n');
  const { documents, problems } = resolveDocuments([{ path: 'varied.md', text }], () => null);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'));
  return documents[0]!.claims;
}

export function seriesClaims(): readonly Claim[] {
  return loadDocuments(['proofs'])
    .documents.flatMap(({ claims }) => claims)
    .filter(({ method }) => !method);
}
