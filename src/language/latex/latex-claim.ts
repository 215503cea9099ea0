import type { Claim, Definition, Given, Statement } from '../term/claim.js';
import { PATH_INDEX } from '../term/path-index.js';
import { isOfRun } from '../term/print-claim.js';
import { printHints } from '../term/print-line.js';
import { latexExpression, latexQuantifier, latexRelation, latexStatement } from './latex.js';
import { latexName } from './latex-name.js';

function domain({ domain: of }: Given): string {
  if (of.kind === 'integers')
    return `\\in \\{${latexExpression(of.from)}, \\dots, ${latexExpression(of.to)}\\}`;
  const { lower, upper } = of;
  if (lower && upper) {
    const open = lower.kind === 'open' ? '(' : '[';
    const close = upper.kind === 'open' ? ')' : ']';
    return `\\in ${open}${latexExpression(lower.value)}, ${latexExpression(upper.value)}${close}`;
  }
  if (lower) return `${lower.kind === 'open' ? '>' : '\\ge'} ${latexExpression(lower.value)}`;
  if (upper) return `${upper.kind === 'open' ? '<' : '\\le'} ${latexExpression(upper.value)}`;
  return '\\in \\mathbb{R}';
}

function given(of: Given): string {
  const variables = of.ranges.map((range) => latexName(range.variable));
  const shape = of.shape ? `,\\; \\text{${of.shape}}` : '';
  return `${latexName(of.name, variables)} ${domain(of)}${shape}${latexQuantifier(of.ranges)}`;
}

function definition({ name, parameters, body }: Definition): string {
  const variables = parameters
    .filter(({ variable }) => variable !== PATH_INDEX)
    .map((parameter) => latexName(parameter.variable));
  return `${latexName(name, variables)} = ${latexExpression(body)}`;
}

/** A hint in the text of a formula: `(by causal\_rate\_sum)`. Formulas in hints are printed as the language writes them. */
function hints({ hints: list }: Statement): string {
  if (list.length === 0) return '';
  const text = printHints(list).trim().replace(/_/g, '\\_').replace(/\^/g, '\\^{}');
  return ` \\quad \\text{(${text})}`;
}

/** A claim with its bounds and schedules put in, as one `aligned` block: what is given, what is defined, the chain. */
export function latexClaim(claim: Claim): string {
  const links = claim.statements.filter((statement) => statement.kind === 'link');
  const [first] = links;
  const steps = links.map((link, i) => {
    const left = i === 0 ? latexExpression(link.left) : '';
    const quantifier = i === links.length - 1 ? latexQuantifier(link.ranges) : '';
    const right = `${latexExpression(link.right)}${quantifier}${hints(link)}`;
    return `${left} &${latexRelation(link.relation)} ${right}`.trim();
  });
  const rows = [
    ...(claim.method ? claim.givens.slice(0, claim.method.layout.dimension) : claim.givens).map(
      (of) => `&${given(of)}`,
    ),
    ...claim.definitions.filter(({ name }) => !isOfRun(name)).map((of) => `&${definition(of)}`),
    ...claim.premises.map((premise) => `&${latexStatement(premise)}`),
    ...(first ? steps : []),
  ];
  return `\\begin{aligned}\n${rows.map((row) => `  ${row}`).join(' \\\\\n')}\n\\end{aligned}`;
}
