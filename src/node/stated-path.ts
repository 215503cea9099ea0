import { lstatSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { isDocumentPath } from '../language/index.js';

/**
 * A document's path as a file states it, if it may be read without the user having named it: a plain
 * document in this folder or below, through no hidden folder and no symbolic link. `null` otherwise.
 */
export function statedDocument(stated: string): string | null {
  const path = normalize(stated);
  const parts = path.split(sep);
  if (!isDocumentPath(path) || parts.some((part) => part === '' || part.startsWith('.'))) return null;
  try {
    for (let i = 1; i < parts.length; i += 1)
      if (!lstatSync(join(...parts.slice(0, i))).isDirectory()) return null;
    return lstatSync(path).isFile() ? path : null;
  } catch {
    return null;
  }
}
