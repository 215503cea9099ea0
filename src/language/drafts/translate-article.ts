import type { Source } from '../term/place.js';
import type { LetLine } from '../term/syntax.js';
import { draftOf } from './claim-draft.js';
import { formulasOf } from './formulas.js';

/** A LaTeX article as a draft of a claim document. */
export interface TranslatedArticle {
  /** Markdown. */
  readonly text: string;
  readonly claims: number;
  readonly definitions: number;
  /** Formulas that could not be read; the text says why. */
  readonly unread: number;
}

/** Each formula with a relation as a draft of a claim, with the definitions of the article that it uses. */
export function translateArticle(source: Source): TranslatedArticle {
  const parts: string[] = [];
  const definitions = new Map<string, LetLine>();
  const names = new Set<string>();
  let [claims, unread] = [0, 0];
  formulasOf(source).forEach((formula, i) => {
    const where = `Line ${formula.line}:`;
    const name = unusedName(formula.label ?? `formula_${i + 1}`, names);
    const draft = draftOf(formula, name, definitions);
    const shown = `$$${formula.latex
      .replace(/\\label\{[^}]*\}/g, '')
      .replace(/&/g, ' ')
      .trim()}$$`;
    if (draft.kind === 'definition') {
      definitions.set(draft.line.variable.name, draft.line);
      parts.push(`${where} a definition.\n\n${shown}`);
    } else if (draft.kind === 'claim') {
      claims += 1;
      names.add(name);
      parts.push(`${where}\n\n${shown}\n\n\`\`\`claim ${name}\n${draft.lines.join('\n')}\n\`\`\``);
    } else {
      unread += 1;
      const { message, advice } = draft.problem;
      parts.push(`${where} not read: ${message}${advice ? `; ${advice}` : ''}.\n\n${shown}`);
    }
  });
  const heading =
    'Drafts: say of each `given` what its domain is (`> 0`, `in [0, 1]`, `nonincreasing`), and add what the article assumes.';
  return {
    text: `# ${titleOf(source)}\n\n${heading}\n\n${parts.join('\n\n')}\n`,
    claims,
    definitions: definitions.size,
    unread,
  };
}

function unusedName(wanted: string, names: ReadonlySet<string>): string {
  const name = /^[A-Za-z]/.test(wanted) ? wanted : `formula_${wanted}`;
  if (!names.has(name)) return name;
  let n = 2;
  while (names.has(`${name}_${n}`)) n += 1;
  return `${name}_${n}`;
}

function titleOf({ path, text }: Source): string {
  return /\\title\{([^{}]*)\}/.exec(text)?.[1]?.replace(/\s+/g, ' ').trim() ?? path.replace(/^.*[/\\]/, '');
}
