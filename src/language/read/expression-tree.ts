import type { Node as ParseNode } from 'ohm-js';
import { Rational } from '../../arithmetic/index.js';
import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import { FUNCTIONS } from '../term/functions.js';
import { asciiName } from '../term/greek.js';
import { MAX_DIGITS, MAX_EXPONENT, MAX_TERMS } from '../term/limits.js';
import { once } from '../term/once.js';
import type { Locate } from '../term/place.js';
import type { Relation } from '../term/relation.js';
import type { Identifier, SyntaxRange, Variable } from '../term/syntax.js';
import type { BinaryOperator, FunctionName, SyntaxTree } from '../term/tree.js';
import { language } from './grammar.js';

const OPERATORS = new Map<string, BinaryOperator>([
  ['−', '-'],
  ['·', '*'],
  ['×', '*'],
]);

const RELATIONS = new Map<string, Relation>([
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
]);

export function relationOf(node: ParseNode): Relation {
  return RELATIONS.get(node.sourceString) ?? (node.sourceString as Relation);
}

function placeOf(node: ParseNode, locate: Locate) {
  return locate(node.source.startIdx, node.source.endIdx);
}

function checkLength(count: number, node: ParseNode, locate: Locate): void {
  if (count > MAX_TERMS) throw new ProblemError(mistake.tooManyTerms(placeOf(node, locate)));
}

/** `a + b - c`, from the left. */
function leftFold(whole: ParseNode, first: ParseNode, signs: ParseNode, rest: ParseNode, locate: Locate) {
  checkLength(rest.numChildren, whole, locate);
  let left = treeOf(first, locate);
  rest.children.forEach((node, i) => {
    const sign = signs.child(i).sourceString;
    const place = locate(whole.source.startIdx, node.source.endIdx);
    const operator = OPERATORS.get(sign) ?? (sign as BinaryOperator);
    left = { kind: 'binary', operator, left, right: treeOf(node, locate), place };
  });
  return left;
}

function negate(signs: ParseNode, operand: SyntaxTree, end: number, locate: Locate): SyntaxTree {
  let tree = operand;
  for (const sign of [...signs.children].reverse())
    tree = { kind: 'negation', operand: tree, place: locate(sign.source.startIdx, end) };
  return tree;
}

/** The exact value of a number; its size is limited, so that no document can exhaust the memory. */
function numberValue(node: ParseNode, locate: Locate): Rational {
  const text = node.sourceString;
  const [mantissa, exponent = '0'] = text.toLowerCase().split('e') as [string, string?];
  const [whole, decimals = ''] = mantissa.split('.') as [string, string?];
  const digits = (whole + decimals).replace(/^0+/, '');
  const leading = Number(exponent) - decimals.length + digits.length - 1;
  if (whole.length + decimals.length > MAX_DIGITS || Math.abs(Number(exponent)) > 2 * MAX_EXPONENT)
    throw new ProblemError(mistake.numberTooLong(placeOf(node, locate)));
  if (digits !== '' && Math.abs(leading) > MAX_EXPONENT)
    throw new ProblemError(mistake.numberTooLong(placeOf(node, locate)));
  return Rational.parse(text)!;
}

/** A node that stands for an expression, as a tree. Throws a `ProblemError` for what the grammar cannot say. */
export function treeOf(node: ParseNode, locate: Locate): SyntaxTree {
  return node.tree(locate);
}

/** A name, Greek letters spelled out. */
export function identifierOf(node: ParseNode, locate: Locate): Identifier {
  return { name: asciiName(node.sourceString), place: placeOf(node, locate) };
}

/** The elements of a list with commas. */
export function elementsOf(list: ParseNode): ParseNode[] {
  return list.asIteration().children;
}

/** `R`, `G[t]`, `g[t, i]`. */
export function variableOf(node: ParseNode, locate: Locate): Variable {
  const indices = node.child(1).children.flatMap((part) => elementsOf(part.child(1)));
  return {
    ...identifierOf(node.child(0), locate),
    place: placeOf(node, locate),
    indices: indices.map((index) => identifierOf(index, locate)),
  };
}

/** `t in 1..T`. */
export function rangeOf(node: ParseNode, locate: Locate): SyntaxRange {
  const [variable, , from, , to] = node.children as [ParseNode, ParseNode, ParseNode, ParseNode, ParseNode];
  return {
    variable: identifierOf(variable, locate).name,
    slot: -1,
    from: treeOf(from, locate),
    to: treeOf(to, locate),
    place: placeOf(node, locate),
  };
}

