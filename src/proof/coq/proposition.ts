import { type Claim, type Expression, printClaim, type Statement, subtrees } from '../../language/index.js';
import { ClaimText, exponentOf, type IndexNames, unsupported } from './claim-text.js';
import { coqName } from './names.js';

/** A condition for a value to exist, or a group of them under a range or in a definition. */
export type Existing =
  | { readonly kind: 'leaf'; readonly sign: 'nonzero' | 'nonnegative' | 'positive'; readonly of: Expression }
  | { readonly kind: 'index'; readonly of: Extract<Expression, { kind: 'given' }> }
  /** x^n for an index n: n >= 0, or x is not 0. */
  | { readonly kind: 'power'; readonly of: Extract<Expression, { kind: 'power' }> }
  | { readonly kind: 'definition'; readonly of: Extract<Expression, { kind: 'definition' }> }
  /** A value of a recursion in its own equations: it comes before. */
  | { readonly kind: 'earlier'; readonly of: Extract<Expression, { kind: 'definition' }> }
  /** A greatest or least value is one of at least one. */
  | { readonly kind: 'nonempty'; readonly of: Extract<Expression, { kind: 'reduction' }> }
  | {
      readonly kind: 'range';
      readonly of: Extract<Expression, { kind: 'reduction' }>;
      readonly inside: readonly Existing[];
    };

/**
 * What has to hold for the value of an expression to exist, parts before the whole; of an equation of the recursion `own`, given
 * that the values before exist.
 */
export function existing(e: Expression, own: number | null = null): Existing[] {
  const parts = (...list: readonly Expression[]) => list.flatMap((part) => existing(part, own));
  switch (e.kind) {
    case 'number':
    case 'index':
      return [];
    case 'given':
      return e.indices.length === 0 ? [] : [{ kind: 'index', of: e }];
    case 'definition':
      return [{ kind: e.definition === own ? 'earlier' : 'definition', of: e }];
    case 'negation':
      return parts(e.operand);
    case 'binary': {
      const both = parts(e.left, e.right);
      return e.operator === '/' ? [...both, { kind: 'leaf', sign: 'nonzero', of: e.right }] : both;
    }
    case 'power': {
      const base = parts(e.base);
      const exponent = exponentOf(e);
      if (e.exponentSort !== 'integer')
        return [...base, ...parts(e.exponent), { kind: 'leaf', sign: 'positive', of: e.base }];
      if (exponent.kind !== 'whole') return [...base, { kind: 'power', of: e }];
      return exponent.n >= 0 ? base : [...base, { kind: 'leaf', sign: 'nonzero', of: e.base }];
    }
    case 'call': {
      const all = parts(...e.arguments);
      const [of] = e.arguments as [Expression];
      if (e.function === 'sqrt') return [...all, { kind: 'leaf', sign: 'nonnegative', of }];
      return e.function === 'ln' ? [...all, { kind: 'leaf', sign: 'positive', of }] : all;
    }
    case 'conditional':
      return unsupported('a condition');
    case 'reduction': {
      const inside = parts(e.body);
      const range: Existing[] = inside.length === 0 ? [] : [{ kind: 'range', of: e, inside }];
      return e.operator === 'max' || e.operator === 'min' ? [{ kind: 'nonempty', of: e }, ...range] : range;
    }
  }
}

const SIGN = { nonzero: '<> 0', nonnegative: '>= 0', positive: '> 0' } as const;

/**
 * What is said of the existence of something, as one proposition: `True`, or a conjunction in this order. `running`: the index of
 * the equation of a recursion in which it stands.
 */
export function existenceText(
  list: readonly Existing[],
  text: ClaimText,
  names: IndexNames,
  running = '',
): string {
  return list.length === 0 ? 'True' : list.map((item) => itemText(item, text, names, running)).join(' /\\ ');
}

