/** x = k pi/2 + r with |r| < 0.8, as far as the extremes of a cosine need it. */
export interface QuarterTurns {
  /** k modulo 2^32, from 0 up. */
  readonly quarters: number;
  /** The sign of r; 0 where it is 0 or not known. */
  readonly side: -1 | 0 | 1;
}

/** From this width on an interval contains a whole turn, and with it both extremes: 6.3 > 2 pi. */
export const WHOLE_TURN = 6.3;

/** The greatest j with j pi <= x; where r at an even k may have either sign, the one that is asked for. */
function halfTurns(quarters: number, side: QuarterTurns['side'], unclear: 'one less' | 'this one'): number {
  // For an odd k, x is at least pi/2 - 0.8 away from every multiple of pi.
  if (quarters % 2 !== 0) return (quarters - 1) / 2;
  const isBefore = side < 0 || (side === 0 && unclear === 'one less');
  return isBefore ? quarters / 2 - 1 : quarters / 2;
}

/**
 * Which extremes of the cosine may lie between two arguments less than `WHOLE_TURN` apart: those at j pi for
 * floor(a/pi) < j <= floor(b/pi). Where a or b may be on either side of a multiple of pi, it counts as between
 * them. j has the parity that 2 j = k has modulo 4: that k is known modulo 2^32 is enough.
 */
export function cosineExtremes(
  a: QuarterTurns,
  b: QuarterTurns,
): { readonly maximum: boolean; readonly minimum: boolean } {
  const from = a.quarters % 4;
  const to = from + ((b.quarters - a.quarters) >>> 0);
  const first = halfTurns(from, a.side, 'one less') + 1;
  const last = halfTurns(to, b.side, 'this one');
  if (last > first) return { maximum: true, minimum: true };
  if (last < first) return { maximum: false, minimum: false };
  return first % 2 === 0 ? { maximum: true, minimum: false } : { maximum: false, minimum: true };
}
