import { type Expression, subtrees } from '../language/index.js';
import { type Ctx, constantOf, ctxRange, type Poly, pkey } from './algebra.js';
import { isConstant, variable } from './form.js';
import { type Env, type Model, Unsupported } from './model.js';
import type { Order } from './order.js';

/** What the checker will ask for, in its order: the existence of both sides. */
export interface Requirement {
  readonly ctx: Ctx;
  readonly poly: Poly;
  readonly sign: 'nonzero' | 'nonnegative' | 'positive';
}

export class Requirements {
  readonly list: Requirement[] = [];
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
        if (definition.recursion) throw new Unsupported('a recursion');
        const inside = new Map(env);
        definition.parameters.forEach((p, i) => {
          inside.set(p.slot, model.index(e.indices[i]!, env));
        });
        this.visit(definition.body, inside, ctx);
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
