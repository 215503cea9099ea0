import type { Bounds } from '../arithmetic/index.js';
import { isWellFormed, type Point, type Reduction, type ScanKind, scansOf } from '../evaluation/index.js';
import type { Claim, Expression, Statement } from '../language/index.js';
import { type Comparison, compareAt } from './compare.js';
import type { Finding, Sides } from './finding.js';
import { instances } from './instances.js';
import {
  Arithmetics,
  CERTIFICATE_LADDER,
  type DecidedBy,
  decidedBy,
  EQUALITY_DIGITS,
  EQUALITY_LADDER,
  INEQUALITY_LADDER,
  Ladder,
  type Level,
} from './ladder.js';
import { domainPremises } from './premises.js';
import { tightness } from './tightness.js';
import type { Truth } from './truth.js';

/** What is certain about a claim at one point. */
export interface Examination {
  /** Whether the point satisfies every domain, shape and premise of the claim. */
  readonly admissible: Truth;
  /** The premise that fails, or that stays unknown, when the point is not admissible; `null` too when the point is none of this claim. */
  readonly broken: { readonly premise: Statement; readonly finding: Finding } | null;
  /** One for each of `Claim.statements`; empty unless the point is admissible for certain. */
  readonly findings: readonly Finding[];
  /** Work done, in steps of binary64. */
  readonly work: number;
}

/** What is certain about one statement at one point. */
export interface StatementExamination {
  readonly admissible: Truth;
  /** `null` unless the point is admissible for certain. */
  readonly finding: Finding | null;
  /** Work done, in steps of binary64. */
  readonly work: number;
}

const RANK: Record<DecidedBy, number> = { binary64: 0, decimal: 1, rational: 2 };

/**
 * The judge of one claim: from an exact point to what is certain about it. It evaluates with the plain
 * interpreter and directed rounding, and trusts nobody who nominates a point: domains and premises are
 * checked like everything else.
 */
export class Judge {
  /** Domains and shapes of the givens, then the `assume` lines. */
  readonly premises: readonly Statement[];
  private readonly scans: ReadonlyMap<Reduction, ScanKind>;
  private readonly arithmetics = new Arithmetics();

  /** `maxCaseWork`: work that one case may take on all rungs of the ladder together; on each it has limits of its own. */
  constructor(
    readonly claim: Claim,
    private readonly maxCaseWork = Number.POSITIVE_INFINITY,
  ) {
    this.premises = [...domainPremises(claim), ...claim.premises];
    this.scans = scansOf(expressionsOf(claim, this.premises));
  }

  /** A ladder of interpreters at `point`, for callers that look at single values. */
  ladder(point: Point): Ladder {
    return new Ladder(this.claim, point, this.scans, this.arithmetics, this.maxCaseWork);
  }

  examine(point: Point): Examination {
    const ladder = this.ladder(point);
    const { truth, broken } = this.admissible(point, ladder);
    if (truth !== 'yes') return { admissible: truth, broken, findings: [], work: ladder.work };
    const findings = this.claim.statements.map((statement) => this.judge(statement, ladder));
    return { admissible: 'yes', broken: null, findings, work: ladder.work };
  }

  /** Whether the point satisfies every domain, shape and premise, and the first premise that is not certain. */
  admissible(
    point: Point,
    ladder: Ladder = this.ladder(point),
  ): { readonly truth: Truth; readonly broken: Examination['broken'] } {
    if (!isWellFormed(this.claim, point)) return { truth: 'no', broken: null };
    for (const premise of this.premises) {
      const finding = this.judge(premise, ladder);
      const truth = premiseTruth(premise, finding);
      if (truth !== 'yes') return { truth, broken: { premise, finding } };
    }
    return { truth: 'yes', broken: null };
  }

  /** What is certain about statement number `index` alone: the others may cost a hundred times as much. */
  examineStatement(point: Point, index: number): StatementExamination {
    const ladder = this.ladder(point);
    const { truth } = this.admissible(point, ladder);
    const finding = truth === 'yes' ? this.judge(this.claim.statements[index]!, ladder) : null;
    return { admissible: truth, finding, work: ladder.work };
  }

  /** Whether statement number `index` of the claim fails, in the given way, at an admissible point. */
  fails(
    point: Point,
    index: number,
    outcome: 'violated' | 'does not exist',
  ): { readonly fails: boolean; readonly finding: Finding | null; readonly work: number } {
    const { finding, work } = this.examineStatement(point, index);
    return { fails: finding?.outcome === outcome, finding, work };
  }

  /** What is certain about one statement; an index at which it is violated for certain ends the search. */
  judge(statement: Statement, ladder: Ladder): Finding {
    let worst: Finding = { outcome: 'empty' };
    for (const indices of instances(this.claim, statement, ladder.point)) {
      const finding = this.judgeInstance(statement, ladder, indices);
      if (finding.outcome === 'violated') return finding;
      worst = combine(worst, finding);
    }
    return worst;
  }

  /** What is certain about a statement at one choice of its indices. */
  judgeInstance(statement: Statement, ladder: Ladder, indices: readonly number[]): Finding {
    return statement.relation === '='
      ? this.judgeEquality(statement, ladder, indices)
      : this.judgeInequality(statement, ladder, indices);
  }

