import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import type { MethodVector } from '../../term/claim.js';
import type { Place } from '../../term/place.js';
import { RUN_PREFIX } from '../../term/print-claim.js';
import { expressionsOf } from '../../term/subtrees.js';
import type {
  Block,
  ChainLine,
  GivenLine,
  GuaranteesLine,
  Identifier,
  LetLine,
  Line,
  MethodLine,
  MultiplyLine,
  StepLine,
  SyntaxDomain,
} from '../../term/syntax.js';
import type { Name, SyntaxTree } from '../../term/tree.js';
import { defaultRange } from '../given-statements.js';
import { letsOfValue } from '../value-lets.js';
import { linearTerms, stepVariable, usesIndex } from './linear-step.js';
import { mapTree } from './map-tree.js';
import { isAboutNorms, type MethodPremise, readPremise } from './method-premise.js';
import {
  checkNoMetric,
  type MetricWord,
  metricOf,
  metricTree,
  namesIn,
  type RunNames,
  withNorms,
} from './method-terms.js';
import { multiplierClaim } from './multiplier-claim.js';
import { readMultipliers } from './stated-multipliers.js';
import { walks } from './walks.js';

/** A claim about a method as a block of the ordinary language, and what its extra names mean. */
export interface Synthesis {
  readonly block: Block;
  /** Where multipliers are stated: the claim of the ordinary language that they prove the guarantee. */
  readonly proof: Block | null;
  readonly method: string;
  readonly names: RunNames & {
    readonly dimension: string;
    readonly start: string;
    readonly slope: string;
    readonly offset: string;
  };
  readonly states: readonly string[];
  readonly steps: readonly {
    readonly state: number;
    readonly terms: readonly { readonly vector: MethodVector; readonly coefficient: string | null }[];
  }[];
  readonly limits: Readonly<Record<'norm' | 'distance' | 'ball' | 'diameter', string | null>>;
  readonly metric: { readonly word: MetricWord; readonly weights: string | null };
}

/** The ordinary claim that a `guarantees` line of a bound makes. Throws a `ProblemError`. */
export function synthesiseGuarantee(
  block: Block,
  line: GuaranteesLine,
  methods: ReadonlyMap<string, Block>,
): Synthesis {
  const value = block.lines.find((other) => other.kind === 'value');
  const rest = block.lines.filter((other) => other.kind !== 'value' && other !== line);
  const right: SyntaxTree = value?.kind === 'value' ? value.value : line.metric;
  const show: ChainLine = {
    kind: 'show',
    first: line.metric,
    steps: [{ relation: '<=', relationPlace: line.place, right, hints: [] }],
    ranges: [],
    place: line.place,
  };
  return synthesise(block, [...rest, show], line, line.method, methods);
}

/** The ordinary claim that a claim with a `method` line is. Throws a `ProblemError`. */
export function synthesiseClaim(
  block: Block,
  line: MethodLine,
  methods: ReadonlyMap<string, Block>,
): Synthesis {
  const rest = block.lines.filter((other) => other !== line);
  return synthesise(block, rest, line, line.name, methods);
}

/** What the claim about the multipliers of a block is called. */
export const multipliersName = (name: string): string => `${name}_multipliers`;

