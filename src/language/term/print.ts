import type { Relation } from './claim.js';
import { expectedPart, withoutPath } from './path-index.js';
import { printDecimal } from './print-number.js';
import type { Node, Range, ResolvedLeaf, SyntaxLeaf } from './tree.js';

type AnyLeaf = ResolvedLeaf | SyntaxLeaf;
type AnyNode = Node<AnyLeaf>;

/** How tightly a form binds; a part that binds less tightly than its position asks for gets brackets. */
const CONDITIONAL = 0;
const SUM = 1;
const PRODUCT = 2;
const SIGN = 3;
const POWER = 4;
const PRIMARY = 5;

function precedence(node: AnyNode): number {
  switch (node.kind) {
    case 'binary':
      return node.operator === '+' || node.operator === '-' ? SUM : PRODUCT;
    case 'conditional':
      return CONDITIONAL;
    case 'negation':
      return SIGN;
    case 'power':
      return POWER;
    case 'number':
      if (node.value.sign < 0) return SIGN;
      return printDecimal(node.value) === null ? PRODUCT : PRIMARY;
    default:
      return PRIMARY;
  }
}

/** `spaced`: `a + b`; `tight`: `a+b`, as in indices, ranges and exponents. */
type Spacing = 'spaced' | 'tight';

function at(node: AnyNode, needed: number, spacing: Spacing): string {
  const text = print(node, spacing);
  return precedence(node) < needed ? `(${text})` : text;
}

function list(nodes: readonly AnyNode[], spacing: Spacing): string {
  return nodes.map((node) => print(node, spacing)).join(', ');
}

function indexed(name: string, indices: readonly AnyNode[]): string {
  const shown = withoutPath(indices);
  return shown.length === 0 ? name : `${name}[${list(shown, 'tight')}]`;
}

function print(node: AnyNode, spacing: Spacing): string {
  switch (node.kind) {
    case 'number': {
      if (node.value.sign < 0) return `-${print({ ...node, value: node.value.neg() }, spacing)}`;
      return printDecimal(node.value) ?? `${node.value.numerator}/${node.value.denominator}`;
    }
    case 'negation':
      return `-${at(node.operand, SIGN, spacing)}`;
    case 'binary': {
      const own = precedence(node);
      const operator = spacing === 'tight' ? node.operator : ` ${node.operator} `;
      return at(node.left, own, spacing) + operator + at(node.right, own + 1, spacing);
    }
    case 'power':
      return `${at(node.base, PRIMARY, spacing)}^${at(node.exponent, SIGN, 'tight')}`;
    case 'call':
      return node.arguments.length === 0
        ? node.function
        : `${node.function}(${list(node.arguments, spacing)})`;
    case 'conditional': {
      const of = (part: AnyNode) => print(part, spacing);
      const condition = `${of(node.left)} ${node.relation} ${of(node.right)}`;
      return `if ${condition} then ${of(node.whenTrue)} else ${of(node.whenFalse)}`;
    }
    case 'reduction': {
      const expected = expectedPart(node);
      if (expected) return `E(${print(expected, spacing)})`;
      return `${node.operator}(${printRange(node.range)}, ${print(node.body, spacing)})`;
    }
    case 'bound use':
      return `${node.name}(${list(node.arguments, spacing)})`;
    case 'index':
      return node.name;
    default:
      return indexed(node.name, node.indices);
  }
}

/**
 * An expression in the language, in ASCII, with as few brackets as possible: parsing it gives the same tree.
 * (A definition that comes out of a bound prints as `bound.name`, which is no name of the language.)
 */
export function printExpression(node: AnyNode): string {
  return print(node, 'spaced');
}

/** `T-1`. */
export function printIndex(node: AnyNode): string {
  return print(node, 'tight');
}

/** `1..T-1`. */
export function printInterval(from: AnyNode, to: AnyNode): string {
  return `${print(from, 'tight')}..${print(to, 'tight')}`;
}

/** `t in 1..T-1`. */
export function printRange(range: Range<AnyLeaf>): string {
  return `${range.variable} in ${printInterval(range.from, range.to)}`;
}

/** ` for t in 1..T, i in 1..d`; nothing for no ranges. */
export function printQuantifier(ranges: readonly Range<AnyLeaf>[]): string {
  return ranges.length === 0 ? '' : ` for ${ranges.map(printRange).join(', ')}`;
}

/** `eta[t+1] <= eta[t] for t in 1..T-1`: what a statement says, whatever its leaves are. */
export function printStatement(statement: {
  readonly left: AnyNode;
  readonly relation: Relation;
  readonly right: AnyNode;
  readonly ranges: readonly Range<AnyLeaf>[];
}): string {
  const { left, relation, right, ranges } = statement;
  return `${printExpression(left)} ${relation} ${printExpression(right)}${printQuantifier(ranges)}`;
}
