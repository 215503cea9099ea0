import type { Rational } from '../../arithmetic/index.js';
import { methodMistake } from '../help/method-mistakes.js';
import { mistake } from '../help/mistakes.js';
import type { Problem } from '../help/problem.js';
import { lineAndColumn } from '../term/place.js';
import { printInterval } from '../term/print.js';
import type { Block, BlockKind, ChainLine, Identifier, Line } from '../term/syntax.js';
import type { SyntaxTree } from '../term/tree.js';
import { givenOf } from './arguments.js';
import { recursionProblems } from './let-entries.js';

/** Lines that a kind of block does not have, and what to do instead. */
const MISPLACED: Record<BlockKind, Partial<Record<Line['kind'], string>>> = {
  claim: {
    value: 'a claim shows something: `show A <= B`; only a bound has a value',
    convex: 'a method says what it runs on: ```method NAME(R, G, eta)',
    samples: 'a method says what its steps see: ```method NAME(R, G, eta)',
    step: 'a method has steps: ```method NAME(R, G, eta)',
    guarantees: 'a bound guarantees its value; a claim shows something of a `method`',
  },
  bound: {
    method: 'a bound guarantees its value: `guarantees last(loss) of NAME(R, G, eta)`',
    convex: 'a method says what it runs on: ```method NAME(R, G, eta)',
    samples: 'a method says what its steps see: ```method NAME(R, G, eta)',
    step: 'a method has steps: ```method NAME(R, G, eta)',
    show: 'a bound has a `value`; what is to be shown stands in a claim',
    expect: 'only a claim can be expected to fail',
    use: 'a bound speaks about any rate that meets its premises: make `eta` a parameter',
  },
  schedule: {
    multiply: 'multipliers belong to a bound that `guarantees` something, or to a claim with a `method`',
    show: 'a schedule has definitions; what is to be shown stands in a claim',
    expect: 'only a claim can be expected to fail',
    value: 'a schedule has definitions: `let eta[t] = …`; only a bound has a value',
    use: 'write the definitions out; only a claim uses a schedule',
    method: 'only a claim is about a method',
    convex: 'a method says what it runs on: ```method NAME(R, G, eta)',
    samples: 'a method says what its steps see: ```method NAME(R, G, eta)',
    step: 'a method has steps: ```method NAME(R, G, eta)',
    guarantees: 'only a bound guarantees its value',
  },
  method: {
    multiply: 'multipliers belong to a bound that `guarantees` something, or to a claim with a `method`',
    show: 'a method has steps; what is to be shown stands in a claim, or in a bound that `guarantees` it',
    value: 'a method has steps; a bound has a value',
    expect: 'only a claim can be expected to fail',
    use: 'write the definitions out; only a claim uses a schedule',
    from: 'a method stands alone: write the definitions out',
    method: 'only a claim is about a method',
    guarantees: 'only a bound guarantees its value',
  },
};

const REPEATED: Partial<Record<Line['kind'], string>> = {
  show: 'one claim shows one chain: make a second claim of the other',
  value: 'a bound has one value: make a second bound of the other',
  expect: 'one is enough',
  method: 'a claim is about one method: make a second claim of the other',
  convex: 'a method sees one function',
  samples: 'one line has all probabilities: `samples 1/2, 1/2`',
  guarantees: 'one bound guarantees one metric: make a second bound of the other',
};

function placeOfWord(line: Line) {
  return { ...line.place, end: line.place.start + line.kind.length };
}

function linesInPlace({ kind, lines }: Block): Problem[] {
  const seen = new Set<Line['kind']>();
  return lines.flatMap((line) => {
    const misplaced = MISPLACED[kind][line.kind];
    if (misplaced) return [mistake.misplacedLine(placeOfWord(line), line.kind, kind, misplaced)];
    const repeated = REPEATED[line.kind];
    if (repeated && seen.has(line.kind))
      return [mistake.repeatedLine(placeOfWord(line), line.kind, kind, repeated)];
    seen.add(line.kind);
    return [];
  });
}

function missingLines({ kind, name, lines }: Block): Problem[] {
  const has = (wanted: Line['kind']) => lines.some((line) => line.kind === wanted);
  const multiply = lines.find((line) => line.kind === 'multiply');
  if (multiply && !has(kind === 'bound' ? 'guarantees' : 'method') && (kind === 'bound' || kind === 'claim'))
    return [methodMistake.multipliersAlone(placeOfWord(multiply))];
  if (kind === 'claim' && !has('show')) return [mistake.missingShow(name.place, name.name)];
  if (kind === 'bound' && !has('value')) return [mistake.missingValue(name.place, name.name)];
  const rate = lines.some((line) => line.kind === 'let' && line.variable.name === 'eta');
  return kind === 'schedule' && !rate ? [mistake.missingRate(name.place, name.name)] : [];
}