export const semantics = once(() =>
  language()
    .createSemantics()
    .addOperation<SyntaxTree>('tree(locate)', {
      Conditional(_if, left, relation, right, _then, chosen, _else, otherwise) {
        const { locate } = this.args;
        return {
          kind: 'conditional',
          left: treeOf(left, locate),
          relation: relationOf(relation),
          right: treeOf(right, locate),
          whenTrue: treeOf(chosen, locate),
          whenFalse: treeOf(otherwise, locate),
          place: placeOf(this, locate),
        };
      },
      Sum(first, signs, rest) {
        return leftFold(this, first, signs, rest, this.args.locate);
      },
      Product(first, signs, rest) {
        return leftFold(this, first, signs, rest, this.args.locate);
      },
      Factor(signs, power) {
        const { locate } = this.args;
        checkLength(signs.numChildren, this, locate);
        return negate(signs, treeOf(power, locate), this.source.endIdx, locate);
      },
      Power(first, _raise, exponents) {
        const { locate } = this.args;
        checkLength(exponents.numChildren, this, locate);
        const bases = [first, ...exponents.children.map((exponent) => exponent.child(1))];
        const end = this.source.endIdx;
        let tree = treeOf(bases.pop()!, locate);
        for (const exponent of [...exponents.children].reverse()) {
          checkLength(exponent.child(0).numChildren, exponent, locate);
          tree = negate(exponent.child(0), tree, end, locate);
          const base = bases.pop()!;
          const place = locate(base.source.startIdx, end);
          tree = {
            kind: 'power',
            base: treeOf(base, locate),
            exponent: tree,
            exponentSort: 'unresolved',
            place,
          };
        }
        return tree;
      },
      Exponent(signs, primary) {
        const { locate } = this.args;
        checkLength(signs.numChildren, this, locate);
        return negate(signs, treeOf(primary, locate), this.source.endIdx, locate);
      },
      Primary_group(_open, expression, _close) {
        return treeOf(expression, this.args.locate);
      },
      Primary_reduction(operator, _open, range, _comma, body, _close) {
        const { locate } = this.args;
        return {
          kind: 'reduction',
          operator: operator.sourceString as 'sum' | 'prod',
          range: rangeOf(range, locate),
          body: treeOf(body, locate),
          place: placeOf(this, locate),
        };
      },
      Primary_extreme(operator, _open, range, _comma, body, _close) {
        const { locate } = this.args;
        return {
          kind: 'reduction',
          operator: operator.sourceString as 'max' | 'min',
          range: rangeOf(range, locate),
          body: treeOf(body, locate),
          place: placeOf(this, locate),
        };
      },
      Primary_call(name, _open, list, _close) {
        const { locate } = this.args;
        const word = name.sourceString as FunctionName;
        const elements = elementsOf(list);
        const { fewest, most } = FUNCTIONS[word];
        const place = placeOf(this, locate);
        if (elements.length < fewest || elements.length > most)
          throw new ProblemError(mistake.wrongArgumentCount(place, word, elements.length, fewest));
        checkLength(elements.length, this, locate);
        return { kind: 'call', function: word, arguments: elements.map((e) => treeOf(e, locate)), place };
      },
      Primary_boundUse(name, _open, list, _close) {
        const { locate } = this.args;
        const elements = elementsOf(list).map((e) => treeOf(e, locate));
        return {
          kind: 'bound use',
          name: identifierOf(name, locate).name,
          arguments: elements,
          place: placeOf(this, locate),
        };
      },
      Primary_element(name, _open, list, _close) {
        const { locate } = this.args;
        const indices = elementsOf(list).map((e) => treeOf(e, locate));
        return { kind: 'name', name: identifierOf(name, locate).name, indices, place: placeOf(this, locate) };
      },
      Primary_scalar(name) {
        const { locate } = this.args;
        return { kind: 'name', ...identifierOf(name, locate), indices: [] };
      },
      Primary_horizon(_horizon) {
        return { kind: 'name', name: 'T', indices: [], place: placeOf(this, this.args.locate) };
      },
      Primary_number(number) {
        const { locate } = this.args;
        return { kind: 'number', value: numberValue(number, locate), place: placeOf(number, locate) };
      },
    }),
);
