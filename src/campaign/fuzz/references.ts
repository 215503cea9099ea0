/** What a bound's value is compared with. */
export interface Reference {
  readonly text: string;
  /** `optimum`: the least value of this bound over all rates that its premises allow (proved in the series; for `last_general` a value that no rate is known to beat). `default`: for bounds that this tool has no optimum of. `option`: the user's. */
  readonly origin: 'optimum' | 'default' | 'option';
}

/** The best weighted average or last iterate: R / sqrt(Q[T]) with Q[T] = sum of G[t]^-2. */
const HARMONIC = (g: string) => `R / sqrt(sum(t in 1..T, ${g}^-2))`;

/** The best average: R sqrt(V[T]) / T with V[T] = sum of G[t]^2. */
const QUADRATIC = (g: string) => `R * sqrt(sum(t in 1..T, ${g}^2)) / T`;

/** The best last iterate of a nonincreasing rate: R sqrt(V[T] / T), where V weighs a gradient by how recent it is. */
const RECENT = (g: string) => `R * sqrt(sum(t in 1..T, ${g}^2 / max(1, T-t)) / T)`;

const OPTIMA: Readonly<Record<string, (g: string) => string>> = {
  average_bounded: QUADRATIC,
  average_monotone: QUADRATIC,
  average_weighted: HARMONIC,
  last_monotone: RECENT,
  last_general: HARMONIC,
  last_top_down: HARMONIC,
};

/** The reference of a bound, for gradients `G[t]` or a constant `G`. */
export function referenceOf(bound: string, gradient: 'sequence' | 'constant'): Reference {
  const g = gradient === 'sequence' ? 'G[t]' : 'G';
  const optimum = Object.hasOwn(OPTIMA, bound) ? OPTIMA[bound]! : null;
  return optimum ? { text: optimum(g), origin: 'optimum' } : { text: HARMONIC(g), origin: 'default' };
}
