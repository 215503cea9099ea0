import {
  type Claim,
  type DomainEnd,
  type Given,
  type Hint,
  type Put,
  printDefinition,
  printExpression,
  printStatement,
  type Statement,
} from '../language/index.js';
import type { Block, ProvedStatement, Step } from '../proof/index.js';
import { type Algebra, type Ctx, ctxAdd, type Poly, pkey, pneg, psub, Q, Q1, topAtoms } from './algebra.js';
import { constant, type Form, formKey, shift, sub, variable } from './form.js';
import { normalised } from './hypotheses.js';
import type { Hypothesis, Rel } from './knowledge.js';
import type { Env } from './model.js';
import { goalOf, opened } from './prove-statement.js';
import { freshName } from './requirements.js';
import { Session } from './session.js';
import type { Proof, Writer } from './writer.js';

/** The latest theorems that fit and that nobody named. */
const MOST_UNNAMED = 6;
/** Instances of one theorem in one context. */
const MOST_INSTANCES = 12;

/** A theorem that may be used; `values`: the expressions that a hint puts in place of its givens. */
interface Cited {
  readonly theorem: ProvedStatement;
  /** Its claim, with the values in it. */
  readonly session: Session | null;
  readonly values: ReadonlyMap<string, Put> | null;
}

const printPut = ({ name, body }: Put): string => `${name} = ${printExpression(body)}`;

