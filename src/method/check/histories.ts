import { Rational } from '../../arithmetic/index.js';

/** Pieces of a point: one for each sequence of 1 to T samples out of m, the shorter ones first, each length in the order of numbers to base m. */
export function piecesOf(samples: number, horizon: number): number {
  let pieces = 0;
  for (let t = 1; t <= horizon; t += 1) pieces += samples ** t;
  return pieces;
}

/** The piece, from 0, of the first t samples of a path (t >= 1); paths are counted from 1. */
export function pieceOn(path: number, t: number, samples: number, horizon: number): number {
  const code = Math.floor((path - 1) / samples ** (horizon - t));
  return piecesOf(samples, t - 1) + code;
}

/** The last sample, from 0, of the sequence that belongs to a piece: blocks of pieces have lengths that m divides. */
export function sampleOf(piece: number, samples: number): number {
  return piece % samples;
}

/** The samples of a path, from 0. */
export function samplesOn(path: number, samples: number, horizon: number): number[] {
  return Array.from({ length: horizon }, (_, i) => sampleOf(pieceOn(path, i + 1, samples, horizon), samples));
}

/** The product of the probabilities of a path's samples. */
export function chanceOf(path: number, probabilities: readonly Rational[], horizon: number): Rational {
  return samplesOn(path, probabilities.length, horizon).reduce(
    (product, sample) => product.mul(probabilities[sample]!),
    Rational.ONE,
  );
}
