import type { Rational } from '../arithmetic/index.js';
import { type Claim, type Expression, HORIZON_SLOT } from '../language/index.js';
import {
  type Algebra,
  type Ctx,
  constantOf,
  makeCtx,
  type Poly,
  padd,
  pconst,
  pneg,
  psub,
} from './algebra.js';
import { add, constant, type Form, isConstant, scale, shift, sub, variable } from './form.js';

/** The claim uses something that the prover has no rule for. */
export class Unsupported extends Error {}

const REDUCTIONS = { sum: 'sum', prod: 'prod', max: 'maximum', min: 'minimum' } as const;

export type Env = ReadonlyMap<number, Form>;

/** Expressions of a claim as faithful polynomials: inverses stay, nothing is cancelled. */
export class Model {
  readonly ctx: Ctx;

  /** `values`: the expressions in place of givens of the claim, at their indices; the other givens stay. */
  constructor(
    readonly claim: Claim,
    readonly k: Algebra,
    private readonly values: ReadonlyMap<string, (indices: readonly Form[]) => Poly> = new Map(),
  ) {
    const hyps: Form[] = [shift(variable('T'), -1)];
    const vars = ['T'];
    for (const { name, domain, ranges } of claim.givens) {
      if (domain.kind !== 'integers') continue;
      if (ranges.length > 0) throw new Unsupported('a sequence of integers');
      const env = this.env;
      hyps.push(
        sub(variable(name), this.index(domain.from, env)),
        sub(this.index(domain.to, env), variable(name)),
      );
      vars.push(name);
    }
    this.ctx = makeCtx(vars, hyps);
  }

  get env(): Env {
    return new Map([[HORIZON_SLOT, variable('T')]]);
  }

  index(e: Expression, env: Env): Form {
    const form = this.form(e, env);
    if (!form) throw new Unsupported(`an index with ${e.kind}`);
    return form;
  }

  private form(e: Expression, env: Env): Form | null {
    switch (e.kind) {
      case 'number':
        return e.value.isInteger ? constant(Number(e.value.numerator)) : null;
      case 'index':
        return env.get(e.slot)!;
      case 'given':
        return e.indices.length === 0 && this.claim.givens[e.given]!.domain.kind === 'integers'
          ? variable(e.name)
          : null;
      case 'negation': {
        const a = this.form(e.operand, env);
        return a && scale(a, -1);
      }
      case 'binary': {
        const a = this.form(e.left, env);
        const b = this.form(e.right, env);
        if (!a || !b) return null;
        if (e.operator === '+') return add(a, b);
        if (e.operator === '-') return sub(a, b);
        if (e.operator !== '*') return null;
        return isConstant(a) ? scale(b, a.c) : isConstant(b) ? scale(a, b.c) : null;
      }
      case 'call': {
        if (e.function !== 'min' && e.function !== 'max') return null;
        const forms = e.arguments.map((x) => this.form(x, env));
        const kind = e.function;
        return forms.reduce((a, b) => (a && b ? this.k.extremes.form(kind, a, b) : null));
      }
      default:
        return null;
    }
  }

  /** A given that is no integer, or the expression in its place. */
  given(name: string, indices: readonly Form[]): Poly {
    return this.values.get(name)?.(indices) ?? this.k.atom(this.k.giv(name, indices));
  }

  lift(e: Expression, env: Env): Poly {
    const { k } = this;
    switch (e.kind) {
      case 'number':
        return pconst(e.value);
      case 'index':
        return k.index(this.index(e, env));
      case 'given':
        if (this.claim.givens[e.given]!.domain.kind === 'integers' && e.indices.length === 0)
          return k.index(variable(e.name));
        return this.given(
          e.name,
          e.indices.map((x) => this.index(x, env)),
        );
      case 'definition': {
        const definition = this.claim.definitions[e.definition]!;
        if (definition.recursion)
          return k.atom(
            k.recursion(
              e.definition,
              e.indices.map((x) => this.index(x, env)),
            ),
          );
        const inside = new Map(env);
        definition.parameters.forEach((p, i) => {
          inside.set(p.slot, this.index(e.indices[i]!, env));
        });
        return this.lift(definition.body, inside);
      }
      case 'negation':
        return pneg(this.lift(e.operand, env));
      case 'binary': {
        const a = this.lift(e.left, env);
        const b = this.lift(e.right, env);
        if (e.operator === '+') return padd(a, b);
        if (e.operator === '-') return psub(a, b);
        if (e.operator === '*') return k.mul(a, b);
        if (b.size === 0) throw new Unsupported('a division by 0');
        return k.mul(a, k.faithfulInv(b));
      }
      case 'power': {
        const b = this.lift(e.base, env);
        if (e.exponentSort === 'integer') {
          const n = this.index(e.exponent, env);
          if (isConstant(n)) return this.integerPower(b, n.c);
          return k.atom(k.power(b, n));
        }
        const x = this.lift(e.exponent, env);
        const value: Rational | null = constantOf(x);
        if (value?.isInteger) return this.integerPower(b, Number(value.numerator));
        if (value?.denominator === 2n)
          return this.integerPower(k.atom(k.unary('sqrt', b)), Number(value.numerator));
        return k.atom(k.unary('exp', k.mul(x, k.atom(k.unary('ln', b)))));
      }
      case 'call': {
        const parts = e.arguments.map((x) => this.lift(x, env));
        const kind = e.function;
        if (kind === 'min' || kind === 'max') return parts.reduce((a, b) => k.atom(k.extreme(kind, a, b)));
        if (kind === 'sqrt' || kind === 'ln' || kind === 'exp' || kind === 'abs')
          return k.atom(k.unary(kind, parts[0]!));
        throw new Unsupported(`the function ${kind}`);
      }
      case 'reduction': {
        const lo = this.index(e.range.from, env);
        const hi = this.index(e.range.to, env);
        const v = k.name('#');
        const body = this.lift(e.body, new Map(env).set(e.range.slot, variable(v)));
        return k.atom(k.reduction(REDUCTIONS[e.operator], v, lo, hi, body));
      }
      default:
        throw new Unsupported(`${(e as Expression).kind}`);
    }
  }

  private integerPower(b: Poly, n: number): Poly {
    if (Math.abs(n) > 64) throw new Unsupported('a large power');
    return n < 0 ? this.k.pow(this.k.faithfulInv(b), -n) : this.k.pow(b, n);
  }
}
