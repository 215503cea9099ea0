import { type Compiled, compileKernel, type Kernel, OUTCOME } from '../../compiled/index.js';
import type { Point } from '../../evaluation/index.js';
import { domainPremises, horizonClass } from '../../judgement/index.js';
import type { Claim } from '../../language/index.js';
import type { DistinctPoints } from '../distinct.js';
import { shapeHints } from '../hints.js';
import { equalitiesOf } from '../residues/index.js';
import { Ascent, isMade } from './ascent.js';
import { type BulkOutcome, type BulkStatement, emptyOutcome, KEPT } from './bulk-outcome.js';
import { type BulkGenerator, type BulkSource, bulkGenerator } from './generator.js';

export type BulkHuntOf =
  | { readonly kind: 'compiled'; readonly bulk: BulkHunt }
  | { readonly kind: 'unsupported'; readonly reason: string };

/** Bulk cases of a claim, or why it has none. */
export function bulkHunt(claim: Claim, source: BulkSource): BulkHuntOf {
  const made = bulkGenerator(claim, shapeHints(claim), source);
  if (made.kind === 'unsupported') return made;
  const compiled = bulkKernel(claim, made.generator, source.maxHorizon);
  if (compiled.kind === 'unsupported') return compiled;
  return { kind: 'compiled', bulk: new BulkHunt(claim, made.generator, compiled.kernel) };
}

/** Operations that residues may take. */
export interface ResidueWork {
  /** In all, from now on. */
  left: number;
  /** For one case. */
  readonly most: number;
  /** From this horizon on one case has taken too many: others are not tried. */
  tooLong: number;
}

export function residueWork(left: number, most: number): ResidueWork {
  return { left, most, tooLong: Number.POSITIVE_INFINITY };
}

/** One kernel serves all hunts of a claim: it takes some hundredths of a second until an engine runs it at full speed. */
const KERNELS = new WeakMap<Claim, Compiled<Kernel>>();

/** The kernel of a claim, ready to run. */
export function bulkKernel(claim: Claim, generator: BulkGenerator, maxHorizon: number): Compiled<Kernel> {
  const known = KERNELS.get(claim);
  if (known) return known;
  const made = compileKernel(claim, [...domainPremises(claim), ...claim.premises]);
  if (made.kind === 'compiled') exercise(made.kernel, generator, maxHorizon);
  KERNELS.set(claim, made);
  return made;
}

/** Horizons and values that take a kernel through what it rarely does: growing its arrays, zeros, underflow, overflow. */
const EXERCISES = {
  horizons: [1, 8, 64],
  values: [1, 0, -1, Number.MIN_VALUE, Number.MAX_VALUE, Number.NaN],
} as const;

/**
 * Runs a kernel where nobody counts. An engine compiles what it has seen, and throws the fast code away when a branch
 * comes that it has not; in some of those kernels that it has seen loop it never makes such code again, and they stay
 * three times as slow.
 */
function exercise(kernel: Kernel, generator: BulkGenerator, maxHorizon: number): void {
  for (const horizon of EXERCISES.horizons.filter((h) => h <= maxHorizon))
    for (const value of EXERCISES.values) {
      if (!isMade(() => generator.makeAt(horizon, 0))) continue;
      generator.overwrite(value);
      kernel.run(horizon, generator.values, generator.offsets);
    }
}

/** Makes bulk cases and lets a kernel decide them. What it nominates, and what it leaves open, is the judge's. */
export class BulkHunt {
  private readonly recent: Recent;
  private readonly ascent: Ascent;

  constructor(
    private readonly claim: Claim,
    private readonly generator: BulkGenerator,
    private readonly kernel: Kernel,
  ) {
    this.ascent = new Ascent(claim, generator, kernel);
    this.recent = new Recent(claim.statements.length);
  }

