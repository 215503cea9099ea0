export { Unsupported } from './claim-text.js';
export { type CoqFile, type ExportedClaim, exportCoq } from './export.js';
