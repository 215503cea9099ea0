import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { Affine } from '../../src/proof/affine.js';
import { findRefutation } from '../../src/proof/certificate/find-refutation.js';
import { WorkMeter } from '../../src/proof/certificate/meter.js';
import { Checker } from '../../src/proof/check.js';
import type { Refutation } from '../../src/proof/integers.js';
import type { Build, Fact, Inference, Place } from '../../src/proof/scope.js';
import { ProvedStatement } from '../../src/proof/theorem.js';
import { claimOf } from '../support/certificate.js';

// What reads certificates is not trusted. Here something else stands in its place, and tries to make false facts.

const CLAIM = claimOf(['given x', 'given G[t] > 0', 'show x >= 0']);

const checkerOf = (claim: typeof CLAIM) => new Checker(claim, findRefutation, new WorkMeter());

/** What the checker says of a block in the place of the proof. */
function said(of: (checker: Checker) => Build, checker = checkerOf(CLAIM)): string {
  try {
    return ProvedStatement.is(checker.prove(0, [], of(checker))) ? 'proved' : 'no theorem';
  } catch (error) {
    return (error as Error).message;
  }
}

const x = ({ terms }: Checker) => terms.given('x', []);
const one = ({ terms }: Checker) => terms.constant(Rational.ONE);
const positive = (at: Affine): Inference => ({ rule: 'condition', number: 0, at: [at] });
const T = Affine.variable('T');
const same = (fact: Fact, place: Place): Fact =>
  place.infer({
    rule: 'combine',
    says: fact.term,
    relation: fact.relation,
    summands: [{ coefficient: Rational.ONE, factors: [fact] }],
    equations: [],
    nonzero: [],
  });

