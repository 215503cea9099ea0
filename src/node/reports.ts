import type { Report } from '../campaign/index.js';
import type { FileReading } from './read-json.js';

/** A report that `check --json` has written. */
export async function readReport(path: string): Promise<FileReading<Report>> {
  const [{ readJson }, { reportFile }] = await Promise.all([
    import('./read-json.js'),
    import('./report-schema.js'),
  ]);
  return readJson(path, reportFile);
}
