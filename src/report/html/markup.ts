const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, safe between tags and inside quoted attributes. Everything a document says goes through here. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** `<b class="x">…</b>` from what is inside, which is HTML already; attribute values are escaped here. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | null>>,
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === null || value === false) return '';
    return value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`;
  });
  return `<${name}${written.join('')}>${content.join('')}</${name}>`;
}
