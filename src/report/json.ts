/** Report data as JSON text: two spaces, a newline at the end, the same bytes for the same data. */
export function jsonText(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
