import { combine, G, minus } from './certificate.js';
import type { Row } from './rule-rows.js';

export const rising = ['let a[1] = 2', 'let a[n+1] = a[n] + 1'];
const two = ['let a[1] = 1', 'let a[2] = 1', 'let a[n+2] = a[n] + a[n+1]'];
const back = ['let S[T] = 0', 'let S[t-1] = S[t] + 1'];
export const value = (i: unknown, definition = 0) => ['recursion', definition, i] as const;
export const equation = (at: unknown, first: number | null = null, definition = 0) => ({
  rule: 'recursion',
  definition,
  at: [at],
  first,
});
export const plus = (i: unknown, n: number) => ['+', i, n];

const TABLE: readonly (readonly [
  says: string,
  lines: readonly string[],
  proof: readonly unknown[],
  is: true | RegExp,
])[] = [
  ['the first value', [...rising, 'show a[1] = 2'], [equation(1, 0)], true],
  ['a step', [...rising, 'show a[T+1] = a[T] + 1'], [equation(plus('T', 1))], true],
  [
    'no step where the index may be the first: T = 1',
    [...rising, 'show a[T] >= 0'],
    [equation('T')],
    /may be one/,
  ],
  ['no first value at T = 2', [...rising, 'show a[T] = 2'], [equation('T', 0)], /not certain/],
  ['the second of two first values', [...two, 'show a[2] = 1'], [equation(2, 1)], true],
  ['not the first one in its place', [...two, 'show a[2] = 1'], [equation(2, 0)], /not certain/],
  ['a step beyond both', [...two, 'show a[3] = a[1] + a[2]'], [equation(3)], true],
  ['no step at the second', [...two, 'show a[2] = 1'], [equation(2)], /may be one/],
  ['no third first value', [...two, 'show a[2] = 1'], [equation(2, 2)], /no such first/],
  ['backwards from T', [...back, 'show S[T] = 0'], [equation('T', 0)], true],
  ['a step backwards', [...back, 'show S[T-1] = S[T] + 1'], [equation(plus('T', -1))], true],
  ['no step backwards at T', [...back, 'show S[T] = 0'], [equation('T')], /may be one/],
  [
    'before the first value there is none',
    [...rising, 'show a[T-1] = a[T-1]'],
    [combine('0', '=')],
    /before its first/,
  ],
  [
    'beyond the last one backwards',
    [...back, 'show S[T+1] = S[T+1]'],
    [combine('0', '=')],
    /before its first/,
  ],
  [
    'a step that divides has to exist',
    ['let a[1] = 1', 'let a[n+1] = 1/(a[n] - 1)', 'show a[T] = a[T]'],
    [combine('0', '=')],
    /nothing shows/,
  ],
  [
    'a first value that divides has to exist',
    ['given x', 'let a[1] = 1/x', 'let a[n+1] = a[n]', 'show a[T] = a[T]'],
    [combine('0', '=')],
    /nothing shows/,
  ],
  [
    'a value of a given beyond its range',
    ['given G[t] > 0', 'let a[1] = 1', 'let a[n+1] = a[n] + G[n+1]', 'show a[T+1] = a[T+1]'],
    [combine('0', '=')],
    /not certain/,
  ],
  [
    'a step that reads before the first value: a[0] for a[2]',
    ['let a[1] = 1', 'let a[n+2] = a[n]', 'show a[T] = a[T]'],
    [combine('0', '=')],
    /before its first/,
  ],
  [
    'nor does such an equation hold',
    ['let a[1] = 1', 'let a[n+2] = a[n]', 'show 0 = 0'],
    [equation(plus('T', 1))],
    /before its first/,
  ],
  [
    'a step that goes on from another row',
    ['let W[s, 1] = 1', 'let W[s, n+1] = W[s+1, n]', 'show W[1, T] = W[1, T]'],
    [combine('0', '=')],
    /with other indices/,
  ],
  [
    'first values with a gap, which a step fills',
    ['let a[1] = 1', 'let a[3] = 5', 'let a[n+1] = a[n]', 'show a[T] = a[T]'],
    [combine('0', '=')],
    /do not follow each other/,
  ],
  ['what is no recursion', ['let b = 1', 'show b = 1'], [equation(1)], /no such recursion/],
  ['as many indices as parameters', [...rising, 'show a[1] = 2'], [{ ...equation(1, 0), at: [] }], /indices/],
  // Terms.
  [
    'a term of no recursion',
    [...rising, 'show a[1] = 2'],
    [combine(minus(value(1, 1), '2'), '=')],
    /no recursion/,
  ],
  // Extremes.
  ...(['max', 'min'] as const).flatMap((name) => {
    const operator = name === 'max' ? 'maximum' : 'minimum';
    const given = 'given G[t] in [0, 1]';
    const range = { operator, variable: 't', from: 1, to: 'T', body: G('t') };
    const member = (at: unknown, more: object = {}) => ({ rule: 'member', ...range, at, ...more });
    const sign = name === 'max' ? '>=' : '<=';
    const beyond = name === 'max' ? '<= 1' : '>= 0';
    const end = { rule: 'domain', given: 'G', at: ['t'], end: name === 'max' ? 'upper' : 'lower' };
    const bound = name === 'max' ? '1' : '0';
    const extreme = (more: object = {}) => ({
      rule: 'extreme',
      ...range,
      bound,
      relation: '>=',
      block: [end],
      ...more,
    });
    const whole = `${name}(t in 1..T, G[t])`;
    return [
      [`${name}: the last value`, [given, `show ${whole} ${sign} G[T]`], [member('T')], true],
      [
        `${name}: the only value at T = 1 is the first`,
        [given, `show ${whole} ${sign} G[1]`],
        [member(1)],
        true,
      ],
      [
        `${name}: no second value at T = 1`,
        [given, `show ${whole} ${sign} G[1]`],
        [member(2)],
        /not certain/,
      ],
      [
        `${name}: no value before the range`,
        [given, `show ${whole} ${sign} G[1]`],
        [member(0)],
        /not certain/,
      ],
      [
        `${name}: an index that is not its variable`,
        [given, `show ${whole} ${sign} G[1]`],
        [member('t')],
        /must not|not open/,
      ],
      [`${name}: a bound of every value`, [given, `show ${whole} ${beyond}`], [extreme()], true],
      [
        `${name}: no strict bound from a weak one`,
        [given, `show ${whole} ${beyond}`],
        [extreme({ relation: '>' })],
        /something else/,
      ],
      [
        `${name}: a range that may be empty has no such value`,
        [given, `show ${whole} ${beyond}`],
        [extreme({ from: 2 })],
        /not certain/,
      ],
      [
        `${name}: over an empty range at T = 1 it does not exist`,
        [given, `show ${name}(t in 2..T, G[t]) ${beyond}`],
        [combine('0', '>=')],
        /not certain/,
      ],
      [
        `${name}: a bound that depends on the index`,
        [given, `show ${whole} ${beyond}`],
        [extreme({ bound: G('t') })],
        /must not/,
      ],
    ] as const;
  }),
];

/** What the rules about recursions and about extremes of ranges accept, and what they reject: for which reason. */
export const RECURSION_ROWS: readonly Row[] = TABLE.map(([says, lines, proof, is]) => ({
  says,
  lines,
  proof,
  is,
}));
