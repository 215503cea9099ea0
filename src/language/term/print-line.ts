import type { Hint, Put } from './claim.js';
import { printExpression, printInterval, printQuantifier, printRange } from './print.js';
import type { Line, SyntaxDomain, SyntaxHint, Variable } from './syntax.js';
import type { SyntaxTree } from './tree.js';

function printVariable({ name, indices }: Variable): string {
  return indices.length === 0 ? name : `${name}[${indices.map((index) => index.name).join(', ')}]`;
}

const variableOf = ({ name, parameters, place }: Put): Variable => ({
  name,
  place,
  indices: parameters.map(({ variable }) => ({ name: variable, place })),
});

function printHead(name: string, head: readonly SyntaxTree[]): string {
  return printExpression({ kind: 'name', name, indices: head, place: head[0]!.place });
}

function printDomain(domain: SyntaxDomain | null): string {
  if (!domain) return '';
  if (domain.kind === 'side') return ` ${domain.relation} ${printExpression(domain.end)}`;
  if (domain.kind === 'integers') return ` in ${printInterval(domain.from, domain.to)}`;
  const open = domain.lowerKind === 'open' ? '(' : '[';
  const close = domain.upperKind === 'open' ? ')' : ']';
  return ` in ${open}${printExpression(domain.lower)}, ${printExpression(domain.upper)}${close}`;
}

/** `adagrad_norm`, `adagrad_norm(D, G)`. */
function printCited(name: string, list: readonly SyntaxTree[] | null): string {
  return list ? `${name}(${list.map(printExpression).join(', ')})` : name;
}

function printHint(hint: SyntaxHint | Hint): string {
  switch (hint.kind) {
    case 'rule':
      return `rule ${hint.rule}`;
    case 'induction': {
      const on = typeof hint.on === 'string' ? hint.on : hint.on.name;
      return `rule induction ${hint.direction === 'down' ? 'down ' : ''}on ${on}`;
    }
    case 'cauchy-schwarz': {
      const range = hint.range ? `${printRange(hint.range)}, ` : '';
      return `rule cauchy_schwarz(${range}${printExpression(hint.u)}, ${printExpression(hint.v)})`;
    }
    case 'lemma': {
      const values = hint.values.map((put) =>
        'variable' in put
          ? `${printVariable(put.variable)} = ${printExpression(put.value)}`
          : `${printVariable(variableOf(put))} = ${printExpression(put.body)}`,
      );
      const name = typeof hint.claim === 'string' ? hint.claim : hint.claim.name;
      return values.length === 0 ? name : `${name}(${values.join(', ')})`;
    }
  }
}

/** ` by rule termwise, causal_rate_sum`; nothing for no hints. */
export function printHints(hints: readonly (SyntaxHint | Hint)[]): string {
  return hints.length === 0 ? '' : ` by ${hints.map(printHint).join(', ')}`;
}

/** A line of a block in one line of text, as the language prints it. */
export function printLine(line: Line): string {
  switch (line.kind) {
    case 'given': {
      const shape = line.shape ? ` ${line.shape.word}` : '';
      const names = line.variables.map(printVariable).join(', ');
      return `given ${names}${printDomain(line.domain)}${shape}${printQuantifier(line.ranges)}`;
    }
    case 'let':
      return `let ${line.head ? printHead(line.variable.name, line.head) : printVariable(line.variable)} = ${printExpression(line.body)}`;
    case 'assume':
    case 'show': {
      const steps = line.steps
        .map((step) => ` ${step.relation} ${printExpression(step.right)}${printHints(step.hints)}`)
        .join('');
      return `${line.kind} ${printExpression(line.first)}${steps}${printQuantifier(line.ranges)}`;
    }
    case 'use':
      return `use ${printCited(line.name.name, line.arguments)}`;
    case 'from': {
      const names = line.names.map((cited) => printCited(cited.name, cited.arguments));
      return `from ${line.document.name} use ${names.join(', ')}`;
    }
    case 'value':
      return `value ${printExpression(line.value)}`;
    case 'method':
      return `method ${printCited(line.name.name, line.arguments)}`;
    case 'convex':
      return `convex ${line.name.name}`;
    case 'samples':
      return `samples ${line.probabilities.map((tree) => printExpression(tree)).join(', ')}`;
    case 'step':
      return `step ${line.variable.name}[${printExpression(line.index)}] = ${printExpression(line.body)}`;
    case 'guarantees': {
      const method = printCited(line.method.name, line.arguments);
      return `guarantees ${printExpression(line.metric)} of ${method}`;
    }
    case 'multiply': {
      const where = line.order
        ? ` for ${line.order[0].name} < ${line.order[1].name}`
        : printQuantifier(line.ranges);
      return `multiply ${printExpression(line.subject)} by ${printExpression(line.factor)}${where}`;
    }
    case 'expect':
      return `expect ${line.expectation}`;
  }
}
