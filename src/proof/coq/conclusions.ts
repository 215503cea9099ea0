import { Rational } from '../../arithmetic/index.js';
import type { Claim, IndexRange } from '../../language/index.js';
import { Affine } from '../affine.js';
import type { Fields, Reader } from '../certificate/fields.js';
import type { FactRelation, LawName, RuleName } from '../certificate.js';
import { ClaimTerms, type Givens, type Slots } from '../claim-terms.js';
import type { Context } from '../context.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { lawsOf } from '../rules/laws.js';
import type { Fact, Scope } from '../scope.js';

/** A statement of a claim that the export writes as a theorem. Whether it is one is for Coq to say. */
export interface WrittenStatement {
  readonly claim: Claim;
  readonly index: number;
}

/** What a step may look at: the lemmas are those written before. */
export interface WritingScope extends Pick<Scope, 'terms' | 'claim' | 'context'> {
  readonly reader: Reader;
  fact(number: unknown): Fact;
  block(json: unknown, name: string, context: Context, ...assumed: readonly Fact[]): Fact;
  proved(statement: number): boolean;
  lemma(document: string | null, claim: string, statement: number): WrittenStatement | null;
}

/**
 * What a step says, without asking whether it may: Coq decides that. So the export of a certificate does not rest on the rules
 * of the checker. Blocks are handed to `scope.block` in the order of `certificate.ts`. May throw for data that has no form.
 */
