import { Rational } from '../../../arithmetic/index.js';
import type { Problem } from '../../help/problem.js';
import { ProblemError } from '../../help/problem.js';
import type { Claim, MethodMetric, MethodUse } from '../../term/claim.js';
import type { Block, GuaranteesLine, MethodLine } from '../../term/syntax.js';
import type { SyntaxTree } from '../../term/tree.js';
import type { ClaimBuilder } from '../claim-builder.js';
import type { Opened } from '../library.js';
import { type Synthesis, synthesiseClaim, synthesiseGuarantee } from './synthesise.js';

export interface Resolved {
  readonly claim: Claim | null;
  readonly problems: Problem[];
}

/** Resolves a block of the ordinary language. */
export type ResolveOrdinary = (block: Block, opened: Opened, open: ClaimBuilder['open']) => Resolved;

/** The line of a claim that says what method it is about. */
export function methodLineOf(block: Block): MethodLine | null {
  if (block.kind !== 'claim') return null;
  return block.lines.find((line): line is MethodLine => line.kind === 'method') ?? null;
}

/** The line of a bound that says what it guarantees. */
export function guaranteesLineOf(block: Block): GuaranteesLine | null {
  if (block.kind !== 'bound') return null;
  return block.lines.find((line): line is GuaranteesLine => line.kind === 'guarantees') ?? null;
}

/** The claim of a block with a `method` or `guarantees` line: about functions, and the runs of the method on them. */
export function resolveMethodClaim(
  block: Block,
  opened: Opened,
  open: ClaimBuilder['open'],
  ordinary: ResolveOrdinary,
): Resolved {
  try {
    const guarantees = guaranteesLineOf(block);
    const synthesis = guarantees
      ? synthesiseGuarantee(block, guarantees, opened.imports)
      : synthesiseClaim(block, methodLineOf(block)!, opened.imports);
    const { claim, problems } = ordinary(synthesis.block, opened, open);
    if (!claim || !synthesis.proof) return { claim: claim && about(claim, synthesis, null), problems };
    const proof = ordinary(synthesis.proof, opened, open);
    problems.push(...proof.problems);
    return { claim: proof.claim && about(claim, synthesis, proof.claim), problems };
  } catch (error) {
    if (error instanceof ProblemError) return { claim: null, problems: [error.problem] };
    throw error;
  }
}

/** What is wrong with the block of a method: what would be wrong with a claim about it. */
export function checkMethod(
  block: Block,
  opened: Opened,
  open: ClaimBuilder['open'],
  ordinary: ResolveOrdinary,
): Problem[] {
  const { place } = block.name;
  const loss: SyntaxTree = { kind: 'name', name: 'loss', indices: [], place };
  const plain: SyntaxTree = { kind: 'bound use', name: 'last', arguments: [loss], place };
  const drawn = block.lines.some((line) => line.kind === 'samples');
  const last: SyntaxTree = drawn ? { ...plain, name: 'E', arguments: [plain] } : plain;
  const zero: SyntaxTree = { kind: 'number', value: Rational.ZERO, place };
  const line: MethodLine = { kind: 'method', name: block.name, arguments: null, place };
  const trial: Block = {
    ...block,
    kind: 'claim',
    parameters: [],
    lines: [
      line,
      {
        kind: 'show',
        first: last,
        steps: [{ relation: '<=', relationPlace: place, right: zero, hints: [] }],
        ranges: [],
        place,
      },
    ],
  };
  return resolveMethodClaim(trial, opened, open, ordinary).problems;
}

function about(inner: Claim, synthesis: Synthesis, multipliers: Claim | null): Claim {
  const { names } = synthesis;
  const given = (name: string) => inner.givens.findIndex((candidate) => candidate.name === name);
  const definition = (name: string | null) =>
    name === null ? null : inner.definitions.findIndex((candidate) => candidate.name === name);
  const { word, weights } = synthesis.metric;
  const metric: MethodMetric =
    word === 'weighted' ? { kind: 'weighted', weights: definition(weights)! } : { kind: word };
  const layout = {
    dimension: given(names.dimension),
    start: given(names.start),
    slope: given(names.slope),
    offset: given(names.offset),
    normal: synthesis.projects ? given(names.normal) : null,
    loss: given(names.loss),
    leastLoss: given(names.leastLoss),
    squaredNorm: given(names.squaredNorm),
  };
  const method: MethodUse = {
    name: synthesis.method,
    inner,
    layout,
    states: synthesis.states,
    steps: synthesis.steps.map(({ state, terms }) => ({
      state,
      terms: terms.map(({ vector, coefficient }) => ({ vector, coefficient: definition(coefficient) })),
    })),
    norm: definition(synthesis.limits.norm),
    distance: definition(synthesis.limits.distance),
    ball: definition(synthesis.limits.ball),
    diameter: definition(synthesis.limits.diameter),
    expectedNorm: definition(synthesis.limits['expected norm']),
    samples: synthesis.samples && {
      probabilities: synthesis.samples,
      starSlope: given(names.starSlope),
      chance: given(names.chance),
      path: names.path,
    },
    metric,
    multipliers,
  };
  // A point of the claim is the numbers and the function; the losses follow from it.
  return { ...inner, givens: inner.givens.slice(0, layout.loss), method };
}
