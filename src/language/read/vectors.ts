import { Rational } from '../../arithmetic/index.js';
import { mistake } from '../help/mistakes.js';
import { type Problem, ProblemError } from '../help/problem.js';
import type { Place } from '../term/place.js';
import { printExpression } from '../term/print.js';
import { expressionsOf, subtrees } from '../term/subtrees.js';
import type { GivenLine, LetLine, Line, SyntaxRange } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';

/** A vector of the block: how many indices it has, that of the component apart, and its dimension. */
interface Vector {
  readonly arity: number;
  readonly dimension: SyntaxTree;
}

const LETTERS = ['i', 'j', 'l', 'c', 'r', 'q', 'p', 'u', 'h'];

/**
 * Vectors are written out in components: `given g[t] in R^d` is `given g[t, i] for i in 1..d`, `dot(x, y)` and `norm(x)` are sums
 * over i, and a definition whose right side is a vector is one for each component. What comes after, from names to
 * evaluation, knows families only. A block without a vector is left as it is.
 */
export function withoutVectors(lines: readonly Line[]): { lines: readonly Line[]; problems: Problem[] } {
  const givens = lines.filter(
    (line): line is GivenLine => line.kind === 'given' && line.dimension !== undefined,
  );
  if (givens.length === 0) return { lines, problems: [] };
  const components = new Components(lines, givens);
  const problems: Problem[] = [];
  const written = lines.flatMap((line): Line[] => {
    try {
      return [components.line(line)];
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(error.problem);
      return [];
    }
  });
  return { lines: written, problems };
}

class Components {
  private readonly vectors = new Map<string, Vector>();
  private readonly letter: string;

  constructor(lines: readonly Line[], givens: readonly GivenLine[]) {
    const used = namesOf(lines);
    this.letter = LETTERS.find((letter) => !used.has(letter)) ?? 'component';
    for (const { variables, dimension } of givens)
      for (const { name, indices } of variables)
        this.vectors.set(name, { arity: indices.length, dimension: dimension! });
    // Definitions of vectors by vectors, in any order.
    const lets = lines.filter((line): line is LetLine => line.kind === 'let');
    for (let isStable = false; !isStable; ) {
      isStable = true;
      for (const { variable, body } of lets) {
        const dimension = this.vectors.has(variable.name) ? null : this.dimensionOf(body);
        if (!dimension) continue;
        this.vectors.set(variable.name, { arity: variable.indices.length, dimension });
        isStable = false;
      }
    }
  }

  /** The dimension of an expression that is a vector by its form; `null` for a number. */
  private dimensionOf(tree: SyntaxTree): SyntaxTree | null {
    switch (tree.kind) {
      case 'name': {
        const vector = this.vectors.get(tree.name);
        return vector && tree.indices.length === vector.arity ? vector.dimension : null;
      }
      case 'negation':
        return this.dimensionOf(tree.operand);
      case 'binary':
        return this.dimensionOf(tree.left) ?? (tree.operator === '/' ? null : this.dimensionOf(tree.right));
      case 'reduction':
        return tree.operator === 'sum' ? this.dimensionOf(tree.body) : null;
      case 'conditional':
        return this.dimensionOf(tree.whenTrue) ?? this.dimensionOf(tree.whenFalse);
      default:
        return null;
    }
  }

  line(line: Line): Line {
    switch (line.kind) {
      case 'given':
        return this.given(line);
      case 'let': {
        const vector = this.vectors.get(line.variable.name);
        if (!vector) return { ...line, body: this.number(line.body) };
        const { place } = line.variable;
        const own = { name: this.letter, place };
        const index: SyntaxTree = { kind: 'name', name: this.letter, indices: [], place };
        return {
          ...line,
          variable: { ...line.variable, indices: [...line.variable.indices, own] },
          head: line.head && [...line.head, index],
          body: this.component(line.body, vector.dimension),
        };
      }
      case 'assume':
        return {
          ...line,
          first: this.number(line.first),
          steps: line.steps.map((step) => ({ ...step, right: this.number(step.right) })),
        };
      case 'show':
        return {
          ...line,
          first: this.number(line.first),
          steps: line.steps.map((step) => ({ ...step, right: this.number(step.right) })),
        };
      case 'value':
        return { ...line, value: this.number(line.value) };
      default:
        return line;
    }
  }

  private given({ dimension, ...line }: GivenLine): GivenLine {
    if (!dimension) return line;
    const variables = line.variables.map((variable) => ({
      ...variable,
      indices: [...variable.indices, { name: this.letter, place: variable.place }],
    }));
    return { ...line, variables, ranges: [...line.ranges, this.range(dimension, line.place)] };
  }

  private range(dimension: SyntaxTree, place: Place): SyntaxRange {
    const one: SyntaxTree = { kind: 'number', value: Rational.ONE, place };
    return { variable: this.letter, slot: -1, from: one, to: dimension, place };
  }