export function conclusion(rule: RuleName, step: Fields, scope: WritingScope): Fact {
  const { terms, claim, context } = scope;
  switch (rule) {
    case 'combine':
    case 'impossible':
      return { term: step.term('says'), relation: relationOf(step) };
    case 'integers':
      return { term: terms.index(step.index('index')), relation: relationOf(step) };
    case 'domain': {
      const number = givenOf(step, scope);
      const given = claim.claim.givens[number]!;
      const at = step.indices('at');
      const side = step.choice('end', ['lower', 'upper']);
      const end = given.domain.kind === 'reals' ? given.domain[side] : null;
      if (!end) return reject('wrong-fact', `no ${side} end`);
      const value = claim.real(end.value, slotsAt(given.ranges, at, claim));
      const self = claim.givens.real(number, at);
      const term = side === 'lower' ? self.minus(value) : value.minus(self);
      return { term, relation: end.kind === 'open' ? '>' : '>=' };
    }
    case 'shape': {
      const number = givenOf(step, scope);
      const [first, last] = [step.index('from'), step.index('to')].map((at) =>
        claim.givens.real(number, [at]),
      ) as [Polynomial, Polynomial];
      const { shape } = claim.claim.givens[number]!;
      if (!shape) return reject('wrong-fact', 'it has no shape');
      return { term: shape === 'nonincreasing' ? first.minus(last) : last.minus(first), relation: '>=' };
    }
    case 'premise':
    case 'earlier': {
      const { premises, statements } = claim.claim;
      const number = step.integer(rule === 'premise' ? 'premise' : 'statement');
      const statement = (rule === 'premise' ? premises : statements)[number];
      if (!statement || (rule === 'earlier' && !scope.proved(number)))
        return reject('unknown-lemma', 'there is no such statement before');
      return claim.factOf(statement, slotsAt(statement.ranges, step.indices('at'), claim));
    }
    case 'lemma':
      return lemmaSays(step, scope);
    case 'term by term': {
      const { variable, from, to } = rangeOf(step);
      const { term, relation } = scope.block(step.raw('block'), 'block', within(step, scope));
      const isStrict = relation === '>' && context.ordered(from, to);
      return {
        term: terms.reduction('sum', variable, from, to, term),
        relation: relation === '>' && !isStrict ? '>=' : relation,
      };
    }
    case 'linear': {
      const parts = step.each('parts').map((part) => [part.term('factor'), part.term('body')] as const);
      const times = (a: Polynomial, b: Polynomial) => a.times(b);
      const whole = parts.reduce((sum, [factor, body]) => sum.plus(times(factor, body)), Polynomial.ZERO);
      const pieces = parts.reduce(
        (sum, [factor, body]) => sum.plus(times(factor, sumOver(step, body, scope))),
        Polynomial.ZERO,
      );
      return zero(sumOver(step, whole, scope).minus(pieces));
    }
    case 'split':
      return splitSays(step, scope);
    case 'reindex': {
      const { variable, from, to } = rangeOf(step);
      const by = step.index('by');
      const body = step.term('body');
      const moved = terms.temporary();
      const image = Affine.bound(moved);
      const [first, last, old] =
        step.choice('direction', ['shift', 'reverse']) === 'shift'
          ? [from.plus(by), to.plus(by), image.plus(by, -1)]
          : [by.plus(to, -1), by.plus(from, -1), by.plus(image, -1)];
      const after = terms.reduction('sum', moved, first, last, terms.substitute(body, variable, old));
      return zero(sumOver(step, body, scope).minus(after));
    }
    case 'telescope': {
      const { variable, from, to } = rangeOf(step);
      const primitive = step.term('primitive');
      const at = (index: Affine) => terms.substitute(primitive, variable, index);
      const difference = at(Affine.variable(variable).add(1)).minus(primitive);
      return zero(
        sumOver(step, difference, scope)
          .minus(at(to.add(1)))
          .plus(at(from)),
      );
    }
    case 'exchange': {
      const [inner, outer, swapped] = [step.fields('inner'), step.fields('outer'), step.fields('swapped')];
      const [v, w] = [step.variable('variable'), inner.variable('variable')];
      const over = (variable: string, range: Fields, body: Polynomial) =>
        terms.reduction('sum', variable, range.index('from'), range.index('to'), body);
      const body = step.term('body');
      return zero(over(v, step, over(w, inner, body)).minus(over(w, outer, over(v, swapped, body))));
    }
    case 'cauchy-schwarz': {
      const [u, w] = [step.term('u'), step.term('w')];
      const over = (a: Polynomial, b: Polynomial) => sumOver(step, a.times(b), scope);
      const product = over(u, u).times(over(w, w));
      return { term: product.minus(over(u, w).times(over(u, w))), relation: '>=' };
    }
    case 'induction': {
      const { variable, from, to } = rangeOf(step);
      const says = step.term('says');
      const relation = relationOf(step);
      const isUp = step.choice('direction', ['up', 'down']) === 'up';
      const at = (index: Affine): Fact => ({ term: terms.substitute(says, variable, index), relation });
      scope.block(step.raw('base'), 'base', context);
      const n = Affine.variable(variable);
      const inside = context.open(variable).assume(n.plus(from, -1), to.plus(n, -1).add(-1));
      scope.block(step.raw('step'), 'step', inside, at(isUp ? n : n.add(1)));
      return at(isUp ? to : from);
    }
    case 'same index':
      return {
        term: terms.substitute(step.term('says'), step.variable('variable'), step.index('to')),
        relation: relationOf(step),
      };
    case 'integer cases': {
      const index = step.index('index');
      const [yes, no] = step.list('blocks');
      const fact = scope.block(yes, 'case 0', context.assume(index));
      scope.block(no, 'case 1', context.assume(index.times(-1).add(-1)));
      return fact;
    }
    case 'cases': {
      const term = step.term('term');
      const [yes, no] = step.list('blocks');
      const fact = scope.block(yes, 'case 0', context, { term, relation: '>=' });
      scope.block(no, 'case 1', context, { term: term.negate(), relation: '>=' });
      return fact;
    }
    case 'law': {
      const table = lawsOf(terms);
      const name = step.choice('law', Object.keys(table) as LawName[]);
      const [x = ONE, y = ONE, z = ONE] = step.terms('arguments');
      return table[name](x, y, z)[0];
    }
    case 'power': {
      const [base, exponent] = [step.term('base'), step.index('exponent')];
      const at = terms.power(base, exponent);
      if (step.choice('law', ['step', 'zero']) === 'zero') return zero(at.minus(ONE));
      return zero(terms.power(base, exponent.add(1)).minus(at.times(base)));
    }
    case 'recursion': {
      const { definition, at, value, slots } = equationOf(step, claim);
      return zero(terms.recursion(definition, at).minus(claim.real(value, slots)));
    }
    case 'member': {
      const { variable, from, to } = rangeOf(step);
      const operator = step.choice('operator', EXTREMES);
      const body = step.term('body');
      const whole = terms.reduction(operator, variable, from, to, body);
      const one = terms.substitute(body, variable, step.index('at'));
      return { term: operator === 'maximum' ? whole.minus(one) : one.minus(whole), relation: '>=' };
    }
    case 'extreme': {
      const { variable, from, to } = rangeOf(step);
      const operator = step.choice('operator', EXTREMES);
      const [body, bound] = [step.term('body'), step.term('bound')];
      scope.block(step.raw('block'), 'block', within(step, scope));
      const whole = terms.reduction(operator, variable, from, to, body);
      const term = operator === 'maximum' ? bound.minus(whole) : whole.minus(bound);
      return { term, relation: step.choice('relation', ['>=', '>']) };
    }
  }
}

const EXTREMES = ['maximum', 'minimum'] as const;

/** The equation of a recursion that a step names: its indices, and the side that it is equal to. */
export function equationOf(step: Fields, claim: ClaimTerms) {
  const definition = step.integer('definition');
  const { parameters, recursion } =
    claim.claim.definitions[definition] ?? reject('malformed', 'no such recursion');
  const at = step.indices('at');
  if (!recursion || at.length !== parameters.length) return reject('malformed', 'no such recursion');
  const slots: Slots = new Map([...claim.slots, ...parameters.map(({ slot }, i) => [slot, at[i]!] as const)]);
  const value =
    step.raw('first') === null
      ? recursion.step
      : (recursion.first[step.integer('first')]?.value ?? reject('malformed', 'no such first value'));
  return { definition, at, value, slots, recursion, parameters };
}

