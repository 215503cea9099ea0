import { printLine } from '../term/print-line.js';
import { expressionsOf, freeNames } from '../term/subtrees.js';
import type { ChainLine, GivenLine } from '../term/syntax.js';
import type { Formula } from './formulas.js';
import { withProducts } from './products.js';
import { readLine } from './read-line.js';

/** `x > 0`: what an article says, between words, of the values of a name. */
export interface Domain {
  readonly name: string;
  readonly indices: number;
  /** As the line `given` has it behind the name: `> 0`, `in [0, 1)`. */
  readonly text: string;
  readonly line: number;
  readonly statement: number | null;
}

/** The domains that formulas between words state, with numbers at their ends. */
export function domainsOf(formulas: readonly Formula[]): Domain[] {
  return formulas.flatMap(({ latex, place, line, statement }) => {
    if (place === 'display') return [];
    const given = readLine(`given \\, ${latex}`).line;
    if (given?.kind !== 'given' || !isDomain(given)) return [];
    const shared = printLine({ ...given, variables: [] }).replace(/^given\s*/, '');
    return given.variables.map(({ name, indices }) => ({
      name,
      indices: indices.length,
      text: shared,
      line,
      statement,
    }));
  });
}

function isDomain({ domain, shape, dimension, ranges, ...line }: GivenLine): boolean {
  const hasNumbers = expressionsOf({ domain, shape, ranges, ...line }).every(
    (end) => freeNames(end).size === 0,
  );
  return domain !== null && shape === null && dimension === undefined && ranges.length === 0 && hasNumbers;
}

/**
 * The domain of a name in a theorem: what the theorem says of it, else what the rest of the article does. `null` where it
 * says nothing, or different things at different places.
 */
export function domainOf(
  domains: readonly Domain[],
  name: string,
  indices: number,
  statement: number | null,
): Domain | null {
  const of = domains.filter((domain) => domain.name === name && domain.indices === indices);
  const here = of.filter((domain) => statement !== null && domain.statement === statement);
  // What another theorem assumes is its own matter.
  const candidates = here.length > 0 ? here : of.filter((domain) => domain.statement === null);
  const [first] = candidates;
  return first && candidates.every(({ text }) => text === first.text) ? first : null;
}

/** The horizon is at least 1 in every claim. */
const ALWAYS = /^assume (?:T >= [01]|T > 0|1 <= T|0 < T)$/;

/** A relation that a theorem assumes, as a line `assume`; domains are none. */
export function premiseOf({ latex, role, place }: Formula): ChainLine | null {
  if (role !== 'assumed' || place !== 'statement') return null;
  const { line } = readLine(`assume \\, ${withProducts(latex)}`);
  if (line?.kind !== 'assume') return null;
  const given = readLine(`given \\, ${latex}`).line;
  return (given?.kind === 'given' && isDomain(given)) || ALWAYS.test(printLine(line)) ? null : line;
}
