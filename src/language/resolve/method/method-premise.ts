import { methodMistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
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

/** What stands in `x^2`. */
function rootOf(tree: SyntaxTree | undefined): SyntaxTree | null {
  if (tree?.kind !== 'power' || tree.exponent.kind !== 'number') return null;
  return tree.exponent.value.toString() === '2' ? tree.base : null;
}

function aboutOf(tree: SyntaxTree): MethodPremise['about'] | null {
  const square = expectationOf(tree);
  if (square) return aboutOf(rootOf(square) ?? square) === 'norm' && rootOf(square) ? 'expected norm' : null;
  if (tree.kind !== 'bound use' || tree.name !== 'norm' || tree.arguments.length !== 1) return null;
  const [inner] = tree.arguments;
  if (vectorAt(inner, 'g')?.kind === 'name') return 'norm';
  if (inner?.kind !== 'binary' || inner.operator !== '-') return null;
  const index = vectorAt(inner.left, 'theta');
  if (!index) return null;
  const star =
    inner.right.kind === 'name' && inner.right.name === 'theta_star' && inner.right.indices.length === 0;
  if (star) return index.kind === 'number' ? 'distance' : 'ball';
  const other = vectorAt(inner.right, 'theta');
  return other?.kind === 'name' && index.kind === 'name' && other.name !== index.name ? 'diameter' : null;
}

/** Whether a line speaks of norms at all; else it is a premise about numbers. */
export function isAboutNorms({ first }: ChainLine): boolean {
  const tree = expectationOf(first) ?? first;
  const base = rootOf(tree) ?? tree;
  return base.kind === 'bound use' && base.name === 'norm';
}

/** Reads `norm(…) <= limit`. Throws a `ProblemError`. */
export function readPremise(line: ChainLine): MethodPremise {
  const about = aboutOf(line.first);
  const [step] = line.steps;
  if (!about || line.steps.length !== 1 || step!.relation !== '<=') {
    const { source, start, end } = line.place;
    const text = source.text.slice(start, end).replace(/^assume\s+/, '');
    throw new ProblemError(methodMistake.methodPremise(line.place, text));
  }
  const isOne = about !== 'distance' || isNumberOne(line.first);
  if (!isOne) {
    const { source, start, end } = line.place;
    throw new ProblemError(methodMistake.methodPremise(line.place, source.text.slice(start + 7, end)));
  }
  if (about !== 'expected norm') return { about, limit: step!.right };
  const root = rootOf(step!.right);
  if (!root) {
    const { source, start, end } = line.place;
    throw new ProblemError(
      methodMistake.methodPremise(line.place, source.text.slice(start, end).replace(/^assume\s+/, '')),
    );
  }
  return { about, limit: root };
}

function isNumberOne(tree: SyntaxTree): boolean {
  const inner = tree.kind === 'bound use' ? tree.arguments[0] : undefined;
  const index = inner?.kind === 'binary' ? vectorAt(inner.left, 'theta') : null;
  return index?.kind === 'number' && index.value.toString() === '1';
}
