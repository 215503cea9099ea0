import { Rational } from '../../../arithmetic/index.js';
import { methodMistake as mistake } from '../../help/method-mistakes.js';
import { ProblemError } from '../../help/problem.js';
import type { MethodVector } from '../../term/claim.js';
import { printExpression } from '../../term/print.js';
import { freeNames, subtrees } from '../../term/subtrees.js';
import type { StepLine } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';

/** A vector with its coefficient; `null` is 1. */
export interface LinearTerm {
  readonly vector: MethodVector;
  readonly coefficient: SyntaxTree | null;
}

/** The vectors of a method, by name: `theta` and other sequences of points in the order of their steps, and `g`. */
export interface VectorNames {
  readonly states: readonly string[];
  /** Sequences whose step stands above: their next value exists already. */
  readonly made: ReadonlySet<string>;
}

/** `t`, or `t + 1`. */
function offsetOf(index: SyntaxTree): 0 | 1 | null {
  if (index.kind === 'name' && index.name === 't' && index.indices.length === 0) return 0;
  const one = index.kind === 'binary' && index.operator === '+' && index.right.kind === 'number';
  return one && index.right.value.equals(Rational.ONE) && offsetOf(index.left) === 0 ? 1 : null;
}

/** The left side of a step: `name[t+1]`. Throws a `ProblemError`. */
export function stepVariable({ variable, index }: StepLine): string {
  if (offsetOf(index) !== 1) throw new ProblemError(mistake.stepIndex(index.place, variable.name));
  return variable.name;
}

function isVectorName(name: string, { states }: VectorNames): boolean {
  return name === 'g' || states.includes(name);
}

function mentionsVector(tree: SyntaxTree, names: VectorNames): boolean {
  if (tree.kind === 'name' && tree.indices.length > 0 && isVectorName(tree.name, names)) return true;
  return subtrees(tree).some((part) => mentionsVector(part, names));
}

const binary = (operator: '*' | '/', left: SyntaxTree, right: SyntaxTree): SyntaxTree => ({
  kind: 'binary',
  operator,
  left,
  right,
  place: { ...left.place, end: right.place.end },
});

const negated = (tree: SyntaxTree | null, at: SyntaxTree): SyntaxTree =>
  tree
    ? { kind: 'negation', operand: tree, place: at.place }
    : { kind: 'number', value: Rational.ONE.neg(), place: at.place };

/** What stands in `project(…)`, where a step is a projection; `null` for any other step. A bound of this name takes no points. */
export function projectedOf(tree: SyntaxTree, names: VectorNames): SyntaxTree | null {
  if (tree.kind !== 'bound use' || tree.name !== 'project') return null;
  const [point] = tree.arguments;
  return tree.arguments.length === 1 && mentionsVector(point!, names) ? point! : null;
}

/** The right side of a step as a sum of vectors with numbers before them. Throws a `ProblemError` where it is none. */
export function linearTerms(tree: SyntaxTree, names: VectorNames): LinearTerm[] {
  if (!mentionsVector(tree, names))
    throw new ProblemError(mistake.notAVector(tree.place, printExpression(tree)));
  switch (tree.kind) {
    case 'name':
      return [{ vector: vectorOf(tree, names), coefficient: null }];
    case 'negation':
      return linearTerms(tree.operand, names).map(({ vector, coefficient }) => ({
        vector,
        coefficient: negated(coefficient, tree),
      }));
    case 'binary': {
      const { operator, left, right } = tree;
      if (operator === '+' || operator === '-') {
        const second = linearTerms(right, names);
        const signed =
          operator === '+'
            ? second
            : second.map((term) => ({ ...term, coefficient: negated(term.coefficient, right) }));
        return [...linearTerms(left, names), ...signed];
      }
      if (operator === '/' && !mentionsVector(right, names))
        return linearTerms(left, names).map(({ vector, coefficient }) => ({
          vector,
          coefficient: coefficient
            ? binary('/', coefficient, right)
            : binary('/', { kind: 'number', value: Rational.ONE, place: left.place }, right),
        }));
      const [scalar, vectors] = mentionsVector(left, names) ? [right, left] : [left, right];
      if (operator === '*' && !mentionsVector(scalar, names))
        return linearTerms(vectors, names).map(({ vector, coefficient }) => ({
          vector,
          coefficient: coefficient ? binary('*', scalar, coefficient) : scalar,
        }));
      break;
    }
    case 'bound use':
      if (tree.name === 'project')
        throw new ProblemError(mistake.projectionWithin(tree.place, printExpression(tree)));
      break;
    default:
  }
  throw new ProblemError(mistake.notLinear(tree.place, printExpression(tree)));
}

function vectorOf(tree: Extract<SyntaxTree, { kind: 'name' }>, names: VectorNames): MethodVector {
  const offset = tree.indices.length === 1 ? offsetOf(tree.indices[0]!) : null;
  const text = printExpression(tree);
  if (tree.name === 'g') {
    if (offset !== 0) throw new ProblemError(mistake.vectorIndex(tree.place, text, 'g[t]'));
    return { kind: 'gradient' };
  }
  const made = names.made.has(tree.name);
  if (offset === null || (offset === 1 && !made))
    throw new ProblemError(
      offset === 1
        ? mistake.looksAhead(tree.place, text)
        : mistake.vectorIndex(tree.place, text, `${tree.name}[t]`),
    );
  return { kind: 'state', state: names.states.indexOf(tree.name), offset };
}

/** Names other than `t` that a coefficient uses. */
export function usesIndex(tree: SyntaxTree): boolean {
  return freeNames(tree).has('t');
}
