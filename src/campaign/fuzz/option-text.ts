import {
  type Place,
  type Problem,
  type ReadDocument,
  type Resolution,
  resolveDocuments,
  type Source,
} from '../../language/index.js';
import type { Search } from '../proofs/index.js';

/** A formula that the user gave apart from any document, and what it is called: `--schedule`. */
export interface OptionText {
  readonly label: string;
  readonly text: string;
}

/** A line of a block: words of this tool, then the user's, or words of this tool alone. */
export interface QuestionLine {
  readonly words: string;
  readonly option?: OptionText;
  readonly after?: string;
}

/** A line that defines `variable`; a formula alone is the right side of its definition. */
export function defining(variable: string, option: OptionText): QuestionLine {
  const isWhole = /^\s*[\p{L}_][\p{L}\d_]*\s*(\[[^\]]*\])?\s*=[^=]/u.test(option.text);
  return { words: isWhole ? 'let ' : `let ${variable} = `, option };
}

/** Documents with bounds and schedules, and how to find those that they import. */
export interface Library {
  readonly sources: readonly Source[];
  readonly read: ReadDocument;
}

/** Name of the document that a question is written in; no document of a user can be called so. */
const PATH = '?';

/** Where a user's formula stands in the text of a question. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly option: OptionText;
}

interface QuestionSource extends Source {
  readonly pieces: readonly Piece[];
}

/** A claim in a document of its own, made of the user's formulas. */
export class Question {
  private readonly source: QuestionSource;

  constructor(name: string, lines: readonly QuestionLine[]) {
    const pieces: Piece[] = [];
    let text = `\`\`\`claim ${name}\n`;
    for (const { words, option, after } of lines) {
      text += words;
      if (option) {
        // A line break would begin a line of its own; a space keeps all offsets.
        const flat = option.text.replace(/[\r\n]/g, ' ');
        pieces.push({ start: text.length, end: text.length + flat.length, option });
        text += flat;
      }
      text += `${after ?? ''}\n`;
    }
    this.source = { path: PATH, text: `${text}\`\`\`\n`, pieces };
  }

  /** Resolves the claim with the bounds and schedules of a library. */
  resolve({ sources, read }: Library): Resolution {
    const readBeside: ReadDocument = (name, from) => (from === this.source ? null : read(name, from));
    return resolveDocuments([this.source], readBeside, sources);
  }

  /** What the user wrote at the place of a problem; `null` where the place is in no formula of theirs. */
  writtenAt({ place }: Problem): { readonly text: string; readonly rest: string } | null {
    if (place?.source !== this.source) return null;
    const { text } = this.source;
    return { text: text.slice(place.start, place.end), rest: text.slice(place.end, place.end + 1) };
  }
}

/**
 * A problem in a question, with its place in the user's own formula; without a place where it lies in the words around
 * it. Other problems are as they were.
 */
export function told(problem: Problem): Problem {
  const { place } = problem;
  if (!place || !('pieces' in place.source)) return problem;
  const { pieces } = place.source as QuestionSource;
  const piece = pieces.find(({ start, end }) => place.start >= start && place.start <= end);
  // Nobody has seen the lines of a question.
  const message = problem.message.replace(/, from line \d+$/, '');
  return { ...problem, message, place: piece ? within(piece, place) : null };
}

function within({ start, option }: Piece, place: Place): Place {
  const { label, text } = option;
  const end = Math.min(text.length, place.end - start);
  return { source: { path: label, text }, start: place.start - start, end };
}

/** How the questions about one bound are answered. */
export interface RowOptions {
  readonly seed: number;
  readonly against: OptionText | null;
  readonly target: string | null;
  /** Work at each horizon, in steps of binary64. */
  readonly workPerHorizon: number;
  readonly maxHorizon: number;
  /** Longest horizon where the adversary has no choice: `maxHorizon` if not given. */
  readonly flatHorizon?: number;
  /** Looks for proofs of factors; `null`: they are not asked for. */
  readonly search: Search | null;
}
