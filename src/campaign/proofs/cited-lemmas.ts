/** A claim that a certificate or a hint cites: `document` is a file name without `.md`, `null` in its own document. */
export interface CitedLemma {
  readonly document: string | null;
  readonly claim: string;
}

/** More lemmas than any proof has; what a hostile file cites beyond them is not looked for. */
const MAX_LEMMAS = 1000;

/** The claims that a certificate cites. It may be any JSON: without recursion, and in time proportional to its size. */
export function lemmasOf(certificate: unknown): CitedLemma[] {
  const found = new Map<string, CitedLemma>();
  const pending: unknown[] = [certificate];
  while (pending.length > 0 && found.size < MAX_LEMMAS) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { rule, document, claim } = value as Record<string, unknown>;
    if (rule === 'lemma' && typeof claim === 'string' && (document === null || typeof document === 'string'))
      found.set(`${document} ${claim}`, { document, claim });
    for (const part of Object.values(value)) pending.push(part);
  }
  return [...found.values()];
}
