/** A tag with a `style`; everything a document says is escaped by now, so that no text looks like one. */
const STYLED = /<([a-z]+)((?:\s[^<>]*?)?) style="([^"<>]*)"([^<>]*)>/g;

/**
 * The inline styles of some markup as rules of a sheet, each written once: typeset formulas repeat a few hundred of
 * them tens of thousands of times. With none left, the page's policy can forbid inline styles altogether.
 */
export function hoistStyles(markup: string): { readonly markup: string; readonly rules: string } {
  const names = new Map<string, string>();
  const hoisted = markup.replace(STYLED, (_, tag: string, before: string, style: string, after: string) => {
    const name = names.get(style) ?? `k${names.size.toString(36)}`;
    names.set(style, name);
    const attributes = before + after;
    return / class="/.test(attributes)
      ? `<${tag}${attributes.replace(/ class="/, ` class="${name} `)}>`
      : `<${tag} class="${name}"${attributes}>`;
  });
  // An inline style outweighs the sheet, so its rule has to as well.
  const rules = [...names].map(([style, name]) => `.${name}{${important(style)}}`);
  return { markup: hoisted, rules: rules.join('') };
}

function important(style: string): string {
  return style
    .split(';')
    .filter((declaration) => declaration.trim() !== '')
    .map((declaration) => `${declaration}!important`)
    .join(';');
}
