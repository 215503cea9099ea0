import fc from 'fast-check';

/**
 * Claims nobody would write: every operator on every kind of operand, index expressions that miss, sums in sums,
 * definitions of definitions. Text, so that a failure is printed as what a person can run.
 */
export type Term =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly pick: number; readonly at: readonly [Index, Index] }
  | { readonly kind: 'index'; readonly at: Index }
  | { readonly kind: 'call'; readonly name: string; readonly of: readonly Term[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Term; readonly right: Term }
  | { readonly kind: 'power'; readonly base: Term; readonly exponent: string }
  | { readonly kind: 'choice'; readonly relation: string; readonly of: readonly [Term, Term, Term, Term] }
  | { readonly kind: 'vectors'; readonly name: 'dot' | 'norm'; readonly at: readonly [Index, Index] }
  | {
      readonly kind: 'reduction';
      readonly operator: string;
      readonly from: Index;
      readonly to: Index;
      readonly body: Term;
    };

/** An index expression: of one of the variables in scope, counted from the innermost. */
export interface Index {
  readonly form: string;
  readonly variable: number;
  readonly offset: number;
}

const INDEX_FORMS = [
  'v',
  'v',
  'v',
  'v+o',
  'T',
  'T',
  'o',
  'T+o',
  'T+1-v',
  'min(v+1, T)',
  'max(1, v-1)',
  'max(1, T-v)',
  '2*v-1',
  'v*v',
  'v*T-o',
  'n',
  'floor(T/2)',
  'ceil(v/2)',
  'mod(v, 3)',
  '2^n',
] as const;

const index: fc.Arbitrary<Index> = fc.record({
  form: fc.constantFrom(...INDEX_FORMS),
  variable: fc.nat(2),
  offset: fc.integer({ min: -2, max: 3 }),
});

const NUMBERS = [
  'pi',
  '1',
  '2',
  '3',
  '0',
  '0.1',
  '1/3',
  '7/5',
  '0.5',
  '64',
  '562949953421313',
  '1e300',
  '1e-300',
];

export const term: fc.Arbitrary<Term> = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({
      kind: fc.constant('name' as const),
      pick: fc.nat(15),
      at: fc.tuple(index, index),
    }),
    fc.record({ kind: fc.constant('number' as const), text: fc.constantFrom(...NUMBERS) }),
    fc.record({ kind: fc.constant('index' as const), at: index }),
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('+', '+', '-', '*', '*', '/'),
      left: tie('term'),
      right: tie('term'),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('sqrt', 'abs', 'ln', 'exp', '-', 'cos', 'sin', 'log2', 'floor', 'ceil'),
      of: fc.tuple(tie('term')),
    }),
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('min', 'max', 'mod'),
      of: fc.tuple(tie('term'), tie('term')),
    }),
    fc.record({
      kind: fc.constant('power' as const),
      base: tie('term'),
      exponent: fc.constantFrom(
        '2',
        '3',
        '-1',
        '-2',
        '0',
        '1',
        '7',
        '11',
        '0.5',
        '(-1.5)',
        'n',
        '(n-2)',
        'v',
        'x',
      ),
    }),
    fc.record({
      kind: fc.constant('reduction' as const),
      operator: fc.constantFrom('sum', 'sum', 'sum', 'prod', 'max', 'min'),
      from: index,
      to: index,
      body: tie('term'),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      relation: fc.constantFrom('<=', '<', '=', '!='),
      of: fc.tuple(tie('term'), tie('term'), tie('term'), tie('term')),
    }),
    fc.record({
      kind: fc.constant('vectors' as const),
      name: fc.constantFrom('dot', 'norm'),
      at: fc.tuple(index, index),
    }),
  ),
})).term;

/** What a term may name: the index variables of its scope, and definitions made before. */
interface Scope {
  readonly variables: readonly string[];
  readonly definitions: readonly { readonly name: string; readonly parameters: number }[];
}

function indexText({ form, variable, offset }: Index, { variables }: Scope): string {
  const v = variables.length === 0 ? 'T' : variables[Math.max(0, variables.length - 1 - variable)]!;
  // The letters of a form, each replaced once.
  return form.replaceAll(/[vo]/g, (letter) =>
    letter === 'v' ? v : offset < 0 ? `(${offset})` : `${offset}`,
  );
}

const GIVENS = [
  { name: 'r', parameters: 0 },
  { name: 'x', parameters: 0 },
  { name: 'G', parameters: 1 },
  { name: 'G', parameters: 1 },
  { name: 'y', parameters: 1 },
  { name: 'z', parameters: 1 },
  { name: 'h', parameters: 2 },
  { name: 'a', parameters: 1 },
] as const;

/** Half of the indices are moved into the sequence; the others may miss it. */
function clamp(text: string, most: string, keep: boolean): string {
  return keep ? text : `max(1, min(${text}, ${most}))`;
}

function vectorText(name: 'dot' | 'norm', at: readonly [Index, Index], scope: Scope): string {
  const [x, y] = at.map((i) => `w[${clamp(indexText(i, scope), 'T', i.offset === 3)}]`);
  return name === 'dot' ? `dot(${x}, ${y})` : `norm(${x} - 0.5 * ${y})`;
}

