import type { Node as ParseNode } from 'ohm-js';
import type { Expectation } from '../term/claim.js';
import { once } from '../term/once.js';
import type { Locate } from '../term/place.js';
import { printExpression } from '../term/print.js';
import type { Identifier, LetLine, Line, Shape, SyntaxDomain, SyntaxRange } from '../term/syntax.js';
import type { Name, SyntaxTree } from '../term/tree.js';
import {
  elementsOf,
  identifierOf,
  rangeOf,
  relationOf,
  semantics,
  treeOf,
  variableOf,
} from './expression-tree.js';
import { hintsOf } from './hint-tree.js';
import { methodLine } from './method-tree.js';

function placeOf(node: ParseNode, locate: Locate) {
  return locate(node.source.startIdx, node.source.endIdx);
}

/** The name that stands in an index: `n` in `n` and `n+1`; the text of other indices. */
function indexName(tree: SyntaxTree): Identifier {
  if (tree.kind === 'binary' && (tree.operator === '+' || tree.operator === '-') && isName(tree.left))
    return { name: tree.left.name, place: tree.left.place };
  if (isName(tree)) return { name: tree.name, place: tree.place };
  return { name: printExpression(tree), place: tree.place };
}

const isName = (tree: SyntaxTree): tree is Name => tree.kind === 'name' && tree.indices.length === 0;

/** `V[t]`, `a[1]`, `a[n+1]` as a `let` defines them. */
function definedOf(node: ParseNode, locate: Locate): Pick<LetLine, 'variable' | 'head'> {
  const head = node
    .child(2)
    .children.flatMap(elementsOf)
    .map((index) => treeOf(index, locate));
  const isPlain = head.every((index) => isName(index) && index.name !== 'T');
  return {
    variable: {
      ...identifierOf(node.child(0), locate),
      place: placeOf(node, locate),
      indices: head.map(indexName),
    },
    head: isPlain ? null : head,
  };
}

function rangesOf(optional: ParseNode, locate: Locate): SyntaxRange[] {
  return optional.children.flatMap((part) =>
    elementsOf(part.child(1)).map((range) => rangeOf(range, locate)),
  );
}

/** What stands in the brackets, `null` where there are none. */
function argumentsOf(optional: ParseNode, locate: Locate): SyntaxTree[] | null {
  const [list] = optional.children;
  return list ? elementsOf(list.child(1)).map((element) => treeOf(element, locate)) : null;
}

const isVector = (node: ParseNode): boolean => node.child(0).ctorName === 'Domain_vector';

function domainOf(node: ParseNode, locate: Locate): SyntaxDomain {
  const form = node.child(0);
  const child = (i: number) => treeOf(form.child(i), locate);
  if (form.ctorName === 'Domain_side')
    return { kind: 'side', relation: relationOf(form.child(0)) as '<', end: child(1) };
  if (form.ctorName === 'Domain_integers') return { kind: 'integers', from: child(1), to: child(3) };
  return {
    kind: 'interval',
    lower: child(2),
    lowerKind: form.child(1).sourceString === '[' ? 'closed' : 'open',
    upper: child(4),
    upperKind: form.child(5).sourceString === ']' ? 'closed' : 'open',
  };
}

function assumeLine(line: ParseNode, chain: ParseNode, quantifier: ParseNode): Line {
  const { locate } = line.args;
  const [first, relations, members] = chain.children as [ParseNode, ParseNode, ParseNode];
  return {
    kind: 'assume',
    first: treeOf(first, locate),
    steps: members.children.map((member, i) => ({
      relation: relationOf(relations.child(i)),
      relationPlace: placeOf(relations.child(i), locate),
      right: treeOf(member, locate),
      hints: [],
    })),
    ranges: rangesOf(quantifier, locate),
    place: placeOf(line, locate),
  };
}

