import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import type { MethodVector } from '../../term/claim.js';
import { PATH_INDEX } from '../../term/path-index.js';
import type { Place } from '../../term/place.js';
import { printExpression } from '../../term/print.js';
import { RUN_PREFIX } from '../../term/print-claim.js';
import { expressionsOf, freeNames } from '../../term/subtrees.js';
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
import { allPaths, allPieces, expectationOf, findExpectation, overPaths, samplesOf } from './expectation.js';
import { linearTerms, projectedOf, stepVariable, usesIndex } from './linear-step.js';
import { mapTree } from './map-tree.js';
import { isAboutNorms, type MethodPremise, readPremise } from './method-premise.js';
import {
  checkNoLoss,
  type MetricWord,
  metricOf,
  metricTree,
  namesIn,
  type RunNames,
  withNorms,
} from './method-terms.js';
import { multiplierClaim } from './multiplier-claim.js';
import { readMultipliers } from './stated-multipliers.js';
import { averaged, walks } from './walks.js';

/** A claim about a method as a block of the ordinary language, and what its extra names mean. */
export interface Synthesis {
  readonly block: Block;
  /** Where multipliers are stated: the claim of the ordinary language that they prove the guarantee. */
  readonly proof: Block | null;
  readonly method: string;
  readonly names: RunNames & {
    readonly dimension: string;
    readonly starSlope: string;
    readonly start: string;
    readonly slope: string;
    readonly offset: string;
    readonly normal: string;
  };
  /** The step of `theta` projects. */
  readonly projects: boolean;
  readonly states: readonly string[];
  readonly steps: readonly {
    readonly state: number;
    readonly terms: readonly { readonly vector: MethodVector; readonly coefficient: string | null }[];
  }[];
  readonly limits: Readonly<Record<MethodPremise['about'], string | null>>;
  /** Probabilities, where the method draws samples. */
  readonly samples: readonly Rational[] | null;
  readonly metric: { readonly word: MetricWord; readonly weights: string | null };
}

/** What a claim about a method can cite. */
export interface MethodImports {
  readonly methods: ReadonlyMap<string, Block>;
  /** A bound that is called `E` is that bound. */
  readonly bounds: ReadonlyMap<string, unknown>;
}

/** The ordinary claim that a `guarantees` line of a bound makes. Throws a `ProblemError`. */
export function synthesiseGuarantee(block: Block, line: GuaranteesLine, imports: MethodImports): Synthesis {
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
  return synthesise(block, [...rest, show], line, line.method, imports);
}

