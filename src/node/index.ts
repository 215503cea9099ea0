export {
  checkpointsOfOtherVersions,
  hasCheckpoint,
  readCheckpoint,
  removeCheckpoint,
  writeCheckpoint,
} from './checkpoints.js';
export { CONFIG_FILE, type Config, readConfig } from './config.js';
export {
  FAILURES_FOLDER,
  failurePath,
  failureText,
  type KeptFailures,
  keepFailure,
  readFailure,
  readKeptFailures,
} from './failures.js';
export { FolderWatch } from './folder-watch.js';
export { type Loading, loadDocuments, loadingDocuments } from './load.js';
export { outputProblem } from './outputs.js';
export { proofsPath, proofsProblem, readProofs, writeProofs } from './proof-files.js';
export type { FileReading } from './read-json.js';
export { MAX_DOCUMENT_BYTES, readSibling, readSources } from './read-sources.js';
export { readReportAssets } from './report-assets.js';
export { readReport } from './reports.js';
export { statedDocument } from './stated-path.js';
export { writeNew, writeWhole } from './write.js';
