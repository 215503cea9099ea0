export { coefficientOf } from './coefficient.js';
export {
  type ConstantBounds,
  fractionText,
  type ProvedConstant,
  proveConstant,
  type RefutedConstant,
  refuteConstant,
  smallestConstant,
} from './constant-bounds.js';
export { likelyConstants } from './likely.js';
export { constantBelow, type Scaled, scaled } from './scaled.js';
export { simplestBetween } from './simplest.js';
export { smallestProved } from './smallest.js';
export { readBack, writtenClaims } from './written-claims.js';
