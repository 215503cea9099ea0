import { type Expression, subtrees } from '../language/index.js';
import { type Ctx, constantOf, ctxRange, makeCtx, type Poly, pkey } from './algebra.js';
import { formKey, isConstant, shift, variable } from './form.js';
import type { Env, Model } from './model.js';
import type { Order } from './order.js';
import { Frame } from './recursions.js';

/** What the checker will ask for, in its order: the existence of both sides. */
export interface Requirement {
  readonly ctx: Ctx;
  readonly poly: Poly;
  readonly sign: 'nonzero' | 'nonnegative' | 'positive';
}

export class Requirements {
  readonly list: Requirement[] = [];
  private readonly open: number[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly order: Order,
  ) {}

  visit(e: Expression, env: Env, ctx: Ctx): void {
    const { model } = this;
    switch (e.kind) {
      case 'given':
        return;
      case 'definition': {
        const definition = model.claim.definitions[e.definition]!;
        const inside = new Map(env);
        definition.parameters.forEach((p, i) => {
          inside.set(p.slot, model.index(e.indices[i]!, env));
        });
        if (definition.recursion) this.recursion(e.definition, inside, ctx);
        else this.visit(definition.body, inside, ctx);
        return;
      }
      case 'reduction': {
        const name = freshName(e.range.variable, ctx);
        const inside = ctxRange(ctx, name, model.index(e.range.from, env), model.index(e.range.to, env));
        this.visit(e.body, new Map(env).set(e.range.slot, variable(name)), inside);
        return;
      }
      case 'power': {
        this.visit(e.base, env, ctx);
        if (e.exponentSort !== 'integer') {
          this.visit(e.exponent, env, ctx);
          this.require(model.lift(e.base, env), 'positive', ctx);
        } else {
          const n = model.index(e.exponent, env);
          if (isConstant(n) ? n.c < 0 : !this.order.ge0(n, ctx))
            this.require(model.lift(e.base, env), 'nonzero', ctx);
        }
        return;
      }
      default:
        for (const part of subtrees(e)) this.visit(part, env, ctx);
        if (e.kind === 'binary' && e.operator === '/') this.require(model.lift(e.right, env), 'nonzero', ctx);
        if (e.kind === 'call' && e.function === 'sqrt')
          this.require(model.lift(e.arguments[0]!, env), 'nonnegative', ctx);
        if (e.kind === 'call' && e.function === 'ln')
          this.require(model.lift(e.arguments[0]!, env), 'positive', ctx);
    }
  }

  /** Its equations at every index up to its own, in the order of the checker. */
  private recursion(definition: number, env: Env, ctx: Ctx): void {
    if (this.open.includes(definition)) return;
    const key = `${definition} ${[...env].map(([slot, form]) => `${slot}=${formKey(form)}`)} | ${ctx.key}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.open.push(definition);
    const frame = new Frame(this.model, definition);
    const index = env.get(frame.slot)!;
    for (const [i, { value }] of frame.recursion.first.entries())
      this.visit(value, new Map(env).set(frame.slot, frame.firsts[i]!), ctx);
    const name = freshName('n', ctx);
    const running = variable(name);
    const inside = makeCtx(
      [...ctx.vars, name],
      [...ctx.hyps, shift(frame.steps(frame.last, running), -1), frame.steps(running, index)],
      ctx.real,
    );
    this.visit(frame.recursion.step, new Map(env).set(frame.slot, running), inside);
    this.open.pop();
  }

  private require(poly: Poly, sign: Requirement['sign'], ctx: Ctx): void {
    const value = constantOf(poly);
    if (value && (value.sign > 0 || (value.sign < 0 ? sign === 'nonzero' : sign === 'nonnegative'))) return;
    const key = `${sign} ${pkey(poly)} | ${ctx.key}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push({ ctx, poly, sign });
  }
}

/** A variable's name with as many primes as make it new, as the checker does. */
export function freshName(name: string, ctx: Ctx): string {
  let result = name;
  while (ctx.vars.includes(result)) result += "'";
  return result;
}
