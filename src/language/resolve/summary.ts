import type { Place, Source } from '../term/place.js';
import { printLine } from '../term/print-line.js';
import type { Block, GivenLine } from '../term/syntax.js';

/** A bound or schedule, to be listed, or to be put into a claim of one's own. */
export interface BlockSummary {
  readonly kind: 'bound' | 'schedule';
  readonly name: string;
  readonly source: Source;
  readonly place: Place;
  /** Each with what the block says about it, as a line of the language: `given G[t] > 0`. */
  readonly parameters: readonly { readonly name: string; readonly given: string }[];
  /** The other premises, as lines: `assume eta[t] <= 1`. */
  readonly assumptions: readonly string[];
  /** The text of the block. */
  readonly text: string;
}

function givenAlone(block: Block, name: string): string {
  const lines = block.lines.filter((line): line is GivenLine => line.kind === 'given');
  const line = lines.find((candidate) => candidate.variables.some((variable) => variable.name === name))!;
  const variable = line.variables.find((candidate) => candidate.name === name)!;
  const own = new Set(variable.indices.map((index) => index.name));
  const ranges = line.ranges.filter((range) => own.has(range.variable));
  return printLine({ ...line, variables: [variable], ranges });
}

/** What a sound bound or schedule says of itself. */
export function summarise(block: Block): BlockSummary {
  return {
    kind: block.kind === 'schedule' ? 'schedule' : 'bound',
    name: block.name.name,
    source: block.source,
    place: block.name.place,
    parameters: block.parameters.map(({ name }) => ({ name, given: givenAlone(block, name) })),
    assumptions: block.lines.filter((line) => line.kind === 'assume').map(printLine),
    text: block.text,
  };
}