const ONE = Polynomial.constant(Rational.ONE);

const zero = (term: Polynomial): Fact => ({ term, relation: '=' });

const relationOf = (step: Fields): FactRelation => step.choice('relation', ['=', '>=', '>']);

const rangeOf = (step: Fields) => ({
  variable: step.variable('variable'),
  from: step.index('from'),
  to: step.index('to'),
});

function sumOver(step: Fields, body: Polynomial, { terms }: WritingScope): Polynomial {
  const { variable, from, to } = rangeOf(step);
  return terms.reduction('sum', variable, from, to, body);
}

function within(step: Fields, { context }: WritingScope) {
  const { variable, from, to } = rangeOf(step);
  const index = Affine.variable(variable);
  return context.open(variable).assume(index.plus(from, -1), to.plus(index, -1));
}

function givenOf(step: Fields, { claim }: WritingScope): number {
  const name = step.text('given');
  const number = claim.claim.givens.findIndex((given) => given.name === name);
  return number < 0 ? reject('malformed', 'no such given') : number;
}

/** The slots for indices, within their ranges or not. */
export function slotsAt(ranges: readonly IndexRange[], at: readonly Affine[], claim: ClaimTerms): Slots {
  if (at.length !== ranges.length) reject('malformed', `${at.length} indices for ${ranges.length} ranges`);
  return new Map([...claim.slots, ...ranges.map((range, i) => [range.slot, at[i]!] as const)]);
}

function splitSays(step: Fields, { terms, context }: WritingScope): Fact {
  const { variable, from, to } = rangeOf(step);
  const operator = step.choice('operator', ['sum', 'prod']);
  const [body, cuts] = [step.term('body'), step.indices('cuts')];
  const whole = terms.reduction(operator, variable, from, to, body);
  const neutral = operator === 'sum' ? Polynomial.ZERO : ONE;
  const piece = (start: Affine, end: Affine): Polynomial => {
    const length = end.plus(start, -1);
    if (length.parts.length === 0 && length.constant === -1) return neutral;
    if (length.parts.length === 0 && length.constant === 0) return terms.substitute(body, variable, start);
    return terms.reduction(operator, variable, start, end, body);
  };
  if (cuts.length === 0 && context.ordered(to.add(1), from)) return zero(whole.minus(neutral));
  const ends = [...cuts.map((cut) => cut.add(-1)), to];
  const pieces = [from, ...cuts].map((start, i) => piece(start, ends[i]!));
  const together = pieces.reduce((a, b) => (operator === 'sum' ? a.plus(b) : a.times(b)));
  return zero(whole.minus(together));
}

function lemmaSays(step: Fields, scope: WritingScope): Fact {
  const { terms, context } = scope;
  const document = step.raw('document') === null ? null : step.text('document');
  const theorem = scope.lemma(document, step.text('claim'), step.integer('statement'));
  if (!theorem) return reject('unknown-lemma', 'no such theorem');
  const { claim } = theorem;
  const values = step.each('givens').map((value) => {
    if (value.raw('index') !== undefined) return { index: value.index('index') };
    const parameters = value.variables('parameters');
    const places = parameters.map(() => terms.temporary());
    const body = parameters.reduce(
      (term, name, i) => terms.substitute(term, name, Affine.bound(places[i]!)),
      value.term('term'),
    );
    return { places, body };
  });
  if (values.length !== claim.givens.length) reject('malformed', 'a value for each given of the lemma');
  const givens: Givens = {
    integer: (given) => values[given]!.index ?? reject('malformed', 'an index for an integer given'),
    real: (given, indices) => {
      const { places, body } = values[given]!;
      if (!body || places.length !== indices.length) return reject('malformed', 'a term for a real given');
      return places.reduce((term, place, i) => terms.substitute(term, place, indices[i]!), body);
    },
  };
  const inside = new ClaimTerms(claim, terms, givens, step.index('horizon'));
  const blocks = step.list('requirements');
  let used = 0;
  const require = (ranges: readonly IndexRange[], upTo?: IndexRange) => {
    const opened = inside.openRanges(ranges, context);
    const last = upTo && inside.index(upTo.to, inside.slots).plus(opened.slots.get(upTo.slot)!, -1).add(-1);
    scope.block(blocks[used], `requirement ${used}`, last ? opened.context.assume(last) : opened.context);
    used += 1;
  };
  for (const { domain, ranges, shape } of claim.givens) {
    if (domain.kind === 'integers') continue;
    for (const end of [domain.lower, domain.upper]) if (end) require(ranges);
    if (shape && ranges[0]) require([ranges[0]], ranges[0]);
  }
  for (const premise of claim.premises) require(premise.ranges);
  const statement = claim.statements[theorem.index]!;
  return inside.factOf(statement, slotsAt(statement.ranges, step.indices('at'), inside));
}
