// Above 300 lines: the walk of the checker once more, with the script of each rule beside it; neither is whole without the other.
import { Rational } from '../../arithmetic/index.js';
import type { Claim, Expression, Statement } from '../../language/index.js';
import { Affine } from '../affine.js';
import { Fields, integer, list, Reader } from '../certificate/fields.js';
import { findLemma } from '../certificate/find-lemma.js';
import { findRefutation } from '../certificate/find-refutation.js';
import { WorkMeter } from '../certificate/meter.js';
import type { RuleName } from '../certificate.js';
import { ClaimTerms, type Givens, type Slots } from '../claim-terms.js';
import { Context } from '../context.js';
import { Existence, type Requirement } from '../existence.js';
import { reject } from '../failure.js';
import { Polynomial } from '../polynomial.js';
import { Recursion } from '../recursion.js';
import { RULE_NAMES } from '../rule-names.js';
import type { Fact } from '../scope.js';
import { Terms } from '../terms.js';
import { ClaimForms, type GivenForm, slotsInside } from './claim-forms.js';
import { unsupported } from './claim-text.js';
import { conclusion, equationOf, slotsAt, type WritingScope, type WrittenStatement } from './conclusions.js';
import { type Form, Forms, indexText, nonnegative, positive, rationalText, solved } from './forms.js';
import { coqName, moduleName } from './names.js';
import { type Existing, existing, type Hypothesis, hypothesesOf, statementNames } from './proposition.js';

/** A fact of the certificate, and what the proof calls it. */
interface Named {
  readonly fact: Fact;
  readonly name: string;
}

/** A fact with a tactic that proves it. */
interface Proved {
  readonly fact: Fact;
  readonly script: string;
}

/** A block of a rule, asserted before the step that it belongs to. */
interface Asserted {
  readonly name: string;
  readonly fact: Fact;
  /** The context in which it is asserted, and the one within. */
  readonly around: Context;
  readonly inside: Context;
}

const FACT = { '=': 'eq', '>=': 'ge', '>': 'gt' } as const;
const PROVE = { '<=': 'fact_le', '<': 'fact_lt', '=': 'fact_eq', '>=': 'fact_le', '>': 'fact_lt' } as const;
const USE = { '<=': 'le_fact', '<': 'lt_fact', '=': 'eq_fact', '>=': 'le_fact', '>': 'lt_fact' } as const;

/** The checker proves no statement with `!=`. */
function proved(relation: Statement['relation']): Exclude<Statement['relation'], '!='> {
  return relation === '!=' ? unsupported('the relation !=') : relation;
}

/** Arguments that are inequalities of indices. */
const ranges = (count: number): string => ' ltac:(index_close)'.repeat(count);
const module = (claim: Claim): string => `Claims.${moduleName(claim.source.path)}.${coqName(claim.name)}`;

/**
 * Writes the certificate of one claim as a proof in Coq, without asking whether it is one: that is for Coq to say. Throws
 * `Unsupported`, or what the checker throws for data that has no form.
 */
export class ProofWriter {
  private readonly terms = new Terms(new WorkMeter());
  private readonly forms: Forms;
  private readonly reader: Reader;
  private readonly claimTerms: ClaimTerms;
  private readonly claimForms: ClaimForms;
  private readonly hypotheses: readonly Hypothesis[];
  /** The claims whose theorems it uses. */
  readonly used = new Set<Claim>();
  private proved = new Set<number>();
  private lines: string[] = [];
  private count = 0;

  constructor(
    private readonly claim: Claim,
    private readonly lemmas: readonly WrittenStatement[],
    /** The file in which a claim is proved. */
    private readonly home: (claim: Claim) => string,
  ) {
    this.forms = new Forms(
      this.terms,
      (number) => `${this.definitionName(claim, number)} ${this.parameters()}`,
    );
    this.reader = new Reader(this.terms, claim);
    const givens: Givens = {
      integer: (given) => Affine.variable(claim.givens[given]!.name),
      real: (given, indices) => this.terms.given(claim.givens[given]!.name, indices),
      recursion: (definition, indices) => this.terms.recursion(definition, indices),
    };
    this.claimTerms = new ClaimTerms(claim, this.terms, givens, Affine.variable('T'));
    const own: GivenForm = (given, indices) => this.forms.given(givens.real(given, indices));
    this.claimForms = new ClaimForms(this.forms, this.claimTerms, own, (number) =>
      this.definitionName(claim, number),
    );
    this.hypotheses = hypothesesOf(claim);
  }

  private definitionName(claim: Claim, number: number): string {
    return `${module(claim)}.${coqName(claim.definitions[number]!.name)}`;
  }

  /** The theorems of the statements that `proof` proves, in a module of the claim's name. */
  write(proof: { readonly terms: readonly unknown[]; readonly statements: readonly unknown[] }): string {
    this.reader.useTable(proof.terms);
    const names = statementNames(this.claim);
    const theorems = proof.statements.map((json) => {
      const statement = Fields.of(json, this.reader);
      const number = statement.integer('statement');
      const script = this.statement(statement, number);
      this.proved.add(number);
      const binders = this.parameters();
      return [
        `Theorem ${names[number]} : forall ${binders}, ${module(this.claim)}.given ${binders} -> ${module(this.claim)}.${names[number]} ${binders}.`,
        `Proof.`,
        script,
        'Qed.',
      ].join('\n');
    });
    const binders = this.parameters();
    const all = nested(names.map((name) => `(${name} ${binders} given_)`));
    const whole = `Theorem claim : ${module(this.claim)}.claim.\nProof. exact (fun ${binders} given_ => ${all}). Qed.`;
    const parts = this.proved.size === names.length ? [whole] : [];
    return [
      `Module ${coqName(this.claim.name)}.`,
      ...theorems,
      ...parts,
      `End ${coqName(this.claim.name)}.`,
    ].join('\n');
  }

  /** `T R_ G`. */
  private parameters(): string {
    return ['T', ...this.claim.givens.map(({ name }) => coqName(name))].join(' ');
  }

  private say(line: string): void {
    this.lines.push(line);
  }

  /** What is written during `work`. */
  private captured<Result>(work: () => Result): { readonly result: Result; readonly text: string } {
    const before = this.lines;
    this.lines = [];
    const result = work();
    const text = this.lines.join('\n');
    this.lines = before;
    return { result, text };
  }

