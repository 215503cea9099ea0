/** The loss that a bound is about: of the plain average, of the average weighted by the rates, or of the last iterate. */
export type Metric = 'average' | 'weighted average' | 'last';

export const METRICS: readonly Metric[] = ['average', 'weighted average', 'last'];

const SERIES: Readonly<Record<string, Metric>> = {
  average_bounded: 'average',
  average_monotone: 'average',
  average_weighted: 'weighted average',
  last_monotone: 'last',
  last_general: 'last',
  last_top_down: 'last',
};

/**
 * The loss that a bound guarantees something about: known for the bounds of the series, and for others where their name
 * begins with `last_`, `average_` or `weighted_`; `null` where nothing says.
 */
export function metricOf(bound: string): Metric | null {
  if (Object.hasOwn(SERIES, bound)) return SERIES[bound]!;
  if (/^last(_|$)/.test(bound)) return 'last';
  if (/^average(_|$)/.test(bound)) return 'average';
  return /^weighted(_|$)/.test(bound) ? 'weighted average' : null;
}
