/** A number of the report, decimal or `p/q`, to the precision of a drawing; `NaN` for any other text. */
export function approximately(text: string): number {
  const [numerator, denominator] = text.split('/') as [string, string?];
  return denominator === undefined ? Number(numerator) : Number(numerator) / Number(denominator);
}
