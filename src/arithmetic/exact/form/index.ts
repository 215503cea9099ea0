export { exp, ln, power } from './elementary.js';
export { decimalsOf, enclose } from './enclosure.js';
export { add, divide, mul, neg, sub } from './number.js';
export { type ExactNumber, type Form, isForm } from './product.js';
export { type Sign, signOf } from './sign.js';
