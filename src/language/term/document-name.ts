/** What the files of documents end in: Markdown and LaTeX. */
const ENDINGS = ['.md', '.tex'] as const;

/** Whether a file can be a document, by its name. */
export function isDocumentPath(path: string): boolean {
  return ENDINGS.some((ending) => path.endsWith(ending));
}

/** `proofs/part-1.md` as `part-1`: what `from` calls a document. */
export function documentName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(?:md|tex)$/i, '');
}

/** The files that `from NAME` can mean, in the order in which they are looked for. */
export function documentFiles(name: string): readonly string[] {
  return ENDINGS.map((ending) => `${name}${ending}`);
}
