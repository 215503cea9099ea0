/** By horizon, ascending. */
export function inOrder<H extends { readonly horizon: number }>(found: readonly H[]): H[] {
  return [...found].sort((a, b) => a.horizon - b.horizon);
}
