/**
 * The policy of a page: nothing is fetched, and no script or style counts but the page's own, whose hashes it
 * carries. So a document from a stranger could not run anything even if some of it were to slip through as markup.
 */
export async function contentPolicy(style: string, script: string): Promise<string> {
  return [
    "default-src 'none'",
    `script-src '${await hash(script)}'`,
    `style-src '${await hash(style)}'`,
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
