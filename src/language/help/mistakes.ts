// Above 300 lines: the one catalogue of what can be wrong with a document, one entry for each mistake.
import {
  MAX_BLOCK_LENGTH,
  MAX_BOUND_DEPTH,
  MAX_DEPTH,
  MAX_DIGITS,
  MAX_DOCUMENT_LENGTH,
  MAX_EXPONENT,
  MAX_NESTING,
  MAX_NODES,
  MAX_PROBLEMS,
  MAX_TERMS,
} from '../term/limits.js';
import type { Place } from '../term/place.js';
import type { Problem } from './problem.js';

/** Longer quotations are cut: a message is one line. */
const MAX_QUOTED = 60;
/** Longest circle of names that is written out. */
const MAX_CIRCLE = 6;

/** Most names that are listed. */
const MAX_LISTED = 8;

function shorten(text: string): string {
  return text.replace(/`([^`]*)`/g, (whole, quoted: string) =>
    quoted.length <= MAX_QUOTED ? whole : `\`${quoted.slice(0, MAX_QUOTED)}…\``,
  );
}

const circle = (path: readonly string[], between: string) =>
  [
    ...path.slice(0, MAX_CIRCLE).map((name) => `\`${name}\``),
    ...(path.length > MAX_CIRCLE ? ['…'] : []),
  ].join(between);

function problem(code: string, place: Place, text: string, advice?: string | null): Problem {
  const message = shorten(text);
  return advice ? { code, message, place, advice } : { code, message, place };
}

/** Names, the first ones of many. */
const listed = (names: readonly string[]) =>
  `${names
    .slice(0, MAX_LISTED)
    .map((name) => `\`${name}\``)
    .join(', ')}${names.length > MAX_LISTED ? ', …' : ''}`;
const count = (n: number, thing: string) => (n === 0 ? `no ${thing}` : `${n} ${thing}${n === 1 ? '' : 's'}`);
const indexCount = (n: number) => (n === 1 ? 'one index' : n === 0 ? 'no index' : `${n} indices`);
const meant = (suggestion: string | null) => suggestion && `did you mean \`${suggestion}\`?`;

/** The words with which the rules begin that a hint can name. */
const RULE_WORDS: ReadonlySet<string> = new Set([
  ...['termwise', 'induction', 'exchange', 'telescoping', 'cauchy_schwarz'],
]);