/** The claim that the multipliers of a block prove its guarantee. Throws a `ProblemError`. */
function proofOf(
  block: Block,
  lines: readonly Line[],
  method: readonly Line[],
  run: ReturnType<typeof runLines>,
  context: {
    readonly names: RunNames;
    readonly givens: readonly GivenLine[];
    readonly taken: ReadonlySet<string>;
    readonly place: Place;
  },
): Block | null {
  const stated = block.lines.filter((line): line is MultiplyLine => line.kind === 'multiply');
  const [first] = stated;
  if (!first) return null;
  const { names, givens, taken } = context;
  const plain = (tree: SyntaxTree) => withNorms(tree, names);
  const multipliers = readMultipliers(
    stated.map((line) => ({ ...line, factor: plain(line.factor) })),
    run.states,
  );
  const steps = method.filter((line): line is StepLine => line.kind === 'step');
  const moves = walks(
    steps.map((line) => ({ ...line, body: plain(line.body) })),
    run.states,
  );
  const rates = new Map<string, SyntaxTree>();
  const needed = new Map([['theta', first.place]]);
  for (const { state, line } of multipliers.squares) needed.set(state, line.place);
  for (const [state, place] of needed) {
    const rate = moves[run.states.indexOf(state)];
    if (!rate) throw new ProblemError(methodMistake.multipliersOfNoWalk(place, state));
    rates.set(state, rate);
  }
  const limits: Partial<Record<MethodPremise['about'], SyntaxTree>> = {};
  for (const line of method)
    if (line.kind === 'assume' && isAboutNorms(line)) {
      const { about, limit } = readPremise(line);
      limits[about] = plain(limit);
    }
  const show = lines.find((line): line is ChainLine => line.kind === 'show')!;
  const { metric } = readShow(lines, block);
  const { show: shown, besides } = multiplierClaim({
    metric,
    multipliers,
    rates,
    limits,
    squaredNorm: (index) => nameTree(names.squaredNorm, first.place, [index]),
    show: { ...show, steps: show.steps.map((step) => ({ ...step, right: plain(step.right) })) },
    taken,
    place: first.place,
  });
  const rest = lines.filter(({ kind }) => kind !== 'show' && kind !== 'multiply');
  const own = [
    ...rest.map((line) => claimLine(line, names)),
    ...run.lets,
    shown,
    ...besides.map(({ line }) => line),
  ];
  const seesNorms = namesIn(own.flatMap((line) => [...expressionsOf(line)])).has(names.squaredNorm);
  const { place } = context;
  const met: GivenLine = {
    kind: 'given',
    variables: [{ name: names.squaredNorm, place, indices: [{ name: 't', place }] }],
    domain: { kind: 'side', relation: '>=', end: number(0, place) },
    shape: null,
    ranges: [],
    place,
  };
  return {
    ...block,
    kind: 'claim',
    name: { ...block.name, name: multipliersName(block.name.name) },
    parameters: [],
    lines: [
      ...givens,
      ...rest.map((line) => claimLine(line, names)),
      ...(seesNorms ? [met] : []),
      ...run.lets,
      shown,
    ],
    besides,
  };
}

function synthesise(
  block: Block,
  lines: readonly Line[],
  use: MethodLine | GuaranteesLine,
  cited: Identifier,
  methods: ReadonlyMap<string, Block>,
): Synthesis {
  const method = methods.get(cited.name);
  if (!method)
    throw new ProblemError(methodMistake.unknownMethod(cited.place, cited.name, [...methods.keys()]));
  const { place } = use;
  const arguments_ = use.arguments ?? method.parameters.map((parameter) => nameTree(parameter.name, place));
  if (arguments_.length !== method.parameters.length)
    throw new ProblemError(
      methodMistake.methodArguments(
        place,
        cited.name,
        arguments_.length,
        method.parameters.map((parameter) => parameter.name),
      ),
    );
  const instantiated = method.lines.map((line) => substituteLine(line, method, arguments_));
  const taken = namesIn([...lines, ...instantiated].flatMap((line) => [...expressionsOf(line)]));
  for (const line of [...lines, ...instantiated]) {
    if (line.kind === 'given') for (const { name } of line.variables) taken.add(name);
    if (line.kind === 'let') taken.add(line.variable.name);
  }
  const fresh = (...candidates: readonly string[]) =>
    candidates.find((candidate) => !taken.has(candidate)) ?? `${candidates[0]}_of_run`;
  // In formulas `loss` always means the losses of the run.
  const names = {
    loss: 'loss',
    leastLoss: fresh('least_loss'),
    squaredNorm: fresh('squared_norm'),
    dimension: fresh('d', 'dimension'),
    start: fresh('start', 'first_point'),
    slope: fresh('slope', 'piece_slope'),
    offset: fresh('offset', 'piece_offset'),
  };
  const run = runLines(method, instantiated, names, place);
  const lets = new Set<Line>(letsOfValue(lines));
  const shown = lines
    .filter((line) => line.kind !== 'multiply' && (line.kind !== 'let' || lets.has(line)))
    .map((line) => claimLine(line, names));
  const { metric } = readShow(lines, block);
  const metricLines: LetLine[] =
    metric.weights === null
      ? []
      : [
          letLine(`${RUN_PREFIX}weight`, ['t'], {
            kind: 'name',
            name: (metric.weights as Name).name,
            indices: [nameTree('t', place)],
            place,
          }),
        ];
  const givens = missingGivens(method, instantiated, lines, place);
  return {
    proof: proofOf(block, lines, instantiated, run, { names, givens, taken, place }),
    block: {
      ...block,
      kind: 'claim',
      parameters: [],
      lines: [...givens, ...shown, ...hiddenGivens(names, place), ...run.lets, ...run.hidden, ...metricLines],
    },
    method: cited.name,
    names,
    states: run.states,
    steps: run.steps,
    limits: run.limits,
    metric: {
      word: metric.word,
      weights: metric.weights === null ? null : `${RUN_PREFIX}weight`,
    },
  };
}

