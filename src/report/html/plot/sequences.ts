import { layoutOf } from '../../../evaluation/index.js';
import { type Expression, latexExpression } from '../../../language/index.js';
import type { Observation } from '../observation.js';
import { approximately } from './approximate.js';

/** One sequence of a claim at a point: a given, or a definition with one parameter. */
export interface Sequence {
  readonly name: string;
  /** Its name with its index, in LaTeX: `\eta_t`. */
  readonly latex: string;
  readonly index: string;
  readonly points: readonly (readonly [number, number])[];
}

/** Every sequence that has at least two finite values at the point, givens first. */
export function sequencesAt(observation: Observation): Sequence[] {
  return [...givens(observation), ...definitions(observation)].filter(({ points }) => points.length >= 2);
}

function givens({ claim, point, explanation }: Observation): Sequence[] {
  // The numbers of a function are drawn as the function that they make.
  const { dimension, start, slope, offset } = claim.method?.layout ?? {};
  const ofFunction = new Set([dimension, start, slope, offset]);
  return claim.givens.flatMap((variable, given) => {
    if (ofFunction.has(given)) return [];
    const { name, ranges, place } = variable;
    const values = explanation.at[name];
    const layout = layoutOf(claim, variable, point);
    const [range] = ranges;
    if (layout.kind !== 'sequence' || !range || !Array.isArray(values)) return [];
    const indices = [indexOf(range.variable, range.slot, place)];
    const { from } = layout.extent;
    return [
      {
        name,
        latex: latexExpression({ kind: 'given', name, given, indices, place }),
        index: range.variable,
        points: finite(values.map((value, i) => [from + i, approximately(String(value))])),
      },
    ];
  });
}

function definitions({ claim, explanation }: Observation): Sequence[] {
  return claim.definitions.flatMap(({ name, parameters, place }, definition) => {
    const [parameter] = parameters;
    if (parameters.length !== 1 || !parameter) return [];
    const indices = [indexOf(parameter.variable, parameter.slot, place)];
    const points = Object.entries(explanation.definitions).flatMap(([key, { lower }]) => {
      const index = key.startsWith(`${name}[`) ? Number(key.slice(name.length + 1, -1)) : Number.NaN;
      return Number.isInteger(index) ? [[index, approximately(lower)] as const] : [];
    });
    const latex = latexExpression({ kind: 'definition', name, definition, indices, place });
    return [{ name, latex, index: parameter.variable, points: finite(points) }];
  });
}

function indexOf(name: string, slot: number, place: Expression['place']): Expression {
  return { kind: 'index', name, slot, place };
}

/** Larger numbers cannot be drawn: the height of a plot, as a difference of two of them, would overflow. */
const LARGEST = 1e300;

function finite(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.filter(([, value]) => Math.abs(value) <= LARGEST);
}
