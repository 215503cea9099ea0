import type { Node as ParseNode } from 'ohm-js';
import type { HintedRule } from '../term/claim.js';
import type { Locate } from '../term/place.js';
import type { SyntaxHint } from '../term/syntax.js';
import { elementsOf, identifierOf, rangeOf, treeOf, variableOf } from './expression-tree.js';

/** One hint, from what the grammar matched as `Hint`. */
function hintOf(node: ParseNode, locate: Locate): SyntaxHint {
  const form = node.child(0);
  const place = locate(form.source.startIdx, form.source.endIdx);
  switch (form.ctorName) {
    case 'Hint_rule':
      return { kind: 'rule', rule: form.child(1).sourceString as HintedRule, place };
    case 'Hint_induction': {
      const direction = form.child(2).children.length === 0 ? 'up' : 'down';
      return { kind: 'induction', direction, on: identifierOf(form.child(4), locate), place };
    }
    case 'Hint_cauchySchwarz': {
      const [between] = form.child(3).children;
      const range = between ? rangeOf(between.child(0), locate) : null;
      const [u, v] = [treeOf(form.child(4), locate), treeOf(form.child(6), locate)];
      return { kind: 'cauchy-schwarz', range, u, v, place };
    }
    default: {
      const values = form.child(1).children.flatMap((part) => elementsOf(part.child(1)));
      return {
        kind: 'lemma',
        claim: identifierOf(form.child(0), locate),
        values: values.map((put) => ({
          variable: variableOf(put.child(0), locate),
          value: treeOf(put.child(2), locate),
        })),
        place,
      };
    }
  }
}

/** What stands after an optional `by`. */
export function hintsOf(optional: ParseNode, locate: Locate): SyntaxHint[] {
  return optional.children.flatMap((by) => elementsOf(by.child(1)).map((hint) => hintOf(hint, locate)));
}
