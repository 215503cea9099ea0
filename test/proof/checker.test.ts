import { describe, expect, it } from 'vitest';
import { Rational } from '../../src/arithmetic/index.js';
import { Affine } from '../../src/proof/affine.js';
import type { Step } from '../../src/proof/certificate.js';
import { Checker } from '../../src/proof/check.js';
import type { Build, Checked, Fact, Place } from '../../src/proof/scope.js';
import { ProvedStatement } from '../../src/proof/theorem.js';
import { claimOf } from '../support/certificate.js';

// What reads certificates is not trusted. Here something else stands in its place, and tries to make false facts.

const CLAIM = claimOf(['given x', 'given G[t] > 0', 'show x >= 0']);

/** What the checker says of a block in the place of the proof. */
function said(of: (checker: Checker) => Build, checker = new Checker(CLAIM)): string {
  try {
    return ProvedStatement.is(checker.prove(0, [], of(checker))) ? 'proved' : 'no theorem';
  } catch (error) {
    return (error as Error).message;
  }
}

const x = ({ terms }: Checker) => terms.given('x', []);
const one = ({ terms }: Checker) => terms.constant(Rational.ONE);
const positive = (at: Affine): Step<Checked> => ({ rule: 'domain', given: 'G', end: 'lower', at: [at] });
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
    const cases = (checker: Checker, blocks: readonly [Build, Build]): Step<Checked> => ({
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
    const own = new Checker(CLAIM);
    const other = new Checker(claimOf(['given x >= 0', 'show x >= 0'], 'other'));
    let theirs: Fact | null = null;
    other.prove(0, [], (place) => {
      theirs = place.infer({ rule: 'domain', given: 'x', end: 'lower', at: [] });
      return theirs;
    });
    expect(said(() => () => theirs!, own)).toMatch(/does not hold here/);
    const mixed: Step<Checked> = {
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
    const [own, other] = [new Checker(CLAIM), new Checker(CLAIM)];
    expect(() => own.terms.unary('sqrt', x(other))).toThrow(/two certificates/);
    x(own);
    expect(() => own.terms.unary('sqrt', x(other))).toThrow(/two certificates/);
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
    const checker = new Checker(claim);
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
    const sum: Step<Checked> = {
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

  it('a theorem', () => {
    expect(() => ProvedStatement.maker()).toThrow(/only the checker/);
    const forged = { claim: CLAIM, index: 0 };
    expect(ProvedStatement.is(forged)).toBe(false);
    expect(said(() => (place) => place.infer({ rule: 'earlier', theorem: forged as never, at: [] }))).toMatch(
      /not proved yet/,
    );
    const theorem = new Checker(claimOf(['given x', 'show 1 >= 0'], 'true')).prove(0, [], (place) =>
      place.infer({ rule: 'integers', index: Affine.constant(1), relation: '>=' }),
    );
    expect(said(() => (place) => place.infer({ rule: 'earlier', theorem, at: [] }))).toMatch(
      /not proved yet/,
    );
  });

  it('a name of a bound variable', () => {
    for (const name of ['$1', '#1']) {
      expect(() => Affine.variable(name)).toThrow(/a name of a variable/);
      const step: Step<Checked> = {
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
