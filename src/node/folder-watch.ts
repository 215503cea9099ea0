import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDocumentPath, type Problem } from '../language/index.js';
import { fileProblem, reasonOf } from './problem.js';

/**
 * Editors save in several steps (write, rename, touch): what happens within this many milliseconds is one change.
 * Below what a person notices.
 */
const SETTLE = 80;

/** Tells of changes to Markdown files in the folders of documents, and in the folders named with those below. */
export class FolderWatch {
  /** Why nothing can be watched. */
  readonly problem: Problem | null = null;
  private readonly watchers: FSWatcher[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(
    paths: readonly string[],
    private readonly changed: () => void,
  ) {
    // Folders, not files: a file that an editor replaces is another file.
    for (const folder of new Set(paths.flatMap(foldersOf)))
      try {
        this.watchers.push(watch(folder, (_, name) => this.event(name)));
      } catch (error) {
        this.problem = fileProblem(
          'unwatchable',
          folder,
          `cannot be watched: ${reasonOf(error)}`,
          'check the path; on Linux the limit fs.inotify.max_user_watches may be reached',
        );
        return;
      }
  }

  private event(name: string | null): void {
    if (name !== null && !isDocumentPath(name)) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(this.changed, SETTLE);
  }

  close(): void {
    for (const watcher of this.watchers) watcher.close();
    if (this.timer) clearTimeout(this.timer);
  }
}

function foldersOf(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [dirname(path)];
    const below = readdirSync(path, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    );
    return [path, ...below.flatMap((entry) => foldersOf(join(path, entry.name)))];
  } catch {
    return [dirname(path)];
  }
}
