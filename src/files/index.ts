export { type Loading, loadDocuments } from './load.js';
export { MAX_DOCUMENT_BYTES, readSibling, readSources } from './read-sources.js';
