import { Rational } from '../../../arithmetic/index.js';
import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import { freeNames } from '../../term/subtrees.js';
import type { ChainLine } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';
import { expectationOf } from './expectation.js';

/** A premise of a method: a norm that is at most `limit`. */
export interface MethodPremise {
  /** `expected norm`: the root of the expected square. */
  readonly about: 'norm' | 'expected norm' | 'distance' | 'ball' | 'diameter';
  readonly limit: SyntaxTree;
}

function vectorAt(tree: SyntaxTree | undefined, name: string): SyntaxTree | null {
  return tree?.kind === 'name' && tree.name === name && tree.indices.length === 1 ? tree.indices[0]! : null;
}

const isIndex = (tree: SyntaxTree | null | undefined, letter: string): boolean =>
  tree?.kind === 'name' && tree.name === letter && tree.indices.length === 0;

/** What stands in `x^2`. */
function rootOf(tree: SyntaxTree | undefined): SyntaxTree | null {
  if (tree?.kind !== 'power' || tree.exponent.kind !== 'number') return null;
  return tree.exponent.value.toString() === '2' ? tree.base : null;
}

/** Only `t`, and `s` beside it, stand for every step: another letter may be a number of the claim, and `T` is one step. */
function aboutOf(tree: SyntaxTree): MethodPremise['about'] | null {
  const square = expectationOf(tree);
  if (square) return aboutOf(rootOf(square) ?? square) === 'norm' && rootOf(square) ? 'expected norm' : null;
  if (tree.kind !== 'bound use' || tree.name !== 'norm' || tree.arguments.length !== 1) return null;
  const [inner] = tree.arguments;
  if (isIndex(vectorAt(inner, 'g'), 't')) return 'norm';
  if (inner?.kind !== 'binary' || inner.operator !== '-') return null;
  const index = vectorAt(inner.left, 'theta');
  if (!index) return null;
  if (isIndex(inner.right, 'theta_star')) {
    if (isIndex(index, 't')) return 'ball';
    return index.kind === 'number' && index.value.equals(Rational.ONE) ? 'distance' : null;
  }
  const other = vectorAt(inner.right, 'theta');
  const isPair = (a: SyntaxTree, b: SyntaxTree | null) => isIndex(a, 's') && isIndex(b, 't');
  return other && (isPair(index, other) || isPair(other, index)) ? 'diameter' : null;
}

/** Whether a line speaks of norms at all; else it is a premise about numbers. */
export function isAboutNorms({ first }: ChainLine): boolean {
  const tree = expectationOf(first) ?? first;
  const base = rootOf(tree) ?? tree;
  return base.kind === 'bound use' && base.name === 'norm';
}

/** Where a premise about every step may say that it holds: for t in 1..T, and nothing less. */
function isForAll({ ranges }: ChainLine, about: MethodPremise['about']): boolean {
  if (ranges.length === 0) return true;
  const [range] = ranges;
  const from = range!.from;
  const whole =
    from.kind === 'number' &&
    from.value.equals(Rational.ONE) &&
    isIndex(range!.to, 'T') &&
    ranges.length === 1;
  return (
    whole && range!.variable === 't' && (about === 'norm' || about === 'expected norm' || about === 'ball')
  );
}

/**
 * Reads `norm(…) <= limit`. `declared`: names of numbers, which are no indices. Throws a `ProblemError`.
 */
export function readPremise(line: ChainLine, declared: ReadonlySet<string>): MethodPremise {
  const about = aboutOf(line.first);
  const [step] = line.steps;
  const { source, start, end } = line.place;
  const wrong = () =>
    new ProblemError(
      methodMistake.methodPremise(line.place, source.text.slice(start, end).replace(/^assume\s+/, '')),
    );
  if (!about || line.steps.length !== 1 || step!.relation !== '<=' || !isForAll(line, about)) throw wrong();
  const own = about === 'diameter' ? ['s', 't'] : about === 'distance' ? [] : ['t'];
  if (own.some((letter) => declared.has(letter))) throw wrong();
  const limit = about === 'expected norm' ? rootOf(step!.right) : step!.right;
  if (!limit) throw wrong();
  // One number limits all distances of two points, and the first.
  const letters = about === 'diameter' || about === 'distance' ? ['s', 't'] : [];
  const used = freeNames(limit);
  if (letters.some((letter) => used.has(letter) && !declared.has(letter))) throw wrong();
  return { about, limit };
}
