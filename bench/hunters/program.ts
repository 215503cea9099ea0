import { shapeHints } from '../../src/adversary/index.js';
import type { Claim, Expression, GivenReference, IndexRange, Statement } from '../../src/language/index.js';
import { HORIZON_SLOT, subtrees, usesHorizon } from '../../src/language/index.js';

/** How a language writes what the two languages of the hunters write differently. */
export interface Syntax {
  readonly function: (parameters: readonly string[], body: string) => string;
  readonly conditional: (condition: string, whenTrue: string, whenFalse: string) => string;
}

export const JAVASCRIPT: Syntax = {
  function: (parameters, body) => `((${parameters.join(', ')}) => ${body})`,
  conditional: (condition, whenTrue, whenFalse) => `(${condition} ? ${whenTrue} : ${whenFalse})`,
};

export const PYTHON: Syntax = {
  function: (parameters, body) => `(lambda ${parameters.join(', ')}: ${body})`,
  conditional: (condition, whenTrue, whenFalse) => `(${whenTrue} if ${condition} else ${whenFalse})`,
};

/**
 * A claim in plain floating point, as a person writes it for a hunter that knows nothing of this tool. Every text is a function of the
 * language; they use each other's names (`D0`, …) and the few names of the runtime, the same in both languages (`runtime.ts`, `hunters.py`).
 */
export interface Program {
  readonly name: string;
  readonly usesHorizon: boolean;
  readonly givens: readonly ProgramGiven[];
  /** `D0`, `D1`, …: one function of its parameters each. */
  readonly definitions: readonly string[];
  /** Each gives the pairs of sides of a statement, one for each choice of its indices. */
  readonly premises: readonly Sides[];
  readonly statements: readonly Sides[];
  /** What moves a drawn point onto the premises: definitions, bounds and fixed sums. */
  readonly repairs: readonly string[];
}

export interface Sides {
  readonly relation: string;
  readonly pairs: string;
}

export interface ProgramGiven {
  readonly name: string;
  readonly isInteger: boolean;
  /** Functions of the indices before, one for each index: first and last index, as a pair. */
  readonly ranges: readonly string[];
  /** Functions of all indices; `null`: no end. */
  readonly lower: string | null;
  readonly upper: string | null;
  readonly isLowerOpen: boolean;
  readonly isUpperOpen: boolean;
  readonly shape: 'nonincreasing' | 'nondecreasing' | null;
}

export function programOf(claim: Claim, syntax: Syntax): Program {
  const { function: fn } = syntax;
  const write = (e: Expression): string => written(e, syntax);
  const hints = shapeHints(claim);
  return {
    name: claim.name,
    usesHorizon: usesHorizon(claim),
    givens: claim.givens.map(({ name, ranges, domain }, position) => {
      const indices = ranges.map(({ slot }) => `i${slot}`);
      const [lower, upper] =
        domain.kind === 'integers' ? [domain.from, domain.to] : [domain.lower?.value, domain.upper?.value];
      return {
        name,
        isInteger: domain.kind === 'integers',
        ranges: ranges.map(({ from, to }, i) => fn(indices.slice(0, i), `[${write(from)}, ${write(to)}]`)),
        lower: lower ? fn(indices, write(lower)) : null,
        upper: upper ? fn(indices, write(upper)) : null,
        isLowerOpen: domain.kind === 'reals' && domain.lower?.kind === 'open',
        isUpperOpen: domain.kind === 'reals' && domain.upper?.kind === 'open',
        shape: hints.get(position) ?? null,
      };
    }),
    definitions: claim.definitions.map(({ parameters, body }) =>
      fn(
        parameters.map(({ slot }) => `i${slot}`),
        write(body),
      ),
    ),
    premises: claim.premises.map((premise) => sidesOf(premise, syntax)),
    statements: claim.statements.map((statement) => sidesOf(statement, syntax)),
    repairs: claim.premises.flatMap((premise) => repairsOf(premise, syntax)),
  };
}

function sidesOf({ left, right, relation, ranges }: Statement, syntax: Syntax): Sides {
  const pair = `[[${written(left, syntax)}, ${written(right, syntax)}]]`;
  return { relation, pairs: syntax.function([], overRanges(ranges, pair, 'each', syntax)) };
}

/** `body` is a list; the lists of all choices of the indices come one after the other. */
function overRanges(
  ranges: readonly IndexRange[],
  body: string,
  each: 'each' | 'each_down',
  syntax: Syntax,
): string {
  return ranges.reduceRight(
    (inner, { slot, from, to }) =>
      `${each}(${written(from, syntax)}, ${written(to, syntax)}, ${syntax.function([`i${slot}`], inner)})`,
    body,
  );
}

