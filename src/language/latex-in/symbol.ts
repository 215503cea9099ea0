import { asciiName, greekCommand } from '../term/greek.js';
import { argumentList } from './brackets.js';
import { ACCENTS, FONTS, GREEK_VARIANTS } from './commands.js';
import type { Cursor } from './cursor.js';
import {
  callOf,
  compound,
  type Draft,
  LEVEL,
  literal,
  type Piece,
  separated,
  textOf,
  tight,
} from './draft.js';
import { indexed } from './indexed.js';
import { power } from './scripts.js';
import { type Script, subscript, superscript } from './subscript.js';
import { isKeyword } from './tokens.js';

/** The name of a Greek letter's command, `null` for other commands. */
function greekName(command: string): string | null {
  const variant = GREEK_VARIANTS.get(command);
  if (variant) return variant;
  return greekCommand(command.slice(1)) !== null ? command.slice(1) : null;
}

export function isSymbol(cursor: Cursor): boolean {
  const token = cursor.peek();
  if (!token) return false;
  if (token.kind === 'letter') return true;
  if (token.kind === 'word') return !isKeyword(token);
  if (token.kind !== 'command') return false;
  return FONTS.has(token.text) || ACCENTS.has(token.text) || greekName(token.text) !== null;
}

interface Base {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'letter' | 'word';
}

/** A letter, a word in upright letters, with its accents. */
export function baseOf(cursor: Cursor): Base {
  const token = cursor.next();
  if (token.kind === 'letter' || token.kind === 'word')
    return { name: asciiName(token.text), start: token.start, end: token.end, kind: token.kind };
  const greek = greekName(token.text);
  if (greek) return { name: greek, start: token.start, end: token.end, kind: 'letter' };
  const accent = ACCENTS.get(token.text);
  if (!accent && !FONTS.has(token.text)) throw cursor.unexpectedAt(token, 'a name');
  const open = cursor.take('{');
  const inner = baseOf(cursor);
  if (open) cursor.expect('}', open);
  const name = accent ? `${inner.name}_${accent}` : inner.name;
  return { name, start: token.start, end: cursor.end, kind: inner.kind };
}

/** A name with its indices, its marks and its exponent. */
export function symbol(cursor: Cursor): Draft {
  let base = baseOf(cursor);
  if (cursor.hasNoScripts) return nameOrConstant(cursor, base);
  let below: Script | null = null;
  let above: Script | null = null;
  for (;;) {
    const mark = cursor.take("'", '\\prime');
    if (mark) base = { ...base, name: `${base.name}_prime`, end: mark.end };
    else if (!below && cursor.is('_')) below = subscript(cursor);
    else if (!above && cursor.is('^')) {
      above = superscript(cursor, isVectorName(cursor, base.name));
      if (above.kind === 'suffix') {
        base = { ...base, name: `${base.name}_${above.text}`, end: above.end };
        above = null;
      }
    } else break;
  }
  if (below?.kind === 'suffix') {
    base = { ...base, name: `${base.name}_${below.text}`, end: below.end };
    below = null;
  }
  const written = below ? null : writtenIndices(cursor, base);
  const name = below ? indexed(cursor, base, below) : (written ?? nameOrConstant(cursor, base, above));
  const isConstant = !below && !written && isExponential(cursor, base);
  if (!below && !written && !above) return applied(cursor, base, name);
  if (above?.kind === 'transposed') return { ...name, isRow: true };
  if (above?.kind === 'index') throw twoReadings(cursor, name, above);
  if (above?.kind !== 'power' || isConstant) return { ...name, end: cursor.end };
  return { ...power(name, above.exponent), end: cursor.end };
}

function isVectorName(cursor: Cursor, name: string): boolean {
  return cursor.names.get(name)?.isVector ?? false;
}

/** `e` is the base of the natural logarithms where the document gives it no other meaning. */
function isExponential(cursor: Cursor, { name, kind }: Base): boolean {
  return name === 'e' && kind === 'letter' && !cursor.names.has('e') && !cursor.bound.includes('e');
}

function nameOrConstant(cursor: Cursor, base: Base, above: Script | null = null): Draft {
  const place = { start: base.start, end: cursor.end };
  if (isExponential(cursor, base)) {
    if (above?.kind === 'power') return callOf('exp', [above.exponent], place);
    return literal('exp(1)', base);
  }
  return literal(base.name, base, {
    free: new Set([base.name]),
    isVector: isVectorName(cursor, base.name) && cursor.names.get(base.name)!.indices === 0,
  });
}

/** `x[t, i]`, as the language writes it. */
function writtenIndices(cursor: Cursor, base: Base): Draft | null {
  const open = cursor.peek();
  if (open?.text !== '[' || open.start !== base.end) return null;
  const { list, end } = argumentList(cursor);
  const inner = separated(
    list.map((part) => tight(part.pieces)),
    ', ',
  );
  const pieces: Piece[] = [
    { text: `${base.name}[`, start: base.start, end: base.end },
    ...inner,
    { text: ']', start: end - 1, end },
  ];
  return compound(
    LEVEL.primary,
    pieces,
    list,
    { start: base.start, end },
    {
      inIndices: new Set(list.flatMap((part) => [...part.free])),
      isVector: isVectorName(cursor, base.name) && cursor.names.get(base.name)!.indices === list.length,
    },
  );
}

/** `x^{(k)}`: a power in brackets, or an index that stands above. */
function twoReadings(cursor: Cursor, name: Draft, above: Extract<Script, { kind: 'index' }>) {
  const index = textOf({ pieces: tight(above.exponent.pieces) });
  const text = textOf(name);
  const withIndex = text.endsWith(']') ? `${text.slice(0, -1)}, ${index}]` : `${text}[${index}]`;
  return cursor.ambiguous({ start: name.start, end: cursor.end }, [
    textOf(power(name, above.exponent)),
    withIndex,
  ]);
}

/** `a(b+c)`: a product where a is a number; what is known as nothing else could be a bound. */
function applied(cursor: Cursor, base: Base, name: Draft): Draft {
  const open = cursor.peek();
  if (open?.text !== '(') return name;
  const isNumber =
    cursor.names.has(base.name) ||
    cursor.names.isIndexLetter(base.name) ||
    cursor.bound.includes(base.name) ||
    isExponential(cursor, base) ||
    base.name === 'pi';
  if (isNumber) return name;
  const { list, end } = argumentList(cursor);
  const place = { start: base.start, end };
  const use = callOf(base.name, list, place);
  if (base.kind === 'word' || list.length !== 1) return use;
  const [factor] = list as [Draft];
  throw cursor.ambiguous(place, [
    `${base.name} * ${factor.level < LEVEL.sign ? `(${textOf(factor)})` : textOf(factor)}`,
    textOf(use),
  ]);
}
