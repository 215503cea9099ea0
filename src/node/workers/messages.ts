import type { HuntOptions, HuntProgress } from '../../adversary/index.js';
import type { RoundOutcome } from '../../campaign/index.js';
import type { Claim } from '../../language/index.js';

/** What a worker is told: first the claims, once, then round after round to hunt. */
export type Order =
  | { readonly kind: 'claims'; readonly claims: readonly Claim[] }
  | { readonly kind: 'task'; readonly claimIndex: number; readonly options: HuntOptions };

/** What a worker says about the round that it hunts. */
export type Answer = { readonly kind: 'progress'; readonly progress: HuntProgress } | RoundOutcome;
