export { type TranslatedArticle, translateArticle } from './drafts/translate-article.js';
export { methodMistake } from './help/method-mistakes.js';
export { type Problem, ProblemError } from './help/problem.js';
export { renderProblem } from './help/render-problem.js';
export { closestName } from './help/spelling.js';
export { latexExpression, latexQuantifier, latexStatement } from './latex/latex.js';
export { latexClaim } from './latex/latex-claim.js';
export { type ParsedDocument, parseDocument } from './read/document.js';
export { CONTEXT_WORDS, FUNCTION_WORDS, LINE_WORDS } from './read/grammar.js';
export { isTex, readTex } from './read/tex.js';
export type { ReadDocument } from './resolve/library.js';
export {
  type DocumentInTurn,
  type Resolution,
  type ResolvedDocument,
  resolveDocuments,
  resolvingDocuments,
} from './resolve/resolve-documents.js';
export type { BlockSummary } from './resolve/summary.js';
export type * from './term/claim.js';
export { constantOf } from './term/constant.js';
export { documentFiles, documentName, isDocumentPath } from './term/document-name.js';
export { lineAndColumn, type Place, type Source } from './term/place.js';
export { printExpression, printQuantifier, printRange, printStatement } from './term/print.js';
export { isOfRun, printClaim, printDefinition, printGiven } from './term/print-claim.js';
export { printLine } from './term/print-line.js';
export { expressionsOf, subtrees } from './term/subtrees.js';
export type { Block, Line } from './term/syntax.js';
export * from './term/tree.js';
export { usesHorizon } from './term/uses-horizon.js';
