import { type Claim, printClaim } from '../language/index.js';
import { Affine } from './affine.js';
import type { RuleName } from './certificate.js';
import { ClaimTerms, type Givens } from './claim-terms.js';
import { Context } from './context.js';
import { Existence } from './existence.js';
import { type Failure, Rejected, reject } from './failure.js';
import { Fields, integer, list, Reader } from './fields.js';
import { RULES } from './rules/index.js';
import { demandFact, type Fact, type Scope } from './scope.js';
import { factOf, openRanges } from './statements.js';
import { Terms } from './terms.js';
import { ProvedStatement } from './theorem.js';

/** Deepest nesting of blocks, and steps of one claim. */
const MAX_NESTING = 60;
const MAX_STEPS = 100_000;

export interface CheckOptions {
  /** Theorems made earlier in this run, which `lemma` may use. */
  readonly lemmas?: readonly ProvedStatement[];
  /** Told of each fact as it is made: the path of its node, its rule, and what it says. For pages and exports. */
  readonly onStep?: (node: string, rule: RuleName, fact: Fact) => void;
}

export interface CheckOutcome {
  /** One for each of `Claim.statements`: the theorem, or `null`. */
  readonly proved: readonly (ProvedStatement | null)[];
  /** One for each statement proof that was rejected; one without a node if the certificate cannot be read at all. */
  readonly failures: readonly Failure[];
  /** Steps that were checked. */
  readonly nodes: number;
  /** Rules of the accepted proofs, by statement. */
  readonly rules: readonly (readonly RuleName[])[];
}

const makeTheorem = ProvedStatement.maker();

/**
 * Checks the certificate of one claim. Every statement that it proves becomes a theorem; nothing else makes one. `proof` is
 * JSON of unknown origin: whatever it is, the answer is a value, within a limit of work.
 */
export function checkClaim(claim: Claim, proof: unknown, options: CheckOptions = {}): CheckOutcome {
  return new Checker(claim, options).run(proof);
}

class Checker {
  private readonly terms = new Terms();
  private readonly reader = new Reader(
    this.terms,
    (name, indices) =>
      this.claim.givens.some((given) => given.name === name && given.ranges.length === indices),
    (definition, indices) => {
      const found = this.claim.definitions[definition];
      return found?.recursion != null && found.parameters.length === indices;
    },
  );
  private readonly claimTerms: ClaimTerms;
  private readonly proved: (ProvedStatement | null)[];
  private readonly rules: RuleName[][];
  private path: string[] = [];
  private used = new Set<RuleName>();
  private nodes = 0;

  constructor(
    private readonly claim: Claim,
    private readonly options: CheckOptions,
  ) {
    const givens: Givens = {
      integer: (given) => Affine.variable(claim.givens[given]!.name),
      real: (given, indices) => this.terms.given(claim.givens[given]!.name, indices),
      recursion: (definition, indices) => this.terms.recursion(definition, indices),
    };
    this.claimTerms = new ClaimTerms(claim, this.terms, givens, Affine.variable('T'));
    this.proved = claim.statements.map(() => null);
    this.rules = claim.statements.map(() => []);
  }

  run(proof: unknown): CheckOutcome {
    const failures: Failure[] = [];
    let stale = false;
    const attempt = (work: () => void) => {
      this.path = [];
      try {
        work();
      } catch (error) {
        const failure = this.failure(error);
        failures.push(stale && failure.name !== 'too-large' ? { ...failure, name: 'stale' } : failure);
      }
    };
    attempt(() => {
      const certificate = Fields.of(proof, this.reader);
      stale = certificate.raw('text') !== printClaim(this.claim);
      if (this.claim.method) reject('unsupported', 'a claim about the runs of a method');
      const context = this.start();
      this.reader.useTable(certificate.list('terms'));
      for (const statement of certificate.each('statements'))
        attempt(() => this.statement(statement, context));
    });
    return { proved: this.proved, failures, nodes: this.nodes, rules: this.rules };
  }

  private failure(error: unknown): Failure {
    const node = this.path.join(', ');
    if (error instanceof Rejected) return { name: error.failure, node, detail: error.detail };
    // Deep nesting may exhaust the stack before a limit is met.
    if (error instanceof RangeError) return { name: 'too-large', node, detail: 'nested too deeply' };
    throw error;
  }

