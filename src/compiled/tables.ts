/** Numbers in all tables of a process together: thirty-two megabytes. */
const MOST_NUMBERS = 2 ** 22;

/** Tables by key. */
type ByKey = Map<number, Float64Array>;

let numbers = 0;
let tables = new Map<object, ByKey[]>();

/**
 * Bounds that an expression of an index and the horizon alone has had before: the lower bound at index x stands at 2x, the upper one behind
 * it, NaN where they are not known. `part`: which expression of the owner; `key`: the horizon, or 0 where the expression does not depend on
 * it. Where there is no room for a new table all others are forgotten: what was in them is computed again, to the same numbers.
 */
export function tableOf(owner: object, part: number, key: number, length: number): Float64Array {
  const known = tables.get(owner)?.[part]?.get(key);
  if (known && known.length >= 2 * length) return known;
  const more = 2 * length - (known?.length ?? 0);
  if (numbers + more > MOST_NUMBERS) {
    numbers = 0;
    tables = new Map();
  }
  const made = new Float64Array(2 * length).fill(Number.NaN);
  if (known) made.set(known);
  let parts = tables.get(owner);
  if (!parts) {
    parts = [];
    tables.set(owner, parts);
  }
  parts[part] ??= new Map();
  parts[part].set(key, made);
  numbers += numbers === 0 ? made.length : more;
  return made;
}
