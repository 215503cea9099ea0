import { NO_RANDOM_VARIABLES } from '../help/random.js';
import { FUNCTIONS, isFunction } from '../term/functions.js';
import { RESERVED } from './grammar.js';
import { beginsLater, letterAdvice, type Stop, wordAdvice } from './word-advice.js';

/** What stands in the place of "there is a constant": the language quantifies over everything that is given. */
const NO_EXISTENCE =
  'there is no "there is": say which number it is, `let c = 2`; `lakatos sharpen` finds the best constant';

const SIGN_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/^[{}]/, 'brackets are ( ) for grouping and [ ] for indices: `G[t]`, `x^(n+1)`'],
  [/^(?:!=|≠|<>)/, 'the relations are = <= < >= >'],
  [/^[|‖]/, 'absolute values are written `abs(x)`'],
  [/^[⌊⌈]/, 'write `floor(x)`, `ceil(x)`'],
  [/^√/, 'roots are written `sqrt(x)`'],
  [/^∑/, 'sums are written `sum(k in 1..T, …)`'],
  [/^∏/, 'products are written `prod(k in 1..T, …)`'],
  [/^[²³⁴¹⁻]/, 'powers are written with `^`: `x^2`'],
  [/^∈/, 'write `in`'],
  [/^[–—‐‑]/, 'write `-`'],
  [/^;/, 'a line ends without `;`, and a remark begins with `#`'],
  [/^%/, 'a remark begins with `#`'],
  [/^∃/, NO_EXISTENCE],
  [/^∞/, 'there is no infinity; T is the horizon, and any positive integer'],
  [/^÷/, 'division is written with `/`'],
  [/^…/, 'ranges are written with two dots: `1..T`'],
  [/^!/, 'factorials are written `prod(k in 1..n, k)`'],
  [/^'/, 'names are made of letters, digits and `_`'],
  [/^\.\d/, 'a number begins with a digit: `0.5`'],
  [/^:=/, 'write `=`'],
  [/^:/, 'ranges are written with two dots: `1..T`'],
];