const nameTree = (name: string, place: Place, indices: readonly SyntaxTree[] = []): Name => ({
  kind: 'name',
  name,
  indices,
  place,
});

/** A line of a method with its arguments in the place of its parameters. */
function substituteLine(line: Line, { parameters }: Block, arguments_: readonly SyntaxTree[]): Line {
  const put = (tree: SyntaxTree): SyntaxTree =>
    mapTree(tree, (part) => {
      if (part.kind !== 'name') return null;
      const at = parameters.findIndex((parameter) => parameter.name === part.name);
      const argument = arguments_[at];
      if (!argument) return null;
      if (argument.kind === 'name' && argument.indices.length === 0)
        return { ...part, name: argument.name, indices: part.indices.map(put) };
      // An expression stands for a number, and for the constant sequence.
      return argument;
    });
  switch (line.kind) {
    case 'let':
      return { ...line, body: put(line.body) };
    case 'assume':
      return {
        ...line,
        first: put(line.first),
        steps: line.steps.map((step) => ({ ...step, right: put(step.right) })),
      };
    case 'step':
      return { ...line, body: put(line.body) };
    default:
      return line;
  }
}

/** A line of the claim with the numbers of the run in the place of norms and metrics. */
function claimLine(line: Line, names: RunNames): Line {
  const plain = (tree: SyntaxTree) => {
    checkNoMetric(tree);
    return withNorms(tree, names);
  };
  switch (line.kind) {
    case 'let':
      return { ...line, body: plain(line.body) };
    case 'assume':
      return {
        ...line,
        first: plain(line.first),
        steps: line.steps.map((step) => ({ ...step, right: plain(step.right) })),
      };
    case 'show': {
      const metric = metricOf(line.first);
      if (!metric) throw new ProblemError(methodMistake.noMetric(line.place));
      const [first] = line.steps;
      if (first && first.relation !== '<=' && first.relation !== '<')
        throw new ProblemError(methodMistake.metricOutside(line.first.place, textOf(line.first)));
      const rights = line.steps.map((step) => plain(step.right));
      const used = namesIn(rights);
      return {
        ...line,
        first: metricTree(metric, names, line.first.place, used),
        steps: line.steps.map((step, i) => ({ ...step, right: rights[i]! })),
      };
    }
    default:
      return line;
  }
}

function textOf({ place }: SyntaxTree): string {
  return place.source.text.slice(place.start, place.end);
}

function readShow(lines: readonly Line[], block: Block) {
  const show = lines.find((line): line is ChainLine => line.kind === 'show');
  const metric = show && metricOf(show.first);
  if (!metric) throw new ProblemError(methodMistake.noMetric(show?.place ?? block.name.place));
  return { metric };
}

function letLine(name: string, indices: readonly string[], body: SyntaxTree): LetLine {
  const { place } = body;
  return {
    kind: 'let',
    variable: { name, place, indices: indices.map((index) => ({ name: index, place })) },
    head: null,
    body,
    place,
  };
}

