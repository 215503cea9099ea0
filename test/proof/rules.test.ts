import { describe, expect, it } from 'vitest';
import { check, combine, G, minus, step } from '../support/certificate.js';

const POSITIVE = ['given G[t] > 0'];

describe('split', () => {
  const split = (cuts: unknown[], to: unknown) => ({
    rule: 'split',
    operator: 'sum',
    variable: 't',
    from: 2,
    to,
    body: G('t'),
    cuts,
  });

  it('takes the last term where there is one', () => {
    expect(
      check([...POSITIVE, 'show sum(t in 2..T, G[t]) = sum(t in 2..T, G[t])'], [combine('0', '=', [])]),
    ).toBe('proved');
    const cut = ['+', 'T', 0];
    const link = 'show sum(t in 1..T, G[t]) = sum(t in 1..T-1, G[t]) + G[T]';
    expect(check([...POSITIVE, link], [{ ...split([cut], 'T'), from: 1 }])).toBe('proved');
  });

  it('does not unroll a range that may be shorter than empty: 2..T-1 at T = 1', () => {
    const claim = 'show sum(t in 2..T-1, G[t]) = sum(t in 2..T-2, G[t]) + G[max(1, T-1)]';
    expect(check([...POSITIVE, claim], [split([['+', 'T', -1]], ['+', 'T', -1])])).toMatch(/not certain/);
  });

  it('knows neither one index nor none', () => {
    expect(check([...POSITIVE, 'show sum(t in 2..T, G[t]) = 0'], [split([], 'T')])).toMatch(/neither/);
  });
});

describe('telescope', () => {
  const count = (from: number) => ({
    rule: 'telescope',
    variable: 't',
    from,
    to: 'T',
    primitive: ['index', 't'],
  });

  it('counts a range that has a length', () => {
    expect(check(['show sum(t in 1..T, 1) = T'], [count(1)])).toBe('proved');
    expect(check(['show sum(t in 2..T, 1) = T - 1'], [count(2)])).toBe('proved');
  });

  it('does not count 3..T, which is empty at T = 1 and would have length -1', () => {
    expect(check(['show sum(t in 3..T, 1) = T - 2'], [count(3)])).toMatch(/not certain/);
  });
});

describe('induction', () => {
  const says = minus(['index', 'n'], '1');
  const induction = (to: unknown, from: unknown = 1) => ({
    rule: 'induction',
    variable: 'n',
    from,
    to,
    direction: 'up',
    says,
    relation: '>=',
    base: [combine('0', '>=', [])],
    step: [
      combine('1', '>=', [{ coefficient: '1', factors: [] }]),
      combine(['index', 'n'], '>=', [
        { coefficient: '1', factors: [0] },
        { coefficient: '1', factors: [1] },
      ]),
    ],
  });

  it('goes from 1 to T', () => {
    expect(check(['show T >= 1'], [induction('T')])).toBe('proved');
  });

  it('needs both ends in its range', () => {
    expect(check(['show T >= 1'], [induction(['+', 'T', -1])])).toMatch(/not certain/);
  });

  it('cannot take a variable that is open', () => {
    expect(check(['show T >= 1'], [{ ...induction('T'), variable: 'T' }])).not.toBe('proved');
  });

  it('never extends givens beyond T', () => {
    const next = step({ rule: 'domain', given: 'G', at: [['+', 'T', 1]], end: 'lower' });
    expect(check([...POSITIVE, 'show G[T] > 0'], [next])).toMatch(/not certain/);
  });
});