function nameText(pick: number, at: readonly [Index, Index], scope: Scope): string {
  const names = [...GIVENS, ...scope.definitions, ...scope.definitions];
  const { name, parameters } = names[pick % names.length]!;
  if (parameters === 0) return name;
  const first = indexText(at[0], scope);
  const inside = ['G', 'y', 'z', 'h', 'a', 'c', 'e'].includes(name);
  const one = inside ? clamp(first, 'T', at[0].form === 'v' || at[0].offset === 3) : first;
  if (parameters === 1) return `${name}[${one}]`;
  return `${name}[${one}, ${clamp(indexText(at[1], scope), name === 'h' ? 'n' : 'T', name !== 'h')}]`;
}

export function termText(term: Term, scope: Scope): string {
  const text = (part: Term): string => termText(part, scope);
  switch (term.kind) {
    case 'number':
      return `(${term.text})`;
    case 'index':
      return `(${indexText(term.at, scope)})`;
    case 'name':
      return nameText(term.pick, term.at, scope);
    case 'call':
      return term.name === '-' ? `(-${text(term.of[0]!)})` : `${term.name}(${term.of.map(text).join(', ')})`;
    case 'binary':
      return `(${text(term.left)} ${term.operator} ${text(term.right)})`;
    case 'power':
      return `(${text(term.base)})^${term.exponent === 'v' ? (scope.variables.at(-1) ?? 'T') : term.exponent}`;
    case 'choice': {
      const [left, right, yes, no] = term.of.map(text);
      return `(if ${left} ${term.relation} ${right} then ${yes} else ${no})`;
    }
    case 'vectors':
      return vectorText(term.name, term.at, scope);
    case 'reduction': {
      const { variables } = scope;
      const name = `k${variables.length}`;
      const inner = { ...scope, variables: [...variables, name] };
      const from = indexText(term.from, scope);
      const to = indexText(term.to, scope);
      return `${term.operator}(${name} in ${from}..${to}, ${termText(term.body, inner)})`;
    }
  }
}

const RANGES = [
  [],
  [],
  ['t in 1..T'],
  ['t in 1..T-1'],
  ['t in 1..T-2'],
  ['t in 2..T'],
  ['t in 1..T', 's in 1..t'],
  ['t in 1..T', 's in t..T'],
  ['t in 1..T', 's in 1..n'],
] as const;

/** How a recursion goes on from its value `p` before, and from a term `x`. */
const STEPS = [
  'p / 2 + x',
  'max(p, x)',
  '(if p <= x then x else p / 3)',
  'sqrt(abs(p)) + x',
  'cos(p) * x',
  'floor(p) + x',
] as const;

interface Recursion {
  readonly first: Term;
  readonly body: Term;
  readonly step: (typeof STEPS)[number];
}

const recursion: fc.Arbitrary<Recursion> = fc.record({
  first: term,
  body: term,
  step: fc.constantFrom(...STEPS),
});

/** `c` runs forwards from 1, `e` backwards from T. */
function recursionLines(
  name: 'c' | 'e',
  { first, body, step }: Recursion,
  definitions: Scope['definitions'],
) {
  const [from, next] = name === 'c' ? ['1', 'm+1'] : ['T', 'm-1'];
  const x = termText(body, { variables: ['m'], definitions });
  const value = step.replaceAll(/\b[px]\b/g, (letter) => (letter === 'p' ? `${name}[m]` : x));
  return [
    `let ${name}[${from}] = ${termText(first, { variables: [], definitions })}`,
    `let ${name}[${next}] = ${value}`,
  ];
}

/** The text of a random claim's lines. */
export const claimText: fc.Arbitrary<string> = fc
  .record({
    definitions: fc.array(fc.tuple(fc.nat(2), term), { maxLength: 3 }),
    forwards: fc.option(recursion),
    backwards: fc.option(recursion),
    left: term,
    relation: fc.constantFrom('<=', '<', '>=', '>', '='),
    right: term,
    ranges: fc.constantFrom(...RANGES),
    assumes: fc.boolean(),
  })
  .map(({ definitions, forwards, backwards, left, relation, right, ranges, assumes }) => {
    const lines = [
      'given n in 1..4',
      'given r > 0',
      'given x',
      'given G[t] > 0',
      'given y[t]',
      'given z[t] >= 0 nonincreasing',
      'given h[t, i] for i in 1..n',
      'given a[t] in 1..4',
      'given w[t] in R^n',
    ];
    const known: { name: string; parameters: number }[] = [];
    for (const [name, made] of [
      ['c', forwards],
      ['e', backwards],
    ] as const)
      if (made) {
        lines.push(...recursionLines(name, made, known));
        known.push({ name, parameters: 1 });
      }
    for (const [i, [parameters, body]] of definitions.entries()) {
      const variables = ['t', 's'].slice(0, parameters);
      const head = parameters === 0 ? `d${i}` : `d${i}[${variables.join(', ')}]`;
      lines.push(`let ${head} = ${termText(body, { variables, definitions: known })}`);
      known.push({ name: `d${i}`, parameters });
    }
    const scope: Scope = {
      variables: ranges.map((range) => range.split(' ')[0]!),
      definitions: known,
    };
    if (assumes && known.some(({ parameters }) => parameters === 1)) {
      const { name } = known.find(({ parameters }) => parameters === 1)!;
      lines.push(`assume ${name}[t] >= ${name}[t] for t in 1..T-2`);
    }
    const quantifier = ranges.length === 0 ? '' : ` for ${ranges.join(', ')}`;
    lines.push(`show ${termText(left, scope)} ${relation} ${termText(right, scope)}${quantifier}`);
    return lines.join('\n');
  });
