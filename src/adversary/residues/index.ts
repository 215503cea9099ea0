export { Equalities, type FlatCase, type ResidueFinding } from './equalities.js';
