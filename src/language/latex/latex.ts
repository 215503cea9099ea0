import type { Rational } from '../../arithmetic/index.js';
import type { Relation } from '../term/claim.js';
import { contextualFunction } from '../term/functions.js';
import { expectedPart, withoutPath } from '../term/path-index.js';
import { printDecimal } from '../term/print-number.js';
import { subtrees } from '../term/subtrees.js';
import type { Node, Range, ResolvedLeaf, SyntaxLeaf } from '../term/tree.js';
import { latexName, script } from './latex-name.js';
import { seemsToEndEarly, seemsToGoOn } from './open-ends.js';

type AnyLeaf = ResolvedLeaf | SyntaxLeaf;
type AnyNode = Node<AnyLeaf>;
type Binary = Extract<AnyNode, { kind: 'binary' }>;

const isSum = (node: AnyNode): node is Binary =>
  node.kind === 'binary' && (node.operator === '+' || node.operator === '-');
const isQuotient = (node: AnyNode): boolean =>
  (node.kind === 'binary' && node.operator === '/') ||
  (node.kind === 'number' && printDecimal(node.value.abs()) === null);
const isSigned = (node: AnyNode): boolean =>
  node.kind === 'negation' || (node.kind === 'number' && node.value.sign < 0);

/** Higher than a line: brackets around it must grow. */
function isTall(node: AnyNode): boolean {
  return (
    isQuotient(node) ||
    node.kind === 'reduction' ||
    node.kind === 'conditional' ||
    subtrees(node).some(isTall)
  );
}

function brackets(node: AnyNode): string {
  return isTall(node) ? `\\left(${latex(node)}\\right)` : `(${latex(node)})`;
}

/** Whether what follows would seem to belong to it: a sum, and a logarithm without brackets. */
function endsOpen(node: AnyNode): boolean {
  if (node.kind === 'reduction') return expectedPart(node) === null;
  if (node.kind === 'conditional') return true;
  if (node.kind === 'bound use')
    return /^(?:log2|cos|sin)$/.test(node.name) && !needsBrackets(node.arguments[0]!);
  if (node.kind === 'call') return takesBareArgument(node) && !needsBrackets(node.arguments[0]!);
  if (node.kind === 'negation') return endsOpen(node.operand);
  return node.kind === 'binary' && node.operator !== '/' && endsOpen(node.right);
}

function needsBrackets(argument: AnyNode): boolean {
  if (isQuotient(argument) || argument.kind === 'number') return isSigned(argument);
  return !['name', 'index', 'given', 'definition'].includes(argument.kind);
}

function beginsWithDigit(node: AnyNode): boolean {
  if (node.kind === 'number') return true;
  if (node.kind === 'power') return beginsWithDigit(node.base);
  return node.kind === 'binary' && node.operator === '*' && beginsWithDigit(node.left);
}

