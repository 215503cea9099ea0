import type { Rational } from '../../arithmetic/index.js';
import { type Evaluator, ResidueCode, Unsupported } from '../../compiled/index.js';
import { scansOf } from '../../evaluation/index.js';
import { type Claim, type Expression, type Statement, subtrees } from '../../language/index.js';
import { codeMemories } from '../guide/code-memories.js';
import { type CompiledRange, Compiler, expressionsOf, Guide } from '../guide/index.js';
import type { Stamp } from '../guide/memory.js';
import { FixedParts } from '../landscape/fixed-parts.js';
import { BinaryResidues } from './binary-residues.js';
import { PRIMES, ResidueOperations } from './operations.js';
import { ResidueValues } from './values.js';

/** A case as bulk generators make it. */
export interface FlatCase {
  readonly horizon: number;
  readonly values: Float64Array;
  readonly offsets: Int32Array;
  readonly length: number;
}

/** What residues say of an equality at a case: of all its indices, modulo all primes. */
export type ResidueFinding = 'equal' | 'unequal' | 'unknown';

interface Equality {
  /** Its position among the statements. */
  readonly statement: number;
  readonly left: Evaluator;
  readonly right: Evaluator;
  readonly ranges: readonly CompiledRange[];
}

/**
 * The equalities of a claim modulo primes, where they are rational: both sides at a case, without rounding. Sides with different residues
 * are different numbers; sides that agree modulo two primes of 26 bits are hardly ever: that is evidence, and not an exact comparison.
 */
export class Equalities {
  /** The positions of the statements that have residues. */
  readonly statements: readonly number[];
  private readonly operations: ResidueOperations;
  private readonly values: ResidueValues;
  private readonly guide: Guide;
  private readonly scans: ReturnType<typeof scansOf>;
  private readonly fixed: FixedParts;
  private readonly stamp: Stamp = { current: 0 };
  private readonly exactConstants: Rational[] = [];
  private readonly constants: number[] = [];
  private readonly moduli = PRIMES.map((prime) => ({ prime, binary: new BinaryResidues(prime) }));
  private readonly equalities: readonly Equality[];
  private readonly extents: readonly (readonly CompiledRange[])[];
  private readonly findings: ResidueFinding[];

  constructor(private readonly claim: Claim) {
    this.guide = new Guide(claim);
    this.scans = scansOf(expressionsOf(claim));
    this.fixed = new FixedParts(claim, this.guide);
    this.operations = new ResidueOperations(this.guide.meter);
    this.values = new ResidueValues(this.operations, claim.givens.length);
    this.equalities = claim.statements.flatMap((statement, i) => this.compiled(statement, i) ?? []);
    this.extents = claim.givens.map(({ ranges }) => ranges.map((range) => this.guide.range(range)));
    this.statements = this.equalities.map(({ statement }) => statement);
    this.findings = claim.statements.map(() => 'unknown');
  }

  /** Operations done so far, those on indices included. */
  get work(): number {
    return this.guide.meter.work;
  }

  private compiled(statement: Statement, position: number): Equality | null {
    // A page that forbids generated code has no kernels, and so no bulk cases.
    if (statement.relation !== '=' || this.guide.means === 'closures') return null;
    try {
      // What one statement has written before it turns out to have no residue is not left to another.
      const compiler = new Compiler(this.claim, this.code(), this.scans);
      return {
        statement: position,
        left: compiler.compile(statement.left),
        right: compiler.compile(statement.right),
        ranges: statement.ranges.map((range) => this.guide.range(range)),
      };
    } catch (error) {
      if (error instanceof Unsupported) return null;
      throw error;
    }
  }

  /** Whether the sides of a statement exist at every point of a horizon, or at none, as far as that can be seen: nothing that varies is a denominator. */
  isTotal(statement: number): boolean {
    const { left, right } = this.claim.statements[statement]!;
    const definitions = new Set<number>();
    const dividesByVarying = (e: Expression): boolean => {
      if (e.kind === 'binary' && e.operator === '/' && this.fixed.varies(e.right)) return true;
      if (e.kind === 'power' && this.fixed.varies(e.base) && !isNatural(e.exponent)) return true;
      if (e.kind === 'definition' && !definitions.has(e.definition)) {
        definitions.add(e.definition);
        if (dividesByVarying(this.claim.definitions[e.definition]!.body)) return true;
      }
      return subtrees(e).some(dividesByVarying);
    };
    return !dividesByVarying(left) && !dividesByVarying(right);
  }

