import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import { printExpression } from '../../term/print.js';
import { freeNames } from '../../term/subtrees.js';
import type { BoundUse, Name, SyntaxTree } from '../../term/tree.js';
import { mapTree } from './map-tree.js';

/** What the claim calls the numbers of a run. */
export interface RunNames {
  readonly loss: string;
  readonly leastLoss: string;
  readonly squaredNorm: string;
  /** A sequence of samples, where the method draws them, and its probability. */
  readonly path: string;
  readonly chance: string;
}

const name = (text: string, indices: readonly SyntaxTree[], place: SyntaxTree['place']): Name => ({
  kind: 'name',
  name: text,
  indices,
  place,
});

const number = (value: number, place: SyntaxTree['place']): SyntaxTree => ({
  kind: 'number',
  value: Rational.of(value),
  place,
});

/** The index of `norm(g[index])`; `null` for anything else. */
function normIndex(tree: SyntaxTree): SyntaxTree | null {
  if (tree.kind !== 'bound use' || tree.name !== 'norm' || tree.arguments.length !== 1) return null;
  const [inner] = tree.arguments;
  return inner?.kind === 'name' && inner.name === 'g' && inner.indices.length === 1
    ? inner.indices[0]!
    : null;
}

/**
 * Norms of gradients as numbers of the run: `norm(g[k])^2` is a given, and `norm(g[k])` its root. Throws a `ProblemError` for
 * other norms.
 */
export function withNorms(tree: SyntaxTree, names: RunNames): SyntaxTree {
  return mapTree(tree, (part) => {
    const square =
      part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value.equals(Rational.of(2));
    const index = square ? normIndex(part.base) : normIndex(part);
    if (index) {
      const given = name(names.squaredNorm, [withNorms(index, names)], part.place);
      return square ? given : { kind: 'call', function: 'sqrt', arguments: [given], place: part.place };
    }
    if (part.kind === 'bound use' && part.name === 'norm')
      throw new ProblemError(methodMistake.innerVector(part.place, printExpression(part)));
    return null;
  });
}

const METRICS = ['last', 'average', 'best', 'weighted'] as const;
export type MetricWord = (typeof METRICS)[number];

/** A metric of the losses as it is written, with the weights of `weighted`. */
export interface StatedMetric {
  readonly word: MetricWord;
  readonly weights: SyntaxTree | null;
}

function isLoss(tree: SyntaxTree | undefined): boolean {
  return tree?.kind === 'name' && tree.name === 'loss' && tree.indices.length === 0;
}

/** `last(loss)`, …; `null` for what is no metric, a `ProblemError` for what is a wrong one. */
export function metricOf(tree: SyntaxTree): StatedMetric | null {
  if (tree.kind !== 'bound use') return null;
  const word = METRICS.find((candidate) => candidate === tree.name);
  const about = tree.arguments.some(isLoss);
  if (!word || !about) {
    if (!about) return null;
    throw new ProblemError(methodMistake.unknownMetric(tree.place, printExpression(tree)));
  }
  return readMetric(word, tree);
}

function readMetric(word: MetricWord, tree: BoundUse): StatedMetric {
  const weights = tree.arguments.find((argument) => !isLoss(argument)) ?? null;
  const wanted = word === 'weighted' ? 2 : 1;
  if (tree.arguments.length !== wanted || (wanted === 2 && weights?.kind !== 'name'))
    throw new ProblemError(methodMistake.unknownMetric(tree.place, printExpression(tree)));
  return { word, weights };
}

/** The metric as an expression in the losses of the run; `used` are names that its index must not have. */
export function metricTree(
  { word, weights }: StatedMetric,
  names: RunNames,
  place: SyntaxTree['place'],
  used: ReadonlySet<string>,
): SyntaxTree {
  const horizon = name('T', [], place);
  if (word === 'last') return name(names.loss, [horizon], place);
  if (word === 'best') return name(names.leastLoss, [], place);
  const index = ['t', 'k', 's', 'j', 'i'].find((letter) => !used.has(letter)) ?? 't1';
  const at = name(index, [], place);
  const loss = name(names.loss, [at], place);
  const sum = (body: SyntaxTree): SyntaxTree => ({
    kind: 'reduction',
    operator: 'sum',
    range: { variable: index, slot: -1, from: number(1, place), to: horizon, place },
    body,
    place,
  });
  const over = (left: SyntaxTree, right: SyntaxTree): SyntaxTree => ({
    kind: 'binary',
    operator: '/',
    left,
    right,
    place,
  });
  if (word === 'average') return over(sum(loss), horizon);
  const weight = name((weights as Name).name, [at], place);
  const product: SyntaxTree = { kind: 'binary', operator: '*', left: weight, right: loss, place };
  return over(sum(product), sum(weight));
}

/**
 * Losses stand in the metric of a claim alone: elsewhere they would be on the side of an inequality on which bounds of them from below
 * prove nothing, or before a step is made. Throws a `ProblemError`.
 */
export function checkNoLoss(tree: SyntaxTree): void {
  mapTree(tree, (part) => {
    if (part.kind === 'bound use' && part.arguments.some(isLoss))
      throw new ProblemError(methodMistake.metricOutside(part.place, printExpression(part)));
    if (part.kind === 'name' && part.name === 'loss')
      throw new ProblemError(methodMistake.lossOutside(part.place, printExpression(part)));
    return null;
  });
}

export function namesIn(trees: readonly SyntaxTree[]): Set<string> {
  const used = new Set<string>();
  for (const tree of trees) freeNames(tree, used);
  return used;
}