describe('a proposer of proofs cannot make', () => {
  it('a fact', () => {
    const forged = (checker: Checker): Fact => ({ term: x(checker), relation: '>=' });
    expect(said((checker) => () => forged(checker))).toMatch(/does not hold here/);
    expect(said((checker) => (place) => same(forged(checker), place))).toMatch(/does not hold here/);
    // Nor another one of a fact that holds.
    expect(
      said((checker) => (place) => {
        const fact = place.infer(positive(T));
        Object.assign(fact, { term: x(checker) });
        return fact;
      }),
    ).toMatch(/read only/);
  });

  it('a fact of a block into one outside of it', () => {
    const cases = (checker: Checker, blocks: readonly [Build, Build]): Inference => ({
      rule: 'cases',
      term: x(checker),
      blocks,
    });
    const leaked = said((checker) => (place) => {
      let assumed: Fact | null = null;
      const keep: Build = (inside, [fact]) => {
        assumed ??= fact!;
        return inside.infer(positive(T));
      };
      place.infer(cases(checker, [keep, keep]));
      return assumed!;
    });
    expect(leaked).toMatch(/does not hold here/);
    const later = said((checker) => (place) => {
      let other: Place | null = null;
      const keep: Build = (inside) => {
        other = inside;
        return inside.infer(positive(T));
      };
      place.infer(cases(checker, [keep, keep]));
      return other!.infer(positive(T));
    });
    expect(later).toMatch(/does not hold here/);
  });

  it('a fact of another claim, or terms of one', () => {
    const own = checkerOf(CLAIM);
    const other = checkerOf(claimOf(['given x >= 0', 'show x >= 0'], 'other'));
    let theirs: Fact | null = null;
    other.prove(0, [], (place) => {
      theirs = place.infer({ rule: 'condition', number: 0, at: [] });
      return theirs;
    });
    expect(said(() => () => theirs!, own)).toMatch(/does not hold here/);
    const mixed: Inference = {
      rule: 'combine',
      says: x(own),
      relation: '=',
      summands: [],
      equations: [],
      nonzero: [],
    };
    expect(said(() => (place) => place.infer({ ...mixed, says: x(own).minus(x(other)) }), own)).toMatch(
      /two certificates/,
    );
  });

  it('a term of one inside of its own', () => {
    const [own, other] = [checkerOf(CLAIM), checkerOf(CLAIM)];
    expect(() => own.terms.apply('sqrt', x(other))).toThrow(/two certificates/);
    x(own);
    expect(() => own.terms.apply('sqrt', x(other))).toThrow(/two certificates/);
    expect(() => own.terms.inverse(x(other).plus(one(other)))).toThrow(/two certificates/);
  });

  it('a part of a step into two', () => {
    // x*(-x) as a square: the first reading is x, the second -x.
    const changing = (checker: Checker) => {
      let asked = 0;
      return {
        get square() {
          asked += 1;
          return asked % 2 === 1 ? x(checker) : x(checker).negate();
        },
      };
    };
    const claim = claimOf(['given x', 'show -1 * x * x >= 0']);
    const checker = checkerOf(claim);
    const square = x(checker).times(x(checker)).negate();
    expect(
      said(
        () => (place) =>
          place.infer({
            rule: 'combine',
            says: square,
            relation: '>=',
            summands: [{ coefficient: Rational.ONE, factors: [changing(checker)] }],
            equations: [],
            nonzero: [],
          }),
        checker,
      ),
    ).toMatch(/two sides/);
    // A sum that ends elsewhere when it is asked again.
    let asked = 0;
    const sum: Inference = {
      rule: 'split',
      operator: 'sum',
      variable: 't',
      from: Affine.constant(1),
      get to() {
        asked += 1;
        return asked === 1 ? T : T.add(1);
      },
      body: one(checker),
      cuts: [T],
    };
    const made: Fact[] = [];
    said(
      () => (place) => {
        made.push(place.infer(sum));
        return made[0]!;
      },
      checker,
    );
    expect(asked).toBe(1);
  });

  it('a list into two', () => {
    // An index that is within the range when it is asked for first, and G[0] afterwards.
    const at: Affine[] = [T];
    let asked = 0;
    Object.defineProperty(at, 0, {
      get() {
        asked += 1;
        return asked === 1 ? T : Affine.constant(0);
      },
    });
    const facts: Fact[] = [];
    said(() => (place) => {
      facts.push(place.infer({ rule: 'condition', number: 0, at }));
      return facts[0]!;
    });
    expect(asked).toBe(1);
  });

  it('a rule', () => {
    for (const rule of ['constructor', 'valueOf', '__proto__'])
      expect(
        said((checker) => (place) => place.infer({ rule, term: x(checker), relation: '>=' } as never)),
      ).toMatch(/no such rule/);
  });

  it('a fact about a sum by a rule about maxima, or the other way round', () => {
    const over = (checker: Checker) => ({
      variable: 't',
      from: Affine.constant(1),
      to: Affine.constant(2),
      body: one(checker),
    });
    const wrong: readonly ((checker: Checker) => object)[] = [
      (checker) => ({ rule: 'member', operator: 'sum', ...over(checker), at: Affine.constant(1) }),
      (checker) => ({
        rule: 'extreme',
        operator: 'sum',
        ...over(checker),
        bound: one(checker),
        relation: '>=',
        block: (place: Place) => place.infer({ rule: 'integers', index: Affine.constant(0), relation: '>=' }),
      }),
      (checker) => ({ rule: 'split', operator: 'maximum', ...over(checker), cuts: [Affine.constant(2)] }),
    ];
    for (const step of wrong)
      expect(said((checker) => (place) => place.infer(step(checker) as never))).toMatch(/neither a/);
  });

  it('a reason why an inequality of integers follows', () => {
    const claim = claimOf(['given x', 'show 1 <= 0'], 'false');
    // The one hypothesis is T - 1 >= 0.
    const reasons: readonly (readonly [Refutation, RegExp])[] = [
      [{ sums: [{ divisor: 1, of: [[-1, 0]] }] }, /a multiple/],
      [{ sums: [{ divisor: 1, of: [[0.1, 0]] }] }, /a multiple/],
      [{ sums: [{ divisor: 1, of: [[Number.NaN, 0]] }] }, /a multiple/],
      [{ sums: [{ divisor: 1, of: [[2 ** 50, 0]] }] }, /such coefficients/],
      [{ sums: [{ divisor: -1, of: [[1, 0]] }] }, /a divisor/],
      [{ sums: [{ divisor: 0.5, of: [[1, 0]] }] }, /a divisor/],
      [{ sums: [{ divisor: 2, of: [[1, 0]] }] }, /such coefficients/],
      [{ sums: [{ divisor: 1, of: [[1, 7]] }] }, /no such inequality/],
      [{ sums: [] }, /does not follow/],
    ];
    for (const [reason, why] of reasons) {
      const checker = new Checker(claim, () => reason, new WorkMeter());
      const proof: Build = (place) =>
        place.infer({ rule: 'integers', index: Affine.constant(-1), relation: '>=' });
      expect(said(() => proof, checker)).toMatch(why);
    }
  });

  it('a theorem', () => {
    expect(() => ProvedStatement.maker()).toThrow(/only the checker/);
    const forged = { claim: CLAIM, index: 0 };
    expect(ProvedStatement.is(forged)).toBe(false);
    expect(said(() => (place) => place.infer({ rule: 'earlier', theorem: forged as never, at: [] }))).toMatch(
      /not proved yet/,
    );
    const theorem = checkerOf(claimOf(['given x', 'show 1 >= 0'], 'true')).prove(0, [], (place) =>
      place.infer({ rule: 'integers', index: Affine.constant(1), relation: '>=' }),
    );
    expect(said(() => (place) => place.infer({ rule: 'earlier', theorem, at: [] }))).toMatch(
      /not proved yet/,
    );
  });

  it('a name of a bound variable', () => {
    for (const name of ['$1', '#1']) {
      expect(() => Affine.variable(name)).toThrow(/a name of a variable/);
      const step: Inference = {
        rule: 'induction',
        variable: name,
        from: Affine.constant(1),
        to: T,
        direction: 'up',
        says: Affine.constant(0) as never,
        relation: '=',
        base: () => null as never,
        step: () => null as never,
      };
      expect(said((checker) => (place) => place.infer({ ...step, says: one(checker) }))).not.toBe('proved');
    }
    const { terms } = checkerOf(CLAIM);
    // A given may be called like the variable in its index, which is free there.
    expect(terms.given('t', [Affine.variable('t')]).mentions('t')).toBe(true);
    const sum = terms.reduction('sum', 'k', Affine.constant(1), T, terms.given('G', [Affine.variable('s')]));
    expect(() => terms.substitute(sum, 's', Affine.bound('$1'))).toThrow(/bound variable/);
    // A variable of the checker's own that was dug out of a term is not caught by a sum around it.
    expect(
      said(({ terms }) => {
        const body = terms.given('G', [Affine.bound('$1')]);
        terms.reduction('sum', 'k', Affine.constant(1), T, body);
        return () => null as never;
      }),
    ).toMatch(/bound variable/);
  });
});
