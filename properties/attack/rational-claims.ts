import type { Dice } from './dice.js';

/** An index: a variable of the scope or `T`, and a number that is added; without a variable the number alone. */
export interface IndexTerm {
  readonly variable: string | null;
  readonly plus: number;
}

/** Expressions whose values are rational: an oracle of a few lines computes them without this tool. */
export type Term =
  | { readonly kind: 'number'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'index'; readonly at: IndexTerm }
  | { readonly kind: 'name'; readonly name: string; readonly at: IndexTerm | null }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Term;
      readonly right: Term;
    }
  | { readonly kind: 'power'; readonly base: Term; readonly exponent: number }
  | {
      readonly kind: 'call';
      readonly name: 'abs' | 'min' | 'max' | 'floor' | 'ceil' | 'mod';
      readonly of: readonly Term[];
    }
  | {
      readonly kind: 'reduction';
      readonly operator: 'sum' | 'prod' | 'max' | 'min';
      readonly variable: string;
      readonly from: IndexTerm;
      readonly to: IndexTerm;
      readonly body: Term;
    }
  | {
      readonly kind: 'if';
      readonly relation: '<' | '<=' | '=' | '!=' | '>' | '>=';
      readonly left: Term;
      readonly right: Term;
      readonly yes: Term;
      readonly no: Term;
    };

export type Definition =
  | { readonly kind: 'number'; readonly name: string; readonly body: Term }
  | { readonly kind: 'sequence'; readonly name: string; readonly body: Term }
  /** `name[1] = first`, `name[t+1] = next`, in which `t` is the index before. */
  | { readonly kind: 'recursion'; readonly name: string; readonly first: Term; readonly next: Term };

/** A given: a number or a sequence over 1..T, integers from..to, or reals >= 0. */
export interface RationalGiven {
  readonly name: string;
  readonly isSequence: boolean;
  readonly domain: { readonly from: number; readonly to: number } | 'nonnegative' | 'any';
}

export interface RationalClaim {
  readonly name: string;
  readonly givens: readonly RationalGiven[];
  readonly definitions: readonly Definition[];
  readonly sides: readonly Term[];
  readonly relations: readonly ('<=' | '<' | '=')[];
}

interface Scope {
  readonly numbers: readonly string[];
  readonly sequences: readonly string[];
  readonly indices: readonly string[];
}

const MOST_DEPTH = 4;
const LETTERS = ['k', 'j', 'i'] as const;

/** A claim at random: most are false, many are false for a reason that hides. */
export function rationalClaim(name: string, dice: Dice): RationalClaim {
  const givens: RationalGiven[] = [];
  for (const letter of ['x', 'n'])
    if (dice.oneIn(2)) givens.push({ name: letter, isSequence: false, domain: domain(dice) });
  for (const letter of ['G', 'b'])
    if (dice.oneIn(2)) givens.push({ name: letter, isSequence: true, domain: domain(dice) });
  let scope: Scope = {
    numbers: givens.filter(({ isSequence }) => !isSequence).map((given) => given.name),
    sequences: givens.filter(({ isSequence }) => isSequence).map((given) => given.name),
    indices: [],
  };
  const definitions: Definition[] = [];
  if (dice.oneIn(3)) {
    definitions.push({ kind: 'number', name: 'c', body: term(dice, scope, 2) });
    scope = { ...scope, numbers: [...scope.numbers, 'c'] };
  }
  const inside = { ...scope, indices: ['t'] };
  if (dice.oneIn(3)) {
    definitions.push({ kind: 'sequence', name: 'V', body: term(dice, inside, 1) });
    scope = { ...scope, sequences: [...scope.sequences, 'V'] };
  }
  if (dice.oneIn(3)) {
    const own: Term = { kind: 'name', name: 'w', at: { variable: 't', plus: 0 } };
    const next: Term = {
      kind: 'binary',
      operator: dice.pick(['+', '-'] as const),
      left: own,
      right: term(dice, inside, 2),
    };
    definitions.push({ kind: 'recursion', name: 'w', first: term(dice, scope, 3), next });
    scope = { ...scope, sequences: [...scope.sequences, 'w'] };
  }
  const count = dice.integer(2, 4);
  const sides = Array.from({ length: count }, () => term(dice, scope, 0));
  if (dice.oneIn(4)) sides[1] = sides[0]!;
  const relations = Array.from({ length: count - 1 }, () => dice.pick(['<=', '<=', '<', '='] as const));
  return { name, givens, definitions, sides, relations };
}

function domain(dice: Dice): RationalGiven['domain'] {
  if (dice.oneIn(4)) return 'any';
  if (dice.oneIn(2)) return 'nonnegative';
  const from = dice.integer(-2, 2);
  return { from, to: from + dice.integer(0, 3) };
}

