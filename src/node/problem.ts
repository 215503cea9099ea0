import type { Problem } from '../language/index.js';

/** A mistake about a file: its path is what it is about. */
export function fileProblem(code: string, path: string, message: string, advice: string): Problem {
  return { code, subject: path, message: `${path} ${message}`, advice, place: null };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EEXIST: 'it is there already',
  EISDIR: 'it is a folder',
  LINKED:
    'it is no plain file in a folder of its own, but a link to somewhere else, through which nothing is written',
  ELOOP: 'its symbolic links go in circles',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'the file system is read-only',
};

/** What an error of the file system says, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return REASONS[code] ?? code;
}
