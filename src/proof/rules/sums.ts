import { Rational } from '../../arithmetic/index.js';
import { Affine } from '../affine.js';
import { reject } from '../failure.js';
import type { Fields } from '../fields.js';
import { Polynomial } from '../polynomial.js';
import { demandFree, type Fact, type Rule, type Scope } from '../scope.js';

interface Range {
  readonly variable: string;
  readonly from: Affine;
  readonly to: Affine;
}

function rangeOf(step: Fields): Range {
  const range = { variable: step.variable('variable'), from: step.index('from'), to: step.index('to') };
  demandFree(range.variable, range.from, range.to);
  return range;
}

function sum({ terms }: Scope, { variable, from, to }: Range, body: Polynomial): Polynomial {
  return terms.reduction('sum', variable, from, to, body);
}

const zero = (term: Polynomial): Fact => ({ term, relation: '=' });

/** Sound: a sum of numbers >= 0 is >= 0 (an empty one is 0); it is > 0 if all are and there is one. */
export const termByTerm: Rule = (step, scope) => {
  const range = rangeOf(step);
  const variable = Affine.variable(range.variable);
  const inside = scope.context
    .open(range.variable)
    .assume(variable.plus(range.from, -1), range.to.plus(variable, -1));
  const { term, relation } = scope.block(step.raw('block'), 'block', inside);
  const strict = relation === '>' && scope.context.ordered(range.from, range.to);
  return { term: sum(scope, range, term), relation: relation === '>' && !strict ? '>=' : relation };
};

/** Sound for every range, as the factors do not depend on the variable. */
export const linear: Rule = (step, scope) => {
  const range = rangeOf(step);
  let whole = Polynomial.ZERO;
  let parts = Polynomial.ZERO;
  for (const part of step.each('parts')) {
    const [factor, body] = [part.term('factor'), part.term('body')];
    demandFree(range.variable, factor);
    for (const each of [whole, parts]) scope.terms.meter.spendCopy(each);
    whole = whole.plus(factor.times(body, scope.terms.meter));
    parts = parts.plus(factor.times(sum(scope, range, body), scope.terms.meter));
  }
  return zero(sum(scope, range, whole).minus(parts));
};

/**
 * Sound: the pieces from..c1-1, c1..c2-1, …, ck..to are disjoint and make up from..to when from <= c1 <= … <= ck <= to + 1.
 * Without from <= c1 they would not: `sum over 2..T-1` at T = 1 has to = from - 2, and its last term is none.
 */
export const split: Rule = (step, scope) => {
  const range = rangeOf(step);
  const operator = step.choice('operator', ['sum', 'prod']);
  const { terms, context } = scope;
  const body = step.term('body');
  const cuts = step.indices('cuts');
  const neutral = operator === 'sum' ? Polynomial.ZERO : Polynomial.constant(Rational.ONE);
  const piece = (from: Affine, to: Affine): Polynomial => {
    const length = to.plus(from, -1);
    if (length.parts.length === 0 && length.constant === -1) return neutral;
    if (length.parts.length === 0 && length.constant === 0)
      return terms.substitute(body, range.variable, from);
    return terms.reduction(operator, range.variable, from, to, body);
  };
  demandFree(range.variable, ...cuts);
  const starts = [range.from, ...cuts];
  const ends = [...cuts.map((cut) => cut.add(-1)), range.to];
  starts.forEach((start, i) => {
    if (cuts.length > 0) context.demandOrdered(start, ends[i]!.add(1), 'a piece of a range');
  });
  const whole = terms.reduction(operator, range.variable, range.from, range.to, body);
  let pieces = neutral;
  for (const [i, start] of starts.entries()) {
    const value =
      cuts.length === 0 && context.ordered(range.to.add(1), range.from) ? neutral : piece(start, ends[i]!);
    terms.meter.spendCopy(pieces);
    pieces = operator === 'sum' ? pieces.plus(value) : pieces.times(value, terms.meter);
  }
  if (cuts.length === 0 && pieces.equals(whole))
    reject('range-unknown', 'neither one index nor none for certain');
  return zero(whole.minus(pieces));
};

/** Sound for every range: v -> by + v and v -> by - v map it one to one onto the new range. */
export const reindex: Rule = (step, scope) => {
  const range = rangeOf(step);
  const direction = step.choice('direction', ['shift', 'reverse']);
  const by = step.index('by');
  const body = step.term('body');
  demandFree(range.variable, by);
  const variable = scope.terms.temporary();
  const image = Affine.variable(variable);
  const [from, to, old] =
    direction === 'shift'
      ? [range.from.plus(by), range.to.plus(by), image.plus(by, -1)]
      : [by.plus(range.to, -1), by.plus(range.from, -1), by.plus(image, -1)];
  const moved = scope.terms.substitute(body, range.variable, old);
  return zero(sum(scope, range, body).minus(sum(scope, { variable, from, to }, moved)));
};

/** Sound where to >= from - 1: then the differences leave F(to+1) - F(from), which is 0 for the empty range to = from - 1. */
export const telescope: Rule = (step, scope) => {
  const range = rangeOf(step);
  scope.context.demandOrdered(range.from, range.to.add(1), 'the range of a telescoping sum');
  const primitive = step.term('primitive');
  const at = (index: Affine) => scope.terms.substitute(primitive, range.variable, index);
  const difference = at(Affine.variable(range.variable).add(1)).minus(primitive);
  return zero(
    sum(scope, range, difference)
      .minus(at(range.to.add(1)))
      .plus(at(range.from)),
  );
};

/** Sound: both double sums run over the same pairs (v, w), as each description follows from the other. */
export const exchange: Rule = (step, scope) => {
  const first = rangeOf(step);
  const second = rangeOf(step.fields('inner'));
  const [outer, swapped] = [step.fields('outer'), step.fields('swapped')];
  const after: Range = { variable: second.variable, from: outer.index('from'), to: outer.index('to') };
  const inside: Range = { variable: first.variable, from: swapped.index('from'), to: swapped.index('to') };
  demandFree(first.variable, after.from, after.to, inside.from, inside.to);
  demandFree(second.variable, first.from, first.to, after.from, after.to);
  const pairs = scope.context.open(first.variable).open(second.variable);
  const conditions = (range: Range) => {
    const variable = Affine.variable(range.variable);
    return [variable.plus(range.from, -1), range.to.plus(variable, -1)];
  };
  const written = [...conditions(first), ...conditions(second)];
  const exchanged = [...conditions(after), ...conditions(inside)];
  for (const [given, wanted] of [
    [written, exchanged],
    [exchanged, written],
  ] as const)
    for (const condition of wanted)
      if (!pairs.assume(...given).nonnegative(condition))
        reject('range-unknown', 'the two double sums may run over different pairs');
  const body = step.term('body');
  return zero(sum(scope, first, sum(scope, second, body)).minus(sum(scope, after, sum(scope, inside, body))));
};

/** Sound: the inequality of Cauchy and Schwarz, for any real u and w, empty ranges included. */
export const cauchySchwarz: Rule = (step, scope) => {
  const range = rangeOf(step);
  const [u, w] = [step.term('u'), step.term('w')];
  const over = (a: Polynomial, b: Polynomial) => sum(scope, range, a.times(b, scope.terms.meter));
  const mixed = over(u, w);
  const { meter } = scope.terms;
  return { term: over(u, u).times(over(w, w), meter).minus(mixed.times(mixed, meter)), relation: '>=' };
};
