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
  return loadDocuments(['proofs']).documents.flatMap(({ claims }) => claims);
}
