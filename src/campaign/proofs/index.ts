export { type ArgumentStep, argumentOf, type ClaimArgument } from './argument.js';
export { type ClaimProofs, isProved, type OpenGoal, type ProofState } from './claim-proofs.js';
export {
  type ClaimProofData,
  claimProofData,
  PROOFS_SCHEMA,
  type ProofsData,
  proofsData,
} from './proof-data.js';
export {
  isSearched,
  ProofSession,
  type ProvableDocument,
  type Search,
  type SearchResult,
} from './proof-session.js';
