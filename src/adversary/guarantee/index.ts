export { examineRun, GUARANTEE_CROSS_CHECK_HORIZON, huntGuarantee } from './hunt-guarantee.js';
