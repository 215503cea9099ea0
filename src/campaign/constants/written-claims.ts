import {
  type Claim,
  printClaim,
  type ResolvedDocument,
  resolveDocuments,
  type Statement,
} from '../../language/index.js';

/** A claim under a name of its own, for a document that stands alone. */
export interface NamedClaim {
  readonly name: string;
  readonly claim: Claim;
  readonly expectation: 'proved' | 'refuted';
}

/**
 * The text of claims with everything put in. What a bound or a schedule asks for, which is no line of such a claim, becomes a claim of its own:
 * `NAME_premise_1`.
 */
export function writtenClaims(claims: readonly NamedClaim[]): string {
  const blocks = claims.flatMap(({ name, claim, expectation }) => {
    const links = claim.statements.filter(({ kind }) => kind === 'link');
    const obligations = claim.statements.filter(({ kind }) => kind === 'obligation');
    const premises = expectation === 'refuted' ? [] : distinct(obligations);
    return [
      block(name, { ...claim, statements: links, expectation }),
      ...premises.map((statement, i) =>
        block(`${name}_premise_${i + 1}`, {
          ...claim,
          statements: [{ ...statement, kind: 'link', hints: [] }],
          expectation,
        }),
      ),
    ];
  });
  return `${blocks.join('\n')}`;
}

function distinct(statements: readonly Statement[]): readonly Statement[] {
  const texts = statements.map(({ left, relation, right, ranges }) =>
    JSON.stringify([left, relation, right, ranges], (key, value) =>
      key === 'place' ? undefined : typeof value === 'bigint' ? `${value}` : value,
    ),
  );
  return statements.filter((_, i) => texts.indexOf(texts[i]!) === i);
}

function block(name: string, claim: Claim): string {
  return `\`\`\`claim ${name}\n${printClaim(claim)}\n\`\`\`\n`;
}

/** The document that a text says, read as any other; `null` where it cannot be read back. */
export function readBack(path: string, text: string): ResolvedDocument | null {
  const { documents, problems } = resolveDocuments([{ path, text }]);
  return problems.length === 0 ? documents[0]! : null;
}