function itemText(item: Existing, text: ClaimText, names: IndexNames, running: string): string {
  switch (item.kind) {
    case 'earlier': {
      const { recursion } = text.claim.definitions[item.of.definition]!;
      const { parameter, direction, first } = recursion!;
      const at = text.index(item.of.indices[parameter]!, names);
      const start = text.index(first[0]!.index, new Map());
      return direction === 'forward'
        ? `(${start} <= ${at} < ${running})%Z`
        : `(${running} < ${at} <= ${start})%Z`;
    }
    case 'nonempty':
      return `(${text.index(item.of.range.from, names)} <= ${text.index(item.of.range.to, names)})%Z`;
    case 'leaf': {
      const value = text.real(item.of, names);
      return item.sign === 'nonzero'
        ? `${value} ${SIGN.nonzero}`
        : `0 ${item.sign === 'positive' ? '<' : '<='} ${value}`;
    }
    case 'index': {
      const { ranges } = text.claim.givens[item.of.given]!;
      let inside: IndexNames = new Map();
      const parts = ranges.map((range, i) => {
        const at = text.index(item.of.indices[i]!, names);
        const both = `(${text.index(range.from, inside)} <= ${at} <= ${text.index(range.to, inside)})%Z`;
        inside = new Map(inside).set(range.slot, at);
        return both;
      });
      return `(${parts.join(' /\\ ')})`;
    }
    case 'power':
      return `((0 <= ${text.index(item.of.exponent, names)})%Z \\/ ${text.real(item.of.base, names)} <> 0)`;
    case 'definition':
      return text.reference(`${text.definitionName(item.of.definition)}_exists`, item.of, names);
    case 'range': {
      const { text: quantifier, names: inside } = text.quantified([item.of.range], names);
      return `(${quantifier}${existenceText(item.inside, text, inside, running)})`;
    }
  }
}

/** One hypothesis of a claim, from its tree. */
export type Hypothesis =
  | { readonly kind: 'horizon' }
  | { readonly kind: 'integer'; readonly given: number }
  | { readonly kind: 'domain'; readonly given: number; readonly end: 'lower' | 'upper' }
  | { readonly kind: 'shape'; readonly given: number }
  | { readonly kind: 'premise'; readonly premise: number };

/** What a claim assumes, in the order of its lines. */
export function hypothesesOf(claim: Claim): Hypothesis[] {
  return [
    { kind: 'horizon' },
    ...claim.givens.flatMap(({ domain, shape }, given): Hypothesis[] => {
      if (domain.kind === 'integers') return [{ kind: 'integer', given }];
      const ends = (['lower', 'upper'] as const).filter((end) => domain[end] !== null);
      const list: Hypothesis[] = ends.map((end) => ({ kind: 'domain', given, end }));
      return shape ? [...list, { kind: 'shape', given }] : list;
    }),
    ...claim.premises.map((_, premise): Hypothesis => ({ kind: 'premise', premise })),
  ];
}