/** The definitions of a method, and what a run needs: coefficients of its steps, limits of its norms. */
function runLines(method: Block, lines: readonly Line[], names: RunNames, place: Place) {
  const steps = lines.filter((line): line is StepLine => line.kind === 'step');
  if (!lines.some((line) => line.kind === 'convex'))
    throw new ProblemError(methodMistake.missingConvex(method.name.place, method.name.name));
  const variables = steps.map(stepVariable);
  if (!variables.includes('theta'))
    throw new ProblemError(methodMistake.missingStep(method.name.place, method.name.name));
  const repeated = variables.findIndex((name, i) => variables.indexOf(name) !== i);
  if (repeated >= 0)
    throw new ProblemError(methodMistake.repeatedStep(steps[repeated]!.variable.place, variables[repeated]!));
  const states = ['theta', ...variables.filter((name) => name !== 'theta')];
  const hidden: LetLine[] = [];
  const made = new Set<string>();
  const resolvedSteps = steps.map((line, s) => {
    const terms = linearTerms(withNorms(line.body, names), { states, made }).map(
      ({ vector, coefficient }, i) => {
        if (!coefficient) return { vector, coefficient: null };
        const name = `${RUN_PREFIX}${s + 1}.${i + 1}`;
        hidden.push(letLine(name, usesIndex(coefficient) ? ['t'] : [], coefficient));
        return { vector, coefficient: name };
      },
    );
    made.add(variables[s]!);
    return { state: states.indexOf(variables[s]!), terms };
  });
  const limits: Record<'norm' | 'distance' | 'ball' | 'diameter', string | null> = {
    norm: null,
    distance: null,
    ball: null,
    diameter: null,
  };
  const lets: Line[] = [];
  for (const line of lines) {
    if (line.kind === 'let') lets.push({ ...line, body: withNorms(line.body, names) });
    if (line.kind !== 'assume') continue;
    if (!isAboutNorms(line)) {
      lets.push(claimLine(line, names));
      continue;
    }
    const { about, limit } = readPremise(line);
    const name = `${RUN_PREFIX}${about}`;
    const body = withNorms(limit, names);
    hidden.push(letLine(name, usesIndex(body) ? ['t'] : [], { ...body, place }));
    limits[about] = name;
  }
  return { lets, hidden, states, steps: resolvedSteps, limits };
}

/** `given R > 0` and `given G[t] > 0` for the names of the method that nothing gives: positive numbers. */
function missingGivens(
  method: Block,
  instantiated: readonly Line[],
  lines: readonly Line[],
  place: Place,
): GivenLine[] {
  const known = new Set<string>(['T', 'theta_star', 'theta', 'g', 'loss']);
  for (const line of [...lines, ...instantiated]) {
    if (line.kind === 'given') for (const { name } of line.variables) known.add(name);
    if (line.kind === 'let') known.add(line.variable.name);
    if (line.kind === 'step') known.add(line.variable.name);
  }
  const own = method.lines.filter((line): line is GivenLine => line.kind === 'given');
  const parameters = new Set(method.parameters.map(({ name }) => name));
  const arities = new Map<string, number>();
  for (const line of instantiated)
    for (const tree of expressionsOf(line))
      mapTree(tree, (part) => {
        if (part.kind === 'name' && parameters.has(part.name) && !known.has(part.name))
          arities.set(part.name, part.indices.length);
        return null;
      });
  return [...arities].map(([name, arity]): GivenLine => {
    const line = own.find((other) => other.variables.some((variable) => variable.name === name));
    const variable = line?.variables.find((candidate) => candidate.name === name);
    if (line && variable) return { ...line, variables: [variable] };
    const indices = arity === 0 ? [] : [{ name: 't', place }];
    return {
      kind: 'given',
      variables: [{ name, place, indices }],
      domain: { kind: 'side', relation: '>', end: number(0, place) },
      shape: null,
      ranges: [],
      place,
    };
  });
}

const number = (value: number, place: Place): SyntaxTree => ({
  kind: 'number',
  value: Rational.of(value),
  place,
});

/** The function, start and losses of a run as givens: first those that make a point, then those that follow from it. */
function hiddenGivens(names: Synthesis['names'], place: Place): GivenLine[] {
  const index = (name: string) => ({ name, place });
  const horizon = nameTree('T', place);
  const given = (
    name: string,
    indices: readonly string[],
    domain: SyntaxDomain | null,
    ranges: GivenLine['ranges'] = [],
  ): GivenLine => ({
    kind: 'given',
    variables: [{ name, place, indices: indices.map(index) }],
    domain,
    shape: null,
    ranges,
    place,
  });
  const coordinates = { ...defaultRange('i', place), to: nameTree(names.dimension, place) };
  const { from } = defaultRange('t', place);
  const afterHorizon: SyntaxTree = { kind: 'binary', operator: '+', left: horizon, right: from, place };
  const least = number(0, place);
  return [
    given(names.dimension, [], { kind: 'integers', from, to: afterHorizon }),
    given(names.start, ['i'], null, [coordinates]),
    given(names.slope, ['t', 'i'], null, [coordinates]),
    given(names.offset, ['t'], { kind: 'side', relation: '<=', end: least }),
    given(names.loss, ['t'], { kind: 'side', relation: '>=', end: least }),
    given(names.leastLoss, [], { kind: 'side', relation: '>=', end: least }),
    given(names.squaredNorm, ['t'], { kind: 'side', relation: '>=', end: least }),
  ];
}
