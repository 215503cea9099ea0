import { Rational } from '../../arithmetic/index.js';

/**
 * A claim that came from another thread: structured cloning keeps its form and its shared parts, but makes plain
 * objects of the exact numbers in it. Puts them back, in place.
 */
export function revive<V>(value: V, seen: Set<object> = new Set()): V {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  const record = value as Record<string, unknown>;
  for (const [key, entry] of Object.entries(record)) {
    if (isRationalClone(entry)) record[key] = Rational.of(entry.numerator, entry.denominator);
    else revive(entry, seen);
  }
  return value;
}

function isRationalClone(value: unknown): value is { numerator: bigint; denominator: bigint } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'numerator' in value &&
    'denominator' in value &&
    typeof value.numerator === 'bigint' &&
    typeof value.denominator === 'bigint'
  );
}