export function hypothesisText(hypothesis: Hypothesis, text: ClaimText): string {
  const { claim } = text;
  const none: IndexNames = new Map();
  switch (hypothesis.kind) {
    case 'horizon':
      return '(1 <= T)%Z';
    case 'integer': {
      const { domain, name } = claim.givens[hypothesis.given]!;
      if (domain.kind !== 'integers') throw new TypeError('no integer');
      return `(${text.index(domain.from, none)} <= ${coqName(name)} <= ${text.index(domain.to, none)})%Z`;
    }
    case 'domain': {
      const given = claim.givens[hypothesis.given]!;
      if (given.domain.kind !== 'reals') throw new TypeError('no real number');
      const end = given.domain[hypothesis.end]!;
      const { text: quantifier, names } = text.quantified(given.ranges, none);
      const value = text.real(end.value, names);
      const self = selfText(
        text,
        hypothesis.given,
        given.ranges.map((range) => names.get(range.slot)!),
      );
      const sign = end.kind === 'open' ? '<' : '<=';
      return hypothesis.end === 'lower'
        ? `(${quantifier}${value} ${sign} ${self})`
        : `(${quantifier}${self} ${sign} ${value})`;
    }
    case 'shape': {
      const { ranges, shape } = claim.givens[hypothesis.given]!;
      const [range] = ranges;
      const variable = coqName(range!.variable);
      const [now, next] = [`${variable}`, `(${variable} + 1)%Z`].map((at) =>
        selfText(text, hypothesis.given, [at]),
      );
      const quantifier = `forall ${variable} : Z, (${text.index(range!.from, none)} <= ${variable})%Z -> (${variable} <= ${text.index(range!.to, none)} - 1)%Z -> `;
      return `(${quantifier}${shape === 'nonincreasing' ? `${next} <= ${now}` : `${now} <= ${next}`})`;
    }
    case 'premise': {
      const premise = claim.premises[hypothesis.premise]!;
      const { text: quantifier, names } = text.quantified(premise.ranges, none);
      return `(${quantifier}${text.relation(premise, names)})`;
    }
  }
}

export function selfText({ claim }: ClaimText, given: number, indices: readonly string[]): string {
  const name = coqName(claim.givens[given]!.name);
  return indices.length === 0 ? name : `(${[name, ...indices].join(' ')})`;
}

/** `link_1`, `conclusion`, `premise_2`: the names of a claim's statements. */
export function statementNames(claim: Claim): string[] {
  const counts = new Map<string, number>();
  return claim.statements.map(({ kind }) => {
    if (kind === 'conclusion') return 'conclusion';
    const name = kind === 'obligation' ? 'premise' : 'link';
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return `${name}_${counts.get(name)}`;
  });
}

function statementText(statement: Statement, text: ClaimText): string {
  const { text: quantifier, names } = text.quantified(statement.ranges, new Map());
  const sides = [...existing(statement.left), ...existing(statement.right)];
  const exists = sides.length === 0 ? '' : `\n    (${existenceText(sides, text, names)})\n    /\\ `;
  return `${quantifier}${exists}${text.relation(statement, names)}`;
}

/**
 * A claim as closed propositions, from its tree alone: what is given, each definition with the conditions for its values to
 * exist, each statement with those of its sides, and the whole. May throw `Unsupported`.
 */
export function proposition(claim: Claim): string {
  if (claim.method) unsupported('a claim about the runs of a method');
  const text = new ClaimText(claim);
  const define = (name: string, parameters: string, type: string, body: string) =>
    `Definition ${name} ${text.binders}${parameters} : ${type} :=\n  ${body}.`;
  const definitions = claim.definitions.flatMap(({ name, parameters, body, recursion }, number) => {
    const names = new Map(parameters.map(({ slot, variable }) => [slot, coqName(variable)]));
    const binders = parameters.map(({ variable }) => ` (${coqName(variable)} : Z)`).join('');
    if (recursion) return recursionText(claim, number, text.binders);
    return [
      define(coqName(name), binders, 'R', text.real(body, names)),
      define(`${coqName(name)}_exists`, binders, 'Prop', existenceText(existing(body), text, names)),
    ];
  });
  const given = hypothesesOf(claim).map((hypothesis) => hypothesisText(hypothesis, text));
  const names = statementNames(claim);
  const statements = claim.statements.map((statement, i) =>
    define(names[i]!, '', 'Prop', statementText(statement, text)),
  );
  const all = names.map((name) => `${name} ${text.arguments}`).join(' /\\ ');
  return [
    `(*\n${comment(printClaim(claim))}\n*)`,
    `Module ${coqName(claim.name)}.`,
    ...definitions,
    define('given', '', 'Prop', given.join('\n  /\\ ')),
    ...statements,
    `Definition claim : Prop := forall ${text.binders},\n  given ${text.arguments} -> ${all}.`,
    `End ${coqName(claim.name)}.`,
  ].join('\n');
}

