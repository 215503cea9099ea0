import {
  type Claim,
  type DomainEnd,
  type Given,
  type Hint,
  printDefinition,
  printExpression,
  printStatement,
  type Statement,
} from '../language/index.js';
import type { Block, ProvedStatement, Step } from '../proof/index.js';
import { type Algebra, type Ctx, type Poly, pkey, pneg, psub, Q, Q1, topAtoms } from './algebra.js';
import { constant, type Form, formKey, shift, variable } from './form.js';
import { normalised } from './hypotheses.js';
import type { Hypothesis, Rel } from './knowledge.js';
import type { Env } from './model.js';
import { goalOf } from './prove-statement.js';
import { freshName } from './requirements.js';
import { Session } from './session.js';
import type { Proof } from './writer.js';

/** The latest theorems that fit and that nobody named. */
const MOST_UNNAMED = 6;
/** Instances of one theorem in one context. */
const MOST_INSTANCES = 12;

/** Theorems of other claims that speak of this claim's givens: their facts in a context. */
export class Lemmas {
  private readonly aliens = new Map<Claim, Session | null>();
  private readonly fitting: readonly ProvedStatement[];
  private readonly facts = new Map<string, readonly Hypothesis[]>();
  private named: readonly ProvedStatement[] = [];
  private squares: readonly Extract<Hint, { kind: 'cauchy-schwarz' }>[] = [];
  private env: Env = new Map();

  constructor(
    private readonly s: Session,
    private readonly algebra: Algebra,
    private readonly theorems: readonly ProvedStatement[],
  ) {
    this.fitting = theorems.filter((theorem) => this.fits(theorem.claim));
  }

  /** From now on for a statement with these hints: what they name comes first, at more indices. */
  useHints(hints: readonly Hint[], env: Env): void {
    this.facts.clear();
    this.env = env;
    this.squares = hints.filter((hint) => hint.kind === 'cauchy-schwarz');
    this.named = this.fitting.filter(({ claim }) =>
      hints.some((hint) => hint.kind === 'lemma' && hint.claim === claim.name),
    );
  }

  /** Why a hint has not led to a proof. */
  failed(hint: Hint): string {
    if (hint.kind !== 'lemma')
      return `the hint \`rule ${hint.kind === 'rule' ? hint.rule : hint.kind.replace('-', '_')}\` was tried first, and leaves this goal open`;
    const { claim: name } = hint;
    const theorems = this.theorems.filter(({ claim }) => claim.name === name);
    const [theorem] = theorems;
    if (!theorem) return `the hint \`${name}\`: it has no proof itself`;
    const missing = theorem.claim.givens.find(
      (given) =>
        !isWithin(
          this.s.claim.givens.find((each) => each.name === given.name),
          given,
        ),
    );
    if (missing)
      return `the hint \`${name}\` does not apply: its \`given ${missing.name}\` is not one of this claim with a domain as small`;
    if (!this.fits(theorem.claim))
      return `the hint \`${name}\` does not apply: its premises, or what its domains mention, are not those of this claim`;
    return `the hint \`${name}\` was used, and leaves this goal open`;
  }

  /** Facts at the indices that are open; the statements that are about T alone come last. */
  in(ctx: Ctx): readonly Hypothesis[] {
    const known = this.facts.get(ctx.key);
    if (known) return known;
    // Normal forms ask for signs, and signs for facts: those that are asked meanwhile do without.
    this.facts.set(ctx.key, []);
    const here = ({ claim }: ProvedStatement) => claim.source.path === this.s.claim.source.path;
    // What the author names is enough.
    const unnamed = this.named.length > 0 ? [] : this.fitting.filter(here);
    const found = [
      ...this.squares.flatMap((hint) => this.cauchySchwarz(hint, ctx)),
      ...this.s.claim.premises.flatMap((premise, i) => this.premise(premise, i, ctx)),
      ...unnamed.slice(-MOST_UNNAMED).flatMap((theorem) => this.instances(theorem, ctx, false)),
      ...this.named.flatMap((theorem) => this.instances(theorem, ctx, true)),
    ];
    this.facts.set(ctx.key, found);
    return found;
  }

  /** The facts of `in` whose sums, roots, logarithms are all among those of a goal. */
  about(ids: ReadonlySet<number>, ctx: Ctx): readonly Hypothesis[] {
    return this.in(ctx).filter((fact) =>
      [...topAtoms(fact.poly)].every((a) => !DEEP.has(this.s.at(a).kind) || ids.has(a)),
    );
  }

