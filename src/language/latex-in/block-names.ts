import { ProblemError } from '../help/problem.js';
import { asciiName } from '../term/greek.js';
import type { Locate } from '../term/place.js';
import type { LogicalLine } from '../term/syntax.js';
import { type Declared, declared } from './declare.js';
import { textOf } from './draft.js';
import { KnownNames } from './known-names.js';
import { openCursor } from './open.js';
import { quantifier, quantifierStart } from './quantifier.js';
import { latexLines } from './recognise.js';
import { tokenise } from './tokens.js';
import { translateLine } from './translate.js';

const HEAD = /^(given|let|step)\b\s*/;
const PLAIN_NAME = /^([\p{L}][\p{L}\d_]*)\s*(?:\[([^\]]*)\])?/u;
const WRITTEN_NAME = /^(\p{L}[\p{L}\d]*(?:_\p{L}[\p{L}\d]+)*)/u;
const PLAIN_RANGE = /([\p{L}][\p{L}\d_]*)\s+in\s+((?:[^,()]|\([^)]*\))+?)\.\.((?:[^,()]|\([^)]*\))+)/gu;

/** Definitions that use each other against their order are followed this far. */
const MAX_ROUNDS = 4;

/** What the lines of a block say of names, before their formulas are read. */
export function blockNames(lines: readonly LogicalLine[], locate: Locate): KnownNames {
  const names = new KnownNames();
  const isLatex = latexLines(lines);
  if (!lines.some(({ text }) => isLatex(text))) return names;
  const first = new Map<string, Declared[]>();
  // Names are read with what is known of others: words of several letters first, which plain lines introduce.
  const ordered = [...lines].sort((a, b) => Number(isLatex(a.text)) - Number(isLatex(b.text)));
  for (const { text } of ordered) {
    const word = HEAD.exec(text);
    if (!word) continue;
    const kind = word[1] === 'given' ? 'given' : 'let';
    const body = text.slice(word[0].length);
    if (isLatex(text)) for (const name of writtenNames(body)) names.add(name, 0);
    for (const one of isLatex(text) ? latexHeads(body, kind, names, locate) : plainHeads(body, kind)) {
      if (one.first === null) names.add(one.name, one.indices);
      else first.set(one.name, [...(first.get(one.name) ?? []), one]);
    }
    if (kind === 'given') addRanges(text, body, names, locate, isLatex);
    if (kind === 'given' && !isLatex(text) && /\bin\s+R\s*\^/.test(text))
      for (const one of plainHeads(body, kind)) names.markVector(one.name);
    if (kind === 'given' && /\\in\b.*?(?:\\mathbb\s*\{?\s*R\s*\}?|\\R|\\Re)\s*\^\s*(?!\+)/.test(text))
      for (const one of latexHeads(body, kind, names, locate)) names.markVector(one.name);
  }
  // `a_1` is the first value of a recursion where something else says what `a_n` is, and a name otherwise.
  for (const [name, values] of first)
    for (const value of values) {
      if (names.has(name) || values.length > 1) names.add(name, 1);
      else names.add(`${name}${value.first}`, 0);
    }
  addVectors(lines, names, locate);
  return names;
}

function plainHeads(body: string, word: 'given' | 'let'): Declared[] {
  const found: Declared[] = [];
  let rest = body;
  for (;;) {
    const match = PLAIN_NAME.exec(rest);
    if (!match) return found;
    const indices = match[2] === undefined ? [] : match[2].split(',');
    found.push({ name: asciiName(match[1]!), indices: indices.length, first: null });
    rest = rest.slice(match[0].length).trimStart();
    if (word === 'let' || !rest.startsWith(',')) return found;
    rest = rest.slice(1).trimStart();
  }
}

/** Names of several letters that a line of LaTeX introduces as the language writes them: `let total = \\frac{x}{2}`. */
function writtenNames(body: string): string[] {
  const found: string[] = [];
  let rest = body;
  for (;;) {
    const match = WRITTEN_NAME.exec(rest);
    if (match && [...match[1]!].length > 1) found.push(asciiName(match[1]!));
    const comma = /^[^=<>\\]*?,\s*/.exec(rest);
    if (!comma) return found;
    rest = rest.slice(comma[0].length);
  }
}

function latexHeads(body: string, word: 'given' | 'let', names: KnownNames, locate: Locate): Declared[] {
  const found: Declared[] = [];
  try {
    const cursor = openCursor(tokenise(body, names), body, names, locate);
    // 0 < x <= 1: the name stands in the middle.
    if (word === 'given' && cursor.peek()?.kind === 'number') {
      cursor.next();
      cursor.next();
    }
    do found.push(declared(cursor, word));
    while (word === 'given' && cursor.take(','));
  } catch (error) {
    // What cannot be read is reported when the line is translated.
    if (!(error instanceof ProblemError)) throw error;
  }
  return found;
}

function addRanges(
  text: string,
  body: string,
  names: KnownNames,
  locate: Locate,
  isLatex: (text: string) => boolean,
): void {
  const plain = /\bfor\b([\s\S]*)$/.exec(text);
  if (plain && !isLatex(plain[1]!)) {
    for (const [, letter, from, to] of plain[1]!.matchAll(PLAIN_RANGE))
      names.addRange(asciiName(letter!), `${from!.trim()}..${to!.trim()}`);
    return;
  }
  if (!isLatex(text)) {
    for (const { letters } of plainLetters(body))
      for (const letter of letters) names.addRange(letter, '1..T');
    return;
  }
  try {
    const tokens = tokenise(body, names);
    const tail = tokens.slice(quantifierStart(tokens));
    for (const range of quantifier(openCursor(tail, body, names, locate)).ranges)
      names.addRange(range.variable, `${textOf(range.from)}..${textOf(range.to)}`);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

function plainLetters(body: string): { letters: string[] }[] {
  const match = PLAIN_NAME.exec(body);
  return match?.[2] ? [{ letters: match[2].split(',').map((letter) => asciiName(letter.trim())) }] : [];
}

/** A definition is a vector where its right side is one; definitions may use later ones. */
function addVectors(lines: readonly LogicalLine[], names: KnownNames, locate: Locate): void {
  const definitions = lines.filter(({ text }) => /^let\b/.test(text));
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let found = 0;
    for (const { text } of definitions) {
      try {
        const { vector } = translateLine(text, names, locate);
        if (!vector || names.get(vector)?.isVector) continue;
        names.markVector(vector);
        found += 1;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }
    if (found === 0) return;
  }
}
