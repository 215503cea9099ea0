import { latexStatement } from '../../language/index.js';
import { checkClaim, factAsData, type ProvedStatement, type RuleName } from '../../proof/index.js';
import type { ClaimProofs } from './claim-proofs.js';
import { TermExpressions } from './term-expression.js';

/** A step of a proof as a person reads it: what it shows, and by which rule, with the arguments within it. */
export interface ArgumentStep {
  readonly rule: RuleName;
  readonly latex: string;
  readonly parts: readonly { readonly title: string; readonly steps: readonly ArgumentStep[] }[];
}

/** The argument for each statement of a claim; empty for one without a proof. */
export type ClaimArgument = readonly (readonly ArgumentStep[])[];

interface Node {
  rule: RuleName | null;
  latex: string;
  readonly parts: Map<string, Map<number, Node>>;
}

const newNode = (): Node => ({ rule: null, latex: '', parts: new Map() });

/** Checks the certificate of a claim once more, and notes what each step shows. `lemmas`: the theorems that it may use. */
export function argumentOf(proofs: ClaimProofs, lemmas: readonly ProvedStatement[]): ClaimArgument {
  const { claim, certificate } = proofs;
  const statements = claim.statements.map(() => newNode());
  const expressions = new TermExpressions(
    claim.place,
    claim.definitions.map(({ name }) => name),
  );
  if (certificate)
    checkClaim(claim, certificate, {
      lemmas,
      onStep: (path, rule, fact) => {
        const [head, ...rest] = path.split(', ');
        let node = statements[Number(/\d+$/.exec(head!)![0])]!;
        for (let i = 0; i < rest.length; i += 2) {
          const part = node.parts.get(rest[i]!) ?? new Map<number, Node>();
          node.parts.set(rest[i]!, part);
          const child = part.get(Number(rest[i + 1])) ?? newNode();
          part.set(Number(rest[i + 1]), child);
          node = child;
        }
        node.rule = rule;
        node.latex = latexStatement(expressions.statement(factAsData(fact)));
      },
    });
  return statements.map((statement, i) =>
    proofs.statements[i] ? stepsOf(statement.parts.get('proof')) : [],
  );
}

function stepsOf(part: ReadonlyMap<number, Node> | undefined): ArgumentStep[] {
  const nodes = [...(part ?? [])].sort(([a], [b]) => a - b).map(([, node]) => node);
  return nodes.flatMap(({ rule, latex, parts }) =>
    rule === null
      ? []
      : [{ rule, latex, parts: [...parts].map(([title, steps]) => ({ title, steps: stepsOf(steps) })) }],
  );
}