  /**
   * The cases from..to-1; all at one horizon if one is given. Cases that have been `seen` are left out, and so are those
   * that are too large to be made. Equalities are looked at by residues while there is work left for them.
   */
  run(
    from: number,
    to: number,
    horizon: number | null = null,
    seen: DistinctPoints | null = null,
    purse: ResidueWork = residueWork(0, 0),
  ): BulkOutcome {
    const { generator, kernel, recent, ascent } = this;
    const result = emptyOutcome(this.claim.statements.length);
    const { statements } = result;
    const { outcomes, ratios, ties } = kernel;
    const count = statements.length;
    recent.clear();
    ascent.begin(from, horizon);
    const before = kernel.work[0]! + generator.work;
    for (let i = from; i < to; i += 1) {
      const state = ascent.next(i, horizon);
      if (state === null) continue;
      if (seen && !seen.takeBulk(generator.horizon, generator.values, generator.length)) continue;
      result.attempts += 1;
      result.attemptedHorizon = Math.max(result.attemptedHorizon, generator.horizon);
      if (state === 0) continue;
      result.cases += 1;
      result.admissibleHorizon = Math.max(result.admissibleHorizon, generator.horizon);
      for (let s = 0; s < count; s += 1)
        if (outcomes[s] === OUTCOME.holds) {
          const statement = statements[s]!;
          statement.holds += 1;
          statement.ties += ties[s]!;
          const ratio = ratios[s]!;
          if (ratio >= 0 && recent.isNews(s, ratio, generator.horizon))
            tighten(statement, ratio, i, generator.horizon);
        } else countOthers(statements[s]!, outcomes[s]!, i, state);
      if (purse.left > 0 && generator.horizon < purse.tooLong) this.lookAtResidues(i, statements, purse);
    }
    result.work = kernel.work[0]! + generator.work - before;
    return result;
  }

  /** Counts equalities against which neither enclosures nor residues say anything; different residues are nominated. */
  private lookAtResidues(index: number, statements: readonly BulkStatement[], purse: ResidueWork): void {
    const equalities = equalitiesOf(this.claim);
    const before = equalities.work;
    const findings = equalities.decide(this.generator, purse.most);
    const spent = equalities.work - before;
    purse.left -= spent;
    if (spent > purse.most) purse.tooLong = this.generator.horizon;
    for (const s of equalities.statements)
      if (this.kernel.outcomes[s] === OUTCOME.holds) {
        if (findings[s] === 'equal') statements[s]!.residue += 1;
        else if (findings[s] === 'unequal') countOthers(statements[s]!, OUTCOME.violated, index, 1);
      }
  }

  /** Leaves case number `index` in the generator: at a horizon, if one is given. */
  make(index: number, horizon: number | null): void {
    this.ascent.begin(index, horizon);
    this.ascent.next(index, horizon);
  }

  /** Case number `index` as an exact point. */
  point(index: number): Point {
    this.make(index, null);
    return this.generator.point();
  }
}

/**
 * The largest ratio of each statement in the cases just seen at one horizon, for consecutive cases share a horizon:
 * a smaller ratio is no news, and need not be looked up.
 */
class Recent {
  private readonly horizons: Int32Array;
  private readonly ratios: Float64Array;

  constructor(statements: number) {
    this.horizons = new Int32Array(statements);
    this.ratios = new Float64Array(statements);
  }

  clear(): void {
    this.horizons.fill(0);
  }

  isNews(s: number, ratio: number, horizon: number): boolean {
    if (this.horizons[s] === horizon && ratio <= this.ratios[s]!) return false;
    this.horizons[s] = horizon;
    this.ratios[s] = ratio;
    return true;
  }
}

/** Counts a statement that does not hold for certain. */
function countOthers(statement: BulkStatement, outcome: number, index: number, state: number): void {
  if (outcome === OUTCOME.violated) {
    if (statement.violated.length < KEPT.violated) statement.violated.push(index);
  } else if (outcome === OUTCOME.open) {
    statement.open += 1;
    if (state === 2 && statement.missing.length < KEPT.missing) statement.missing.push(index);
    else if (statement.openAt.length < KEPT.openAt) statement.openAt.push(index);
  }
}

function tighten(statement: BulkStatement, ratio: number, index: number, horizon: number): void {
  if (!statement.tightest || ratio > statement.tightest.ratio) statement.tightest = { ratio, index };
  const key = horizonClass(horizon);
  const known = statement.tightestByHorizon.get(key);
  if (!known || ratio > known.ratio || (ratio === known.ratio && horizon < known.horizon))
    statement.tightestByHorizon.set(key, { ratio, horizon });
}
