/** Where a case stands and what its ratio is: the largest ratio so far, the first case that has it. */
export interface Tightest {
  readonly ratio: number;
  readonly index: number;
}

/** What kernels found out about one statement over a range of cases. Plain data: workers send it. */
export interface BulkStatement {
  /** Cases in which the statement holds for certain; for an equality, in which nothing speaks against it. */
  holds: number;
  ties: number;
  /** Of an equality: cases in which residues show nothing against it. */
  residue: number;
  /** Cases that binary64 leaves open. */
  open: number;
  tightest: Tightest | null;
  /** By class of horizons: the largest ratio, and the shortest horizon that has it. */
  tightestByHorizon: Map<number, { readonly ratio: number; readonly horizon: number }>;
  /** First cases that look like violations, that miss a value, and that are open: the judge's. */
  violated: number[];
  missing: number[];
  openAt: number[];
}

export interface BulkOutcome {
  /** Cases made, admissible or not. */
  attempts: number;
  /** Cases that satisfy every domain, shape and premise for certain. */
  cases: number;
  /** Longest horizon of a case, admissible or not, and of an admissible one; 0 if there was none. */
  attemptedHorizon: number;
  admissibleHorizon: number;
  /** Work done, in operations of the kernel. */
  work: number;
  readonly statements: readonly BulkStatement[];
}

/** How many cases of each kind are kept for the judge. One violation refutes; more only help to find a simple one. */
export const KEPT = { violated: 4, missing: 4, openAt: 16 } as const;

export function emptyOutcome(statements: number): BulkOutcome {
  const empty = (): BulkStatement => ({
    holds: 0,
    ties: 0,
    residue: 0,
    open: 0,
    tightest: null,
    tightestByHorizon: new Map(),
    violated: [],
    missing: [],
    openAt: [],
  });
  return {
    attempts: 0,
    cases: 0,
    attemptedHorizon: 0,
    admissibleHorizon: 0,
    work: 0,
    statements: Array.from({ length: statements }, empty),
  };
}

/** Adds what was found in later cases. The result is the same however the cases were divided. */
export function mergeOutcome(into: BulkOutcome, later: BulkOutcome): void {
  into.attempts += later.attempts;
  into.cases += later.cases;
  into.attemptedHorizon = Math.max(into.attemptedHorizon, later.attemptedHorizon);
  into.admissibleHorizon = Math.max(into.admissibleHorizon, later.admissibleHorizon);
  into.work += later.work;
  for (const [i, statement] of into.statements.entries()) mergeStatement(statement, later.statements[i]!);
}

function mergeStatement(into: BulkStatement, later: BulkStatement): void {
  into.holds += later.holds;
  into.ties += later.ties;
  into.residue += later.residue;
  into.open += later.open;
  if (later.tightest && !(into.tightest && into.tightest.ratio >= later.tightest.ratio))
    into.tightest = later.tightest;
  for (const [key, found] of later.tightestByHorizon) {
    const known = into.tightestByHorizon.get(key);
    const isBetter =
      !known || found.ratio > known.ratio || (found.ratio === known.ratio && found.horizon < known.horizon);
    if (isBetter) into.tightestByHorizon.set(key, found);
  }
  for (const kind of ['violated', 'missing', 'openAt'] as const)
    into[kind] = [...into[kind], ...later[kind]].slice(0, KEPT[kind]);
}