/** The ordinary claim that a claim with a `method` line is. Throws a `ProblemError`. */
export function synthesiseClaim(block: Block, line: MethodLine, imports: MethodImports): Synthesis {
  const rest = block.lines.filter((other) => other !== line);
  return synthesise(block, rest, line, line.name, imports);
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
    readonly givens: Givens;
    readonly taken: ReadonlySet<string>;
    readonly place: Place;
    /** The method draws samples. */
    readonly drawn: boolean;
  },
): Block | null {
  const stated = block.lines.filter((line): line is MultiplyLine => line.kind === 'multiply');
  const [first] = stated;
  if (!first) return null;
  const { names, givens, taken, drawn } = context;
  const plain = (tree: SyntaxTree) => withNorms(tree, names);
  const multipliers = readMultipliers(
    stated.map((line) => ({ ...line, factor: plain(line.factor) })),
    run.states,
  );
  const steps = method.filter((line): line is StepLine => line.kind === 'step');
  const vectors = { states: run.states, made: new Set(run.states) };
  // The rate of a step that projects is that of the point which it projects.
  const bodies = steps.map((line) => ({
    ...line,
    body: plain(projectedOf(line.body, vectors) ?? line.body),
  }));
  const moves = walks(bodies, run.states);
  const follows = moves[0] || run.projects ? null : averaged(bodies, run.states);
  const other = run.projects ? multipliers.squares.find(({ state }) => state !== 'theta') : undefined;
  if (other) throw new ProblemError(methodMistake.projectedSquare(other.line.place, other.state));
  const rates = new Map<string, SyntaxTree>();
  const needed = new Map([[follows?.state ?? 'theta', first.place]]);
  for (const { state, line } of multipliers.squares) needed.set(state, line.place);
  for (const [state, place] of needed) {
    if (follows && state !== follows.state)
      throw new ProblemError(methodMistake.multiplierOfAverage(place, follows.state));
    const rate = moves[run.states.indexOf(state)];
    if (!rate) throw new ProblemError(methodMistake.multipliersOfNoWalk(place, state));
    rates.set(state, rate);
  }
  const limits: Partial<Record<MethodPremise['about'], SyntaxTree>> = {};
  for (const line of method)
    if (line.kind === 'assume' && isAboutNorms(line)) {
      const { about, limit } = readPremise(line, run.declared);
      limits[about === 'expected norm' ? 'norm' : about] = plain(limit);
    }
  const show = lines.find((line): line is ChainLine => line.kind === 'show')!;
  const { metric } = readShow(lines, block, drawn);
  const { show: shown, besides } = multiplierClaim({
    metric,
    multipliers,
    rates,
    follows,
    limits,
    projects: run.projects,
    squaredNorm: (index) => nameTree(names.squaredNorm, first.place, [index]),
    show: { ...show, steps: show.steps.map((step) => ({ ...step, right: plain(step.right) })) },
    taken,
    place: first.place,
  });
  const rest = lines.filter(({ kind }) => kind !== 'show' && kind !== 'multiply');
  const own = [
    ...rest.map((line) => claimLine(line, names, drawn)),
    ...run.lets,
    shown,
    ...besides.map(({ line }) => line),
  ];
  const seesNorms = namesIn(own.flatMap((line) => [...expressionsOf(line)])).has(names.squaredNorm);
  // In conditional expectation each inequality holds for rates and multipliers that are known before anything is drawn.
  const random = drawn && (seesNorms || own.some((line) => [...expressionsOf(line)].some(findExpectation)));
  if (random) throw new ProblemError(methodMistake.multipliersOfSamples(first.place));
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
      ...givens.positive,
      ...rest.map((line) => claimLine(line, names, drawn)),
      ...givens.own,
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
  { methods, bounds }: MethodImports,
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
    starSlope: fresh('star_slope', 'minimum_slope'),
    slope: fresh('slope', 'piece_slope'),
    offset: fresh('offset', 'piece_offset'),
    normal: fresh('normal', 'projection_normal'),
    path: PATH_INDEX,
    chance: fresh('chance', 'path_chance'),
  };
  const samples = samplesOf(instantiated);
  const drawn = samples !== null;
  if (!drawn && !bounds.has('E')) checkNoExpectation([...lines, ...instantiated]);
  const declared = declaredNames([...lines, ...instantiated], arguments_);
  checkLosses(lines, instantiated);
  const run = runLines(method, instantiated, names, place, declared);
  const lets = new Set<Line>(letsOfValue(lines));
  const shown = lines
    .filter((line) => line.kind !== 'multiply' && (line.kind !== 'let' || lets.has(line)))
    .map((line) => claimLine(line, names, drawn));
  const { metric } = readShow(lines, block, drawn);
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
  const givens = missingGivens(method, instantiated, lines, arguments_, place);
  const ofRun = [...run.lets, ...run.premises, ...run.hidden, ...metricLines];
  const all = samples
    ? overPaths([...shown, ...ofRun], samples, names, bounds.has('E'))
    : [...shown, ...ofRun];
  const hidden = samples
    ? givensOfSamples(names, samples.length, run.projects, place)
    : hiddenGivens(names, run.projects, place);
  return {
    projects: run.projects,
    proof: proofOf(block, lines, instantiated, run, { names, givens, taken, place, drawn }),
    samples,
    block: {
      ...block,
      kind: 'claim',
      parameters: [],
      lines: [
        ...givens.positive,
        ...all.slice(0, shown.length),
        ...givens.own,
        ...hidden,
        ...all.slice(shown.length),
      ],
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
    case 'given': {
      const { domain } = line;
      if (domain?.kind === 'side') return { ...line, domain: { ...domain, end: put(domain.end) } };
      if (domain?.kind === 'interval')
        return { ...line, domain: { ...domain, lower: put(domain.lower), upper: put(domain.upper) } };
      return domain ? { ...line, domain: { ...domain, from: put(domain.from), to: put(domain.to) } } : line;
    }
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
function claimLine(line: Line, names: RunNames, drawn: boolean): Line {
  const plain = (tree: SyntaxTree) => {
    checkNoLoss(tree);
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
      const metric = statedMetric(line.first, drawn);
      if (!metric) throw new ProblemError(methodMistake.noMetric(line.place));
      const [first] = line.steps;
      if (first && first.relation !== '<=' && first.relation !== '<')
        throw new ProblemError(methodMistake.metricOutside(line.first.place, textOf(line.first)));
      const rights = line.steps.map((step) => plain(step.right));
      const used = namesIn(rights);
      const tree = metricTree(metric, names, line.first.place, used);
      return {
        ...line,
        first: drawn ? { ...line.first, kind: 'bound use', name: 'E', arguments: [tree] } : tree,
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

/** `last(loss)`, or `E(last(loss))` of a method that draws samples. */
function statedMetric(tree: SyntaxTree, drawn: boolean) {
  const inner = expectationOf(tree);
  const metric = metricOf(inner ?? tree);
  if (metric && drawn && !inner)
    throw new ProblemError(methodMistake.metricOfSamples(tree.place, textOf(tree)));
  return metric;
}

function checkNoExpectation(lines: readonly Line[]): void {
  for (const line of lines)
    for (const tree of expressionsOf(line)) {
      const found = findExpectation(tree);
      if (found) throw new ProblemError(methodMistake.expectationWithoutSamples(found.place, textOf(found)));
    }
}

function readShow(lines: readonly Line[], block: Block, drawn: boolean) {
  const show = lines.find((line): line is ChainLine => line.kind === 'show');
  const metric = show && statedMetric(show.first, drawn);
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
function runLines(
  method: Block,
  lines: readonly Line[],
  names: RunNames,
  place: Place,
  declared: ReadonlySet<string>,
) {
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
  let projects = false;
  const resolvedSteps = steps.map((line, s) => {
    const body = withNorms(line.body, names);
    const projected = projectedOf(body, { states, made });
    if (projected) {
      if (variables[s] !== 'theta')
        throw new ProblemError(methodMistake.projectionOf(line.body.place, variables[s]!));
      projects = true;
    }
    const terms = linearTerms(projected ?? body, { states, made }).map(({ vector, coefficient }, i) => {
      if (!coefficient) return { vector, coefficient: null };
      const name = `${RUN_PREFIX}${s + 1}.${i + 1}`;
      hidden.push(letLine(name, usesIndex(coefficient) ? ['t'] : [], coefficient));
      return { vector, coefficient: name };
    });
    made.add(variables[s]!);
    return { state: states.indexOf(variables[s]!), terms };
  });
  const limits: Record<MethodPremise['about'], string | null> = {
    norm: null,
    'expected norm': null,
    distance: null,
    ball: null,
    diameter: null,
  };
  const lets: Line[] = [];
  const premises: Line[] = [];
  for (const line of lines) {
    if (line.kind === 'let') lets.push({ ...line, body: withNorms(line.body, names) });
    if (line.kind !== 'assume') continue;
    if (!isAboutNorms(line)) {
      lets.push(claimLine(line, names, false));
      continue;
    }
    const { about, limit } = readPremise(line, declared);
    if (limits[about] !== null)
      throw new ProblemError(methodMistake.repeatedPremise(line.place, textOf(line.first)));
    const name = `${RUN_PREFIX}${about.replace(' ', '.')}`;
    const body = withNorms(limit, names);
    hidden.push(letLine(name, usesIndex(body) ? ['t'] : [], { ...body, place }));
    limits[about] = name;
    if (about === 'expected norm') premises.push(inExpectation(line, names));
  }
  return { lets, premises, hidden, states, steps: resolvedSteps, limits, projects, declared };
}

/** `assume E(norm(g[t])^2) <= G[t]^2` as a premise of the claim, for t in 1..T. */
function inExpectation(line: ChainLine, names: RunNames): Line {
  return {
    ...line,
    first: withNorms(line.first, names),
    steps: line.steps.map((step) => ({ ...step, right: withNorms(step.right, names) })),
    ranges: line.ranges.length > 0 ? line.ranges : [defaultRange('t', line.place)],
  };
}

/** What is called a number here, and so is no index of a step. */
function declaredNames(lines: readonly Line[], arguments_: readonly SyntaxTree[]): ReadonlySet<string> {
  const declared = namesIn(arguments_);
  for (const letter of ['s', 't'])
    if (declared.has(letter)) {
      const found = arguments_.find((tree) => freeNames(tree).has(letter))!;
      throw new ProblemError(methodMistake.methodArgument(found.place, printExpression(found)));
    }
  for (const line of lines) {
    if (line.kind === 'given') for (const { name } of line.variables) declared.add(name);
    if (line.kind === 'let') declared.add(line.variable.name);
  }
  return declared;
}

/** Nothing but the metric speaks of losses: steps are made without them, and premises and bounds are judged without them. */
function checkLosses(claim: readonly Line[], method: readonly Line[]): void {
  for (const line of [...claim, ...method]) {
    const trees = expressionsOf(line);
    // The first member of a `show` line is the metric.
    for (const tree of line.kind === 'show' ? trees.slice(1) : trees)
      if (line.kind !== 'guarantees') checkNoLoss(tree);
  }
}

/** Givens that a claim gets from its method. */
interface Givens {
  /** They need no other. */
  readonly positive: readonly GivenLine[];
  /** Their domains may have givens of the claim in them. */
  readonly own: readonly GivenLine[];
}

/** The givens of the method, under the names that the claim has for them, and `given R > 0` for its parameters that nothing gives. Throws a `ProblemError`. */
function missingGivens(
  method: Block,
  instantiated: readonly Line[],
  lines: readonly Line[],
  arguments_: readonly SyntaxTree[],
  place: Place,
): Givens {
  const known = new Set<string>(['T', 'theta_star', 'theta', 'g', 'loss']);
  for (const line of lines) if (line.kind === 'given') for (const { name } of line.variables) known.add(name);
  const own: GivenLine[] = [];
  for (const line of instantiated) {
    if (line.kind !== 'given') continue;
    for (const variable of line.variables) {
      const at = method.parameters.findIndex((parameter) => parameter.name === variable.name);
      const argument = at < 0 ? null : arguments_[at]!;
      const name = argument === null ? variable.name : bareName(argument);
      if (name === null || known.has(name))
        throw new ProblemError(methodMistake.givenTwice(variable.place, variable.name));
      known.add(name);
      own.push({ ...line, variables: [{ ...variable, name }] });
    }
  }
  for (const line of [...lines, ...instantiated]) {
    if (line.kind === 'let') known.add(line.variable.name);
    if (line.kind === 'step') known.add(line.variable.name);
  }
  const parameters = new Set(method.parameters.map(({ name }) => name));
  const arities = new Map<string, number>();
  for (const line of instantiated)
    for (const tree of expressionsOf(line))
      mapTree(tree, (part) => {
        if (part.kind === 'name' && parameters.has(part.name) && !known.has(part.name))
          arities.set(part.name, part.indices.length);
        return null;
      });
  const positive = [...arities].map(([name, arity]): GivenLine => {
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
  return { positive, own };
}

const bareName = (tree: SyntaxTree): string | null =>
  tree.kind === 'name' && tree.indices.length === 0 ? tree.name : null;

const number = (value: number, place: Place): SyntaxTree => ({
  kind: 'number',
  value: Rational.of(value),
  place,
});

/** A hidden given with its domain, and where its indices run if not in 1..T. */
function hiddenGiven(
  place: Place,
  name: string,
  indices: readonly string[],
  domain: SyntaxDomain | null,
  ranges: GivenLine['ranges'] = [],
): GivenLine {
  return {
    kind: 'given',
    variables: [{ name, place, indices: indices.map((index) => ({ name: index, place })) }],
    domain,
    shape: null,
    ranges,
    place,
  };
}

/** The function, start and losses of a run as givens: first those that make a point, then those that follow from it. */
function hiddenGivens(names: Synthesis['names'], projects: boolean, place: Place): GivenLine[] {
  const coordinates = { ...defaultRange('i', place), to: nameTree(names.dimension, place) };
  const { from } = defaultRange('t', place);
  const horizon = nameTree('T', place);
  const binary = (operator: '+' | '-' | '*', left: SyntaxTree, right: SyntaxTree): SyntaxTree => ({
    kind: 'binary',
    operator,
    left,
    right,
    place,
  });
  // Each vector in a dimension of its own: theta[1] and the slopes, and what projections take away.
  const most = projects ? binary('*', number(2, place), horizon) : binary('+', horizon, from);
  const beforeHorizon = { ...defaultRange('t', place), to: binary('-', horizon, from) };
  const least = number(0, place);
  return [
    hiddenGiven(place, names.dimension, [], { kind: 'integers', from, to: most }),
    hiddenGiven(place, names.start, ['i'], null, [coordinates]),
    hiddenGiven(place, names.slope, ['t', 'i'], null, [coordinates]),
    hiddenGiven(place, names.offset, ['t'], { kind: 'side', relation: '<=', end: least }),
    ...(projects ? [hiddenGiven(place, names.normal, ['t', 'i'], null, [beforeHorizon, coordinates])] : []),
    hiddenGiven(place, names.loss, ['t'], { kind: 'side', relation: '>=', end: least }),
    hiddenGiven(place, names.leastLoss, [], { kind: 'side', relation: '>=', end: least }),
    hiddenGiven(place, names.squaredNorm, ['t'], { kind: 'side', relation: '>=', end: least }),
  ];
}

/** The same for a method that draws samples: language/term/claim.ts says what they mean. */
function givensOfSamples(
  names: Synthesis['names'],
  samples: number,
  projects: boolean,
  place: Place,
): GivenLine[] {
  const coordinates = { ...defaultRange('i', place), to: nameTree(names.dimension, place) };
  const { from } = defaultRange('t', place);
  const pieces = allPieces(samples, 'k', place);
  const paths = allPaths(samples, names.path, place);
  const functions = { ...defaultRange('s', place), to: number(samples, place) };
  const sum = (left: SyntaxTree, right: SyntaxTree): SyntaxTree => ({
    kind: 'binary',
    operator: '+',
    left,
    right,
    place,
  });
  // A projection ends the step after each sequence of fewer than T samples.
  const projections = allPieces(samples, 'k', place, 'before the horizon');
  // Every point, gradient, slope at the minimiser, and what is taken away, in a dimension of its own.
  const alone = sum(pieces.to, number(samples, place));
  const most = projects ? sum(alone, projections.to) : alone;
  const positive: SyntaxDomain = { kind: 'side', relation: '>=', end: number(0, place) };
  return [
    hiddenGiven(place, names.dimension, [], { kind: 'integers', from, to: most }),
    hiddenGiven(place, names.start, ['i'], null, [coordinates]),
    hiddenGiven(place, names.starSlope, ['s', 'i'], null, [functions, coordinates]),
    hiddenGiven(place, names.slope, ['k', 'i'], null, [pieces, coordinates]),
    hiddenGiven(place, names.offset, ['k'], { kind: 'side', relation: '<=', end: number(0, place) }, [
      pieces,
    ]),
    ...(projects ? [hiddenGiven(place, names.normal, ['k', 'i'], null, [projections, coordinates])] : []),
    hiddenGiven(place, names.loss, [names.path, 't'], positive, [paths]),
    hiddenGiven(place, names.leastLoss, [names.path], positive, [paths]),
    hiddenGiven(place, names.squaredNorm, [names.path, 't'], positive, [paths]),
    hiddenGiven(place, names.chance, [names.path], positive, [paths]),
  ];
}
