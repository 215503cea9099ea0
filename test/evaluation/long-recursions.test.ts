import { describe, expect, it } from 'vitest';
import { Guide } from '../../src/adversary/guide/index.js';
import { type Arithmetic, binary64, decimalArithmetic, exact } from '../../src/arithmetic/index.js';
import { twofold } from '../../src/arithmetic/twofold/twofold.js';
import { compileBounds } from '../../src/compiled/index.js';
import { Interpreter, scansOf } from '../../src/evaluation/index.js';
import { Evaluator } from '../../src/recheck/evaluator.js';
import { claimOf } from '../support/claim-of.js';

const LONG = 1_000_000;
/** What is remembered with many digits is less than a value for each step of LONG (docs/language.md, limits). */
const LONG_WITH_DIGITS = 50_000;
const WITH_DIGITS = [twofold, decimalArithmetic(40), exact] as unknown as readonly Arithmetic<unknown>[];

/** Values that two recursions, or one and the sums of its past, leave room for in a case. */
const LONG_IN_PAIRS = 700_000;

/** The second evaluator adds up a sum afresh at every index. */
const LONG_WITHOUT_SCANS = 300;

/** Recursions whose values are known, and have few digits at every index: alone, from each other's past, through a sum of their own past, backwards. */
const RECURSIONS: readonly (readonly [lines: string, value: (T: number) => number])[] = [
  ['let a[1] = 1\nlet a[n+1] = 3 - a[n]\nshow a[T] >= 0', (T) => (T % 2 === 1 ? 1 : 2)],
  [
    'let m[1] = 1\nlet v[1] = 0\nlet m[n+1] = v[n]\nlet v[n+1] = m[n]\nshow m[T] + 2 * v[T] >= 0',
    (T) => (T % 2 === 1 ? 1 : 2),
  ],
  ['let x[1] = 1\nlet x[n+1] = 1 - sum(k in 1..n, x[k])\nshow x[T] >= 0', (T) => (T === 1 ? 1 : 0)],
  ['let s[T] = 1\nlet s[t-1] = 3 - s[t]\nshow s[1] >= 0', (T) => (T % 2 === 1 ? 1 : 2)],
];

const setting = (lines: string) => {
  const claim = claimOf(lines);
  const e = claim.statements[0]!.left;
  return { claim, e, scans: scansOf([...claim.definitions.map(({ body }) => body), e]) };
};

function interpreted<N>(
  arithmetic: Arithmetic<N>,
  lines: string,
  horizon: number,
): readonly [number, number] {
  const { claim, e, scans } = setting(lines);
  const value = new Interpreter(claim, { horizon, values: [] }, arithmetic, scans).value(e, []) as N;
  const { lower, upper } = arithmetic.bounds(value);
  return [lower, upper];
}

describe.each(RECURSIONS)('%s', (lines, value) => {
  it('has its value at a horizon of a million, or where memory ends: the interpreter', () => {
    const horizon = /let m|sum/.test(lines) ? LONG_IN_PAIRS : LONG;
    expect(interpreted(binary64, lines, horizon)).toEqual([value(horizon), value(horizon)]);
  });

  it.each(WITH_DIGITS.map((arithmetic) => [arithmetic.name, arithmetic] as const))(
    'has it where many digits leave room: %s',
    (_, arithmetic) => {
      const expected = value(LONG_WITH_DIGITS);
      expect(interpreted(arithmetic, lines, LONG_WITH_DIGITS)).toEqual([expected, expected]);
    },
  );

  it('has it at a million in generated code', () => {
    const { claim, e } = setting(lines);
    const compiled = compileBounds(claim, [], e);
    if (compiled.kind === 'unsupported') throw new Error(compiled.reason);
    const [lower, upper] = [new Float64Array(1), new Float64Array(1)];
    for (const horizon of [LONG, 1, 2, LONG - 1]) {
      compiled.kernel.run(horizon, new Float64Array(0), new Int32Array(0), lower, upper);
      expect(lower[0]).toBeLessThanOrEqual(value(horizon));
      expect(upper[0]).toBeGreaterThanOrEqual(value(horizon));
    }
  });

  it.each(['code', 'closures'] as const)('has it at a million in plain numbers, by %s', (means) => {
    const { claim, e } = setting(lines);
    const guide = new Guide(claim, means);
    const read = guide.compiler.compile(e);
    for (const horizon of [LONG, 2, LONG - 1]) {
      guide.moved(horizon);
      expect(read()).toBe(value(horizon));
    }
  });

  it('has it in the second evaluator', () => {
    const { claim, e } = setting(lines);
    const horizon = lines.includes('sum') ? LONG_WITHOUT_SCANS : LONG_WITH_DIGITS;
    const evaluator = new Evaluator(claim, { horizon, values: [] }, 128, { left: Number.POSITIVE_INFINITY });
    const found = evaluator.value(e, evaluator.newEnvironment());
    if (typeof found === 'string') throw new Error(found);
    const wanted = BigInt(value(horizon));
    expect([found.low, found.high]).toMatchObject([
      { n: wanted, d: 1n },
      { n: wanted, d: 1n },
    ]);
  });
});