  /** The horizon, and the integer givens with their domains. */
  private start(): Context {
    const { slots } = this.claimTerms;
    let context = Context.EMPTY.open('T').assume(Affine.variable('T').add(-1));
    for (const { name, domain, ranges } of this.claim.givens) {
      if (domain.kind !== 'integers') continue;
      if (ranges.length > 0) reject('unsupported', `the sequence of integers ${name}`);
      const variable = Affine.variable(name);
      const [from, to] = [this.claimTerms.index(domain.from, slots), this.claimTerms.index(domain.to, slots)];
      context = context.open(name).assume(variable.plus(from, -1), to.plus(variable, -1));
    }
    return context;
  }

  private statement(proof: Fields, start: Context): void {
    const number = proof.integer('statement');
    this.path = [`statement ${number}`];
    const statement = this.claim.statements[number];
    if (!statement) reject('malformed', 'the claim has no such statement');
    this.used = new Set();
    const { slots, context } = openRanges(statement.ranges, this.claimTerms, start);
    const existence = new Existence(this.claimTerms);
    existence.visit(statement.left, slots, context);
    existence.visit(statement.right, slots, context);
    const blocks = proof.list('exists');
    existence.requirements.forEach((requirement, i) => {
      if (i >= blocks.length)
        reject('existence-missing', `nothing shows that a side exists (${requirement.sign})`);
      const fact = this.block(blocks[i], `exists ${i}`, requirement.context, []);
      const { term, sign } = requirement;
      if (sign === 'nonzero' && fact.relation === '>' && fact.term.equals(term.negate())) return;
      demandFact(fact, term, sign === 'nonnegative' ? '>=' : '>', `exists ${i}`);
    });
    const wanted = factOf(statement, this.claimTerms, slots);
    demandFact(this.block(proof.raw('proof'), 'proof', context, []), wanted.term, wanted.relation, 'proof');
    this.proved[number] = makeTheorem(this.claim, number);
    this.rules[number] = [...this.used];
  }

  /** The last fact of a block. `facts` are those that hold around it, and the assumed ones. */
  private block(json: unknown, name: string, context: Context, facts: readonly Fact[]): Fact {
    this.path.push(name);
    if (this.path.length > MAX_NESTING) reject('too-large', 'blocks nested so deeply');
    this.terms.meter.spend(facts.length >> 3);
    const known = [...facts];
    const steps = list(json, 'a block');
    if (steps.length === 0) reject('malformed', 'an empty block');
    for (const [i, step] of steps.entries()) {
      this.path.push(`${i}`);
      known.push(this.step(step, context, known));
      this.path.pop();
    }
    this.path.pop();
    return known.at(-1)!;
  }

  private step(json: unknown, context: Context, facts: readonly Fact[]): Fact {
    this.nodes += 1;
    if (this.nodes > MAX_STEPS) reject('too-large', 'so many steps');
    const fields = Fields.of(json, this.reader);
    const rule = fields.choice('rule', Object.keys(RULES) as RuleName[]);
    const scope: Scope = {
      terms: this.terms,
      reader: this.reader,
      claim: this.claimTerms,
      context,
      fact: (number) => facts[integer(number, 'a fact')] ?? reject('unknown-fact', `no fact ${number} here`),
      block: (block, name, inside, ...assumed) => this.block(block, name, inside, [...facts, ...assumed]),
      proved: (statement) => this.proved[statement] != null,
      lemma: (document, name, index) => this.lemma(document, name, index),
    };
    const fact = RULES[rule](fields, scope);
    for (const atom of fact.term.atoms)
      for (const variable of atom.variables)
        if (!context.variables.has(variable)) reject('malformed', `\`${variable}\` is not open`);
    this.used.add(rule);
    this.options.onStep?.(this.path.join(', '), rule, fact);
    return fact;
  }

  private lemma(document: string | null, name: string, index: number): ProvedStatement | null {
    const found = (this.options.lemmas ?? []).find(
      (theorem) =>
        theorem.index === index &&
        theorem.claim.name === name &&
        theorem.claim !== this.claim &&
        (document === null
          ? theorem.claim.source.path === this.claim.source.path
          : documentName(theorem.claim.source.path) === document),
    );
    return ProvedStatement.is(found) ? found : null;
  }
}

/** `part-1-average-loss` of `proofs/part-1-average-loss.md`. */
function documentName(path: string): string {
  return path.replace(/^.*[\\/]/, '').replace(/\.md$/, '');
}