  /** Whether this claim has the givens of another one, with domains that are no larger, and its premises. */
  private fits(claim: Claim): boolean {
    const mine = this.s.claim;
    if (claim === mine) return false;
    // The checker has no rule for them: the values of a recursion are those of its own claim.
    if (claim.definitions.some(({ recursion }) => recursion)) return false;
    const given = (each: Given) => mine.givens.find(({ name }) => name === each.name);
    if (!claim.givens.every((each) => isWithin(given(each), each))) return false;
    const premises = new Set(mine.premises.map(printStatement));
    if (!claim.premises.every((premise) => premises.has(printStatement(premise)))) return false;
    // Domains and premises may speak of definitions, which would have to be the same.
    const ends = claim.givens.flatMap(({ domain }) =>
      domain.kind === 'reals' ? [domain.lower, domain.upper].map(endText) : [],
    );
    const text = [...ends, ...claim.premises.map(printStatement)].join(' ');
    const definitions = new Set(mine.definitions.map(printDefinition));
    return claim.definitions.every((d) => !mentions(text, d.name) || definitions.has(printDefinition(d)));
  }

  private alien(claim: Claim): Session | null {
    let known = this.aliens.get(claim);
    if (known === undefined) {
      try {
        known = new Session(claim, this.algebra);
      } catch {
        known = null;
      }
      this.aliens.set(claim, known);
    }
    return known;
  }

  private instances(theorem: ProvedStatement, ctx: Ctx, all: boolean): Hypothesis[] {
    const other = this.alien(theorem.claim);
    if (!other) return [];
    const { ranges } = theorem.claim.statements[theorem.index]!;
    return this.places(ranges, other, ctx, all).flatMap(({ env, at }) =>
      this.fact(theorem, other, env, at, ctx),
    );
  }

  /** `sum(u^2) * sum(v^2) - sum(u*v)^2 >= 0`, as a hint says it. */
  private cauchySchwarz({ range, u, v }: (typeof this.squares)[number], ctx: Ctx): Hypothesis[] {
    const { model, k } = this.s;
    const [from, to] = [model.index(range.from, this.env), model.index(range.to, this.env)];
    const name = '$hint';
    const inside = new Map(this.env).set(range.slot, variable(name));
    const [a, b] = [model.lift(u, inside), model.lift(v, inside)];
    const over = (p: Poly) => k.atom(k.reduction('sum', name, from, to, p));
    const mixed = over(k.mul(a, b));
    const poly = psub(k.mul(over(k.mul(a, a)), over(k.mul(b, b))), k.mul(mixed, mixed));
    const write: Proof = (w) =>
      w.step({
        rule: 'cauchy-schwarz',
        variable: w.variable(name),
        from: w.index(from),
        to: w.index(to),
        u: w.term(a),
        w: w.term(b),
      });
    return this.hypotheses(poly, '>=', 'cauchy-schwarz', write, ctx);
  }

  /** A premise of this claim at the indices that are open. */
  private premise(premise: Statement, number: number, ctx: Ctx): Hypothesis[] {
    if (premise.relation === '!=') return [];
    return this.places(premise.ranges, this.s, ctx, true).flatMap(({ env, at }) => {
      const { poly, rel } = goalOf(this.s, premise, env);
      const write: Proof = (w) =>
        w.once(`premise ${number} ${at.map(formKey).join()}`, () =>
          w.step({ rule: 'premise', premise: number, at: at.map((form) => w.index(form)) }),
        );
      return this.hypotheses(poly, rel, 'premise', write, ctx);
    });
  }

  /** Indices of ranges: what is open, or next to it, T and 1, where they are within the ranges for certain. */
  private places(ranges: Statement['ranges'], of: Session, ctx: Ctx, all: boolean) {
    const open = ctx.vars.filter((v) => v !== 'T');
    const places = all
      ? [...open.flatMap((v) => [0, 1, -1].map((c) => shift(variable(v), c))), variable('T'), constant(1)]
      : open.map(variable);
    let envs: { env: Env; at: readonly Form[] }[] = [{ env: of.model.env, at: [] }];
    for (const range of ranges)
      envs = envs.flatMap(({ env, at }) => {
        const [from, to] = [of.model.index(range.from, env), of.model.index(range.to, env)];
        return places
          .filter((place) => this.s.order.le(from, place, ctx) && this.s.order.le(place, to, ctx))
          .map((place) => ({ env: new Map(env).set(range.slot, place), at: [...at, place] }));
      });
    return envs.slice(0, MOST_INSTANCES);
  }

