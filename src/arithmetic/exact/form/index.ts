export { exp, ln, power } from './elementary.js';
export { decimalsOf, enclose } from './enclosure.js';
export { divide, mul } from './number.js';
export { type ExactNumber, type Form, isForm } from './product.js';
export { type Sign, signOf } from './sign.js';
export { add, neg, sub } from './sum.js';