  private statement(proof: Fields, number: number): string {
    const { claim, claimTerms } = this;
    const statement = claim.statements[number]!;
    const start = this.start();
    const { slots, context } = claimTerms.openRanges(statement.ranges, start);
    const existence = new Existence(claimTerms);
    for (const side of [statement.left, statement.right])
      claimTerms.real(side, slots, { context, existence });
    const { text } = this.captured(() => {
      this.say(`intros ${this.parameters()} given_. unfold ${module(claim)}.given in given_.`);
      const pattern = this.hypotheses.map((_, i) => `given_${i}`).join(' & ');
      this.say(
        this.hypotheses.length === 1 ? 'rename given_ into given_0.' : `destruct given_ as (${pattern}).`,
      );
      this.say(`unfold ${module(claim)}.${statementNames(claim)[number]}.`);
      for (const name of openedBy(start, context)) this.say(`intros ${coqName(name)} ? ?.`);
      const blocks = proof.list('exists');
      const met = existence.requirements.map((requirement, i) => ({
        requirement,
        asserted: this.assertBlock(blocks[i], `exists_${this.next()}`, context, requirement.context, []),
      }));
      const main = this.assertFact(this.block(proof.raw('proof'), context, []));
      const sides = [...existing(statement.left), ...existing(statement.right)];
      // Without a condition for its sides the statement is the relation alone.
      const relation = this.relationScript(statement, slots, main);
      if (sides.length === 0) this.say(`${relation}.`);
      else this.say(`${solved('split', this.existenceScript(sides, claim, slots, context, met), relation)}.`);
    });
    return text;
  }

  private start(): Context {
    let context = Context.empty(findRefutation).open('T').assume(Affine.variable('T').add(-1));
    for (const { name, domain } of this.claim.givens) {
      if (domain.kind !== 'integers') continue;
      const variable = Affine.variable(name);
      const { slots } = this.claimTerms;
      const [from, to] = [this.claimTerms.index(domain.from, slots), this.claimTerms.index(domain.to, slots)];
      context = context.open(name).assume(variable.plus(from, -1), to.plus(variable, -1));
    }
    return context;
  }

  private next(): number {
    this.count += 1;
    return this.count;
  }

  // What is proved: the relation from the last fact, and the existence of the sides.

  private relationScript(statement: Statement, slots: Slots, main: Named): string {
    const [left, right] = this.sides(statement, slots, this.claimForms);
    return this.proves(statement.relation, main.name, [left, right]);
  }

  /** A relation between two sides from a fact. */
  private proves(relation: Statement['relation'], proof: string, sides: readonly [Form, Form]): string {
    return this.converted(PROVE[proved(relation)], proof, sides);
  }

  /** `proof` by a lemma that takes two sides to their rings; what is a ring already needs no goal of its own. */
  private converted(lemma: string, proof: string, sides: readonly [Form, Form]): string {
    const [left, right] = sides;
    const paths = sides.map(({ script }) => (script === null ? 'eq_refl' : '_')).join(' ');
    const goals = sides.flatMap((side) => (side.script === null ? [] : [`cbv beta; ${side.script}`]));
    return solved(
      `refine (${lemma} _ _ ${left.ring} ${right.ring} _ ${proof} ${paths} _)`,
      ...goals,
      'ring_close',
    );
  }

  /** The normal form of what `proof` says of `form`. */
  private says(relation: Fact['relation'], proof: string, form: Form): string {
    if (this.forms.isNormal(form)) return `exact ${proof}`;
    return `refine (${FACT[relation]}_conv _ _ ${proof} _); symmetry; ${this.scriptOf(form)}`;
  }

  /** A tactic for the goal `form = normal form`. */
  private scriptOf(form: Form): string {
    return `cbv beta; ${this.forms.scriptOf(form)}`;
  }

  /** The smaller and the larger side. */
  private sides(
    statement: Pick<Statement, 'left' | 'relation' | 'right'>,
    slots: Slots,
    forms: ClaimForms,
  ): [Form, Form] {
    const sides = [forms.real(statement.left, slots), forms.real(statement.right, slots)] as [Form, Form];
    return statement.relation.startsWith('>') ? [sides[1], sides[0]] : sides;
  }

  private text({ poly }: Form): string {
    return this.forms.text(poly);
  }

  private existenceScript(
    items: readonly Existing[],
    claim: Claim,
    slots: Slots,
    context: Context,
    met: readonly { readonly requirement: Requirement; readonly asserted: Asserted }[],
  ): string {
    if (items.length === 0) return 'exact I';
    const scriptFor = (item: Existing): string => {
      switch (item.kind) {
        case 'index':
          return 'repeat split; index_close';
        case 'earlier':
        case 'nonempty':
          return 'index_close';
        case 'definition': {
          if (claim.definitions[item.of.definition]!.recursion)
            return this.recursionExists(item.of, claim, slots, context, met);
          const body = claim.definitions[item.of.definition]!.body;
          const inside = this.existenceScript(
            existing(body),
            claim,
            slotsInside(this.claimTerms, item.of, slots),
            context,
            met,
          );
          return `unfold ${this.definitionName(claim, item.of.definition)}_exists; cbv beta; ${inside}`;
        }
        case 'range': {
          const { range } = item.of;
          const name = context.fresh(range.variable);
          const variable = Affine.variable(name);
          const [from, to] = [
            this.claimTerms.index(range.from, slots),
            this.claimTerms.index(range.to, slots),
          ];
          const opened = context.open(name).assume(variable.plus(from, -1), to.plus(variable, -1));
          const inside = this.existenceScript(
            item.inside,
            claim,
            new Map(slots).set(range.slot, variable),
            opened,
            met,
          );
          return `intros ${coqName(name)} ? ?; cbv beta; ${inside}`;
        }
        case 'power':
          return context.nonnegative(this.claimTerms.index(item.of.exponent, slots))
            ? 'left; index_close'
            : `right; ${this.leafScript('nonzero', item.of.base, slots, context, met)}`;
        case 'leaf':
          return this.leafScript(item.sign, item.of, slots, context, met);
      }
    };
    return items.map(scriptFor).reduceRight((rest, script) => solved('split', script, rest));
  }

  /** Values of a recursion exist: their equations do, in the contexts in which the checker meets them. */
  private recursionExists(
    of: Extract<Expression, { kind: 'definition' }>,
    claim: Claim,
    around: Slots,
    context: Context,
    met: readonly { readonly requirement: Requirement; readonly asserted: Asserted }[],
  ): string {
    const { definition } = of;
    const frame = new Recursion(this.claimTerms, definition);
    const slots = slotsInside(this.claimTerms, of, around);
    const equation = (value: Expression, index: Affine, inside: Context) =>
      this.existenceScript(
        existing(value, definition),
        claim,
        new Map(slots).set(frame.slot, index),
        inside,
        met,
      );
    const { first, step } = frame.recursion;
    const name = context.fresh('n');
    const running = Affine.variable(name);
    const inside = context
      .open(name)
      .assume(frame.steps(frame.last, running).add(-1), frame.steps(running, slots.get(frame.slot)!));
    const parts = [
      'index_close',
      ...first.map(({ value }, i) => equation(value, frame.firsts[i]!, context)),
      `intros ${coqName(name)} ? ?; cbv beta; ${equation(step, running, inside)}`,
    ];
    const script = parts.reduceRight((rest, part) => solved('split', part, rest));
    return `unfold ${this.definitionName(claim, definition)}_exists; cbv beta; ${script}`;
  }

