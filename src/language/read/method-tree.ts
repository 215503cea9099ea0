import type { Node as ParseNode } from 'ohm-js';
import type { Locate, Place } from '../term/place.js';
import type { MethodKindLine, MultiplyLine } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import { elementsOf, identifierOf, rangeOf, treeOf } from './expression-tree.js';

const placeOf = (node: ParseNode, locate: Locate) => locate(node.source.startIdx, node.source.endIdx);

function argumentsOf(optional: ParseNode, locate: Locate): SyntaxTree[] | null {
  const [list] = optional.children;
  return list ? elementsOf(list.child(1)).map((element) => treeOf(element, locate)) : null;
}

/** `last(loss)`; `weighted(eta)(loss)` is read as `weighted(loss, eta)`. */
function metricOf(node: ParseNode, locate: Locate): SyntaxTree {
  const [curried] = node.child(4).children;
  const own = elementsOf(node.child(2)).map((element) => treeOf(element, locate));
  const loss = curried ? identifierOf(curried.child(1), locate) : null;
  const first: SyntaxTree[] = loss ? [{ kind: 'name', indices: [], ...loss }] : [];
  return {
    kind: 'bound use',
    name: identifierOf(node.child(0), locate).name,
    arguments: [...first, ...own],
    place: placeOf(node, locate),
  };
}

function multiplyLine(line: ParseNode, place: Place, locate: Locate): MultiplyLine {
  const subject = line.child(1);
  const [where] = line.child(4).children;
  const form = where?.child(0);
  return {
    kind: 'multiply',
    subject: {
      kind: 'bound use',
      name: identifierOf(subject.child(0), locate).name,
      arguments: elementsOf(subject.child(2)).map((element) => treeOf(element, locate)),
      place: placeOf(subject, locate),
    },
    factor: treeOf(line.child(3), locate),
    order:
      form?.ctorName === 'Where_order'
        ? [identifierOf(form.child(1), locate), identifierOf(form.child(3), locate)]
        : null,
    ranges:
      form?.ctorName === 'Where_ranges'
        ? elementsOf(form.child(0).child(1)).map((range) => rangeOf(range, locate))
        : [],
    place,
  };
}

/** A line about methods, from what the grammar matched. */
export function methodLine(line: ParseNode, locate: Locate): MethodKindLine {
  const place = placeOf(line, locate);
  const child = (i: number) => line.child(i);
  switch (line.ctorName) {
    case 'Method':
      return {
        kind: 'method',
        name: identifierOf(child(1), locate),
        arguments: argumentsOf(child(2), locate),
        place,
      };
    case 'Convex':
      return { kind: 'convex', name: identifierOf(child(1), locate), place };
    case 'Samples':
      return {
        kind: 'samples',
        probabilities: elementsOf(child(1)).map((element) => treeOf(element, locate)),
        place,
      };
    case 'Move':
      return {
        kind: 'step',
        variable: identifierOf(child(1), locate),
        index: treeOf(child(3), locate),
        body: treeOf(child(6), locate),
        place,
      };
    case 'Multiply':
      return multiplyLine(line, place, locate);
    default:
      return {
        kind: 'guarantees',
        metric: metricOf(child(1), locate),
        method: identifierOf(child(3), locate),
        arguments: argumentsOf(child(4), locate),
        place,
      };
  }
}
