import { type Dirent, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documentFiles, documentName, isDocumentPath, type Problem, type Source } from '../language/index.js';
import { fileProblem as problem, reasonOf } from './problem.js';

/** Larger files are no documents; reading them would only cost memory. */
export const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

/** What the name of a file of certificates has behind that of its document. */
export const CERTIFICATES = '.proofs.json';

/** Documents in one run: far above any series of articles, far below what would look like a hang. */
const MAX_DOCUMENTS = 1000;

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules']);

/** A document as read, and whether the user named it or only a folder above it. */
export interface NamedSource {
  readonly source: Source;
  readonly named: 'file' | 'folder';
}

export interface Reading {
  readonly sources: readonly NamedSource[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the documents at `paths`: a file as it is, a folder's `.md` and `.tex` files with those of its subfolders, in
 * alphabetical order. Hidden folders, `node_modules` and symbolic links inside folders are passed over.
 */
export function readSources(paths: readonly string[]): Reading {
  const sources: NamedSource[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const named = new Set(paths.map((path) => normalize(path)));
  for (const path of paths) {
    const certified = documentOfCertificates(path);
    // `proofs/part-3*` finds the certificates too: they go with their document.
    if (certified !== null && named.has(normalize(certified))) continue;
    const found = certified === null ? filesAt(path) : certificates(path, certified);
    if (!Array.isArray(found)) {
      problems.push(found);
      continue;
    }
    for (const { file, named } of found) {
      if (seen.has(file)) continue;
      seen.add(file);
      const source = readSource(file);
      if ('code' in source) problems.push(source);
      else sources.push({ source, named });
    }
  }
  return { sources, problems };
}

/** Names of the documents beside one, without their endings: what `from` can be followed by. */
export function documentsBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path), { withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && isDocumentPath(entry.name) && join(dirname(path), entry.name) !== path,
      )
      .map((entry) => documentName(entry.name))
      .sort();
  } catch {
    return [];
  }
}

/**
 * The document that `from NAME use …` means: `NAME.md`, or else `NAME.tex`, in the folder of the document that says so, and only
 * if it is a plain file there. NAME has no dots or slashes, so nothing outside that folder can be named.
 */
export function readSibling(name: string, from: Source): Source | null {
  if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return null;
  const path = documentFiles(name)
    .map((file) => join(dirname(from.path), file))
    .find(isPlainFile);
  if (path === undefined) return null;
  const source = readSource(path);
  return 'code' in source ? null : source;
}

/** The document whose certificates a file has, by its name; `null`: it is none. */
function documentOfCertificates(path: string): string | null {
  if (!path.endsWith(CERTIFICATES)) return null;
  const document = path.slice(0, -CERTIFICATES.length);
  return isDocumentPath(document) ? document : null;
}

function certificates(path: string, document: string): Problem {
  return problem(
    'certificates',
    path,
    'has certificates, and is no document',
    `name the document, \`${document}\`: its certificates are found beside it`,
  );
}

function isPlainFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function filesAt(path: string): { file: string; named: NamedSource['named'] }[] | Problem {
  const files: string[] = [];
  try {
    if (!statSync(path).isDirectory()) return [{ file: path, named: 'file' }];
    collect(path, files);
  } catch (error) {
    const inner = error instanceof Error && 'path' in error ? String(error.path) : path;
    return problem(
      'unreadable',
      inner,
      `cannot be read: ${reasonOf(error)}`,
      inner === path
        ? 'give the path of a Markdown document, or of a folder with some'
        : 'check its permissions, or name the documents one by one',
    );
  }
  if (files.length === 0)
    return problem(
      'no-documents',
      path,
      'has no documents',
      'a claim document is a file that ends in .md or .tex',
    );
  if (files.length > MAX_DOCUMENTS)
    return problem(
      'too-many-documents',
      path,
      `has ${files.length} documents; the limit is ${MAX_DOCUMENTS}`,
      'name a smaller folder',
    );
  return files.map((file) => ({ file, named: 'folder' }));
}

function collect(folder: string, files: string[]): void {
  const entries = entriesOf(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !SKIPPED_FOLDERS.has(entry.name)) collect(path, files);
    } else if (entry.isFile() && isDocumentPath(entry.name)) files.push(path);
    if (files.length > MAX_DOCUMENTS) return;
  }
}

/** The error of a folder that cannot be read names it: it may stand deep below the one that the user named. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw Object.assign(error as Error, { path: folder });
  }
}

function readSource(path: string): Source | Problem {
  try {
    const stat = statSync(path);
    if (!stat.isFile())
      return problem('unreadable', path, 'is not a plain file', 'give the path of a Markdown document');
    if (stat.size > MAX_DOCUMENT_BYTES)
      return problem(
        'document-too-large',
        path,
        `has ${stat.size} bytes; the limit is ${MAX_DOCUMENT_BYTES}`,
        'split the document',
      );
    const bytes = readFileSync(path);
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError)
      return problem('not-text', path, 'is not UTF-8 text', 'a claim document is a Markdown file in UTF-8');
    return problem(
      'unreadable',
      path,
      `cannot be read: ${reasonOf(error)}`,
      'check the path and its permissions',
    );
  }
}
