/** A document in the fragment of an address: compressed, then as letters that an address may have. */
export interface SharedDocument {
  readonly name: string;
  readonly text: string;
}

/** Longest text that is taken from an address: a link is for a conjecture or an article, not for a book. */
const MAX_TEXT = 512 * 1024;
const MARK = '#d=';

/** The fragment that holds a document, `#d=` first. */
export async function fragmentOf(document: SharedDocument): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return MARK + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The document that a fragment holds; `null` if it holds none, or one that is damaged or too long. */
export async function documentOf(fragment: string): Promise<SharedDocument | null> {
  if (!fragment.startsWith(MARK)) return null;
  try {
    const letters = atob(fragment.slice(MARK.length).replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), 2 * MAX_TEXT);
    const { name, text } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Record<
      string,
      unknown
    >;
    if (typeof name !== 'string' || typeof text !== 'string' || text.length > MAX_TEXT) return null;
    return { name, text };
  } catch {
    return null;
  }
}

/** What comes out of a stream; throws beyond `limit` bytes, so that a small fragment cannot become a huge text. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    if (length > limit) throw new Error('too long');
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
