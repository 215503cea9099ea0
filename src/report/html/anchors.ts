/** A piece of text as part of an address: lower case, words joined by hyphens, as GitHub makes them of headings. */
export function slug(text: string): string {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-');
  return words === '' ? 'section' : words;
}

/** Hands out the slug of each text once; the second of a name gets `-1`, the third `-2`. */
export class Slugs {
  private readonly used = new Set<string>();

  take(text: string): string {
    const wanted = slug(text);
    let id = wanted;
    for (let n = 1; this.used.has(id); n += 1) id = `${wanted}-${n}`;
    this.used.add(id);
    return id;
  }
}