/** Theorems of other claims that speak of this claim's givens: their facts in a context. */
export class Lemmas {
  private readonly aliens = new Map<Claim, Session | null>();
  private readonly fitting: readonly ProvedStatement[];
  private readonly facts = new Map<string, readonly Hypothesis[]>();
  private named: readonly Cited[] = [];
  /** Proves what a lemma asks of values that are put in. No further values are put in for that. */
  prove: (poly: Poly, rel: Rel, ctx: Ctx) => Proof | null = () => null;
  private asking = false;
  /** By lemma, the requirement that had no proof. */
  private readonly refused = new Map<string, string>();
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
    const cited = hints.flatMap((hint) => (hint.kind === 'lemma' ? [hint] : []));
    this.named = cited.flatMap((hint): Cited[] => {
      const theorems = this.theorems.filter(({ claim }) => claim.name === hint.claim);
      if (hint.values.length === 0)
        return theorems
          .filter(({ claim }) => this.fits(claim))
          .map((theorem) => ({ theorem, session: this.alien(theorem.claim), values: null }));
      return theorems
        .filter(({ claim }) => this.unfit(claim, hint.values) === null)
        .map((theorem) => {
          const values = new Map(hint.values.map((put) => [put.name, put]));
          return { theorem, session: this.instantiated(theorem.claim, values), values };
        });
    });
  }

  /** The claim with these values in place of its givens. */
  private instantiated(claim: Claim, values: ReadonlyMap<string, Put>): Session | null {
    const { env } = this;
    const at = ({ parameters, body }: Put, indices: readonly Form[]): Poly => {
      const inside = new Map(env);
      parameters.forEach(({ slot }, i) => {
        inside.set(slot, indices[i]!);
      });
      return this.s.model.lift(body, inside);
    };
    try {
      const functions = [...values].map(
        ([name, put]) => [name, (indices: readonly Form[]) => at(put, indices)] as const,
      );
      return new Session(claim, this.algebra, new Map(functions));
    } catch {
      return null;
    }
  }

  /** Why these values cannot be put into a claim. */
  private unfit(claim: Claim, values: readonly Put[]): string | null {
    if (claim === this.s.claim) return 'it is this claim';
    if (claim.definitions.some(({ recursion }) => recursion)) return 'it has a recursion';
    for (const { name, parameters } of values) {
      const given = claim.givens.find((each) => each.name === name);
      if (!given) return `it has no \`given ${name}\``;
      if (given.domain.kind === 'integers')
        return `its \`given ${name}\` is an integer, which keeps its name`;
      if (given.ranges.length !== parameters.length)
        return `its \`given ${name}\` has ${given.ranges.length} ${given.ranges.length === 1 ? 'index' : 'indices'}, not ${parameters.length}`;
    }
    for (const given of claim.givens) {
      if (values.some(({ name }) => name === given.name)) continue;
      const mine = this.s.claim.givens.find(({ name }) => name === given.name);
      if (!mine || mine.ranges.length !== given.ranges.length || mine.domain.kind !== given.domain.kind)
        return `its \`given ${given.name}\` has no value here, and this claim has none of this name`;
      if (given.domain.kind === 'integers' && !isWithin(mine, given))
        return `its \`given ${given.name}\` is not one of this claim with a domain as small`;
    }
    return null;
  }

  /** Why a hint has not led to a proof. */
  failed(hint: Hint): string {
    if (hint.kind !== 'lemma')
      return `the hint \`rule ${hint.kind === 'rule' ? hint.rule : hint.kind.replace('-', '_')}\` was tried first, and leaves this goal open`;
    const { claim: name } = hint;
    const theorems = this.theorems.filter(({ claim }) => claim.name === name);
    const [theorem] = theorems;
    if (!theorem) return `the hint \`${name}\`: it has no proof itself`;
    if (hint.values.length > 0) {
      const reason = this.unfit(theorem.claim, hint.values);
      return reason
        ? `the hint \`${name}\` does not apply: ${reason}`
        : this.refused.get(name)
          ? `the hint \`${name}\` does not apply: not proved that ${this.refused.get(name)}`
          : `the hint \`${name}\` was used, and leaves this goal open`;
    }
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
      ...unnamed
        .slice(-MOST_UNNAMED)
        .flatMap((theorem) =>
          this.instances({ theorem, session: this.alien(theorem.claim), values: null }, ctx, false),
        ),
      ...this.named.filter(({ values }) => !values).flatMap((cited) => this.instances(cited, ctx, true)),
    ];
    if (this.asking) {
      this.facts.delete(ctx.key);
      return found;
    }
    // What values must satisfy may follow from the other lemmas.
    this.facts.set(ctx.key, found);
    found.push(
      ...this.named.filter(({ values }) => values).flatMap((cited) => this.instances(cited, ctx, true)),
    );
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

  private instances(cited: Cited, ctx: Ctx, all: boolean): Hypothesis[] {
    const { theorem, session } = cited;
    if (!session) return [];
    const { ranges } = theorem.claim.statements[theorem.index]!;
    const places = this.places(ranges, session, ctx, all);
    if (places.length === 0) return [];
    const requirements = cited.values
      ? this.proofsOfRequirements(theorem.claim, session, ctx)
      : (): Block[] => this.requirements(theorem.claim, ctx);
    return requirements
      ? places.flatMap(({ env, at }) => this.fact(cited, session, requirements, env, at, ctx))
      : [];
  }

  /** What the checker will ask of the values, in its order: ends of domains, shapes, premises. `null` where a proof is missing. */
  private proofsOfRequirements(claim: Claim, session: Session, ctx: Ctx): ((w: Writer) => Block[]) | null {
    const proofs: Proof[] = [];
    const require = (poly: Poly, rel: Rel, inside: Ctx): boolean => {
      const proof = this.ask(poly, rel, inside);
      if (proof) proofs.push(proof);
      else this.refused.set(claim.name, `${this.s.show(this.s.norm(poly, inside))} ${rel} 0`);
      return proof !== null;
    };
    for (const given of claim.givens) {
      if (given.domain.kind !== 'reals') continue;
      const { ctx: inside, env } = opened(session, given, ctx);
      const at = given.ranges.map(({ slot }) => env.get(slot)!);
      const own = (indices: readonly Form[]) => session.model.given(given.name, indices);
      for (const side of ['lower', 'upper'] as const) {
        const end = given.domain[side];
        if (!end) continue;
        const value = session.model.lift(end.value, env);
        const poly = side === 'lower' ? psub(own(at), value) : psub(value, own(at));
        if (!require(poly, end.kind === 'open' ? '>' : '>=', inside)) return null;
      }
      const [range] = given.ranges;
      if (given.shape && range) {
        const last = session.model.index(range.to, env);
        const steps = ctxAdd(inside, shift(sub(last, at[0]!), -1));
        const [now, next] = [own(at), own([shift(at[0]!, 1)])];
        const poly = given.shape === 'nonincreasing' ? psub(now, next) : psub(next, now);
        if (!require(poly, '>=', steps)) return null;
      }
    }
    for (const premise of claim.premises) {
      if (premise.relation === '!=') return null;
      const { ctx: inside, env } = opened(session, premise, ctx);
      const { poly, rel } = goalOf(session, premise, env);
      if (!require(poly, rel, inside)) return null;
    }
    return (w) => proofs.map((proof) => w.block(proof));
  }

  private ask(poly: Poly, rel: Rel, ctx: Ctx): Proof | null {
    const before = this.asking;
    this.asking = true;
    try {
      return this.prove(poly, rel, ctx);
    } finally {
      this.asking = before;
    }
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
    { theorem, values }: Cited,
    other: Session,
    requirements: (w: Writer) => Block[],
    env: Env,
    at: readonly Form[],
    ctx: Ctx,
  ): Hypothesis[] {
    const { s } = this;
    const { claim, index } = theorem;
    const { poly, rel } = goalOf(other, claim.statements[index]!, env);
    const name = claim.source.path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
    const put = values ? [...values.values()].map(printPut).join() : '';
    const key = `lemma ${name} ${claim.name} ${index} ${at.map(formKey).join()} ${put}`;
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
              : values?.has(given.name)
                ? this.value(values.get(given.name)!, w)
                : {
                    parameters: given.ranges.map((range) => range.variable),
                    term: ['given', given.name, ...given.ranges.map((range) => range.variable)] as const,
                  },
          ),
          at: at.map((form) => w.index(form)),
          requirements: requirements(w),
        }),
      );
    return this.hypotheses(poly, rel, `lemma ${claim.name}`, write, ctx);
  }

  /** A value that is put in, in parameters with names that occur nowhere else. */
  private value({ parameters, body }: Put, w: Writer) {
    const names = parameters.map(() => this.algebra.name('#'));
    const inside = new Map(this.env);
    parameters.forEach(({ slot }, i) => {
      inside.set(slot, variable(names[i]!));
    });
    return {
      parameters: names.map((name) => w.variable(name)),
      term: w.term(this.s.model.lift(body, inside)),
    };
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
      const at = namesOf(given.ranges, ctx);
      if (given.domain.lower) one({ rule: 'domain', given: given.name, at, end: 'lower' });
      if (given.domain.upper) one({ rule: 'domain', given: given.name, at, end: 'upper' });
      if (given.shape && at[0]) one({ rule: 'shape', given: given.name, from: at[0], to: ['+', at[0], 1] });
    }
    for (const statement of claim.premises)
      one({
        rule: 'premise',
        premise: texts.indexOf(printStatement(statement)),
        at: namesOf(statement.ranges, ctx),
      });
    return blocks;
  }
}

const DEEP = new Set(['sum', 'prod', 'sqrt', 'ln', 'exp', 'power', 'recursion', 'least', 'greatest']);

/** The names under which the checker opens ranges. */
function namesOf(ranges: Statement['ranges'], ctx: Ctx): string[] {
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
