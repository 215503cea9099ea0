import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import { constantOf } from '../../term/constant.js';
import type { Place } from '../../term/place.js';
import { printExpression } from '../../term/print.js';
import { freeNames } from '../../term/subtrees.js';
import type { LetLine, Line, SamplesLine, SyntaxRange } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';
import { mapTree } from './map-tree.js';
import type { RunNames } from './method-terms.js';

/** Samples of a method at most: a run of T steps has one path for each sequence of T samples, which a bound of its work ends where they are many. */
const MAX_SAMPLES = 4;

/** The probabilities of a method's samples, of sum 1; `null` for a method without samples. Throws a `ProblemError`. */
export function samplesOf(lines: readonly Line[]): readonly Rational[] | null {
  const line = lines.find((other): other is SamplesLine => other.kind === 'samples');
  if (!line) return null;
  const probabilities = line.probabilities.map((tree) => {
    const value = constantOf(tree);
    if (!value || value.sign <= 0)
      throw new ProblemError(methodMistake.noProbability(tree.place, printExpression(tree)));
    return value;
  });
  if (probabilities.length < 2 || probabilities.length > MAX_SAMPLES)
    throw new ProblemError(methodMistake.sampleCount(line.place, probabilities.length, MAX_SAMPLES));
  const total = probabilities.reduce((sum, p) => sum.add(p), Rational.ZERO);
  if (!total.equals(Rational.ONE))
    throw new ProblemError(methodMistake.probabilitiesSum(line.place, total.toString()));
  return probabilities;
}

/** What stands in `E(…)`; `null` for anything else. */
export function expectationOf(tree: SyntaxTree): SyntaxTree | null {
  if (tree.kind !== 'bound use' || tree.name !== 'E' || tree.arguments.length !== 1) return null;
  return tree.arguments[0]!;
}

/** The first `E(…)` in a tree. */
export function findExpectation(tree: SyntaxTree): SyntaxTree | null {
  let found: SyntaxTree | null = null;
  mapTree(tree, (part) => {
    if (!found && expectationOf(part)) found = part;
    return null;
  });
  return found;
}

const isLet = (line: Line): line is LetLine => line.kind === 'let';

/**
 * Lines about runs on samples as lines of the ordinary language. A path is a sequence of T samples, 1, …, m^T. What a run gives depends on the
 * path, and so does each definition that uses it: it gets the path as its first index. `E(x)` is the sum over all paths of
 * their chances times x.
 */
export function overPaths(
  lines: readonly Line[],
  probabilities: readonly Rational[],
  names: RunNames,
  /** A bound of the document is called `E`: of what does not depend on the path, `E(x)` is that bound. */
  ownE: boolean,
): Line[] {
  const dependent = dependentNames(lines, names);
  const onPath = (tree: SyntaxTree): SyntaxTree =>
    mapTree(tree, (part) => {
      if (part.kind === 'bound use' && part.arguments.some((argument) => isBare(argument, dependent, lines)))
        throw new ProblemError(methodMistake.sampleArgument(part.place, printExpression(part)));
      if (part.kind !== 'name' || !dependent.has(part.name)) return null;
      const path: SyntaxTree = { kind: 'name', name: names.path, indices: [], place: part.place };
      return { ...part, indices: [path, ...part.indices.map(onPath)] };
    });
  const outside = (tree: SyntaxTree): SyntaxTree =>
    mapTree(tree, (part) => {
      const body = expectationOf(part);
      if (body && (!ownE || [...freeNames(body)].some((name) => dependent.has(name)))) {
        const inner = findExpectation(body);
        if (inner) throw new ProblemError(methodMistake.expectationWithin(inner.place));
        return expected(onPath(body), probabilities.length, names);
      }
      if (part.kind === 'name' && dependent.has(part.name))
        throw new ProblemError(methodMistake.sampleOutside(part.place, printExpression(part)));
      return null;
    });
  return lines.map((line): Line => {
    switch (line.kind) {
      case 'let': {
        if (!dependent.has(line.variable.name)) return { ...line, body: outside(line.body) };
        const inner = findExpectation(line.body);
        if (inner) throw new ProblemError(methodMistake.expectationWithin(inner.place));
        const { place } = line.variable;
        const path: SyntaxTree = { kind: 'name', name: names.path, indices: [], place };
        return {
          ...line,
          variable: { ...line.variable, indices: [{ name: names.path, place }, ...line.variable.indices] },
          head: line.head && [path, ...line.head],
          body: onPath(line.body),
        };
      }
      case 'assume':
      case 'show':
        return {
          ...line,
          first: outside(line.first),
          steps: line.steps.map((step) => ({ ...step, right: outside(step.right) })),
        };
      default:
        return line;
    }
  });
}

