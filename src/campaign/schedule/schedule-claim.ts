import {
  Absent,
  binary64,
  exact,
  type Rational,
  type Twofold,
  TwofoldSequence,
  twofold,
} from '../../arithmetic/index.js';
import {
  CaseBudget,
  freeSlots,
  Interpreter,
  Missing,
  type Point,
  type PointValue,
  scansOf,
} from '../../evaluation/index.js';
import {
  type BlockSummary,
  type Claim,
  type Expression,
  type Problem,
  ProblemError,
  printExpression,
  printStatement,
} from '../../language/index.js';
import { defining, type Library, type OptionText, Question, type QuestionLine, told } from '../fuzz/index.js';
import { withExactConstants, withinWork } from './exact-constants.js';
import type { Run } from './run.js';
import { sameness } from './same-rate.js';

/** Numbers by step, as a log gives them: entry t - 1 belongs to step t. */
export type Logged = readonly Rational[];

/** Where the rates come from. */
export type RateSource =
  /** A schedule of a document, with its arguments: `wsd(1/5, 0)`. */
  | { readonly kind: 'block'; readonly block: BlockSummary; readonly document: string; readonly use: string }
  /** `eta[t] = …`, or its right side. */
  | { readonly kind: 'formula'; readonly formula: OptionText }
  | { readonly kind: 'log'; readonly rates: Logged };

/** Where the norms of the gradients come from. */
export type NormSource =
  /** A number or a formula of t, or `G[t] = …`. */
  { readonly kind: 'law'; readonly formula: OptionText } | { readonly kind: 'log'; readonly norms: Logged };

export interface ScheduleClaimOptions {
  readonly rates: RateSource;
  readonly norms: NormSource;
  readonly distance: OptionText;
  readonly lets: readonly OptionText[];
  /** Parameters that are chosen: `c in [0, 1]`. */
  readonly tuned: readonly OptionText[];
}

/** A schedule with its gradients, read once and evaluated at horizons and parameters. */
export class ScheduleClaim {
  private constructor(
    private readonly claim: Claim,
    private readonly options: ScheduleClaimOptions,
  ) {}

  /** The schedule, or what is wrong with what the user wrote. */
  static read(
    options: ScheduleClaimOptions,
    library: Library,
  ): { readonly schedule: ScheduleClaim } | { readonly problems: readonly Problem[] } {
    const { documents, problems } = new Question('schedule', linesOf(options)).resolve(library);
    if (problems.length > 0) return { problems: problems.map(told) };
    const claim = documents[0]!.claims[0]!;
    const rate = options.rates.kind === 'log' ? claim.givens : claim.definitions;
    if (!rate.some(({ name }) => name === 'eta')) return { problems: [missingRate(options.rates)] };
    return { schedule: new ScheduleClaim(claim, options) };
  }

  /** Names of the parameters that are chosen, in the order of the options. */
  get parameters(): readonly string[] {
    return this.claim.givens.map(({ name }) => name).filter((name) => name !== 'eta' && name !== 'G');
  }

  /** The ends of the domain of a parameter, as numbers. Throws a `ProblemError` where there are none. */
  domainOf(parameter: string): { readonly lower: number; readonly upper: number } {
    const given = this.claim.givens.find(({ name }) => name === parameter)!;
    const { domain } = given;
    const ends =
      domain.kind === 'integers'
        ? [domain.from, domain.to]
        : [domain.lower?.value ?? null, domain.upper?.value ?? null];
    const [lower, upper] = ends.map((end) => (end === null ? null : constantOf(end)));
    if (typeof lower === 'number' && typeof upper === 'number') return { lower, upper };
    throw new ProblemError({
      code: 'open-domain',
      message: `${parameter} is chosen from a range that has no end`,
      advice: `give both ends as numbers: --tune '${parameter} in [0, 1]'`,
      place: null,
    });
  }

  isInteger(parameter: string): boolean {
    return this.claim.givens.find(({ name }) => name === parameter)!.domain.kind === 'integers';
  }

