import { Affine } from '../affine.js';
import type { Sum } from '../certificate.js';
import { withinRange } from '../context.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { type Checked, demandFree, equation, type Rules, type Scope } from '../scope.js';

/** `sum(variable in from..to, body)`, whose ends do not depend on the variable. */
function sum({ terms }: Scope, { variable, from, to }: Sum<Checked>, body: Polynomial): Polynomial {
  demandFree(variable, from, to);
  return terms.reduction('sum', variable, from, to, body);
}

export const SUMS = {
  /** Sound: a sum of numbers >= 0 is >= 0 (an empty one is 0); it is > 0 if all are and there is one. */
  'term by term'(step, scope) {
    const { variable, from, to } = step;
    const { term, relation } = scope.block(step.block, scope.context.openRange(variable, from, to));
    const weak = relation === '>' && !scope.context.ordered(from, to);
    return { term: sum(scope, step, term), relation: weak ? '>=' : relation };
  },

  /** Sound for every range, as the factors do not depend on the variable. */
  linear(step, scope) {
    let whole = Polynomial.ZERO;
    let parts = Polynomial.ZERO;
    for (const { factor, body } of step.parts) {
      demandFree(step.variable, factor);
      whole = whole.plus(factor.times(body));
      parts = parts.plus(factor.times(sum(scope, step, body)));
    }
    return equation(sum(scope, step, whole).minus(parts));
  },

  /**
   * Sound: the pieces from..c1-1, c1..c2-1, …, ck..to are disjoint and make up from..to when from <= c1 <= … <= ck <= to + 1.
   * Without from <= c1 they would not: `sum over 2..T-1` at T = 1 has to = from - 2, and its last term is none.
   */
  split(step, { context, terms }) {
    const { operator, variable, body, cuts } = step;
    if (operator !== 'sum' && operator !== 'prod') reject('malformed', 'neither a sum nor a product');
    demandFree(variable, step.from, step.to, ...cuts);
    const over = (from: Affine, to: Affine) => terms.reduction(operator, variable, from, to, body);
    const neutral = operator === 'sum' ? Polynomial.ZERO : Polynomial.ONE;
    const ends = [...cuts.map((cut) => cut.add(-1)), step.to];
    const pieces = [step.from, ...cuts].map((from, i) => {
      const to = ends[i]!;
      if (cuts.length > 0) context.demandOrdered(from, to.add(1), 'a piece of a range');
      else if (context.ordered(to.add(1), from)) return neutral;
      const { parts, constant } = to.plus(from, -1);
      if (parts.length > 0 || constant < -1 || constant > 0) return over(from, to);
      return constant < 0 ? neutral : terms.substitute(body, variable, from);
    });
    const together = pieces.reduce((a, b) => (operator === 'sum' ? a.plus(b) : a.times(b)));
    return equation(over(step.from, step.to).minus(together));
  },

  /** Sound for every range: v -> by + v and v -> by - v map it one to one onto the new range. */
  reindex(step, scope) {
    const { variable, from, to, direction, by, body } = step;
    demandFree(variable, by);
    const opened = scope.terms.temporary();
    const image = Affine.bound(opened);
    const [first, last, old] =
      direction === 'shift'
        ? [from.plus(by), to.plus(by), image.plus(by, -1)]
        : [by.plus(to, -1), by.plus(from, -1), by.plus(image, -1)];
    const moved = scope.terms.substitute(body, variable, old);
    const after = sum(scope, { variable: opened, from: first, to: last }, moved);
    return equation(sum(scope, step, body).minus(after));
  },

  /** Sound: both double sums run over the same pairs (v, w), as each description follows from the other. */
  exchange(step, scope) {
    const { variable: v, body } = step;
    const inner = { ...step.inner };
    const w = inner.variable;
    const [outer, swapped] = [
      { ...step.outer, variable: w },
      { ...step.swapped, variable: v },
    ];
    demandFree(w, step.from, step.to, outer.from, outer.to);
    demandFree(v, outer.from, outer.to);
    const pairs = scope.context.open(v).open(w);
    const within = ({ variable, from, to }: Sum<Checked>) => withinRange(variable, from, to);
    const written = [step, inner].flatMap(within);
    const exchanged = [outer, swapped].flatMap(within);
    const follow = (wanted: readonly Affine[], from: readonly Affine[]) =>
      wanted.every((condition) => pairs.assume(...from).nonnegative(condition));
    if (!follow(exchanged, written) || !follow(written, exchanged))
      reject('range-unknown', 'the two double sums may run over different pairs');
    const before = sum(scope, step, sum(scope, inner, body));
    return equation(before.minus(sum(scope, outer, sum(scope, swapped, body))));
  },
} satisfies Partial<Rules>;
