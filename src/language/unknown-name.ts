import { arityOf, type Scope } from './scope.js';
import { closestName } from './spelling.js';

/** What the language calls the functions that people write in other ways. */
const FUNCTION_ADVICE = new Map([
  ['log', 'the natural logarithm is written `ln(x)`'],
  ['log2', 'write `ln(x) / ln(2)`'],
  ['log10', 'write `ln(x) / ln(10)`'],
  ['pow', 'powers are written `x^y`'],
  ['norm', 'write the sum over components: `sqrt(sum(i in 1..d, x[i]^2))`'],
  ['dot', 'write the sum over components: `sum(i in 1..d, x[i] * y[i])`'],
  ['mean', 'write `sum(t in 1..T, x[t]) / T`'],
  ['Sum', 'write `sum(k in 1..T, …)`'],
  ['root', 'write `sqrt(x)`'],
  ['product', 'write `prod(k in 1..T, …)`'],
]);

const INDEX_LETTERS = /^[ijklmnst]$/;

/** What may have been meant by a name that has no meaning. */
export function adviceForName(name: string, scope: Scope): string | null {
  const subscript = /^(.+?)_(\w+)$/.exec(name);
  if (subscript && scope.lookup(subscript[1]!))
    return `an index stands in brackets: \`${subscript[1]}[${subscript[2]}]\``;
  if (scope.bounds.has(name)) return `\`${name}\` is a bound, and takes arguments: \`${name}(…)\``;
  if (scope.schedules.has(name)) return `\`${name}\` is a schedule: \`use ${name}\` brings its definitions`;
  if (INDEX_LETTERS.test(name))
    return `say where it runs: \`for ${name} in 1..T\`, \`sum(${name} in 1..T, …)\` or \`let x[${name}] = …\``;
  const meant = closestName(name, [...scope.names(), 'T']);
  return meant
    ? `did you mean \`${meant}\`?`
    : `introduce it with \`given ${name} …\` or \`let ${name} = …\``;
}

/** What may have been meant by `name(…)` where no bound is called so. */
export function adviceForBound(name: string, scope: Scope): string | null {
  const advice = FUNCTION_ADVICE.get(name);
  if (advice) return advice;
  const binding = scope.lookup(name);
  if (binding && arityOf(binding) > 0) return `an index stands in square brackets: \`${name}[t]\``;
  if (binding) return 'multiplication is written with `*`';
  if (scope.schedules.has(name)) return `\`${name}\` is a schedule: \`use ${name}\` brings its definitions`;
  const meant = closestName(name, [
    ...scope.bounds.keys(),
    'sqrt',
    'ln',
    'exp',
    'abs',
    'min',
    'max',
    'sum',
    'prod',
  ]);
  return meant
    ? `did you mean \`${meant}\`?`
    : 'import a bound of another document with `from DOCUMENT use NAME`';
}
