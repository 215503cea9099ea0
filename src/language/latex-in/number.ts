import type { Cursor } from './cursor.js';
import { type Draft, literal } from './draft.js';

/** `0.5`, and `1.5 \times 10^{-3}`, which is a number of the language too. */
export function number(cursor: Cursor): Draft {
  const first = cursor.next();
  const text = first.text.startsWith('.') ? `0${first.text}` : first.text;
  const exponent = scientific(cursor);
  if (!exponent) return literal(text, first);
  for (let i = 0; i < exponent.tokens; i += 1) cursor.next();
  return literal(`${text}e${exponent.text}`, { start: first.start, end: cursor.end });
}

/** The exponent in `\times 10^{-3}`, `\times 10^3`, and how many tokens say it. */
function scientific(cursor: Cursor): { text: string; tokens: number } | null {
  const texts = Array.from({ length: 7 }, (_, i) => cursor.peek(i)?.text ?? '');
  if ((texts[0] !== '\\times' && texts[0] !== '×') || texts[1] !== '10' || texts[2] !== '^') return null;
  if (/^\d$/.test(texts[3]!)) return { text: texts[3]!, tokens: 4 };
  if (texts[3] !== '{') return null;
  if (/^\d+$/.test(texts[4]!) && texts[5] === '}') return { text: texts[4]!, tokens: 6 };
  if (texts[4] === '-' && /^\d+$/.test(texts[5]!) && texts[6] === '}')
    return { text: `-${texts[5]}`, tokens: 7 };
  return null;
}
