import type { EnclosureText } from '../arithmetic/index.js';
import {
  type Interpreter,
  Missing,
  type Point,
  type PointJson,
  pointToJson,
  WORK_LIMIT_CODES,
} from '../evaluation/index.js';
import { domainPremises, type Finding, instances, Judge, type Ladder } from '../judgement/index.js';
import {
  type Claim,
  isOfRun,
  type MethodUse,
  ProblemError,
  printExpression,
  printStatement,
  type Relation,
  type Statement,
} from '../language/index.js';
import { type Completed, complete, samplesOn } from '../method/index.js';
import { missingReport, rangeValues } from './claim-report.js';
import { openReason } from './open-case.js';
import type { IndexValues, MissingReport, OpenReason } from './report-data.js';

/** What `explain --json` writes: one claim at one point. */
export interface Explanation {
  readonly claim: string;
  readonly at: PointJson;
  /** `"V[3]"`, `"eta[1]"`, `"W"`: every definition that exists at the point; sequences over 1..T and wherever the claim reads them. */
  readonly definitions: Readonly<Record<string, EnclosureText>>;
  /** One entry for each statement and each choice of its ranges' variables. */
  readonly links: readonly ExplainedStatement[];
  readonly assumptions: readonly ExplainedStatement[];
}

export interface ExplainedStatement {
  readonly kind: Statement['kind'];
  readonly text: string;
  readonly relation: Relation;
  readonly source: string | null;
  readonly indices: IndexValues;
  readonly lhs: EnclosureText | null;
  readonly rhs: EnclosureText | null;
  readonly holds: 'yes' | 'no' | 'tie' | 'unknown' | 'does not exist';
  /** For an equality that exact arithmetic cannot decide: the digits to which the sides agree. */
  readonly agreeingDigits: number | null;
  readonly missing: MissingReport | null;
  /** Why no precision decides; `null` where one does, or where the sides of an equality agree. */
  readonly open: OpenReason | null;
}

/** Enclosures are shown from this rung: 40 digits are more than a reader needs, and exact values stay exact. */
const SHOWN_AT = 'decimal 40';

/** Indices of a sequence that are shown without having been asked for: enough for any point that is read by eye. */
const SHOWN_INDICES = 1000;

/** Evaluates a claim at a point, admissible or not. May throw a `ProblemError` (an index out of range). */
export function explain(claim: Claim, point: Point): Explanation {
  if (claim.method) return explainRun(claim, claim.method, point);
  const judge = new Judge(claim);
  const ladder = judge.ladder(point);
  const links = explainAll(judge, ladder, claim.statements);
  const assumptions = explainAll(judge, ladder, judge.premises);
  return {
    claim: claim.name,
    at: pointToJson(claim, point),
    definitions: definitions(claim, ladder),
    links,
    assumptions,
  };
}

/** The path of a run is written down in the plane. */
const DRAWN_DIMENSIONS = 2;

/** The same for a claim about a method: with the run on the function of the point, its losses and the norms that it met. */
function explainRun(claim: Claim, { inner }: MethodUse, point: Point): Explanation {
  const completed = complete(claim, point);
  if (completed.kind === 'outside')
    throw new ProblemError({
      code: 'no-run',
      subject: 'the point',
      message: `it shows no run of the method: ${completed.why}`,
      advice: 'the function of a point has a piece for each step, which is active there for certain',
      place: null,
    });
  if (completed.kind === 'runs') return explainRuns(claim, inner, point, completed);
  const { trajectory, arithmetic } = completed;
  const { definitions: defined, ...rest } = explain({ ...inner, name: claim.name }, completed.point);
  const shown = Object.entries(defined).filter(([name]) => !isOfRun(name));
  const losses = trajectory.losses.map((loss, t) => [`loss[${t + 1}]`, arithmetic.text(loss)] as const);
  const points = trajectory.points.map(
    (_, t) => [`|theta[${t + 1}] - theta_star|^2`, arithmetic.text(trajectory.squaredDistances[t])] as const,
  );
  // Coordinates where a person can draw them.
  const path = trajectory.points.flatMap((coordinates, t) =>
    coordinates.length > DRAWN_DIMENSIONS
      ? []
      : coordinates.map((x, i) => [`theta[${t + 1}, ${i + 1}]`, arithmetic.text(x)] as const),
  );
  return {
    ...rest,
    at: pointToJson(claim, point),
    definitions: Object.fromEntries([...shown, ...losses, ...points, ...path]),
  };
}