  private leafScript(
    sign: Requirement['sign'],
    e: Expression,
    slots: Slots,
    context: Context,
    met: readonly { readonly requirement: Requirement; readonly asserted: Asserted }[],
  ): string {
    const form = this.claimForms.real(e, slots);
    const value = form.poly.constantValue;
    if (value && value.sign !== 0) {
      const lemma = { nonzero: 'fact_nonzero', nonnegative: 'fact_nonneg', positive: 'fact_pos' }[sign];
      if (value.sign < 0)
        return `refine (fact_negative _ ${rationalText(value.neg())} ${positive(value.neg())} _); ${this.scriptOf(form)}`;
      return solved(`refine (${lemma} _ ${rationalText(value)} _ _)`, 'lra', this.scriptOf(form));
    }
    if (value) return solved('refine (fact_nonneg _ 0 _ _)', 'lra', this.scriptOf(form));
    const found = met.find(
      ({ requirement }) =>
        requirement.sign === sign &&
        requirement.term.equals(form.poly) &&
        [...requirement.context.variables].join() === [...context.variables].join() &&
        requirement.context.hypotheses.map(({ key }) => key).join() ===
          context.hypotheses.map(({ key }) => key).join(),
    );
    if (!found) return unsupported('the existence of a side');
    const { fact } = found.asserted;
    const at = applied(found.asserted);
    if (sign === 'nonzero' && !fact.term.equals(form.poly))
      return `refine (fact_negative _ ${this.forms.text(fact.term)} ${at} _); ${solved(`transitivity ${this.text(form)}`, this.scriptOf(form), 'ring_close')}`;
    const lemma = { nonzero: 'fact_nonzero', positive: 'fact_pos', nonnegative: 'fact_nonneg' }[sign];
    const proof = sign === 'nonnegative' && fact.relation === '>' ? `(Rlt_le _ _ ${at})` : at;
    return `refine (${lemma} _ ${this.text(form)} ${proof} _); ${this.scriptOf(form)}`;
  }

  // Blocks and steps.

  /** Asserts what a block proves, for all values of what is opened for it. */
  private assertBlock(
    json: unknown,
    name: string,
    around: Context,
    inside: Context,
    facts: readonly Named[],
    assumed: readonly Fact[] = [],
  ): Asserted {
    const variables = openedBy(around, inside);
    const hypotheses = inside.hypotheses.slice(around.hypotheses.length);
    const named = assumed.map((fact): Named => ({ fact, name: `fact_${this.next()}` }));
    const { result, text } = this.captured(() => this.block(json, inside, [...facts, ...named]));
    const quantifier = [
      ...variables.map((variable) => `forall ${coqName(variable)} : Z, `),
      ...hypotheses.map((hypothesis) => `(0 <= ${bare(indexText(hypothesis))})%Z -> `),
      ...named.map(({ fact }) => `${this.factText(fact)} -> `),
    ].join('');
    const intros = [
      ...variables.map(coqName),
      ...hypotheses.map(() => '?'),
      ...named.map((each) => each.name),
    ];
    this.say(`assert (${name} : ${quantifier}${this.factText(result.fact)}).`);
    const opening = intros.length > 0 ? [`intros ${intros.join(' ')}.`] : [];
    this.say(['{', ...opening, ...(text === '' ? [] : [text]), `${result.script}.`, '}'].join('\n'));
    return { name, fact: result.fact, around, inside };
  }

  /** The last fact of a block, with a tactic that proves it; the others are asserted. */
  private block(json: unknown, context: Context, facts: readonly Named[]): Proved {
    const known = [...facts];
    const steps = list(json, 'a block');
    if (steps.length === 0) reject('malformed', 'an empty block');
    for (const step of steps.slice(0, -1)) known.push(this.assertFact(this.step(step, context, known)));
    return this.step(steps.at(-1), context, known);
  }

  private assertFact({ fact, script }: Proved): Named {
    const name = `fact_${this.next()}`;
    this.say(`assert (${name} : ${this.factText(fact)}) by (${script}).`);
    return { fact, name };
  }

  private factText({ term, relation }: Fact): string {
    const text = this.forms.text(term);
    return relation === '=' ? `${text} = 0` : `0 ${relation === '>' ? '<' : '<='} ${text}`;
  }

  private step(json: unknown, context: Context, facts: readonly Named[]): Proved {
    const fields = Fields.of(json, this.reader);
    const rule = fields.choice('rule', RULE_NAMES);
    const blocks: Asserted[] = [];
    const scope: WritingScope = {
      terms: this.terms,
      reader: this.reader,
      claim: this.claimTerms,
      context,
      fact: (number) => factAt(facts, number).fact,
      block: (block, _name, inside, ...assumed) => {
        const asserted = this.assertBlock(block, `block_${this.next()}`, context, inside, facts, assumed);
        blocks.push(asserted);
        return asserted.fact;
      },
      proved: (statement) => this.proved.has(statement),
      lemma: (document, name, index) => this.lemma(document, name, index),
    };
    const fact = conclusion(rule, fields, scope);
    return { fact, script: this.script(rule, fields, fact, context, facts, blocks) };
  }

  private lemma(document: string | null, name: string, index: number): WrittenStatement | null {
    return findLemma(this.lemmas, this.claim, { document, name, index }) ?? null;
  }

  // The script of each rule. The goal is the fact; the blocks are asserted above it.

