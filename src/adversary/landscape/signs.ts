import type { Claim } from '../../language/index.js';
import { type Choices, oneIn } from '../random.js';
import type { Position } from './position.js';

/** Gives the numbers of signed sequences a pattern of signs: all alike, alternating, one that differs, or anyhow. */
export function chooseSigns(claim: Claim, position: Position, choices: Choices): void {
  for (const { given, start, length } of position.frame.blocks) {
    if (!isSigned(claim, given)) continue;
    const pattern = choices.integer(0, 4);
    const place = choices.integer(0, Math.max(0, length - 1));
    const phase = oneIn(2, choices) ? 1 : -1;
    for (let i = 0; i < length; i += 1) position.signs[start + i] = phase * sign(pattern, i, place, choices);
  }
}

function sign(pattern: number, i: number, place: number, choices: Choices): number {
  if (pattern === 0) return 1;
  if (pattern === 1) return i % 2 === 0 ? 1 : -1;
  if (pattern === 2) return i === place ? -1 : 1;
  if (pattern === 3) return i >= place ? -1 : 1;
  return oneIn(2, choices) ? 1 : -1;
}

/** Carries the signs of a pattern over to another horizon, stretched. */
export function stretchSigns(claim: Claim, pattern: Position, position: Position): void {
  for (const [b, { given, start, length }] of position.frame.blocks.entries()) {
    if (!isSigned(claim, given)) continue;
    const source = pattern.frame.blocks[b]!;
    if (source.length === 0) continue;
    for (let i = 0; i < length; i += 1)
      position.signs[start + i] = pattern.signs[source.start + Math.floor((i * source.length) / length)]!;
  }
}

function isSigned(claim: Claim, given: number): boolean {
  const { domain } = claim.givens[given]!;
  return domain.kind === 'reals' && !domain.lower && !domain.upper;
}
