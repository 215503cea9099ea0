import type { MatchResult } from 'ohm-js';
import { foundAt } from '../help/found.js';
import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import type { Locate } from '../term/place.js';
import { adviceFor } from './advice.js';
import { language } from './grammar.js';

/** What Ohm can tell about a failure; its typings leave it out. */
interface WithFailures {
  getRightmostFailures(): readonly { getText(): string }[];
}

const OPERATORS = ['+', '-', '−', '*', '·', '×', '/', '^'];
const RELATIONS = ['<=', '>=', '≤', '≥', '<', '>', '=', '!=', '≠'];
const EXPRESSION_BEGINNINGS = [
  'sum',
  'prod',
  'sqrt',
  'ln',
  'exp',
  'abs',
  'min',
  'max',
  'if',
  'R',
  'T',
  '(',
  '-',
  '−',
];

/** The failures in a reader's words: an expression, an operator, a relation, a single sign. */
function expectations(match: MatchResult): Set<string> {
  const failures = (match as unknown as WithFailures).getRightmostFailures();
  const texts = new Set(failures.map((failure) => failure.getText()));
  const words = new Set<string>();
  const drop = (members: readonly string[]) => {
    for (const member of members) texts.delete(member);
  };
  if (texts.has('a number')) {
    words.add('an expression');
    drop([...EXPRESSION_BEGINNINGS, 'a number', 'a name']);
  } else if (texts.has('+')) {
    words.add('an operator');
    drop([...OPERATORS, '[', '(']);
  }
  if (texts.has('<=')) {
    words.add(texts.has('=') ? 'a relation' : 'a comparison');
    drop(RELATIONS);
  }
  for (const text of texts) {
    if (text.startsWith('not ') || text === 'a letter' || text === 'a digit') continue;
    if (text !== 'end of input') words.add(text);
  }
  // A hint can stand after every side: said only where nothing else can.
  if (words.size > 1 && words.has('for')) words.delete('by');
  if (texts.has('end of input')) words.add('the end of the line');
  return words;
}

function sentence(words: ReadonlySet<string>): string {
  const parts = [...words].map((word) => (/^(?:an? |the )/.test(word) ? word : `\`${word}\``));
  if (parts.length === 0) return 'something else';
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`;
}

/** The rule of the lines that a word begins. */
export function ruleOf(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A failed match as a problem: what was expected, what was found, and what to write instead. */
export function syntaxProblem(match: MatchResult, word: string, locate: Locate): Problem {
  const text = match.input;
  const failed = match as MatchResult & { getRightmostFailurePosition(): number };
  let offset = Math.min(failed.getRightmostFailurePosition(), text.trimEnd().length);
  let expected = expectations(match);
  const begun = /[\p{L}\d_]*$/u.exec(text.slice(0, offset))![0];
  if (expected.size === 0 && begun !== '') {
    // A word that begins with a word of the language: what could have stood there instead of it?
    offset -= begun.length;
    expected = expectations(language().match(`${text.slice(0, offset)}\uFFFF`, ruleOf(word)));
  }
  const { description, length } = foundAt(text, offset);
  const advice = adviceFor({ before: text.slice(0, offset), after: text.slice(offset), word, expected });
  // At the end of a line the place is the sign after it.
  return mistake.syntax(locate(offset, offset + length), sentence(expected), description, advice);
}
