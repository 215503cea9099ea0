/** Counts what floating-point guidance costs: one unit for each node of an expression that is visited. */
export class Meter {
  work = 0;
}
