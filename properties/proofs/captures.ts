import { Rational } from '../../src/arithmetic/index.js';
import type { Claim } from '../../src/language/index.js';
import { Affine } from '../../src/proof/affine.js';
import { findRefutation } from '../../src/proof/certificate/find-refutation.js';
import { WorkMeter } from '../../src/proof/certificate/meter.js';
import { Checker } from '../../src/proof/check.js';
import { ClaimTerms, type Givens } from '../../src/proof/claim-terms.js';
import { Context } from '../../src/proof/context.js';
import { Existence } from '../../src/proof/existence.js';
import { Rejected } from '../../src/proof/failure.js';
import type { Fact, FactRelation } from '../../src/proof/index.js';
import type { Polynomial } from '../../src/proof/polynomial.js';
import type { Build, Inference, Place } from '../../src/proof/scope.js';
import type { Terms } from '../../src/proof/terms.js';
import type { ProvedStatement } from '../../src/proof/theorem.js';
import { claimOf, combine, outcomeOf, times } from '../../test/support/certificate.js';

/**
 * Proofs of anything, from a variable that no range has opened, or whose block has ended: something is assumed of it, and a range
 * inside takes its name, so that what was assumed is believed of another variable. Each is a proof as soon as its guard is missing.
 */
export type Capture = (place: Place, z: string, terms: Terms) => Fact;

const int = Affine.constant;
const { ONE } = Rational;
const half = Rational.of(1, 2);

const combined = (
  says: Polynomial,
  relation: FactRelation,
  summands: Extract<Inference, { rule: 'combine' }>['summands'],
  equations: Extract<Inference, { rule: 'combine' }>['equations'] = [],
): Inference => ({ rule: 'combine', says, relation, summands, equations, nonzero: [] });

/** `1 = 0` where no integers satisfy what is open. */
const impossible: Build = (place) => place.infer({ rule: 'integers', index: int(1), relation: '=' });

/** `1 = 0` from a block that proves it for the two indices `from` and `from + 1` of `z`. */
function overTwo(place: Place, terms: Terms, z: string, from: Affine, block: Build): Fact {
  const one = terms.constant(ONE);
  const range = { variable: z, from, to: from.add(1) };
  const sum = place.infer({ rule: 'term by term', ...range, block });
  const split = place.infer({ rule: 'split', operator: 'sum', ...range, body: one, cuts: [from.add(1)] });
  const equations = [
    { fact: sum, cofactor: terms.constant(half) },
    { fact: split, cofactor: terms.constant(half.neg()) },
  ];
  return place.infer(combined(one, '=', [], equations));
}

const variable = (z: string) => Affine.variable(z);
const lemmaOf =
  (
    theorem: () => ProvedStatement,
    given: 'horizon' | 'integer' | 'real',
    value: (z: Affine) => Affine,
  ): Capture =>
  (place, z, terms) => {
    const x = given === 'real' ? terms.index(value(variable(z))) : terms.constant(ONE);
    // Requirements that follow: `x - 1 >= 0`, or that `z` cannot be what it is.
    const trivial =
      (says: Polynomial): Build =>
      (inside) =>
        inside.infer(combined(says, '>=', []));
    const absurd: Build = (inside) => {
      const fact = inside.infer({ rule: 'integers', index: int(1), relation: '=' });
      const minusOne = terms.constant(ONE.neg());
      return inside.infer(combined(minusOne, '>=', [], [{ fact, cofactor: minusOne }]));
    };
    const zero = terms.constant(Rational.ZERO);
    return place.infer({
      rule: 'lemma',
      theorem: theorem(),
      horizon: given === 'horizon' ? value(variable(z)) : int(1),
      givens: [
        ...(given === 'integer' ? [{ index: value(variable(z)), parameters: [], term: zero }] : []),
        { index: int(0), parameters: [], term: x },
      ],
      at: [],
      requirements: given === 'real' ? [trivial(zero), trivial(zero)] : [absurd, trivial(zero)],
    });
  };

