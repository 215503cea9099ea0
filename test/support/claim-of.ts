import { type Claim, renderProblem, resolveDocuments } from '../../src/language/index.js';

/** The claim that these lines state; a mistake in them fails the test with its message. */
export function claimOf(lines: string, blocksBefore = ''): Claim {
  const text = `${blocksBefore}\n\n\`\`\`claim example\n${lines}\n\`\`\`\n`;
  const { documents, problems } = resolveDocuments([{ path: 'example.md', text }], () => null);
  if (problems.length > 0) throw new Error(problems.map(renderProblem).join('\n'));
  return documents[0]!.claims.at(-1)!;
}
