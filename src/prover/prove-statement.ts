import type { Statement } from '../language/index.js';
import type { Block, StatementProof } from '../proof/index.js';
import { Blowup, type Ctx, ctxAdd, ctxRange, type Poly, pneg, psub } from './algebra.js';
import { type Form, scale, shift, variable } from './form.js';
import { type Hypothesis, type Rel, restated } from './knowledge.js';
import { lemmaStep } from './lemma-step.js';
import type { Env } from './model.js';
import { freshName, Requirements } from './requirements.js';
import type { Search } from './search.js';
import type { Session } from './session.js';
import type { Proof, Writer } from './writer.js';

/** `poly rel 0`. */
export interface Goal {
  readonly poly: Poly;
  readonly rel: Rel;
}

/** Facts that earlier statements and lemmas give, in a context. */
export type Known = (ctx: Ctx, env: Env) => readonly Hypothesis[];

/** Nested case distinctions over integers. */
const MAX_SPLITS = 4;

export function goalOf(
  s: Session,
  { left, relation, right }: Pick<Statement, 'left' | 'relation' | 'right'>,
  env: Env,
): Goal {
  const l = s.model.lift(left, env);
  const r = s.model.lift(right, env);
  switch (relation) {
    case '=':
      return { poly: psub(l, r), rel: '=' };
    case '<=':
    case '<':
      return { poly: psub(r, l), rel: relation === '<' ? '>' : '>=' };
    default:
      return { poly: psub(l, r), rel: relation === '>' ? '>' : '>=' };
  }
}

/** The context under the ranges of a statement of the session's claim, inside `outer`, with the names that the checker gives. */
export function opened(
  s: Session,
  statement: Pick<Statement, 'ranges'>,
  outer: Ctx = s.model.ctx,
): { ctx: Ctx; env: Env } {
  let ctx = outer;
  const env = new Map(s.model.env);
  for (const range of statement.ranges) {
    const name = freshName(range.variable, ctx);
    ctx = ctxRange(ctx, name, s.model.index(range.from, env), s.model.index(range.to, env));
    env.set(range.slot, variable(name));
  }
  return { ctx, env };
}

/** The proof of a statement, or the goal that stays open. */
export function proveStatement(
  search: Search,
  writer: Writer,
  statement: Statement,
  number: number,
  known: Known,
  before: (ctx: Ctx, env: Env) => Proof | null,
): StatementProof | { readonly open: Goal & { readonly ctx: Ctx } } {
  const { s } = search;
  const { ctx, env } = opened(s, statement);
  const requirements = new Requirements(s.model, s.order);
  requirements.visit(statement.left, env, ctx);
  requirements.visit(statement.right, env, ctx);
  const exists: Block[] = [];
  for (const { poly, sign, ctx: inside } of requirements.list) {
    const rel: Rel = sign === 'nonnegative' ? '>=' : '>';
    const proof =
      proveGoal(search, { poly, rel }, inside, [], true) ??
      (sign === 'nonzero' ? proveGoal(search, { poly: pneg(poly), rel }, inside, [], true) : null);
    if (!proof) return { open: { poly, rel, ctx: inside } };
    exists.push(writer.root(proof));
  }
  const goal = goalOf(s, statement, env);
  const proof = before(ctx, env) ?? proveGoal(search, goal, ctx, known(ctx, env), false);
  if (!proof) return { open: { ...goal, ctx } };
  return { statement: number, exists, proof: writer.root(proof) };
}

/** A goal as the claim has it: cases over integers where a minimum needs them, term by term as written, then the search. */
export function proveGoal(
  search: Search,
  goal: Goal,
  ctx: Ctx,
  known: readonly Hypothesis[],
  shallow: boolean,
  splits = 0,
): Proof | null {
  const { s } = search;
  const { poly, rel } = goal;
  let normal: Poly;
  try {
    normal = s.norm(poly, ctx);
  } catch (error) {
    if (error instanceof Blowup) return null;
    throw error;
  }
  if (splits < MAX_SPLITS) {
    const form = s.wished(ctx).find((each) => undecided(s, each, ctx));
    if (form) {
      const sides = [form, shift(scale(form, -1), -1)].map((each) => ctxAdd(ctx, each));
      const proofs: Proof[] = [];
      for (const side of sides) {
        const proof = proveGoal(search, goal, side, known, shallow, splits + 1);
        if (!proof) return null;
        proofs.push(proof);
      }
      const [a, b] = proofs as [Proof, Proof];
      return (w) =>
        w.remember(
          w.step({ rule: 'integer cases', index: w.index(form), blocks: [w.block(a), w.block(b)] }),
          poly,
          rel,
        );
    }
  }
  const whole = (proof: Proof | null): Proof | null =>
    proof &&
    (rel === '='
      ? (w) => s.sumOfEquations(w, ctx, poly, [[normal, proof]], [])
      : restated(s, ctx, poly, rel, normal, proof));
  if (known.length > 0) {
    const proof = lemmaStep(search, normal, rel, ctx, known);
    if (proof) return whole(proof);
  }
  if (!shallow) {
    const proof = search.asWritten(poly, rel, ctx, []) ?? search.monotone(poly, rel, ctx);
    if (proof) return proof;
  }
  return whole(search.prove(normal, rel, ctx, [], shallow ? 2 : 0));
}

function undecided(s: Session, form: Form, ctx: Ctx): boolean {
  if (![...s.k.extremes.names(form)].every((name) => ctx.vars.includes(name))) return false;
  return !s.order.ge0(form, ctx) && !s.order.ge0(shift(scale(form, -1), -1), ctx);
}
