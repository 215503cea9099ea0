/** What stands beyond the ends of a sequence: its first entry before it, its mirror image after it. */
const ENDS = { left: 'nearest', right: 'reflect' } as const;

/**
 * The median of the `width` entries around each entry; `width` is odd. Beyond the left end the first entry is repeated, beyond the right
 * end the sequence is mirrored (d c b a | a b c d is what follows … c d). As the filter of Defazio et al. (2023), section 3, pads.
 */
export function medianFilter(values: ArrayLike<number>, width: number): number[] {
  const half = Math.floor(width / 2);
  const length = values.length;
  const at = (i: number): number => {
    if (i < 0) return values[0]!;
    if (i < length) return values[i]!;
    // Mirrored, and mirrored again where the window is longer than the sequence.
    const period = 2 * length;
    const j = i % period;
    return values[j < length ? j : period - 1 - j]!;
  };
  const window = new Float64Array(2 * half + 1);
  for (let i = -half; i <= half; i += 1) window[i + half] = at(i);
  window.sort();
  const medians = [window[half]!];
  for (let centre = 1; centre < length; centre += 1) {
    replace(window, at(centre - half - 1), at(centre + half));
    medians.push(window[half]!);
  }
  return medians;
}

/** Takes one entry out of a sorted array, and puts another in. */
function replace(sorted: Float64Array, out: number, into: number): void {
  const from = lowerBound(sorted, out);
  const place = lowerBound(sorted, into);
  if (place > from) {
    sorted.copyWithin(from, from + 1, place);
    sorted[place - 1] = into;
  } else {
    sorted.copyWithin(place + 1, place, from);
    sorted[place] = into;
  }
}

/** The first position whose entry is not less than x. */
function lowerBound(sorted: Float64Array, x: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < x) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** For messages. */
export const PADDING = `${ENDS.left} before the first step, ${ENDS.right} after the last`;
