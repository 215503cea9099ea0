import { mistake } from '../help/mistakes.js';
import { type Problem, ProblemError } from '../help/problem.js';
import { closestName } from '../help/spelling.js';
import {
  blockNames,
  type KnownNames,
  latexLines,
  mapped,
  takesLatex,
  translateLine,
} from '../latex-in/index.js';
import { MAX_BLOCK_LENGTH, MAX_DEPTH } from '../term/limits.js';
import type { Locate } from '../term/place.js';
import { deeperThan, expressionsOf } from '../term/subtrees.js';
import type { Block, BlockKind, Line, LogicalLine } from '../term/syntax.js';
import type { Fence } from './fence.js';
import { LINE_WORDS, language, METHOD_RULES } from './grammar.js';
import { type Heading, headingSemantics, lineSemantics } from './line-tree.js';
import { logicalLines } from './lines.js';
import { ruleOf, syntaxProblem } from './syntax-error.js';
import { withoutVectors } from './vectors.js';
import { beginningAdvice, letterAdvice } from './word-advice.js';

/** Words that a line can use as if they were names. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  'sum',
  'prod',
  'sqrt',
  'ln',
  'exp',
  'abs',
  'min',
  'max',
]);

type Attempt<Value> = { value: Value } | { problem: Problem };

/** What reading a line may throw, as a problem: a limit of the language, or of the machine's stack. */
function attempt<Value>(fence: Fence, read: () => Attempt<Value>): Attempt<Value> {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProblemError) return { problem: error.problem };
    if (error instanceof RangeError) return { problem: mistake.internal(fence.infoPlace) };
    throw error;
  }
}

function readHeading(fence: Fence): Attempt<Heading> {
  const kind = /^[a-z]+/.exec(fence.info)![0];
  const { source, start } = fence.infoPlace;
  const locate = (from: number, to: number) => ({ source, start: start + from, end: start + to });
  const match = language().match(fence.info, 'Heading');
  if (match.succeeded()) {
    const heading = headingSemantics()(match).heading(locate) as Heading;
    if (kind !== 'claim' || !heading.parameters) return { value: heading };
    return {
      problem: mistake.badHeading(heading.name.place, kind, 'a claim has no parameters: ```claim NAME'),
    };
  }
  const form = kind === 'claim' ? 'claim NAME' : `${kind} NAME(R, G)`;
  const rest = fence.info.slice(kind.length).trimStart();
  const advice = `write \`\`\`${form}; a name is letters, digits and \`_\`, and begins with a letter`;
  const from = rest === '' ? 0 : fence.info.length - rest.length;
  return { problem: mistake.badHeading(locate(from, fence.info.length), kind, advice) };
}

function readLine(
  { text, start }: LogicalLine,
  fence: Fence,
  names: KnownNames,
  isLatex: (text: string) => boolean,
): Attempt<Line> {
  const locate = (from: number, to: number) => fence.locate(start + from, start + to);
  if (!isLatex(text) || !takesLatex(text)) return readText(text, locate);
  const translation = translateLine(text, names, locate);
  return readText(translation.text, mapped(translation.pieces, locate));
}

/** A line in the language. */
function readText(text: string, locate: Locate): Attempt<Line> {
  const word = /^[\p{L}_][\p{L}\d_]*|^[\s\S]/u.exec(text)![0];
  const methodRule = METHOD_RULES.get(word);
  const rule = methodRule ? word : LINE_WORDS.find((candidate) => candidate === word);
  if (!rule) {
    const known =
      beginningAdvice(text) ?? letterAdvice({ before: '', after: text, word: '', expected: new Set() });
    const meant = known ? null : closestName(word, LINE_WORDS);
    const advice = known
      ? known
      : meant
        ? `did you mean \`${meant}\`?`
        : /^[\p{L}_][\p{L}\d_]*\s*(?:\[[^\]]*\])?\s*=/u.test(text)
          ? 'a definition begins with `let`'
          : `a line begins with one of ${LINE_WORDS.join(', ')}`;
    return { problem: mistake.unknownLine(locate(0, word.length), word, advice) };
  }
  const match = language().match(text, methodRule ?? ruleOf(rule));
  if (match.failed()) return { problem: syntaxProblem(match, rule, locate) };
  const line = lineSemantics()(match).line(locate) as Line;
  const deep = expressionsOf(line).find((tree) => deeperThan(tree, MAX_DEPTH));
  return deep ? { problem: mistake.tooManyLevels(deep.place) } : { value: line };
}

/** The line stopped too early: the next one, when it begins with no word of the language, is its rest. */
function isAtEnd({ place }: Problem): boolean {
  return place !== null && place.start === place.end;
}

/** A function's name as the name of a `given` or `let`: what uses it below cannot be read either. */
function noteTaken({ text }: LogicalLine, { message, place }: Problem, taken: Set<string>): void {
  const word =
    place && message.startsWith('expected a name') ? place.source.text.slice(place.start, place.end) : '';
  if (/^(?:given|let)\b/.test(text) && FUNCTION_WORDS.has(word)) taken.add(word);
}

function isConsequence({ text }: LogicalLine, { code }: Problem, taken: ReadonlySet<string>): boolean {
  return code === 'syntax' && [...taken].some((word) => new RegExp(`\\b${word}\\b(?!\\s*\\()`).test(text));
}

/** Reads a fence whose info string begins with claim, bound or schedule. `null`: not even its name can be read. */
export function readBlock(fence: Fence): { block: Block | null; problems: Problem[] } {
  const heading = attempt(fence, () => readHeading(fence));
  if ('problem' in heading) return { block: null, problems: [heading.problem] };
  const { kind, name, parameters } = heading.value;
  const problems: Problem[] = [];
  const lines: Line[] = [];
  if (fence.end === 'unclosed') problems.push(mistake.unclosedFence(fence.infoPlace));
  else if (fence.text.length > MAX_BLOCK_LENGTH) problems.push(mistake.blockTooLong(fence.infoPlace));
  else {
    const cut = logicalLines(fence.text, fence.locate);
    problems.push(...cut.problems);
    let endedEarly = false;
    const isLatex = latexLines(cut.lines);
    const names = blockNames(cut.lines, fence.locate);
    const taken = new Set<string>();
    for (const line of cut.lines) {
      const result = attempt(fence, () => readLine(line, fence, names, isLatex));
      if ('value' in result) lines.push(result.value);
      else if (
        !(endedEarly && result.problem.code === 'unknown-line') &&
        !isConsequence(line, result.problem, taken)
      )
        problems.push(result.problem);
      if ('problem' in result) noteTaken(line, result.problem, taken);
      endedEarly = 'problem' in result && isAtEnd(result.problem);
    }
    problems.sort((a, b) => a.place!.start - b.place!.start);
  }
  const plain = withoutVectors(lines);
  problems.push(...plain.problems);
  const block: Block = {
    kind: kind as BlockKind,
    name,
    parameters: parameters ?? [],
    lines: plain.lines,
    text: fence.text,
    source: fence.infoPlace.source,
    faulty: problems.length > 0,
  };
  return { block, problems };
}