  /** A number with its vectors written out; a vector that stands alone is a mistake. */
  private number(tree: SyntaxTree): SyntaxTree {
    const go = (part: SyntaxTree) => this.number(part);
    switch (tree.kind) {
      case 'number':
        return tree;
      case 'name':
        if (this.dimensionOf(tree))
          throw new ProblemError(mistake.vectorForNumber(tree.place, printExpression(tree)));
        return { ...tree, indices: tree.indices.map(go) };
      case 'bound use':
        if (tree.name === 'dot' && tree.arguments.length === 2)
          return this.product(tree.arguments[0]!, tree.arguments[1]!, tree.place);
        if (tree.name === 'norm' && tree.arguments.length === 1)
          return {
            kind: 'call',
            function: 'sqrt',
            arguments: [this.square(tree.arguments[0]!, tree.place)],
            place: tree.place,
          };
        // Arguments of bounds may be the names of vectors.
        return {
          ...tree,
          arguments: tree.arguments.map((part) =>
            part.kind === 'name' && part.indices.length === 0 ? part : go(part),
          ),
        };
      case 'call':
        return { ...tree, arguments: tree.arguments.map(go) };
      case 'negation':
        return { ...tree, operand: go(tree.operand) };
      case 'binary':
        return { ...tree, left: go(tree.left), right: go(tree.right) };
      case 'power': {
        const { base, exponent } = tree;
        const isSquare = exponent.kind === 'number' && exponent.value.equals(Rational.of(2));
        // norm(x)^2 without a root.
        if (isSquare && base.kind === 'bound use' && base.name === 'norm' && base.arguments.length === 1)
          return this.square(base.arguments[0]!, tree.place);
        return { ...tree, base: go(base), exponent: go(exponent) };
      }
      case 'reduction': {
        const range = { ...tree.range, from: go(tree.range.from), to: go(tree.range.to) };
        return { ...tree, range, body: go(tree.body) };
      }
      case 'conditional':
        return {
          ...tree,
          left: go(tree.left),
          right: go(tree.right),
          whenTrue: go(tree.whenTrue),
          whenFalse: go(tree.whenFalse),
        };
    }
  }

  private sum(dimension: SyntaxTree, body: SyntaxTree, place: Place): SyntaxTree {
    return { kind: 'reduction', operator: 'sum', range: this.range(dimension, place), body, place };
  }

  private product(a: SyntaxTree, b: SyntaxTree, place: Place): SyntaxTree {
    const dimension = this.dimensionOf(a) ?? this.dimensionOf(b);
    if (!dimension) throw new ProblemError(mistake.numberForVector(a.place, printExpression(a)));
    const [left, right] = [this.component(a, dimension), this.component(b, dimension)];
    return this.sum(dimension, { kind: 'binary', operator: '*', left, right, place }, place);
  }

  private square(a: SyntaxTree, place: Place): SyntaxTree {
    const dimension = this.dimensionOf(a);
    if (!dimension) throw new ProblemError(mistake.numberForVector(a.place, printExpression(a)));
    const exponent: SyntaxTree = { kind: 'number', value: Rational.of(2), place };
    const base = this.component(a, dimension);
    return this.sum(dimension, { kind: 'power', base, exponent, exponentSort: 'unresolved', place }, place);
  }

  /** The component of a linear combination of vectors; 0 is the vector of zeros. */
  private component(tree: SyntaxTree, dimension: SyntaxTree): SyntaxTree {
    const go = (part: SyntaxTree) => this.component(part, dimension);
    const own = this.dimensionOf(tree);
    if (!own) {
      if (tree.kind === 'number' && tree.value.sign === 0) return tree;
      throw new ProblemError(mistake.numberForVector(tree.place, printExpression(tree)));
    }
    const [one, other] = [printExpression(own), printExpression(dimension)];
    if (one !== other) throw new ProblemError(mistake.otherDimension(tree.place, one, other));
    switch (tree.kind) {
      case 'name': {
        const index: SyntaxTree = { kind: 'name', name: this.letter, indices: [], place: tree.place };
        return { ...tree, indices: [...tree.indices.map((part) => this.number(part)), index] };
      }
      case 'negation':
        return { ...tree, operand: go(tree.operand) };
      case 'reduction': {
        const { from, to } = tree.range;
        return {
          ...tree,
          range: { ...tree.range, from: this.number(from), to: this.number(to) },
          body: go(tree.body),
        };
      }
      case 'conditional':
        return {
          ...tree,
          left: this.number(tree.left),
          right: this.number(tree.right),
          whenTrue: go(tree.whenTrue),
          whenFalse: go(tree.whenFalse),
        };
      case 'binary': {
        if (tree.operator === '+' || tree.operator === '-')
          return { ...tree, left: go(tree.left), right: go(tree.right) };
        const isLeft = this.dimensionOf(tree.left) !== null;
        // A product of two vectors is `dot`: the other factor is a number.
        return isLeft
          ? { ...tree, left: go(tree.left), right: this.number(tree.right) }
          : { ...tree, left: this.number(tree.left), right: go(tree.right) };
      }
      default:
        return tree;
    }
  }
}

/** Every name that the lines introduce or use, and every index. */
function namesOf(lines: readonly Line[]): Set<string> {
  const names = new Set<string>();
  const visit = (tree: SyntaxTree): void => {
    if (tree.kind === 'name' || tree.kind === 'bound use') names.add(tree.name);
    if (tree.kind === 'reduction') names.add(tree.range.variable);
    for (const part of subtrees(tree)) visit(part);
  };
  for (const line of lines) {
    for (const tree of expressionsOf(line)) visit(tree);
    if ('ranges' in line) for (const { variable } of line.ranges) names.add(variable);
    const variables = line.kind === 'given' ? line.variables : line.kind === 'let' ? [line.variable] : [];
    for (const { name, indices } of variables)
      for (const each of [name, ...indices.map((index) => index.name)]) names.add(each);
  }
  return names;
}
