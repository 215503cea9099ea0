import { asciiName } from '../term/greek.js';
import { LINE_WORDS } from './grammar.js';

/** Where the grammar stopped. */
export interface Stop {
  /** The line up to there, and from there. */
  readonly before: string;
  readonly after: string;
  /** The word that begins the line. */
  readonly word: string;
  /** What could have stood there. */
  readonly expected: ReadonlySet<string>;
}

const NAME = '[\\p{L}][\\p{L}\\d_]*';
const QUANTIFIER = 'write `for t in 1..T`; numbers are quantified by `given`';
const ONE_CHAIN = 'one chain a claim: make a second claim of the other';

/** Functions of a whole range that do not exist, by what is to be written instead. */
const RANGE_FUNCTIONS: readonly (readonly [names: RegExp, advice: string])[] = [
  [/^(?:maximum|sup)$/i, 'write `max(k in 1..T, …)`'],
  [/^(?:minimum|inf)$/i, 'write `min(k in 1..T, …)`'],
  [/^(?:mean|avg|average|E)$/i, 'write `sum(t in 1..T, …) / T`'],
  [/^(?:sum|summation|Σ)$/i, 'write `sum(k in 1..T, …)`'],
  [/^(?:prod|product|Π)$/i, 'write `prod(k in 1..T, …)`'],
  [/^/, 'only `sum`, `prod`, `max` and `min` take a range'],
];

/** What people write after the name of a given. */
const KINDS_OF_NUMBERS: readonly (readonly [words: RegExp, advice: string])[] = [
  [/^(?:(?:strictly|monotone|monotonically|non)\b[-\s]*)?(?:de|in)creasing\b/i, ''],
  [/^(?:monoton(?:e|ic|ically)|non(?:in|de)creas|decr|incr|sorted)/i, ''],
  [/^(?:is\s+)?(?:strictly\s+)?positive\b/i, 'write `given x > 0`'],
  [/^(?:is\s+)?non-?negative\b/i, 'write `given x >= 0`'],
  [
    /^(?:is\s+)?(?:an?\s+)?(?:int|integer|natural)\b/i,
    'an integer is given in a finite range: `given n in 1..9`',
  ],
  [/^(?:is\s+)?(?:a\s+)?(?:real|number)\b/i, '`given x` alone is any real number'],
];
const SHAPES = 'shapes are `nonincreasing` and `nondecreasing`';

/** `and`, `&`: what it joins stands apart. */
function conjunction(word: string): string | null {
  if (word === 'given') return 'one `given` a line, or names with one domain: `given x, y > 0`';
  if (word === 'assume') return 'one premise a line: add a second `assume`';
  return word === 'show' ? ONE_CHAIN : null;
}

/** `if x > 1`, `where c = 2`: a premise or a definition, which has a line of its own. */
function condition(after: string): string | null {
  const found =
    /^(?:if|when|whenever|where|with|provided(?:\s+that)?|assuming|such\s+that|s\.t\.|given)(?:\s+(.*))?$/s.exec(
      after.trim(),
    );
  if (!found) return null;
  const rest = (found[1] ?? '').trim();
  if (/^where|^with/.test(after) && /^[\p{L}][\p{L}\d_[\]]*\s*=/u.test(rest))
    return `write the definition on a line of its own: \`let ${rest}\``;
  const premise = rest !== '' && /^[^`]*[<>≤≥=][^`]*$/.test(rest) ? rest : '…';
  return `write the premise on a line of its own: \`assume ${premise}\``;
}

/** What is meant by a word where an operator, or the end of the line, was expected. */
export function wordAdvice({ before, after, word, expected }: Stop): string | null {
  const range = new RegExp(`(${NAME})\\s*\\(\\s*${NAME}\\s*$`, 'u').exec(before);
  if (range && /^(?:in\b|=|∈)/.test(after) && expected.has('an operator'))
    return RANGE_FUNCTIONS.find(([names]) => names.test(range[1]!))![1];
  if (/\bfor\s+(?:all|each|every|any)\s+$/.test(before) && !/^in\b/.test(after)) return QUANTIFIER;
  if (/^(?:forall\b|∀)/.test(after)) return QUANTIFIER;
  if (word === 'given') {
    const kind = KINDS_OF_NUMBERS.find(([words]) => words.test(after));
    if (kind && (expected.has('a shape') || expected.has('an operator'))) return kind[1] || SHAPES;
    if (/^,\s*non(?:in|de)creasing\b/.test(after)) return 'no comma stands before a shape';
  }
  if (!expected.has('the end of the line') && !expected.has('an operator')) return null;
  if (/^(?:and\b|&|∧)/.test(after)) return conjunction(word);
  if (/^(?:or\b|∨)/.test(after)) return 'there is no "or": make a claim of each case';
  if (/^(?:in\b|∈)/.test(after) && (word === 'show' || word === 'assume'))
    return 'a range is written with `for`: `for t in 1..T`';
  const wanted = word === 'show' || word === 'assume' ? condition(after) : null;
  if (wanted) return wanted;
  const line = LINE_WORDS.find((candidate) => new RegExp(`^${candidate}\\b`).test(after));
  return line ? `\`${line}\` stands on a line of its own` : null;
}

/** A letter or digit of another alphabet that has a form in the language: `η₁`, `𝜂`. */
export function letterAdvice({ before, after }: Stop): string | null {
  const name = new RegExp(`(${NAME})$`, 'u').exec(before)?.[1];
  const subscript = /^[₀-₉ₐ-ₜᵢⱼₖ]+/.exec(after);
  if (subscript) {
    const index = subscript[0].normalize('NFKC');
    return `an index stands in brackets: \`${name ? asciiName(name) : 'x'}[${index}]\``;
  }
  const styled = /^[\u{1D400}-\u{1D7FF}ℎℓ]+/u.exec(after);
  return styled ? `write \`${asciiName(styled[0].normalize('NFKC'))}\`` : null;
}

const GOES_ON = 'a line goes on only while a bracket is open: put the side in ( … )';

/** What is meant by a line that begins with no word of the language; `null`: that cannot be told. */
export function beginningAdvice(text: string): string | null {
  if (/^(?:\/\/|\/\*|%|--|;|<!--)/.test(text)) return 'a remark begins with `#`';
  if (/^[-+*/^·×−–—&∧]/.test(text)) return GOES_ON;
  if (/^(?:for\s+(?:all|each|every|any)\b|forall\b|∀)/.test(text))
    return 'write `for t in 1..T` at the end of the line before; numbers are quantified by `given`';
  if (/^for\b/.test(text))
    return '`for` stands at the end of the line before; a line goes on only while a bracket is open';
  if (/^(?:if|when|whenever|where|suppose|provided|require|with)\b/.test(text))
    return 'a premise begins with `assume`, a definition with `let`';
  if (/^(?:def|define|set|var|const)\b/.test(text)) return 'a definition begins with `let`';
  return null;
}

/** What a side that begins on the next line should do. */
export function beginsLater({ before, after, word }: Stop): string | null {
  if (after.trim() !== '') return null;
  if (word === 'let' && /=\s*$/.test(before)) return GOES_ON;
  return /^(?:show|assume|value)\s*$/.test(before)
    ? 'the side begins on this line; a line goes on only while a bracket is open'
    : null;
}
