import type { Choices } from '../../src/adversary/random.js';
import { RULE_NAMES } from '../../src/proof/index.js';

/** A place in JSON. */
export type Path = readonly (string | number)[];

/** Every place of a value, the value itself excluded. */
export function* nodes(json: unknown, path: Path = []): Generator<Path> {
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    const at = [...path, Array.isArray(json) ? Number(key) : key];
    yield at;
    yield* nodes(value, at);
  }
}

export function valueAt(json: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string | number, unknown>)[key], json);
}

/** The value with another one at a place; the rest is shared. */
export function withValue(json: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(json) ? [...json] : { ...(json as object) };
  const record = copy as Record<string | number, unknown>;
  record[key] = withValue(record[key], rest, value);
  return copy;
}

/** Words of one sort: one is put in for another. */
const WORDS: readonly (readonly string[])[] = [
  RULE_NAMES,
  ['=', '>=', '>'],
  ['up', 'down'],
  ['lower', 'upper'],
  ['shift', 'reverse'],
  ['step', 'zero'],
  ['+', '*', '^', 'max', 'min'],
  ['sqrt', 'ln', 'exp', 'abs'],
  ['sum', 'prod', 'maximum', 'minimum'],
  ['index', 'given', 'power', 'recursion'],
  ['root-square', 'root-sign', 'root-positive', 'root-monotone', 'root-value', 'inverse-positive'],
  ['ln-below', 'ln-product', 'ln-inverse', 'ln-root', 'ln-monotone', 'ln-strict', 'ln-exp', 'exp-ln'],
  [
    'exp-positive',
    'exp-above',
    'exp-sum',
    'exp-monotone',
    'max-value',
    'max-above',
    'min-value',
    'min-below',
  ],
  [
    'abs-value',
    'abs-even',
    'same-root',
    'same-ln',
    'same-exp',
    'same-abs',
    'same-inverse',
    'same-max',
    'same-min',
  ],
];

const pick = <T>(list: readonly T[], dice: Choices): T => list[dice.integer(0, list.length - 1)]!;

/** What may stand in a place instead of what stands there: one thing, chosen by `dice`. */
export function changed(value: unknown, names: readonly string[], dice: Choices): unknown {
  // Now and then something that does not belong there at all.
  if (dice.integer(0, 11) === 0)
    return pick([null, true, 'x', -1, 1e300, 0.5, [], {}, [[]], '1/0', '__proto__'], dice);
  if (typeof value === 'number') return value + pick([1, -1, 2, -2], dice);
  if (typeof value === 'string') {
    const sort = WORDS.find((words) => words.includes(value));
    if (sort)
      return pick(
        sort.filter((word) => word !== value),
        dice,
      );
    if (/^-?\d/.test(value))
      return pick([`-${value}`.replace('--', ''), '0', '1', '2', '1/2', `${value}0`], dice);
    return pick([...names.filter((name) => name !== value), 'T', `${value}'`], dice);
  }
  if (Array.isArray(value)) {
    const list = [...value];
    if (list.length === 0) return [0];
    const i = dice.integer(0, list.length - 1);
    const j = dice.integer(0, list.length - 1);
    switch (dice.integer(0, 2)) {
      case 0:
        list.splice(i, 1);
        return list;
      case 1:
        [list[i], list[j]] = [list[j], list[i]];
        return list;
      default:
        list.splice(i, 0, list[j]);
        return list;
    }
  }
  if (typeof value === 'object' && value !== null) {
    if ('rule' in value && dice.integer(0, 2) === 0) return renamed(value, names, dice);
    const keys = Object.keys(value);
    const [a, b] = [pick(keys, dice), pick(keys, dice)];
    const record = { ...value } as Record<string, unknown>;
    if (a === b) delete record[a];
    else [record[a], record[b]] = [record[b], record[a]];
    return record;
  }
  return value === null ? pick(names, dice) : null;
}

/** A step in which a variable has the name of another one, or one that no range has opened, wherever it stands. */
function renamed(step: object, names: readonly string[], dice: Choices): unknown {
  const text = JSON.stringify(step);
  const variables = [...new Set([...text.matchAll(/"variable":"([^"]+)"/g)].map((match) => match[1]!))];
  const from = pick([...variables, 't', 'T', 'n'], dice);
  const to = pick([...variables, ...names, 'z', `${from}'`], dice);
  const keepsRanges = dice.integer(0, 1) === 0;
  // Of the ranges too, or of what stands inside of them alone.
  return JSON.parse(text, (key, value) =>
    value === from && (key !== 'variable' || keepsRanges === false) ? to : value,
  );
}

/** The next number from `n` on without a divisor in common with `m`. */
export function coprime(n: number, m: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let k = Math.max(1, n);
  while (gcd(k, m) !== 1) k += 1;
  return k;
}
