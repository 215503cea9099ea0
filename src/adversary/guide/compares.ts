import type { Relation } from '../../language/index.js';

/** A comparison of plain numbers, which is false where one of them is none, but for `!=`. */
export function compares(relation: Relation, a: number, b: number): boolean {
  switch (relation) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<=':
      return a <= b;
    case '<':
      return a < b;
    case '>=':
      return a >= b;
    case '>':
      return a > b;
  }
}