function number(value: Rational): string {
  if (value.sign < 0) return `-${number(value.neg())}`;
  const decimal = printDecimal(value);
  if (decimal === null) return `\\frac{${value.numerator}}{${value.denominator}}`;
  const [mantissa, exponent] = decimal.split('e') as [string, string?];
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${exponent}}`;
}

const isScientific = (node: AnyNode) =>
  node.kind === 'number' && (printDecimal(node.value.abs())?.includes('e') ?? false);

/** A sign belongs to the first factor that follows it. */
const isLooseAfterSign = (node: AnyNode) => isSum(node) || isSigned(node) || isProduct(node);

function factor(node: AnyNode, position: 'first' | 'later' | 'last'): string {
  const loose =
    isSum(node) || (position !== 'first' && isSigned(node)) || (position !== 'last' && endsOpen(node));
  return loose ? brackets(node) : latex(node);
}

function product(node: Binary): string {
  const left = factor(node.left, 'first');
  const right = isProduct(node.right) ? brackets(node.right) : factor(node.right, 'last');
  const leftEnd = node.left.kind === 'binary' && node.left.operator === '*' ? node.left.right : node.left;
  const dot =
    (beginsWithDigit(node.right) && !right.startsWith('(')) ||
    (leftEnd.kind === 'number' && isQuotient(node.right));
  return dot ? `${left} \\cdot ${right}` : `${left} ${right}`;
}

const isProduct = (node: AnyNode) => node.kind === 'binary' && node.operator === '*';

/** Terms with plus and minus between them; in brackets where what follows a sum could seem to belong to it. */
function sum(node: Binary): string {
  const terms: { readonly sign: string; readonly term: AnyNode }[] = [];
  let left: AnyNode = node;
  while (isSum(left)) {
    terms.unshift({ sign: ` ${left.operator} `, term: left.right });
    left = left.left;
  }
  const following = terms.map(({ term }) => term);
  const first = seemsToGoOn(left, following) ? brackets(left) : latex(left);
  const rest = terms.map(({ sign, term }, i) => {
    const isLoose = isSum(term) || isSigned(term) || seemsToGoOn(term, following.slice(i + 1));
    return sign + (isLoose ? brackets(term) : latex(term));
  });
  return first + rest.join('');
}

function power(node: Extract<AnyNode, { kind: 'power' }>): string {
  const { base } = node;
  const plain = ['name', 'index', 'given', 'definition'].includes(base.kind);
  const bare =
    plain || (base.kind === 'number' && !isSigned(base) && !isQuotient(base) && !isScientific(base));
  const absolute = base.kind === 'call' && base.function === 'abs';
  return (bare || absolute ? latex(base) : brackets(base)) + script('^', tight(node.exponent));
}

function call(node: Extract<AnyNode, { kind: 'call' }>): string {
  const [first] = node.arguments as [AnyNode];
  if (node.function === 'pi') return '\\pi';
  if (node.function === 'floor') return `\\left\\lfloor ${latex(first)} \\right\\rfloor`;
  if (node.function === 'ceil') return `\\left\\lceil ${latex(first)} \\right\\rceil`;
  if (node.function === 'mod') return `(${node.arguments.map(modOperand).join(' \\bmod ')})`;
  if (node.function === 'sqrt') return `\\sqrt{${latex(first)}}`;
  if (node.function === 'abs') return `\\left|${latex(first)}\\right|`;
  const name = node.function === 'log2' ? '\\log_2' : `\\${node.function}`;
  if (takesBareArgument(node) && !needsBrackets(first)) return `${name} ${latex(first)}`;
  const list = node.arguments.map(tight).join(', ');
  return node.arguments.some(isTall) ? `${name}\\left(${list}\\right)` : `${name}(${list})`;
}

function modOperand(node: AnyNode): string {
  return isSum(node) || isSigned(node) || endsOpen(node) ? brackets(node) : latex(node);
}

/** `\\ln x`, `\\cos x`: without brackets around a name. */
function takesBareArgument(node: Extract<AnyNode, { kind: 'call' }>): boolean {
  return ['ln', 'log2', 'cos', 'sin'].includes(node.function);
}

function reduction(node: Extract<AnyNode, { kind: 'reduction' }>): string {
  const expected = expectedPart(node);
  if (expected) return `\\mathbb{E}\\left[${latex(expected)}\\right]`;
  const { variable, from, to } = node.range;
  const isLoose = isSum(node.body) || isSigned(node.body) || seemsToEndEarly(node);
  const body = isLoose ? brackets(node.body) : latex(node.body);
  if (node.operator === 'max' || node.operator === 'min') {
    const range = `${tight(from)} \\le ${latexName(variable)} \\le ${tight(to)}`;
    return `\\${node.operator}_{${range}} ${body}`;
  }
  return `\\${node.operator}_{${latexName(variable)}=${tight(from)}}^{${tight(to)}} ${body}`;
}

/** `cases` is amsmath's. */
function conditional(node: Extract<AnyNode, { kind: 'conditional' }>): string {
  const condition = `${latex(node.left)} ${RELATIONS[node.relation]} ${latex(node.right)}`;
  return `\\begin{cases} ${latex(node.whenTrue)} & \\text{if } ${condition} \\\\ ${latex(node.whenFalse)} & \\text{otherwise} \\end{cases}`;
}

/** Without spaces around plus and minus, as in indices. */
function tight(node: AnyNode): string {
  return latex(node).replace(/ ([+-]) /g, '$1');
}

function latex(node: AnyNode): string {
  switch (node.kind) {
    case 'number':
      return number(node.value);
    case 'negation':
      return `-${isLooseAfterSign(node.operand) ? brackets(node.operand) : latex(node.operand)}`;
    case 'binary':
      if (node.operator === '*') return product(node);
      return node.operator === '/' ? `\\frac{${latex(node.left)}}{${latex(node.right)}}` : sum(node);
    case 'power':
      return power(node);
    case 'call':
      return call(node);
    case 'reduction':
      return reduction(node);
    case 'conditional':
      return conditional(node);
    case 'bound use': {
      const word = contextualFunction(node.name);
      if (word) return call({ ...node, kind: 'call', function: word });
      return `${latexName(node.name)}(${node.arguments.map(latex).join(', ')})`;
    }
    case 'index':
      return latexName(node.name);
    default:
      return latexName(node.name, withoutPath(node.indices).map(tight));
  }
}

/** An expression in LaTeX, as articles write it: `\frac{R^2}{2 T \eta_T}`. For math mode; needs no package. */
export function latexExpression(node: AnyNode): string {
  return latex(node);
}

const RELATIONS: Record<Relation, string> = {
  '=': '=',
  '<=': '\\le',
  '<': '<',
  '>=': '\\ge',
  '>': '>',
  '!=': '\\ne',
};

/** `\le`. */
export function latexRelation(relation: Relation): string {
  return RELATIONS[relation];
}

/** ` \quad (t = 1, \dots, T)`; nothing for no ranges. */
export function latexQuantifier(ranges: readonly Range<AnyLeaf>[]): string {
  if (ranges.length === 0) return '';
  const parts = ranges.map(
    ({ variable, from, to }) => `${latexName(variable)} = ${tight(from)}, \\dots, ${tight(to)}`,
  );
  return ` \\quad (${parts.join(';\\; ')})`;
}

/** `\eta_{t+1} \le \eta_t \quad (t = 1, \dots, T-1)`: what a statement says. */
export function latexStatement(statement: {
  readonly left: AnyNode;
  readonly relation: Relation;
  readonly right: AnyNode;
  readonly ranges: readonly Range<AnyLeaf>[];
}): string {
  const { left, relation, right, ranges } = statement;
  return `${latex(left)} ${latexRelation(relation)} ${latex(right)}${latexQuantifier(ranges)}`;
}
