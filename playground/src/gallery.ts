/** Documents that come with the page. Their order is that of the list. */
export interface GalleryDocument {
  readonly name: string;
  readonly title: string;
  readonly group: string;
  readonly text: string;
}

const SERIES: Readonly<Record<string, string>> = import.meta.glob('../../proofs/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const CERTIFICATES: Readonly<Record<string, string>> = import.meta.glob('../../proofs/*.proofs.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const EXAMPLES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../docs/examples/three-halves.md', '../gallery/*.md'],
  { query: '?raw', import: 'default', eager: true },
);

function documents(
  files: Readonly<Record<string, string>>,
  group: (name: string) => string,
): GalleryDocument[] {
  return Object.entries(files).map(([path, text]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
    const title = /^#\s+(.+)$/m.exec(text)?.[1]?.replaceAll('`', '') ?? name;
    return { name, title, group: group(name), text };
  });
}

export const GALLERY: readonly GalleryDocument[] = [
  ...documents(EXAMPLES, () => 'Conjectures'),
  ...documents(SERIES, (name) =>
    name.startsWith('part-') ? 'Making Alchemy More Scientific' : 'Collections',
  ),
];

/** What opens when nothing else was asked for. */
export const FIRST = 'three-halves';

/** The texts of certificate files, by the names of their documents. */
export const CERTIFICATE_FILES: readonly (readonly [string, string])[] = Object.entries(CERTIFICATES).map(
  ([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -'.md.proofs.json'.length), text],
);
