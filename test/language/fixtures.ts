import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type ReadDocument, type Resolution, resolveDocuments } from '../../src/language/index.js';

const FIXTURES = new URL('./fixtures/', import.meta.url);

export function fixture(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

export function fixturesIn(folder: string): string[] {
  return readdirSync(new URL(folder, FIXTURES)).sort();
}

/** The documents that fixtures can import. */
export const readShelf: ReadDocument = (name) => {
  const path = `library/${name}.md`;
  return existsSync(new URL(path, FIXTURES)) ? { path, text: fixture(path) } : null;
};

/** A document with one claim of these lines, after the blocks before it. */
export function resolveClaim(lines: string, before = ''): Resolution {
  const text = `${before}\n\`\`\`claim c\n${lines}\n\`\`\`\n`;
  return resolveDocuments([{ path: 'c.md', text }], readShelf);
}
