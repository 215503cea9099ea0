/** One look at a claim took more than it may: it is not worth what it would say. */
export class TooLongLook extends Error {}

/** Counts what floating-point guidance costs: one unit for each node of an expression that is visited. */
export class Meter {
  work = 0;
  private end = Number.POSITIVE_INFINITY;

  /** What `look` says, or `otherwise` where it takes more than `most`: nested sums and definitions can take years. */
  bounded<T>(most: number, look: () => T, otherwise: T): T {
    this.end = this.work + most;
    try {
      return look();
    } catch (error) {
      if (error instanceof TooLongLook) return otherwise;
      throw error;
    } finally {
      this.end = Number.POSITIVE_INFINITY;
    }
  }

  /** Counts work before it is done. */
  spend(work: number): void {
    this.work += work;
    if (this.work > this.end) throw new TooLongLook();
  }
}
