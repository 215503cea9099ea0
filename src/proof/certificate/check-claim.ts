import { type Claim, printClaim } from '../../language/index.js';
import type { RuleName } from '../certificate.js';
import { Checker } from '../check.js';
import { type Failure, Rejected, reject } from '../failure.js';
import type { Build, Fact, Place } from '../scope.js';
import { ProvedStatement } from '../theorem.js';
import { inferred } from './derived.js';
import { Fields, integer, list, Reader, record } from './fields.js';
import { findLemma } from './find-lemma.js';
import { findRefutation } from './find-refutation.js';
import { WorkMeter } from './meter.js';
import { type Around, readStep } from './steps.js';

/** Deepest nesting of blocks; steps of one claim, and terms of its table. */
const MAX_NESTING = 60;
const MAX_STEPS = 100_000;
const MAX_TERMS = 100_000;

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

/**
 * Checks the certificate of one claim. Every statement that it proves becomes a theorem; nothing else makes one. `proof` is
 * JSON of unknown origin: whatever it is, the answer is a value, within a limit of work.
 */
export function checkClaim(claim: Claim, proof: unknown, options: CheckOptions = {}): CheckOutcome {
  return new CertificateReading(claim, options).run(proof);
}

/** Reads a certificate to the checker, step by step. */
class CertificateReading {
  private readonly theorems = new Map<number, ProvedStatement>();
  private readonly rules: RuleName[][];
  private path: string[] = [];
  private used = new Set<RuleName>();
  private nodes = 0;

  constructor(
    private readonly claim: Claim,
    private readonly options: CheckOptions,
  ) {
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
      stale = record(proof).text !== printClaim(this.claim);
      const checker = new Checker(this.claim, findRefutation, new WorkMeter());
      const reader = new Reader(checker.terms, this.claim);
      const fields = Fields.of(proof, reader);
      const [terms, statements] = [fields.list('terms'), fields.each('statements')];
      if (terms.length > MAX_TERMS) reject('too-large', 'a table of so many terms');
      if (statements.length > this.claim.statements.length)
        reject('malformed', 'more proofs than statements');
      reader.useTable(terms);
      for (const statement of statements) attempt(() => this.statement(statement, checker, reader));
    });
    const proved = this.claim.statements.map((_, i) => this.theorems.get(i) ?? null);
    return { proved, failures, nodes: this.nodes, rules: this.rules };
  }

  private failure(error: unknown): Failure {
    const node = this.path.join(', ');
    if (error instanceof Rejected) return { name: error.failure, node, detail: error.detail };
    // Deep nesting may exhaust the stack before a limit is met.
    if (error instanceof RangeError) return { name: 'too-large', node, detail: 'nested too deeply' };
    throw error;
  }

  private statement(proof: Fields, checker: Checker, reader: Reader): void {
    const number = proof.integer('statement');
    this.path = [`statement ${number}`];
    this.used = new Set();
    const exists = proof.list('exists').map((json, i) => this.block(json, `exists ${i}`, reader, []));
    const theorem = checker.prove(number, exists, this.block(proof.raw('proof'), 'proof', reader, []));
    this.theorems.set(number, theorem);
    this.rules[number] = [...this.used];
  }

  /** Makes the facts of a block. `facts` are those that hold around it; its last one is what it proves. */
  private block(json: unknown, name: string, reader: Reader, facts: readonly Fact[]): Build {
    return (place, assumed) => {
      this.path.push(name);
      if (this.path.length > MAX_NESTING) reject('too-large', 'blocks nested so deeply');
      reader.terms.meter.spend(facts.length >> 3);
      const known = [...facts, ...assumed];
      const steps = list(json, 'a block');
      if (steps.length === 0) reject('malformed', 'an empty block');
      for (const [i, step] of steps.entries()) {
        this.path.push(`${i}`);
        known.push(this.step(Fields.of(step, reader), place, known, reader));
        this.path.pop();
      }
      this.path.pop();
      return known.at(-1)!;
    };
  }

  private step(fields: Fields, place: Place, facts: readonly Fact[], reader: Reader): Fact {
    this.nodes += 1;
    if (this.nodes > MAX_STEPS) reject('too-large', 'so many steps');
    const around: Around = {
      fact: (number) => facts[integer(number, 'a fact')] ?? reject('unknown-fact', `no fact ${number} here`),
      block: (json, name) => this.block(json, name, reader, facts),
      earlier: (statement) => this.theorems.get(statement) ?? null,
      lemma: (document, name, index) => this.lemma(document, name, index),
    };
    const step = readStep(fields, around);
    const fact = inferred(step, place, this.claim, reader.terms);
    this.used.add(step.rule);
    this.options.onStep?.(this.path.join(', '), step.rule, fact);
    return fact;
  }

  private lemma(document: string | null, name: string, index: number): ProvedStatement | null {
    const found = findLemma(this.options.lemmas ?? [], this.claim, { document, name, index });
    return ProvedStatement.is(found) ? found : null;
  }
}