/** The same where samples are drawn: what each history of samples leads to. */
function explainRuns(
  claim: Claim,
  inner: Claim,
  point: Point,
  { point: judged, runs, arithmetic }: Extract<Completed, { kind: 'runs' }>,
): Explanation {
  const { definitions: defined, ...rest } = explain({ ...inner, name: claim.name }, judged);
  const samples = claim.method!.samples!.probabilities.length;
  const onPath = new Set(
    inner.definitions.flatMap(({ name, parameters }) =>
      parameters[0]?.variable === claim.method!.samples!.path ? [name] : [],
    ),
  );
  const shown = Object.entries(defined)
    .filter(([name]) => !isOfRun(name))
    .map(([name, value]) => [named(name), value] as const);
  /** `eta[3, 2]` is eta[2] on the third path. */
  function named(name: string): string {
    const [, own, first, rest] = /^([^[]*)\[(\d+)(?:, )?(.*)\]$/.exec(name) ?? [];
    if (own === undefined || !onPath.has(own)) return name;
    const drawn = samplesOn(Number(first), samples, point.horizon).map((sample) => sample + 1);
    return `${own}${rest ? `[${rest}]` : ''} on samples ${drawn.join(', ')}`;
  }
  const losses = new Map<string, EnclosureText>();
  const path = new Map<string, EnclosureText>();
  for (const [i, run] of runs.entries()) {
    const drawn = samplesOn(i + 1, samples, point.horizon).map((sample) => sample + 1);
    for (const [t, loss] of run.losses.entries()) {
      const after = t === 0 ? '' : ` after samples ${drawn.slice(0, t).join(', ')}`;
      losses.set(`loss[${t + 1}]${after}`, arithmetic.text(loss));
      const coordinates = run.points[t]!;
      if (coordinates.length <= DRAWN_DIMENSIONS)
        for (const [k, x] of coordinates.entries())
          path.set(`theta[${t + 1}, ${k + 1}]${after}`, arithmetic.text(x));
    }
  }
  return {
    ...rest,
    at: pointToJson(claim, point),
    definitions: Object.fromEntries([...shown, ...losses, ...path]),
  };
}

/**
 * The first domain or shape of the claim's givens that the point does not certainly satisfy, as a sentence
 * that names it; `null` if it satisfies all.
 */
export function outsideDomain(claim: Claim, point: Point): string | null {
  const judge = new Judge(claim);
  const ladder = judge.ladder(point);
  for (const premise of domainPremises(claim))
    for (const indices of instances(claim, premise, point))
      if (judge.judgeInstance(premise, ladder, indices).outcome !== 'holds')
        return `${printExpression(premise.left)} ${premise.relation} ${printExpression(premise.right)}${at(premise, indices)} does not hold`;
  return null;
}

function at(premise: Statement, indices: readonly number[]): string {
  return Object.entries(rangeValues(premise, indices))
    .map(([name, value]) => ` at ${name} = ${value}`)
    .join('');
}

function explainAll(judge: Judge, ladder: Ladder, statements: readonly Statement[]): ExplainedStatement[] {
  const explained: ExplainedStatement[] = [];
  for (const statement of statements)
    for (const indices of instances(judge.claim, statement, ladder.point))
      explained.push(explainStatement(judge, ladder, statement, [...indices]));
  return explained;
}

function explainStatement(
  judge: Judge,
  ladder: Ladder,
  statement: Statement,
  indices: readonly number[],
): ExplainedStatement {
  const finding = judge.judgeInstance(statement, ladder, indices);
  const text = (side: Statement['left']): EnclosureText | null =>
    affordable(() => exactDecimal(ladder, side, indices)) ??
    affordable(() => textAt(ladder.at(SHOWN_AT), side, indices)) ??
    textAt(ladder.at('binary64'), side, indices);
  return {
    kind: statement.kind,
    text: printStatement(statement),
    relation: statement.relation,
    source: statement.source,
    indices: rangeValues(statement, indices),
    lhs: text(statement.left),
    rhs: text(statement.right),
    holds: answer(finding),
    agreeingDigits: 'agreeingDigits' in finding ? finding.agreeingDigits : null,
    missing: finding.outcome === 'does not exist' ? missingReport(finding.side, finding.missing) : null,
    open: finding.outcome === 'open' ? openReason(judge.claim, statement, ladder.point, indices) : null,
  };
}

function textAt(
  interpreter: Interpreter<unknown>,
  side: Statement['left'],
  indices: readonly number[],
): EnclosureText | null {
  const value = interpreter.value(side, indices);
  return value instanceof Missing ? null : interpreter.arithmetic.text(value);
}

/** The side as a finite decimal, where exact arithmetic has it as one: 6.2, and not 6.1999…9 to 6.2000…1. */
function exactDecimal(
  ladder: Ladder,
  side: Statement['left'],
  indices: readonly number[],
): EnclosureText | null {
  const text = textAt(ladder.at('exact'), side, indices);
  return text && text.lower === text.upper && !text.lower.includes('/') ? text : null;
}

function answer(finding: Finding): ExplainedStatement['holds'] {
  switch (finding.outcome) {
    case 'holds':
      if (finding.agreeingDigits !== null) return 'unknown';
      return finding.tie ? 'tie' : 'yes';
    case 'violated':
      return 'no';
    case 'does not exist':
      return 'does not exist';
    case 'open':
    case 'empty':
      return 'unknown';
  }
}

function definitions(claim: Claim, ladder: Ladder): Record<string, EnclosureText> {
  const interpreter = ladder.at(SHOWN_AT);
  const shown: Record<string, EnclosureText> = {};
  for (const [index, definition] of claim.definitions.entries()) {
    const read = interpreter.evaluatedIndices(index);
    const count = definition.parameters.length;
    const usual =
      count === 0
        ? [[]]
        : count === 1
          ? Array.from({ length: Math.min(ladder.point.horizon, SHOWN_INDICES) }, (_, i) => [i + 1])
          : [];
    const all = new Map([...usual, ...read].map((indices) => [indices.join(), indices]));
    for (const indices of [...all.values()].sort(byIndices)) {
      const value = valueAt(() => interpreter.definitionValue(index, indices));
      if (value === null || value instanceof Missing) continue;
      const name = indices.length === 0 ? definition.name : `${definition.name}[${indices.join(', ')}]`;
      shown[name] = interpreter.arithmetic.text(value);
    }
  }
  return shown;
}

/** What `evaluate` gives, or `null` where it would take too much work. */
function affordable<V>(evaluate: () => V): V | null {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof ProblemError && WORK_LIMIT_CODES.has(error.problem.code)) return null;
    throw error;
  }
}

/**
 * A definition is meant wherever its right side exists: an index out of range is no mistake when nobody asked for
 * it, and one that takes too much work is not shown.
 */
function valueAt<V>(evaluate: () => V): V | null {
  try {
    return evaluate();
  } catch (error) {
    const unshown = (code: string) => code === 'index-out-of-range' || WORK_LIMIT_CODES.has(code);
    if (error instanceof ProblemError && unshown(error.problem.code)) return null;
    throw error;
  }
}

function byIndices(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