  /** The run of a horizon for a base rate of 1. Throws a `ProblemError` where a rate or a norm has no value. */
  run(horizon: number, chosen: ReadonlyMap<string, Rational>): Run {
    const { rates, norms } = this.options;
    const values = this.claim.givens.map(({ name }): PointValue => {
      if (name === 'eta' && rates.kind === 'log') return sized(rates.rates, horizon, 'rate');
      if (name === 'G' && norms.kind === 'log') return sized(norms.norms, horizon, 'gradient norm');
      return chosen.get(name)!;
    });
    const claim = withExactConstants(this.claim, { horizon, values });
    const scans = scansOf(claim.definitions.map(({ body }) => body));
    const maxWork = WORK_PER_STEP * horizon + WORK;
    const interpreterOf = (): Interpreter<Twofold> =>
      new Interpreter(claim, { horizon, values }, twofold, scans, maxWork, budgetOf(horizon));
    const interpreter = interpreterOf();
    checkPremises(claim, interpreter);
    // What remembers nothing from step to step need not remember a whole run.
    const isStepwise = scans.size === 0 && claim.definitions.every(({ recursion }) => !recursion);
    const sequence = (name: string): TwofoldSequence => {
      let [own, asked] = [interpreter, 0];
      return this.sequence(claim, name, horizon, values, () => {
        asked += 1;
        if (isStepwise && asked % STEPS_REMEMBERED === 0) own = interpreterOf();
        return own;
      });
    };
    return {
      distance: present(interpreter.definitionValue(indexOf(claim, 'R'), []), 'R'),
      rates: sequence('eta'),
      norms: sequence('G'),
      weights: null,
      exactOrder: this.exactOrder(claim, { horizon, values }, interpreterOf()),
    };
  }

  /** Compares rates by what they are made of, else in exact arithmetic until that has taken a certain work. */
  private exactOrder(
    claim: Claim,
    point: Point,
    enclosing: Interpreter<Twofold>,
  ): (step: number) => 'rises' | 'falls or stays' | null {
    const { rates } = this.options;
    if (rates.kind === 'log')
      return (step) => (rates.rates[step]!.compare(rates.rates[step - 1]!) > 0 ? 'rises' : 'falls or stays');
    const scans = scansOf(claim.definitions.map(({ body }) => body));
    const interpreter = new Interpreter(claim, point, exact, scans, EXACT_ORDER_WORK);
    const definition = indexOf(claim, 'eta');
    const { parameters, body } = claim.definitions[definition]!;
    const isSame = parameters.length === 1 ? sameness(body, parameters[0]!.slot, enclosing) : null;
    let isAffordable = true;
    return (step) => {
      if (isSame?.(step)) return 'falls or stays';
      if (!isAffordable) return null;
      const order = withinWork(() => {
        const [before, after] = [step, step + 1].map((t) => interpreter.definitionValue(definition, [t]));
        if (before instanceof Missing || after instanceof Missing) return null;
        const { greater, less, equal } = exact.orderings(after!, before!);
        return greater ? (less || equal ? null : 'rises') : 'falls or stays';
      });
      // What is too much work for one pair is too much for all that follow.
      if (order === null) isAffordable = false;
      return order;
    };
  }

  private sequence(
    claim: Claim,
    name: string,
    horizon: number,
    values: readonly PointValue[],
    interpreter: () => Interpreter<Twofold>,
  ): TwofoldSequence {
    const given = claim.givens.findIndex((candidate) => candidate.name === name);
    if (given >= 0) return converted(values[given] as Logged);
    const definition = indexOf(claim, name);
    const { parameters, body } = claim.definitions[definition]!;
    const indexed = parameters.length === 1;
    if (!indexed || !freeSlots(body).has(parameters[0]!.slot)) {
      const value = present(interpreter().definitionValue(definition, indexed ? [1] : []), name);
      return TwofoldSequence.constant(horizon, value);
    }
    return TwofoldSequence.of(horizon, (i) =>
      present(interpreter().definitionValue(definition, [i + 1]), `${name}[${i + 1}]`),
    );
  }
}

/** Steps of binary64 for one step of a schedule, and for what is asked once: far above any formula that is linear in T. */
const WORK_PER_STEP = 4000;

/** Steps after which an interpreter of a run whose steps do not depend on each other is replaced by one that remembers nothing. */
const STEPS_REMEMBERED = 256;

/** Values of definitions at one step: the rate, the norm, and what both are made of. */
const VALUES_PER_STEP = 16;

/** A run is evaluated once: it may remember more than one case of a hunt does, in proportion to its length. */
function budgetOf(horizon: number): CaseBudget {
  const budget = new CaseBudget();
  budget.values = Math.max(budget.values, VALUES_PER_STEP * horizon);
  return budget;
}
const WORK = 10_000_000;

