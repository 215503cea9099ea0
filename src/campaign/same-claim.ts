import { type Claim, parseDocument, printLine } from '../language/index.js';
import { claimLines } from './claim-identity.js';

/** Whether a claim says what these lines say: `claimLines` of the same claim, perhaps printed by another version. */
export function claimSays(claim: Claim, says: readonly string[]): boolean {
  return saysSame(claimLines(claim), says);
}

/**
 * Whether two claims, printed with everything put in, say the same. Their full texts are compared, and where these differ the trees that
 * they are parsed to: spaces, and parentheses that change nothing, do not count. A hash decides nothing here: other texts may share it.
 */
export function saysSame(a: readonly string[], b: readonly string[]): boolean {
  const [first, second] = [a.join('\n'), b.join('\n')];
  if (first === second) return true;
  const [x, y] = [treeText(first), treeText(second)];
  return x !== null && x === y;
}

/** A premise of a bound, as `printClaim` writes it. */
const OBLIGATION = /^# (.+?) asks: (.*)$/gm;

/** The names that a claim may have; definitions of bounds are called `bound.name`, those of a second use `bound'.name`. */
const NAME = /[\p{L}_][\p{L}\p{N}_.']*/gu;

/** One text for all texts of one tree: its lines, read and printed again. `null`: they cannot be read. */
function treeText(text: string): string | null {
  if (text.includes('`')) return null;
  const sources: string[] = [];
  const lines = text.replaceAll(OBLIGATION, (_, source: string, statement: string) => {
    sources.push(source);
    return `assume ${statement}`;
  });
  const block = `\`\`\`claim compared\n${lines.replaceAll(NAME, plainName)}\n\`\`\`\n`;
  const { blocks, problems } = parseDocument({ path: '', text: block });
  if (problems.length > 0 || blocks.length !== 1) return null;
  return [...sources, ...blocks[0]!.lines.map(printLine)].join('\n');
}

/** Names with dots and primes are no names of documents. Other ones take their place, and no two the same. */
function plainName(name: string): string {
  // The two dots of a range are none of a name, nor is what follows them.
  return name
    .split('..')
    .map((part) => part.replaceAll('Z', 'ZZ').replaceAll('.', 'Zd').replaceAll("'", 'Zp'))
    .join('..');
}
