import type { Statement } from '../language/index.js';
import { type Poly, psub } from './algebra.js';
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
