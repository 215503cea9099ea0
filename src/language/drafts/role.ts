/**
 * What the words around a formula make of it: `defined` by them ("let", "denote"), `assumed` ("if", "for all", "such that"), or
 * simply `said`. Words do not decide what is true: they only spare a person drafts that would be thrown away.
 */
export type Role = 'defined' | 'assumed' | 'said';

const DEFINES =
  /\b(?:let|define[sd]?|defining|denote[sd]?|denoting|write|writing|abbreviate[sd]?|where|put|notation)\b/gi;
const ASSUMES =
  /\b(?:assum\w+|suppos\w+|if|when|whenever|while|for|given|with|provided|such that|as long as|under|satisf\w+|requir\w+|condition\w*|any|all|every|each|fix|choos\w+|chosen|choice|pick\w*|tak\w+|set|setting)\b/gi;
const SAYS =
  /\b(?:then|since|because|so|hence|thus|therefore|have|has|get|gets|obtain\w*|yield\w*|giv(?:es|ing)|impl(?:y|ies|ying)|follow\w*|show\w*|prov(?:e|es|ed|ing)|hold\w*|conclu\w+|that is|i\.e|namely|claim\w*|inequality|bound\w*|by|from|at most|at least)\b/gi;
/** Words that only join a formula to the one before. */
const JOINS = /^(?:[\s,~]|\band\b|\bor\b|\\[,;! ]|\\quad|\\qquad)*$/i;
/** A sentence ends: what stood before says nothing of what comes. */
const SENTENCE = /[.;:!?](?=\s)|\n\s*\n|\\(?:begin|end|item|section|subsection|paragraph)\b/g;
/** Behind a formula: "is assumed", "by assumption". */
const ASSUMED_BEHIND = /^[\s~]*(?:,[\s~]*)?(?:is|are|was|were)?\s*(?:assumed|required|by assumption)\b/i;

const lastOf = (words: string, pattern: RegExp) =>
  [...words.matchAll(pattern)].reduce((last, { index }) => Math.max(last, index), -1);

/**
 * The role of a formula.
 *
 * @param words what stands between the formula before it and itself
 * @param before the role of the formula before; `null` where there is none
 * @param behind what comes after it
 */
export function roleOf(words: string, before: Role | null, behind: string): Role {
  if (ASSUMED_BEHIND.test(behind)) return 'assumed';
  const end = [...words.matchAll(SENTENCE)].reduce(
    (last, match) => Math.max(last, match.index + match[0].length),
    -1,
  );
  const own = end < 0 ? words : words.slice(end);
  if (end < 0 && before !== null && JOINS.test(own)) return before;
  const [defines, assumes, says] = [DEFINES, ASSUMES, SAYS].map((pattern) => lastOf(own, pattern)) as [
    number,
    number,
    number,
  ];
  const last = Math.max(defines, assumes, says);
  if (last < 0 || last === says) return 'said';
  return last === defines ? 'defined' : 'assumed';
}