const CALLS: Partial<Record<string, string>> = { abs: 'abs', min: 'min', max: 'max' };

function written(e: Expression, syntax: Syntax): string {
  const write = (node: Expression): string => written(node, syntax);
  switch (e.kind) {
    case 'number':
      return e.value.isInteger ? `(${e.value.numerator})` : `(${e.value.numerator} / ${e.value.denominator})`;
    case 'index':
      return e.slot === HORIZON_SLOT ? 'horizon()' : `i${e.slot}`;
    case 'given':
      return `at(${[`${e.given}`, ...e.indices.map(write)].join(', ')})`;
    case 'definition':
      return `D${e.definition}(${e.indices.map(write).join(', ')})`;
    case 'negation':
      return `(-${write(e.operand)})`;
    case 'binary':
      return `(${write(e.left)} ${e.operator} ${write(e.right)})`;
    case 'power':
      return `power(${write(e.base)}, ${write(e.exponent)})`;
    case 'call':
      return `${CALLS[e.function] ?? `f_${e.function}`}(${e.arguments.map(write).join(', ')})`;
    case 'reduction': {
      const { slot, from, to } = e.range;
      return `r_${e.operator}(${write(from)}, ${write(to)}, ${syntax.function([`i${slot}`], write(e.body))})`;
    }
    case 'conditional': {
      const relation = e.relation === '=' ? '==' : e.relation;
      const condition = `${write(e.left)} ${relation} ${write(e.right)}`;
      return syntax.conditional(condition, write(e.whenTrue), write(e.whenFalse));
    }
  }
}

/**
 * What a person does about a premise in a generator: a given alone on a side is computed from the other side, in order; bounds are
 * met by cutting; a sum of numbers or of their squares that is fixed is met by one factor.
 */
function repairsOf(premise: Statement, syntax: Syntax): string[] {
  const { left, right, relation, ranges } = premise;
  const later = (e: Expression): string => syntax.function([], written(e, syntax));
  for (const [target, source, mode] of [
    [
      left,
      right,
      { '=': 'set', '<=': 'most', '<': 'most', '>=': 'least', '>': 'least', '!=': null }[relation],
    ],
    [
      right,
      left,
      { '=': 'set', '<=': 'least', '<': 'least', '>=': 'most', '>': 'most', '!=': null }[relation],
    ],
  ] as const) {
    if (mode && target.kind === 'given') {
      const each = goesBack(target, source) ? 'each_down' : 'each';
      const indices = target.indices.map((index) => written(index, syntax));
      const put = `put("${mode}", ${later(source)}, ${[`${target.given}`, ...indices].join(', ')})`;
      return [syntax.function([], overRanges(ranges, put, each, syntax))];
    }
    const summed = target.kind === 'reduction' && target.operator === 'sum' ? summedGiven(target.body) : null;
    if (mode && mode !== 'least' && summed && ranges.length === 0)
      return [
        syntax.function(
          [],
          `rescale("${mode}", ${later(target)}, ${later(source)}, ${summed.given}, ${summed.power})`,
        ),
      ];
  }
  return [];
}

/** Whether the value at an index is computed from one at a higher index. */
function goesBack(target: GivenReference, source: Expression): boolean {
  const own = offsetOf(target.indices[0]);
  const visit = (e: Expression): boolean => {
    if (e.kind === 'given' && e.given === target.given) {
      const other = offsetOf(e.indices[0]);
      if (own && other && own.slot === other.slot && other.by > own.by) return true;
    }
    return [...subtrees(e)].some(visit);
  };
  return visit(source);
}

function offsetOf(e: Expression | undefined): { readonly slot: number; readonly by: number } | null {
  if (e?.kind === 'index') return { slot: e.slot, by: 0 };
  if (e?.kind !== 'binary' || e.left.kind !== 'index' || e.right.kind !== 'number') return null;
  const by = e.right.value.approximate();
  if (e.operator === '+') return { slot: e.left.slot, by };
  return e.operator === '-' ? { slot: e.left.slot, by: -by } : null;
}

/** `x[t]` and `x[t]^2` are scaled as a whole. */
function summedGiven(e: Expression): { readonly given: number; readonly power: 1 | 2 } | null {
  if (e.kind === 'given') return { given: e.given, power: 1 };
  if (e.kind !== 'power' || e.base.kind !== 'given' || e.exponent.kind !== 'number') return null;
  return e.exponent.value.approximate() === 2 ? { given: e.base.given, power: 2 } : null;
}