  private fact(
    theorem: ProvedStatement,
    other: Session,
    env: Env,
    at: readonly Form[],
    ctx: Ctx,
  ): Hypothesis[] {
    const { s } = this;
    const { claim, index } = theorem;
    const { poly, rel } = goalOf(other, claim.statements[index]!, env);
    const name = claim.source.path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
    const key = `lemma ${name} ${claim.name} ${index} ${at.map(formKey).join()}`;
    const write: Proof = (w) =>
      w.once(key, () =>
        w.step({
          rule: 'lemma',
          document: claim.source.path === s.claim.source.path ? null : name,
          claim: claim.name,
          statement: index,
          horizon: 'T',
          givens: claim.givens.map((given) =>
            given.domain.kind === 'integers'
              ? { index: given.name }
              : {
                  parameters: given.ranges.map((range) => range.variable),
                  term: ['given', given.name, ...given.ranges.map((range) => range.variable)] as const,
                },
          ),
          at: at.map((form) => w.index(form)),
          requirements: this.requirements(claim, ctx),
        }),
      );
    return this.hypotheses(poly, rel, `lemma ${claim.name}`, write, ctx);
  }

  private hypotheses(poly: Poly, rel: Rel, title: string, write: Proof, ctx: Ctx): Hypothesis[] {
    const { s } = this;
    const normal = s.norm(poly, ctx);
    if (normal.size === 0) return [];
    if (rel === '=') {
      // Both of its sides: an equation is two inequalities.
      const equation: Proof = (w) =>
        w.once(`= ${pkey(normal)}`, () => s.combine(w, ctx, normal, '=', [], [], [[poly, write]]));
      const side = (p: Poly): Hypothesis => ({
        poly: p,
        strict: false,
        name: title,
        isLemma: true,
        write: (w) =>
          w.once(`>= ${pkey(p)}`, () =>
            s.combine(w, ctx, p, '>=', [], [], [[normal, equation]], [], p === normal ? Q1 : Q(-1)),
          ),
        ...(p === normal ? { equation } : {}),
      });
      return [side(normal), side(pneg(normal))];
    }
    return [
      {
        poly: normal,
        strict: rel === '>',
        name: title,
        isLemma: true,
        write: normalised(s, poly, normal, rel, write, ctx),
      },
    ];
  }

  private requirements(claim: Claim, ctx: Ctx): Block[] {
    const texts = this.s.claim.premises.map(printStatement);
    const blocks: Block[] = [];
    const one = (step: Step) => blocks.push([step]);
    for (const given of claim.givens) {
      if (given.domain.kind !== 'reals') continue;
      const at = opened(given.ranges, ctx);
      if (given.domain.lower) one({ rule: 'domain', given: given.name, at, end: 'lower' });
      if (given.domain.upper) one({ rule: 'domain', given: given.name, at, end: 'upper' });
      if (given.shape && at[0]) one({ rule: 'shape', given: given.name, from: at[0], to: ['+', at[0], 1] });
    }
    for (const statement of claim.premises)
      one({
        rule: 'premise',
        premise: texts.indexOf(printStatement(statement)),
        at: opened(statement.ranges, ctx),
      });
    return blocks;
  }
}

const DEEP = new Set(['sum', 'prod', 'sqrt', 'ln', 'exp', 'power', 'recursion', 'least', 'greatest']);

/** The names under which the checker opens ranges. */
function opened(ranges: Statement['ranges'], ctx: Ctx): string[] {
  const vars = [...ctx.vars];
  return ranges.map(({ variable: name }) => {
    const fresh = freshName(name, { ...ctx, vars });
    vars.push(fresh);
    return fresh;
  });
}

const endText = (end: DomainEnd | null): string => (end ? printExpression(end.value) : '');

/** Whether every value of `mine` is one of `theirs`, as far as texts tell. */
function isWithin(mine: Given | undefined, theirs: Given): boolean {
  if (!mine || mine.ranges.length !== theirs.ranges.length) return false;
  const range = ({ from, to }: Given['ranges'][number]) => `${printExpression(from)}..${printExpression(to)}`;
  if (mine.ranges.map(range).join() !== theirs.ranges.map(range).join()) return false;
  if (theirs.shape && mine.shape !== theirs.shape) return false;
  const [a, b] = [mine.domain, theirs.domain];
  if (a.kind === 'integers' || b.kind === 'integers')
    return (
      a.kind === 'integers' &&
      b.kind === 'integers' &&
      printExpression(a.from) === printExpression(b.from) &&
      printExpression(a.to) === printExpression(b.to)
    );
  const end = (own: DomainEnd | null, other: DomainEnd | null) =>
    !other ||
    (own !== null && endText(own) === endText(other) && (own.kind === 'open' || other.kind === 'closed'));
  return end(a.lower, b.lower) && end(a.upper, b.upper);
}

/** Whether a text has the name as a word of its own. */
function mentions(text: string, name: string): boolean {
  return new RegExp(`(^|[^\\w.])${name.replaceAll('.', '\\.')}($|[^\\w])`, 'u').test(text);
}
