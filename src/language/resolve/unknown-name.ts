import { NO_RANDOM_VARIABLES } from '../help/random.js';
import { closestName } from '../help/spelling.js';
import { FUNCTION_NAMES, FUNCTIONS, isFunction } from '../term/functions.js';
import { arityOf, type Scope } from './scope.js';

/** What the language calls the functions that people write in other ways. */
const FUNCTION_ADVICE = new Map([
  ['log', 'the natural logarithm is written `ln(x)`'],
  ['log10', 'write `ln(x) / ln(10)`'],
  ['pow', 'powers are written `x^y`'],
  ['norm', 'say that x is a vector, `given x in R^d`, or write the sum: `sqrt(sum(i in 1..d, x[i]^2))`'],
  ['dot', 'say that x and y are vectors, `given x in R^d`, or write the sum: `sum(i in 1..d, x[i] * y[i])`'],
  ...['mean', 'avg', 'average'].map((name) => [name, 'write `sum(t in 1..T, x[t]) / T`'] as const),
  ['Sum', 'write `sum(k in 1..T, …)`'],
  ['root', 'write `sqrt(x)`'],
  ['tan', 'write `sin(x) / cos(x)`'],
  ['round', 'write `floor(x + 1/2)`'],
  ['ceiling', 'write `ceil(x)`'],
  ['product', 'write `prod(k in 1..T, …)`'],
  ...['lim', 'limsup', 'liminf'].map(
    (name) =>
      [
        name,
        'there are no limits: a claim is about every T, and a bound for each of them says more',
      ] as const,
  ),
  ...['O', 'o', 'Theta', 'Omega', 'Oh', 'bigO', 'tildeO'].map(
    (name) =>
      [
        name,
        'there are no orders of growth: write the bound with its constant, such as `3 * sqrt(T)`',
      ] as const,
  ),
  ...['sign', 'sgn'].map((name) => [name, 'write `if x > 0 then 1 else (if x < 0 then -1 else 0)`'] as const),
  ['sinh', 'write `(exp(x) - exp(-x)) / 2`'],
  ['cosh', 'write `(exp(x) + exp(-x)) / 2`'],
  ['tanh', 'write `(exp(2*x) - 1) / (exp(2*x) + 1)`'],
  ['factorial', 'write `prod(k in 1..n, k)`'],
]);

/** Names of expectations, probabilities and variances. */
const RANDOM_OPERATORS: ReadonlySet<string> = new Set(['E', 'P', 'Pr', 'Var', 'Prob', 'EE', 'Expect']);

/** Constants that the language does not have. */
const CONSTANT_ADVICE = new Map([
  ['e', 'there is no constant e; write `exp(1)`, and `exp(x)` for its powers'],
  ...['inf', 'Inf', 'infty', 'infinity', 'Infinity', 'oo'].map(
    (name) => [name, 'there is no infinity; a domain without an end is written `given x >= 0`'] as const,
  ),
]);

/** `R * G[t]` for `RG`, where both have a meaning. */
function asProduct(name: string, scope: Scope): string | null {
  for (let i = 1; i < name.length; i += 1) {
    const parts = [name.slice(0, i), name.slice(i)];
    const bindings = parts.map((part) => scope.lookup(part));
    if (bindings.every((binding, j) => binding !== null || parts[j] === 'T'))
      return parts
        .map((part, j) => (bindings[j] && arityOf(bindings[j]) > 0 ? `${part}[t]` : part))
        .join(' * ');
  }
  return null;
}

const INDEX_LETTERS = /^[ijklmnst]$/;

/** What may have been meant by a name that has no meaning. */
export function adviceForName(
  name: string,
  scope: Scope,
  role: 'value' | 'end of a range',
  indexed: 'indexed' | 'bare' = 'bare',
): string | null {
  if (indexed === 'indexed' && RANDOM_OPERATORS.has(name)) return NO_RANDOM_VARIABLES;
  if (isFunction(name))
    return indexed === 'indexed'
      ? `\`${name}( … )\`, not \`${name}[ … ]\``
      : `\`${name}\` is a function: write \`${FUNCTIONS[name].form}\``;
  const subscript = /^(.+?)_(\w+)$/.exec(name);
  if (subscript && scope.lookup(subscript[1]!))
    return `an index stands in brackets: \`${subscript[1]}[${subscript[2]}]\``;
  if (scope.bounds.has(name)) return `\`${name}\` is a bound, and takes arguments: \`${name}(…)\``;
  if (scope.schedules.has(name)) return `\`${name}\` is a schedule: \`use ${name}\` brings its definitions`;
  const constant = CONSTANT_ADVICE.get(name);
  if (constant) return constant;
  if (role === 'end of a range' && !/^[ijkst]$/.test(name)) {
    const near = name.length > 2 ? closestName(name, [...scope.names(), 'T']) : null;
    if (near) return `did you mean \`${near}\`?`;
    return `say which integer it is: \`given ${name} in 1..4\`, or write \`T\` for the horizon`;
  }
  if (INDEX_LETTERS.test(name))
    return `say where it runs: \`for ${name} in 1..T\`, \`sum(${name} in 1..T, …)\` or \`let x[${name}] = …\``;
  const near = closestName(name, [...scope.names(), 'T']);
  const product = asProduct(name, scope);
  const meant = name.length <= 3 ? (product ?? near) : (near ?? product);
  return meant
    ? `did you mean \`${meant}\`?`
    : `introduce it with \`given ${name} …\` or \`let ${name} = …\``;
}

/** What may have been meant by `name(…)` where no bound is called so. */
export function adviceForBound(name: string, scope: Scope): string | null {
  const advice = FUNCTION_ADVICE.get(name) ?? (RANDOM_OPERATORS.has(name) ? NO_RANDOM_VARIABLES : null);
  if (advice && !scope.lookup(name)) return advice;
  const binding = scope.lookup(name);
  if (binding && arityOf(binding) > 0) return `an index stands in square brackets: \`${name}[t]\``;
  if (binding) return 'multiplication is written with `*`';
  if (scope.schedules.has(name)) return `\`${name}\` is a schedule: \`use ${name}\` brings its definitions`;
  const meant = closestName(name, [...scope.bounds.keys(), ...FUNCTION_NAMES, 'sum', 'prod']);
  if (meant) return `did you mean \`${meant}\`?`;
  const line = scope.imports.elsewhere(name, 'bound') ?? 'from DOCUMENT use NAME';
  return `import a bound of another document with \`${line}\``;
}
