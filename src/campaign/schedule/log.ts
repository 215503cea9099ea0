import { Rational } from '../../arithmetic/index.js';

/** The longest run that is looked at: every step has numbers in memory. */
export const MAX_STEPS = 1_000_000;

/** Numbers of a run at the steps at which they were logged, in ascending order. */
export interface Log {
  readonly steps: readonly number[];
  readonly values: readonly Rational[];
}

/** A number for every step, and what was done to get them, in words. */
export interface FilledLog {
  readonly values: readonly Rational[];
  readonly notes: readonly string[];
}

/** The position of the first entry whose distance from the one before is not that of the first two; `null`: none, or only a shorter last one. */
export function irregularity({ steps }: Log): { readonly at: number; readonly every: number } | null {
  if (steps.length < 3) return null;
  const every = steps[1]! - steps[0]!;
  const at = steps.findIndex((step, i) => i > 0 && step - steps[i - 1]! !== every);
  if (at < 0 || (at === steps.length - 1 && steps[at]! - steps[at - 1]! < every)) return null;
  return { at, every };
}

/**
 * Steps between two entries by straight lines, in exact numbers; steps before the first entry have its value. Steps that count from
 * 0 are moved by one: the bounds count the first step as 1.
 */
export function filled({ steps, values }: Log, what: string): FilledLog {
  const shift = steps[0] === 0 ? 1 : 0;
  const notes: string[] = [];
  if (shift === 1) notes.push(`${what}: the log counts steps from 0; step s is taken as t = s + 1`);
  const first = steps[0]! + shift;
  const last = steps.at(-1)! + shift;
  const all: Rational[] = Array.from({ length: Math.min(first, last) - 1 }, () => values[0]!);
  if (first > 1)
    notes.push(
      `${what}: steps 1 to ${first - 1} have the value of step ${first}, the first one that is logged`,
    );
  let between = 0;
  for (let i = 0; i < steps.length; i += 1) {
    all.push(values[i]!);
    const gap = (steps[i + 1] ?? steps[i]! + 1) - steps[i]!;
    for (let j = 1; j < gap; j += 1) all.push(onLine(values[i]!, values[i + 1]!, j, gap));
    between += gap - 1;
  }
  if (between > 0)
    notes.push(
      `${what}: ${steps.length} steps are logged, every ${steps[1]! - steps[0]!}; the ${between} between them, up to the last at T = ${last}, are on straight lines`,
    );
  return { values: all, notes };
}

/** a + (b - a) j/gap. */
function onLine(a: Rational, b: Rational, j: number, gap: number): Rational {
  return a.add(b.sub(a).mul(Rational.of(j, gap)));
}
