/** Longest document, in UTF-16 code units: a book's worth of derivations; beyond it a file is data, not a document. */
export const MAX_DOCUMENT_LENGTH = 4 * 1024 * 1024;

/** Longest block, in UTF-16 code units: keeps the slowest parse of a block below a second. */
export const MAX_BLOCK_LENGTH = 64 * 1024;

/** Deepest nesting of brackets: the parser recurses for each, on a stack of unknown size. */
export const MAX_NESTING = 100;

/** Most operators of one precedence in a row, as in `a + b + c`: each makes the tree one level deeper. */
export const MAX_TERMS = 500;

/** Deepest tree, bounds put in: whatever walks a tree may recurse this far. */
export const MAX_DEPTH = 1000;

/** Most nodes of a claim, bounds put in: bounds that use bounds can grow exponentially. */
export const MAX_NODES = 20_000;

/** Longest chain of bounds that use bounds. */
export const MAX_BOUND_DEPTH = 50;

/** Most digits in a number. */
export const MAX_DIGITS = 100;

/** A number's first digit stands for at most 10 to this power, and at least 10 to its negative. */
export const MAX_EXPONENT = 400;

/** Most mistakes that are reported for one document; what follows rarely says more. */
export const MAX_PROBLEMS = 50;