/** The names of the block's own givens and definitions, twice the same; indices apart. */
function duplicates(block: Block): Problem[] {
  const first = new Map<string, Identifier>();
  const givens = new Set(
    block.lines.flatMap((line) => (line.kind === 'given' ? line.variables.map(({ name }) => name) : [])),
  );
  const recursions = new Set(
    block.lines.flatMap((line) =>
      line.kind === 'let' && line.head && !givens.has(line.variable.name) ? [line.variable.name] : [],
    ),
  );
  const declared = block.lines.flatMap((line): readonly Identifier[] => {
    if (line.kind === 'given') return line.variables;
    return line.kind === 'let' ? [line.variable] : [];
  });
  return declared.flatMap((name) => {
    const earlier = first.get(name.name);
    // The lines of one recursion.
    if (earlier && recursions.has(name.name)) return [];
    if (earlier) return [mistake.duplicateName(name.place, name.name, lineAndColumn(earlier.place).line)];
    first.set(name.name, name);
    return [];
  });
}

function parametersAreGiven(block: Block): Problem[] {
  if (block.kind === 'claim' || block.kind === 'method') return [];
  const names = new Set<string>();
  const problems: Problem[] = [];
  for (const { name, place } of block.parameters) {
    if (names.has(name)) problems.push(mistake.duplicateName(place, name, lineAndColumn(place).line));
    else if (!givenOf(block, name)) problems.push(mistake.parameterNotGiven(place, name, block.kind));
    names.add(name);
  }
  for (const line of block.lines)
    if (line.kind === 'given')
      for (const { name, place } of line.variables)
        if (!names.has(name))
          problems.push(mistake.givenNotParameter(place, name, block.kind, block.name.name));
  return problems;
}

/** A chain has a relation, and goes one way. */
function chain(line: ChainLine): Problem[] {
  if (line.steps.length === 0) {
    const { start, source } = line.place;
    return [mistake.missingRelation({ source, start, end: start + line.kind.length }, line.kind)];
  }
  const different = line.steps.find((step) => step.relation === '!=');
  if (different && (line.kind === 'show' || line.steps.length > 1))
    return [mistake.differentInChain(different.relationPlace)];
  const directed = line.steps.filter((step) => step.relation !== '=');
  const turned = directed.find((step) => step.relation[0] !== directed[0]!.relation[0]);
  return turned ? [mistake.mixedRelations(turned.relationPlace, turned.relation, directed[0]!.relation)] : [];
}

/** `eta_t` without an index: one number, where a sequence was likely meant. */
function namedLikeElements({ lines }: Block): Problem[] {
  const declared = lines.flatMap((line) => {
    if (line.kind === 'given') return line.variables;
    return line.kind === 'let' ? [line.variable] : [];
  });
  return declared.flatMap(({ name, place, indices }) => {
    const found = indices.length === 0 ? /^(\w*[A-Za-z\d])_+([tksijT])$/.exec(name) : null;
    return found ? [mistake.namedLikeElement(place, name, found[1]!, found[2]!)] : [];
  });
}

/** The value of an expression that is made of numbers alone, as people write the ends of a domain. */
function literal(tree: SyntaxTree): Rational | null {
  if (tree.kind === 'number') return tree.value;
  if (tree.kind === 'negation') return literal(tree.operand)?.neg() ?? null;
  if (tree.kind !== 'binary' || tree.operator !== '/') return null;
  const [above, below] = [literal(tree.left), literal(tree.right)];
  return above && below && below.sign !== 0 ? above.div(below) : null;
}

/**
 * Domains and ranges of two numbers with nothing between them. (A `show` over an empty range is told by the verdict: the
 * claim is vacuous.)
 */
function emptyDomains({ lines }: Block): Problem[] {
  const from = (first: SyntaxTree, last: SyntaxTree) => ({ ...first.place, end: last.place.end });
  const compare = (first: SyntaxTree, last: SyntaxTree) => {
    const [a, b] = [literal(first), literal(last)];
    return a && b ? a.compare(b) : -1;
  };
  const emptyRange = ({ from: first, to: last }: { from: SyntaxTree; to: SyntaxTree }) =>
    compare(first, last) > 0 ? [mistake.emptyRange(from(first, last), printInterval(first, last))] : [];
  return lines.flatMap((line) => {
    if (line.kind === 'assume') return line.ranges.flatMap(emptyRange);
    if (line.kind !== 'given') return [];
    const { domain } = line;
    const problems = line.ranges.flatMap(emptyRange);
    if (domain?.kind === 'integers') problems.push(...emptyRange(domain));
    if (domain?.kind !== 'interval') return problems;
    const { lower, upper, lowerKind, upperKind } = domain;
    const sign = compare(lower, upper);
    const closed = lowerKind === 'closed' && upperKind === 'closed';
    if (sign < 0 || (sign === 0 && closed)) return problems;
    const place = from(lower, upper);
    const ends = place.source.text.slice(place.start, place.end).replace(/\s+/g, ' ');
    const interval = `${lowerKind === 'open' ? '(' : '['}${ends}${upperKind === 'open' ? ')' : ']'}`;
    return [...problems, mistake.emptyInterval(place, interval)];
  });
}

/** What can be wrong with the lines of a block before any name has a meaning. */
export function checkLines(block: Block): Problem[] {
  const chains = block.lines.flatMap((line) =>
    line.kind === 'show' || line.kind === 'assume' ? chain(line) : [],
  );
  return [
    ...linesInPlace(block),
    ...missingLines(block),
    ...parametersAreGiven(block),
    ...duplicates(block),
    ...recursionProblems(block.lines.filter((line) => line.kind === 'let')),
    ...namedLikeElements(block),
    ...emptyDomains(block),
    ...chains,
  ];
}