  private judgeInequality(statement: Statement, ladder: Ladder, indices: readonly number[]): Finding {
    for (const level of INEQUALITY_LADDER) {
      const interpreter = ladder.at(level);
      const comparison = compareAt(level, ladder, statement, indices);
      if (comparison.kind === 'does not exist') return nonexistence(comparison, indices);
      if (comparison.kind !== 'compared' || comparison.truth === 'unknown') continue;
      const left = interpreter.arithmetic.bounds(comparison.left);
      const right = interpreter.arithmetic.bounds(comparison.right);
      const ascending = statement.relation === '<=' || statement.relation === '<';
      const ratio = ascending ? tightness(left, right) : tightness(right, left);
      if (comparison.truth === 'no')
        return {
          outcome: 'violated',
          indices: [...indices],
          decidedBy: decidedBy(level),
          tightness: comparison.equal ? tieRatio(left) : ratio,
        };
      return {
        outcome: 'holds',
        decidedBy: decidedBy(level),
        tie: comparison.equal,
        agreeingDigits: null,
        tightness: comparison.equal ? tieRatio(left) : ratio,
      };
    }
    return { outcome: 'open', indices: [...indices], agreeingDigits: null };
  }

  /**
   * An equality that exact arithmetic does not decide has to agree at the highest rung that the work allows: a
   * difference that more digits can show must not pass.
   */
  private judgeEquality(statement: Statement, ladder: Ladder, indices: readonly number[]): Finding {
    let best: number | null = null;
    for (const level of EQUALITY_LADDER) {
      const comparison = compareAt(level, ladder, statement, indices);
      if (comparison.kind === 'does not exist') return nonexistence(comparison, indices);
      if (comparison.kind !== 'compared') continue;
      if (comparison.truth === 'no')
        return {
          outcome: 'violated',
          indices: [...indices],
          decidedBy: decidedBy(level),
          tightness: null,
        };
      if (comparison.truth === 'yes') return equality(level, null);
      const digits = ladder.at(level).arithmetic.agreeingDigits(comparison.left, comparison.right);
      if (digits >= EQUALITY_DIGITS) return equality(level, digits);
      best = Math.max(best ?? 0, digits);
    }
    return { outcome: 'open', indices: [...indices], agreeingDigits: best };
  }

  /** Both sides of a violated statement, from the fewest digits that separate them; `null` if none does. */
  certificate(statement: Statement, point: Point, indices: readonly number[]): Sides | null {
    const ladder = this.ladder(point);
    for (const level of CERTIFICATE_LADDER) {
      const { arithmetic } = ladder.at(level);
      const comparison = compareAt(level, ladder, statement, indices);
      if (comparison.kind === 'compared' && comparison.truth === 'no')
        return {
          lhs: arithmetic.text(comparison.left),
          rhs: arithmetic.text(comparison.right),
          digits: arithmetic.digits,
        };
    }
    return null;
  }
}

function equality(level: Level, agreeingDigits: number | null): Finding {
  return { outcome: 'holds', decidedBy: decidedBy(level), tie: false, agreeingDigits, tightness: null };
}

function nonexistence(
  { side, missing }: Extract<Comparison, { kind: 'does not exist' }>,
  indices: readonly number[],
): Finding {
  return { outcome: 'does not exist', side, missing, indices: [...indices] };
}

/** Sides that are one number are as tight as can be; 0 and 0 say nothing about how close a bound comes. */
function tieRatio({ lower, upper }: Bounds): number | null {
  return lower === 0 && upper === 0 ? null : 1;
}

/** Of two indices: a side that does not exist, then an open case, then the weaker of two that hold. */
function combine(a: Finding, b: Finding): Finding {
  if (a.outcome === 'empty' || b.outcome === 'does not exist') return b;
  if (a.outcome === 'does not exist' || a.outcome === 'open') return a;
  if (b.outcome !== 'holds' || a.outcome !== 'holds') return b;
  return {
    outcome: 'holds',
    decidedBy: RANK[a.decidedBy] >= RANK[b.decidedBy] ? a.decidedBy : b.decidedBy,
    tie: a.tie || b.tie,
    agreeingDigits: least(a.agreeingDigits, b.agreeingDigits),
    tightness: greatest(a.tightness, b.tightness),
  };
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

function greatest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

/**
 * Whether a finding about a premise lets the point count. An equality whose sides merely agree to many digits
 * is no certain premise; a premise over an empty range asks for nothing; one that does not exist fails.
 */
function premiseTruth(premise: Statement, finding: Finding): Truth {
  switch (finding.outcome) {
    case 'holds':
      return premise.relation === '=' && finding.agreeingDigits !== null ? 'unknown' : 'yes';
    case 'empty':
      return 'yes';
    case 'violated':
    case 'does not exist':
      return 'no';
    case 'open':
      return 'unknown';
  }
}

function expressionsOf(claim: Claim, premises: readonly Statement[]): Expression[] {
  const statements = [...premises, ...claim.statements];
  return [
    ...claim.definitions.map((definition) => definition.body),
    ...statements.flatMap((statement) => [statement.left, statement.right]),
  ];
}
