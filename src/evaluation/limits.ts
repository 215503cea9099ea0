import { type Place, type Problem, ProblemError } from '../language/index.js';

/** More terms than this in one sum would take seconds and hundreds of megabytes: refused by name. */
export const MAX_TERMS = 10_000_000;

/** Numbers of one case, over all givens and all rows of families, a row itself counted as one: thirty megabytes as exact numbers. */
export const MAX_ENTRIES = 300_000;

/**
 * Values that the interpreters of one case remember in all, in units of an enclosure in binary64, of about 150 bytes with
 * the place where it is found: some two hundred megabytes.
 */
export const MAX_REMEMBERED = 1_500_000;

/** Work for one case at one precision, in steps of binary64 of about 100 ns: a few seconds at most. */
export const MAX_WORK = 50_000_000;

/** Codes of the problems that mean "too much work at this horizon", as against a mistake in the document. */
export const WORK_LIMIT_CODES: ReadonlySet<string> = new Set([
  'too-many-terms',
  'too-many-steps',
  'too-many-values',
]);

/** Products of one run of a method, and of its function at each point: of exact fractions they take some ten seconds. */
export const MAX_PRODUCTS = 1_000_000;

function limit(code: string, message: string, advice: string, place: Place): ProblemError {
  const problem: Problem = { code, message, advice, place };
  return new ProblemError(problem);
}

export function tooManyTerms(terms: number, horizon: number, place: Place): ProblemError {
  return limit(
    'too-many-terms',
    `at T = ${horizon} this range has ${terms} terms; the limit is ${MAX_TERMS}`,
    'sum over a range that grows with T, or check smaller horizons (--max-horizon)',
    place,
  );
}

export function tooManyEntries(entries: number, horizon: number, place: Place): ProblemError {
  return limit(
    'too-many-terms',
    `at T = ${horizon} the givens of a case up to here have ${entries} numbers or more; the limit is ${MAX_ENTRIES}`,
    'use smaller ranges, or check smaller horizons (--max-horizon)',
    place,
  );
}

export function tooMuchWork(work: number, horizon: number, place: Place): ProblemError {
  return limit(
    'too-many-steps',
    `at T = ${horizon} one case takes more than ${work} operations`,
    'nested sums cost the product of their lengths: write them as prefix sums, or check smaller horizons (--max-horizon)',
    place,
  );
}

export function tooLongRun(dimension: number, horizon: number, place: Place): ProblemError {
  return limit(
    'too-many-steps',
    `at T = ${horizon} and d = ${dimension} a run of the method takes more than ${MAX_PRODUCTS} products`,
    'choose a function of fewer dimensions, or a smaller horizon',
    place,
  );
}

export function tooManyValues(horizon: number, place: Place): ProblemError {
  return limit(
    'too-many-values',
    `at T = ${horizon} the definitions and sums of a case have more than ${MAX_REMEMBERED} values`,
    'a table of two indices has as many values as the product of their ranges: use smaller ranges, or check smaller horizons (--max-horizon)',
    place,
  );
}

export function indexTooLarge(horizon: number, place: Place): ProblemError {
  return limit(
    'index-too-large',
    `at T = ${horizon} this index is beyond 2^53, where integers are no longer exact`,
    'use smaller numbers in index expressions',
    place,
  );
}

export function indexWithoutValue(horizon: number, place: Place): ProblemError {
  return limit(
    'index-without-value',
    `at T = ${horizon} this index has no value`,
    'an index must not divide by 0, raise an integer to a negative power, or take the logarithm of 0',
    place,
  );
}

export function indexNotDefined(
  name: string,
  index: number,
  first: string,
  horizon: number,
  place: Place,
): ProblemError {
  return limit(
    'index-not-defined',
    `${name} is read at index ${index}, but at T = ${horizon} it is defined ${first}`,
    `change the index, or add a first value: \`let ${name}[${index}] = …\``,
    place,
  );
}

export function valueNeedsItself(name: string, index: number, horizon: number, place: Place): ProblemError {
  return limit(
    'value-needs-itself',
    `at T = ${horizon} the value of ${name} at index ${index} is needed to compute itself`,
    'a recursion goes on from values that come before: from lower indices, or all from higher ones',
    place,
  );
}

export function indexOutOfRange(
  name: string,
  index: number,
  from: number,
  to: number,
  horizon: number,
  place: Place,
): ProblemError {
  const extent = to < from ? 'is empty' : `runs over ${from}..${to}`;
  return limit(
    'index-out-of-range',
    `${name} is read at index ${index}, but at T = ${horizon} it ${extent}`,
    `change the index or the range around it, so that it stays inside the indices of \`given ${name}\``,
    place,
  );
}
