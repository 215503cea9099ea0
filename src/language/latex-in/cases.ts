import { latexMistake } from '../help/latex-mistakes.js';
import type { Relation } from '../term/relation.js';
import { RELATION_SIGNS } from './commands.js';
import type { Cursor } from './cursor.js';
import { at, compound, type Draft, LEVEL, textOf } from './draft.js';
import { isAt } from './starts.js';

interface Condition {
  readonly left: Draft;
  readonly relation: Relation;
  readonly right: Draft;
}

interface Case {
  readonly value: Draft;
  /** `null`: otherwise. */
  readonly condition: Condition | null;
}

const CONVERSE = new Map<Relation, Relation>([
  ['<=', '>'],
  ['<', '>='],
  ['>=', '<'],
  ['>', '<='],
  ['=', '!='],
  ['!=', '='],
]);

/** `\begin{cases} a & \text{if } t \le w \\ b & \text{otherwise} \end{cases}`. */
export function cases(cursor: Cursor): Draft {
  const begin = cursor.next();
  const rows: Case[] = [];
  const inner = () => {
    do {
      if (cursor.is('\\end{cases}')) break;
      rows.push(row(cursor));
    } while (cursor.take('\\\\'));
  };
  cursor.withScripts(inner);
  const end = cursor.expect('\\end{cases}', begin);
  const place = { start: begin.start, end: end.end };
  const last = rows.at(-1);
  const before = rows.at(-2)?.condition ?? null;
  if (!last || !before || (last.condition && !isConverse(before, last.condition)))
    throw cursor.fail(latexMistake.badCases(cursor.place(place)));
  return rows.slice(0, -1).reduceRight((otherwise: Draft, { value, condition }) => {
    if (!condition) throw cursor.fail(latexMistake.badCases(cursor.place(place)));
    return conditional(condition, value, otherwise, place);
  }, last.value);
}

function row(cursor: Cursor): Case {
  const value = cursor.expression();
  const comma = cursor.take(',');
  if (!cursor.take('&') && !comma) throw cursor.unexpected('`& \\text{if } …`');
  const words: string[] = [];
  while (cursor.peek()?.kind === 'text' || cursor.is(',')) words.push(cursor.next().text);
  if (/otherwise|else/.test(words.join(' '))) return { value, condition: null };
  const left = cursor.expression();
  if (!isAt(cursor, RELATION_SIGNS)) throw cursor.unexpected('a comparison');
  const relation = RELATION_SIGNS.get(cursor.next().text)!;
  const right = cursor.expression();
  while (cursor.peek()?.kind === 'text' || cursor.is(',', '.', ';')) cursor.next();
  return { value, condition: { left, relation, right } };
}

function isConverse(one: Condition, other: Condition): boolean {
  return (
    textOf(one.left) === textOf(other.left) &&
    textOf(one.right) === textOf(other.right) &&
    CONVERSE.get(one.relation) === other.relation
  );
}

function conditional(
  { left, relation, right }: Condition,
  value: Draft,
  otherwise: Draft,
  place: { readonly start: number; readonly end: number },
): Draft {
  const word = (text: string, offset: number) => ({ text, start: offset, end: offset });
  const pieces = [
    word('if ', place.start),
    ...at(left, LEVEL.sum),
    word(` ${relation} `, left.end),
    ...at(right, LEVEL.sum),
    word(' then ', right.end),
    ...value.pieces,
    word(' else ', value.end),
    ...otherwise.pieces,
  ];
  return compound(LEVEL.conditional, pieces, [left, right, value, otherwise], place, {
    isVector: value.isVector || otherwise.isVector,
  });
}
