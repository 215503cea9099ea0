import type { Source } from '../term/place.js';
import type { LetLine } from '../term/syntax.js';
import { domainsOf, premiseOf } from './assumptions.js';
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

/**
 * Each displayed formula with a relation as a draft of a claim, and each between words that says more than what its names may be;
 * with the definitions, the domains and the premises that the article states for it.
 */
export function translateArticle(source: Source): TranslatedArticle {
  const parts: string[] = [];
  const definitions = new Map<string, LetLine>();
  const names = new Set<string>();
  let [claims, unread] = [0, 0];
  let isTaken = false;
  const formulas = formulasOf(source);
  const domains = domainsOf(formulas);
  const premises = formulas.map(premiseOf);
  const drafted = new Set<string>();
  formulas.forEach((formula, i) => {
    const where = `Line ${formula.line}`;
    const name = unusedName(formula.label ?? `formula_${i + 1}`, names);
    const draft = draftOf(formula, name, {
      definitions,
      domains,
      premises: formulas.flatMap(({ statement, line }, of) => {
        const premise = premises[of];
        return premise && statement === formula.statement ? [{ premise, line }] : [];
      }),
    });
    if (draft.kind === 'passed over') return;
    const shown = `$$${formula.latex
      .replace(/\\label\{[^}]*\}/g, '')
      .replace(/&/g, ' ')
      .trim()}$$`;
    if (draft.kind === 'definition') {
      definitions.set(draft.line.variable.name, draft.line);
      parts.push(`${where}: a definition.\n\n${shown}`);
    } else if (draft.kind === 'claim') {
      const lines = draft.lines.join('\n');
      // An article says between words again what it has displayed.
      if (formula.place !== 'display' && drafted.has(lines)) return;
      drafted.add(lines);
      isTaken ||= draft.assumedAt.length > 0;
      claims += 1;
      names.add(name);
      parts.push(
        `${where}${assumedWords(draft.assumedAt)}:\n\n${shown}\n\n\`\`\`claim ${name}\n${lines}\n\`\`\``,
      );
    } else {
      unread += 1;
      const { message, advice } = draft.problem;
      parts.push(`${where}: not read: ${message}${advice ? `; ${advice}` : ''}.\n\n${shown}`);
    }
  });
  const heading =
    'Drafts: say of each `given` what its domain is (`> 0`, `in [0, 1]`, `nonincreasing`), and add what the article assumes.';
  const taken =
    'What a draft takes from the words of the article is named with its lines: see whether it is meant there.';
  return {
    text: `# ${titleOf(source)}\n\n${[heading, ...(isTaken ? [taken] : [])].join(' ')}\n\n${parts.join('\n\n')}\n`,
    claims,
    definitions: definitions.size,
    unread,
  };
}

function assumedWords(lines: readonly number[]): string {
  if (lines.length === 0) return '';
  const [word, verb] = lines.length === 1 ? ['line', 'assumes'] : ['lines', 'assume'];
  return `, with what ${word} ${lines.join(', ').replace(/, (\d+)$/, ' and $1')} ${verb}`;
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