describe('combine', () => {
  const x = ['given', 'x'] as const;
  const domain = step({ rule: 'domain', given: 'x', at: [], end: 'lower' });

  it('divides by what does not vanish, and by nothing else', () => {
    const identity = combine(minus(['*', x, ['^', x, -1]], '1'), '=', [], [], [0]);
    expect(check(['given x > 0', 'show x / x = 1'], [domain, identity], [[domain]])).toBe('proved');
    expect(check(['given x >= 0', 'show x / x = 1'], [domain, identity], [[domain]])).not.toBe('proved');
  });

  it('does not take a factor out of a hypothesis that may vanish', () => {
    // x * y >= 0 and x >= 0 say nothing of y.
    const premise = step({ rule: 'premise', premise: 0, at: [] });
    const divided = combine(['given', 'y'], '>=', [{ coefficient: '1', factors: [0] }], [], [1]);
    const lines = ['given x >= 0', 'given y', 'assume x * y >= 0', 'show y >= 0'];
    expect(check(lines, [premise, domain, divided])).toMatch(/sign|two sides/);
  });

  it('is strict only with a strict summand', () => {
    const lines = (sign: string) => [`given x ${sign} 0`, 'show x > 0'];
    const proof = combine(x, '>', [{ coefficient: '1', factors: [0] }]);
    expect(check(lines('>'), [domain, proof])).toBe('proved');
    expect(check(lines('>='), [domain, proof])).toMatch(/positive for certain/);
    expect(check(lines('>'), [domain, combine(x, '>', [{ coefficient: '0', factors: [0] }])])).not.toBe(
      'proved',
    );
  });

  it('takes no negative coefficient', () => {
    const proof = combine(['*', '-1', x], '>=', [{ coefficient: '-1', factors: [0] }]);
    expect(check(['given x > 0', 'show -x >= 0'], [domain, proof])).toMatch(/negative/);
  });
});

describe('existence', () => {
  it('is part of a proof', () => {
    expect(check(['given x', 'show 1 / x = 1 / x'], [combine('0', '=', [])])).toMatch(/exists/);
    expect(
      check(
        ['given x', 'show sqrt(x) >= 0'],
        [{ rule: 'law', law: 'root-sign', arguments: [['given', 'x']], premises: [] }],
      ),
    ).toMatch(/exists/);
    expect(check(['given x', 'show 0 * ln(x) = 0'], [combine('0', '=', [])])).toMatch(/exists/);
  });
});

describe('term by term', () => {
  const block = [{ rule: 'domain', given: 'G', at: ['t'], end: 'lower' }];
  const terms = (from: number) => ({ rule: 'term by term', variable: 't', from, to: 'T', block });

  it('is strict where the range is not empty', () => {
    expect(check([...POSITIVE, 'show sum(t in 1..T, G[t]) > 0'], [terms(1)])).toBe('proved');
    expect(check([...POSITIVE, 'show sum(t in 2..T, G[t]) > 0'], [terms(2)])).not.toBe('proved');
    expect(check([...POSITIVE, 'show sum(t in 2..T, G[t]) >= 0'], [terms(2)])).toBe('proved');
  });
});

describe('hostile certificates', () => {
  const lines = ['show T >= 1'];
  const deep = (n: number): unknown => Array.from({ length: n }).reduce((t) => ['sqrt', t], '1' as unknown);

  it('are values with a name, never exceptions', () => {
    for (const proof of [
      null,
      3,
      'x',
      [],
      [null],
      [{ rule: 'toString' }],
      [{ rule: 'combine' }],
      [{ rule: 'law', law: 'constructor', arguments: [], premises: [] }],
    ])
      expect(check(lines, proof as never)).not.toBe('proved');
  });

  it('meet limits of work, size and depth', () => {
    const power = (n: number) => combine(['^', ['+', ['index', 'T'], '1'], n], '>=', []);
    for (const proof of [
      power(100_000),
      power(1e9),
      combine(deep(5000), '>=', []),
      combine('9'.repeat(1e6), '>=', []),
      combine('1e9999', '>=', []),
    ])
      expect(check(lines, [proof])).not.toBe('proved');
  });

  it('cannot name the variables of the checker', () => {
    expect(check(lines, [combine(['sum', '$1', 1, 'T', ['index', '$1']], '>=', [])])).toMatch(/name/);
    expect(check(lines, [combine(['index', '#1'], '>=', [])])).toMatch(/name/);
  });
});
