import { type Block, type Claim, latexClaim, latexStatement, printLine } from '../language/index.js';
import type { Definition } from './definition.js';

/** What is said about a name: text of the language, and LaTeX where there is a formula to show. */
export interface Hover {
  readonly language: string;
  /** Without dollar signs; `null` where there is no formula. */
  readonly latex: string | null;
}

/** What a name's definition says. `claim`: the resolved claim, when the name is that of one. */
export function hoverOf(definition: Definition, claim: Claim | null): Hover {
  const { of } = definition;
  switch (of.kind) {
    case 'line':
      return { language: printLine(of.line), latex: null };
    case 'document':
      return { language: of.document.blocks.map(heading).join('\n'), latex: null };
    case 'block':
      return { language: blockText(of.block), latex: claim && latexClaim(claim) };
  }
}

function heading({ kind, name, parameters }: Block): string {
  const list = parameters.length > 0 ? `(${parameters.map((parameter) => parameter.name).join(', ')})` : '';
  return `${kind} ${name.name}${list}`;
}

/** A block's heading and its lines, as they are printed. */
function blockText(block: Block): string {
  return [heading(block), ...block.lines.map(printLine)].join('\n');
}

/** The chain of a claim as LaTeX, one link a row. */
export function chainLatex(claim: Claim): string {
  return claim.statements
    .filter(({ kind }) => kind === 'link')
    .map(latexStatement)
    .join(' \\\\\n');
}
