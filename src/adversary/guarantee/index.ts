export { examineRun, huntGuarantee } from './hunt-guarantee.js';