/** `by` stands after a step, or at the end of the line, where it is about the last step too. */
function showLine(
  line: ParseNode,
  first: ParseNode,
  steps: ParseNode,
  quantifier: ParseNode,
  by: ParseNode,
): Line {
  const { locate } = line.args;
  const atEnd = hintsOf(by, locate);
  return {
    kind: 'show',
    first: treeOf(first, locate),
    steps: steps.children.map((step, i) => ({
      relation: relationOf(step.child(0)),
      relationPlace: placeOf(step.child(0), locate),
      right: treeOf(step.child(1), locate),
      hints: [...hintsOf(step.child(2), locate), ...(i === steps.children.length - 1 ? atEnd : [])],
    })),
    ranges: rangesOf(quantifier, locate),
    place: placeOf(line, locate),
  };
}

/** The blocks' headings and lines, from what the grammar matched. */
export const lineSemantics = once(() =>
  semantics().addOperation<Line>('line(locate)', {
    Line(line) {
      return line.line(this.args.locate);
    },
    Given(_given, list, domain, shape, quantifier) {
      const { locate } = this.args;
      const [domainNode] = domain.children;
      const [shapeNode] = shape.children;
      return {
        kind: 'given',
        variables: elementsOf(list).map((variable) => variableOf(variable, locate)),
        domain: domainNode && !isVector(domainNode) ? domainOf(domainNode, locate) : null,
        ...(domainNode && isVector(domainNode)
          ? { dimension: treeOf(domainNode.child(0).child(3), locate) }
          : {}),
        shape: shapeNode
          ? { word: shapeNode.sourceString as Shape, place: placeOf(shapeNode, locate) }
          : null,
        ranges: rangesOf(quantifier, locate),
        place: placeOf(this, locate),
      };
    },
    Let(_let, variable, _equals, body) {
      const { locate } = this.args;
      return {
        kind: 'let',
        ...definedOf(variable, locate),
        body: treeOf(body, locate),
        place: placeOf(this, locate),
      };
    },
    Assume(_assume, chain, quantifier) {
      return assumeLine(this, chain, quantifier);
    },
    Show(_show, first, steps, quantifier, by) {
      return showLine(this, first, steps, quantifier, by);
    },
    Use(_use, name, parts) {
      const { locate } = this.args;
      return {
        kind: 'use',
        name: identifierOf(name, locate),
        arguments: argumentsOf(parts, locate),
        place: placeOf(this, locate),
      };
    },
    From(_from, document, _use, names) {
      const { locate } = this.args;
      return {
        kind: 'from',
        document: { name: document.sourceString, place: placeOf(document, locate) },
        names: elementsOf(names).map((cited) => ({
          ...identifierOf(cited.child(0), locate),
          arguments: argumentsOf(cited.child(1), locate),
        })),
        place: placeOf(this, locate),
      };
    },
    Value(_value, expression) {
      const { locate } = this.args;
      return { kind: 'value', value: treeOf(expression, locate), place: placeOf(this, locate) };
    },
    Expect(_expect, expectation) {
      return {
        kind: 'expect',
        expectation: expectation.sourceString as Expectation,
        place: placeOf(this, this.args.locate),
      };
    },
    Method(_method, _name, _parts) {
      return methodLine(this, this.args.locate);
    },
    Convex(_convex, _name) {
      return methodLine(this, this.args.locate);
    },
    Samples(_samples, _probabilities) {
      return methodLine(this, this.args.locate);
    },
    Move(_step, _name, _open, _index, _close, _equals, _body) {
      return methodLine(this, this.args.locate);
    },
    Guarantees(_guarantees, _metric, _of, _name, _parts) {
      return methodLine(this, this.args.locate);
    },
    Multiply(_multiply, _subject, _by, _factor, _where) {
      return methodLine(this, this.args.locate);
    },
  }),
);

export interface Heading {
  readonly kind: 'claim' | 'bound' | 'schedule' | 'method';
  readonly name: Identifier;
  /** `null` where no brackets are written. */
  readonly parameters: readonly Identifier[] | null;
}

/** The info string of a fence. */
export const headingSemantics = once(() =>
  lineSemantics().addOperation<Heading>('heading(locate)', {
    Heading(kind, name, parts) {
      const { locate } = this.args;
      const [list] = parts.children;
      return {
        kind: kind.sourceString as Heading['kind'],
        name: identifierOf(name, locate),
        parameters: list ? elementsOf(list.child(1)).map((e) => identifierOf(e, locate)) : null,
      };
    },
  }),
);
