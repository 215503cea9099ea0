/** How two sides stand to each other. `!=` stands in premises and conditions; a chain is made of the others. */
export type Relation = '=' | '<=' | '<' | '>=' | '>' | '!=';
