import type { Rational } from '../arithmetic/index.js';
import type { Multipliers } from './check/certificate.js';
import { decimalAbove, decimalBelow } from './outward.js';
import type { Witness } from './witness.js';
import type { WorstCase } from './worst-case.js';

/** A function as JSON: every number exact. */
export interface WitnessJson {
  /** f is the largest of `offset + slope . theta`. */
  readonly pieces: readonly { readonly offset: string; readonly slope: readonly string[] }[];
  readonly start: readonly string[];
  readonly minimiser: readonly string[];
  readonly minimality: readonly string[];
  /** For each step the piece, from 0, whose slope is the subgradient. */
  readonly choices: readonly number[];
}

/** Multipliers as JSON: steps are counted from 1, as in formulas; multipliers that are 0 are left out of `convex`. */
export interface MultipliersJson {
  readonly convex: readonly { readonly from: number; readonly at: number; readonly value: string }[];
  readonly star: readonly string[];
  readonly minimum: readonly string[];
  readonly distance: string;
  readonly norms: readonly string[];
  readonly weights?: readonly string[];
}

/** What `lakatos worst-case` writes. */
export interface WorstCaseJson {
  /** At most the worst case: what the method does on `witness`. */
  readonly lower: string;
  /** At least the worst case: what `multipliers` prove. */
  readonly upper: string;
  readonly witness: WitnessJson;
  readonly multipliers: MultipliersJson;
}

const texts = (values: readonly Rational[]) => values.map((value) => value.toString());

export function witnessToJson({ pieces, start, minimiser, minimality, choices }: Witness): WitnessJson {
  return {
    pieces: pieces.map(({ offset, slope }) => ({ offset: offset.toString(), slope: texts(slope) })),
    start: texts(start),
    minimiser: texts(minimiser),
    minimality: texts(minimality),
    choices,
  };
}

function multipliersToJson(multipliers: Multipliers): MultipliersJson {
  const { convex, star, minimum, distance, norms, weights } = multipliers;
  return {
    convex: convex.map(({ from, at, value }) => ({ from: from + 1, at: at + 1, value: value.toString() })),
    star: texts(star),
    minimum: texts(minimum),
    distance: distance.toString(),
    norms: texts(norms),
    ...(weights.length > 0 ? { weights: texts(weights) } : {}),
  };
}

export function worstCaseToJson({ lower, upper }: WorstCase): WorstCaseJson {
  return {
    lower: decimalBelow(lower.value),
    upper: decimalAbove(upper.value),
    witness: witnessToJson(lower.witness),
    multipliers: multipliersToJson(upper.multipliers),
  };
}