/** `show 1 <= 0` from premises that contradict each other. */
function theoremOf(lines: readonly string[], premises: readonly unknown[]): () => ProvedStatement {
  let made: ProvedStatement | null | undefined;
  return () => {
    made ??= outcomeOf(claimOf([...lines, 'show 1 <= 0'], 'never'), [
      ...premises,
      combine('-1', '>=', [times('1', 0), times('1', 1)]),
    ]).proved[0];
    if (!made) throw new Error('the lemma of a capture is not proved');
    return made;
  };
}

const premise = (number: number, ...at: unknown[]) => ({ rule: 'premise', premise: number, at });

export const CAPTURES: Readonly<Record<string, Capture>> = {
  'a case split': (place, z, terms) =>
    place.infer({
      rule: 'integer cases',
      index: variable(z),
      blocks: [
        (inside) => overTwo(inside, terms, z, int(-2), impossible),
        (inside) => overTwo(inside, terms, z, int(1), impossible),
      ],
    }),

  'a case split of a real number': (place, z, terms) => {
    const index = terms.index(variable(z));
    // z >= 0 and -1 - z >= 0; or -z >= 0 and z - 1 >= 0.
    const block =
      (from: number, beyond: Affine): Build =>
      (inside, [assumed]) => {
        const one = terms.constant(ONE);
        const minusOne = one.negate();
        const range = { variable: z, from: int(from), to: int(from + 1) };
        const sum = inside.infer({
          rule: 'term by term',
          ...range,
          block: (within) => {
            const other = within.infer({ rule: 'integers', index: beyond, relation: '>=' });
            const both = [assumed!, other].map((fact) => ({ coefficient: ONE, factors: [fact] }));
            return within.infer(combined(minusOne, '>=', both));
          },
        });
        const split = inside.infer({
          rule: 'split',
          operator: 'sum',
          ...range,
          body: minusOne,
          cuts: [int(from + 1)],
        });
        return inside.infer(
          combined(
            minusOne,
            '>=',
            [{ coefficient: half, factors: [sum] }],
            [{ fact: split, cofactor: terms.constant(half.neg()) }],
          ),
        );
      };
    return place.infer({
      rule: 'cases',
      term: index,
      blocks: [block(-2, int(-1).plus(variable(z), -1)), block(1, variable(z).add(-1))],
    });
  },

  'the ends of a range': (place, z, terms) => {
    const range = { variable: place.context.fresh('w'), from: variable(z), to: variable(z) };
    const one = terms.constant(ONE);
    const sum = place.infer({
      rule: 'term by term',
      ...range,
      block: (inside) => overTwo(inside, terms, z, variable(range.variable).add(1), impossible),
    });
    const split = place.infer({ rule: 'split', operator: 'sum', ...range, body: one, cuts: [] });
    const equations = [
      { fact: sum, cofactor: one },
      { fact: split, cofactor: one.negate() },
    ];
    return place.infer(combined(one, '=', [], equations));
  },

  'the range of an induction': (place, z, terms) => {
    const n = place.context.fresh('w');
    return place.infer({
      rule: 'induction',
      direction: 'up',
      variable: n,
      from: variable(z),
      to: variable(z).add(1),
      says: terms.index(variable(n).plus(variable(z), -1)),
      relation: '=',
      base: (inside) => inside.infer(combined(terms.constant(Rational.ZERO), '=', [])),
      step: (inside) => {
        const fact = overTwo(inside, terms, z, variable(n).add(1), impossible);
        const says = terms.index(variable(n).add(1).plus(variable(z), -1));
        return inside.infer(combined(says, '=', [], [{ fact, cofactor: says }]));
      },
    });
  },

  // Its premises are about all j: those put in for x are `j - j >= 0`.
  'a given of a lemma': lemmaOf(
    theoremOf(
      ['given x', 'assume x >= j for j in 1..2', 'assume x <= j for j in 1..2'],
      [premise(0, 2), premise(1, 1)],
    ),
    'real',
    (z) => z,
  ),

  // T + 1 <= j <= T + 1 has no j if T is j.
  'the horizon of a lemma': lemmaOf(
    theoremOf(
      ['given x', 'assume x <= 0 for j in T+1..T+1', 'assume x >= 1'],
      [premise(0, ['+', 'T', 1]), premise(1)],
    ),
    'horizon',
    (z) => Affine.extreme('max', int(1), z),
  ),

  // No j is 5 - n if n is the number of 1..3 that is next to j.
  'an integer of a lemma': lemmaOf(
    theoremOf(
      ['given n in 1..3', 'given x', 'assume x <= 0 for j in 5-n..5-n', 'assume x >= 1'],
      [premise(0, ['+', 5, ['*', -1, 'n']]), premise(1)],
    ),
    'integer',
    (z) => Affine.extreme('min', int(3), Affine.extreme('max', int(1), z)),
  ),
};

