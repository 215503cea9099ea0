import { sampleOf, samplesOn } from '../../../method/index.js';
import type { Observation } from '../observation.js';
import { approximately } from './approximate.js';

/** An affine piece: offset + slope . z. */
export interface DrawnPiece {
  readonly offset: number;
  readonly slope: readonly number[];
}

/** An iterate of a run; of a run on samples there is one for each history. */
export interface DrawnStep {
  readonly t: number;
  /** `2`, or `2 after samples 1`. */
  readonly label: string;
  readonly loss: number;
  /** `null` in more dimensions than two. */
  readonly point: readonly number[] | null;
  /** The step before it; `null` for the first. */
  readonly from: number | null;
}

/** The run of a method that a witness shows, as numbers for drawings. */
export interface DrawnRun {
  readonly dimension: number;
  /** The function, the expected one where samples are drawn, is the largest of these; `null` where they are too many. */
  readonly pieces: readonly DrawnPiece[] | null;
  /** As the witness has them: of one function, or of one for each sample. */
  readonly functions: readonly { readonly name: string; readonly pieces: readonly DrawnPiece[] }[];
  readonly steps: readonly DrawnStep[];
}

/** Pieces of an expected function are sums of one piece of each function: at most this number of them are drawn. */
const MAX_PIECES = 1000;

export function drawnRun({ claim, explanation }: Observation): DrawnRun | null {
  const { method } = claim;
  if (!method) return null;
  const { layout, samples } = method;
  const at = (given: number) => explanation.at[claim.givens[given]!.name] as unknown;
  const numbers = (value: unknown) => (value as readonly string[]).map(approximately);
  const dimension = Number(at(layout.dimension));
  const slopes = (at(layout.slope) as readonly unknown[]).map(numbers);
  const offsets = numbers(at(layout.offset));
  const own = slopes.map((slope, k): DrawnPiece => ({ offset: offsets[k]!, slope }));
  const horizon = Number(explanation.at.T);
  const stepAt = (t: number, after: string, from: number | null): DrawnStep | null => {
    const loss = explanation.definitions[`loss[${t}]${after}`];
    if (!loss) return null;
    const coordinates = Array.from(
      { length: dimension },
      (_, i) => explanation.definitions[`theta[${t}, ${i + 1}]${after}`],
    );
    const point = coordinates.every((x) => x !== undefined)
      ? coordinates.map((x) => approximately(x!.lower))
      : null;
    return { t, label: `${t}${after}`, loss: approximately(loss.lower), point, from };
  };
  const steps: DrawnStep[] = [];
  if (!samples) {
    for (let t = 1; t <= horizon; t += 1) {
      const step = stepAt(t, '', t === 1 ? null : t - 2);
      if (!step) return null;
      steps.push(step);
    }
    const zero = { offset: 0, slope: new Array<number>(dimension).fill(0) };
    const pieces = distinct([...own, zero]);
    return { dimension, pieces, functions: [{ name: 'f', pieces }], steps };
  }
  const count = samples.probabilities.length;
  const starSlopes = (at(samples.starSlope) as readonly unknown[]).map(numbers);
  const functions = starSlopes.map((slope, s) => ({
    name: `f${s + 1}`,
    pieces: distinct([{ offset: 0, slope }, ...own.filter((_, k) => sampleOf(k, count) === s)]),
  }));
  const known = new Map<string, number>();
  for (let path = 1; path <= count ** horizon; path += 1) {
    const drawn = samplesOn(path, count, horizon).map((sample) => sample + 1);
    let from: number | null = null;
    for (let t = 1; t <= horizon; t += 1) {
      const after = t === 1 ? '' : ` after samples ${drawn.slice(0, t - 1).join(', ')}`;
      const seen = known.get(after);
      if (seen === undefined) {
        const step = stepAt(t, after, from);
        if (!step) return null;
        known.set(after, steps.length);
        steps.push(step);
      }
      from = known.get(after)!;
    }
  }
  const probabilities = samples.probabilities.map((p) => p.approximate());
  return { dimension, pieces: expectedPieces(functions, probabilities), functions, steps };
}

function distinct(pieces: readonly DrawnPiece[]): DrawnPiece[] {
  const seen = new Map(pieces.map((piece) => [`${piece.offset}: ${piece.slope.join()}`, piece]));
  return [...seen.values()];
}

/** A mean of largest pieces is the largest mean of pieces. */
function expectedPieces(
  functions: DrawnRun['functions'],
  probabilities: readonly number[],
): DrawnPiece[] | null {
  if (functions.reduce((product, { pieces }) => product * pieces.length, 1) > MAX_PIECES) return null;
  return functions.reduce<DrawnPiece[]>(
    (sums, { pieces }, s) =>
      sums.flatMap((sum) =>
        pieces.map(({ offset, slope }) => ({
          offset: sum.offset + probabilities[s]! * offset,
          slope: slope.map((x, i) => (sum.slope[i] ?? 0) + probabilities[s]! * x),
        })),
      ),
    [{ offset: 0, slope: [] }],
  );
}

export function valueAt(pieces: readonly DrawnPiece[], z: readonly number[]): number {
  return Math.max(...pieces.map(({ offset, slope }) => slope.reduce((sum, x, i) => sum + x * z[i]!, offset)));
}
