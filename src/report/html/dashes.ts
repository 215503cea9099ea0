/**
 * Hyphens that stand for a dash, in prose: `--` between words or on its own, `---` too. The name of an option, `--seed`, stays as it is
 * typed.
 */
export function withDashes(text: string): string {
  return text
    .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
    .replace(/(^|\s)--(?=\s|$)/g, '$1–')
    .replace(/([^-\s])--(?=[^-\s]|$)/g, '$1–');
}