/** Signs that are right one by one and wrong together: the last that was read, and the next. */
const PAIR_ADVICE: readonly (readonly [before: RegExp, after: RegExp, advice: string])[] = [
  [/=$/, /^=/, 'equality is written with one `=`'],
  [/=$/, /^>/, 'write `>=`'],
  [/=$/, /^</, 'write `<=`'],
  [/<$/, /^>/, 'the relations are = <= < >= >'],
  [/\/$/, /^[/*]/, 'a remark begins with `#`'],
  [/\*$/, /^\*/, 'powers are written with `^`'],
  [/\.\.$/, /^\./, 'ranges are written with two dots: `1..T`'],
  [/\d$/, /^\.(?!\.)/, 'a number does not end with a point: `2`, `2.0`'],
  [/\]\s*$/, /^\[/, 'several indices stand in one pair of brackets: `g[t, i]`'],
];

/** The mistakes with a domain: a set, an end that is not there, an index that is no letter. */
function domainAdvice({ before, after }: Stop): string | null {
  const anyReal = '`given x` alone is any real number; an integer needs a finite range: `given n in 1..9`';
  const [, name = 'x'] = /^given\s+([\p{L}][\p{L}\d_]*(?:\[[^\]]*\])?)/u.exec(before) ?? [];
  if (/\bin\s*$/.test(before) && /^[ℝℕℤℚ{]/.test(after)) return anyReal;
  if (after.trim() === '' && /\bin\s+(?:R|N|Z|Q|[Rr]eals?|[Nn]aturals?|[Ii]nt(?:eger)?s?)\s*$/.test(before))
    return anyReal;
  if (after.trim() === '' && /\bin\s+R\^\s*\w+\s*$/.test(before))
    return 'a vector has an index: `given x[i] for i in 1..d`';
  if (/^∞/.test(after)) {
    const lower = /\bin\s*([[(])\s*([^,`]*?)\s*,\s*$/.exec(before);
    return lower
      ? `write \`given ${name} ${lower[1] === '[' ? '>=' : '>'} ${lower[2]}\``
      : 'a domain without an end: `given x >= 0`, `given x`';
  }
  const indexed = /^given\s+([\p{L}][\p{L}\d_]*)\s*\[\s*([\p{L}][\p{L}\d_]*)?\s*$/u.exec(before);
  if (!indexed) return null;
  if (indexed[2] === undefined && /^[\d-]/.test(after))
    return `an index is a letter, and runs over 1..T: \`given ${indexed[1]}[t]\``;
  const more = /^([-+]\s*\d+)\s*\]/.exec(after);
  if (indexed[2] === undefined || !more) return null;
  const [, sequence, index] = indexed;
  return `the index is a letter: \`given ${sequence}[${index}] … for ${index} in 1..T${more[1]!.replace(/\s/g, '')}\``;
}

const RULES =
  'the rules are `termwise`, `induction on T`, `induction down on k`, `exchange`, `telescoping` and `cauchy_schwarz(u, v)`';

/** The mistakes with `by`: in a line that proves nothing, a rule that does not exist or is not complete. */
function hintAdvice(before: string, after: string, word: string): string | null {
  if (/^by\b/.test(after)) {
    if (word === 'assume') return 'a premise is not proved: `by` stands in a `show`';
    return word === 'show' ? 'what is proved stands before `by`' : '`by` stands in a `show`';
  }
  if (word !== 'show' || !/(?:[\])\s\d]|[\p{L}])by\b|\bby\b/u.test(before)) return null;
  if (/\brule\s+induction\b[^,]*$/.test(before)) return 'say on what: `rule induction on T`';
  if (/\brule\s+cauchy_schwarz\b[^)]*$/.test(before))
    return 'write `rule cauchy_schwarz(u, v)`, or `rule cauchy_schwarz(k in 1..t, u, v)`';
  if (/\brule\s*$/.test(before)) return RULES;
  if (/\bby\s*$|\bby\b.*,\s*$/.test(before)) return 'name a claim, or a rule: `by rule termwise`';
  return /^(?:[<>≤≥]=?|=)/.test(after)
    ? '`by` stands behind the side that it is about: `= B by CLAIM <= C`'
    : null;
}

/** What is peculiar to the line: the mistakes that people make with its form. */
function lineAdvice({ before, after, word, expected }: Stop): string | null {
  const atEnd = expected.has('the end of the line');
  const relation = /^(?:[<>≤≥]=?|=)/.test(after);
  if (/\d$/.test(before) && /^,\d/.test(after) && atEnd) {
    const number = `${/\d+$/.exec(before)![0]}.${/\d+/.exec(after)![0]}`;
    return `a number has a decimal point: \`${number}\``;
  }
  if (word === 'given') {
    if (/^given\s*$/.test(before) && /^[-\d(]/.test(after))
      return 'begin with the name: `given x > 0`, `given x in (0, 1)`';
    if (after.startsWith(',') && atEnd)
      return 'names with one domain share a line, `given R, D > 0`; otherwise write a line for each';
    if (after.startsWith('=') && expected.has('a comparison'))
      return 'a `given` is chosen freely; a fixed value is a `let`';
    if (/^(?:[<>≤≥]|in\b)/.test(after) && /\bnon(?:in|de)creasing\s*$/.test(before))
      return 'the order is: name, domain, shape, `for`';
    if (relation && atEnd) return 'for two ends write an interval: `given x in (0, 1)`';
  }
  if (word === 'let') {
    if (/^let\s+[\p{L}][\p{L}\d_]*\s*$/u.test(before) && after.startsWith('('))
      return 'a definition takes indices only, `let f[t] = …`; what takes numbers is a `bound`';
    if (/^for\b/.test(after)) return 'a `let` holds wherever its right side exists, and takes no `for`';
    if (/^let\s+[^=]*$/.test(before) && relation) return 'a `let` defines with `=`';
    if (relation) return 'a `let` takes one `=`; a chain belongs to `show`';
  }
  const document = /^use\s+([\w-]+)/.exec(before + after)?.[1];
  if (word === 'use' && after.startsWith('-') && document) return `write \`from ${document} use NAME\``;
  if (word === 'expect')
    return 'write `expect refuted`, `expect ill-defined`, `expect undecided` or `expect proved`';
  const hint = hintAdvice(before, after, word);
  if (hint) return hint;
  if (word === 'from') return 'write `from DOCUMENT use NAME`, the document without `.md`';
  if ((word === 'value' || word === 'use') && relation) return 'a chain belongs to `show`';
  if ((word === 'show' || word === 'assume') && after.startsWith(',') && atEnd) {
    if (/[<>=≤≥]/.test(after) && !/\bin\b|\.\.|∈/.test(after))
      return word === 'show'
        ? 'one chain a claim: make a second claim of the other'
        : 'one premise a line: add a second `assume`';
    return 'say where indices run with `for`: `for t in 1..T`';
  }
  return null;
}

function endAdvice({ before, after }: Stop): string | null {
  if (after.trim() !== '') return null;
  if (/[=<>≤≥]\s*$/.test(before)) return 'a chain goes on in a line that begins with the relation';
  if (/[-+*/^·×−]\s*$/.test(before)) return 'a line goes on only while its brackets are open';
  return null;
}

/** Signs that a Chinese or Japanese keyboard types: each has an ordinary form. */
function fullWidthAdvice(after: string): string | null {
  const sign = /^[\u{FF01}-\u{FF5E}、。【】「」《》〈〉]/u.exec(after)?.[0];
  if (!sign) return null;
  const plain = sign.normalize('NFKC');
  if (/^[。；．]$/.test(sign) && after.slice(1).trim() === '') return `a line ends without \`${sign}\``;
  return plain === sign
    ? 'brackets are ( ) for grouping and [ ] for indices, and a comma is `,`'
    : `this is a full-width sign: write \`${plain}\``;
}

/** `Pr[x > 1]`, `E[x | y]`: inside a probability or an expectation a relation or a bar stands where the grammar has none. */
function randomAdvice({ before, after }: Stop): string | null {
  const inside = /(?<![\p{L}\d_])(?:E|P|Pr|Prob|Var)\s*[[(](?:[^[\]()]|\[[^[\]]*\]|\([^()]*\))*$/u;
  return /^(?:[<>=≤≥|∣]|!=)/u.test(after) && inside.test(before) ? NO_RANDOM_VARIABLES : null;
}

/** `sqrt{x}`, `sum[…]`, `cos x`: a function without its round brackets. */
function functionAdvice({ before, after }: Stop): string | null {
  const name = /(?<![\p{L}\d_\\])([a-z]+2?)\s*$/u.exec(before)?.[1];
  if (!name || !(isFunction(name) || name === 'sum' || name === 'prod')) return null;
  const bracket = /^[[{]/.exec(after)?.[0];
  if (bracket) return `\`${name}( … )\`, not \`${name}${bracket} … ${bracket === '[' ? ']' : '}'}\``;
  if (after.startsWith('(')) return null;
  const form = isFunction(name) ? FUNCTIONS[name].form : `${name}(k in 1..T, …)`;
  const isArgument = /^[\p{L}\d]/u.test(after) && !/^(?:for|then|else|by|in)\b/.test(after);
  return FUNCTIONS_NEED.test(name) || isArgument ? `arguments stand in brackets: \`${form}\`` : null;
}

/** Their names are words of the language: what follows is an argument, or missing. */
const FUNCTIONS_NEED = /^(?:sqrt|ln|exp|abs|min|max|sum|prod)$/;

const CONDITION = 'a condition is written `if x > 1 then 1 else 2`';

function conditionAdvice({ before, after, expected }: Stop): string | null {
  if (expected.has('`then`') || expected.has('`else`') || expected.has('then') || expected.has('else'))
    return CONDITION;
  if (/^[<>=≤≥!?]/.test(after) && after.includes('?')) return CONDITION;
  return /(?<![\p{L}\d_])if\s*\([^()]*$/u.test(before) && /^[<>=≤≥!]/.test(after) ? CONDITION : null;
}

/** What to write instead of what stands where the grammar stopped, where that can be told. */
export function adviceFor(stop: Stop): string | null {
  const { before, after, expected } = stop;
  if (/^[𝔼ℙ]/u.test(after)) return NO_RANDOM_VARIABLES;
  if (/^[\\$]/.test(after))
    return 'LaTeX is read in the formulas of `given`, `let`, `assume`, `show` and `value`';
  const letter =
    letterAdvice(stop) ??
    fullWidthAdvice(after) ??
    functionAdvice(stop) ??
    randomAdvice(stop) ??
    conditionAdvice(stop);
  if (letter) return letter;
  for (const [pattern, other, advice] of PAIR_ADVICE)
    if (pattern.test(before) && other.test(after)) return advice;
  const domain = stop.word === 'given' ? domainAdvice(stop) : null;
  const meant = domain ?? wordAdvice(stop) ?? beginsLater(stop);
  if (meant) return meant;
  for (const [pattern, advice] of SIGN_ADVICE) if (pattern.test(after)) return advice;
  const next = /^[A-Za-z]\w*/.exec(after)?.[0] ?? '';
  if (expected.has('a name') && RESERVED.has(next))
    return next === 'T'
      ? '`T` is always the horizon; choose another name'
      : `\`${next}\` is a word of the language; choose another name`;
  const rangeMissesIn = expected.has('in') && !expected.has('a comparison');
  if (rangeMissesIn || (/\b(?:sum|prod)\s*\(\s*$/.test(before) && expected.has('a name')))
    return 'a range is written `t in 1..T`, and a sum `sum(t in 1..T, x[t])`';
  if (/^,\s*$/.test(after) && expected.has('the end of the line')) return 'a line ends without `,`';
  if (stop.word === 'show' && /\bthere\s+(?:is|exists?)\b|\bexists\s/.test(before + after))
    return NO_EXISTENCE;
  const special = lineAdvice(stop) ?? endAdvice(stop);
  if (special) return special;
  if (expected.has('..')) return 'a range is written `t in 1..T`';
  if (/^(?![\p{Script=Latin}\p{Script=Greek}])\p{L}/u.test(after))
    return 'names are made of Latin and Greek letters, digits and `_`; other scripts stand in the prose around the block';
  if (/^not\b/.test(after)) return 'there is no "not": a premise says what holds, such as `assume x != 1`';
  if (expected.has('an operator') && /^[\p{L}\d(]/u.test(after) && !/^for\b/.test(after))
    return 'multiplication is written with `*`';
  if (/\b(?:sum|prod)\s*\([^,]*$/.test(before) && after.startsWith(')'))
    return 'the summand stands inside: `sum(t in 1..T, x[t])`';
  return null;
}