/** Lemmas open `j`: a variable of that name is captured by them. */
export const isOfLemma = (kind: string): boolean => /lemma$/.test(kind);

/** `term relation 0` from `1 = 0`, or from `-1 >= 0`; `null`: no equation follows from that in one step. */
function anything(absurd: Fact, term: Polynomial, relation: FactRelation, place: Place, terms: Terms): Fact {
  const one = terms.constant(ONE);
  const strict = relation === '>';
  const rest = strict ? term.minus(one) : term;
  const extra = strict ? [{ coefficient: ONE, factors: [] }] : [];
  if (absurd.relation === '=')
    return place.infer(combined(term, relation, extra, [{ fact: absurd, cofactor: rest }]));
  const [more, less] = [rest.plus(one).scale(half), rest.minus(one).scale(half)];
  return place.infer(
    combined(term, relation, [
      ...extra,
      { coefficient: ONE, factors: [{ square: more }] },
      { coefficient: ONE, factors: [absurd, { square: less }] },
    ]),
  );
}

/** The kinds by which statement number `index` is proved, with the variable `z`. Where the checker is sound there are none for a false one. */
export function captured(claim: Claim, index: number, z: string): string[] {
  return Object.keys(CAPTURES).filter((kind) => {
    if (isOfLemma(kind) && claim.givens.some(({ name }) => name === 'j')) return false;
    try {
      const checker = new Checker(claim, findRefutation, new WorkMeter());
      const { wanted, requirements } = goalsOf(claim, index, checker.terms);
      const proof =
        ({ term, relation }: Fact): Build =>
        (place) => {
          const absurd = CAPTURES[kind]!(place, isOfLemma(kind) ? 'j' : z, checker.terms);
          return anything(absurd, term, relation, place, checker.terms);
        };
      checker.prove(index, requirements.map(proof), proof(wanted));
      return true;
    } catch (error) {
      if (error instanceof Rejected) return false;
      throw error;
    }
  });
}

/** What a proof of the statement has to prove. */
function goalsOf(claim: Claim, index: number, terms: Terms): { wanted: Fact; requirements: Fact[] } {
  const T = Affine.variable('T');
  const givens: Givens = {
    integer: (given) => Affine.variable(claim.givens[given]!.name),
    real: (given, indices) => terms.given(claim.givens[given]!.name, indices),
    recursion: (definition, indices) => terms.recursion(definition, indices),
  };
  const claimTerms = new ClaimTerms(claim, terms, givens, T);
  let start = Context.empty(findRefutation).open('T').assume(T.add(-1));
  for (const { name, domain } of claim.givens)
    if (domain.kind === 'integers')
      start = start.openRange(
        name,
        claimTerms.index(domain.from, claimTerms.slots),
        claimTerms.index(domain.to, claimTerms.slots),
      );
  const statement = claim.statements[index]!;
  const { slots, context } = claimTerms.openRanges(statement.ranges, start);
  const existence = new Existence(claimTerms);
  const wanted = claimTerms.factOf(statement, slots, { context, existence });
  const requirements = existence.requirements.map(
    ({ term, sign }): Fact => ({ term, relation: sign === 'nonnegative' ? '>=' : '>' }),
  );
  return { wanted, requirements };
}
