import fc from 'fast-check';
import { Rational } from '../../src/arithmetic/exact/rational.js';
import type { SyntaxTree } from '../../src/language/index.js';

const place = { source: { path: '', text: '' }, start: 0, end: 0 };
const name = fc.constantFrom('R', 'G', 'eta', 't', 'k', 'T', 'theta1', 'sum_of', 'lettuce', 'forward', 'e1');
const variable = fc.constantFrom('t', 'k', 'i');

/** Numbers as they can be written: digits, decimals, powers of ten. */
const number = fc
  .tuple(fc.bigInt(0n, 10n ** 40n), fc.integer({ min: -60, max: 60 }), fc.boolean())
  .map(([digits, exponent, small]): SyntaxTree => {
    const value = Rational.parse(small ? `${digits % 20n}` : `${digits}e${exponent}`)!;
    return { kind: 'number', value, place };
  });

/** Any tree that the grammar can say. */
export const syntaxTrees = fc.letrec<{ tree: SyntaxTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    name.map((text): SyntaxTree => ({ kind: 'name', name: text, indices: [], place })),
    fc
      .tuple(fc.constantFrom('G', 'g'), fc.array(tie('tree'), { minLength: 1, maxLength: 2 }))
      .map(([text, indices]): SyntaxTree => ({ kind: 'name', name: text, indices, place })),
    tie('tree').map((operand): SyntaxTree => ({ kind: 'negation', operand, place })),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('tree'), tie('tree'))
      .map(([operator, left, right]): SyntaxTree => {
        return { kind: 'binary', operator: operator as '+', left, right, place };
      }),
    fc.tuple(tie('tree'), tie('tree')).map(([base, exponent]): SyntaxTree => {
      return { kind: 'power', base, exponent, exponentSort: 'unresolved', place };
    }),
    fc.tuple(fc.constantFrom('sqrt', 'ln', 'exp', 'abs'), tie('tree')).map(([word, argument]): SyntaxTree => {
      return { kind: 'call', function: word as 'ln', arguments: [argument], place };
    }),
    fc
      .tuple(fc.constantFrom('min', 'max'), fc.array(tie('tree'), { minLength: 2, maxLength: 3 }))
      .map(([word, list]): SyntaxTree => ({ kind: 'call', function: word as 'min', arguments: list, place })),
    fc
      .tuple(fc.constantFrom('sum', 'prod', 'max', 'min'), variable, tie('tree'), tie('tree'), tie('tree'))
      .map(([operator, index, from, to, body]): SyntaxTree => {
        const range = { variable: index, slot: -1, from, to, place };
        return { kind: 'reduction', operator: operator as 'sum', range, body, place };
      }),
    fc
      .tuple(
        fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
        fc.tuple(tie('tree'), tie('tree')),
        fc.tuple(tie('tree'), tie('tree')),
      )
      .map(([relation, [left, right], [whenTrue, whenFalse]]): SyntaxTree => {
        return { kind: 'conditional', left, relation: relation as '=', right, whenTrue, whenFalse, place };
      }),
    // Words that a document could give another meaning are the uses of bounds until its names are known.
    fc
      .tuple(fc.constantFrom('cos', 'sin', 'floor', 'ceil', 'log2', 'mod'), tie('tree'), tie('tree'))
      .map(([word, first, second]): SyntaxTree => {
        const list = word === 'mod' ? [first, second] : [first];
        return { kind: 'bound use', name: word, arguments: list, place };
      }),
    fc
      .array(tie('tree'), { maxLength: 3 })
      .map((list): SyntaxTree => ({ kind: 'bound use', name: 'last_monotone', arguments: list, place })),
  ),
})).tree;

/** A tree as text in which places do not appear, and every other detail does. */
export function outline(tree: SyntaxTree): string {
  return JSON.stringify(tree, (key, value) =>
    key === 'place' ? undefined : value instanceof Rational ? value.toString() : value,
  );
}
