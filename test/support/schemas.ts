// Schemas of what the tool reads and writes, for tests that hold files and pages to them. The tool itself loads them
// only with the first file, so that the layer's index does not have them.
export { configSchema } from '../../src/node/config-schema.js';
export * as data from '../../src/node/data-schemas.js';
export { failureFile } from '../../src/node/failure-schema.js';
export { reportFile } from '../../src/node/report-schema.js';
