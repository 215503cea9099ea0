import { ARTICLE } from './article.js';
import { BASE } from './base.js';
import { CLAIM } from './claim.js';
import { CONTENTS } from './contents.js';
import { PLOT } from './plot.js';
import { PRINT } from './print.js';
import { SUMMARY } from './summary.js';

/** The whole style sheet of a page, in the order in which its parts may override each other. */
export const STYLE = [BASE, CONTENTS, SUMMARY, ARTICLE, CLAIM, PLOT, PRINT].join('');