/** What can be wrong: each entry says what is wrong and what was expected, and advises what to write instead. */
export const mistake = {
  // The document
  documentTooLong: (place: Place) =>
    problem(
      'document-too-long',
      place,
      `the document is longer than ${MAX_DOCUMENT_LENGTH} characters`,
      'split it: a claim can use the bounds and schedules of another document with `from DOCUMENT use NAME`',
    ),
  binaryDocument: (place: Place) =>
    problem(
      'binary-document',
      place,
      'this is no text: it contains a NUL character',
      'a document is Markdown in UTF-8',
    ),
  emptyDocument: (place: Place) =>
    problem(
      'empty-document',
      place,
      'the document is empty',
      'a claim is a fenced block that begins with ```claim NAME',
    ),
  noBlocks: (place: Place) =>
    problem(
      'no-claims',
      place,
      'the document has no `claim`, `bound` or `schedule` block',
      'a claim is a fenced block that begins with ```claim NAME',
    ),
  noTexBlocks: (place: Place) =>
    problem(
      'no-claims',
      place,
      'the document has no `claim`, `bound` or `schedule` block',
      'a claim stands in \\begin{lakatos}{claim NAME} … \\end{lakatos}, or in a comment that begins with `% lakatos: claim NAME`',
    ),
  texWithoutName: (place: Place) =>
    problem('bad-heading', place, 'this block does not say what it is', 'write \\begin{lakatos}{claim NAME}'),
  unknownTexBlock: (place: Place, heading: string) =>
    problem(
      'bad-heading',
      place,
      `\`${heading}\` is no heading of a block`,
      'a heading is `claim NAME`, `bound NAME(R, G)`, `schedule NAME(R, G)` or `method NAME(R)`',
    ),
  tooManyProblems: (place: Place, omitted: number) =>
    problem(
      'too-many-problems',
      place,
      `${omitted} more after these ${MAX_PROBLEMS}`,
      'correct the first ones first',
    ),
  blockTooLong: (place: Place) =>
    problem(
      'block-too-long',
      place,
      `the block is longer than ${MAX_BLOCK_LENGTH} characters`,
      'split it in several',
    ),
  unclosedFence: (place: Place) =>
    problem(
      'unclosed-fence',
      place,
      'this block is never closed: all that follows would belong to it',
      'close it with a line of its own: ```',
    ),
  misspelledKind: (place: Place, word: string, kind: string) =>
    problem(
      'misspelled-kind',
      place,
      `\`${word}\` is no kind of block`,
      `did you mean \`${kind}\`? A block that is to run begins with claim, bound or schedule`,
    ),
  indentedBlock: (place: Place, kind: string) =>
    problem(
      'indented-block',
      place,
      `this \`${kind}\` is indented by four spaces or more, and would not run`,
      'indent its fence by three spaces at most, or as far as the text of its list item',
    ),
  badHeading: (place: Place, kind: string, advice: string) =>
    problem('bad-heading', place, `this does not name the ${kind}`, advice),
  internal: (place: Place) =>
    problem('too-complex', place, 'this block is too complex to be read', 'split its expressions with `let`'),

  // The text of a line
  syntax: (place: Place, expected: string, found: string, advice: string | null) =>
    problem('syntax', place, `expected ${expected}, found ${found}`, advice),
  unknownLine: (place: Place, word: string, advice: string) =>
    problem('unknown-line', place, `a line does not begin with \`${word}\``, advice),
  unclosedBracket: (place: Place, bracket: string) =>
    problem(
      'unclosed-bracket',
      place,
      `this \`${bracket}\` is never closed`,
      `close it with \`${bracket === '(' ? ')' : ']'}\`; a line goes on while its brackets are open`,
    ),
  unopenedBracket: (place: Place, bracket: string) =>
    problem(
      'unopened-bracket',
      place,
      `nothing is open that this \`${bracket}\` could close`,
      `remove it, or open it with \`${bracket === ')' ? '(' : '['}\``,
    ),
  mismatchedBracket: (place: Place, found: string, open: string) =>
    problem(
      'mismatched-bracket',
      place,
      `this \`${found}\` closes a \`${open}\``,
      `write \`${open === '(' ? ')' : ']'}\`: indices stand in [ ], everything else in ( )`,
    ),
  fullWidthBracket: (place: Place, sign: string) =>
    problem(
      'full-width-bracket',
      place,
      `\`${sign}\` is a full-width sign, and opens or closes nothing`,
      `write \`${sign.normalize('NFKC')}\``,
    ),
  tooDeep: (place: Place) =>
    problem('too-deep', place, `more than ${MAX_NESTING} brackets are open here`, 'name a part with `let`'),
  tooManyLevels: (place: Place) =>
    problem(
      'too-deep',
      place,
      `the expression is nested deeper than ${MAX_DEPTH} levels`,
      'name a part with `let`',
    ),
  tooManyTerms: (place: Place) =>
    problem(
      'too-many-terms',
      place,
      `more than ${MAX_TERMS} terms, factors or signs in a row`,
      'use `sum` or `prod`, or name a part with `let`',
    ),
  numberTooLong: (place: Place) =>
    problem(
      'number-too-long',
      place,
      `a number has at most ${MAX_DIGITS} digits, and lies between 1e-${MAX_EXPONENT} and 1e${MAX_EXPONENT}`,
      'write it as a product or a power',
    ),
  wrongArgumentCount: (
    place: Place,
    name: string,
    found: number,
    fewest: number,
    most: number = fewest === 1 ? 1 : Number.POSITIVE_INFINITY,
  ) =>
    problem(
      'wrong-argument-count',
      place,
      fewest === 1
        ? `\`${name}\` takes one argument, not ${found}`
        : `\`${name}\` takes two arguments${most === 2 ? '' : ' or more'}, not ${found}`,
      fewest === 1 ? `write \`${name}(x)\`` : `write \`${name}(x, y)\``,
    ),

  // The lines of a block
  misplacedLine: (place: Place, word: string, kind: string, advice: string) =>
    problem('misplaced-line', place, `a ${kind} has no \`${word}\``, advice),
  repeatedLine: (place: Place, word: string, kind: string, advice: string) =>
    problem('repeated-line', place, `a second \`${word}\` in one ${kind}`, advice),
  missingShow: (place: Place, name: string) =>
    problem('missing-show', place, `the claim \`${name}\` shows nothing`, 'add a line `show LEFT <= RIGHT`'),
  missingValue: (place: Place, name: string) =>
    problem('missing-value', place, `the bound \`${name}\` has no value`, 'add a line `value EXPRESSION`'),
  missingRate: (place: Place, name: string) =>
    problem(
      'missing-eta',
      place,
      `the schedule \`${name}\` does not define \`eta\``,
      'add a line `let eta[t] = …`',
    ),
  markdownTooDeep: (place: Place) =>
    problem(
      'too-deep',
      place,
      'lists and quotes nest so deeply here that what follows is not read',
      'take the blocks out of the lists and quotes around them',
    ),
  emptyInterval: (place: Place, interval: string) =>
    problem(
      'empty-domain',
      place,
      `the interval \`${interval}\` is empty`,
      'the lower end comes first: `given x in (0, 1)`',
    ),
  emptyRange: (place: Place, range: string) =>
    problem(
      'empty-domain',
      place,
      `the range \`${range}\` is empty`,
      'a range runs upwards, from its first end to its last: `1..T`',
    ),
  namedLikeElement: (place: Place, name: string, base: string, index: string) =>
    problem(
      'named-like-element',
      place,
      `\`${name}\` is one number`,
      `for a sequence write \`${base}[${index === 'T' ? 't' : index}]\`; for one number choose another name`,
    ),
  missingRelation: (place: Place, word: string) =>
    problem(
      'missing-relation',
      place,
      `\`${word}\` needs a relation`,
      `compare two expressions: \`${word} A = B\`, \`${word} A <= B\``,
    ),
  mixedRelations: (place: Place, relation: string, before: string) =>
    problem(
      'mixed-relations',
      place,
      `\`${relation}\` turns round a chain that has \`${before}\``,
      'a chain goes one way: `=`, `<=` and `<` may mix, or `=`, `>=` and `>`',
    ),

  // Names
  unknownName: (place: Place, name: string, advice: string | null) =>
    problem('unknown-name', place, `nothing is called \`${name}\` here`, advice),
  unknownBound: (place: Place, name: string, advice: string | null) =>
    problem('unknown-bound', place, `there is no bound \`${name}\` here`, advice),
  unknownSchedule: (place: Place, name: string, advice: string | null) =>
    problem('unknown-schedule', place, `there is no schedule \`${name}\` here`, advice),
  duplicateName: (place: Place, name: string, line: number) =>
    problem(
      'duplicate-name',
      place,
      `\`${name}\` already has a meaning, from line ${line}`,
      'choose another name, or remove one of the two',
    ),
  duplicateImport: (place: Place, name: string) =>
    problem('duplicate-name', place, `\`${name}\` already has a meaning here`, 'a name stands for one block'),
  scheduleClash: (place: Place, schedule: string, name: string) =>
    problem(
      'schedule-clash',
      place,
      `the schedule \`${schedule}\` defines \`${name}\`, which already has a meaning here`,
      `remove or rename the other \`${name}\``,
    ),
  unknownDocument: (place: Place, name: string) =>
    problem(
      'unknown-document',
      place,
      `there is no document \`${name}\``,
      `\`from ${name}\` looks for the file ${name}.md beside this one`,
    ),
  unknownExport: (
    place: Place,
    name: string,
    document: string,
    suggestion: string | null,
    exported: readonly string[],
  ) =>
    problem(
      'unknown-export',
      place,
      `\`${document}\` has no bound, schedule or claim \`${name}\``,
      meant(suggestion) ?? (exported.length > 0 ? `it has ${listed(exported)}` : null),
    ),
  argumentsOfCitedBound: (place: Place, name: string, document: string) =>
    problem(
      'arguments-of-cited-bound',
      place,
      `\`${name}\` is a bound, and takes its arguments where it stands in an expression`,
      `write \`from ${document} use ${name}\` here, and \`${name}(…)\` in the \`show\``,
    ),

  argumentsOfCitedClaim: (place: Place, name: string, document: string) =>
    problem(
      'arguments-of-cited-claim',
      place,
      `\`${name}\` is a claim: the prover finds the values of its givens`,
      `write \`from ${document} use ${name}\``,
    ),
  lemmaOutsideClaim: (place: Place, name: string, kind: string) =>
    problem(
      'lemma-outside-claim',
      place,
      `\`${name}\` is a claim, and a ${kind} proves nothing`,
      'only a claim brings claims of other documents, as lemmas of its proof',
    ),

  // Hints
  unknownLemma: (place: Place, name: string, other: 'bound' | 'schedule' | null, suggestion: string | null) =>
    problem(
      'unknown-lemma',
      place,
      other ? `\`${name}\` is a ${other}, which proves nothing` : `there is no claim \`${name}\` here`,
      (RULE_WORDS.has(name) ? `a rule is named by the word \`rule\`: \`rule ${name}\`` : null) ??
        meant(suggestion) ??
        '`by` names a claim of this document, one that `from DOCUMENT use CLAIM` brings, or a `rule`',
    ),
  ownLemma: (place: Place, name: string) =>
    problem('own-lemma', place, `\`${name}\` cannot be proved by itself`, 'name another claim, or a `rule`'),
  putTwice: (place: Place, name: string) =>
    problem('put-twice', place, `\`${name}\` has a value twice in this hint`, 'say one of them'),
  inductionOnNoInteger: (place: Place, name: string) =>
    problem(
      'induction-on-no-integer',
      place,
      `induction on \`${name}\` is not possible: it is no integer here`,
      'induction is on `T`, on an index of the `for`, or on an integer given',
    ),
  boundInHint: (place: Place) =>
    problem('bound-in-hint', place, 'a hint uses no bound', 'write its value out, or name a part with `let`'),
  hintWithoutRange: (place: Place) =>
    problem(
      'hint-without-range',
      place,
      '`t` already has a meaning here, so that the sum must be named',
      'write `rule cauchy_schwarz(k in 1..T, u, v)`',
    ),

  // Indices
  notASequence: (place: Place, name: string) =>
    problem('not-a-sequence', place, `\`${name}\` is one number and has no index`, `write \`${name}\``),
  missingIndex: (place: Place, name: string, indices: number) =>
    problem(
      'missing-index',
      place,
      `\`${name}\` is ${indices === 1 ? 'a sequence' : 'a family'} and needs ${indexCount(indices)}`,
      `write \`${name}[${['t', 'i', 'j'].slice(0, indices).join(', ')}]\``,
    ),
  wrongIndexCount: (place: Place, name: string, found: number, indices: number) =>
    problem(
      'wrong-index-count',
      place,
      `\`${name}\` has ${indexCount(indices)}, not ${found}`,
      `write \`${name}[${['t', 'i', 'j'].slice(0, indices).join(', ')}]\``,
    ),
  notAnInteger: (place: Place, what: string) =>
    problem(
      'not-an-integer',
      place,
      `${what} cannot stand in an index or a range: these are integers`,
      'integers are made of whole numbers, T, indices and integer givens (`given d in 1..4`) with + - * min max floor mod',
    ),
  indexCalled: (place: Place, name: string) =>
    problem('not-a-sequence', place, `\`${name}\` is an index, and has no index itself`, `write \`${name}\``),
  shadowedIndex: (place: Place, name: string, free: string) =>
    problem(
      'shadowed-index',
      place,
      `\`${name}\` already has a meaning here, and cannot be an index again`,
      `choose another letter: \`${free} in …\``,
    ),
  repeatedIndex: (place: Place, name: string) =>
    problem(
      'repeated-index',
      place,
      `the index \`${name}\` appears twice`,
      'use a letter of its own for each index',
    ),
  rangeOfNoIndex: (place: Place, name: string) =>
    problem(
      'range-of-no-index',
      place,
      `no name on this line has the index \`${name}\``,
      `\`for\` says where the indices of a \`given\` run: \`given x[${name}] for ${name} in 1..T\``,
    ),
  laterIndex: (place: Place, name: string) =>
    problem(
      'later-index',
      place,
      `this range depends on \`${name}\`, which is further right in the brackets`,
      'a range may depend on the indices to its left',
    ),
  shapeOfNoSequence: (place: Place, shape: string, name: string) =>
    problem(
      'shape-of-no-sequence',
      place,
      `only a sequence can be ${shape}, and \`${name}\` has not exactly one index`,
      `write \`${name}[t]\`, or state the order with \`assume\``,
    ),

  // Definitions
  circularDefinition: (place: Place, path: readonly string[]) =>
    problem(
      'circular-definition',
      place,
      path.length === 1
        ? `\`${path[0]}\` is defined by itself`
        : `these define each other in a circle: ${circle(path, ', ')}`,
      'a definition may use only what exists without it; a recursion has a first value, `let a[1] = …`, and `let a[n+1] = …`',
    ),
  recursionWithoutStep: (place: Place, name: string) =>
    problem(
      'recursion-without-step',
      place,
      `\`${name}\` has a value at one index, and no rule for the others`,
      `say how it goes on: \`let ${name}[n+1] = … ${name}[n] …\``,
    ),
  recursionWithoutStart: (place: Place, name: string) =>
    problem(
      'recursion-without-start',
      place,
      `\`${name}\` goes on from earlier values, and has no first one`,
      `add its first value: \`let ${name}[1] = …\`; a definition for every index is written \`let ${name}[n] = …\``,
    ),
  secondStep: (place: Place, name: string) =>
    problem(
      'second-step',
      place,
      `\`${name}\` already has a rule for the general index`,
      'a recursion has first values at fixed indices, and one rule; cases are written `if n <= 5 then … else …`',
    ),
  severalRunningIndices: (place: Place, name: string) =>
    problem(
      'several-running-indices',
      place,
      `\`${name}\` goes on in more than one of its indices`,
      'a recursion goes on in one index; the others are names in every line: `let x[1, i] = …`, `let x[t+1, i] = …`',
    ),
  vectorForNumber: (place: Place, text: string) =>
    problem(
      'vector-for-number',
      place,
      `\`${text}\` is a vector where a number is expected`,
      'numbers are made of vectors by `dot(x, y)` and `norm(x)`',
    ),
  numberForVector: (place: Place, text: string) =>
    problem(
      'number-for-vector',
      place,
      `\`${text}\` is a number where a vector is expected`,
      'vectors are given, `given x in R^d`, and combined: `x[t] - eta * g[t]`; 0 is the vector of zeros',
    ),
  otherDimension: (place: Place, found: string, expected: string) =>
    problem(
      'other-dimension',
      place,
      `a vector of dimension ${found} stands beside one of dimension ${expected}`,
      'only vectors of one dimension are added, compared or multiplied',
    ),
  differentInChain: (place: Place) =>
    problem(
      'different-in-chain',
      place,
      '`!=` stands in a premise of its own',
      'write `assume x != 0`; a chain is made of `=`, `<=`, `<`, or of `=`, `>=`, `>`',
    ),
  laterGiven: (place: Place, name: string, later: string) =>
    problem(
      'later-given',
      place,
      `the domain of \`${name}\` depends on \`${later}\`, which is given later`,
      `move the \`given\` of \`${later}\` above this one`,
    ),

  // Bounds and schedules
  parameterNotGiven: (place: Place, name: string, kind: string) =>
    problem(
      'parameter-not-given',
      place,
      `the parameter \`${name}\` of this ${kind} has no \`given\``,
      `say what it is: \`given ${name} > 0\`, \`given ${name}[t] > 0\``,
    ),
  givenNotParameter: (place: Place, name: string, kind: string, block: string) =>
    problem(
      'given-not-parameter',
      place,
      `\`${name}\` is given, but is no parameter of this ${kind}`,
      `add it to the parameters: \`${kind} ${block}(…, ${name})\``,
    ),
  wrongParameterCount: (place: Place, name: string, found: number, parameters: readonly string[]) =>
    problem(
      'wrong-argument-count',
      place,
      `\`${name}\` takes ${count(parameters.length, 'argument')}, not ${found}`,
      `write \`${name}(${parameters.join(', ')})\``,
    ),
  missingParameter: (place: Place, schedule: string, parameter: string) =>
    problem(
      'missing-parameter',
      place,
      `the schedule \`${schedule}\` needs \`${parameter}\`, and nothing is called so here`,
      `add \`given ${parameter} …\`, or give its value: \`use ${schedule}(…)\``,
    ),
  boundInScheduleArgument: (place: Place, name: string) =>
    problem(
      'bound-in-schedule-argument',
      place,
      `a schedule is not put together with the value of a bound, here \`${name}\``,
      'give the value a name first: `let B = …`, then `use schedule(B)`',
    ),
  argumentWithIndex: (place: Place, index: string, name: string) =>
    problem(
      'argument-with-index',
      place,
      `an argument of \`${name}\` cannot depend on the index \`${index}\``,
      'for a sequence write its name alone, as in `last_monotone(R, G, eta)`; name it with `let` where it has none',
    ),
  argumentNotScalar: (place: Place, parameter: string, name: string) =>
    problem(
      'argument-not-scalar',
      place,
      `\`${parameter}\` of \`${name}\` is one number, and this is a sequence`,
      'give a number, or an element of the sequence',
    ),
  argumentIndexCount: (place: Place, parameter: string, name: string, expected: number, found: number) =>
    problem(
      'argument-index-count',
      place,
      `\`${parameter}\` of \`${name}\` has ${indexCount(expected)}, and this has ${found}`,
      'give a name with as many indices, or one number that stands for all of them',
    ),
  argumentNotInteger: (place: Place, parameter: string, name: string) =>
    problem(
      'argument-not-integer',
      place,
      `\`${parameter}\` of \`${name}\` is an integer, and this need not be one`,
      'give a whole number, T, or an integer given',
    ),
  circularBound: (place: Place, path: readonly string[]) =>
    problem(
      'circular-bound',
      place,
      `this bound stands on itself: ${circle(path, ' uses ')}`,
      'a bound may use only bounds that do not use it',
    ),
  boundsTooDeep: (place: Place) =>
    problem(
      'bounds-too-deep',
      place,
      `more than ${MAX_BOUND_DEPTH} bounds stand on one another`,
      'write some of them out',
    ),
  scheduleInBound: (place: Place) =>
    problem(
      'misplaced-line',
      place,
      'only a claim can use a schedule',
      'a bound speaks about any rate that meets its premises: make `eta` a parameter',
    ),
  claimTooLarge: (place: Place) =>
    problem(
      'claim-too-large',
      place,
      `with its bounds put in, this has more than ${MAX_NODES} parts or is nested deeper than ${MAX_DEPTH}`,
      'name repeated parts with `let`, or use fewer bounds in one another',
    ),
};
