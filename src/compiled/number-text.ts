/** A number as JavaScript text that is read back as the same number, and stands behind any operator. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '(-0)';
  return value < 0 ? `(${value})` : String(value);
}