/**
 * A recursion as a function that Coq makes: `V_next` is the value at an index in terms of a function that has the values before,
 * `V` the function that this makes from the first index on (0 before it). A value exists if it is at the first index or after it, and
 * the equations of all indices up to it have values, in which only values before are read.
 */
function recursionText(claim: Claim, number: number, own: string): string[] {
  const { name, parameters } = claim.definitions[number]!;
  const { parameter, direction, first, step } = claim.definitions[number]!.recursion!;
  orderOf(claim, number);
  const [inside, text] = [new ClaimText(claim, '', number), new ClaimText(claim)];
  const [V, n] = [coqName(name), coqName(parameters[parameter]!.variable)];
  const others = parameters.filter((_, i) => i !== parameter).map(({ variable }) => coqName(variable));
  const fixed = others.map((other) => ` (${other} : Z)`).join('');
  const names: IndexNames = new Map(parameters.map(({ slot, variable }) => [slot, coqName(variable)]));
  const none: IndexNames = new Map();
  const starts = first.map(({ index }) => text.index(index, none));
  const next = first.reduceRight(
    (rest, { value }, i) => `if (${n} =? ${starts[i]})%Z then ${inside.real(value, names)} else ${rest}`,
    inside.real(step, names),
  );
  const values = [`${V}_next`, text.arguments, ...others].join(' ');
  const binders = parameters.map(({ variable }) => ` (${coqName(variable)} : Z)`).join('');
  const at = (index: string): IndexNames => new Map(names).set(parameters[parameter]!.slot, index);
  const running = `${n}_`;
  const [start, last] = [starts[0]!, starts.at(-1)!];
  const [reached, beyond] =
    direction === 'forward'
      ? [`(${start} <= ${n})%Z`, `(${last} + 1 <= ${running})%Z -> (${running} <= ${n})%Z`]
      : [`(${n} <= ${start})%Z`, `(${n} <= ${running})%Z -> (${running} <= ${last} - 1)%Z`];
  const exists = [
    reached,
    ...first.map(
      ({ value }, i) => `(${existenceText(existing(value, number), text, at(starts[i]!), starts[i]!)})`,
    ),
    `(forall ${running} : Z, ${beyond} -> ${existenceText(existing(step, number), text, at(running), running)})`,
  ].join('\n  /\\ ');
  return [
    `Definition ${V}_next ${own}${fixed} (${V} : Z -> R) (${n} : Z) : R :=\n  ${next}.`,
    `Definition ${V} ${own}${binders} : R :=\n  recursion_${direction === 'forward' ? 'up' : 'down'} (${values}) ${start} ${n}.`,
    `Definition ${V}_exists ${own}${binders} : Prop :=\n  ${exists}.`,
  ];
}

/** A recursion reads its own values and those of definitions that do not need them. */
function orderOf(claim: Claim, number: number): void {
  const seen = new Set<number>();
  const visit = (e: Expression): void => {
    if (e.kind === 'definition' && e.definition !== number && !seen.has(e.definition)) {
      seen.add(e.definition);
      const { body, recursion } = claim.definitions[e.definition]!;
      for (const part of recursion
        ? [...recursion.first.map(({ value }) => value), recursion.step]
        : [body]) {
        if (mentions(part, number)) unsupported('a recursion through other definitions');
        visit(part);
      }
    }
    for (const part of subtrees(e)) visit(part);
  };
  const { first, step } = claim.definitions[number]!.recursion!;
  for (const e of [...first.map(({ value }) => value), step]) visit(e);
}

function mentions(e: Expression, definition: number): boolean {
  return (
    (e.kind === 'definition' && e.definition === definition) ||
    subtrees(e).some((part) => mentions(part, definition))
  );
}

/** Text that cannot end the comment in which it stands. */
export function comment(text: string): string {
  return text.replace(/\*\)/g, '* )').replace(/\(\*/g, '( *').replace(/"/g, "'");
}
