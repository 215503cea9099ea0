/** What one hunter did with one claim, beside the points that it asked about. */
export interface Outcome {
  /** Points that floating point evaluated. */
  readonly evaluations: number;
  /** Of these, those that violated the claim in floating point. */
  readonly asked: number;
  /** CPU, that of the judge not counted. */
  readonly seconds: number;
  /** CPU until the judge confirmed a point; `null`: it never did. */
  readonly foundAt: number | null;
  /** What went wrong, if the hunter ended by it. */
  readonly problem: string | null;
}