  private script(
    rule: RuleName,
    step: Fields,
    fact: Fact,
    context: Context,
    facts: readonly Named[],
    blocks: readonly Asserted[],
  ): string {
    const { forms } = this;
    switch (rule) {
      case 'combine':
        return this.combine(step, fact, facts);
      case 'integers': {
        const index = step.index('index');
        const form = forms.index(index);
        const value = `(IZR ${indexText(index)})`;
        const proof =
          fact.relation === '='
            ? `(f_equal IZR (ltac:(index_close) : ${bare(indexText(index))} = 0)%Z)`
            : `(IZR_${fact.relation === '>' ? 'lt' : 'le'} 0 ${indexText(index)} ltac:(index_close))`;
        return `refine (${FACT[fact.relation]}_conv _ ${value} ${proof} _); symmetry; ${this.scriptOf(form)}`;
      }
      case 'domain': {
        const number = this.claim.givens.findIndex(({ name }) => name === step.text('given'));
        const given = this.claim.givens[number]!;
        const end = step.text('end') as 'lower' | 'upper';
        if (given.domain.kind !== 'reals') return unsupported('the domain of an integer');
        const at = step.indices('at');
        const slots = slotsAt(given.ranges, at, this.claimTerms);
        const value = this.claimForms.real(given.domain[end]!.value, slots);
        const self = forms.normal(this.claimTerms.givens.real(number, at));
        const sides = end === 'lower' ? ([value, self] as const) : ([self, value] as const);
        const hypothesis = this.hypothesis(
          (h) => h.kind === 'domain' && h.given === number && h.end === end,
          at,
        );
        return this.uses(given.domain[end]!.kind === 'open' ? '<' : '<=', hypothesis, sides);
      }
      case 'shape': {
        const number = this.claim.givens.findIndex(({ name }) => name === step.text('given'));
        const given = this.claim.givens[number]!;
        const [from, to] = [step.index('from'), step.index('to')];
        const [first, last] = [from, to].map((at) =>
          forms.normal(this.claimTerms.givens.real(number, [at])),
        ) as [Form, Form];
        const hypothesis = this.hypothesis((h) => h.kind === 'shape' && h.given === number, []);
        const falls = given.shape === 'nonincreasing';
        const lemma = falls ? 'falling' : 'rising';
        const proof = `(${lemma} (fun v : Z => ${coqName(given.name)} v) _ _ ${hypothesis} ${indexText(from)} ${indexText(to)}${ranges(3)})`;
        return this.uses('<=', proof, falls ? [last, first] : [first, last]);
      }
      case 'premise': {
        const number = step.integer('premise');
        const premise = this.claim.premises[number]!;
        const at = step.indices('at');
        const slots = slotsAt(premise.ranges, at, this.claimTerms);
        const hypothesis = this.hypothesis((h) => h.kind === 'premise' && h.premise === number, at);
        return this.uses(premise.relation, hypothesis, this.sides(premise, slots, this.claimForms));
      }
      case 'recursion': {
        const { definition, at, value, slots, recursion, parameters } = equationOf(step, this.claimTerms);
        const name = this.definitionName(this.claim, definition);
        const others = at.filter((_, i) => i !== recursion.parameter).map(indexText);
        const next = [`${name}_next`, this.parameters(), ...others].join(' ');
        const indices = parameters.map((_, i) => (i === recursion.parameter ? 'i_' : indexText(at[i]!)));
        const values = `(fun i_ : Z => ${[name, this.parameters(), ...indices].join(' ')})`;
        const own = forms.recursion(definition, at);
        const way = recursion.direction === 'forward' ? 'up' : 'down';
        const equation = `unfold ${name}; ${solved(
          `apply recursion_${way}_equation`,
          'index_close',
          `intros u_ w_ agree_; unfold ${name}_next; settle; same_values agree_`,
        )}`;
        return (
          `assert (equation_ : ${this.text(own)} = ${next} ${values} ${indexText(at[recursion.parameter]!)}) by (${equation}); ` +
          `unfold ${name}_next in equation_; cbv beta in equation_; settle_in equation_; ` +
          this.uses('=', 'equation_', [own, this.claimForms.real(value, slots)])
        );
      }
      case 'member': {
        const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const operator = step.choice('operator', ['maximum', 'minimum']);
        const [body, at] = [step.term('body'), step.index('at')];
        const whole = forms.normalRange(operator, variable, from, to, forms.normal(body));
        const one = forms.substituted(body, new Map([[variable, at]]));
        const form =
          operator === 'maximum' ? forms.operation('-', whole, one) : forms.operation('-', one, whole);
        const ends = `${indexText(from)} ${indexText(to)} ${forms.functionText([variable], body)} ${indexText(at)}`;
        return this.says('>=', `(${operator}_member ${ends}${ranges(2)})`, form);
      }
      case 'extreme': {
        const [block] = blocks as [Asserted];
        const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const operator = step.choice('operator', ['maximum', 'minimum']);
        const [body, bound] = [step.term('body'), step.term('bound')];
        const beyond = (value: Form): Form => {
          const other = forms.normal(bound);
          return operator === 'maximum'
            ? forms.operation('-', other, value)
            : forms.operation('-', value, other);
        };
        const strict = fact.relation === '>';
        const value = operator === 'maximum' ? `${forms.text(bound)} - x_` : `x_ - ${forms.text(bound)}`;
        const predicate = `(fun x_ : R => 0 ${strict ? '<' : '<='} ${value})`;
        const at = applied(block);
        const proof = block.fact.relation === '>' && !strict ? `(Rlt_le _ _ ${at})` : at;
        const convert = `${FACT[fact.relation]}_conv _ _`;
        const ends = `${indexText(from)} ${indexText(to)} ${forms.functionText([variable], body)}`;
        const whole = forms.normalRange(operator, variable, from, to, forms.normal(body));
        return solved(
          `refine (${convert} (${operator}_is_value ${predicate} ${ends} ltac:(index_close) _) _)`,
          `intros ${coqName(variable)} ? ?; cbv beta; refine (${convert} ${proof} _); ${this.scriptOf(beyond(forms.normal(body)))}`,
          `symmetry; ${this.scriptOf(beyond(whole))}`,
        );
      }
      case 'earlier': {
        const number = step.integer('statement');
        const statement = this.claim.statements[number]!;
        const at = step.indices('at');
        const slots = slotsAt(statement.ranges, at, this.claimTerms);
        const parameters = this.parameters();
        const given = nested(this.hypotheses.map((_, i) => `given_${i}`));
        const theorem = `(${statementNames(this.claim)[number]} ${parameters} ${given}${at.map((i) => ` ${indexText(i)}${ranges(2)}`).join('')})`;
        return this.uses(
          statement.relation,
          relationOf(statement, theorem),
          this.sides(statement, slots, this.claimForms),
        );
      }
      case 'lemma':
        return this.lemmaScript(step, context, blocks);
      case 'term by term': {
        const [block] = blocks as [Asserted];
        const variable = step.variable('variable');
        const strict = fact.relation === '>';
        const lemma = fact.relation === '=' ? 'sum_null' : strict ? 'sum_pos' : 'sum_nonneg';
        const weak = block.fact.relation === '>' && !strict && fact.relation === '>=';
        const name = coqName(variable);
        const at = applied(block);
        const form = forms.normalRange(
          'sum',
          variable,
          step.index('from'),
          step.index('to'),
          forms.normal(block.fact.term),
        );
        const inside = `intros ${name} within_; cbv beta; exact ${weak ? `(Rlt_le _ _ ${at})` : at}`;
        const own = strict ? solved(`apply ${lemma}`, 'index_close', inside) : `apply ${lemma}; ${inside}`;
        if (forms.isNormal(form)) return own;
        const raw = forms.rangeText('sum', variable, step.index('from'), step.index('to'), block.fact.term);
        return solved(
          `refine (${FACT[fact.relation]}_conv _ ${raw} _ _)`,
          own,
          `symmetry; ${this.scriptOf(form)}`,
        );
      }
      case 'linear':
        return this.linear(step);
      case 'split':
        return this.split(step);
      case 'reindex': {
        const [variable, from, to, by] = [
          step.variable('variable'),
          step.index('from'),
          step.index('to'),
          step.index('by'),
        ];
        const body = step.term('body');
        const shift = step.text('direction') === 'shift';
        const opened = forms.fresh();
        const image = Affine.variable(opened);
        const old = shift ? image.plus(by, -1) : by.plus(image, -1);
        const moved = forms.substituted(body, new Map([[variable, old]]), 'in some form');
        const [first, last] = shift ? [from.plus(by), to.plus(by)] : [by.plus(to, -1), by.plus(from, -1)];
        const lemma = shift ? 'sum_shift' : 'sum_reverse';
        const left = forms.normalRange('sum', variable, from, to, forms.normal(body));
        const right = forms.range('sum', opened, first, last, moved);
        const proof = `(${lemma} ${indexText(by)} ${indexText(from)} ${indexText(to)} ${forms.functionText([variable], body)})`;
        return this.uses('=', proof, [left, right]);
      }
      case 'telescope': {
        const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const primitive = step.term('primitive');
        const at = (index: Affine): Form =>
          forms.substituted(primitive, new Map([[variable, index]]), 'in some form');
        const difference = forms.operation(
          '-',
          at(Affine.variable(variable).add(1)),
          forms.normal(primitive),
        );
        const left = forms.normalRange('sum', variable, from, to, difference);
        const right = forms.operation('-', at(to.add(1)), at(from));
        const proof = `(sum_telescope ${indexText(from)} ${indexText(to)} ${forms.functionText([variable], primitive)} ltac:(index_close))`;
        return this.uses('=', proof, [left, right]);
      }
      case 'exchange': {
        const [v, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const inner = step.fields('inner');
        const w = inner.variable('variable');
        const [outer, swapped] = [step.fields('outer'), step.fields('swapped')];
        const body = step.term('body');
        const [c, d] = [inner.index('from'), inner.index('to')];
        const [C, D] = [outer.index('from'), outer.index('to')];
        const [e, h] = [swapped.index('from'), swapped.index('to')];
        const left = forms.normalRange(
          'sum',
          v,
          from,
          to,
          forms.normalRange('sum', w, c, d, forms.normal(body)),
        );
        const right = forms.normalRange(
          'sum',
          w,
          C,
          D,
          forms.normalRange('sum', v, e, h, forms.normal(body)),
        );
        const [cv, cw] = [coqName(v), coqName(w)];
        const ends = [C, D].map(indexText).join(' ');
        const inside = [
          [cw, e],
          [cw, h],
        ]
          .map(([name, end]) => `(fun ${name as string} : Z => ${indexText(end as Affine)})`)
          .join(' ');
        const before = [
          [cv, c],
          [cv, d],
        ]
          .map(([name, end]) => `(fun ${name as string} : Z => ${indexText(end as Affine)})`)
          .join(' ');
        const proof = `(sum_exchange ${ends} ${inside} ${indexText(from)} ${indexText(to)} ${before} ${forms.functionText([v, w], body)} ltac:(intros; index_close))`;
        return this.uses('=', proof, [left, right]);
      }
      case 'cauchy-schwarz': {
        const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const [u, w] = [step.term('u'), step.term('w')];
        const over = (a: Polynomial, b: Polynomial) =>
          forms.normalRange(
            'sum',
            variable,
            from,
            to,
            forms.operation('*', forms.normal(a), forms.normal(b)),
          );
        const form = forms.operation(
          '-',
          forms.operation('*', over(u, u), over(w, w)),
          forms.operation('*', over(u, w), over(u, w)),
        );
        const proof = `(cauchy_schwarz ${indexText(from)} ${indexText(to)} ${forms.functionText([variable], u)} ${forms.functionText([variable], w)})`;
        return this.says('>=', proof, form);
      }
      case 'induction':
        return this.induction(step, fact, blocks as readonly [Asserted, Asserted]);
      case 'same index': {
        const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
        const says = step.term('says');
        const at = (index: Affine): Form => forms.substituted(says, new Map([[variable, index]]));
        const { name } = factAt(facts, step.integer('fact'));
        const raw = forms.functionText([variable], says);
        return `refine (${FACT[fact.relation]}_conv _ _ ${name} _); ${solved(
          `transitivity (${raw} ${indexText(to)})`,
          `symmetry; ${this.scriptOf(at(to))}`,
          `replace ${indexText(to)} with ${indexText(from)} by index_close; ${this.scriptOf(at(from))}`,
        )}`;
      }
      case 'integer cases': {
        const [yes, no] = blocks as unknown as [Asserted, Asserted];
        return solved(
          `destruct (Z_le_gt_dec 0 ${indexText(step.index('index'))})`,
          `exact (${yes.name} ltac:(index_close))`,
          `exact (${no.name} ltac:(index_close))`,
        );
      }
      case 'cases': {
        const [yes, no] = blocks as unknown as [Asserted, Asserted];
        const term = step.term('term');
        return solved(
          `apply (sign_cases ${forms.text(term)}); intros sign_`,
          `exact (${yes.name} sign_)`,
          `apply ${no.name}; refine (ge_conv _ _ sign_ _); ring_close`,
        );
      }
      case 'impossible':
        return 'exfalso; index_close';
      case 'law':
        return this.law(step, fact, facts);
      case 'power': {
        const [base, exponent] = [step.term('base'), step.index('exponent')];
        if (exponent.parts.length === 0 || exponent.add(1).parts.length === 0) return 'ring_close';
        const [text, at] = [forms.text(base), indexText(exponent)];
        const here = forms.integerPower(forms.normal(base), exponent);
        if (step.text('law') === 'zero')
          return this.says(
            '=',
            `(power_zero ${text} ${at}${ranges(1)})`,
            forms.operation('-', here, forms.normal(Polynomial.constant(ONE))),
          );
        const next = forms.integerPower(forms.normal(base), exponent.add(1));
        const form = forms.operation('-', next, forms.operation('*', here, forms.normal(base)));
        return this.says('=', `(power_step ${text} ${at}${ranges(1)})`, form);
      }
      default:
        return unsupported(`the rule ${rule}`);
    }
  }

  /** A fact from a relation between two sides that is proved in another form. */
  private uses(relation: Statement['relation'], proof: string, sides: readonly [Form, Form]): string {
    return this.converted(USE[proved(relation)], proof, sides);
  }

  /** A hypothesis of the claim at some indices. */
  private hypothesis(is: (h: Hypothesis) => boolean, at: readonly Affine[]): string {
    const name = `given_${this.hypotheses.findIndex(is)}`;
    return at.length === 0
      ? name
      : `(${name}${at.map((index) => ` ${indexText(index)}${ranges(2)}`).join('')})`;
  }

  /** `says = e + z`, an identity in which only the inverses of what does not vanish are more than names. */
  private combine(step: Fields, fact: Fact, facts: readonly Named[]): string {
    const { forms } = this;
    const named = (number: unknown): Named => factAt(facts, number);
    const same = this.repeated(step, fact, named);
    if (same) return `exact ${same.name}`;
    const identity = this.identity(step.list('nonzero').map(named));
    const zeros = step.each('equations').map((equation) => {
      const cofactor = equation.term('cofactor');
      const { name } = named(equation.raw('fact'));
      return cofactor.constantValue?.equals(ONE) ? name : `(zero_times ${forms.text(cofactor)} _ ${name})`;
    });
    const zero =
      zeros.length === 0 ? '(eq_refl 0)' : zeros.reduce((rest, own) => `(zero_plus _ _ ${rest} ${own})`);
    if (fact.relation === '=') return `refine (by_zeros _ _ ${zero} _); ${identity}`;
    const summands = step.each('summands').map((summand) => this.summand(summand, named));
    const first = fact.relation === '>' ? summands.findIndex(({ strict }) => strict) : -1;
    const others = summands.flatMap((each, i) => (i === first ? [] : [each.nonnegative()]));
    const rest =
      others.length === 0
        ? '(Rle_refl 0)'
        : others.reduce((sum, own) => `(Rplus_le_le_0_compat _ _ ${sum} ${own})`);
    if (first < 0) return `refine (by_sum _ _ _ ${zero} ${rest} _); ${identity}`;
    const positive = `(Rplus_lt_le_0_compat _ _ ${summands[first]!.positive()} ${rest})`;
    return `refine (by_sum_pos _ _ _ ${zero} ${positive} _); ${identity}`;
  }

  /** The fact that a combination only says once more. */
  private repeated(step: Fields, fact: Fact, named: (number: unknown) => Named): Named | null {
    const [equations, summands] = [step.each('equations'), step.each('summands')];
    if (step.list('nonzero').length > 0 || equations.length + summands.length !== 1) return null;
    const [equation] = equations;
    const [summand] = summands;
    const factor = equation ? equation.term('cofactor').constantValue : summand!.rational('coefficient');
    const numbers = equation ? [equation.raw('fact')] : summand!.list('factors');
    if (!factor?.equals(ONE) || numbers.length !== 1 || typeof numbers[0] !== 'number') return null;
    const one = named(numbers[0]);
    return one.fact.relation === fact.relation && one.fact.term.equals(fact.term) ? one : null;
  }

  /** The sign of `coefficient * product of factors`, as terms that prove it. */
  private summand(summand: Fields, named: (number: unknown) => Named) {
    const coefficient = summand.rational('coefficient');
    const factors = summand.list('factors').map((factor) => {
      if (typeof factor !== 'number') {
        const root = this.forms.text(Fields.of(factor, this.reader).term('square'));
        return { strict: false, weak: `(square_nonneg ${root})`, strong: '' };
      }
      const { fact, name } = named(factor);
      const strict = fact.relation === '>';
      return { strict, weak: strict ? `(Rlt_le _ _ ${name})` : name, strong: name };
    });
    const isOne = coefficient.equals(ONE) && factors.length > 0;
    const product = (lemma: string, parts: readonly string[]) =>
      parts.reduce((a, b) => `(${lemma} _ _ ${a} ${b})`);
    return {
      strict: coefficient.sign > 0 && factors.every((factor) => factor.strict),
      nonnegative: () =>
        product('Rmult_le_pos', [
          ...(isOne ? [] : [nonnegative(coefficient)]),
          ...factors.map(({ weak }) => weak),
        ]),
      positive: () =>
        product('Rmult_lt_0_compat', [
          ...(isOne ? [] : [positive(coefficient)]),
          ...factors.map(({ strong }) => strong),
        ]),
    };
  }

  /** Proves an identity; the inverses of factors of the `nonzero` facts are cleared. */
  private identity(nonzero: readonly Named[]): string {
    if (nonzero.length === 0) return 'ring_close';
    const pairs = nonzero.flatMap(({ fact, name }) =>
      this.factors(fact.term).map((factor) => ({ factor, name, whole: fact.term })),
    );
    const names = pairs.map((_, i) => `N_${i}`);
    const asserts = pairs.map(({ factor, name, whole }, i) => {
      const text = this.forms.text(factor);
      const proof = factor.equals(whole)
        ? `exact (Rgt_not_eq _ _ ${name})`
        : whole.terms.size > 1
          ? `refine (nonzero_scaled ${this.scale(whole)} _ ${text} ${name} _); ring_close`
          : `factor_of ${name}`;
      return `assert (${names[i]} : ${text} <> 0) by (${proof})`;
    });
    // What has the inverse of another one within it is longer.
    const length = (i: number) => this.forms.text(pairs[i]!.factor).length;
    const inOrder = [...names.keys()].sort((a, b) => length(b) - length(a)).map((i) => names[i]!);
    return `${asserts.join('; ')}; revert ${inOrder.join(' ')}; ring_close`;
  }

  /** c, where a polynomial is c times its monic form. */
  private scale(whole: Polynomial): string {
    const [[inverse]] = [...this.terms.inverse(whole).terms.values()] as unknown as [[Rational]];
    return rationalText(Rational.ONE.div(inverse));
  }

  /** The polynomials that do not vanish where `term` does not: its factors, or itself. */
  private factors(term: Polynomial): Polynomial[] {
    if (term.terms.size > 1) {
      const [monic] = [...this.terms.inverse(term).atoms];
      return monic?.kind === 'inverse' ? [...monic.parts] : [];
    }
    return [...term.atoms].map((atom) => (atom.kind === 'inverse' ? atom.parts[0]! : Polynomial.atom(atom)));
  }

  private linear(step: Fields): string {
    const { forms } = this;
    const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
    const parts = step
      .each('parts')
      .map((part) => ({ factor: part.term('factor'), body: part.term('body') }));
    const whole = parts
      .map(({ factor, body }) => forms.operation('*', forms.normal(factor), forms.normal(body)))
      .reduce((a, b) => forms.operation('+', a, b));
    const left = forms.normalRange('sum', variable, from, to, whole);
    const right = parts
      .map(({ factor, body }) =>
        forms.operation(
          '*',
          forms.normal(factor),
          forms.normalRange('sum', variable, from, to, forms.normal(body)),
        ),
      )
      .reduce((a, b) => forms.operation('+', a, b));
    const ends = `${indexText(from)} ${indexText(to)}`;
    const fun = (body: string) => `(fun ${coqName(variable)} : Z => ${body})`;
    const scaled = parts.map(({ factor, body }) => {
      const [coefficient, text] = [forms.text(factor), forms.text(body)];
      return {
        body: `(${coefficient} * ${text})`,
        proof: `(sum_scale ${coefficient} ${ends} ${fun(text)})`,
      };
    });
    const { proof } = scaled.reduce((before, part) => ({
      body: `(${before.body} + ${part.body})`,
      proof: `(eq_trans (sum_plus ${ends} ${fun(before.body)} ${fun(part.body)}) (f_equal2 Rplus ${before.proof} ${part.proof}))`,
    }));
    return this.uses('=', proof, [left, right]);
  }

  private split(step: Fields): string {
    const { forms, terms } = this;
    const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
    const kind = step.text('operator') as 'sum' | 'prod';
    const [body, cuts] = [step.term('body'), step.indices('cuts')];
    const neutral = kind === 'sum' ? Polynomial.ZERO : Polynomial.constant(ONE);
    const fun = forms.functionText([variable], body);
    const piece = (start: Affine, end: Affine): { form: Form; proof: string } => {
      const length = end.plus(start, -1);
      const at = `${indexText(start)} ${indexText(end)} ${fun}`;
      if (length.parts.length === 0 && length.constant === -1)
        return { form: forms.normal(neutral), proof: `(${kind}_empty ${at} ltac:(index_close))` };
      if (length.parts.length === 0 && length.constant === 0)
        return {
          form: forms.substituted(body, new Map([[variable, start]])),
          proof: `(${kind}_single ${at} ltac:(index_close))`,
        };
      return {
        form: forms.normalRange(kind, variable, start, end, forms.normal(body)),
        proof: `(eq_refl (r${kind} ${at}))`,
      };
    };
    const left = forms.normalRange(kind, variable, from, to, forms.normal(body));
    if (cuts.length === 0) {
      const one = piece(from, to);
      const empty = terms.reduction(kind, variable, from, to, body).equals(one.form.poly);
      if (!empty) return this.uses('=', one.proof, [left, one.form]);
      const proof = `(${kind}_empty ${indexText(from)} ${indexText(to)} ${fun} ltac:(index_close))`;
      return this.uses('=', proof, [left, forms.normal(neutral)]);
    }
    const starts = [from, ...cuts];
    const ends = [...cuts.map((cut) => cut.add(-1)), to];
    const operator = kind === 'sum' ? '+' : '*';
    const name = kind === 'sum' ? 'Rplus' : 'Rmult';
    const pieces = starts.map((start, i) => piece(start, ends[i]!));
    const right = pieces
      .map(({ form }) => form)
      .reduceRight((rest, form) => forms.operation(operator, form, rest));
    const proof = pieces.reduceRight<string | null>((rest, { proof: own }, i) => {
      if (rest === null) return own;
      const cut = `(${kind}_cut ${indexText(ends[i]!)} ${indexText(starts[i + 1]!)} ${indexText(starts[i]!)} ${indexText(to)} ${fun}${ranges(3)})`;
      return `(eq_trans ${cut} (f_equal2 ${name} ${own} ${rest}))`;
    }, null);
    return this.uses('=', proof!, [left, right]);
  }

  private induction(step: Fields, fact: Fact, [base, next]: readonly [Asserted, Asserted]): string {
    const { forms } = this;
    const [variable, from, to] = [step.variable('variable'), step.index('from'), step.index('to')];
    const isUp = step.text('direction') === 'up';
    const says = step.term('says');
    const name = coqName(variable);
    const at = (index: Affine): Form => forms.substituted(says, new Map([[variable, index]]));
    const n = Affine.variable(variable);
    const [first, last] = isUp ? [from, to] : [to, from];
    const [assumed, wanted] = isUp ? [n, n.add(1)] : [n.add(1), n];
    const predicate = `(fun ${name} : Z => ${this.factText({ term: says, relation: fact.relation })})`;
    const convert = (proof: string, form: Form) =>
      this.forms.isNormal(form)
        ? `exact ${proof}`
        : `refine (${FACT[fact.relation]}_conv _ _ ${proof} _); ${this.scriptOf(form)}`;
    const back = (proof: string, form: Form) => this.says(fact.relation, proof, form);
    const weak = (asserted: Asserted, proof: string) =>
      asserted.fact.relation === '>' && fact.relation === '>=' ? `(Rlt_le _ _ ${proof})` : proof;
    const before = `assert (before_ : ${this.factText({ term: at(assumed).poly, relation: fact.relation })}) by (${back('assumed_', at(assumed))})`;
    const after = convert(weak(next, `(${next.name} ${name}${ranges(2)} before_)`), at(wanted));
    const whole = solved(
      `apply (${isUp ? 'up' : 'down'} ${predicate} ${indexText(from)} ${indexText(to)}${ranges(1)})`,
      `cbv beta; ${convert(weak(base, base.name), at(first))}`,
      `intros ${name} ? ? assumed_; cbv beta in assumed_ |- *; ${before}; ${after}`,
    );
    return `assert (after_ : ${predicate} ${indexText(last)}) by (${whole}); cbv beta in after_; ${back('after_', at(last))}`;
  }

  private law(step: Fields, fact: Fact, facts: readonly Named[]): string {
    const { forms } = this;
    const law = step.text('law');
    const number = (n: Polynomial) => forms.normal(n);
    const one = number(Polynomial.constant(ONE));
    const [x = one, y = one, z = one] = step.terms('arguments').map(number);
    const minus = (a: Form, b: Form) => forms.operation('-', a, b);
    const times = (a: Form, b: Form) => forms.operation('*', a, b);
    const f = (name: 'sqrt' | 'ln' | 'exp' | 'abs', a: Form) => forms.unary(name, a);
    const two = number(Polynomial.constant(ONE.add(ONE)));
    const name = law.replaceAll('-', '_');
    const [form, lemma, count]: [Form, string, number] = (() => {
      switch (law) {
        case 'root-square':
          return [minus(times(f('sqrt', x), f('sqrt', x)), x), name, 1];
        case 'root-sign':
        case 'root-positive':
          return [f('sqrt', x), name, 1];
        case 'root-monotone':
          return [minus(f('sqrt', y), f('sqrt', x)), name, 2];
        case 'root-value':
          return [minus(f('sqrt', x), y), name, 2];
        case 'inverse-positive':
          return [forms.inverse(x), name, 1];
        case 'ln-below':
          return [minus(minus(x, one), f('ln', x)), name, 1];
        case 'ln-product':
          return [minus(minus(f('ln', times(x, y)), f('ln', x)), f('ln', y)), name, 2];
        case 'ln-inverse':
          return [forms.operation('+', f('ln', forms.inverse(x)), f('ln', x)), name, 1];
        case 'ln-root':
          return [minus(times(two, f('ln', f('sqrt', x))), f('ln', x)), name, 1];
        case 'ln-monotone':
        case 'ln-strict':
          return [minus(f('ln', y), f('ln', x)), name, 2];
        case 'ln-exp':
          return [minus(f('ln', f('exp', x)), x), "ln_exp'", 1];
        case 'exp-ln':
          return [minus(f('exp', f('ln', x)), x), "exp_ln'", 1];
        case 'exp-positive':
          return [f('exp', x), name, 1];
        case 'exp-above':
          return [minus(minus(f('exp', x), one), x), name, 1];
        case 'exp-sum':
          return [minus(f('exp', forms.operation('+', x, y)), times(f('exp', x), f('exp', y))), name, 2];
        case 'exp-monotone':
          return [minus(f('exp', y), f('exp', x)), name, 2];
        case 'max-value':
        case 'max-above':
          return [minus(forms.extreme('max', x, y), x), name, 2];
        case 'min-value':
          return [minus(forms.extreme('min', x, y), x), name, 2];
        case 'min-below':
          return [minus(x, forms.extreme('min', x, y)), name, 2];
        case 'abs-value':
          return [minus(f('abs', x), x), name, 1];
        case 'abs-even':
          return [minus(f('abs', x), f('abs', forms.negation(x))), name, 1];
        case 'same-root':
          return [minus(f('sqrt', x), f('sqrt', y)), 'same sqrt', 2];
        case 'same-ln':
          return [minus(f('ln', x), f('ln', y)), 'same ln', 2];
        case 'same-exp':
          return [minus(f('exp', x), f('exp', y)), 'same exp', 2];
        case 'same-abs':
          return [minus(f('abs', x), f('abs', y)), 'same Rabs', 2];
        case 'same-inverse':
          return [minus(forms.inverse(x), forms.inverse(y)), 'same Rinv', 2];
        case 'same-max':
          return [
            minus(forms.extreme('max', x, z), forms.extreme('max', y, z)),
            `same (fun x => Rmax x ${forms.text(z.poly)})`,
            2,
          ];
        case 'same-min':
          return [
            minus(forms.extreme('min', x, z), forms.extreme('min', y, z)),
            `same (fun x => Rmin x ${forms.text(z.poly)})`,
            2,
          ];
        default:
          return unsupported(`the law ${law}`);
      }
    })();
    const values = [x, y]
      .slice(0, count)
      .map((value) => this.text(value))
      .join(' ');
    const premises = step.list('premises').map((number) => factAt(facts, number));
    const proofs = premises.map(({ name: premise }) => `by_fact ${premise}`);
    const holes = premises.map(() => ' _').join('');
    if (forms.isNormal(form))
      return proofs.length === 0
        ? `exact (${lemma} ${values})`
        : solved(`refine (${lemma} ${values}${holes})`, ...proofs);
    return solved(
      `refine (${FACT[fact.relation]}_conv _ _ (${lemma} ${values}${holes}) _)`,
      ...proofs,
      `cbv beta; symmetry; ${this.scriptOf(form)}`,
    );
  }

  private lemmaScript(step: Fields, context: Context, blocks: readonly Asserted[]): string {
    const { forms, terms } = this;
    const document = step.raw('document') === null ? null : step.text('document');
    const theorem = this.lemma(document, step.text('claim'), step.integer('statement'))!;
    const { claim } = theorem;
    const horizon = step.index('horizon');
    const values = step.each('givens').map((value) => {
      if (value.raw('index') !== undefined) return { kind: 'index' as const, index: value.index('index') };
      return { kind: 'term' as const, parameters: value.variables('parameters'), body: value.term('term') };
    });
    const given: GivenForm = (number, indices) => {
      const value = values[number]!;
      if (value.kind !== 'term') return unsupported('an integer as a real number');
      const at = new Map(value.parameters.map((name, i) => [name, indices[i]!]));
      return forms.substituted(value.body, at, 'in some form');
    };
    const givens: Givens = {
      integer: (number) => (values[number] as { index: Affine }).index,
      real: (number, indices) => given(number, indices).poly,
    };
    const inside = new ClaimTerms(claim, terms, givens, horizon);
    const insideForms = new ClaimForms(forms, inside, given, (number) => this.definitionName(claim, number));
    const parameters = [
      indexText(horizon),
      ...values.map((value) =>
        value.kind === 'index' ? indexText(value.index) : forms.functionText(value.parameters, value.body),
      ),
    ].join(' ');
    let used = 0;
    const scriptFor = (hypothesis: Hypothesis): string => {
      switch (hypothesis.kind) {
        case 'horizon':
        case 'integer':
          return 'cbv beta; index_close';
        case 'domain': {
          const { ranges, domain } = claim.givens[hypothesis.given]!;
          if (domain.kind !== 'reals') return unsupported('the domain of an integer');
          const end = domain[hypothesis.end]!;
          const { slots, context: opened } = inside.openRanges(ranges, context);
          const self = given(
            hypothesis.given,
            ranges.map((range) => slots.get(range.slot)!),
          );
          const value = insideForms.real(end.value, slots);
          const sides = hypothesis.end === 'lower' ? ([value, self] as const) : ([self, value] as const);
          return this.met(end.kind === 'open' ? '<' : '<=', sides, blocks[used++]!, context, opened);
        }
        case 'shape': {
          const { ranges, shape } = claim.givens[hypothesis.given]!;
          const { slots, context: opened } = inside.openRanges([ranges[0]!], context);
          const at = slots.get(ranges[0]!.slot)!;
          const [now, next] = [given(hypothesis.given, [at]), given(hypothesis.given, [at.add(1)])];
          return this.met(
            '<=',
            shape === 'nonincreasing' ? [next, now] : [now, next],
            blocks[used++]!,
            context,
            opened,
          );
        }
        case 'premise': {
          const premise = claim.premises[hypothesis.premise]!;
          const { slots, context: opened } = inside.openRanges(premise.ranges, context);
          return this.met(
            premise.relation,
            this.sides(premise, slots, insideForms),
            blocks[used++]!,
            context,
            opened,
          );
        }
      }
    };
    const admitted = hypothesesOf(claim)
      .map(scriptFor)
      .reduceRight((rest, script) => solved('split', script, rest));
    const statement = claim.statements[theorem.index]!;
    const at = step.indices('at');
    const slots = slotsAt(statement.ranges, at, inside);
    this.used.add(claim);
    const file = this.home(claim) === this.home(this.claim) ? '' : `${this.home(claim)}.`;
    const own = `${file}${coqName(claim.name)}.${statementNames(claim)[theorem.index]}`;
    const indices = at.map((index) => ` ${indexText(index)}${ranges(2)}`).join('');
    return (
      `assert (lemma_ : ${module(claim)}.given ${parameters}) by (unfold ${module(claim)}.given; cbv beta; ${admitted}); ` +
      `apply (${own} ${parameters}) in lemma_; unfold ${module(claim)}.${statementNames(claim)[theorem.index]} in lemma_; ` +
      this.uses(
        statement.relation,
        relationOf(statement, `(lemma_${indices})`),
        this.sides(statement, slots, insideForms),
      )
    );
  }

  /** A hypothesis of a lemma from the block that proves it. */
  private met(
    relation: Statement['relation'],
    [left, right]: readonly [Form, Form],
    block: Asserted,
    around: Context,
    opened: Context,
  ): string {
    const variables = openedBy(around, opened).map(coqName);
    const proof = applied(block);
    const weak =
      block.fact.relation === '>' && PROVE[proved(relation)] === 'fact_le' ? `(Rlt_le _ _ ${proof})` : proof;
    const intros = variables.map((name) => `intros ${name} ? ?; `).join('');
    return `${intros}cbv beta; ${this.proves(relation, weak, [left, right])}`;
  }
}

const ONE = Rational.ONE;

const bare = (text: string): string => text.replace(/%Z$/, '');

function factAt(facts: readonly Named[], number: unknown): Named {
  return facts[integer(number, 'a fact')] ?? reject('unknown-fact', `no fact ${number} here`);
}

/** The variables that a context has beyond another one. */
function openedBy(around: Context, inside: Context): string[] {
  return [...inside.variables].slice(around.variables.size);
}

/** What is asserted, for the variables as they are called now. */
function applied({ name, around, inside }: Asserted): string {
  const variables = openedBy(around, inside).map((variable) => ` ${coqName(variable)}`);
  return `(${name}${variables.join('')}${ranges(inside.hypotheses.length - around.hypotheses.length)})`;
}

/** The relation of a theorem, without what it says of the existence of its sides. */
function relationOf({ left, right }: Statement, theorem: string): string {
  return existing(left).length + existing(right).length === 0 ? theorem : `(proj2 ${theorem})`;
}

/** `(conj a (conj b c))`. */
function nested(proofs: readonly string[]): string {
  return proofs.reduceRight((rest, proof) => `(conj ${proof} ${rest})`);
}
