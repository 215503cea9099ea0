export { displayFormula } from './formula.js';
export { gist } from './gist.js';
export { cardId, liveArguments, liveArticle, liveCard } from './live.js';
export { observe } from './observation.js';
export { sidesFigure } from './sides.js';
export { STYLE } from './style/index.js';
export { failingLink, wholeLink } from './whole.js';