  private code(): ResidueCode {
    const { guide, stamp, operations, values, constants, exactConstants, fixed } = this;
    const { environment } = guide;
    return new ResidueCode({
      environment,
      operations,
      values,
      constants,
      constant: (value) => exactConstants.push(value) - 1,
      fixed: (e, what) => fixed.evaluator(e, what),
      ...codeMemories(stamp, environment),
    });
  }

  /**
   * What residues say of each statement at a case, in at most some `most` operations: where they are not enough, what was found until then. The
   * array is the same for all cases.
   */
  decide(at: FlatCase, most: number): readonly ResidueFinding[] {
    const { findings } = this;
    findings.fill('unknown');
    this.guide.meter.bounded(most, () => this.lookAt(at), undefined);
    return findings;
  }

  private lookAt(at: FlatCase): void {
    const { findings } = this;
    try {
      this.place(at);
      for (const [i, { prime, binary }] of this.moduli.entries()) {
        this.use(prime);
        this.values.take(at.values, at.offsets, at.length, binary);
        for (const equality of this.equalities) {
          const { statement } = equality;
          if (i === 0 || findings[statement] === 'equal') findings[statement] = this.finding(equality, 0);
        }
      }
    } catch (error) {
      // What not all primes agree on is not known.
      for (const [s, finding] of findings.entries()) if (finding === 'equal') findings[s] = 'unknown';
      throw error;
    }
  }

  /** Horizon, integer givens and extents, as plain numbers. */
  private place({ horizon, values, offsets }: FlatCase): void {
    const { guide, claim, extents } = this;
    for (const [i, { domain, ranges }] of claim.givens.entries())
      if (domain.kind === 'integers' && ranges.length === 0) guide.values.scalars[i] = values[offsets[i]!]!;
    guide.moved(horizon);
    const { from, count, rowFrom, rowCount } = this.values;
    for (const [i, { ranges }] of claim.givens.entries()) {
      const [outer, inner] = extents[i]!;
      if (!outer) continue;
      from[i] = outer.from();
      count[i] = Math.max(0, outer.to() - from[i]! + 1);
      if (!inner) continue;
      // Cases in bulk have rows of one length: those of the first.
      guide.environment[ranges[0]!.slot] = from[i]!;
      rowFrom[i] = inner.from();
      rowCount[i] = Math.max(0, inner.to() - rowFrom[i]! + 1);
    }
  }

  private use(prime: number): void {
    const { operations, constants, exactConstants } = this;
    operations.use(prime);
    const modulus = BigInt(prime);
    for (const [i, { numerator, denominator }] of exactConstants.entries())
      constants[i] = operations.divide(
        operations.integer(Number(numerator % modulus)),
        operations.integer(Number(denominator % modulus)),
      );
    this.stamp.current += 1;
  }

  /** Of all instances from a depth of the ranges on; `unknown` where there is none. */
  private finding(equality: Equality, depth: number): ResidueFinding {
    const range = equality.ranges[depth];
    if (!range) {
      this.operations.spend(1);
      const left = equality.left();
      const right = equality.right();
      if (Number.isNaN(left) || Number.isNaN(right)) return 'unknown';
      return left === right ? 'equal' : 'unequal';
    }
    let all: ResidueFinding | null = null;
    const to = range.to();
    for (let i = range.from(); i <= to; i += 1) {
      this.guide.environment[range.slot] = i;
      const one = this.finding(equality, depth + 1);
      if (one === 'unequal') return one;
      all = all === null || all === one ? one : 'unknown';
    }
    return all ?? 'unknown';
  }
}

function isNatural(e: Expression): boolean {
  return e.kind === 'number' && e.value.isInteger && e.value.sign >= 0;
}
