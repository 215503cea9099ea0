import type { Claim, Definition, Given } from './claim.js';
import { PATH_INDEX } from './path-index.js';
import {
  printExpression,
  printIndex,
  printInterval,
  printQuantifier,
  printRange,
  printStatement,
} from './print.js';
import { printHints } from './print-line.js';

function printDomain({ domain }: Given): string {
  if (domain.kind === 'integers') return ` in ${printInterval(domain.from, domain.to)}`;
  const { lower, upper } = domain;
  if (lower && upper) {
    const open = lower.kind === 'open' ? '(' : '[';
    const close = upper.kind === 'open' ? ')' : ']';
    return ` in ${open}${printExpression(lower.value)}, ${printExpression(upper.value)}${close}`;
  }
  if (lower) return ` ${lower.kind === 'open' ? '>' : '>='} ${printExpression(lower.value)}`;
  if (upper) return ` ${upper.kind === 'open' ? '<' : '<='} ${printExpression(upper.value)}`;
  return '';
}

/** Definitions that only the run of a method needs are called so; no name of a document has a dot before its own. */
export const RUN_PREFIX = 'run.';

export const isOfRun = (name: string): boolean => name.startsWith(RUN_PREFIX);

const brackets = (names: readonly string[]) => (names.length === 0 ? '' : `[${names.join(', ')}]`);

/** `given G[t] > 0`; the range of `t` is left out where it is 1..T. */
export function printGiven(given: Given): string {
  const indices = brackets(given.ranges.map((range) => range.variable));
  const shape = given.shape ? ` ${given.shape}` : '';
  const said = given.ranges.filter((range) => printRange(range) !== `${range.variable} in 1..T`);
  return `given ${given.name}${indices}${printDomain(given)}${shape}${printQuantifier(said)}`;
}

/** `let V[t] = sum(k in 1..t, G[k]^2)`; of a recursion a line for each of its first values, and one for the step. */
export function printDefinition(definition: Definition): string {
  const variables = definition.parameters.map((parameter) => parameter.variable);
  const indices = brackets(variables.filter((variable) => variable !== PATH_INDEX));
  const { recursion } = definition;
  if (!recursion) return `let ${definition.name}${indices} = ${printExpression(definition.body)}`;
  const firsts = recursion.first.map(({ index, value }) => {
    const at = definition.parameters.map(({ variable }, i) =>
      i === recursion.parameter ? printIndex(index) : variable,
    );
    const shown = at.filter((index) => index !== PATH_INDEX);
    return `let ${definition.name}${brackets(shown)} = ${printExpression(value)}`;
  });
  return [...firsts, `let ${definition.name}${indices} = ${printExpression(recursion.step)}`].join('\n');
}

/** A claim with its bounds and schedules put in, one line each; obligations as comments that name their source. */
export function printClaim(claim: Claim): string {
  const links = claim.statements.filter((statement) => statement.kind === 'link');
  const obligations = claim.statements.filter((statement) => statement.kind === 'obligation');
  const [first] = links;
  const steps = links.map(
    (link) => `${link.relation} ${printExpression(link.right)}${printHints(link.hints)}`,
  );
  const chain = first ? `${printExpression(first.left)} ${steps.join('\n  ')}` : '';
  const { method } = claim;
  // The function that makes a point, and what only its run needs, are said by the method.
  const givens = method ? claim.givens.slice(0, method.layout.dimension) : claim.givens;
  const definitions = claim.definitions.filter(({ name }) => !isOfRun(name));
  return [
    ...givens.map(printGiven),
    ...(method ? [`method ${method.name}`] : []),
    ...definitions.map(printDefinition),
    ...claim.premises.map((premise) => `assume ${printStatement(premise)}`),
    `show ${chain}${printQuantifier(first?.ranges ?? [])}`,
    ...obligations.map((obligation) => `# ${obligation.source} asks: ${printStatement(obligation)}`),
    ...(claim.expectation ? [`expect ${claim.expectation}`] : []),
  ].join('\n');
}
