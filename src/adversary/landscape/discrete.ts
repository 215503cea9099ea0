import type { Claim } from '../../language/index.js';
import { copyOf, type Position } from './position.js';

/** Above this many numbers single zeros and signs are left to chance. */
const MOST_NUMBERS = 16;

/**
 * Positions that no small step reaches: another sign, an end of the domain (zero), the same number as another one
 * of its given or of another given.
 */
export function* discreteMoves(claim: Claim, position: Position): Generator<Position> {
  const { size, blocks } = position.frame;
  if (size > MOST_NUMBERS) return;
  for (const { given, start, length } of blocks) {
    const { domain } = claim.givens[given]!;
    if (domain.kind === 'integers') continue;
    const mayVanish = domain.lower ? domain.lower.kind === 'closed' : domain.upper?.kind !== 'open';
    for (let i = start; i < start + length; i += 1) {
      if (!domain.lower && !domain.upper)
        yield changed(position, (moved) => {
          moved.signs[i] = -moved.signs[i]!;
        });
      if (mayVanish)
        yield changed(position, (moved) => {
          moved.logarithms[i] = Number.NEGATIVE_INFINITY;
        });
      if (domain.upper?.kind === 'closed' && domain.lower)
        yield changed(position, (moved) => {
          moved.logarithms[i] = Number.POSITIVE_INFINITY;
        });
      for (let j = 0; j < size; j += 1)
        if (j !== i && position.logarithms[j] !== position.logarithms[i])
          yield changed(position, (moved) => {
            moved.logarithms[i] = position.logarithms[j]!;
          });
    }
  }
}

function changed(position: Position, change: (moved: Position) => void): Position {
  const moved = copyOf(position);
  change(moved);
  return moved;
}
