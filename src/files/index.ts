export {
  FAILURES_FOLDER,
  failurePath,
  type KeptFailures,
  keepFailure,
  readFailure,
  readKeptFailures,
} from './failures.js';
export { type Loading, loadDocuments } from './load.js';
export type { FileReading } from './read-json.js';
export { MAX_DOCUMENT_BYTES, readSibling, readSources } from './read-sources.js';
export { statedDocument } from './stated-path.js';
export { writeNew, writeWhole } from './write.js';
