import { describe, expect, it } from 'vitest';
import { check, claimOf, combine, G, index, minus, outcomeOf } from '../support/certificate.js';
import { equation, plus, RECURSION_ROWS, rising, value } from '../support/recursion-rows.js';

describe('rules about recursions and extremes', () => {
  it.each(RECURSION_ROWS)('$says', ({ lines, proof, is }) => {
    const outcome = check(lines, proof);
    if (is === true) expect(outcome).toBe('proved');
    else expect(outcome).toMatch(is);
  });

  it('an equation that needs its own value, or a later one, is none: from it everything would follow', () => {
    // a[t] = a[t] + 1 where 2 <= t <= T.
    const lines = ['let a[1] = 1', 'let a[n+1] = a[min(n+1, T)] + 1'];
    expect(check([...lines, 'show 0 = 1 for t in 2..T'], [equation('t')])).toMatch(/come before/);
    expect(check([...lines, 'show a[T] = a[T]'], [combine('0', '=')])).toMatch(/come before/);
  });

  it("recursions that go on from each other's values are not supported", () => {
    const lines = [
      'let a[1] = 1',
      'let b[1] = 1',
      'let a[n+1] = b[n]',
      'let b[n+1] = a[n]',
      'show a[T] = a[T]',
    ];
    expect(check(lines, [combine('0', '=')])).toMatch(/each other/);
    expect(check(lines, [equation(plus('T', 1))])).toMatch(/each other/);
  });

  it('a recursion may read a recursion that does not read it', () => {
    const lines = ['let a[1] = 1', 'let a[n+1] = a[n]', 'let b[1] = 1', 'let b[n+1] = a[n+1] + b[n]'];
    const step = { ...equation(plus('T', 1)), definition: 1 };
    expect(check([...lines, 'show b[T+1] = a[T+1] + b[T]'], [step])).toBe('proved');
  });

  it('by induction: a[T] = T + 1', () => {
    const says = minus(value('n'), ['+', index('n'), '1']);
    const proof = [
      {
        rule: 'induction',
        variable: 'n',
        from: 1,
        to: 'T',
        direction: 'up',
        says,
        relation: '=',
        base: [equation(1, 0), combine(minus(value(1), '2'), '=', [], [{ fact: 0, cofactor: '1' }])],
        step: [
          equation(plus('n', 1)),
          combine(
            minus(value(plus('n', 1)), ['+', index('n'), '2']),
            '=',
            [],
            [
              { fact: 0, cofactor: '1' },
              { fact: 1, cofactor: '1' },
            ],
          ),
        ],
      },
    ];
    expect(check([...rising, 'show a[T] = T + 1'], proof)).toBe('proved');
    expect(check([...rising, 'show a[T] = T + 2'], proof)).toMatch(/something else/);
  });

  it('a theorem about a recursion is no lemma of another claim', () => {
    const first = claimOf([...rising, 'show a[1] = 2'], 'first');
    const [theorem] = outcomeOf(first, [equation(1, 0)]).proved;
    const lemma = {
      rule: 'lemma',
      document: null,
      claim: 'first',
      statement: 0,
      horizon: 'T',
      givens: [],
      at: [],
      requirements: [],
    };
    expect(check(['let a[1] = 3', 'let a[n+1] = a[n]', 'show a[1] = 2'], [lemma], [], [theorem!])).toMatch(
      /recursion in a lemma/,
    );
  });

  it('a strict bound of every value is one of the greatest', () => {
    const block = [{ rule: 'domain', given: 'G', at: ['t'], end: 'lower' }];
    const step = {
      rule: 'extreme',
      operator: 'minimum',
      variable: 't',
      from: 1,
      to: 'T',
      body: G('t'),
      bound: '0',
      block,
    };
    const lines = ['given G[t] > 0', 'show min(t in 1..T, G[t]) > 0'];
    expect(check(lines, [{ ...step, relation: '>' }])).toBe('proved');
    expect(check(lines, [{ ...step, relation: '>=' }])).toMatch(/something else/);
  });
});