function linesOf({ rates, norms, distance, lets, tuned }: ScheduleClaimOptions): QuestionLine[] {
  const lines: QuestionLine[] = [{ words: 'let R = ', option: distance }];
  for (const option of tuned) lines.push({ words: 'given ', option });
  if (norms.kind === 'log') lines.push({ words: 'given G[t] > 0' });
  else lines.push(defining('G[t]', norms.formula));
  for (const option of lets) lines.push({ words: 'let ', option });
  if (rates.kind === 'log') lines.push({ words: 'given eta[t] >= 0' });
  else if (rates.kind === 'formula') lines.push(defining('eta[t]', rates.formula));
  else lines.push({ words: `from ${rates.document} use ${rates.use}` });
  lines.push({ words: 'show 0 < 1' });
  return lines;
}

function missingRate(rates: RateSource): Problem {
  return {
    code: 'missing-eta',
    message: 'the schedule does not define `eta`, the learning rate',
    advice: "write the rate of step t: --schedule '1/sqrt(t)', or 'eta[t] = 1/sqrt(t)'",
    place:
      rates.kind === 'formula'
        ? {
            source: { path: rates.formula.label, text: rates.formula.text },
            start: 0,
            end: rates.formula.text.length,
          }
        : null,
  };
}

function indexOf(claim: Claim, name: string): number {
  return claim.definitions.findIndex((candidate) => candidate.name === name);
}

function sized(values: Logged, horizon: number, what: string): Logged {
  if (values.length >= horizon) return values.length === horizon ? values : values.slice(0, horizon);
  throw new ProblemError({
    code: 'short-log',
    message: `the log has a ${what} for ${values.length} steps, and T is ${horizon}`,
    advice: `choose --T ${values.length} or less, or give a longer log`,
    place: null,
  });
}

function converted(values: Logged): TwofoldSequence {
  let [last, number]: [Rational | null, Twofold] = [null, twofold.integer(0)];
  return TwofoldSequence.of(values.length, (i) => {
    if (values[i] !== last) [last, number] = [values[i]!, twofold.rational(values[i]!)];
    return number;
  });
}

/** Exact comparisons of neighbours may take about a second. */
const EXACT_ORDER_WORK = 10_000_000;

/** The premises of a schedule about its arguments: `cooldown in [0, 1]`. */
function checkPremises(claim: Claim, interpreter: Interpreter<Twofold>): void {
  for (const statement of claim.statements) {
    if (statement.kind !== 'obligation' || statement.ranges.length > 0) continue;
    const [left, right] = [interpreter.value(statement.left, []), interpreter.value(statement.right, [])];
    if (left instanceof Missing || right instanceof Missing) continue;
    const { less, equal, greater } = twofold.orderings(left, right);
    const possible = {
      '<': less,
      '<=': less || equal,
      '=': equal,
      '>=': equal || greater,
      '>': greater,
      '!=': less || greater,
    };
    if (!possible[statement.relation])
      throw new ProblemError({
        code: 'argument-out-of-range',
        message: `${statement.source ?? 'the schedule'} needs ${printStatement(statement)}, which fails here`,
        advice: 'choose another argument',
        place: null,
      });
  }
}

function present(outcome: ReturnType<Interpreter<Twofold>['definitionValue']>, name: string): Twofold {
  if (!(outcome instanceof Missing)) return outcome;
  const doubt = outcome.certainty === 'unknown' ? 'has no value that is certain' : 'does not exist';
  throw new ProblemError({
    code: 'no-value',
    message: `${name} ${doubt}: ${outcome.reason} in ${printExpression(outcome.expression)}`,
    advice: 'change the formula, so that it has a value at every step from 1 to T',
    place: null,
  });
}

/** The value of an expression without variables, as a number. */
function constantOf(e: Expression): number | null {
  switch (e.kind) {
    case 'number':
      return e.value.approximate();
    case 'negation': {
      const x = constantOf(e.operand);
      return x === null ? null : -x;
    }
    case 'binary': {
      const [x, y] = [constantOf(e.left), constantOf(e.right)];
      if (x === null || y === null) return null;
      const operation = { '+': binary64.add, '-': binary64.sub, '*': binary64.mul, '/': binary64.div }[
        e.operator
      ];
      const result = operation({ lower: x, upper: x }, { lower: y, upper: y });
      return result instanceof Absent ? null : result.lower;
    }
    default:
      return null;
  }
}