/** A sequence that depends on the path, without its index. */
function isBare(tree: SyntaxTree, dependent: ReadonlySet<string>, lines: readonly Line[]): boolean {
  if (tree.kind !== 'name' || tree.indices.length > 0 || !dependent.has(tree.name)) return false;
  return lines.some(
    (line) => isLet(line) && line.variable.name === tree.name && line.variable.indices.length > 0,
  );
}

/** The losses and norms of a run, and what is defined by them. */
function dependentNames(lines: readonly Line[], names: RunNames): ReadonlySet<string> {
  const dependent = new Set([names.loss, names.leastLoss, names.squaredNorm]);
  const lets = lines.filter(isLet);
  for (let before = 0; before < dependent.size; ) {
    before = dependent.size;
    for (const { variable, body } of lets)
      if ([...freeNames(body)].some((name) => dependent.has(name))) dependent.add(variable.name);
  }
  return dependent;
}

function expected(body: SyntaxTree, samples: number, names: RunNames): SyntaxTree {
  const { place } = body;
  const path: SyntaxTree = { kind: 'name', name: names.path, indices: [], place };
  const chance: SyntaxTree = { kind: 'name', name: names.chance, indices: [path], place };
  return {
    kind: 'reduction',
    operator: 'sum',
    range: allPaths(samples, names.path, place),
    body: { kind: 'binary', operator: '*', left: chance, right: body, place },
    place,
  };
}

const number = (value: number, place: Place): SyntaxTree => ({
  kind: 'number',
  value: Rational.of(value),
  place,
});

/** m^e */
export function powerOf(samples: number, exponent: SyntaxTree, place: Place): SyntaxTree {
  return { kind: 'power', base: number(samples, place), exponent, exponentSort: 'unresolved', place };
}

const horizon = (place: Place): SyntaxTree => ({ kind: 'name', name: 'T', indices: [], place });

/** `path in 1..m^T` */
export function allPaths(samples: number, variable: string, place: Place): SyntaxRange {
  const to = powerOf(samples, horizon(place), place);
  return { variable, slot: -1, from: number(1, place), to, place };
}

/** `k in 1..m + m^2 + … + m^T`: one piece for each sequence of at most T samples, or of fewer. */
export function allPieces(
  samples: number,
  variable: string,
  place: Place,
  lengths: 'up to the horizon' | 'before the horizon' = 'up to the horizon',
): SyntaxRange {
  const binary = (operator: '+' | '-' | '*' | '/', left: SyntaxTree, right: SyntaxTree): SyntaxTree => ({
    kind: 'binary',
    operator,
    left,
    right,
    place,
  });
  const T = horizon(place);
  const after = lengths === 'before the horizon' ? T : binary('+', T, number(1, place));
  const above = binary('-', powerOf(samples, after, place), number(samples, place));
  const to: SyntaxTree = {
    kind: 'call',
    function: 'floor',
    arguments: [binary('/', above, number(samples - 1, place))],
    place,
  };
  return { variable, slot: -1, from: number(1, place), to, place };
}
