/** What an expression means, at one point: the one table against which every evaluator is run. */
export interface Meaning {
  readonly expression: string;
  /** Lines above the `show`: givens and definitions that the expression uses. */
  readonly lines?: string;
  readonly horizon?: number;
  /** Values of the givens, in order. */
  readonly values?: readonly (number | readonly number[])[];
  /** A number (`1/3`, `0.5`), 30 digits of one, or that there is none. */
  readonly value: string | 'does not exist';
}

const meaning = (
  expression: string,
  value: string,
  more: Omit<Meaning, 'expression' | 'value'> = {},
): Meaning => ({
  expression,
  value,
  ...more,
});
const x = (value: number) => ({ lines: 'given x', values: [value] });

/** Ordinary and corner arguments of every operation and function. */
export const MEANINGS: readonly Meaning[] = [
  meaning('1 + 2', '3'),
  meaning('1 - 2 - 3', '-4'),
  meaning('2 * 3 / 4', '3/2'),
  meaning('1 / x', 'does not exist', x(0)),
  meaning('0 / x', 'does not exist', x(0)),
  meaning('-x^2', '-9', x(3)),
  meaning('x^0', '1', x(0)),
  meaning('0^x', '1', x(0)),
  meaning('x^-1', 'does not exist', x(0)),
  meaning('x^3', '-8', x(-2)),
  meaning('x^0.5', '3', x(9)),
  meaning('x^0.5', 'does not exist', x(-1)),
  meaning('x^y', '1/8', { lines: 'given x, y', values: [0.25, 1.5] }),
  meaning('0^x', '0', x(0.5)),
  meaning('2^T', '8', { horizon: 3 }),
  meaning('sqrt(x)', '0', x(0)),
  meaning('sqrt(x)', '1.41421356237309504880168872421', x(2)),
  meaning('sqrt(x)', 'does not exist', x(-0.5)),
  meaning('ln(x)', '0', x(1)),
  meaning('ln(x)', '0.693147180559945309417232121458', x(2)),
  meaning('ln(x)', 'does not exist', x(0)),
  meaning('exp(x)', '1', x(0)),
  meaning('exp(x)', '2.71828182845904523536028747135', x(1)),
  meaning('abs(x)', '5/2', x(-2.5)),
  meaning('log2(x)', '-3', x(0.125)),
  meaning('log2(x)', '1.58496250072115618145373894395', x(3)),
  meaning('log2(x)', 'does not exist', x(0)),
  meaning('cos(x)', '1', x(0)),
  meaning('cos(x)', '0.540302305868139717400936607443', x(1)),
  meaning('cos(x)', '0.862318872287683934101938513951', x(100)),
  meaning('sin(x)', '0', x(0)),
  meaning('sin(x)', '-0.841470984807896506652502321630', x(-1)),
  meaning('sin(x)', '-0.506365641109758793656557610460', x(100)),
  meaning('pi', '3.14159265358979323846264338328'),
  meaning('floor(x)', '-3', x(-2.5)),
  meaning('floor(x)', '2', x(2)),
  meaning('ceil(x)', '-2', x(-2.5)),
  meaning('ceil(x)', '3', x(2.25)),
  meaning('floor(sqrt(x))', '3', x(9)),
  meaning('mod(x, 3)', '2', x(-1)),
  meaning('mod(x, -3)', '-1', x(-1)),
  meaning('mod(x, 0.5)', '0.25', x(1.75)),
  meaning('mod(1, x)', 'does not exist', x(0)),
  meaning('min(3, x, 2)', '1', x(1)),
  meaning('max(3, x, 2)', '4', x(4)),
  meaning('max(1, sqrt(x))', 'does not exist', x(-1)),
  meaning('sum(k in 1..T, k^2)', '30', { horizon: 4 }),
  meaning('sum(k in 2..T, k)', '0', { horizon: 1 }),
  meaning('prod(k in 1..T, k)', '24', { horizon: 4 }),
  meaning('prod(k in 2..T, k)', '1', { horizon: 1 }),
  meaning('sum(k in 0..T, 1/k)', 'does not exist', { horizon: 3 }),
  meaning('max(k in 1..T, v[k])', '7', { lines: 'given v[t]', values: [[3, 7, 5]], horizon: 3 }),
  meaning('min(k in 1..T, v[k])', '3', { lines: 'given v[t]', values: [[3, 7, 5]], horizon: 3 }),
  meaning('max(k in 2..T, k)', 'does not exist', { horizon: 1 }),
  meaning('min(k in 2..T, k)', 'does not exist', { horizon: 1 }),
  meaning('m[3]', '7', {
    lines: 'given v[t]\nlet m[t] = max(k in 1..t, v[k])',
    values: [[3, 7, 5]],
    horizon: 3,
  }),
  meaning('n[2]', '5', {
    lines: 'given v[t]\nlet n[t] = min(k in t..T, v[k])',
    values: [[3, 7, 5]],
    horizon: 3,
  }),
  meaning('if x < 1 then 2 else 3', '2', x(0)),
  meaning('if x < 1 then 2 else 3', '3', x(1)),
  meaning('if x <= 1 then 2 else 3', '2', x(1)),
  meaning('if x = 1 then 2 else 3', '2', x(1)),
  meaning('if x != 1 then 2 else 3', '3', x(1)),
  meaning('if x >= 1 then 2 else 3', '2', x(1)),
  meaning('if x > 1 then 2 else 3', '3', x(1)),
  meaning('if x = 0 then 5 else 1/x', '5', x(0)),
  meaning('if 1/x < 1 then 2 else 3', 'does not exist', x(0)),
  meaning('sum(k in 1..floor(T/2), k)', '6', { horizon: 7 }),
  meaning('sum(k in 1..ceil(T/2), k)', '10', { horizon: 7 }),
  meaning('sum(k in 1..2^m, 1)', '8', { lines: 'given m in 0..5', values: [3] }),
  meaning('sum(k in 0..floor(log2(T)), 2^k)', '15', { horizon: 15 }),
  meaning('sum(k in 1..T, mod(k, 3))', '6', { horizon: 6 }),
  meaning('a[T]', '55', { lines: 'let a[1] = 1\nlet a[2] = 1\nlet a[n] = a[n-1] + a[n-2]', horizon: 10 }),
  meaning('a[T]', '1/8', { lines: 'let a[1] = 1\nlet a[n+1] = a[n] / 2', horizon: 4 }),
  meaning('S[1]', '6', {
    lines: 'given v[t]\nlet S[T] = v[T]\nlet S[t-1] = S[t] + v[t-1]',
    values: [[1, 2, 3]],
    horizon: 3,
  }),
  meaning('p[T] + q[T]', '21', {
    lines: 'let p[1] = 1\nlet p[n+1] = p[n] + q[n]\nlet q[1] = 1\nlet q[n+1] = p[n]',
    horizon: 6,
  }),
  meaning('a[3]', 'does not exist', { lines: 'let a[1] = 0\nlet a[n+1] = 1 / a[n]', horizon: 3 }),
];
