import { mistake } from '../help/mistakes.js';
import { ProblemError } from '../help/problem.js';
import type { Domain, DomainEnd, Given } from '../term/claim.js';
import { freeNames } from '../term/subtrees.js';
import type { GivenLine, SyntaxDomain, Variable } from '../term/syntax.js';
import type { Expression } from '../term/tree.js';
import type { ClaimBuilder } from './claim-builder.js';
import { rangesOfGiven } from './given-statements.js';
import { resolveEnd, resolveExpression, resolveRange } from './resolve-expression.js';
import type { Scope } from './scope.js';

function checkIndices(line: GivenLine, variable: Variable): void {
  const seen = new Set<string>();
  for (const { name, place } of variable.indices) {
    if (seen.has(name)) throw new ProblemError(mistake.repeatedIndex(place, name));
    seen.add(name);
  }
  const known = new Set(line.variables.flatMap((other) => other.indices.map((index) => index.name)));
  const quantified = new Set<string>();
  for (const { variable: name, place } of line.ranges) {
    if (!known.has(name)) throw new ProblemError(mistake.rangeOfNoIndex(place, name));
    if (quantified.has(name)) throw new ProblemError(mistake.repeatedIndex(place, name));
    quantified.add(name);
  }
  rangesOfGiven(line, variable).forEach((range, i) => {
    const names = freeNames(range.to, freeNames(range.from));
    const later = variable.indices.slice(i).find((index) => names.has(index.name));
    if (later) throw new ProblemError(mistake.laterIndex(range.place, later.name));
  });
  if (line.shape && variable.indices.length !== 1)
    throw new ProblemError(mistake.shapeOfNoSequence(line.shape.place, line.shape.word, variable.name));
}

function resolveDomain(domain: SyntaxDomain | null, scope: Scope, builder: ClaimBuilder): Domain {
  if (!domain) return { kind: 'reals', lower: null, upper: null };
  if (domain.kind === 'integers') {
    const from = resolveEnd(domain.from, scope, builder);
    return { kind: 'integers', from, to: resolveEnd(domain.to, scope, builder) };
  }
  const end = (value: Expression, kind: DomainEnd['kind']): DomainEnd => ({ value, kind });
  if (domain.kind === 'interval') {
    const lower = end(resolveExpression(domain.lower, scope, builder), domain.lowerKind);
    return {
      kind: 'reals',
      lower,
      upper: end(resolveExpression(domain.upper, scope, builder), domain.upperKind),
    };
  }
  const { relation } = domain;
  const only = end(resolveExpression(domain.end, scope, builder), relation.endsWith('=') ? 'closed' : 'open');
  return relation.startsWith('>')
    ? { kind: 'reals', lower: only, upper: null }
    : { kind: 'reals', lower: null, upper: only };
}

/** A given with the names in its ranges and its domain resolved. Throws a `ProblemError`. */
export function resolveGiven(
  line: GivenLine,
  variable: Variable,
  scope: Scope,
  builder: ClaimBuilder,
): Given {
  checkIndices(line, variable);
  const inner = scope.inner();
  const ranges = rangesOfGiven(line, variable).map((range) => resolveRange(range, inner, builder));
  const domain = resolveDomain(line.domain, inner, builder);
  const { name, place } = variable;
  return { name, ranges, domain, shape: line.shape?.word ?? null, place };
}