function term(dice: Dice, scope: Scope, depth: number): Term {
  if (depth >= MOST_DEPTH || dice.oneIn(5)) return leaf(dice, scope);
  const inner = (): Term => term(dice, scope, depth + 1);
  switch (dice.integer(0, 9)) {
    case 0:
    case 1:
    case 2:
      return {
        kind: 'binary',
        operator: dice.pick(['+', '-', '*', '*'] as const),
        left: inner(),
        right: inner(),
      };
    case 3:
      return { kind: 'binary', operator: '/', left: inner(), right: inner() };
    case 4:
      return { kind: 'power', base: inner(), exponent: dice.pick([2, 2, 3, 0, 1, -1]) };
    case 5: {
      const name = dice.pick(['abs', 'min', 'max', 'floor', 'ceil', 'mod'] as const);
      const two = name === 'min' || name === 'max' || name === 'mod';
      return { kind: 'call', name, of: two ? [inner(), inner()] : [inner()] };
    }
    case 6:
      return {
        kind: 'if',
        relation: dice.pick(['<', '<=', '=', '!=', '>', '>='] as const),
        left: inner(),
        right: inner(),
        yes: inner(),
        no: inner(),
      };
    default: {
      const letter = LETTERS.find((each) => !scope.indices.includes(each));
      if (!letter) return leaf(dice, scope);
      const [outer] = scope.indices;
      const from: IndexTerm =
        outer && dice.oneIn(3) ? { variable: outer, plus: 0 } : { variable: null, plus: 1 };
      const to: IndexTerm =
        outer && dice.oneIn(3)
          ? { variable: outer, plus: dice.oneIn(4) ? -1 : 0 }
          : { variable: 'T', plus: 0 };
      return {
        kind: 'reduction',
        operator: dice.pick(['sum', 'sum', 'sum', 'prod', 'max', 'min'] as const),
        variable: letter,
        from,
        to,
        body: term(dice, { ...scope, indices: [...scope.indices, letter] }, depth + 1),
      };
    }
  }
}

function leaf(dice: Dice, { numbers, sequences, indices }: Scope): Term {
  const index = (): IndexTerm => {
    if (indices.length > 0 && !dice.oneIn(4)) return { variable: dice.pick(indices), plus: 0 };
    return dice.oneIn(2) ? { variable: 'T', plus: 0 } : { variable: null, plus: 1 };
  };
  const choices = [
    'number',
    ...(numbers.length > 0 ? ['name', 'name'] : []),
    ...(sequences.length > 0 ? ['entry', 'entry'] : []),
    'index',
  ];
  switch (dice.pick(choices)) {
    case 'name':
      return { kind: 'name', name: dice.pick(numbers), at: null };
    case 'entry':
      return { kind: 'name', name: dice.pick(sequences), at: index() };
    case 'index':
      return {
        kind: 'index',
        at: { variable: indices.length > 0 && dice.oneIn(2) ? dice.pick(indices) : 'T', plus: 0 },
      };
    default:
      return {
        kind: 'number',
        numerator: dice.integer(-3, 5),
        denominator: dice.oneIn(3) ? dice.integer(1, 7) : 1,
      };
  }
}

/** The claim as a block of the language. Every operation stands in brackets: nothing depends on what binds tighter. */
export function claimText(claim: RationalClaim): string {
  const givens = claim.givens.map(({ name, isSequence, domain: of }) => {
    const subject = isSequence ? `${name}[t]` : name;
    if (of === 'any') return `given ${subject}`;
    return of === 'nonnegative' ? `given ${subject} >= 0` : `given ${subject} in ${of.from}..${of.to}`;
  });
  const definitions = claim.definitions.flatMap(definitionLines);
  const [first, ...rest] = claim.sides.map(text);
  const chain = rest.map((side, i) => `  ${claim.relations[i]} ${side}`);
  return [`\`\`\`claim ${claim.name}`, ...givens, ...definitions, `show ${first}`, ...chain, '```', ''].join(
    '\n',
  );
}

function indexText({ variable, plus }: IndexTerm): string {
  if (variable === null) return `${plus}`;
  return plus === 0 ? variable : `${variable}${plus < 0 ? '-' : '+'}${Math.abs(plus)}`;
}

function text(term: Term): string {
  switch (term.kind) {
    case 'number':
      return `(${term.numerator}${term.denominator === 1 ? '' : `/${term.denominator}`})`;
    case 'index':
      return `(${indexText(term.at)})`;
    case 'name':
      return term.at === null ? term.name : `${term.name}[${indexText(term.at)}]`;
    case 'binary':
      return `(${text(term.left)} ${term.operator} ${text(term.right)})`;
    case 'power':
      return `((${text(term.base)})^${term.exponent < 0 ? `(${term.exponent})` : term.exponent})`;
    case 'call':
      return `${term.name}(${term.of.map(text).join(', ')})`;
    case 'if':
      return `(if ${text(term.left)} ${term.relation} ${text(term.right)} then ${text(term.yes)} else ${text(term.no)})`;
    case 'reduction':
      return `${term.operator}(${term.variable} in ${indexText(term.from)}..${indexText(term.to)}, ${text(term.body)})`;
  }
}

function definitionLines(definition: Definition): string[] {
  const { name } = definition;
  switch (definition.kind) {
    case 'number':
      return [`let ${name} = ${text(definition.body)}`];
    case 'sequence':
      return [`let ${name}[t] = ${text(definition.body)}`];
    case 'recursion':
      return [`let ${name}[1] = ${text(definition.first)}`, `let ${name}[t+1] = ${text(definition.next)}`];
  }
}
