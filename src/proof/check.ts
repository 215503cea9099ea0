import type { Claim } from '../language/index.js';
import { Affine } from './affine.js';
import { ClaimTerms, type Givens } from './claim-terms.js';
import { Context } from './context.js';
import { Existence } from './existence.js';
import { reject } from './failure.js';
import type { FindRefutation } from './integers.js';
import type { Meter } from './polynomial.js';
import { RULES } from './rules/index.js';
import { type Build, demandFact, type Fact, type Inference, type Place, type Scope } from './scope.js';
import { Terms } from './terms.js';
import { ProvedStatement } from './theorem.js';

const makeTheorem = ProvedStatement.maker();

/**
 * The checker of one claim: it alone makes theorems about it. What proposes their proofs, and reads them from files, is not
 * trusted: it gets terms from `terms`, and facts from places, and can give back nothing else. Nor are `find`, which proposes
 * why inequalities of integers follow, and `meter`, which may end the work.
 */
export class Checker {
  readonly terms: Terms;
  private readonly claimTerms: ClaimTerms;
  private readonly start: Context;

  constructor(
    private readonly claim: Claim,
    find: FindRefutation,
    meter: Meter,
  ) {
    this.terms = new Terms(meter);
    if (claim.method) reject('unsupported', 'a claim about the runs of a method');
    const T = Affine.variable('T');
    const givens: Givens = {
      integer: (given) => Affine.variable(claim.givens[given]!.name),
      real: (given, indices) => this.terms.given(claim.givens[given]!.name, indices),
      recursion: (definition, indices) => this.terms.recursion(definition, indices),
    };
    this.claimTerms = new ClaimTerms(claim, this.terms, givens, T);
    const { slots } = this.claimTerms;
    let context = Context.empty(find).open('T').assume(T.add(-1));
    for (const { name, domain, ranges } of claim.givens) {
      if (domain.kind !== 'integers') continue;
      if (ranges.length > 0) reject('unsupported', `the sequence of integers ${name}`);
      const [from, to] = [this.claimTerms.index(domain.from, slots), this.claimTerms.index(domain.to, slots)];
      context = context.openRange(name, from, to);
    }
    this.start = context;
  }

  /**
   * Statement number `number` as a theorem: its relation by `proof`, and the existence of both sides by a block for each
   * requirement. Rejected where one of them does not prove what it has to.
   */
  prove(number: number, exists: readonly Build[], proof: Build): ProvedStatement {
    const statement = this.claim.statements[number] ?? reject('malformed', 'the claim has no such statement');
    const { slots, context } = this.claimTerms.openRanges(statement.ranges, this.start);
    const existence = new Existence(this.claimTerms);
    const wanted = this.claimTerms.factOf(statement, slots, { context, existence });
    const proved = (block: Build, inside: Context) => new Here(this.claimTerms, inside).block(block, inside);
    for (const [i, { term, sign, context: inside }] of existence.requirements.entries()) {
      const block = exists[i] ?? reject('existence-missing', `nothing shows that a side exists (${sign})`);
      const fact = proved(block, inside);
      if (sign === 'nonzero' && fact.relation === '>' && fact.term.equals(term.negate())) continue;
      demandFact(fact, { term, relation: sign === 'nonnegative' ? '>=' : '>' }, `exists ${i}`);
    }
    demandFact(proved(proof, context), wanted, 'proof');
    return makeTheorem(this.claim, number);
  }
}

/** A place: what is open there, and the facts that were made there or assumed. */
class Here implements Place, Scope {
  private readonly facts = new WeakSet<Fact>();
  readonly terms: Terms;

  constructor(
    readonly claim: ClaimTerms,
    readonly context: Context,
    private readonly around: Here | null = null,
  ) {
    this.terms = claim.terms;
  }

  infer(step: Inference): Fact {
    // A copy, of lists too: a rule may read a part of its step twice, and it must be the same.
    const parts = Object.entries(step).map(([name, part]) => [name, Array.isArray(part) ? [...part] : part]);
    const own: Inference = Object.fromEntries(parts);
    if (!Object.hasOwn(RULES, own.rule)) reject('malformed', 'no such rule');
    return this.keep((RULES[own.rule] as (step: Inference, scope: Scope) => Fact)(own, this));
  }

  private keep({ term, relation }: Fact): Fact {
    this.context.demandOpen(term);
    const fact = Object.freeze({ term, relation });
    this.facts.add(fact);
    return fact;
  }

  readonly held = (fact: Fact): Fact => {
    if (this.facts.has(fact)) return fact;
    return this.around?.held(fact) ?? reject('unknown-fact', 'a fact that does not hold here');
  };

  readonly block = (build: Build, context: Context, ...assumed: readonly Fact[]): Fact => {
    const inside = new Here(this.claim, context, this);
    const kept = assumed.map((fact) => inside.keep(fact));
    return inside.held(build(inside, kept));
  };
}
