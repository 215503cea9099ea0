export { Equalities, type FlatCase, type ResidueFinding } from './equalities.js';
export { equalitiesOf, isGeneric } from './equalities-of.js';
