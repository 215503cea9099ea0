import {
  type Claim,
  printDefinition,
  printGiven,
  printStatement,
  type Statement,
} from '../language/index.js';
import type { Block, ProvedStatement, Step } from '../proof/index.js';
import { type Ctx, type Poly, psub } from './algebra.js';
import { type Hypothesis, normalised } from './hypotheses.js';
import type { Env } from './model.js';
import { goalOf } from './prove-statement.js';
import type { Session } from './session.js';
import type { Proof } from './writer.js';

/** Statement number `index` of this claim, proved before, at the same indices. */
export function earlierFact(
  s: Session,
  index: number,
  env: Env,
): { poly: Poly; rel: '=' | '>=' | '>'; write: Proof } {
  const statement = s.claim.statements[index]!;
  const { poly, rel } = goalOf(s, statement, env);
  return {
    poly,
    rel,
    write: (w) =>
      w.once(`statement ${index}`, () =>
        w.remember(
          w.step({
            rule: 'earlier',
            statement: index,
            at: statement.ranges.map((range) => w.index(env.get(range.slot)!)),
          }),
          poly,
          rel,
        ),
      ),
  };
}

/** The conclusion of a chain: the sum of its links. */
export function chain(s: Session, links: readonly number[], conclusion: Statement, env: Env): Proof {
  const goal = goalOf(s, conclusion, env);
  const own = new Map(env);
  const facts = links.map((index) => {
    // The ranges of the links are those of the conclusion, with slots of their own or the same ones.
    s.claim.statements[index]!.ranges.forEach((range, i) => {
      own.set(range.slot, env.get(conclusion.ranges[i]!.slot)!);
    });
    const fact = earlierFact(s, index, own);
    const mirrored = conclusion.relation === '>=' || conclusion.relation === '>';
    // An equation is left - right; the chain upwards needs right - left.
    const poly = fact.rel === '=' && !mirrored && goal.rel !== '=' ? psub(new Map(), fact.poly) : fact.poly;
    return { ...fact, poly, flipped: poly !== fact.poly };
  });
  return (w) => {
    const summands = facts.flatMap((fact) =>
      fact.rel === '=' ? [] : [{ coefficient: '1', factors: [fact.write(w)] }],
    );
    const equations = facts.flatMap((fact) =>
      fact.rel === '=' ? [{ fact: fact.write(w), cofactor: fact.flipped ? '-1' : '1' }] : [],
    );
    return w.step({
      rule: 'combine',
      says: w.term(goal.poly),
      relation: goal.rel,
      summands,
      equations,
      nonzero: [],
    });
  };
}

/** Theorems of other claims whose givens and premises this claim has too: their facts about these givens. */
export function lemmaFacts(
  s: Session,
  theorem: ProvedStatement,
  ctx: Ctx,
  alien: (claim: Claim) => Session | null,
): Hypothesis | null {
  const { claim } = theorem;
  const statement = claim.statements[theorem.index]!;
  if (claim === s.claim || statement.ranges.length > 0) return null;
  const mine = new Set(s.claim.givens.map(printGiven));
  if (!claim.givens.every((given) => mine.has(printGiven(given)))) return null;
  const premises = new Map(s.claim.premises.map((premise, i) => [printStatement(premise), i]));
  if (!claim.premises.every((premise) => premises.has(printStatement(premise)))) return null;
  // Domains and premises may speak of definitions, which would have to be the same.
  const text = [...claim.givens.map(printGiven), ...claim.premises.map(printStatement)].join(' ');
  const definitions = new Set(s.claim.definitions.map(printDefinition));
  if (!claim.definitions.every((d) => !text.includes(`${d.name}[`) || definitions.has(printDefinition(d))))
    return null;
  const other = alien(claim);
  if (!other) return null;
  const { poly, rel } = goalOf(other, statement, other.model.env);
  if (rel === '=') return null;
  const name = claim.source.path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
  const write: Proof = (w) =>
    w.once(`lemma ${name} ${claim.name} ${theorem.index}`, () =>
      w.step({
        rule: 'lemma',
        document: claim.source.path === s.claim.source.path ? null : name,
        claim: claim.name,
        statement: theorem.index,
        horizon: 'T',
        givens: claim.givens.map((given) =>
          given.domain.kind === 'integers'
            ? { index: given.name }
            : {
                parameters: given.ranges.map((range) => range.variable),
                term: ['given', given.name, ...given.ranges.map((range) => range.variable)] as const,
              },
        ),
        at: [],
        requirements: requirementsOf(claim, (premise) => premises.get(printStatement(premise))!),
      }),
    );
  const normal = s.norm(poly, ctx);
  if (normal.size === 0) return null;
  return {
    poly: normal,
    strict: rel === '>',
    name: `lemma ${claim.name}`,
    write: normalised(s, poly, normal, rel, write, ctx),
  };
}

function requirementsOf(claim: Claim, premise: (statement: Statement) => number): Block[] {
  const blocks: Block[] = [];
  const one = (step: Step) => blocks.push([step]);
  for (const given of claim.givens) {
    if (given.domain.kind !== 'reals') continue;
    const at = given.ranges.map((range) => range.variable);
    if (given.domain.lower) one({ rule: 'domain', given: given.name, at, end: 'lower' });
    if (given.domain.upper) one({ rule: 'domain', given: given.name, at, end: 'upper' });
    if (given.shape && at[0]) one({ rule: 'shape', given: given.name, from: at[0], to: ['+', at[0], 1] });
  }
  for (const statement of claim.premises)
    one({
      rule: 'premise',
      premise: premise(statement),
      at: statement.ranges.map((range) => range.variable),
    });
  return blocks;
}
